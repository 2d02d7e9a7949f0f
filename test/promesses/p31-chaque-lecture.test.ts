import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import type { Personne } from '../../src/kernel/acteur.ts'
import { TACHE_APERCEVOIR, tachesApercu } from '../../src/app/apercus.ts'
import { actesDe } from '../harness/actes.ts'
import { pdfDe, pngDe } from '../harness/fichiers-a-voir.ts'
import { ouvrirProcedure } from '../harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../harness/programme.ts'
import { chiffrer, hasard, selon } from '../harness/promesses/forme.ts'

const procedure = await ouvrirProcedure()
const { db, modules, navigation, personnes, faits } = procedure
const { pierre, claire, paul, lucas, hugo, nadia, alix } = personnes
const actes = actesDe(procedure)
const programme = await procedure.publier(
  petitProgramme({
    taillesMax: { defaut: 10_000_000 },
    rem: { chapitres: [chapitreDEssai('annuaire', [{ numero: 'ANN.01.01.01', natures: ['document', 'capture'] }])] },
  }),
)
const { entier, parmi, octets } = hasard('P31')

type Lue = { readonly numero: string; readonly id: string; readonly taille: number; readonly images: number }

const deposer = async (nom: string, contenu: Buffer, images: number): Promise<Lue> => {
  const numero = await actes.menerAuDepot(programme)
  const chapitre = `/candidatures/${numero}/chapitres/annuaire`
  const qui = navigation.en(pierre)
  const page = await qui.aller(`${chapitre}?preuve=ANN.01.01.01`)
  await qui.soumettre(page, `${chapitre}/preuves/fichier`, { piece: { nom, contenu } })
  const depot = (await faits(numero)).flatMap(fait => (fait.type === 'PreuveDeposee' ? [fait.depot] : []))[0]
  return { numero, id: depot?.id ?? assert.fail(nom), taille: contenu.length, images }
}

/** What one line of the log must say. */
type Ligne = {
  readonly numero: string
  readonly par: string
  readonly debut: number | null
  readonly fin: number | null
  readonly apercu: number | null
}
const enTexte = ({ numero, par, debut, fin, apercu }: Ligne): string =>
  JSON.stringify([numero, par, debut, fin, apercu])

const PLAGES = ['', 'bytes=0-', 'bytes=0-0', 'bytes=-7', 'bytes=5-80', 'bytes=900000000-', 'bytes=9-3', 'octets']

/** What one list has more often than the other. */
const ecarts = (notees: readonly string[], attendues: readonly string[]): readonly string[] => {
  const comptes = new Map<string, number>()
  for (const ligne of notees) comptes.set(ligne, (comptes.get(ligne) ?? 0) + 1)
  for (const ligne of attendues) comptes.set(ligne, (comptes.get(ligne) ?? 0) - 1)
  return [...comptes].filter(([, n]) => n !== 0).map(([ligne, n]) => `${n > 0 ? '+' : ''}${n} ${ligne}`)
}

test('[P31] every byte that went out has its line, and no line is of bytes that did not', async t => {
  const pieces = [
    await deposer('petit.pdf', pdfDe(['Une', 'Deux', 'Trois']), 3),
    await deposer('ecran.png', pngDe(300), 1),
    await deposer('long.pdf', Buffer.concat([Buffer.from('%PDF-1.7 '), octets(700_000)]), 0),
  ]
  const contexte = { id: '1', tentative: 1, derniere: false, arret: undefined }
  await tachesApercu({ config: { antivirus: undefined }, modules })[TACHE_APERCEVOIR]?.(null, contexte)
  const tous: readonly (Personne | null)[] = [pierre, claire, paul, lucas, hugo, nadia, alix, null]
  const attendues: string[] = []
  let servies = 0
  for (let n = selon(400, 10_000); n > 0; n--) {
    const { numero, id, images } = parmi(pieces)
    const qui = parmi(tous)
    const genre = parmi(['piece', 'piece', 'piece', 'image', 'archive', 'page', 'inconnue'] as const)
    const rang = 1 + entier(images + 1)
    const chemin = {
      piece: `/candidatures/${numero}/preuves/${id}`,
      image: `/candidatures/${numero}/preuves/${id}/apercus/${rang}`,
      archive: `/candidatures/${numero}/preuves.zip`,
      page: `/candidatures/${numero}/apercus/${id}`,
      inconnue: `/candidatures/${numero}/preuves/${crypto.randomUUID()}`,
    }[genre]
    const plage = genre === 'piece' ? parmi(PLAGES) : ''
    const method = entier(8) === 0 ? 'HEAD' : 'GET'
    const demande = { method, url: chemin, headers: plage === '' ? {} : { range: plage } } as const
    const reponse = await (qui ? navigation.en(qui) : navigation.anonyme).demander(demande)
    const donne = (reponse.statusCode === 200 || reponse.statusCode === 206) && reponse.rawPayload.length > 0
    if (!donne || genre === 'page') continue
    assert.ok(qui, 'nobody gets a byte without a name')
    servies++
    const [, debut, fin] = /^bytes (\d+)-(\d+)\//.exec(String(reponse.headers['content-range'] ?? '')) ?? []
    attendues.push(
      enTexte({
        numero,
        par: qui.personneId,
        debut: debut === undefined ? null : Number(debut),
        fin: fin === undefined ? null : Number(fin),
        apercu: genre === 'image' ? rang : null,
      }),
    )
  }
  const { rows } = await sql<Ligne>`select numero, par->>'id' as par, debut::int as debut, fin::int as fin, apercu
    from lectures_de_pieces`.execute(db)
  assert.deepEqual(ecarts(rows.map(enTexte), attendues), [])
  assert.ok(servies > 50)
  chiffrer(t, { 'réponses qui ont remis des octets': servies, 'lignes du registre des lectures': rows.length })
})
