import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { sql } from 'kysely'
import { actesDe } from '../../test/harness/actes.ts'
import { EICAR, ouvrirFauxClamd } from '../../test/harness/clamd.ts'
import { ouvrirProcedure } from '../../test/harness/procedure.ts'
import { petitProgramme } from '../../test/harness/programme.ts'
import { antivirusClamd } from '../platform/antivirus/index.ts'
import type { ContexteTache } from '../platform/jobs/index.ts'
import { TACHE_ANALYSER, tachesAnalyse } from './analyses.ts'

const procedure = await ouvrirProcedure()
const { db, modules, navigation, personnes, faits } = procedure
const { pierre, nadia, hugo } = personnes
const actes = actesDe(procedure)
const programme = await procedure.publier(petitProgramme())
const clamd = await ouvrirFauxClamd({ longueurMax: 40_000 })
test.after(clamd.fermer)

const contexte: ContexteTache = { id: '1', tentative: 1, derniere: false, arret: undefined }
const tourner = async (port = clamd.adresse.port): Promise<void> => {
  const antivirus = antivirusClamd({ adresse: { hote: '127.0.0.1', port }, tailleMax: 50_000, silenceMs: 500 })
  const taches = tachesAnalyse({ config: { antivirus: undefined }, db, modules }, antivirus)
  await taches[TACHE_ANALYSER]?.(null, contexte)
}
const sha256 = (contenu: string): string => createHash('sha256').update(contenu).digest('hex')
const adresse = (numero: string): string => `/candidatures/${numero}/chapitres/annuaire`
const deposer = async (numero: string, contenu: string, nom = 'preuve.pdf'): Promise<string> => {
  const qui = navigation.en(pierre)
  const page = await qui.aller(`${adresse(numero)}?preuve=ANN.01.01.01`)
  const piece = { nom, contenu }
  return (await qui.soumettre(page, `${adresse(numero)}/preuves/fichier`, { piece })).html.replaceAll(/\s/g, ' ')
}
const page = async (numero: string): Promise<string> =>
  (await navigation.en(pierre).aller(`${adresse(numero)}?preuve=ANN.01.01.01`)).html.replaceAll(/\s/g, ' ')
const etatDe = async (contenu: string) => {
  const { rows } = await sql<{ etat: string }>`select etat from analyses where empreinte = ${sha256(contenu)}`.execute(
    db,
  )
  return rows[0]?.etat ?? null
}

test('[P35] un dépôt n’attend pas l’antivirus : reçu d’abord, « non analysé », puis analysé', async () => {
  const numero = await actes.menerAuDepot(programme)
  const contenu = '%PDF-1.7 sain'
  assert.match(await deposer(numero, contenu), /Non analysé/)
  const avant = (await faits(numero)).at(-1)
  await tourner()
  assert.equal(await etatDe(contenu), 'sain')
  assert.match(await page(numero), /Aucun virus trouvé/)
  assert.deepEqual((await faits(numero)).at(-1), avant)
})

test('[P35] trop grand pour l’antivirus, ou chiffré : « non analysé », jamais « sain »', async () => {
  const numero = await actes.menerAuDepot(programme)
  const [grand, moyen] = [`%PDF-1.7 ${'g'.repeat(60_000)}`, `%PDF-1.7 ${'m'.repeat(45_000)}`]
  for (const contenu of [grand, moyen]) await deposer(numero, contenu)
  await deposer(numero, 'CHIFFRE par mot de passe', 'note.txt')
  await tourner()
  for (const contenu of [grand, moyen, 'CHIFFRE par mot de passe']) assert.equal(await etatDe(contenu), 'non_analyse')
  assert.match(await page(numero), /Non analysé<\/span> contenu chiffré/)
})

test('[P35] un fichier infecté est mis en quarantaine : personne ne l’ouvre, le dépôt reste, les deux parties sont prévenues une fois', async () => {
  const numero = await actes.menerAuDepot(programme)
  const contenu = `note ${EICAR}`
  await deposer(numero, contenu, 'note.txt')
  await tourner()
  await tourner()
  assert.match(await page(numero), /Infecté, en quarantaine<\/span> Eicar-Test-Signature/)
  const depot = (await faits(numero)).flatMap(fait => (fait.type === 'PreuveDeposee' ? [fait.depot] : []))[0]
  for (const qui of [pierre, nadia, hugo]) {
    const reponse = await navigation.en(qui).demander({ url: `/candidatures/${numero}/preuves/${depot?.id}` })
    assert.equal(reponse.statusCode, 403)
    assert.match(reponse.body, /en quarantaine/)
  }
  const { rows } = await sql<{ objet: string }>`select objet from messages where numero = ${numero}
    and objet like '%quarantaine%'`.execute(db)
  assert.equal(rows.length, 2)
})

test('clamd arrêté : l’analyse est reprise plus tard, et rien n’est dit de la pièce', async () => {
  const numero = await actes.menerAuDepot(programme)
  const contenu = '%PDF-1.7 plus tard'
  await deposer(numero, contenu)
  await tourner(1)
  assert.equal(await etatDe(contenu), 'echec')
  assert.match(await page(numero), /Analyse en échec, à reprendre/)
  await tourner()
  assert.equal(await etatDe(contenu), 'echec')
  await sql`update analyses set reprise_le = now() where empreinte = ${sha256(contenu)}`.execute(db)
  await tourner()
  assert.equal(await etatDe(contenu), 'sain')
})
