/** The addresses of the administrator's pages: written nowhere else. */
export const cheminsAdministration = {
  accueil: (): string => '/administration',
  journal: (): string => '/administration/journal',
  personnes: (): string => '/administration/personnes',
  personne: (id: string): string => `/administration/personnes/${id}`,
  accorder: (id: string): string => `/administration/personnes/${id}/habilitations`,
  retrait: (habilitationId: number): string => `/administration/habilitations/${habilitationId}/retrait`,
  taches: (): string => '/administration/taches',
  rejeu: (id: string): string => `/administration/taches/${id}/rejeu`,
  dispositifs: (): string => '/administration/dispositifs',
  jalon: (code: string, jalon: string): string => `/administration/dispositifs/${code}/jalons/${jalon}`,
} as const

const accueil = { libelle: 'Administration', href: cheminsAdministration.accueil() } as const

/** Above a page of the administration: its home, and what is between. */
export const filAdministration = (
  ...entre: readonly { readonly libelle: string; readonly href: string }[]
): readonly { readonly libelle: string; readonly href: string }[] => [accueil, ...entre]
