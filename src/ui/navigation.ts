import type { RoleAgent } from '../kernel/acteur.ts'
import type { Connecte } from '../platform/http/contract.ts'

export type EntreeMenu = {
  readonly libelle: string
  readonly href: string
  /** Another address that stands under this entry. */
  readonly aussi?: string
  readonly roles?: readonly RoleAgent[]
}

const publique: readonly EntreeMenu[] = [
  { libelle: 'Accueil', href: '/' },
  { libelle: 'Dispositifs', href: '/dispositifs' },
  { libelle: 'Registre', href: '/registre' },
  { libelle: 'Vérifier une attestation', href: '/verifier' },
]

const editeur: readonly EntreeMenu[] = [
  { libelle: 'Tableau de bord', href: '/tableau-de-bord' },
  { libelle: 'Candidatures', href: '/candidatures', aussi: '/pieces' },
  { libelle: 'Produits', href: '/produits' },
  { libelle: 'Démarches', href: '/demarches' },
  { libelle: 'Registre', href: '/registre' },
]

/** An entry without roles is for every agent. */
const agence: readonly EntreeMenu[] = [
  { libelle: 'Ma journée', href: '/agence' },
  { libelle: 'Candidatures', href: '/agence/candidatures' },
  { libelle: 'File d’attente', href: '/agence/file', roles: ['verificateur', 'gestionnaire', 'administrateur'] },
  { libelle: 'Conventions', href: '/agence/conventions', roles: ['gestionnaire', 'direction', 'administrateur'] },
  { libelle: 'Marques blanches', href: '/agence/marques-blanches', roles: ['gestionnaire', 'administrateur'] },
  {
    libelle: 'Collège',
    href: '/agence/college',
    roles: ['secretaire_college', 'membre_college', 'direction', 'administrateur'],
  },
  { libelle: 'Signatures', href: '/agence/signatures', roles: ['direction'] },
  { libelle: 'Atelier', href: '/atelier', roles: ['gestionnaire', 'administrateur'] },
  { libelle: 'Administration', href: '/administration', roles: ['administrateur'] },
]

/** The main menu of a person, by what it may do; of anyone when nobody is signed in. */
export const menuDe = (connecte: Connecte | null): readonly EntreeMenu[] => {
  if (connecte === null) return publique
  if (connecte.acteur.kind === 'editeur') return editeur
  const { roles } = connecte.acteur
  return agence.filter(entree => entree.roles === undefined || entree.roles.some(role => roles.includes(role)))
}

/** The entry under which an address stands: the one whose address is the longest beginning of it. */
export const entreeCourante = (menu: readonly EntreeMenu[], chemin: string): string | null => {
  const [nu = '/'] = chemin.split(/[?#]/, 1)
  const sous = menu.filter(
    ({ href, aussi }) => nu === href || nu === aussi || (href !== '/' && nu.startsWith(`${href}/`)),
  )
  return sous.reduce<string | null>(
    (retenue, { href }) => (retenue === null || href.length > retenue.length ? href : retenue),
    null,
  )
}

const qualites: Readonly<Record<string, string>> = {
  gestionnaire: 'gestionnaire de guichet',
  verificateur: 'vérificateur',
  secretaire_college: 'secrétaire du collège',
  membre_college: 'membre du collège',
  direction: 'direction',
  administrateur: 'administrateur',
  mandataire: 'mandataire',
  responsable: 'responsable',
  salarie: 'salarié',
}

/** A role as people read it. */
export const libelleRole = (role: string): string => qualites[role] ?? role

/** In which capacity a fact was done, as people read it: one role or several. */
export const libelleQualite = (qualite: string): string => qualite.split(', ').map(libelleRole).join(', ')
