import { chemins } from '../../candidatures/index.ts'

/** The addresses of this module that are not among those of a candidature. */
export const cheminsConventions = {
  preparation: (numero: string): string => `${chemins.convention(numero)}/preparation`,
  code: (numero: string): string => `${chemins.convention(numero)}/code`,
  signature: (numero: string): string => `${chemins.convention(numero)}/signature`,
  document: (numero: string, empreinte: string): string => `${chemins.documents(numero)}/${empreinte}`,
  logo: (numero: string): string => `${chemins.documents(numero)}/logo.svg`,
  aSigner: (numero: string): string => `${chemins.signatures()}/${numero}`,
} as const
