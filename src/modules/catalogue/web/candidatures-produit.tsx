import type { VNode } from 'preact'
import { Badge, EtatVide, Lien, LienBouton, Reference, Tableau, type Ton } from '../../../ui/index.ts'
import { cheminsCatalogue } from './chemins.ts'

/** A candidature of a product, as its own module describes it: which programme, and where it stands, in a word. */
export type CandidatureDuProduit = {
  readonly produitId: string
  readonly numero: string
  readonly dispositif: string
  readonly etat: string
  readonly ton: Ton
  /** VIE-3 — what a newer version of the programme would ask of this product. */
  readonly impact?: string | undefined
}

/** The candidatures of one product, or the way to the first one. */
export const CandidaturesDuProduit = ({
  produitId,
  candidatures,
}: {
  readonly produitId: string
  readonly candidatures: readonly CandidatureDuProduit[]
}): VNode => (
  <Tableau
    legende="Candidatures de ce produit"
    legendeCachee
    lignes={candidatures}
    colonnes={[
      {
        cle: 'numero',
        titre: 'Candidature',
        entete: true,
        insecable: true,
        rendu: ({ numero }) => (
          <Lien href={cheminsCatalogue.candidature(numero)}>
            <Reference>{numero}</Reference>
          </Lien>
        ),
      },
      {
        cle: 'dispositif',
        titre: 'Dispositif',
        rendu: ({ dispositif, impact }) => (
          <>
            {dispositif}
            {impact ? <p class="fr-text--sm fr-mb-0">{impact}</p> : null}
          </>
        ),
      },
      { cle: 'etat', titre: 'État', rendu: ({ etat, ton }) => <Badge ton={ton}>{etat}</Badge> },
    ]}
    vide={
      <EtatVide
        titre="Aucune candidature pour ce produit"
        action={<LienBouton href={cheminsCatalogue.engager(produitId)}>Engager une démarche</LienBouton>}
      >
        Choisissez un parcours puis une démarche : le produit y sera rattaché par une candidature.
      </EtatVide>
    }
  />
)
