import { format, type Ton } from '../../../../ui/index.ts'
import type { EcartRem, PartieComparee, Situee } from '../../domain/comparer-rem.ts'
import type { Sens } from '../../domain/rapprocher.ts'
import type { NaturePreuve } from '../../domain/rem.ts'
import type { NomDeVersion } from './chemins.ts'

export type SortAffiche = Exclude<EcartRem['sort'], 'inchangee'>
export const sorts: readonly SortAffiche[] = ['modifiee', 'nouvelle', 'supprimee', 'renumerotee']

export const motsDuSort: Readonly<
  Record<
    SortAffiche,
    {
      readonly libelle: string
      readonly pluriel: string
      readonly ton: Ton
      readonly compte: readonly [string, string]
    }
  >
> = {
  modifiee: {
    libelle: 'Modifiée',
    pluriel: 'Modifiées',
    ton: 'info',
    compte: ['exigence modifiée', 'exigences modifiées'],
  },
  nouvelle: {
    libelle: 'Nouvelle',
    pluriel: 'Nouvelles',
    ton: 'succes',
    compte: ['exigence nouvelle', 'exigences nouvelles'],
  },
  supprimee: {
    libelle: 'Supprimée',
    pluriel: 'Supprimées',
    ton: 'erreur',
    compte: ['exigence supprimée', 'exigences supprimées'],
  },
  renumerotee: {
    libelle: 'Renumérotée',
    pluriel: 'Renumérotées',
    ton: 'neutre',
    compte: ['exigence renumérotée', 'exigences renumérotées'],
  },
}

export const motsDuSens: Readonly<Record<Sens, { readonly libelle: string; readonly ton: Ton }>> = {
  ajout: { libelle: 'Ajout', ton: 'succes' },
  retrait: { libelle: 'Retrait', ton: 'erreur' },
  changement: { libelle: 'Changement', ton: 'info' },
}

export const libellePartie: Readonly<Record<PartieComparee, string>> = {
  chapitre: 'chapitre',
  texte: 'texte',
  commentaire: 'commentaire',
  fonction: 'fonction',
  nature: 'nature',
  criticite: 'criticité',
  profil: 'profil',
  perimetre: 'périmètre',
  scenarios: 'scénarios',
}

const natures: Readonly<Record<NaturePreuve, string>> = {
  video: 'vidéo',
  capture: 'capture d’écran',
  document: 'document',
  log: 'journal ou trace',
  fichier: 'fichier',
  lien: 'lien',
  gazelle: 'rapport Gazelle',
  cnda: 'homologation du CNDA',
  passi: 'test d’intrusion',
  attestation: 'attestation',
  execution_test: 'numéro d’exécution',
}

/** « vidéo ou capture d’écran » */
export const naturesEnMots = (codes: readonly NaturePreuve[]): string => codes.map(code => natures[code]).join(' ou ')

/** « La version 3 », « le chantier »: at the beginning of a sentence or within one. */
export const nomDeVersion = (nom: NomDeVersion, { debut = false } = {}): string => {
  const article = debut ? 'L' : 'l'
  return nom === 'brouillon' ? `${article}e chantier` : `${article}a version ${format.nombre(nom)}`
}

/** « à la version 2 », « au chantier » */
export const aLaVersion = (nom: NomDeVersion): string =>
  nom === 'brouillon' ? 'au chantier' : `à la version ${format.nombre(nom)}`

/** « La version 2 comparée à la version 1 » */
export const titreDeComparaison = ({
  avant,
  apres,
}: {
  readonly avant: NomDeVersion
  readonly apres: NomDeVersion
}): string =>
  `${nomDeVersion(apres, { debut: true })} ${apres === 'brouillon' ? 'comparé' : 'comparée'} ${aLaVersion(avant)}`

/** The requirement as it is now; of one that is gone, as it was. */
export const visee = (ecart: EcartRem): Situee => ('apres' in ecart ? ecart.apres : ecart.avant)

/** What changed of a requirement besides its wordings and its proofs: « criticité : Mineure → Majeure ». */
export const partiesEnMots = (
  ecart: Extract<EcartRem, { readonly sort: 'modifiee' | 'renumerotee' }>,
): readonly string[] => {
  const { parties } = ecart
  const [avant, apres] = [ecart.avant.exigence, ecart.apres.exigence]
  return parties.flatMap(partie => {
    switch (partie) {
      case 'texte':
      case 'commentaire':
        return []
      case 'chapitre':
        return [`chapitre : ${ecart.avant.chapitre.titre} → ${ecart.apres.chapitre.titre}`]
      case 'scenarios':
        return ['scénarios']
      case 'nature':
        return [`nature : ${libelleNature[avant.nature]} → ${libelleNature[apres.nature]}`]
      default:
        return [`${libellePartie[partie]} : ${avant[partie] || 'aucun'} → ${apres[partie] || 'aucun'}`]
    }
  })
}

const libelleNature = { exigence: 'exigence', preconisation: 'préconisation' } as const
