import { chemins } from '../../candidatures/index.ts'

export const cheminsCollege = {
  inscription: (jour: string): string => `${chemins.seance(jour)}/inscriptions`,
  retrait: (jour: string): string => `${chemins.seance(jour)}/retraits`,
  membres: (jour: string): string => `${chemins.seance(jour)}/membres`,
  cloture: (jour: string): string => `${chemins.seance(jour)}/cloture`,
  pv: (jour: string): string => `${chemins.seance(jour)}/pv`,
  dossier: (jour: string, numero: string): string => `${chemins.seance(jour)}/dossiers/${numero}`,
  decision: (jour: string, numero: string): string => `${chemins.seance(jour)}/dossiers/${numero}/decision`,
  deport: (jour: string, numero: string): string => `${chemins.seance(jour)}/dossiers/${numero}/deport`,
} as const
