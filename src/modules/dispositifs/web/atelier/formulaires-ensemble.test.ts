import assert from 'node:assert/strict'
import test from 'node:test'
import { acteDe } from '../../../../../test/harness/base.ts'
import type { Champs, Visite } from '../../../../../test/harness/navigateur.ts'
import { fait, ouvrirProcedure } from '../../../../../test/harness/procedure.ts'
import { publierRis } from '../../../../../test/harness/ris.ts'
import { type Champ, composerAtelier, controlerChantier, lienDe, lieuDe } from '../../index.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, db } = procedure
const ris = await publierRis(procedure)
const atelier = composerAtelier(db)
await fait(
  atelier.ouvrirChantier({
    acte: acteDe(personnes.nadia),
    ouverture: { kind: 'nouveau', code: 'essai', intitule: 'Guichet d’essai', modele: null },
  }),
)

const nadia = navigation.en(personnes.nadia)
const F = '/atelier/essai/formulaires/administrative'

const envoyer = async (adresse: string, champs: Champs = {}): Promise<Visite> =>
  nadia.soumettre(await nadia.aller(adresse), adresse, champs)
const champ = async (nom: string): Promise<Champ> => {
  const sections = (await atelier.lireChantier('essai'))?.chantier.formulaires.administrative.sections ?? []
  return sections.flatMap(({ champs }) => champs).find(({ code }) => code === nom) ?? assert.fail(nom)
}
const lisible = ({ texte }: Visite): string => texte.replaceAll('\u00a0', ' ')

test('[GUI-1] [ELI-1] a whole section is copied from a published programme, and what did not follow is told', async () => {
  const adresse = `${F}/sections/copie`
  assert.equal((await envoyer(adresse)).statut, 422)
  const deja = await envoyer(adresse, { modele: `${ris.code}/administrative/entreprise` })
  assert.equal(deja.statut, 422)
  assert.match(deja.texte, /déjà posées ici/)
  const copie = await envoyer(adresse, { modele: `${ris.code}/eligibilite/cnda` })
  assert.match(lisible(copie), /Section « 2\. Informations CNDA » copiée de RIS vague 2, 6 questions\./)
  assert.deepEqual((await champ('tiers_nil')).si, { champ: 'montage_tiers', vaut: 'oui' })
  const partielle = await envoyer(adresse, { modele: `${ris.code}/administrative/version_candidate` })
  assert.match(lisible(partielle), /Déjà posées ici, et non copiées : « Dénomination commerciale/)
})

test('[GUI-1] what a colleague wrote in between is not written over: it is told, and what was typed stays', async () => {
  const adresse = `${F}/champs/nouveau`
  const vue = await nadia.aller(adresse)
  const alix = navigation.en(personnes.alix)
  await alix.soumettre(await alix.aller(`${F}/sections/nouvelle`), `${F}/sections/nouvelle`, { titre: 'D’Alix' })
  const refusee = await nadia.soumettre(vue, adresse, { section: 'd_alix', libelle: 'À moi', type: 'texte' })
  assert.equal(refusee.statut, 422)
  assert.match(refusee.texte, /a modifié ce chantier entre-temps/)
  assert.match(refusee.html, /value="À moi"/)
  assert.equal((await nadia.soumettre(refusee, adresse)).statut, 200)
  assert.equal((await champ('a_moi')).libelle, 'À moi')
})

test('[P2] what is sent twice is done once, and answered the same: an addition, then a removal', async () => {
  const ajouter = await nadia.aller(`${F}/champs/nouveau`)
  const envoi = { section: 'd_alix', libelle: 'Une fois', code: 'une_fois', type: 'texte' }
  const [un, deux] = [
    await nadia.soumettre(ajouter, `${F}/champs/nouveau`, envoi),
    await nadia.soumettre(ajouter, `${F}/champs/nouveau`, envoi),
  ]
  assert.deepEqual([un.statut, deux.statut, deux.url], [200, 200, un.url])
  assert.match(lisible(deux), /Question « Une fois » ajoutée\./)
  const adresse = `${F}/champs/une_fois/retrait`
  const retrait = await nadia.aller(adresse)
  const retires = [await nadia.soumettre(retrait, adresse), await nadia.soumettre(retrait, adresse)]
  assert.deepEqual(
    retires.map(({ statut, url }) => [statut, url.split('?')[0]]),
    [
      [200, F],
      [200, F],
    ],
  )
})

test('[GUI-1] a section without a question is told by the check, by its name, with the way to it', async () => {
  await envoyer(`${F}/sections/nouvelle`, { titre: 'Sans question' })
  const chantier = (await atelier.lireChantier('essai'))?.chantier ?? assert.fail()
  const faute = controlerChantier(chantier).find(({ phrase }) => phrase.includes('Sans question')) ?? assert.fail()
  assert.equal(lieuDe(chantier, faute), 'Sans question')
  assert.equal(lienDe(chantier, faute), `${F}#section-sans_question`)
  assert.match((await nadia.aller(F)).html, /id="section-sans_question"/)
})
