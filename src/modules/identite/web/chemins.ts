/** The addresses of signing in and out: written nowhere else. */
export const cheminsIdentite = {
  connexion: (retour?: string): string => `/connexion${retour ? `?retour=${encodeURIComponent(retour)}` : ''}`,
  sansAcces: (): string => '/connexion/sans-acces',
  deconnexion: (): string => '/deconnexion',
  cgu: (retour?: string): string => `/cgu${retour ? `?retour=${encodeURIComponent(retour)}` : ''}`,
} as const
