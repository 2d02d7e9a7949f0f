import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { seConnecter } from './connexion.ts'
import * as atelier from './etapes-atelier.ts'
import { ouvrirMonde, PERSONNES } from './monde.ts'

const monde = await ouvrirMonde()

test('un sixième guichet, d’un classeur et des seuls écrans', async t => {
  let rompu = false
  /** A step stands on the ones before it: after one that fails, the others are not tried. */
  const pas = (faire: () => Promise<unknown>) => async (etape: TestContext) => {
    if (rompu) return etape.skip('une étape précédente a échoué')
    rompu = true
    await faire()
    rompu = false
  }
  const [nadia, pierre] = await Promise.all([monde.ouvrir(), monde.ouvrir()])
  await t.test(
    'Nadia ouvre un chantier [GUI-1]',
    pas(async () => {
      await seConnecter(nadia, PERSONNES.nadia, '/agence')
      await atelier.ouvrirUnChantier(monde, nadia)
    }),
  )
  await t.test(
    'elle dit ce qu’est le dispositif [GUI-1] [GUI-2]',
    pas(() => atelier.ecrireLIdentite(monde, nadia)),
  )
  await t.test(
    'elle règle les délais, les profils [GUI-1] [REM-2]',
    pas(() => atelier.ecrireLesReglages(monde, nadia)),
  )
  await t.test(
    'elle écrit deux questions, dont une sous condition [GUI-1] [ADM-1]',
    pas(() => atelier.ecrireLeFormulaire(monde, nadia)),
  )
  await t.test(
    'elle écrit la charte, la décision, les mentions légales [GUI-1] [GUI-5] [P8]',
    pas(() => atelier.ecrireLesTextes(monde, nadia)),
  )
  await t.test(
    'elle dépose un classeur fautif, puis le bon [REM-3]',
    pas(() => atelier.adopterLesExigences(monde, nadia)),
  )
  await t.test(
    'elle voit ce que verra un candidat, puis publie [GUI-1] [GUI-3]',
    pas(() => atelier.publierLeGuichet(monde, nadia)),
  )
  await t.test(
    'Pierre y candidate, et répond à ce qu’elle a demandé [GUI-4] [GUI-5] [ADM-1]',
    pas(async () => {
      await seConnecter(pierre, PERSONNES.pierre, '/produits')
      const formulaire = await atelier.candidaterAuSixieme(monde, pierre)
      assert.match(formulaire, /La solution équipe-t-elle une cabine ou une borne \?/)
    }),
  )
  await t.test(
    'chaque page : rien contre la politique de sécurité, rien d’inaccessible, rien qui déborde [P25] [P39]',
    () => {
      assert.deepEqual(monde.fautes, [])
    },
  )
})
