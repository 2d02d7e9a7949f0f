import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { seConnecter } from './connexion.ts'
import * as candidature from './etapes-candidature.ts'
import * as fin from './etapes-fin.ts'
import * as journee from './etapes-journee.ts'
import * as preuves from './etapes-preuves.ts'
import { ouvrirMonde, PERSONNES } from './monde.ts'

const monde = await ouvrirMonde()

test('de l’accueil au référencement publié', async t => {
  let rompu = false
  /** A step stands on the ones before it: after one that fails, the others are not tried. */
  const pas = (faire: () => Promise<unknown>) => async (etape: TestContext) => {
    if (rompu) return etape.skip('une étape précédente a échoué')
    rompu = true
    await faire()
    rompu = false
  }
  const [pierre, nadia, hugo] = await Promise.all([monde.ouvrir(), monde.ouvrir(), monde.ouvrir()])
  let numero = ''

  await t.test(
    'étape 1 : chacun lit l’accueil et les calendriers [PUB-1, IDN-6]',
    pas(() => candidature.ouvrirAccueil(monde)),
  )
  await t.test(
    'étape 2 : Pierre se connecte [IDN-1, IDN-2, IDN-5, IDN-6]',
    pas(() => candidature.entrer(monde, pierre)),
  )
  await t.test(
    'étape 3 : Pierre enregistre un produit [PRD-1, PRD-2, PRD-3]',
    pas(() => candidature.enregistrerProduit(monde, pierre)),
  )
  await t.test(
    'étape 4 : Pierre engage la démarche [GUI-4, GUI-5, GUI-6]',
    pas(async () => (numero = await candidature.candidater(monde, pierre))),
  )
  await t.test(
    'étape 5 : Pierre remplit et soumet l’étape 1 [ADM-1, ADM-2, ADM-3, ADM-4, ADM-6, PUB-4]',
    pas(() => candidature.remplirEtape1(monde, pierre)),
  )
  await t.test(
    'la candidature est fermée aux autres [P23] [IDN-4]',
    pas(() => candidature.fermerAuxAutres(monde, pierre, numero)),
  )
  await t.test(
    'étape 6 : Nadia demande un complément [ADM-7, ADM-8, MSG-2]',
    pas(async () => {
      await seConnecter(nadia, PERSONNES.nadia, '/agence')
      await candidature.demanderComplement(monde, nadia, pierre)
    }),
  )
  await t.test(
    'étape 7 : Pierre complète, Nadia accepte [ADM-9]',
    pas(() => candidature.completerEtape1(monde, pierre, nadia, numero)),
  )
  await t.test(
    'étape 8 : Pierre remplit l’éligibilité, Nadia l’accepte [ELI-1, ELI-2, ELI-3, ELI-5, ELI-6]',
    pas(() => candidature.remplirEtape2(monde, pierre, nadia)),
  )
  await t.test(
    'étape 9 : Pierre ouvre l’étape 3 [REM-2, ELI-8]',
    pas(() => preuves.ouvrirEtape3(monde, pierre, numero)),
  )
  await t.test(
    'étape 10 : Pierre dépose des fichiers, un lien, un rapport de Gazelle [PRE-1, PRE-2, PRE-3, PRE-4]',
    pas(() => preuves.deposerPreuves(monde, pierre, numero)),
  )
  await t.test(
    'étape 11 : Pierre soumet un chapitre, puis tous les autres [PRE-5, PRE-6]',
    pas(() => preuves.soumettreChapitres(monde, pierre, numero)),
  )
  await t.test(
    'Pierre lit ce que coûterait un profil de plus, et où demander une médiation [PRE-9] [INT-10] [INT-7]',
    pas(() => journee.autourDuDossier(monde, pierre, numero)),
  )
  await t.test(
    'Hugo propose une journée de test, Pierre demande une autre date puis confirme [INS-1] [INS-2] [INS-3]',
    pas(async () => {
      await seConnecter(hugo, PERSONNES.hugo, '/agence')
      await journee.convenir(monde, hugo, pierre, numero)
      await hugo.goto('/agence')
    }),
  )
  await t.test(
    'étape 12 : Hugo prend le plus ancien et le juge au clavier [INT-2, INT-3, INT-4]',
    pas(() => preuves.instruire(monde, hugo)),
  )
  await t.test(
    'la journée de test se tient : Hugo consigne les résultats, Pierre dépose l’enregistrement [INS-3] [INS-4]',
    pas(() => journee.tenir(monde, hugo, pierre, numero)),
  )
  await t.test(
    'étape 13 : Pierre répond dans les 24 heures [INT-5, PRE-6, PRE-7]',
    pas(() => preuves.modifier(monde, pierre, hugo, numero)),
  )
  await t.test(
    'étape 14 : Hugo valide tous les chapitres [INT-1, INT-8]',
    pas(() => fin.valider(monde, hugo, numero)),
  )
  await t.test(
    'étape 15 : Nadia prépare la convention, Claire la signe [CVN-1]',
    pas(async () => fin.signerConvention(monde, nadia, await monde.ouvrir(), numero)),
  )
  await t.test(
    'étape 16 : Inès inscrit le dossier au collège et consigne l’attribution [CVN-2, COL-1, COL-2, COL-4, MSG-3]',
    pas(async () => {
      const ines = await monde.ouvrir()
      await seConnecter(ines, PERSONNES.ines, '/agence')
      await fin.tenirCollege(monde, ines, pierre, numero)
    }),
  )
  let attestation: Uint8Array = new Uint8Array()
  await t.test(
    'étape 17 : la direction signe, la solution est référencée [CVN-3, REF-1, REF-3, REF-4]',
    pas(async () => {
      const dominique = await monde.ouvrir()
      await seConnecter(dominique, PERSONNES.dominique, '/agence')
      attestation = await fin.referencer(monde, dominique, pierre, numero)
    }),
  )
  await t.test(
    'étape 18 : chacun trouve la solution et vérifie l’attestation par le PDF seul [PUB-1, PUB-4]',
    pas(() => fin.verifier(monde, attestation)),
  )
  await t.test(
    'étape 19 : l’administrateur lit le journal [PUB-4]',
    pas(async () => {
      const alix = await monde.ouvrir()
      await seConnecter(alix, PERSONNES.alix, `/candidatures/${numero}/journal`)
      await fin.lireJournal(monde, alix, numero)
    }),
  )
  await t.test(
    'chaque page : rien contre la politique de sécurité, rien d’inaccessible, rien qui déborde [P25] [P39]',
    () => {
      assert.deepEqual(monde.fautes, [])
    },
  )
})
