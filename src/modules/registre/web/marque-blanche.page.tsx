import type { VNode } from 'preact'
import { type Instant, jourAParis } from '../../../kernel/temps.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  BoutonsRadio,
  Bouton,
  ChampFichier,
  ChampTexte,
  Confirmation,
  Entete,
  type Erreur,
  erreurDe,
  format,
  Formulaire,
  GroupeBoutons,
  Lien,
  LienBouton,
  ListeDescription,
  NoteObligatoires,
  Quand,
  Reference,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../../ui/index.ts'
import { cheminsCatalogue } from '../../catalogue/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { etatLe, type SolutionReferencee } from '../domain/inscription.ts'
import {
  type ContratDeLicence,
  type DemandeDeMarque,
  type MarqueBlanche,
  type NomsPublics,
  numeroDeMarque,
} from '../domain/marque-blanche.ts'
import { CONTRAT_ACCEPTE } from '../use-cases/recevoir-contrat.ts'
import { cheminsMarques, cheminsRegistre } from './chemins.ts'
import { ContratAffiche, entreesDesNoms, OrigineAffichee } from './marque-affichee.tsx'
import { AVEC_MODIFICATIONS, libelleMarque, tonMarque } from './phrases-marques.ts'

type Produit = { readonly id: string; readonly noms: NomsPublics }

export type VueDemande = {
  readonly produit: Produit
  /** What the register says of the reference that was typed. */
  readonly origine: SolutionReferencee | null
  /** What was declared of this product before, the last one first. */
  readonly marques: readonly MarqueBlanche[]
  readonly demande: DemandeDeMarque
  readonly erreurs: readonly Erreur[]
  /** REF-5 — the solution was changed: there is another way. */
  readonly avecModifications: boolean
}

/** From the products down to one of them, for the pages under it. */
export const filDuProduit = ({ id, noms }: Produit): NonNullable<Page['filAriane']> => [
  { libelle: 'Tableau de bord', href: '/tableau-de-bord' },
  { libelle: 'Produits', href: cheminsCatalogue.produits() },
  { libelle: `${noms.solution} ${noms.version}`, href: cheminsCatalogue.produit(id) },
]

/** REF-5 — which référencement, changed or not, by which contract; and what was declared before. */
export const pageDemandeDeMarque = (vue: VueDemande): Page => ({
  titre: `Marque blanche, ${vue.produit.noms.solution} ${vue.produit.noms.version}`,
  titreCourt: 'Marque blanche',
  filAriane: filDuProduit(vue.produit),
  contenu: (
    <>
      <ResumeErreurs erreurs={vue.erreurs} titre="Rien n’a été déclaré" />
      {vue.avecModifications ? <AvecModifications produitId={vue.produit.id} /> : null}
      <Entete
        titre="Marque blanche"
        surtitre={`${vue.produit.noms.solution} ${vue.produit.noms.version}`}
        chapeau="Cette solution reprend, sous un autre nom et sans modification, une solution déjà référencée : elle hérite de son référencement. Vous n’avez ni candidature ni preuve à déposer."
      />
      <Declarees {...vue} />
      <Section titre="Déclarer la reprise d’une solution référencée" id="declarer">
        <Champs {...vue} />
      </Section>
    </>
  ),
})

const AvecModifications = ({ produitId }: { readonly produitId: string }): VNode => (
  <Alerte ton="erreur" titre="Cette reprise n’est pas une marque blanche" annonce>
    <p>{AVEC_MODIFICATIONS}</p>
    <GroupeBoutons>
      <LienBouton href={cheminsCatalogue.engager(produitId)}>Choisir une démarche</LienBouton>
    </GroupeBoutons>
  </Alerte>
)

const Champs = ({ produit, demande, origine, erreurs }: VueDemande): VNode => {
  const { reference, modifications, contrat } = demande
  return (
    <Formulaire
      action={cheminsMarques.demande(produit.id)}
      multipart
      surveille
      champs={contrat ? { contrat_recu: contrat.id } : undefined}
    >
      <p>
        Vous ne connaissez pas le numéro de la solution d’origine ?{' '}
        <Lien href={cheminsRegistre.registre()}>Cherchez-la dans le registre public</Lien>.
      </p>
      <NoteObligatoires />
      <ChampTexte
        nom="reference"
        libelle="Numéro de référencement de la solution d’origine"
        aide="Il figure sur l’attestation et au registre public. La solution peut être celle d’un autre éditeur, ou la vôtre."
        obligatoire
        largeur="moyenne"
        longueurMax={80}
        valeur={reference}
        erreur={erreurDe(erreurs, 'reference')}
      />
      {origine ? (
        <p>{`Solution d’origine : ${format.guillemets(origine.solution)} ${origine.version}, ${origine.editeur}.`}</p>
      ) : null}
      <BoutonsRadio
        nom="modifications"
        libelle="Comment la solution est-elle reprise ?"
        obligatoire
        valeur={modifications ?? undefined}
        erreur={erreurDe(erreurs, 'modifications')}
        options={[
          {
            valeur: 'aucune',
            libelle: 'Sans modification, sous un autre nom',
            aide: 'Le référencement est hérité, par le contrat de licence.',
          },
          {
            valeur: 'oui',
            libelle: 'Avec des modifications',
            aide: 'Une partie des preuves est à vérifier de nouveau : une candidature est nécessaire.',
          },
        ]}
      />
      {contrat ? (
        <p>
          Contrat reçu : <ContratAffiche contrat={contrat} />
          <br />
          Joignez un autre fichier pour le remplacer.
        </p>
      ) : null}
      <ChampFichier
        nom="contrat"
        libelle="Contrat de licence"
        aide="Signé par l’éditeur de la solution d’origine et par votre entreprise. Il est lu par l’agence et n’est jamais publié."
        accepte={CONTRAT_ACCEPTE.extensions}
        tailleMax={CONTRAT_ACCEPTE.tailleMax}
        obligatoire={contrat === null}
        erreur={erreurDe(erreurs, 'contrat')}
      />
      <GroupeBoutons>
        <Bouton>Continuer</Bouton>
        <LienBouton href={cheminsCatalogue.produit(produit.id)} variante="secondaire">
          Annuler
        </LienBouton>
      </GroupeBoutons>
    </Formulaire>
  )
}

const Declarees = ({ produit, marques }: VueDemande): VNode | null =>
  marques.length === 0 ? null : (
    <Section titre="Déclarations de ce produit" id="declarees">
      <Tableau
        legende="Déclarations de ce produit, la plus récente d’abord"
        legendeCachee
        empile
        lignes={marques}
        vide={null}
        colonnes={[
          {
            cle: 'numero',
            titre: 'Déclaration',
            entete: true,
            insecable: true,
            rendu: marque => (
              <Lien href={cheminsMarques.marque(produit.id, marque.id)}>
                <Reference>{numeroDeMarque(marque)}</Reference>
              </Lien>
            ),
          },
          { cle: 'origine', titre: 'Solution d’origine', rendu: ({ reference }) => <Reference>{reference}</Reference> },
          {
            cle: 'le',
            titre: 'Déclarée le',
            insecable: true,
            rendu: ({ declareeLe }) => <Quand le={declareeLe} forme="courte" />,
          },
          {
            cle: 'etat',
            titre: 'État',
            rendu: ({ etat }) => <Badge ton={tonMarque[etat]}>{libelleMarque[etat]}</Badge>,
          },
        ]}
      />
    </Section>
  )

export type VueVerificationDeMarque = {
  readonly produit: Produit
  readonly origine: SolutionReferencee
  readonly contrat: ContratDeLicence
  readonly dispositif: Pick<Dispositif, 'intitule'>
  readonly le: Instant
}

/** REF-5 — all of it shown again, before it binds. */
export const pageVerificationDeMarque = (vue: VueVerificationDeMarque): Page => {
  const { produit, origine, contrat, dispositif, le } = vue
  return {
    titre: 'Vérifier la déclaration de marque blanche',
    titreCourt: 'Vérifier la déclaration',
    filAriane: [...filDuProduit(produit), { libelle: 'Marque blanche', href: cheminsMarques.demande(produit.id) }],
    contenu: (
      <>
        <Entete titre="Vérifier la déclaration" surtitre={`Marque blanche · ${produit.noms.solution}`} />
        <Alerte ton="info">
          Rien n’est encore déclaré. Vérifiez ces informations : une fois faite, la déclaration ne peut plus être
          modifiée.
        </Alerte>
        <Section titre="Solution d’origine">
          <OrigineAffichee origine={origine} etat={etatLe(origine, jourAParis(le))} dispositif={dispositif} />
        </Section>
        <Section titre="Votre solution">
          <ListeDescription entrees={entreesDesNoms(produit.noms)} />
          <p>Ces noms seront publiés au registre si l’agence retient la déclaration.</p>
        </Section>
        <Section titre="Contrat de licence">
          <p>
            <ContratAffiche contrat={contrat} />
          </p>
        </Section>
        <Section titre="Déclaration">
          <Confirmation
            action={cheminsMarques.verification(produit.id)}
            bouton="Déclarer la marque blanche"
            annuler={cheminsMarques.demande(produit.id, { reference: origine.reference, contrat: contrat.id })}
            libelleAnnuler="Modifier"
            champs={{ reference: origine.reference, contrat: contrat.id }}
          >
            <p>
              {`Votre entreprise déclare que ${format.guillemets(produit.noms.solution)} ${produit.noms.version} reprend sans aucune modification, sous ce nom et par ce contrat de licence, la solution ${format.guillemets(origine.solution)} ${origine.version} référencée sous le numéro ${origine.reference}.`}
            </p>
          </Confirmation>
        </Section>
      </>
    ),
  }
}
