import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { borne, claire, J1, J2, nadia, paris, permanent } from '../../../test/harness/cas.ts'
import { ouvrirNavigation } from '../../../test/harness/navigateur.ts'
import { NonTrouve } from '../../kernel/erreurs.ts'
import type { Instant, JourCivil } from '../../kernel/temps.ts'
import type { Dispositif } from '../../modules/dispositifs/index.ts'
import type { SolutionReferencee } from '../../modules/registre/index.ts'
import { type DepsPublic, operateurDe, routesPubliques } from './index.ts'

const LE = paris('2026-05-11 12:00')

const borneAuj: Dispositif = { ...borne, presentation: 'Le guichet des essais.' }
const libre: Dispositif = { ...permanent, code: 'libre', intitule: 'Guichet libre' }

const solution: SolutionReferencee = {
  etat: 'reference',
  guichet: 'demo',
  dispositifId: borne.id,
  editeur: 'Imagerie Démo SAS',
  solution: 'Imago',
  reference: 'REF-DEMO-000001',
  version: '4.2',
  profils: ['general'],
  prononceLe: LE,
  debutLe: '2026-04-07' as JourCivil,
  finLe: '2031-04-07' as JourCivil,
  attestation: 'a',
}

const ouvrir = async (changements: Partial<DepsPublic> = {}, le: Instant = LE) => {
  const dispositifs = [borneAuj, libre]
  const navigation = await ouvrirNavigation(
    routesPubliques({
      dispositifsOuverts: async () => dispositifs,
      dispositifOuvert: async code => {
        const trouve = dispositifs.find(dispositif => dispositif.code === code)
        if (!trouve) throw new NonTrouve()
        return trouve
      },
      chercher: async () => ({ inscrits: [solution], nombre: 1, le }),
      horloge: async () => le,
      operateur: operateurDe({ nomOperateur: 'Agence de test', demonstration: true, operateur: undefined }),
      ...changements,
    }),
  )
  after(() => navigation.fermer())
  return navigation
}

const navigation = await ouvrir()
const { anonyme } = navigation

test('[PUB-1] [IDN-6] anyone opens the home page: what it is, the way in, the programmes and their calendars, what is referenced', async () => {
  const { statut, texte, html } = await anonyme.aller('/')
  assert.equal(statut, 200)
  assert.match(texte, /Convergence est le guichet où les éditeurs/)
  assert.match(html, /<a class="fr-btn[^>]*href="\/connexion"[^>]*>\s*Connexion/)
  assert.match(
    texte,
    /Démonstration Candidatures ouvertes Jalon 1 : Dépôt du dossier administratif avant le mercredi 13 mai 2026 à 12 h 00 \(heure de Paris\) , dans 2 jours/,
  )
  assert.match(texte, /Guichet libre Guichet permanent Les candidatures sont reçues à tout moment/)
  assert.match(texte, /Imagerie Démo SAS Imago 4\.2 Depuis le 7 avril 2026/)
  assert.match(html, /<form[^>]*action="\/registre"[^>]*role="search"/)
  assert.match(html, /href="\/registre\/REF-DEMO-000001"/)
})

test('[IDN-6] who is signed in is led to their own home instead', async () => {
  const pour = async (personne: typeof claire | typeof nadia): Promise<string> =>
    (await navigation.en(personne).aller('/')).html.replaceAll(/<header[\s\S]*?<\/header>/g, '')
  assert.match(await pour(claire), /href="\/tableau-de-bord"[^>]*>\s*Mon tableau de bord/)
  assert.match(await pour(nadia), /href="\/agence"[^>]*>\s*Ma journée/)
  assert.doesNotMatch(await pour(claire), /href="\/connexion"/)
})

test('before anything is open or referenced, the home page says what will come', async () => {
  const vide = await ouvrir({
    dispositifsOuverts: async () => [],
    chercher: async () => ({ inscrits: [], nombre: 0, le: LE }),
  })
  const { texte } = await vide.anonyme.aller('/')
  assert.match(texte, /Aucun dispositif n’est ouvert/)
  assert.match(texte, /Aucune solution n’est encore référencée/)
  assert.match((await vide.anonyme.aller('/dispositifs')).texte, /Aucun dispositif n’est ouvert/)
})

test('[JAL-4] a milestone is ahead until its very instant; then the next ones are shown, and no file can begin', async () => {
  const a = async (le: Instant): Promise<string> => (await (await ouvrir({}, le)).anonyme.aller('/dispositifs')).texte
  assert.match(await a(paris('2026-05-13 11:59')), /Candidatures ouvertes Jalon 1/)
  assert.match(await a(J1), /Candidatures closes Jalon 2/)
  assert.match(await a(J2), /Candidatures closes Jalon 3/)
  assert.match(await a(paris('2028-01-01')), /Tous les jalons de ce dispositif sont passés/)
})

test('[GUI-1] [JAL-1] a programme as anyone reads it: calendar, profiles, forms, chapters and their counts, and the way to apply', async () => {
  const { statut, texte, html } = await anonyme.aller('/dispositifs/demo')
  assert.equal(statut, 200)
  assert.match(texte, /Le guichet des essais/)
  assert.match(texte, /Jalon 3 : Fin des échanges avant le mercredi 10 mars 2027 à 12 h 00 \(heure de Paris\)/)
  assert.match(texte, /Général Obligatoire\. CIBA Facultatif\./)
  assert.match(texte, /4 exigences et 0 préconisation, vérifiées par 4 scénarios et 4 preuves/)
  assert.match(texte, /annuaire 2 0 2 2 dmp 1 0 1 1/)
  assert.match(html, /href="\/demarches\/demo"[^>]*>\s*Candidater/)
  assert.match(html, /href="\/registre\?dispositif=demo&amp;etat=candidat"/)
  for (const code of ['inconnu', '%27']) assert.equal((await anonyme.aller(`/dispositifs/${code}`)).statut, 404)
})

test('[PUB-3] personal data: what is known, why, for how long, the rights, and where to reach the officer', async () => {
  const { texte } = await anonyme.aller('/donnees-personnelles')
  assert.match(texte, /Délégué à la protection des données dpo@agence\.example/)
  assert.match(texte, /Pendant la durée du référencement, puis pendant l’archivage/)
  for (const droit of ['l’accès', 'rectification', 'effacement', 'portabilité', 'limitation'])
    assert.ok(texte.includes(droit), droit)
})

test('the pages that the law asks for are there, honest about a demonstration, and linked from the map of the site', async () => {
  const plan = await anonyme.aller('/plan-du-site')
  for (const chemin of ['/mentions-legales', '/donnees-personnelles', '/accessibilite', '/cgu', '/dispositifs/libre'])
    assert.ok(plan.html.includes(`href="${chemin}"`), chemin)
  const mentions = await anonyme.aller('/mentions-legales')
  assert.match(mentions.texte, /Service de démonstration .* rien de ce qui s’y fait n’a de valeur juridique/)
  const accessibilite = await anonyme.aller('/accessibilite')
  assert.match(accessibilite.texte, /non conforme .* aucun n’a encore été réalisé/)
})

test('[PUB-3] outside a demonstration, what is said of the operator is what it set', async () => {
  const operateur = {
    adresse: '2 rue du Témoin, 75998 Paris',
    courriel: 'contact@agence.example',
    telephone: '01 99 00 56 78',
    directeurPublication: 'Camille Témoin',
    hebergeur: 'Hébergeur témoin, Lyon',
    delegueDonnees: 'delegue@agence.example',
  }
  const reel = operateurDe({ nomOperateur: 'Une agence', demonstration: false, operateur })
  const { anonyme: visiteur } = await ouvrir({ operateur: reel })
  const { texte } = await visiteur.aller('/mentions-legales')
  for (const dit of [
    'Une agence',
    operateur.adresse,
    operateur.courriel,
    operateur.telephone,
    'Camille Témoin',
    'Lyon',
  ])
    assert.ok(texte.includes(dit), dit)
  assert.doesNotMatch(texte, /démonstration/i)
  assert.match((await visiteur.aller('/donnees-personnelles')).texte, /des données delegue@agence\.example/)
})
