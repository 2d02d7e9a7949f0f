import type { Instant } from './temps.ts'

/** The people of the agency, by what they may do there. One person can hold several roles. */
export const rolesAgent = [
  'gestionnaire',
  'verificateur',
  'secretaire_college',
  'membre_college',
  'direction',
  'administrateur',
] as const
export type RoleAgent = (typeof rolesAgent)[number]

/** A person's role in its entreprise, as iSC knows it (IDN-3). */
export const rolesEntreprise = ['mandataire', 'responsable', 'salarie'] as const
export type RoleEntreprise = (typeof rolesEntreprise)[number]

export type ActeurEditeur = {
  readonly kind: 'editeur'
  readonly personneId: string
  readonly nom: string
  readonly courriel: string
  readonly entrepriseId: string
  readonly role: RoleEntreprise
}

export type ActeurAgent = {
  readonly kind: 'agent'
  readonly personneId: string
  readonly nom: string
  readonly courriel: string
  readonly roles: readonly RoleAgent[]
}

/** Who acts: a person of an entreprise, a person of the agency, or the clock. */
export type Acteur = Personne | { readonly kind: 'horloge' }
export type Personne = ActeurEditeur | ActeurAgent

/**
 * One act on the platform: who, and the key that makes a retry harmless (P2). `empreinte` is the SHA-256 of what was sent: the
 * same key with another body is refused. A person's, unless said otherwise.
 */
export type Acte<A extends Acteur = Personne> = {
  readonly acteur: A
  readonly cle: string
  readonly empreinte: string
}

export const estAgent = (acteur: Acteur, ...roles: readonly RoleAgent[]): boolean =>
  acteur.kind === 'agent' && (roles.length === 0 || roles.some(role => acteur.roles.includes(role)))

/** How a fact names its author: who it was then, whatever becomes of the account later. */
export type Auteur = { readonly id: string; readonly nom: string; readonly qualite: string }

export const auteur = (acteur: Acteur): Auteur => {
  switch (acteur.kind) {
    case 'horloge':
      return { id: 'horloge', nom: 'Horloge de Convergence', qualite: 'horloge' }
    case 'agent':
      return { id: acteur.personneId, nom: acteur.nom, qualite: acteur.roles.join(', ') }
    case 'editeur':
      return { id: acteur.personneId, nom: acteur.nom, qualite: acteur.role }
  }
}

/** When and by whom: what every fact bears. */
export const signature = ({
  acteur,
  now,
}: {
  readonly acteur: Acteur
  readonly now: Instant
}): { readonly le: Instant; readonly par: Auteur } => ({ le: now, par: auteur(acteur) })
