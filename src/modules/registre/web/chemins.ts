/** The public addresses of the register: written nowhere else. */
export const cheminsRegistre = {
  registre: (): string => '/registre',
  registreJson: (): string => '/registre.json',
  solution: (reference: string): string => `/registre/${reference}`,
  solutionJson: (reference: string): string => `/registre/${reference}.json`,
  /** `numero`: a reference, looked up at once; the address that attestations bear. */
  verifier: (numero?: string): string => (numero === undefined ? '/verifier' : `/verifier?numero=${numero}`),
} as const
