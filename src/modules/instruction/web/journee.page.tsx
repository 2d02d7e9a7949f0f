import type { VNode } from 'preact'
import type { ActeurAgent } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Compteur,
  Compteurs,
  Echeance as EcheanceVue,
  Entete,
  EtatVide,
  format,
  Lien,
  Quand,
  Section,
  Tableau,
} from '../../../ui/index.ts'
import {
  type ChapitreEnFile,
  chemins,
  type Echeance,
  type EnAttente,
  effetEnMots,
  roleEnCharge,
  type StatutEnAttente,
  titreChapitre,
} from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'

export type VueJournee = {
  readonly acteur: ActeurAgent
  readonly maintenant: Instant
  readonly enAttente: readonly EnAttente[]
  readonly file: readonly ChapitreEnFile[]
  readonly depassees: readonly {
    readonly numero: string
    readonly entreprise: string
    readonly produit: string
    readonly echeance: Echeance
  }[]
  readonly dispositifs: ReadonlyMap<string, Dispositif>
}

type Attente = { readonly titre: string; readonly href: (numero: string) => string }

/** What waits in a status, and where it is dealt with; for whom, the procedure says. */
const attentes: Readonly<Record<StatutEnAttente, Attente>> = {
  candidature_administrative: {
    titre: 'Candidature administrative à examiner',
    href: numero => chemins.instructionEtape(numero, 'administrative'),
  },
  eligibilite: {
    titre: 'Éligibilité à examiner',
    href: numero => chemins.instructionEtape(numero, 'eligibilite'),
  },
  prete_pour_convention: { titre: 'Convention à préparer', href: chemins.convention },
  convention_signee: { titre: 'À inscrire au collège', href: () => chemins.college() },
  inscrite_au_college: { titre: 'Décision à consigner', href: () => chemins.college() },
  attribuee: { titre: 'Convention à signer', href: () => chemins.signatures() },
}

/** The agent's day: figures first, then what waits for this person, derived from the procedure. */
export const pageJournee = (vue: VueJournee): Page => {
  const { acteur, enAttente, file, depassees } = vue
  const verifie = acteur.roles.includes('verificateur')
  const gere = acteur.roles.includes('gestionnaire')
  const miennes = enAttente.filter(({ statut }) => acteur.roles.includes(roleEnCharge[statut]))
  const tenus = file.filter(
    chapitre => chapitre.statut === 'en_instruction' && chapitre.prisParId === acteur.personneId,
  )
  const aPrendre = file.filter(({ statut }) => statut === 'en_file')
  return {
    titre: 'Ma journée',
    largeur: 'large',
    contenu: (
      <>
        <Entete titre="Ma journée" surtitre={acteur.nom} />
        <Compteurs>
          {verifie ? (
            <Compteur
              valeur={aPrendre.length}
              libelle={`${format.accorder(aPrendre.length, 'chapitre')} à prendre`}
              href={chemins.file()}
            />
          ) : null}
          {verifie ? (
            <Compteur
              valeur={tenus.length}
              libelle={`${format.accorder(tenus.length, 'chapitre')} que j’instruis`}
              href="#chapitres"
            />
          ) : null}
          <Compteur
            valeur={miennes.length}
            libelle={format.accorder(miennes.length, 'candidature qui m’attend', 'candidatures qui m’attendent')}
            href="#attente"
            ton={miennes.length > 0 ? 'attention' : 'neutre'}
          />
          {gere ? (
            <Compteur
              valeur={depassees.length}
              libelle={format.accorder(
                depassees.length,
                'échéance dépassée à confirmer',
                'échéances dépassées à confirmer',
              )}
              href="#echeances"
              ton={depassees.length > 0 ? 'erreur' : 'neutre'}
            />
          ) : null}
        </Compteurs>
        {verifie ? <MesChapitres vue={vue} tenus={tenus} /> : null}
        <Section titre="Ce qui m’attend" id="attente">
          <Tableau
            legende="Candidatures qui attendent un acte de votre part, la plus ancienne d’abord"
            legendeCachee
            lignes={miennes}
            cleLigne={({ numero }) => numero}
            vide={
              <EtatVide titre="Rien ne vous attend">
                Aucune candidature n’attend d’acte de votre part pour le moment.
              </EtatVide>
            }
            colonnes={[
              {
                cle: 'acte',
                titre: 'À faire',
                entete: true,
                rendu: ({ numero, statut }) => (
                  <Lien href={attentes[statut].href(numero)}>{attentes[statut].titre}</Lien>
                ),
              },
              {
                cle: 'produit',
                titre: 'Produit',
                rendu: ({ numero, produit }) => <Lien href={chemins.candidature(numero)}>{produit}</Lien>,
              },
              { cle: 'editeur', titre: 'Éditeur', rendu: ({ entreprise }) => entreprise },
              {
                cle: 'depuis',
                titre: 'Depuis',
                insecable: true,
                rendu: ({ depuis }) => <Quand le={depuis} forme="courte" />,
              },
            ]}
          />
        </Section>
        {gere ? <Depassees vue={vue} /> : null}
      </>
    ),
  }
}

const MesChapitres = ({
  vue,
  tenus,
}: {
  readonly vue: VueJournee
  readonly tenus: readonly ChapitreEnFile[]
}): VNode => (
  <Section titre="Mes chapitres en instruction" id="chapitres">
    <Tableau
      legende="Chapitres que j’instruis"
      legendeCachee
      lignes={tenus}
      cleLigne={({ numero, code }) => `${numero}/${code}`}
      vide={
        <EtatVide
          titre="Vous n’instruisez aucun chapitre"
          action={<Lien href={chemins.file()}>Ouvrir la file d’attente</Lien>}
        >
          Prenez le premier chapitre de la file d’attente.
        </EtatVide>
      }
      colonnes={[
        {
          cle: 'chapitre',
          titre: 'Chapitre',
          entete: true,
          rendu: ({ numero, code, dispositifId }) => {
            const dispositif = vue.dispositifs.get(dispositifId)
            return (
              <Lien href={chemins.instructionChapitre(numero, code)}>
                {dispositif ? titreChapitre(dispositif, code) : code}
              </Lien>
            )
          },
        },
        { cle: 'produit', titre: 'Produit', rendu: ({ produit }) => produit },
        { cle: 'editeur', titre: 'Éditeur', rendu: ({ entreprise }) => entreprise },
        {
          cle: 'conformes',
          titre: 'Conformes',
          nombre: true,
          rendu: ({ conformes, total }) => `${conformes}/${total}`,
        },
        { cle: 'recu', titre: 'Reçu', insecable: true, rendu: ({ recuLe }) => <Quand le={recuLe} forme="courte" /> },
      ]}
    />
  </Section>
)

/** P19 — what the procedure proposes; an agent confirms, with the reason. */
const Depassees = ({ vue }: { readonly vue: VueJournee }): VNode => (
  <Section titre="Échéances dépassées à confirmer" id="echeances">
    <Tableau
      legende="Échéances dépassées à confirmer"
      legendeCachee
      lignes={vue.depassees}
      cleLigne={({ numero, echeance }) => numero + echeance.regle + echeance.quand}
      vide={<EtatVide titre="Aucune échéance dépassée">Tous les délais sont tenus.</EtatVide>}
      colonnes={[
        {
          cle: 'produit',
          titre: 'Produit',
          entete: true,
          rendu: ({ numero, produit }) => <Lien href={chemins.constat(numero)}>{produit}</Lien>,
        },
        { cle: 'editeur', titre: 'Éditeur', rendu: ({ entreprise }) => entreprise },
        {
          cle: 'quand',
          titre: 'Échéance',
          rendu: ({ echeance }) => <EcheanceVue limite={echeance.quand} maintenant={vue.maintenant} courte />,
        },
        { cle: 'effet', titre: 'Effet proposé', rendu: ({ echeance }) => effetEnMots(echeance) },
      ]}
    />
  </Section>
)
