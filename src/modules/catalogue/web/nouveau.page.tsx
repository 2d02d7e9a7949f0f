import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Bouton,
  Entete,
  type Erreur,
  Formulaire,
  GroupeBoutons,
  LienBouton,
  NoteObligatoires,
  ResumeErreurs,
} from '../../../ui/index.ts'
import type { Fiche } from '../domain/produit.ts'
import type { Saisie } from '../domain/saisie.ts'
import type { PersonneLue } from '../queries/personnes.ts'
import { ChampsProduit } from './champs-produit.tsx'
import { cheminsCatalogue, versProduits } from './chemins.ts'
import { FicheProduit } from './fiche.tsx'

const titre = 'Ajouter un nouveau produit'

/** PRD-1, PRD-2 — the form, with what was typed when it comes back. */
export const pageNouveau = ({
  saisie,
  erreurs = [],
  personnes,
}: {
  readonly saisie: Saisie
  readonly erreurs?: readonly Erreur[]
  readonly personnes: readonly PersonneLue[]
}): Page => ({
  titre,
  filAriane: versProduits,
  contenu: (
    <>
      <ResumeErreurs erreurs={erreurs} />
      <Entete titre={titre} chapeau="Renseignez le produit ; vous vérifierez votre saisie avant de la valider." />
      <Formulaire action={cheminsCatalogue.nouveau()} surveille>
        <NoteObligatoires />
        <ChampsProduit saisie={saisie} erreurs={erreurs} personnes={personnes} />
        <GroupeBoutons>
          <Bouton>Suivant</Bouton>
          <LienBouton href={cheminsCatalogue.produits()} variante="secondaire">
            Annuler
          </LienBouton>
        </GroupeBoutons>
      </Formulaire>
    </>
  ),
})

/** PRD-3 — the entry shown again; nothing is registered yet. What was typed goes along, to be validated or taken up again. */
export const pageVerification = ({
  saisie,
  fiche,
  responsable,
}: {
  readonly saisie: Saisie
  readonly fiche: Fiche
  readonly responsable: string
}): Page => ({
  titre: 'Vérifier le produit',
  filAriane: [...versProduits, { libelle: titre, href: cheminsCatalogue.nouveau() }],
  contenu: (
    <>
      <Entete titre="Vérifier le produit" surtitre={titre} />
      <Alerte ton="info">
        Le produit n’est pas encore enregistré. Vérifiez votre saisie, puis validez. Le nom et la version ne pourront
        plus être modifiés.
      </Alerte>
      <FicheProduit fiche={fiche} responsable={responsable} />
      <Formulaire action={cheminsCatalogue.produits()} champs={champsUniques(saisie)}>
        {saisie.interets.map(code => (
          <input type="hidden" name="interets" value={code} />
        ))}
        <GroupeBoutons>
          <Bouton>Valider</Bouton>
          <Bouton variante="secondaire" formaction={cheminsCatalogue.nouveau()} nom="retour" valeur="oui">
            Précédent
          </Bouton>
        </GroupeBoutons>
      </Formulaire>
    </>
  ),
})

const champsUniques = ({ nom, version, nil, responsable, description, certifications }: Saisie) => ({
  nom,
  version,
  nil,
  responsable,
  description,
  certifications,
})
