import type { Acteur } from '../../src/kernel/acteur.ts'
import type { Instant } from '../../src/kernel/temps.ts'
import type { CommandeCandidature } from '../../src/modules/candidatures/domain/commandes.ts'
import { replier } from '../../src/modules/candidatures/domain/evolve.ts'
import type { Fait } from '../../src/modules/candidatures/domain/faits.ts'
import { commandesPossibles } from '../../src/modules/candidatures/domain/possibles.ts'
import type { Dispositif } from '../../src/modules/dispositifs/index.ts'
import { alix, claire, dominique, horloge, hugo, ines, lucas, maya, nadia, pierre } from './cas.ts'

/** Everyone that a candidature can meet; the members of a group come from another entreprise, as `autreEntreprise` does. */
export const roles = {
  salarie: pierre,
  responsable: { ...pierre, role: 'responsable' },
  mandataire: claire,
  autreEntreprise: lucas,
  gestionnaire: nadia,
  verificateur: hugo,
  autreVerificateur: maya,
  secretaireDuCollege: { ...ines, roles: ['secretaire_college'] },
  membreDuCollege: { ...ines, roles: ['membre_college'] },
  direction: dominique,
  administrateur: alix,
  horloge,
} as const satisfies Readonly<Record<string, Acteur>>
export type Role = keyof typeof roles

/** Who can do what; whoever is not named can do nothing. */
export type Possibles = Readonly<Partial<Record<Role, readonly string[]>>>

export const editeurs = (...actes: readonly string[]): Possibles => ({
  salarie: actes,
  responsable: actes,
  mandataire: actes,
})
export const verificateurs = (...actes: readonly string[]): Possibles => ({
  verificateur: actes,
  autreVerificateur: actes,
})
/** Hugo, who took the chapter; Maya can do nothing with it. */
export const preneur = (...actes: readonly string[]): Possibles => ({ verificateur: actes })
export const gestionnaire = (...actes: readonly string[]): Possibles => ({ gestionnaire: actes })
export const secretaire = (...actes: readonly string[]): Possibles => ({ secretaireDuCollege: actes })
export const personne: Possibles = {}
/** A deadline has passed that closes the file: the clock proposes it, a gestionnaire pronounces it. */
export const cloture: Possibles = { gestionnaire: ['constaterEcheance'], horloge: ['proposerEffet'] }

/** « soumettreChapitres dmp » */
export const enBref = (commande: CommandeCandidature): string => {
  if ('etape' in commande) return `${commande.type} ${commande.etape}`
  if ('chapitre' in commande) return `${commande.type} ${commande.chapitre}`
  if (commande.type === 'soumettreChapitres') return `${commande.type} ${commande.chapitres.join(' ')}`
  if (commande.type === 'admettrePreuvesTransverses')
    return `${commande.type} ${commande.preuves.map(({ chapitre }) => chapitre).join(' ')}`
  return commande.type === 'ajouterProfils' ? `${commande.type} ${commande.profils.join(' ')}` : commande.type
}

/** All that is possible to each at an instant of a history. */
export const possiblesDe = (
  histoire: readonly Fait[],
  now: Instant,
  dispositif: Dispositif,
  recente?: Dispositif,
): Possibles =>
  Object.fromEntries(
    Object.entries(roles).flatMap(([role, acteur]) => {
      const actes = commandesPossibles(replier(histoire), {
        acteur,
        now,
        dispositif,
        ...(recente ? { recente } : {}),
      }).map(enBref)
      return actes.length > 0 ? [[role, actes]] : []
    }),
  )
