import assert from 'node:assert/strict'
import test from 'node:test'
import { J1, J3 } from '../../../../test/harness/cas.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { actesEntiersDe, programmeEntier } from '../../../../test/harness/programme-entier.ts'
import { type Instant, plusHeures } from '../../../kernel/temps.ts'
import { lireHorloge } from '../../../platform/db/index.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, etat, faits, db } = procedure
const { pierre, nadia, lucas } = personnes
const actes = actesEntiersDe(procedure)
const qui = navigation.en(pierre)
let guichets = 0

const ouvrir = async (reste: Parameters<typeof programmeEntier>[0] = {}): Promise<string> => {
  const { id } = await procedure.publier(programmeEntier({ code: `profils-web-${++guichets}`, ...reste }))
  return actes.ouvrir(id, { vague1: 'oui' })
}
const adresse = (numero: string): string => `/candidatures/${numero}/profils`
const confirmation = (numero: string): string => `${adresse(numero)}/confirmation`
const choisir = async (numero: string, ...profils: readonly string[]) =>
  qui.soumettre(await qui.aller(adresse(numero)), adresse(numero), { profils })
const jalons = async (heures: number) => {
  const loin = (jalon: Instant): Instant => jalon.replace(/^\d+/, '2126') as Instant
  return [
    { code: 'J1', libelle: 'Un', quand: loin(J1) },
    { code: 'J2', libelle: 'Dossier complet', quand: plusHeures(await lireHorloge(db), heures) },
    { code: 'J3', libelle: 'Trois', quand: loin(J3) },
  ] as const
}

test('[PRE-9] the profiles that may be added are offered with what each asks for; none chosen, nothing happens', async () => {
  const numero = await ouvrir()
  const page = await qui.aller(adresse(numero))
  assert.match(page.texte, /Profils retenus Général .* Ajouter un profil .* CIBA 2 preuves de plus, dans 2 chapitres/)
  const aucun = await choisir(numero)
  assert.equal(aucun.statut, 422)
  assert.match(aucun.html, /href="#champ-profils"/)
  assert.match(aucun.texte, /Choisissez au moins un profil/)
})

test('[PRE-9] the confirmation says exactly what it costs: chapters and proofs added, those that come back, and the place that is lost', async () => {
  const numero = await ouvrir({ guichet: 'borne', jalons: await jalons(48) })
  await actes.soumettre(numero, 'dmp')
  const lue = await choisir(numero, 'ciba')
  assert.equal(lue.url, `${confirmation(numero)}?profils=ciba`)
  assert.match(lue.texte, /2 preuves de plus à déposer, dont celles de 1 nouveau chapitre/)
  assert.match(lue.texte, /1 chapitre déjà soumis revient dans vos mains et perd sa place dans la file/)
  assert.match(lue.texte, /Tous ces chapitres sont à soumettre avant le jalon J2/)
  assert.match(lue.texte, /Chapitre psc \+ 1 Ne s’applique pas S’ouvre au dépôt/)
  assert.match(lue.texte, /Chapitre dmp \+ 1 En file d’attente 1ᵉʳ de la file Revient dans vos mains/)
  assert.match(lue.texte, /Un profil ajouté ne se retire pas/)
  assert.ok(!(await faits(numero)).some(({ type }) => type === 'ProfilsAjoutes'))

  const accuse = await qui.soumettre(lue, confirmation(numero))
  assert.match(accuse.url, /\/accuses\/\d+$/)
  assert.match(accuse.texte, /Ajout de profils : CIBA .* Profils de la candidature Général et CIBA/)
  assert.match(
    accuse.texte,
    /Chapitre « Chapitre psc » 1 preuve attendue Chapitre « Chapitre dmp » 2 preuves attendues/,
  )
  const apres = await qui.aller(`/candidatures/${numero}`)
  assert.match(apres.texte, /Chapitre ins .* Chapitre psc 0\/1 .* Chapitre dmp 1\/2 .* Dépôt en cours/)
  assert.match((await qui.aller(adresse(numero))).texte, /La candidature a déjà tous les profils du dispositif/)
  // The same button pressed again: the same receipt.
  assert.equal((await qui.soumettre(lue, confirmation(numero))).url, accuse.url)
})

test('[PRE-9] what it costs has changed since it was read: nothing is added, and it is to be read again', async () => {
  const numero = await ouvrir()
  const lue = await choisir(numero, 'ciba')
  assert.match(lue.texte, /Chapitre dmp \+ 1 Dépôt en cours Reste dans vos mains/)
  await actes.soumettre(numero, 'dmp')
  const relue = await qui.soumettre(lue, confirmation(numero))
  assert.equal(relue.statut, 409)
  assert.match(relue.texte, /La situation a changé .* revient dans vos mains et perd sa place/)
  assert.ok(!(await faits(numero)).some(({ type }) => type === 'ProfilsAjoutes'))
  assert.match((await qui.soumettre(relue, confirmation(numero))).url, /\/accuses\/\d+$/)
  assert.deepEqual(await actes.replie(numero), await etat(numero))
})

test('[PRE-9] [JAL-2] after J2 the page says so and offers nothing; a confirmation kept open is refused', async () => {
  const numero = await ouvrir({ guichet: 'borne', jalons: await jalons(-1) })
  const page = await qui.aller(adresse(numero))
  assert.match(page.texte, /Aucun profil ne peut plus être ajouté\. Le jalon J2 est passé/)
  assert.ok(!page.html.includes('name="profils"'))
  assert.equal((await qui.aller(`${confirmation(numero)}?profils=ciba`)).url, `${adresse(numero)}?profils=ciba`)
})

test('[P23] profiles are added by the éditeur’s own people; odd addresses break nothing', async () => {
  const numero = await ouvrir()
  assert.equal((await navigation.en(lucas).aller(adresse(numero))).statut, 404)
  assert.equal((await navigation.en(nadia).aller(adresse(numero))).statut, 403)
  for (const requete of ['', '?profils=', '?profils=inconnu', '?profils=constructor,ciba', '?profils=general'])
    assert.equal((await qui.aller(confirmation(numero) + requete)).statut, 200, requete)
})
