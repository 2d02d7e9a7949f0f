import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  ChampTexte,
  type Colonne,
  Compte,
  Entete,
  EtatVide,
  Filtres,
  format,
  LienBouton,
  Lien,
  Pagination,
  Quand,
  Reference,
  Tableau,
  urlAvec,
} from '../../../ui/index.ts'
import type { ProduitLu } from '../queries/produits.ts'
import type { CandidatureDuProduit } from './candidatures-produit.tsx'
import { cheminsCatalogue, versProduits } from './chemins.ts'
import { type Choix, choisir } from './liste.ts'

export type ListeProps = {
  readonly produits: readonly ProduitLu[]
  readonly candidatures: readonly CandidatureDuProduit[]
  readonly choix: Choix
  /** The address of this list, as asked for. */
  readonly url: string
  /** Just after the reader took the access back from themself. */
  readonly accesRetire: boolean
}

/** The products that the reader has access to, or what to do when there is none. */
export const pageListe = (props: ListeProps): Page => ({
  titre: 'Produits',
  filAriane: versProduits.slice(0, 1),
  contenu: (
    <>
      <Entete
        titre="Vos produits"
        chapeau="Les solutions logicielles que votre entreprise présente aux dispositifs."
        actions={
          <LienBouton href={cheminsCatalogue.nouveau()} icone="add-line">
            Ajouter un nouveau produit
          </LienBouton>
        }
      />
      {props.accesRetire ? (
        <Alerte ton="succes" annonce>
          Vous n’avez plus accès à ce produit.
        </Alerte>
      ) : null}
      {props.produits.length === 0 ? <AucunProduit /> : <Liste {...props} />}
    </>
  ),
})

const AucunProduit = (): VNode => (
  <EtatVide
    titre="Aucun produit pour le moment"
    action={<LienBouton href={cheminsCatalogue.nouveau()}>Ajouter un nouveau produit</LienBouton>}
  >
    Enregistrez un produit pour l’engager dans une démarche. Si votre entreprise en a déjà enregistré un, demandez à
    l’un de ses collaborateurs de vous y donner accès.
  </EtatVide>
)

/** A list that one glance takes in needs no search. */
const SANS_RECHERCHE = 10

const Liste = ({ produits, candidatures, choix, url }: ListeProps): VNode => {
  const { lignes, total, pages } = choisir(produits, choix)
  return (
    <>
      {produits.length > SANS_RECHERCHE || choix.recherche !== '' ? (
        <Filtres
          action={cheminsCatalogue.produits()}
          sansFiltre={urlAvec(url, { q: null, page: null })}
          actifs={choix.recherche === '' ? 0 : 1}
          champs={{ tri: choix.tri.par, sens: choix.tri.sens }}
          libelleBouton="Rechercher"
        >
          <ChampTexte nom="q" libelle="Rechercher un produit" type="search" valeur={choix.recherche} />
        </Filtres>
      ) : null}
      <Compte total={total} singulier="produit" />
      <Tableau
        legende="Produits"
        legendeCachee
        colonnes={colonnes(candidatures)}
        lignes={lignes}
        vide={<EtatVide titre="Aucun produit ne correspond à cette recherche" />}
        tri={choix.tri}
        lienTri={({ par, sens }) => urlAvec(url, { tri: par, sens, page: null })}
      />
      <Pagination page={choix.page} pages={pages} href={page => urlAvec(url, { page })} />
    </>
  )
}

const colonnes = (candidatures: readonly CandidatureDuProduit[]): readonly Colonne<ProduitLu>[] => [
  {
    cle: 'nom',
    titre: 'Produit',
    entete: true,
    triable: true,
    rendu: ({ id, nom }) => <Lien href={cheminsCatalogue.produit(id)}>{nom}</Lien>,
  },
  { cle: 'version', titre: 'Version', triable: true, rendu: ({ version }) => version },
  { cle: 'reference', titre: 'Référence', insecable: true, rendu: p => <Reference>{p.reference}</Reference> },
  { cle: 'responsable', titre: 'Responsable', triable: true, rendu: ({ responsable }) => responsable },
  {
    cle: 'candidatures',
    titre: 'Candidatures',
    nombre: true,
    rendu: ({ id }) => format.nombre(candidatures.filter(({ produitId }) => produitId === id).length),
  },
  {
    cle: 'enregistre',
    titre: 'Enregistré le',
    triable: true,
    insecable: true,
    rendu: ({ enregistreLe }) => <Quand le={enregistreLe} forme="jourCourt" />,
  },
]
