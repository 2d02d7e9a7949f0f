import type { Issue } from './dispositif.ts'

/** What an acceptance most often gives (COL-2), in words that fit together: a programme takes one, or writes its own. */
export const issuesConnues = {
  referencement: {
    acte: 'Référencement',
    leActe: 'le référencement',
    duActe: 'du référencement',
    delivrer: 'prononcer le référencement',
    decision: 'Référencement attribué',
    etat: 'Référencée',
    acquis: 'La solution est référencée',
    document: 'Attestation de référencement',
  },
  certification: {
    acte: 'Certificat de conformité',
    leActe: 'le certificat de conformité',
    duActe: 'du certificat de conformité',
    delivrer: 'délivrer le certificat de conformité',
    decision: 'Certificat accordé',
    etat: 'Certifiée',
    acquis: 'La solution est certifiée',
    document: 'Certificat de conformité',
  },
  habilitation: {
    acte: 'Habilitation',
    leActe: 'l’habilitation',
    duActe: 'de l’habilitation',
    delivrer: 'délivrer l’habilitation',
    decision: 'Habilitation accordée',
    etat: 'Habilitée',
    acquis: 'La solution est habilitée',
    document: 'Attestation d’habilitation',
  },
} as const satisfies Readonly<Record<string, Issue>>
