import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jour, nadia, hugo, paris, pierre } from '../../../../test/harness/cas.ts'
import type { SolutionReferencee } from './inscription.ts'
import {
  type ContexteDeMarque,
  declarerMarque,
  deciderMarque,
  type DemandeDeMarque,
  evolve,
  LONGUEUR_MOTIF,
  type MarqueBlanche,
  numeroDeMarque,
} from './marque-blanche.ts'

const origine: SolutionReferencee = {
  etat: 'reference',
  guichet: 'demo',
  dispositifId: 'd',
  editeur: 'Radio Témoin SARL',
  solution: 'Radiolog',
  reference: 'REF-DEMO-000001',
  version: '4.2',
  profils: ['general'],
  prononceLe: paris('2026-04-07 10:00'),
  debutLe: jour('2026-04-07'),
  finLe: jour('2031-04-07'),
  attestation: 'a1',
}
const produit = {
  id: 'p1',
  entrepriseId: 'imagerie',
  noms: { editeur: 'Imagerie Démo SAS', solution: 'Imago', version: '1.0' },
}
const contrat = { id: 'k1', empreinte: 'e1', nom: 'contrat.pdf', type: 'application/pdf', taille: 1 }
const contexte: ContexteDeMarque = {
  acteur: pierre,
  now: paris('2026-06-01 10:00'),
  produit,
  origine,
  marques: [],
  neuve: { id: 'm1', numero: 12 },
}
const complete: DemandeDeMarque = { reference: origine.reference, modifications: 'aucune', contrat }

const fautes = (demande: Partial<DemandeDeMarque>, dans: Partial<ContexteDeMarque> = {}): readonly string[] => {
  const decision = declarerMarque({ ...complete, ...demande }, { ...contexte, ...dans })
  if (decision.ok) return []
  return decision.refus.code === 'declaration_incorrecte'
    ? decision.refus.fautes.map(({ code }) => code)
    : [decision.refus.code]
}

const declaree = (): MarqueBlanche => {
  const decision = declarerMarque(complete, contexte)
  assert.ok(decision.ok)
  const [fait] = decision.faits
  assert.ok(fait)
  return evolve(null, fait)
}

test('[REF-5] taken over unchanged under another name, by a licence contract: declared, and nothing else is asked', () => {
  const marque = declaree()
  assert.equal(marque.etat, 'declaree')
  assert.equal(numeroDeMarque(marque), 'MB-000012')
  assert.deepEqual(
    [marque.reference, marque.noms, marque.contrat, marque.declareePar.nom],
    ['REF-DEMO-000001', produit.noms, contrat, pierre.nom],
  )
})

test('[REF-5] taken over with changes: refused as such, whatever the rest, since part of the evidence is verified again', () => {
  assert.deepEqual(fautes({ modifications: 'oui' }), ['avec_modifications'])
  assert.deepEqual(fautes({ modifications: 'oui', reference: '', contrat: null }), ['avec_modifications'])
})

test('[REF-5] everything that is missing is told at once', () => {
  assert.deepEqual(fautes({ reference: '', modifications: null, contrat: null }), [
    'reference_manquante',
    'modifications_a_preciser',
    'contrat_manquant',
  ])
  assert.deepEqual(fautes({}, { origine: null }), ['reference_inconnue'])
})

test('[REF-5] only a référencement in force is inherited: from its first day to the eve of its end, in Paris', () => {
  const le = (moment: string): readonly string[] => fautes({}, { now: paris(moment) })
  assert.deepEqual(le('2026-04-06 23:59:59'), ['origine_hors_vigueur'])
  assert.deepEqual(le('2026-04-07 00:00'), [])
  assert.deepEqual(le('2031-04-06 23:59:59'), [])
  assert.deepEqual(le('2031-04-07 00:00'), ['origine_hors_vigueur'])
})

test('[REF-5] one’s own référencement may be sold under another name; under its own, there is nothing to declare', () => {
  const sienne = { ...origine, editeur: 'IMAGERIE DEMO S.A.S.' }
  assert.deepEqual(fautes({}, { origine: sienne }), [])
  assert.deepEqual(fautes({}, { origine: { ...sienne, solution: 'imago' } }), ['meme_nom'])
  assert.deepEqual(fautes({}, { origine: { ...origine, solution: 'Imago' } }), [])
})

test('[REF-5] one live declaration for a product and a référencement: one set aside leaves room for another', () => {
  const vive = declaree()
  const ecartee = evolve(vive, {
    type: 'MarqueBlancheEcartee',
    motif: 'x',
    le: contexte.now,
    par: { id: 'n', nom: 'n', qualite: 'gestionnaire' },
  })
  assert.deepEqual(fautes({}, { marques: [vive] }), ['deja_declaree'])
  assert.deepEqual(fautes({}, { marques: [ecartee] }), [])
  assert.deepEqual(fautes({}, { marques: [{ ...vive, reference: 'REF-DEMO-000002' }] }), [])
})

const agence = { acteur: nadia, now: paris('2026-06-02 10:00'), origine }
const refus = (decision: ReturnType<typeof deciderMarque>): string | null => (decision.ok ? null : decision.refus.code)

test('[REF-5] a gestionnaire retains; nobody else of the agency decides, and nothing is decided twice', () => {
  const retenir = { choix: 'retenir', motif: '' } as const
  const decision = deciderMarque(declaree(), retenir, agence)
  assert.ok(decision.ok && decision.faits[0])
  const retenue = evolve(declaree(), decision.faits[0])
  assert.ok(retenue.etat === 'retenue' && retenue.decideePar.nom === nadia.nom && retenue.decideeLe === agence.now)
  assert.equal(refus(deciderMarque(declaree(), retenir, { ...agence, acteur: hugo })), 'role_requis')
  assert.equal(refus(deciderMarque(declaree(), retenir, { ...agence, acteur: pierre })), 'role_requis')
  assert.equal(refus(deciderMarque(declaree(), retenir, { ...agence, acteur: { kind: 'horloge' } })), 'role_requis')
  assert.equal(refus(deciderMarque(retenue, { choix: 'ecarter', motif: 'Non.' }, agence)), 'deja_decidee')
  assert.equal(refus(deciderMarque(declaree(), { choix: null, motif: '' }, agence)), 'choix_manquant')
})

test('[REF-5] nothing is set aside silently: the motive is mandatory, and counted in characters', () => {
  const ecarter = (motif: string): ReturnType<typeof deciderMarque> =>
    deciderMarque(declaree(), { choix: 'ecarter', motif }, agence)
  assert.equal(refus(ecarter(' \n ')), 'motif_manquant')
  assert.equal(refus(ecarter('é'.repeat(LONGUEUR_MOTIF + 1))), 'motif_trop_long')
  const decision = ecarter(' Le contrat ne désigne pas cette solution. ')
  assert.ok(decision.ok && decision.faits[0])
  const ecartee = evolve(declaree(), decision.faits[0])
  assert.ok(ecartee.etat === 'ecartee' && ecartee.motif === 'Le contrat ne désigne pas cette solution.')
})

test('[REF-5] what is no longer in force when the agency looks can only be set aside', () => {
  const apres = { ...agence, now: paris('2031-04-07 00:00') }
  assert.equal(refus(deciderMarque(declaree(), { choix: 'retenir', motif: '' }, apres)), 'origine_plus_en_vigueur')
  assert.equal(
    refus(deciderMarque(declaree(), { choix: 'retenir', motif: '' }, { ...agence, origine: null })),
    'origine_plus_en_vigueur',
  )
  assert.equal(refus(deciderMarque(declaree(), { choix: 'ecarter', motif: 'Expirée.' }, apres)), null)
})
