import type { RapportTest } from '../../src/modules/candidatures/domain/controles.ts'
import { hugo, jour, pierre } from './cas.ts'
import { fac1, facturation, ins, ins1, ins2, niveauxDonnes, pen1, questionnaire, rapport, securite } from './complet.ts'
import {
  acte,
  conforme,
  depot,
  deposee,
  enDepotComplet,
  enDepotSansMaturite,
  type Histoire,
  histoiresDesControles,
  insDepose,
  insSoumis,
  pris,
  soumis,
  valide,
} from './histoires-controles.ts'

const rapportPris = (rapportTest: RapportTest): Histoire => [
  ...insSoumis,
  ...deposee({ quand: '2026-03-11 11:00', chapitre: securite, preuve: pen1, id: 'r1', rapportTest }),
  ...soumis('2026-03-11 12:00', securite, 22, 1),
  ...pris('2026-03-16 11:00', securite),
]
export const testFavorable: Histoire = rapportPris(rapport({ M1: 'non_conforme' }))
export const testDefavorable: Histoire = rapportPris(rapport({ H1: 'non_conforme' }))

/** Everything is received: « facturation » with a request at « Pré-examen », whose return is expected in June. */
const toutSoumis = (avant: Histoire): Histoire => [
  ...avant,
  ...insDepose,
  ...soumis('2026-03-11 10:00', ins, 21, 2),
  ...deposee({ quand: '2026-03-11 11:00', chapitre: securite, preuve: pen1, id: 'r1', rapportTest: rapport() }),
  ...soumis('2026-03-11 12:00', securite, 22, 1),
  ...deposee({
    quand: '2026-03-12 10:00',
    chapitre: facturation,
    preuve: fac1,
    id: 'c1',
    homologation: { etat: 'pre_examen', retourPrevuLe: jour('2026-06-01') },
  }),
  ...soumis('2026-03-12 11:00', facturation, 23, 1),
]
/** The last chapter was received on 12 March at 11:00: sixty days end with Monday 11 May. */
export const soixanteJours: Histoire = toutSoumis(enDepotComplet)
/** Hugo asks on Monday 16 March at 10:00 for another report: the sixty days stop. */
export const suspendu: Histoire = [
  ...soixanteJours,
  ...pris('2026-03-16 09:00', securite),
  ...acte('2026-03-16 09:30', hugo, {
    type: 'AvisRendu',
    chapitre: securite,
    preuve: pen1,
    verdict: 'a_modifier',
    motif: 'La qualification n’est pas jointe.',
  }),
  ...acte('2026-03-16 10:00', hugo, {
    type: 'ModificationsDemandees',
    chapitre: securite,
    preuves: [pen1],
    message: '',
  }),
]

const toutValide = (avant: Histoire): Histoire => [
  ...toutSoumis(avant),
  ...acte('2026-03-13 09:00', hugo, { type: 'JourneeDispensee', motif: 'Les preuves suffisent.' }),
  ...pris('2026-03-16 09:00', ins),
  ...conforme('2026-03-16 09:10', ins, ins1),
  ...conforme('2026-03-16 09:20', ins, ins2),
  ...valide('2026-03-16 09:30', ins),
  ...pris('2026-03-17 09:00', securite),
  ...conforme('2026-03-17 09:10', securite, pen1),
  ...valide('2026-03-17 09:20', securite),
  ...pris('2026-03-18 09:00', facturation),
  ...conforme('2026-03-18 09:10', facturation, fac1),
  ...valide('2026-03-18 09:20', facturation),
]
const certificat = (quand: string, id: string, remplace: string): Histoire =>
  acte(quand, pierre, {
    type: 'HomologationDeposee',
    chapitre: facturation,
    preuve: fac1,
    depot: depot(quand, id, { remplace: [remplace], homologation: { etat: 'obtenue' } }),
  })
/** Every chapter is validated, and the homologation is still pending. */
export const homologationEnAttente: Histoire = toutValide(enDepotComplet)
export const certificatDepose: Histoire = [...homologationEnAttente, ...certificat('2026-06-02 10:00', 'c2', 'c1')]
export const certificatRefuse: Histoire = [
  ...certificatDepose,
  ...acte('2026-06-03 09:00', hugo, {
    type: 'HomologationRefusee',
    chapitre: facturation,
    preuve: fac1,
    motif: 'C’est la lettre d’une autre version.',
  }),
]
export const homologationObtenue: Histoire = [
  ...certificatRefuse,
  ...certificat('2026-06-04 10:00', 'c3', 'c2'),
  ...acte(
    '2026-06-05 09:00',
    hugo,
    { type: 'HomologationValidee', chapitre: facturation, preuve: fac1 },
    { type: 'DossierValide' },
  ),
]
/** Nothing is left to validate nor to obtain; only the questionnaire was never answered. */
export const maturiteManquante: Histoire = [
  ...toutValide(enDepotSansMaturite),
  ...certificat('2026-06-02 10:00', 'c2', 'c1'),
  ...acte('2026-06-03 09:00', hugo, { type: 'HomologationValidee', chapitre: facturation, preuve: fac1 }),
]
export const maturiteEnDernier: Histoire = [
  ...maturiteManquante,
  ...acte(
    '2026-06-04 09:00',
    pierre,
    { type: 'MaturiteRenseignee', version: questionnaire.version, niveaux: niveauxDonnes },
    { type: 'DossierValide' },
  ),
]

/** One history for every place that only this programme leads to. */
export const histoiresCompletes: Readonly<Record<string, Histoire>> = {
  ...histoiresDesControles,
  testFavorable,
  testDefavorable,
  soixanteJours,
  suspendu,
  homologationEnAttente,
  certificatDepose,
  certificatRefuse,
  homologationObtenue,
  maturiteManquante,
  maturiteEnDernier,
}
