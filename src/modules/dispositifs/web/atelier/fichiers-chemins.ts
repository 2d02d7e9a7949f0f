import { cheminsAtelier } from './chemins.ts'

/** The addresses of programmes as files: written nowhere else. */
export const cheminsFichiers = {
  importer: (): string => '/atelier/importer',
  /** An archive that was received, by the SHA-256 of its content. */
  confirmer: (empreinte: string): string => `/atelier/importer/${empreinte}`,
  chantier: (code: string): string => `/atelier/${code}/fichiers.zip`,
  version: (code: string, version: number): string => `${cheminsAtelier.versions(code)}/${version}/fichiers`,
  archiveDeVersion: (code: string, version: number): string =>
    `${cheminsAtelier.versions(code)}/${version}/fichiers.zip`,
  oscal: (code: string, version: number, fichier: string): string =>
    `${cheminsAtelier.versions(code)}/${version}/oscal/${fichier}`,
} as const

/** The name of an OSCAL profile's file, beside the catalogue's. */
export const profilEnFichier = (code: string): string => `profil-${code}.json`
export const CATALOGUE_EN_FICHIER = 'catalogue.json'
