import type { VNode } from 'preact'
import { Badge, type Ton } from '../../../ui/index.ts'
import type { Analyse, EtatAnalyse } from '../domain/analyse.ts'

const mots: Readonly<Record<EtatAnalyse, { readonly ton: Ton; readonly libelle: string }>> = {
  en_attente: { ton: 'encours', libelle: 'Analyse en attente' },
  sain: { ton: 'succes', libelle: 'Aucun virus trouvé' },
  infecte: { ton: 'erreur', libelle: 'Infecté, en quarantaine' },
  non_analyse: { ton: 'neutre', libelle: 'Non analysé' },
  echec: { ton: 'attention', libelle: 'Analyse en échec, à reprendre' },
}

/** Why the engine could not look into it, in words. */
const raisons: Readonly<Record<string, string>> = {
  taille: 'fichier trop grand pour l’antivirus',
  chiffre: 'contenu chiffré',
  limites: 'contenu trop profond pour l’antivirus',
}

/** P35 — where the antivirus stands on a pièce. */
export const AnalyseAffichee = ({ analyse: { etat, detail } }: { readonly analyse: Analyse }): VNode => {
  const precision = etat === 'infecte' ? detail : etat === 'non_analyse' ? raisons[detail] : undefined
  return (
    <>
      <Badge ton={mots[etat].ton}>{mots[etat].libelle}</Badge>
      {precision ? ` ${precision}` : ''}
    </>
  )
}
