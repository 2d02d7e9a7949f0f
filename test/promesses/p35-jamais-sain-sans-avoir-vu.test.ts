import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { zipSync } from 'fflate'
import { sql } from 'kysely'
import { TACHE_ANALYSER, tachesAnalyse } from '../../src/app/analyses.ts'
import { antivirusClamd } from '../../src/platform/antivirus/index.ts'
import { actesDe } from '../harness/actes.ts'
import { EICAR, ouvrirFauxClamd } from '../harness/clamd.ts'
import { pdfDe } from '../harness/fichiers-a-voir.ts'
import { ouvrirProcedure } from '../harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../harness/programme.ts'
import { chiffrer, hasard, selon } from '../harness/promesses/forme.ts'

const procedure = await ouvrirProcedure()
const { db, modules, navigation, personnes, faits } = procedure
const actes = actesDe(procedure)
const programme = await procedure.publier(
  petitProgramme({
    taillesMax: { defaut: 10_000_000 },
    rem: { chapitres: [chapitreDEssai('annuaire', [{ numero: 'ANN.01.01.01', natures: ['document', 'log'] }])] },
  }),
)

/** What we are told that the engine looks into, and where it gives up by itself. */
const NOTRE_LIMITE = 60_000
const SA_LIMITE = 50_000
const clamd = await ouvrirFauxClamd({ longueurMax: SA_LIMITE })
test.after(clamd.fermer)
const antivirus = antivirusClamd({ adresse: clamd.adresse, tailleMax: NOTRE_LIMITE, silenceMs: 300 })
const { entier, octets } = hasard('P35')

const numero = await actes.menerAuDepot(programme)
const chapitre = `/candidatures/${numero}/chapitres/annuaire`
const deposer = async (nom: string, contenu: Buffer): Promise<string> => {
  const qui = navigation.en(personnes.pierre)
  const page = await qui.aller(`${chapitre}?preuve=ANN.01.01.01`)
  await qui.soumettre(page, `${chapitre}/preuves/fichier`, { piece: { nom, contenu } })
  const empreinte = createHash('sha256').update(contenu).digest('hex')
  const dernier = (await faits(numero)).at(-1)
  assert.ok(dernier?.type === 'PreuveDeposee' && dernier.depot.nature === 'fichier', nom)
  assert.equal(dernier.depot.empreinte, empreinte, nom)
  return empreinte
}

const pdf = (taille: number): Buffer => Buffer.concat([pdfDe(['Une']), octets(Math.max(0, taille - 700))])
const verrouille = (archive: Uint8Array): Buffer => {
  const ouverte = Buffer.from(archive)
  for (const [signe, drapeaux] of [
    [0x04034b50, 6],
    [0x02014b50, 8],
  ] as const)
    for (let ici = 0; ici < ouverte.length - 4; ici++)
      if (ouverte.readUInt32LE(ici) === signe)
        ouverte.writeUInt16LE(ouverte.readUInt16LE(ici + drapeaux) | 1, ici + drapeaux)
  return ouverte
}
const archive = (): Uint8Array => zipSync({ 'a.txt': octets(200), 'b.txt': octets(200) })

/** Each kind, and whether an engine can have seen all of it. */
const GENRES: readonly (readonly [
  string,
  (taille: number) => readonly [nom: string, contenu: Buffer],
  vu: 'selon la taille' | 'non',
])[] = [
  ['un PDF', taille => [`rapport-${taille}.pdf`, pdf(taille)], 'selon la taille'],
  ['un texte', taille => [`journal-${taille}.txt`, Buffer.from('a'.repeat(taille))], 'selon la taille'],
  ['une archive', () => ['pieces.zip', Buffer.from(archive())], 'selon la taille'],
  ['une archive qui demande un mot de passe', () => ['secret.zip', verrouille(archive())], 'non'],
  ['un PDF qui demande un mot de passe', () => ['secret.pdf', pdfDe([`${entier(1e9)}`], { chiffre: true })], 'non'],
  ['ce que le moteur dit chiffré', () => ['note.txt', Buffer.from(`CHIFFRE ${entier(1e9)}`)], 'non'],
  ['ce sur quoi le moteur se tait', () => ['muet.txt', Buffer.from(`SILENCE ${entier(1e9)}`)], 'non'],
]

test('[P35] whatever its size and its kind, what was not looked into is never said clean, and what was is', async t => {
  const attendus = new Map<string, readonly [genre: string, vu: boolean]>()
  const infectes: string[] = []
  const tailles = [SA_LIMITE - 1, SA_LIMITE, SA_LIMITE + 1, NOTRE_LIMITE, NOTRE_LIMITE + 1, 200_000]
  for (let n = 0; n < selon(40, 600); n++) {
    const [genre, faire, vu] = GENRES[n % GENRES.length] ?? assert.fail()
    const [nom, contenu] = faire(tailles[n % tailles.length] ?? 1 + entier(90_000))
    attendus.set(await deposer(nom, contenu), [genre, vu === 'selon la taille' && contenu.length <= SA_LIMITE])
  }
  for (const contenu of [`note ${EICAR}`, `autre ${EICAR}`])
    infectes.push(await deposer('note.txt', Buffer.from(contenu)))
  const contexte = { id: '1', tentative: 1, derniere: false, arret: undefined }
  const tache = tachesAnalyse({ config: { antivirus: undefined }, db, modules }, antivirus)[TACHE_ANALYSER]
  const enAttente = async (): Promise<number> =>
    (
      await sql<{ n: number }>`select count(*)::int as n from pieces left join analyses using (empreinte)
      where etat is null or etat = 'en_attente'`.execute(db)
    ).rows[0]?.n ?? 0
  // An engine that keeps silent stops the turn: the next one goes on with the others.
  for (let tour = 0; tour < attendus.size && (await enAttente()) > 0; tour++) await tache?.(null, contexte)
  const { rows } = await sql<{ empreinte: string; etat: string }>`select empreinte, etat from analyses`.execute(db)
  const comptes: Record<string, number> = {}
  for (const { empreinte, etat } of rows) {
    const [genre, vu] = attendus.get(empreinte) ?? ['ce qui est infecté', false]
    assert.equal(etat === 'sain', vu, `${genre} : ${etat}`)
    assert.equal(etat === 'infecte', infectes.includes(empreinte), genre)
    comptes[etat] = (comptes[etat] ?? 0) + 1
  }
  assert.equal(rows.length, attendus.size + infectes.length)
  chiffrer(t, comptes)
})
