import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import type { Visite } from '../../../../test/harness/navigateur.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import type { ActeurEditeur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, produit, etat, faits } = procedure
const { pierre, claire, paul, lucas, nadia } = personnes
const actes = actesDe(procedure)
const charte = { titre: 'Charte d’essai', version: '2.1', html: '<p>Je m’engage.</p>', empreinte: 'c4a27e'.repeat(8) }
const programme = await procedure.publier(petitProgramme({ code: 'demo', intitule: 'RIS d’essai', charte }))

const CHARTE = '/demarches/demo/charte'
const ouvrirCharte = (produitId: string, qui: ActeurEditeur = pierre): Promise<Visite> =>
  navigation.en(qui).aller(`${CHARTE}?produit=${produitId}`)
const accepter = async (produitId: string, qui: ActeurEditeur = pierre): Promise<Visite> =>
  navigation.en(qui).soumettre(await ouvrirCharte(produitId, qui), CHARTE, { charte: 'oui' })
const numeroDe = ({ url }: Visite): string => /^\/candidatures\/([A-Z0-9]{10})$/.exec(url)?.[1] ?? assert.fail(url)

test('[GUI-4] parcours, démarche, product, charter, confirmation: the path ends on the dashboard with its four steps', async () => {
  const produitId = await produit()
  const qui = navigation.en(pierre)
  const parcours = await qui.aller('/demarches')
  assert.match(parcours.texte, /Ségur vague 2 .*RIS d’essai/)
  assert.ok(parcours.html.includes('href="/demarches/demo"'))
  const demarche = await qui.aller('/demarches/demo')
  assert.match(demarche.texte, /Ce guichet est permanent/)
  assert.ok(demarche.html.includes('href="/demarches/demo/produit"'))
  const choix = await qui.aller('/demarches/demo/produit')
  assert.ok(choix.html.includes(`href="${CHARTE}?produit=${produitId}"`))
  const lue = await ouvrirCharte(produitId)
  assert.match(lue.texte, /Charte d’essai .*Version 2\.1 Je m’engage\./)
  const tableau = await accepter(produitId)
  assert.match(tableau.texte, /Candidature n° [A-Z0-9]{10}/)
  assert.match(tableau.texte, /Candidature administrative .*Éligibilité .*Dépôt des preuves .*Convention/)
  assert.match(tableau.texte, /Compléter et soumettre l’étape « Candidature administrative »/)
})

test('[GUI-5] without the tick: 422, said on top and at the box, and no candidature', async () => {
  const produitId = await produit()
  const qui = navigation.en(pierre)
  const refuse = await qui.soumettre(await ouvrirCharte(produitId), CHARTE)
  assert.equal(refuse.statut, 422)
  assert.match(refuse.texte, /Une erreur est à corriger Cochez la case pour confirmer que le représentant du candidat/)
  assert.match(refuse.html, /<a href="#champ-charte">/)
  assert.match(refuse.html, /id="champ-charte"/)
  assert.match(refuse.texte, /Je m’engage\./)
  for (const charteTypee of ['', 'non', 'OUI'])
    assert.equal((await qui.soumettre(await ouvrirCharte(produitId), CHARTE, { charte: charteTypee })).statut, 422)
  assert.match((await qui.aller('/demarches/demo/produit')).html, new RegExp(`produit=${produitId}`))
})

test('[GUI-5] who accepted, when, and the hash of the very text are kept, shown and printed on a receipt', async () => {
  const numero = numeroDe(await accepter(await produit()))
  const { charte: kept } = await etat(numero)
  assert.deepEqual([kept.empreinte, kept.version, kept.accepteePar.nom], [charte.empreinte, '2.1', 'Pierre Durand'])
  const [ouverte] = await faits(numero)
  assert.equal(ouverte?.le, kept.accepteeLe)
  const tableau = await navigation.en(nadia).aller(`/candidatures/${numero}`)
  assert.match(tableau.texte, /Charte acceptée version 2\.1, par Pierre Durand, le \S+ \d+ \S+ \d{4} à /)
  const accuse = await navigation.en(pierre).aller(`/candidatures/${numero}/accuses/1`)
  assert.match(accuse.texte, new RegExp(`version 2\\.1, empreinte SHA-256 ${charte.empreinte}`))
})

test('[GUI-6] numbers are ten upper-case letters or digits, and do not follow one another', async () => {
  const numeros: string[] = []
  for (let i = 0; i < 12; i++) numeros.push(await actes.ouvrir(programme))
  assert.equal(new Set(numeros).size, 12)
  for (const numero of numeros) assert.match(numero, /^[A-Z0-9]{10}$/)
  const communs = numeros.slice(1).map((numero, i) => [...numero].filter((c, j) => c === numeros[i]?.[j]).length)
  assert.ok(Math.max(...communs) < 6, communs.join())
  assert.notDeepEqual(numeros, numeros.toSorted())
})

test('[PRD-5] a second candidature of a product in the same guichet leads to the first; in another guichet it opens', async () => {
  const produitId = await produit()
  const ouverteAvant = await ouvrirCharte(produitId)
  const premiere = numeroDe(await accepter(produitId))
  const seconde = await navigation.en(pierre).soumettre(ouverteAvant, CHARTE, { charte: 'oui' })
  assert.equal(numeroDe(seconde), premiere)
  assert.equal(numeroDe(await ouvrirCharte(produitId)), premiere)
  const choix = await navigation.en(pierre).aller('/demarches/demo/produit')
  assert.match(choix.texte, new RegExp(`Candidature en cours : n° ${premiere}`))
  const ailleurs = await procedure.publier(petitProgramme({ code: 'ailleurs' }))
  assert.notEqual(await actes.ouvrir(ailleurs, produitId), premiere)
})

test('[PRD-5] two colleagues who accept at the same moment end on the same candidature', async () => {
  const produitId = await produit()
  const pages = await Promise.all([ouvrirCharte(produitId), ouvrirCharte(produitId, claire)])
  const issues = await Promise.all([
    navigation.en(pierre).soumettre(pages[0], CHARTE, { charte: 'oui' }),
    navigation.en(claire).soumettre(pages[1], CHARTE, { charte: 'oui' }),
  ])
  assert.deepEqual(
    issues.map(({ statut }) => statut),
    [200, 200],
  )
  assert.equal(numeroDe(issues[0]), numeroDe(issues[1]))
})

test('[P2] the form sent twice opens one candidature, and leads to it twice', async () => {
  const produitId = await produit()
  const lue = await ouvrirCharte(produitId)
  const envoyer = () => navigation.en(pierre).soumettre(lue, CHARTE, { charte: 'oui' })
  const [un, deux] = await Promise.all([envoyer(), envoyer()])
  assert.equal(numeroDe(un), numeroDe(deux))
  assert.equal(numeroDe(await envoyer()), numeroDe(un))
})

test('[PRD-5] after a refusal the product can apply again: a closed candidature leaves room', async () => {
  const produitId = await produit()
  const numero = await actes.ouvrir(programme, produitId)
  await actes.soumettreEtape(numero, 'administrative')
  await fait(
    procedure.modules.candidatures.refuserCandidature({ numero, acte: acteDe(nadia), motif: 'Hors du périmètre.' }),
  )
  assert.notEqual(numeroDe(await accepter(produitId)), numero)
})

test('[P23] only the products of which one is a collaborateur can apply; another’s is not there', async () => {
  const produitId = await produit()
  for (const qui of [lucas, paul]) {
    assert.equal((await ouvrirCharte(produitId, qui)).statut, 404, qui.nom)
    assert.doesNotMatch((await navigation.en(qui).aller('/demarches/demo/produit')).html, new RegExp(produitId))
    const forge = { ...(await ouvrirCharte(await produit(qui), qui)) }
    const envoye = await navigation.en(qui).soumettre(forge, CHARTE, { charte: 'oui', produit: produitId })
    assert.equal(envoye.statut, 404)
  }
  for (const chemin of [
    '/demarches/inconnue',
    '/demarches/constructor/produit',
    '/demarches/demo/charte',
    `${CHARTE}?produit=x`,
  ])
    assert.equal((await navigation.en(pierre).aller(chemin)).statut, 404, chemin)
  assert.equal((await navigation.en(nadia).aller('/demarches')).statut, 403)
})

test('[JAL-1] once J1 has passed, the charter can’t be accepted any more, and the page says when it was', async () => {
  const quand = '2026-01-13T11:00:00.000Z' as Instant
  await procedure.publier(
    petitProgramme({ code: 'passe', guichet: 'borne', jalons: [{ code: 'J1', libelle: 'Dépôt', quand }] }),
  )
  const qui = navigation.en(pierre)
  const lue = await qui.aller(`/demarches/passe/charte?produit=${await produit()}`)
  const refuse = await qui.soumettre(lue, '/demarches/passe/charte', { charte: 'oui' })
  assert.equal(refuse.statut, 422)
  assert.match(
    refuse.texte,
    /Le jalon J1 est passé : il était fixé au mardi 13 janvier 2026 à 12 h 00 \(heure de Paris\)/,
  )
})

test('the list shows one’s candidatures, found by words, state and page, whatever is asked for', async () => {
  const qui = navigation.en(pierre)
  const numero = await actes.ouvrir(programme)
  assert.match((await qui.aller(`/candidatures?q=${numero}`)).texte, new RegExp(`1 candidature .*${numero}`))
  for (const requete of [
    'statut=constructor',
    'statut=__proto__',
    'page=0',
    'page=-3',
    'page=abc',
    'page=999999999999999999999999',
    'q=%25_%5C%27%22',
    `q=${'a'.repeat(5_000)}`,
    'statut=close&page=2&q=',
  ])
    assert.equal((await qui.aller(`/candidatures?${requete}`)).statut, 200, requete)
  for (const requete of ['page=999999999999999999999999', 'guichet=constructor', 'statut=toString'])
    assert.equal((await navigation.en(nadia).aller(`/agence/candidatures?${requete}`)).statut, 200, requete)
  assert.doesNotMatch((await navigation.en(lucas).aller('/candidatures')).texte, new RegExp(numero))
})
