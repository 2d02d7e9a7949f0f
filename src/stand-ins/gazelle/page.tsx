import type { VNode } from 'preact'
import { instant } from '../../kernel/temps.ts'
import {
  Alerte,
  Badge,
  Entete,
  EtatVide,
  ListeDescription,
  Quand,
  Reference,
  Section,
  Tableau,
  type Ton,
} from '../../ui/index.ts'
import { documentLocal } from '../commun/document.tsx'
import { compter, type Controle, type Validation } from './rapports.ts'

/** The page that a permanent link opens; `null` when there is no such report, or its key is not given. */
export const pageRapport = ({
  validation,
  prefixe,
}: {
  readonly validation: Validation | null
  readonly prefixe: string
}): string =>
  documentLocal({
    titre: validation === null ? 'Rapport introuvable' : `Rapport de validation ${validation.fichier}`,
    service: 'Gazelle — démonstration locale',
    accueil: `${prefixe}/evs/report.seam`,
    accroche: 'La plateforme de tests d’interopérabilité',
    contenu: validation === null ? <Introuvable /> : <Rapport validation={validation} />,
  })

const Introuvable = (): VNode => (
  <>
    <Entete titre="Rapport introuvable" />
    <Alerte ton="attention" titre="Ce rapport n’existe pas, ou il est privé">
      Un rapport privé ne s’ouvre qu’avec le lien permanent complet, clé comprise. Demandez-le à la personne qui l’a
      produit.
    </Alerte>
  </>
)

const etats: Readonly<Record<Validation['statut'], { readonly ton: Ton; readonly mot: string }>> = {
  DONE_PASSED: { ton: 'succes', mot: 'Réussi' },
  DONE_FAILED: { ton: 'erreur', mot: 'Échoué' },
  DONE_UNDEFINED: { ton: 'attention', mot: 'Indéterminé' },
  IN_PROGRESS: { ton: 'encours', mot: 'Validation en cours' },
}
const resultats: Readonly<Record<Controle['resultat'], string>> = {
  PASSED: 'Réussi',
  FAILED: 'Échoué',
  UNDEFINED: 'Indéterminé',
}

const tonDe = ({ resultat, gravite }: Controle): Ton =>
  resultat === 'PASSED' ? 'succes' : resultat === 'FAILED' && gravite === 'ERROR' ? 'erreur' : 'attention'

const Rapport = ({ validation }: { readonly validation: Validation }): VNode => {
  const { ton, mot } = etats[validation.statut]
  return (
    <>
      <Entete surtitre="Rapport de validation" titre={validation.fichier} complement={<Badge ton={ton}>{mot}</Badge>} />
      <ListeDescription
        entrees={[
          { terme: 'Identifiant', valeur: <Reference>{validation.oid}</Reference> },
          { terme: 'Validé le', valeur: <Quand le={instant(validation.date)} forme="secondes" /> },
          { terme: 'Service de validation', valeur: `${validation.service}, version ${validation.versionService}` },
          { terme: 'Validateur', valeur: `${validation.validateur}, version ${validation.versionValidateur}` },
          { terme: 'Erreurs', valeur: String(compter(validation, 'ERROR')) },
          { terme: 'Avertissements', valeur: String(compter(validation, 'WARNING')) },
        ]}
      />
      <Section titre="Contrôles">
        <Tableau
          legende="Contrôles du rapport"
          legendeCachee
          lignes={validation.controles}
          vide={
            <EtatVide titre="Aucun contrôle pour l’instant">
              La validation n’est pas terminée : revenez plus tard.
            </EtatVide>
          }
          colonnes={[
            { cle: 'id', titre: 'Contrôle', entete: true, insecable: true, rendu: c => c.id },
            { cle: 'libelle', titre: 'Ce qui est vérifié', rendu: c => c.libelle },
            { cle: 'emplacement', titre: 'Emplacement', rendu: c => <Reference>{c.emplacement}</Reference> },
            { cle: 'resultat', titre: 'Résultat', rendu: c => <Badge ton={tonDe(c)}>{resultats[c.resultat]}</Badge> },
          ]}
        />
      </Section>
    </>
  )
}
