import type { Dispositif } from '../../src/modules/dispositifs/index.ts'
import type { Fait } from '../../src/modules/candidatures/domain/faits.ts'
import {
  ann1,
  ann2,
  annuaire,
  ciba,
  dmp,
  dmp1,
  dominique,
  hugo,
  ines,
  jour,
  permanent,
  psc1,
  pierre,
  rang,
} from './cas.ts'
import { preuveDeposee, seance, toutDepose } from './histoires.ts'
import { acte, conforme, type Histoire, pris, valide } from './histoires-controles.ts'

/** Open at all times, handed over whole, without a convention; « annuaire » delivers an authorisation, and each file has a number. */
export const entier: Dispositif = {
  ...permanent,
  id: 'dispositif-4',
  financement: false,
  uniteDInstruction: 'dossier',
  convention: null,
  identifiant: { libelle: 'Numéro national', chiffres: 16 },
  autorisation: { chapitre: annuaire, titre: 'Autorisation d’accès', texte: 'L’accès est ouvert.' },
  issue: {
    acte: 'Certificat',
    leActe: 'le certificat',
    duActe: 'du certificat',
    delivrer: 'délivrer le certificat',
    decision: 'Certificat accordé',
    etat: 'Certifiée',
    acquis: 'La solution est certifiée',
    document: 'Certificat',
  },
}

const identifiant = '0123456789012345'
const avecIdentifiant = (histoire: Histoire): Histoire =>
  histoire.map((fait): Fait => (fait.type === 'CandidatureOuverte' ? { ...fait, identifiant } : fait))

/** All the proofs are there, nothing was handed over. */
export const entierDepose: Histoire = avecIdentifiant(toutDepose)
/** The chapters wait at the places 11, 12 and 13. */
export const entierSoumis: Histoire = [
  ...entierDepose,
  ...acte(
    '2026-03-11 10:00',
    pierre,
    { type: 'ChapitreSoumis', chapitre: annuaire, rang: rang(11), preuves: 2 },
    { type: 'ChapitreSoumis', chapitre: dmp, rang: rang(12), preuves: 1 },
    { type: 'ChapitreSoumis', chapitre: ciba, rang: rang(13), preuves: 1 },
  ),
]
export const entierPris: Histoire = [
  ...entierSoumis,
  ...pris('2026-03-16 09:00', annuaire),
  ...conforme('2026-03-16 09:10', annuaire, ann1),
  ...conforme('2026-03-16 09:20', annuaire, ann2),
]
/** Its validation delivers the authorisation. */
export const autorise: Histoire = [
  ...entierPris,
  ...acte(
    '2026-03-16 09:30',
    hugo,
    { type: 'ChapitreValide', chapitre: annuaire },
    { type: 'AutorisationDelivree', chapitre: annuaire, document: 'pdf-autorisation' },
  ),
]
export const dernierPris: Histoire = [
  ...autorise,
  ...pris('2026-03-17 09:00', dmp),
  ...conforme('2026-03-17 09:10', dmp, dmp1),
  ...valide('2026-03-17 09:20', dmp),
  ...pris('2026-03-18 10:00', ciba),
  ...conforme('2026-03-18 10:10', ciba, psc1),
]
export const pretePourDecision: Histoire = [
  ...dernierPris,
  ...acte(
    '2026-03-18 10:20',
    hugo,
    { type: 'ChapitreValide', chapitre: ciba },
    { type: 'DossierValide', sansConvention: true },
  ),
]
export const inscriteSansConvention: Histoire = [
  ...pretePourDecision,
  ...acte('2026-03-25 09:00', ines, { type: 'CandidatureInscriteAuCollege', seance }),
]
export const accordee: Histoire = [
  ...inscriteSansConvention,
  ...acte('2026-04-02 16:00', ines, { type: 'ReferencementAttribue', seance }),
]
/** On « annuaire », whose authorisation was delivered; its proof is then deposited again. */
export const reservesSansConvention: Histoire = [
  ...inscriteSansConvention,
  ...acte('2026-04-02 16:00', ines, {
    type: 'ReservesBloquantesEmises',
    seance,
    motif: 'L’annuaire n’est pas à jour.',
    preuves: [{ chapitre: annuaire, preuve: ann1 }],
  }),
  ...preuveDeposee({ quand: '2026-04-03 09:00', chapitre: annuaire, preuve: ann1, depotId: 'a1b', remplace: ['a1'] }),
]
export const certifiee: Histoire = [
  ...accordee,
  ...acte('2026-04-07 10:00', dominique, {
    type: 'ReferencementPrononce',
    referencement: {
      reference: 'REF-DEMO-000001',
      debutLe: jour('2026-04-07'),
      finLe: jour('2031-04-07'),
      attestation: 'pdf-certificat',
      rapport: 'pdf-rapport',
    },
  }),
]

/** One history for every place where such a file can stand. */
export const histoiresDossierEntier: Readonly<Record<string, Histoire>> = {
  entierDepose,
  entierSoumis,
  entierPris,
  autorise,
  dernierPris,
  pretePourDecision,
  inscriteSansConvention,
  accordee,
  reservesSansConvention,
  certifiee,
}
