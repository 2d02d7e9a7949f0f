import type { Page } from '../../../platform/http/contract.ts'
import {
  Accordeon,
  CaseACocher,
  Compte,
  Confirmation,
  Entete,
  type Erreur,
  erreurDe,
  EtatVide,
  format,
  Lien,
  LienBouton,
  ListeDescription,
  Pagination,
  Quand,
  ResumeErreurs,
  Section,
  Tableau,
  urlAvec,
} from '../../../ui/index.ts'
import {
  type Candidature,
  type CandidatureVue,
  chapitresDe,
  chemins,
  compterDossier,
  titreCandidature,
} from '../../candidatures/index.ts'
import type { Dispositif, ModeleConvention, ValeursConvention } from '../../dispositifs/index.ts'
import { type ConventionListee, TAILLE_PAGE } from '../queries/liste-conventions.ts'
import type { SignataireDeLAgence } from '../use-cases/ports.ts'
import { cheminsConventions } from './chemins.ts'
import { TexteConvention } from './texte-convention.tsx'

export const pageSignatures = (args: {
  readonly conventions: readonly ConventionListee[]
  readonly nombre: number
  readonly page: number
}): Page => ({
  titre: 'Signatures',
  filAriane: [{ libelle: 'Ma journée', href: chemins.accueil('agent') }],
  contenu: (
    <>
      <Entete
        titre="Signatures pour l’agence"
        complement={<Compte total={args.nombre} singulier="décision à signer" auPluriel="décisions à signer" />}
      />
      <Tableau
        legende="Candidatures acceptées, dont la signature de l’agence est attendue"
        legendeCachee
        lignes={args.conventions}
        cleLigne={({ numero }) => numero}
        vide={
          <EtatVide titre="Rien à signer" icone="signature-line">
            Une candidature y vient quand elle a été acceptée en séance.
          </EtatVide>
        }
        colonnes={[
          {
            cle: 'produit',
            titre: 'Produit',
            entete: true,
            rendu: ({ numero, produit }) => <Lien href={cheminsConventions.aSigner(numero)}>{produit}</Lien>,
          },
          { cle: 'editeur', titre: 'Éditeur', rendu: ({ entreprise }) => entreprise },
          { cle: 'numero', titre: 'Candidature', insecable: true, rendu: ({ numero }) => numero },
          {
            cle: 'signee',
            titre: 'Signée par l’éditeur le',
            insecable: true,
            rendu: ({ signeeLe }) => (signeeLe ? <Quand le={signeeLe} forme="courte" /> : 'sans convention'),
          },
          {
            cle: 'seance',
            titre: 'Acceptée en séance du',
            insecable: true,
            rendu: ({ seance, depuis }) => <Quand le={seance ?? depuis} forme="jourCourt" />,
          },
        ]}
      />
      <Pagination
        page={args.page}
        pages={Math.max(1, Math.ceil(args.nombre / TAILLE_PAGE))}
        href={n => urlAvec(chemins.signatures(), { page: n })}
      />
    </>
  ),
})

export type VueSignature = {
  readonly vue: CandidatureVue
  readonly etat: Extract<Candidature, { readonly statut: 'attribuee' }>
  readonly dispositif: Dispositif
  readonly valeurs: ValeursConvention
  /** The text that is signed, where there is one. */
  readonly redigee: ModeleConvention | null
  readonly signataire: SignataireDeLAgence
  readonly erreurs: readonly Erreur[]
}

/** CVN-3, REF-1 — what is about to be signed, read whole, and what the signature does. */
export const pageSignature = (page: VueSignature): Page => {
  const { etat, vue, dispositif, valeurs, redigee, signataire, erreurs } = page
  const { convention, decision, numero } = etat
  const { issue, instances } = dispositif
  const { conformes } = compterDossier(etat)
  const titre = titreCandidature(page)
  return {
    titre: `Signer pour l’agence, ${titre}`,
    filAriane: [
      { libelle: 'Ma journée', href: chemins.accueil('agent') },
      { libelle: 'Signatures', href: chemins.signatures() },
      { libelle: titre, href: chemins.candidature(numero) },
    ],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="Rien n’a été signé" />
        <Entete
          titre={convention ? 'Signer la convention pour l’agence' : `Signer pour l’agence et ${issue.delivrer}`}
          surtitre={`${titre} · candidature n° ${numero}`}
          actions={
            convention ? (
              <LienBouton
                href={cheminsConventions.document(numero, convention.documentSigne)}
                variante="secondaire"
                icone="download-line"
                telechargement
              >
                Télécharger la convention signée par l’éditeur (PDF)
              </LienBouton>
            ) : undefined
          }
        />
        <ListeDescription
          entrees={[
            {
              terme: 'Éditeur',
              valeur: `${valeurs.editeur || vue.entreprise.nom} (SIRET ${format.siret(vue.entreprise.siret)})`,
            },
            { terme: 'Solution', valeur: `${valeurs.solution}, version technique ${valeurs.version_technique}` },
            { terme: 'Profils', valeur: valeurs.profils },
            {
              terme: 'Preuves',
              valeur: `${format.pluriel(conformes, 'preuve conforme', 'preuves conformes')} dans ${format.pluriel(chapitresDe(etat).length, 'chapitre')}`,
            },
            ...(convention
              ? [
                  {
                    terme: 'Signature de l’éditeur',
                    valeur: `${convention.signeePar.nom}, le ${format.dateHeure(convention.signeeLe)}`,
                  },
                ]
              : []),
            {
              terme: 'Décision',
              valeur: `${format.enMinuscule(issue.decision)}, séance du ${format.jourLong(decision.seance)} (${instances.college}) ; décision consignée par ${decision.consigneePar.nom}`,
            },
            {
              terme: 'Durée',
              valeur: `${format.pluriel(dispositif.reference.validiteAnnees, 'an')} à compter de votre signature`,
            },
          ]}
        />
        {redigee ? (
          <Accordeon titre="Lire la convention" ouvert>
            <TexteConvention redigee={redigee} />
          </Accordeon>
        ) : null}
        <Section titre="Signature" id="signature">
          <Confirmation
            action={cheminsConventions.aSigner(numero)}
            bouton={`Signer pour l’agence et ${issue.delivrer}`}
            annuler={chemins.signatures()}
            libelleAnnuler="Revenir à la liste"
            saisie={
              <CaseACocher
                nom="accord"
                libelle={`Je signe pour l’agence : ${signataire.nom}, ${signataire.qualite}.`}
                obligatoire
                erreur={erreurDe(erreurs, 'accord')}
              />
            }
          >
            <p>
              {convention ? 'La signature de l’agence est portée sur la convention déjà signée par l’éditeur. ' : ''}
              {`${format.enMajuscule(issue.leActe)} prend effet aussitôt, sous un numéro définitif : les documents (${format.enMinuscule(issue.document)}, rapport de conformité) sont établis et scellés, et la solution entre au registre public. Cet acte ne se défait pas.`}
            </p>
          </Confirmation>
        </Section>
      </>
    ),
  }
}
