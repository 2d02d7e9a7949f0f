import type { Personne, RoleAgent, RoleEntreprise } from '../../../kernel/acteur.ts'

export type NomTexte = 'cgu' | 'partage'

/** What is known of somebody who comes with a valid session. */
export type PersonneConnue = {
  readonly personneId: string
  readonly prenom: string
  readonly nom: string
  readonly courriel: string
  readonly entrepriseId: string | null
  readonly role: RoleEntreprise | null
  readonly roles: readonly RoleAgent[]
  /** What they accepted, in its version of the day: `cgu 1.0`. */
  readonly acceptes: readonly string[]
}

/** The version in force of each text to be accepted. */
export type VersionsEnVigueur = Readonly<Record<NomTexte, string>>

/**
 * May they come in, and as whom? Who has neither a company nor a right at the agency has nothing to do here; who has not
 * accepted the texts in force has no access (IDN-5). An agent's rights come first: somebody of the agency may also have a
 * company in the provider's directory.
 */
export type Entree =
  | { readonly kind: 'admise'; readonly acteur: Personne }
  | { readonly kind: 'sans_acces' }
  | { readonly kind: 'a_accepter'; readonly textes: readonly NomTexte[] }

export const nomComplet = ({ prenom, nom }: { readonly prenom: string; readonly nom: string }): string =>
  `${prenom} ${nom}`.trim()

export const entreeDe = (personne: PersonneConnue, versions: VersionsEnVigueur): Entree => {
  const acteur = acteurDe(personne)
  if (!acteur) return { kind: 'sans_acces' }
  const textes = aAccepter(personne.acceptes, versions)
  return textes.length > 0 ? { kind: 'a_accepter', textes } : { kind: 'admise', acteur }
}

const acteurDe = (personne: PersonneConnue): Personne | null => {
  const { personneId, courriel, entrepriseId, role, roles } = personne
  const commun = { personneId, nom: nomComplet(personne), courriel }
  if (roles.length > 0) return { kind: 'agent', ...commun, roles }
  if (entrepriseId !== null && role !== null) return { kind: 'editeur', ...commun, entrepriseId, role }
  return null
}

/** IDN-5 — the texts that remain to be accepted: a new version is asked for again. */
export const aAccepter = (acceptes: readonly string[], versions: VersionsEnVigueur): readonly NomTexte[] =>
  (['partage', 'cgu'] as const).filter(texte => !acceptes.includes(`${texte} ${versions[texte]}`))
