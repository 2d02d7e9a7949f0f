import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { baseDeTest } from '../../../../test/harness/base.ts'
import { alix, borne, claire, hugo, nadia } from '../../../../test/harness/cas.ts'
import { poser, semerProduit } from '../../../../test/harness/candidatures.ts'
import { referencee, toutesLesHistoires } from '../../../../test/harness/histoires.ts'
import { ouvrirNavigation } from '../../../../test/harness/navigateur.ts'
import { verifierJournal } from '../../journal/index.ts'
import type { Fait } from '../domain/faits.ts'
import { FLUX } from '../infra/candidatures.pg.ts'
import { voirCandidature } from '../queries/voir-candidature.ts'
import { faitEnMots } from './faits-en-mots.ts'
import { routesJournal } from './journal.route.ts'

const { db } = await baseDeTest()
const programme = { ...borne, id: randomUUID() }
const navigation = await ouvrirNavigation(
  routesJournal({
    voir: demande => voirCandidature(db, demande),
    lireDispositif: async () => programme,
    verifierJournal: numero => verifierJournal(db, { flux: FLUX, fluxId: numero }),
  }),
)
after(() => navigation.fermer())
const administrateur = navigation.en(alix)

let rang = 0
const deposer = async (histoire: readonly Fait[] = referencee): Promise<string> => {
  rang += 1
  const numero = `J${String(rang).padStart(9, '0')}`
  const siret = String(73_282_932_000_074 + rang)
  const produit = await semerProduit(db, { siret, editeur: 'Imagerie Démo SAS', solution: 'Imago' })
  // A reference is given once.
  const reference = `REF-DEMO-${String(rang).padStart(6, '0')}`
  const propre = histoire.map(fait =>
    fait.type === 'ReferencementPrononce' ? { ...fait, referencement: { ...fait.referencement, reference } } : fait,
  )
  await poser(db, propre, { numero, guichet: 'demo', dispositifId: programme.id, ...produit })
  return numero
}

const lire = async (numero: string): Promise<string> =>
  (await administrateur.aller(`/candidatures/${numero}/journal`)).texte

/** As somebody who holds the database and silences its guards. */
const trafiquer = async (ecrire: () => Promise<unknown>, table = 'journal'): Promise<void> => {
  await sql.raw(`alter table ${table} disable trigger user`).execute(db)
  await ecrire()
  await sql.raw(`alter table ${table} enable trigger user`).execute(db)
}

test('[PUB-4] every act of a candidature: who, in which capacity, what and when; the chain and the state are checked', async () => {
  const texte = await lire(await deposer())
  assert.match(texte, /La chaîne des 28 lignes est intacte/)
  assert.match(texte, /Le journal, rejoué, redonne l’état affiché/)
  assert.match(
    texte,
    /1 02\/03\/2026 09:00:00 Pierre Durand salarié Candidature ouverte ; charte acceptée, version 1\.2\./,
  )
  assert.match(texte, /10:00:00 Pierre Durand salarié Chapitre « annuaire » soumis avec 2 preuves ; rang n° 11/)
  assert.match(
    texte,
    /Inès Moreau secrétaire du collège, membre du collège Collège technique, décision du jeudi 2 avril 2026/,
  )
  assert.match(texte, /Référencement REF-DEMO-000001, à compter du 7 avril 2026 et jusqu’au 7 avril 2031 exclu/)
  assert.match(texte, /Moment exact lundi 2 mars 2026 à 9 h 00 min 0,000 s/)
})

test('[PUB-4] wherever a candidature stands, its journal folds to the state shown', async () => {
  for (const [nom, histoire] of Object.entries(toutesLesHistoires)) {
    const texte = await lire(await deposer(histoire))
    assert.match(texte, /est intacte .* redonne l’état affiché/, nom)
    assert.doesNotMatch(texte, /Acte illisible/, nom)
  }
})

test('[PUB-4] a line rewritten in the database is named, though the story still holds', async () => {
  const numero = await deposer()
  await trafiquer(() =>
    sql`update journal set par = replace(par::text, 'Hugo', 'Hector')::json where flux_id = ${numero} and position = 12`.execute(
      db,
    ),
  )
  const { texte, html } = await administrateur.aller(`/candidatures/${numero}/journal`)
  assert.match(texte, /La chaîne est rompue à la ligne 12/)
  assert.match(html, /<tr id="ligne-12" class="cv-ligne--attention"/)
  // The verdict's author is in the state too.
  assert.match(texte, /ne redonne pas l’état affiché .* chapitres\.annuaire\.preuves/)
})

test('[PUB-4] a line whose hash was made again with it breaks the next one', async () => {
  const numero = await deposer()
  await trafiquer(() =>
    sql`update journal j set le = le + interval '1 second', empreinte = sha256(convert_to(journal_texte(
        (select empreinte from journal where flux_id = ${numero} and position = 4), flux, flux_id, position, type, le + interval '1 second', par, donnees), 'UTF8'))
      where flux_id = ${numero} and position = 5`.execute(db),
  )
  assert.match(await lire(numero), /La chaîne est rompue à la ligne 6/)
})

test('[PUB-4] a line taken out of the middle, or lines cut off at the end, are told', async () => {
  const milieu = await deposer()
  await trafiquer(() => sql`delete from journal where flux_id = ${milieu} and position = 11`.execute(db))
  const texte = await lire(milieu)
  assert.match(texte, /La chaîne est rompue à la ligne 11/)
  assert.match(texte, /Des lignes manquent à la fin du journal/)
  const fin = await deposer()
  await trafiquer(() => sql`delete from journal where flux_id = ${fin} and position > 20`.execute(db))
  const coupe = await lire(fin)
  assert.match(coupe, /La chaîne des 20 lignes est intacte/)
  assert.match(coupe, /L’état affiché tient compte de 28 lignes ; le journal n’en contient plus que 20/)
})

test('[PUB-4] a state changed without an act is told, and where it differs', async () => {
  const numero = await deposer()
  await trafiquer(
    () =>
      sql`update candidatures set etat = replace(etat::text, '2031-04-07', '2041-04-07')::json where numero = ${numero}`.execute(
        db,
      ),
    'candidatures',
  )
  const texte = await lire(numero)
  assert.match(texte, /La chaîne des 28 lignes est intacte/)
  assert.match(texte, /ne redonne pas l’état affiché .* Ce qui diffère : referencement\.finLe/)
})

test('[PUB-4] a line made nonsense is shown all the same, and the journal can’t be told again', async () => {
  const numero = await deposer()
  await trafiquer(() =>
    sql`update journal set type = 'Invente', donnees = '[]' where flux_id = ${numero} and position = 3`.execute(db),
  )
  const texte = await lire(numero)
  assert.match(texte, /Acte illisible \(Invente\)/)
  assert.match(texte, /Le journal ne peut pas être rejoué La ligne 3/)
})

test('[PUB-4] the export holds what it takes to compute the chain again, with nothing of ours', async () => {
  const numero = await deposer()
  const reponse = await administrateur.demander({ url: `/candidatures/${numero}/journal.json` })
  assert.equal(reponse.statusCode, 200)
  const { lignes, controle } = reponse.json()
  assert.equal(controle.rejeu.code, 'identique')
  let precedente = '0'.repeat(64)
  for (const { flux, fluxId, position, type, le, par, donnees, empreinte } of lignes) {
    const texte = [precedente, flux, fluxId, position, type, le, par, donnees].join('\n')
    assert.equal(createHash('sha256').update(texte).digest('hex'), empreinte)
    precedente = empreinte
  }
  assert.equal(controle.verification.tete, precedente)
})

test('a long journal is read page by page, and is checked whole', async () => {
  const avis = referencee.find(fait => fait.type === 'AvisRendu') ?? assert.fail()
  const debut = toutesLesHistoires['annuairePris'] ?? []
  const numero = await deposer([...debut, ...Array.from({ length: 120 }, () => avis)])
  const { texte } = await administrateur.aller(`/candidatures/${numero}/journal?page=2`)
  assert.match(texte, /La chaîne des 131 lignes est intacte .* 131 lignes .* Empreinte 101 /)
  assert.match((await administrateur.aller(`/candidatures/${numero}/journal?page=99`)).texte, /Empreinte 101 /)
  assert.match((await administrateur.aller(`/candidatures/${numero}/journal?page=x`)).texte, /Empreinte 1 /)
})

test('the journal is the administrator’s: refused to others, not found where there is none', async () => {
  const numero = await deposer()
  for (const personne of [claire, nadia, hugo])
    for (const fin of ['journal', 'journal.json'])
      assert.equal((await navigation.en(personne).aller(`/candidatures/${numero}/${fin}`)).statut, 403)
  assert.equal((await administrateur.aller('/candidatures/ZZZZZZZZZZ/journal')).statut, 404)
})

test('every kind of fact has its sentence', () => {
  const vus = new Map<string, string>()
  for (const fait of Object.values(toutesLesHistoires).flat()) vus.set(fait.type, faitEnMots(fait, borne))
  for (const [type, phrase] of vus) assert.match(phrase, /^\p{Lu}.{8,}/su, type)
  assert.ok(vus.size >= 19, [...vus.keys()].join())
})
