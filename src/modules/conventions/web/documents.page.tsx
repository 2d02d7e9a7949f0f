import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import { jourAParis } from '../../../kernel/temps.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Accordeon,
  Badge,
  Brut,
  Empreinte,
  Entete,
  EtatVide,
  format,
  Lien,
  LienBouton,
  ListeDescription,
  Quand,
  Section,
  Tableau,
  Taille,
} from '../../../ui/index.ts'
import {
  accusesDe,
  type CandidatureVue,
  chemins,
  type Fait,
  filDeCandidature,
  statutEnMots,
  Tentatives,
  titreCandidature,
  tonStatut,
} from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { type DocumentGarde, logoUtilisable } from '../domain/documents.ts'
import { cheminsConventions } from './chemins.ts'
import { libelleDocument } from './phrases.ts'

type DocumentMontre = DocumentGarde & { readonly taille: number | undefined }

export type VueDocuments = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly acteur: Personne
  readonly faits: readonly Fait[]
  readonly documents: readonly DocumentMontre[]
}

/** REF-4 — charter, receipts, convention at each stage, decisions, attestation and report: what is kept, and how to check it. */
export const pageDocuments = (page: VueDocuments): Page => {
  const { vue, acteur } = page
  const { etat } = vue
  const titre = titreCandidature(page)
  return {
    titre: `Documents, ${titre}`,
    filAriane: filDeCandidature(acteur, { numero: etat.numero, titre }),
    contenu: (
      <>
        <Entete
          titre="Documents de la candidature"
          surtitre={`${titre} · candidature n° ${etat.numero}`}
          complement={<Badge ton={tonStatut(etat.statut)}>{statutEnMots(etat.statut, page.dispositif)}</Badge>}
          chapeau="Chaque document est conservé tel quel. Son empreinte SHA-256 permet de vérifier qu’il n’a pas changé."
        />
        <Referencement page={page} />
        <Section
          titre={page.dispositif.convention ? 'Convention, décisions et attestations' : 'Décisions et attestations'}
          id="documents"
        >
          <Tableau
            legende="Documents PDF de la candidature"
            legendeCachee
            lignes={page.documents}
            cleLigne={({ nature, empreinte }) => `${nature}-${empreinte.slice(0, 12)}`}
            vide={
              <EtatVide titre="Aucun document pour le moment" icone="file-text-line">
                {page.dispositif.convention
                  ? 'La convention y paraît dès que l’agence l’a préparée, puis les décisions et les attestations.'
                  : 'Les décisions et les attestations y paraissent dès qu’elles sont rendues.'}
              </EtatVide>
            }
            colonnes={[
              {
                cle: 'document',
                titre: 'Document',
                entete: true,
                rendu: ({ nature, empreinte }) => (
                  <Lien href={cheminsConventions.document(etat.numero, empreinte)} icone="download-line" telechargement>
                    {libelleDocument(nature, page.dispositif)}
                  </Lien>
                ),
              },
              { cle: 'le', titre: 'Date', rendu: ({ le }) => <Quand le={le} forme="secondes" />, insecable: true },
              { cle: 'par', titre: 'Par', rendu: ({ par }) => par },
              {
                cle: 'taille',
                titre: 'Taille',
                nombre: true,
                insecable: true,
                rendu: ({ taille }) => (taille === undefined ? '—' : <Taille octets={taille} />),
              },
              { cle: 'empreinte', titre: 'Empreinte', rendu: ({ empreinte }) => <Empreinte sha256={empreinte} /> },
            ]}
          />
        </Section>
        <Accuses page={page} />
        <Tentatives faits={page.faits} dispositif={page.dispositif} />
        <Charte page={page} />
      </>
    ),
  }
}

const Referencement = ({ page: { vue, dispositif } }: { readonly page: VueDocuments }): VNode | null => {
  const { etat, le } = vue
  if (etat.statut !== 'referencee') return null
  const { referencement } = etat
  const { issue, identifiant } = dispositif
  return (
    <Section titre={issue.acte} id="referencement">
      <ListeDescription
        entrees={[
          { terme: 'Référence', valeur: referencement.reference },
          {
            terme: 'Signature de l’agence',
            valeur: `le ${format.dateHeure(referencement.prononceLe)}, par ${referencement.signePar.nom}`,
          },
          { terme: 'Prise d’effet', valeur: format.jour(referencement.debutLe) },
          { terme: 'Fin', valeur: `le ${format.jour(referencement.finLe)}, ce jour exclu` },
          ...(etat.identifiant && identifiant
            ? [{ terme: identifiant.libelle, valeur: `${etat.identifiant}, actif` }]
            : []),
        ]}
      />
      {logoUtilisable(etat, jourAParis(le)) ? (
        <>
          <p>
            Le logo s’emploie pour la seule version référencée, pendant la seule durée de la convention. Un usage abusif
            peut conduire à la suspension ou au retrait du référencement.
          </p>
          <LienBouton
            href={cheminsConventions.logo(etat.numero)}
            variante="secondaire"
            icone="award-line"
            telechargement
          >
            Télécharger le logo (SVG)
          </LienBouton>
        </>
      ) : etat.convention ? (
        <p>La convention a pris fin : le logo ne peut plus être employé.</p>
      ) : null}
    </Section>
  )
}

const Accuses = ({ page: { vue, dispositif, faits } }: { readonly page: VueDocuments }): VNode => {
  const { numero } = vue.etat
  const accuses = accusesDe(faits, dispositif)
  return (
    <Section titre="Accusés de réception" id="accuses">
      <Tableau
        legende="Accusés de réception de la candidature"
        legendeCachee
        lignes={accuses}
        cleLigne={({ position }) => `accuse-${position}`}
        vide={<p>Aucun accusé de réception.</p>}
        colonnes={[
          {
            cle: 'objet',
            titre: 'Objet',
            entete: true,
            rendu: ({ objet, position }) => <Lien href={chemins.accuse(numero, position)}>{objet}</Lien>,
          },
          { cle: 'le', titre: 'Reçu le', insecable: true, rendu: ({ le }) => <Quand le={le} forme="secondes" /> },
          { cle: 'par', titre: 'Par', rendu: ({ par }) => par },
          {
            cle: 'pdf',
            titre: 'PDF',
            rendu: ({ position }) => (
              <Lien href={chemins.accusePdf(numero, position)} icone="download-line" telechargement>
                {`${numero}-${position}`}
              </Lien>
            ),
          },
        ]}
      />
    </Section>
  )
}

const Charte = ({ page: { vue, dispositif } }: { readonly page: VueDocuments }): VNode => {
  const { charte } = vue.etat
  return (
    <Section titre="Charte acceptée" id="charte">
      <ListeDescription
        dense
        entrees={[
          { terme: 'Texte', valeur: `${dispositif.charte.titre}, version ${charte.version}` },
          {
            terme: 'Acceptée',
            valeur: `par ${charte.accepteePar.nom}, le ${format.dateHeureSecondes(charte.accepteeLe)}`,
          },
          { terme: 'Empreinte SHA-256', valeur: <Empreinte sha256={charte.empreinte} entiere /> },
        ]}
      />
      <Accordeon titre="Lire la charte acceptée">
        <Brut html={dispositif.charte.html} />
      </Accordeon>
    </Section>
  )
}
