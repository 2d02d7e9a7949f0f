import type { VNode } from 'preact'
import type { Instant } from '../../../kernel/temps.ts'
import { CaseACocher, Echeance as EcheanceVue, EtatVide, Lien, Quand, Tableau } from '../../../ui/index.ts'
import { chemins, libelleCloture, objetEnMots } from '../../candidatures/index.ts'
import type { LigneAClore } from './journee.ts'

/** P19 — what the clock proposes: which file, by which rule, since when, to whom. `coches`: to be ticked, in a form. */
export const TableauDesPropositions = ({
  lignes,
  maintenant,
  coches,
}: {
  readonly lignes: readonly LigneAClore[]
  readonly maintenant: Instant
  readonly coches?: ReadonlySet<string>
}): VNode => (
  <Tableau
    legende="Clôtures proposées par l’horloge"
    legendeCachee
    empile
    lignes={lignes}
    vide={<EtatVide titre="Aucune clôture proposée">Tous les délais sont tenus.</EtatVide>}
    colonnes={[
      {
        cle: 'produit',
        titre: 'Candidature',
        entete: true,
        rendu: ({ numero, produit }) =>
          coches ? (
            <CaseACocher nom="n" id={`n-${numero}`} valeur={numero} libelle={produit} cochee={coches.has(numero)} />
          ) : (
            <Lien href={chemins.constat(numero)}>{produit}</Lien>
          ),
      },
      { cle: 'editeur', titre: 'Éditeur', rendu: ({ entreprise }) => entreprise },
      {
        cle: 'numero',
        titre: 'Numéro',
        insecable: true,
        rendu: ({ numero }) => <Lien href={chemins.candidature(numero)}>{numero}</Lien>,
      },
      {
        cle: 'quoi',
        titre: 'Échéance dépassée',
        rendu: ({ echeance, dispositif }) => `${objetEnMots(echeance, dispositif)} (${echeance.regle})`,
      },
      {
        cle: 'quand',
        titre: 'Passée',
        rendu: ({ echeance }) => <EcheanceVue limite={echeance.quand} maintenant={maintenant} courte />,
      },
      { cle: 'effet', titre: 'Clôture proposée', rendu: ({ echeance }) => libelleCloture[echeance.effet] },
      {
        cle: 'a',
        titre: 'Proposée à',
        rendu: ({ proposition, aMoi }) =>
          proposition ? (
            <>
              {aMoi ? 'vous' : proposition.agent}, <Quand le={proposition.le} forme="courte" />
            </>
          ) : (
            'à personne encore'
          ),
      },
    ]}
  />
)
