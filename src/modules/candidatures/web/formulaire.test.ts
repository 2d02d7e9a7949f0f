import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import type { Champs, Visite } from '../../../../test/harness/navigateur.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { etape1, publierRis } from '../../../../test/harness/ris.ts'
import type { ActeurEditeur } from '../../../kernel/acteur.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, modules } = procedure
const { pierre, claire, nadia } = personnes
const actes = actesDe(procedure)
const ris = await publierRis(procedure)

const adresse = (numero: string): string => `/candidatures/${numero}/etapes/administrative`
const lire = (numero: string, qui: ActeurEditeur = pierre): Promise<Visite> => navigation.en(qui).aller(adresse(numero))
const envoyer = async (
  numero: string,
  champs: Champs,
  { geste = 'enregistrer', qui = pierre, depuis }: { geste?: string; qui?: ActeurEditeur; depuis?: Visite } = {},
): Promise<Visite> =>
  navigation.en(qui).soumettre(depuis ?? (await lire(numero, qui)), adresse(numero), { ...champs, geste })
const valeurDe = ({ html }: Visite, nom: string): string | undefined =>
  new RegExp(`<input[^>]* name="${nom.replaceAll('.', '\\.')}"[^>]* value="([^"]*)"`).exec(html)?.[1]
/** Where each line of the error summary leads; all must be on the page. */
const verifierLiens = ({ html }: Visite): void => {
  const resume = /data-resume-erreurs[\s\S]*?<\/ul>/.exec(html)?.[0] ?? ''
  const ids = [...resume.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id ?? '')
  assert.ok(ids.length > 0)
  for (const id of ids) assert.ok(html.includes(`id="${id}"`), `rien ne porte ${id}`)
}

test('[ADM-1] [ADM-6] the empty form says what is mandatory, and how far it is', async () => {
  const { texte } = await lire(await actes.ouvrir(ris))
  for (const libelle of ['SIRET *', 'Forme juridique *', 'Adresse électronique du contact *'])
    assert.ok(texte.includes(libelle), libelle)
  assert.match(texte, /0 sur 14 réponses obligatoires \(0 %\)/)
})

test('[ADM-6] saved at any time as a draft: found again by oneself and by a colleague, with the share that is filled', async () => {
  const numero = await actes.ouvrir(ris)
  const enregistre = await envoyer(numero, { siret: etape1['siret'] ?? '', contact_nom: 'Zoé "Z" <Durand>' })
  assert.equal(enregistre.statut, 200)
  assert.match(enregistre.texte, /Brouillon enregistré le .* par Pierre Durand\./)
  assert.match(enregistre.texte, /2 sur 14 réponses obligatoires \(14 %\)/)
  const revu = await lire(numero, claire)
  assert.equal(valeurDe(revu, 'siret'), '732 829 320 00074')
  assert.equal(valeurDe(revu, 'contact_nom'), 'Zoé &quot;Z&quot; &lt;Durand>')
  const plein = await envoyer(numero, etape1)
  assert.match(plein.texte, /14 sur 14 réponses obligatoires \(100 %\)/)
})

test('[ADM-2] [ADM-6] what is typed wrongly is told at once and kept: a draft holds it, a submission does not', async () => {
  const numero = await actes.ouvrir(ris)
  const faux = { ...etape1, siret: '12345678912345', contact_courriel: 'pierre(at)exemple' }
  const dit = await envoyer(numero, faux)
  assert.equal(dit.statut, 422)
  assert.match(dit.texte, /2 erreurs sont à corriger/)
  verifierLiens(dit)
  const revu = await lire(numero)
  assert.equal(revu.statut, 200)
  assert.deepEqual(
    [valeurDe(revu, 'siret'), valeurDe(revu, 'contact_courriel')],
    ['12345678912345', 'pierre(at)exemple'],
  )
  assert.match(revu.texte, /Brouillon enregistré/)
})

test('[ADM-6] « Suivant » with answers missing: every one on top and at its field, what was typed kept, the draft saved', async () => {
  const numero = await actes.ouvrir(ris)
  const refuse = await envoyer(numero, { contact_nom: 'Pierre Durand' }, { geste: 'continuer' })
  assert.equal(refuse.statut, 422)
  assert.match(refuse.texte, /13 erreurs sont à corriger/)
  verifierLiens(refuse)
  assert.equal(valeurDe(refuse, 'contact_nom'), 'Pierre Durand')
  assert.match(refuse.texte, /Brouillon enregistré/)
  const suivant = await envoyer(numero, etape1, { geste: 'continuer', depuis: refuse })
  assert.equal(suivant.url, `${adresse(numero)}/recapitulatif`)
})

test('[ADM-3] the helper buttons fill the fields from the account, and leave what was typed elsewhere', async () => {
  const numero = await actes.ouvrir(ris)
  const moi = await envoyer(numero, { forme_juridique: 'SA' }, { geste: 'aide.contact.moi' })
  assert.equal(moi.statut, 200)
  assert.deepEqual(
    ['contact_nom', 'contact_courriel', 'contact_telephone', 'forme_juridique', 'representant_nom'].map(nom =>
      valeurDe(moi, nom),
    ),
    ['Pierre Durand', 'pierre.durand@imagerie-demo.example', '01 99 00 00 02', 'SA', undefined],
  )
  const legal = await envoyer(numero, {}, { geste: 'aide.representant_legal.responsable_legal' })
  assert.deepEqual(
    ['representant_nom', 'representant_fonction', 'representant_courriel', 'representant_telephone', 'contact_nom'].map(
      nom => valeurDe(legal, nom),
    ),
    ['Claire Martin', 'Présidente', 'claire.martin@imagerie-demo.example', '04 99 00 00 01', 'Pierre Durand'],
  )
  for (const geste of [
    'aide.constructor.moi',
    'aide.contact.constructor',
    'aide',
    'ajouter.constructor',
    'retirer.siret.0',
  ])
    assert.equal((await envoyer(numero, {}, { geste })).statut, 200, geste)
})

test('[ADM-4] [ADM-5] a field that is asked only in some cases counts in those cases only', async () => {
  const numero = await actes.ouvrir(ris)
  const oui = { ...etape1, reference_vague1: 'oui' }
  const manque = await envoyer(numero, oui, { geste: 'continuer' })
  assert.equal(manque.statut, 422)
  assert.match(manque.texte, /14 sur 15 réponses obligatoires/)
  verifierLiens(manque)
  const suivant = await envoyer(numero, { ...oui, identifiant_vague1: 'W-1' }, { geste: 'continuer' })
  assert.match(suivant.texte, /W-1/)
  const non = await envoyer(numero, { ...etape1, identifiant_vague1: 'W-1' }, { geste: 'continuer' })
  assert.doesNotMatch(non.texte, /W-1/)
})

test('[ADM-6] two colleagues at once: the second is told, sees what they typed, and decides', async () => {
  const numero = await actes.ouvrir(ris)
  const [aPierre, aClaire] = [await lire(numero), await lire(numero, claire)]
  assert.equal((await envoyer(numero, { contact_nom: 'De Claire' }, { qui: claire, depuis: aClaire })).statut, 200)
  const conflit = await envoyer(numero, { contact_nom: 'De Pierre' }, { depuis: aPierre })
  assert.equal(conflit.statut, 409)
  assert.match(conflit.texte, /Un collègue a enregistré ce formulaire entre-temps/)
  assert.equal(valeurDe(conflit, 'contact_nom'), 'De Pierre')
  assert.equal(valeurDe(await lire(numero, claire), 'contact_nom'), 'De Claire')
  const garde = await envoyer(numero, {}, { depuis: conflit })
  assert.equal(garde.statut, 200)
  assert.equal(valeurDe(await lire(numero, claire), 'contact_nom'), 'De Pierre')
})

test('[P2] a draft sent twice by the same person, the first answer being lost, is no conflict', async () => {
  const numero = await actes.ouvrir(ris)
  const page = await lire(numero)
  const envoi = () => envoyer(numero, { contact_nom: 'Pierre Durand' }, { depuis: page })
  assert.deepEqual([(await envoi()).statut, (await envoi()).statut], [200, 200])
})

test('once submitted, the form leads to what was handed over, and a page left open changes nothing', async () => {
  const numero = await actes.ouvrir(ris)
  const ouverte = await lire(numero)
  await envoyer(numero, etape1)
  await fait(
    modules.candidatures.soumettreEtape({ numero, acte: acteDe(pierre), etape: 'administrative', versionVue: 1 }),
  )
  for (const visite of [await lire(numero), await envoyer(numero, { siret: '' }, { depuis: ouverte })]) {
    assert.equal(visite.url, `${adresse(numero)}/recapitulatif`)
    assert.match(visite.texte, /Soumise le .* par Pierre Durand/)
    assert.match(visite.texte, /732 829 320 00074/)
  }
})

test('[P23] a step that is none, or that is not open yet, is not there; the agency reads the summary once submitted', async () => {
  const numero = await actes.ouvrir(ris)
  for (const etape of ['constructor', 'administratif', 'convention', 'eligibilite/recapitulatif'])
    assert.equal((await navigation.en(pierre).aller(`/candidatures/${numero}/etapes/${etape}`)).statut, 404, etape)
  const agence = () => navigation.en(nadia).aller(`${adresse(numero)}/recapitulatif`)
  assert.equal((await agence()).statut, 404)
  assert.doesNotMatch((await navigation.en(nadia).aller(`/candidatures/${numero}`)).html, /recapitulatif/)
  assert.equal((await navigation.en(nadia).aller(adresse(numero))).statut, 403)
})

test('a text that no one types is kept or refused, and never breaks the service', async () => {
  const numero = await actes.ouvrir(ris)
  for (const texte of [
    '\ud83e\ude7b'.repeat(50),
    '\u202e',
    "'; drop table brouillons; --",
    '\\u0000',
    '{"a":1}',
    'x'.repeat(60_000),
  ]) {
    const { statut } = await envoyer(numero, { contact_nom: texte })
    assert.ok([200, 422].includes(statut), `${statut} ${texte.slice(0, 20)}`)
  }
  // An address that no e-mail can be sent to would stop the job that writes to it.
  assert.equal((await envoyer(numero, { representant_courriel: 'a\u0001b@exemple.fr' })).statut, 422)
  assert.equal((await envoyer(numero, { contact_nom: 'a\0b' })).statut, 400)
  assert.equal((await envoyer(numero, { contact_nom: 'x'.repeat(70_000) })).statut, 413)
})
