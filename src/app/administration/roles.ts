import { type RoleAgent, rolesAgent } from '../../kernel/acteur.ts'
import { libelleRole } from '../../ui/index.ts'

/** What each right opens, for the person who gives or takes it. */
export const effetRole: Readonly<Record<RoleAgent, string>> = {
  gestionnaire: 'Examine les candidatures et l’éligibilité, constate les échéances, prépare les conventions.',
  verificateur: 'Prend les chapitres de la file d’attente et rend un avis sur chaque preuve.',
  secretaire_college: 'Inscrit les candidatures aux séances du collège et consigne ses décisions.',
  membre_college: 'Consulte les dossiers inscrits aux séances du collège.',
  direction: 'Signe les conventions au nom de l’agence et prononce les référencements.',
  administrateur: 'Accorde et retire les droits, déplace les jalons, suit les tâches, les dispositifs et les journaux.',
}

/** « Gestionnaire de guichet ». */
export const nomRole = (role: RoleAgent): string => {
  const libelle = libelleRole(role)
  return libelle.charAt(0).toUpperCase() + libelle.slice(1)
}

export const lireRole = (texte: unknown): RoleAgent | undefined => rolesAgent.find(role => role === texte)

/** How an author of an act was then: the roles of an agent are kept by their codes. */
export const qualiteEnMots = (qualite: string): string =>
  qualite
    .split(', ')
    .filter(mot => mot !== '')
    .map(libelleRole)
    .join(', ')
