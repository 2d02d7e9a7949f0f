import { inatteignable } from '../../../kernel/decision.ts'
import type { Instant } from '../../../kernel/temps.ts'
import { format } from '../../../ui/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Candidature } from '../domain/candidature.ts'
import { cleEcheance, type Echeance, echeances } from '../domain/echeances.ts'
import { chemins } from './chemins.ts'
import { effetEnMots, nomsDeRole, titreChapitre } from './taches.tsx'

/** What falls due, in a few words. */
export const objetEnMots = ({ objet, regle }: Echeance, dispositif: Dispositif): string => {
  switch (objet.kind) {
    case 'etape':
      return 'Réponse à la demande de complément'
    case 'chapitre':
      return `${regle === 'INT-5' ? 'Garantie de place' : 'Réponse à la demande de modification'} : ${titreChapitre(dispositif, objet.chapitre)}`
    case 'journee':
      return regle === 'INS-2' ? 'Proposition d’une journée de test' : 'Journée de test'
    case 'dossier':
      return 'Instruction du dossier par l’agence'
    case 'jalon':
      return `Jalon ${objet.jalon.slice(1)} : ${dispositif.jalons.find(({ code }) => code === objet.jalon)?.libelle ?? ''}`
    default:
      return inatteignable(objet)
  }
}

/** Who must act before it. */
export const quiDoitAgir = ({ qui }: Echeance): string =>
  qui.partie === 'editeur' ? 'l’éditeur' : nomsDeRole[qui.role]

/** What a calendar is told of a date; `uid` is the same in every reading. */
export type Evenement = {
  readonly uid: string
  readonly quand: Instant
  readonly titre: string
  readonly detail: string
  readonly url: string
}

/** What falls due in a candidature, for a calendar. `adresse`: the service's own, without a final slash. */
export const evenementsDe = ({
  etat,
  dispositif,
  produit,
  adresse,
}: {
  readonly etat: Candidature
  readonly dispositif: Dispositif
  readonly produit: string
  readonly adresse: string
}): readonly Evenement[] =>
  echeances(etat, dispositif).map(echeance => ({
    uid: `${etat.numero}:${cleEcheance(echeance)}`,
    quand: echeance.quand,
    titre: `${objetEnMots(echeance, dispositif)} (${produit}, ${dispositif.intitule})`,
    detail: `Limite : ${format.limite(echeance.quand)}. Doit agir : ${quiDoitAgir(echeance)}. ${effetEnMots(echeance)}`,
    url: adresse + chemins.echeances(etat.numero),
  }))
