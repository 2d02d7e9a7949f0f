import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { borne, claire, dominique, ines, jour, nadia, paris, pierre, rang } from '../../../../test/harness/cas.ts'
import { complet, facturation, ins, pen1, securite } from '../../../../test/harness/complet.ts'
import { apres } from '../../../../test/harness/hasard.ts'
import { acte, deposee, type Histoire, insSoumis } from '../../../../test/harness/histoires-controles.ts'
import { homologationObtenue, soixanteJours, suspendu } from '../../../../test/harness/histoires-completes.ts'
import { compter } from '../../../../test/harness/oracle-delais.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'
import type { Attente, Candidature, Instruite } from './candidature.ts'
import { limiteDeLaJournee, limiteDInstruction } from './delais.ts'
import { echeances } from './echeances.ts'
import { replier } from './evolve.ts'

// Les soixante jours : le dernier chapitre est reçu le 12 mars à 11 h.

const recu = paris('2026-03-12 11:00')
const sansAttente = paris('2026-05-12 00:00')

const instruite = (histoire: Histoire): Candidature & Instruite => {
  const etat = replier(histoire)
  assert.ok('chapitres' in etat)
  return etat
}
const depose = instruite(soixanteJours)

const limite = (etat: Candidature & Instruite, dispositif: Dispositif = complet) =>
  limiteDInstruction(etat, dispositif.delais)

/** The same file, in which the agency waited for the éditeur, chapter by chapter. */
const avecAttentes = (attentes: Readonly<Record<CodeChapitre, readonly Attente[]>>): Candidature & Instruite => ({
  ...depose,
  chapitres: Object.fromEntries(
    Object.entries(depose.chapitres).map(([code, chapitre]) => [
      code,
      { ...chapitre, attentes: attentes[code as CodeChapitre] ?? [] },
    ]),
  ),
})
const du = (debut: string, fin?: string): Attente => ({ du: paris(debut), ...(fin ? { au: paris(fin) } : {}) })

const jours = (attentes: Readonly<Record<CodeChapitre, readonly Attente[]>>): Instant | undefined =>
  limite(avecAttentes(attentes))?.quand

test('[INT-9] soixante jours calendaires à compter du dépôt de toutes les preuves, le jour du dépôt ne comptant pas', () => {
  assert.deepEqual(limite(depose), { depuis: recu, quand: sansAttente })
})

test('[INT-9] ils courent du dernier chapitre reçu complet, quel que soit l’ordre des chapitres', () => {
  const { chapitres } = depose
  const premier = chapitres[ins]
  assert.ok(premier)
  const depuis = paris('2026-03-20 11:00')
  const tardif = { ...depose, chapitres: { ...chapitres, [ins]: { ...premier, completLe: depuis } } }
  assert.deepEqual(limite(tardif), { depuis, quand: paris('2026-05-20 00:00') })
})

test('[INT-9] rien ne court tant qu’un chapitre manque, ni sans chapitre, ni là où le programme ne s’y engage pas', () => {
  const { [facturation]: dernier, ...autres } = depose.chapitres
  assert.ok(dernier)
  const { completLe: _, ...incomplet } = dernier
  assert.equal(limite({ ...depose, chapitres: { ...autres, [facturation]: incomplet } }), null)
  assert.equal(limite({ ...depose, chapitres: {} }), null)
  assert.equal(limite(depose, borne), null)
})

test('[INT-9] tant que l’agence attend l’éditeur, aucun terme ne peut être dit', () => {
  assert.equal(limite(instruite(suspendu)), null)
  assert.equal(
    jours({ [ins]: [du('2026-03-20 10:00', '2026-03-24 10:00')], [securite]: [du('2026-03-16 10:00')] }),
    undefined,
  )
})

test('[INT-9] chaque attente repousse le terme des jours civils entre la demande et la réponse', () => {
  const repondu: Histoire = [
    ...suspendu,
    ...deposee({ quand: '2026-03-19 10:00', chapitre: securite, preuve: pen1, id: 'r2' }),
    ...acte('2026-03-20 09:00', pierre, {
      type: 'ChapitreResoumis',
      chapitre: securite,
      rang: rang(30),
      placeGardee: false,
    }),
  ]
  assert.equal(limite(instruite(repondu))?.quand, paris('2026-05-16 00:00'))
  assert.equal(jours({ [ins]: [du('2026-03-16 09:00', '2026-03-16 18:00')] }), sansAttente)
  assert.equal(jours({ [ins]: [du('2026-03-16 23:59:59.999', '2026-03-17 00:00')] }), paris('2026-05-13 00:00'))
})

test('[INT-9] deux chapitres attendus en même temps ne comptent qu’une fois ; l’un après l’autre, les deux', () => {
  const quatre = du('2026-03-16 10:00', '2026-03-20 10:00')
  assert.equal(jours({ [ins]: [quatre], [securite]: [quatre] }), paris('2026-05-16 00:00'))
  assert.equal(
    jours({ [ins]: [quatre], [securite]: [du('2026-03-18 10:00', '2026-03-25 10:00')] }),
    paris('2026-05-21 00:00'),
  )
  assert.equal(
    jours({ [ins]: [du('2026-03-16 10:00', '2026-03-25 10:00')], [securite]: [quatre] }),
    paris('2026-05-21 00:00'),
  )
  assert.equal(
    jours({ [ins]: [du('2026-03-18 10:00', '2026-03-25 10:00')], [securite]: [quatre] }),
    paris('2026-05-21 00:00'),
  )
  assert.equal(
    jours({
      [ins]: [quatre, du('2026-04-01 10:00', '2026-04-03 10:00')],
      [securite]: [du('2026-03-23 10:00', '2026-03-24 10:00')],
    }),
    paris('2026-05-19 00:00'),
  )
})

test('[INT-9] deux attentes qui se touchent au cours d’un jour sont une seule attente', () => {
  const attentes = [du('2026-03-16 10:00', '2026-03-18 10:00'), du('2026-03-18 10:00', '2026-03-20 10:00')]
  assert.equal(jours({ [ins]: attentes }), paris('2026-05-16 00:00'))
})

test('[INT-9] ce qui a été attendu avant que tout soit déposé ne compte pas, ce qui a continué compte depuis lors', () => {
  assert.equal(jours({ [ins]: [du('2026-03-02 10:00', '2026-03-10 10:00')] }), sansAttente)
  assert.equal(jours({ [ins]: [{ du: paris('2026-03-02 10:00'), au: recu }] }), sansAttente)
  assert.equal(jours({ [ins]: [du('2026-03-02 10:00', '2026-03-14 10:00')] }), paris('2026-05-14 00:00'))
  assert.equal(jours({ [ins]: [du('2026-03-02 10:00')] }), undefined)
})

test('[INT-9] attendre que l’éditeur signe la convention suspend aussi', () => {
  const preparee: Histoire = [
    ...homologationObtenue,
    ...acte('2026-06-08 09:00', nadia, { type: 'ConventionPreparee', document: 'pdf-1' }),
  ]
  const signee: Histoire = [
    ...preparee,
    ...acte('2026-06-18 18:00', claire, { type: 'ConventionSigneeParEditeur', documentSigne: 'pdf-1-signe' }),
  ]
  assert.equal(limite(instruite(homologationObtenue))?.quand, paris('2026-07-28 00:00'))
  assert.equal(limite(instruite(preparee)), null)
  assert.equal(limite(instruite(signee))?.quand, paris('2026-08-07 00:00'))
})

test('[INT-9] le référencement prononcé, plus rien ne court', () => {
  const seance = jour('2026-06-25')
  const reference: Histoire = [
    ...homologationObtenue,
    ...acte('2026-06-08 09:00', nadia, { type: 'ConventionPreparee', document: 'pdf-1' }),
    ...acte('2026-06-18 18:00', claire, { type: 'ConventionSigneeParEditeur', documentSigne: 'pdf-1-signe' }),
    ...acte('2026-06-19 09:00', ines, { type: 'CandidatureInscriteAuCollege', seance }),
    ...acte('2026-06-25 16:00', ines, { type: 'ReferencementAttribue', seance }),
  ]
  assert.deepEqual(
    echeances(replier(reference), complet).map(({ regle }) => regle),
    ['INT-9'],
  )
  const prononce: Histoire = [
    ...reference,
    ...acte('2026-06-30 10:00', dominique, {
      type: 'ReferencementPrononce',
      referencement: {
        reference: 'REF-DEMO-000001',
        debutLe: jour('2026-06-30'),
        finLe: jour('2031-06-30'),
        convention: 'pdf-contresigne',
        attestation: 'pdf-attestation',
        rapport: 'pdf-rapport',
      },
    }),
  ]
  assert.deepEqual(echeances(replier(prononce), complet), [])
})

/** Waits that end, of two chapters, from before all was deposited to two months later. */
const HEURE = 3_600_000
const attente = fc
  .tuple(fc.integer({ min: -200, max: 1200 }), fc.integer({ min: 1, max: 300 }))
  .map(([debut, duree]): Attente => ({ du: apres(recu, debut * HEURE), au: apres(recu, (debut + duree) * HEURE) }))

const heures = Array.from({ length: 1501 }, (_, n) => apres(recu, n * HEURE))

/** Hour by hour: which of them are waited for, in one stretch after another. */
const etendues = (attentes: readonly Attente[]): readonly (readonly [string, string])[] => {
  const trouvees: [string, string][] = []
  for (const [n, debut] of heures.entries()) {
    const fin = heures[n + 1]
    if (!fin || !attentes.some(({ du: depuis, au = '9' }) => depuis <= debut && fin <= au)) continue
    const derniere = trouvees.at(-1)
    if (derniere?.[1] === debut) derniere[1] = fin
    else trouvees.push([debut, fin])
  }
  return trouvees
}

test('[INT-9] [P11] mille dossiers attendus au hasard : le terme est celui que l’on compte heure par heure, puis jour par jour', () => {
  fc.assert(
    fc.property(fc.array(attente, { maxLength: 4 }), fc.array(attente, { maxLength: 4 }), (a, b) => {
      const attendu = compter.jours_calendaires_suspendus(recu, 60, etendues([...a, ...b]))
      assert.equal(jours({ [ins]: a, [securite]: b }), attendu)
    }),
    { numRuns: 1000 },
  )
})

test('[INT-9] l’échéance dit depuis quand, à qui d’agir, et ne ferme rien', () => {
  const [echeance] = echeances(depose, complet).filter(({ regle }) => regle === 'INT-9')
  assert.deepEqual(echeance, {
    regle: 'INT-9',
    quand: sansAttente,
    depuis: recu,
    objet: { kind: 'dossier' },
    qui: { partie: 'agence', role: 'verificateur' },
    effet: 'retard_de_l_agence',
  })
})

test('[INS-2] l’agence a deux semaines pour proposer une date, comptées comme le programme le dit', () => {
  const depuis = paris('2026-03-11 10:00')
  assert.equal(limiteDeLaJournee(depuis, complet.delais), paris('2026-03-26 00:00'))
  assert.equal(limiteDeLaJournee(depuis, borne.delais), null)
  const journee = { jours: 10, decompte: 'ouvres', proroge: false } as const
  assert.equal(limiteDeLaJournee(depuis, { ...complet.delais, journee }), paris('2026-03-26 00:00'))
})

test('[INS-2] rien n’échoit là où le programme ne dit pas en combien de temps proposer une date', () => {
  const regles = (dispositif: Dispositif) => echeances(replier(insSoumis), dispositif).map(({ regle }) => regle)
  assert.ok(regles(complet).includes('INS-2'))
  assert.ok(!regles({ ...complet, delais: { ...complet.delais, journee: null } }).includes('INS-2'))
})
