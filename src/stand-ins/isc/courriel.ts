import { type Instant, PARIS } from '../../kernel/temps.ts'

const heure = new Intl.DateTimeFormat('fr-FR', { timeZone: PARIS, hour: 'numeric', minute: '2-digit' })

/** « 14 h 05 », in Paris. */
export const heureDe = (moment: Instant): string => heure.format(new Date(moment)).replace(':', ' h ')

/** The e-mail that carries the second factor (IDN-2). No link in it: a link would teach people to follow one. */
export const courrielDuCode = ({
  prenom,
  code,
  expireLe,
  minutes,
  service,
}: {
  readonly prenom: string
  readonly code: string
  readonly expireLe: Instant
  readonly minutes: number
  readonly service: string
}): { readonly sujet: string; readonly texte: string } => ({
  // The code stays out of the subject: a locked phone shows it to anyone.
  sujet: 'Votre code de connexion à Industriels Santé Connect',
  texte: `Bonjour ${prenom},

Votre code de connexion : ${code}

Il sert une seule fois, pour accéder à : ${service}.
Il est valable ${minutes} minutes, jusqu’à ${heureDe(expireLe)} (heure de Paris).

Si vous n’avez pas demandé ce code, quelqu’un connaît votre mot de passe : changez-le, et ne communiquez ce code à personne.

Industriels Santé Connect — démonstration locale
`,
})
