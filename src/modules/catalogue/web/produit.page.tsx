import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Bouton,
  Entete,
  type Erreur,
  Formulaire,
  GroupeBoutons,
  Lien,
  LienBouton,
  NoteObligatoires,
  Quand,
  Reference,
  ResumeErreurs,
  Section,
} from '../../../ui/index.ts'
import type { Saisie } from '../domain/saisie.ts'
import type { CollaborateurLu, PersonneLue } from '../queries/personnes.ts'
import type { ProduitLu } from '../queries/produits.ts'
import { BlocCollaborateurs } from './bloc-collaborateurs.tsx'
import { type CandidatureDuProduit, CandidaturesDuProduit } from './candidatures-produit.tsx'
import { ChampsProduit } from './champs-produit.tsx'
import { cheminsCatalogue, versProduits } from './chemins.ts'
import { FicheProduit } from './fiche.tsx'

/** What was just done, when the page is the answer to it. */
export type Fait = 'enregistre' | 'modifie' | null

export const pageProduit = (props: {
  readonly produit: ProduitLu
  readonly candidatures: readonly CandidatureDuProduit[]
  readonly collaborateurs: readonly CollaborateurLu[]
  readonly fait: Fait
}): Page => {
  const { produit, candidatures, collaborateurs, fait } = props
  return {
    titre: `${produit.nom} ${produit.version}`,
    filAriane: versProduits,
    contenu: (
      <>
        <Annonce fait={fait} produit={produit} />
        <Entete
          titre={`${produit.nom} ${produit.version}`}
          surtitre={produit.entreprise}
          complement={
            <p>
              Référence du produit : <Reference>{produit.reference}</Reference>
            </p>
          }
          actions={<LienBouton href={cheminsCatalogue.engager(produit.id)}>Engager une démarche</LienBouton>}
        />
        <Section titre="Candidatures" id="candidatures">
          <CandidaturesDuProduit produitId={produit.id} candidatures={candidatures} />
          <p>
            <Lien href={cheminsCatalogue.marqueBlanche(produit.id)}>
              Cette solution reprend, sous un autre nom, une solution déjà référencée
            </Lien>
          </p>
        </Section>
        <BlocCollaborateurs produitId={produit.id} collaborateurs={collaborateurs} />
        <Section
          titre="Identification du produit"
          id="fiche"
          actions={
            <Lien href={cheminsCatalogue.modifier(produit.id)} icone="edit-line" titre="Modifier le produit">
              Modifier
            </Lien>
          }
        >
          <FicheProduit fiche={produit} responsable={produit.responsable} />
          <p>
            Enregistré par {produit.enregistrePar.nom} le <Quand le={produit.enregistreLe} />.
          </p>
        </Section>
      </>
    ),
  }
}

const Annonce = ({ fait, produit }: { readonly fait: Fait; readonly produit: ProduitLu }): VNode | null => {
  if (fait === null) return null
  if (fait === 'modifie')
    return (
      <Alerte ton="succes" annonce>
        Les modifications sont enregistrées.
      </Alerte>
    )
  return (
    <Alerte ton="succes" titre="Le produit est enregistré" annonce>
      <p>
        « {produit.nom} » version {produit.version} figure dans le catalogue de votre entreprise sous la référence{' '}
        {produit.reference}. Vous pouvez maintenant l’engager dans une démarche.
      </p>
    </Alerte>
  )
}

export const pageModifier = (props: {
  readonly produit: ProduitLu
  readonly saisie: Saisie
  readonly erreurs?: readonly Erreur[]
  readonly personnes: readonly PersonneLue[]
}): Page => {
  const { produit, saisie, erreurs = [], personnes } = props
  const titre = `Modifier ${produit.nom} ${produit.version}`
  return {
    titre,
    filAriane: [
      ...versProduits,
      { libelle: `${produit.nom} ${produit.version}`, href: cheminsCatalogue.produit(produit.id) },
    ],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete titre={titre} chapeau="Le nom et la version restent ceux de l’enregistrement." />
        <Formulaire
          action={cheminsCatalogue.modifier(produit.id)}
          champs={{ revision: String(produit.revision) }}
          surveille
        >
          <NoteObligatoires />
          <ChampsProduit saisie={saisie} erreurs={erreurs} personnes={personnes} enregistre />
          <GroupeBoutons>
            <Bouton>Enregistrer</Bouton>
            <LienBouton href={cheminsCatalogue.produit(produit.id)} variante="secondaire">
              Annuler
            </LienBouton>
          </GroupeBoutons>
        </Formulaire>
      </>
    ),
  }
}
