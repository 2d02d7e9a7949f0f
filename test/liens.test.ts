import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { rolesAgent } from '../src/kernel/acteur.ts'
import { autorise } from '../src/platform/http/acces.ts'
import { menuDe } from '../src/ui/index.ts'
import { type Exploration, explorer } from './harness/explorateur.ts'
import { laisserVenirLaJournee, semerLesControles } from './harness/controles.ts'
import { semerToutesLesEtapes } from './harness/etapes.ts'
import { declarerParLesPages } from './harness/marques.ts'
import { ouvrirProcedure } from './harness/procedure.ts'
import { demarrerProduit } from './harness/produit.ts'

/** The product, started on a database where candidatures stand at every step. */
const procedure = await ouvrirProcedure()
const { numeros, clore, publierLaSuite } = await semerToutesLesEtapes(procedure)
const { adresse } = await demarrerProduit({
  role: 'web',
  env: { DATABASE_URL: procedure.url, DATA_DIR: procedure.dossier },
})
const { jetons } = procedure

const personnes = {
  nobody: undefined,
  'Pierre, salarié': jetons.pierre,
  'Claire, mandataire': jetons.claire,
  'Lucas, of another company': jetons.lucas,
  'Nadia, gestionnaire': jetons.nadia,
  'Hugo, vérificateur': jetons.hugo,
  'Inès, secrétaire and member of the college': jetons.ines,
  'Dominique, direction': jetons.dominique,
  'Alix, administrateur': jetons.alix,
} as const

type Qui = keyof typeof personnes
const tous = Object.keys(personnes) as Qui[]

/** The paths that somebody opened. */
const atteintes = new Set<string>()

const sansFaute = async (qui: Qui, ou: Partial<Exploration> = {}): Promise<void> => {
  const { fautes, ouvertes } = await explorer({ adresse, session: personnes[qui], ...ou })
  for (const url of ouvertes) atteintes.add(url.split('?', 1)[0] ?? url)
  assert.deepEqual(fautes, [])
  assert.ok(ouvertes.length > 20, `seulement ${ouvertes.length} adresses`)
}

describe('[P23] [P25] no dead link, no link to what is forbidden, no page without its policy', () => {
  for (const qui of tous) test(`for ${qui}`, () => sansFaute(qui))
  test('nor when the séance is closed and its decision signed', async () => {
    await clore()
    const dossier = `/candidatures/${numeros['attribuee']}`
    await sansFaute('nobody', { departs: ['/', '/registre'], profondeur: 2 })
    await sansFaute('Claire, mandataire', { departs: [dossier], profondeur: 2 })
    await sansFaute('Inès, secrétaire and member of the college', { departs: ['/agence/college'], profondeur: 2 })
    await sansFaute('Dominique, direction', { departs: ['/agence/signatures', dossier], profondeur: 2 })
  })
  test('nor where a programme asks for everything', async () => {
    const numero = await semerLesControles(procedure)
    const departs = [`/candidatures/${numero}`]
    for (const qui of ['Pierre, salarié', 'Hugo, vérificateur', 'Nadia, gestionnaire'] as const)
      await sansFaute(qui, { departs, profondeur: 3 })
    await laisserVenirLaJournee(procedure, numero)
    await sansFaute('Hugo, vérificateur', { departs, profondeur: 2 })
  })
  test('nor when the next version of a programme is published', async () => {
    await publierLaSuite()
    const departs = [`/candidatures/${numeros['enDepot']}`]
    for (const qui of ['Pierre, salarié', 'Hugo, vérificateur'] as const)
      await sansFaute(qui, { departs, profondeur: 2 })
    await sansFaute('Nadia, gestionnaire', { departs: ['/atelier'], profondeur: 3 })
  })
  test('nor when what is referenced is sold under another name', async () => {
    const { navigation, personnes: gens } = procedure
    const [reference = ''] =
      /[A-Z]+(?:-[A-Z0-9]+)+(?="|<)/.exec((await navigation.anonyme.aller('/registre')).html) ?? []
    const produitId = await procedure.produit(gens.lucas)
    await declarerParLesPages({ navigation, acteur: gens.lucas }, { produitId, reference })
    await sansFaute('Lucas, of another company', { departs: ['/produits'], profondeur: 4 })
    await sansFaute('Nadia, gestionnaire', { departs: ['/agence/marques-blanches'], profondeur: 2 })
  })
})

test('every entry of the menu is open to each role that sees it, held alone', () => {
  const pages = procedure.modules.routes.filter(({ methode }) => methode === 'GET')
  for (const role of rolesAgent) {
    const acteur = { ...procedure.personnes.alix, roles: [role] }
    const connecte = { acteur, sessionId: 'x' }
    for (const { href } of menuDe(connecte)) {
      // Wired apart from the modules, and opened above.
      if (href === '/administration') continue
      const route = pages.find(({ chemin }) => chemin === href)
      assert.ok(route && autorise(route.acces, connecte), `${href} pour ${role}`)
    }
  }
})

/** Pages that no link leads to, on purpose: why. */
const SANS_LIEN: Readonly<Record<string, string>> = {
  '/candidatures/:numero/preuves/:depot/apercus/:rang': 'an image that a task makes, then on the page of its preview',
  '/agenda/:jeton': 'what a calendar reads, at a secret address that is told once',
  '/produits/:id/marque-blanche/verification': 'the check page of what was just sent, which its form leads to',
  '/agence/constats/confirmation': 'where one lands after ticking the closings to confirm',
  '/agence/constats/issue': 'where one lands after confirming them',
  '/candidatures/:numero/profils/confirmation': 'what the profiles ticked on the page before would cost',
  '/atelier/:code/exigences/apercu': 'the preview of the workbook that was just sent, which its form leads to',
  '/atelier/importer/:empreinte': 'the check page of the files that were just sent, which their form leads to',
  '/atelier/:code/essai.xlsx': 'the list that a trial ends with, once its form has run it',
  '/candidatures/:numero/accuses': 'where one lands after handing over several chapters at once',
}

test('every page can be reached by a link, by somebody', () => {
  const pages = procedure.modules.routes.filter(({ methode }) => methode === 'GET').map(({ chemin }) => chemin)
  const orphelines = pages.filter(chemin => {
    const forme = new RegExp(`^${chemin.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`)
    return !(chemin in SANS_LIEN) && ![...atteintes].some(atteinte => forme.test(atteinte))
  })
  assert.deepEqual(orphelines, [])
})
