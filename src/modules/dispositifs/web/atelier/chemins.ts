import type { Rubrique } from '../../domain/chantier.ts'

/** The addresses of the workshop: written nowhere else. */
export const cheminsAtelier = {
  accueil: (): string => '/atelier',
  nouveau: (): string => '/atelier/nouveau',
  tableau: (code: string): string => `/atelier/${code}`,
  ouverture: (code: string): string => `/atelier/${code}/ouverture`,
  rubrique: (code: string, rubrique: Rubrique): string => `/atelier/${code}/${cheminDe(rubrique)}`,
  apercu: (code: string): string => `/atelier/${code}/apercu`,
  controle: (code: string): string => `/atelier/${code}/controle`,
  essai: (code: string): string => `/atelier/${code}/essai`,
  publication: (code: string): string => `/atelier/${code}/publication`,
  abandon: (code: string): string => `/atelier/${code}/abandon`,
  histoire: (code: string): string => `/atelier/${code}/histoire`,
  versions: (code: string): string => `/atelier/${code}/versions`,
} as const

const cheminDe = (rubrique: Rubrique): string =>
  rubrique === 'administrative' || rubrique === 'eligibilite' ? `formulaires/${rubrique}` : rubrique

/** Above a page of the workshop: its home, and what is between. */
export const filAtelier = (
  ...entre: readonly { readonly libelle: string; readonly href: string }[]
): readonly { readonly libelle: string; readonly href: string }[] => [
  { libelle: 'Atelier des dispositifs', href: cheminsAtelier.accueil() },
  ...entre,
]
