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
  objetEnMots,
  quiDoitAgir,
  tacheEnMots,
  titreChapitre,
} from '../../candidatures/index.ts'
import { TableauDesPropositions } from './constats-tableau.tsx'
import type { Dispositifs, LigneAClore, LigneATraiter, LigneQuiEchoit } from './journee.ts'

export type VueJournee = {
  readonly acteur: ActeurAgent
  readonly maintenant: Instant
  readonly aTraiter: readonly LigneATraiter[]
  /** How many candidatures, those that are not shown included. */
  readonly attendues: number
  readonly echoient: readonly LigneQuiEchoit[]
  /** Whether some files were not looked at: what is counted is then a part. */
  readonly echoientEnPlus: boolean
  readonly aClore: readonly LigneAClore[]
  readonly file: readonly ChapitreEnFile[]
  readonly dispositifs: Dispositifs
}

/** How many days ahead. */
export const SEMAINE = 7

/** The agent's day: figures first, then what waits for this person, derived from the procedure. */
export const pageJournee = (vue: VueJournee): Page => {
  const { acteur, aTraiter, attendues, echoient, aClore, file } = vue
  const verifie = acteur.roles.includes('verificateur')
  const gere = acteur.roles.includes('gestionnaire')
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
            valeur={attendues}
            libelle={format.accorder(attendues, 'candidature qui m’attend', 'candidatures qui m’attendent')}
            href="#attente"
            ton={attendues > 0 ? 'attention' : 'neutre'}
          />
          <Compteur
            valeur={echoient.length}
            libelle={format.accorder(echoient.length, 'échéance cette semaine', 'échéances cette semaine')}
            href="#semaine"
          />
          {gere ? (
            <Compteur
              valeur={aClore.length}
              libelle={format.accorder(aClore.length, 'clôture proposée', 'clôtures proposées')}
              href={chemins.constats()}
              ton={aClore.length > 0 ? 'erreur' : 'neutre'}
            />
          ) : null}
        </Compteurs>
        {verifie ? <MesChapitres vue={vue} tenus={tenus} /> : null}
        <Section titre="Ce qui m’attend" id="attente">
          <Tableau
            empile
            legende="Ce qui attend un acte de votre part, ce qui a une échéance d’abord"
            legendeCachee
            lignes={aTraiter}
            cleLigne={({ numero, tache }) => `${numero}-${tache.action}${'preuve' in tache ? `-${tache.preuve}` : ''}`}
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
                rendu: ({ tache, numero, dispositif }) => {
                  const { titre, href } = tacheEnMots(tache, { numero, dispositif })
                  return <Lien href={href}>{titre}</Lien>
                },
              },
              {
                cle: 'produit',
                titre: 'Produit',
                rendu: ({ numero, produit }) => <Lien href={chemins.candidature(numero)}>{produit}</Lien>,
              },
              { cle: 'editeur', titre: 'Éditeur', rendu: ({ entreprise }) => entreprise },
              {
                cle: 'echeance',
                titre: 'Échéance',
                rendu: ({ tache: { echeance } }) =>
                  echeance ? <EcheanceVue limite={echeance.quand} maintenant={vue.maintenant} courte /> : '—',
              },
              {
                cle: 'depuis',
                titre: 'Depuis',
                insecable: true,
                rendu: ({ depuis }) => <Quand le={depuis} forme="courte" />,
              },
            ]}
          />
        </Section>
        <CetteSemaine vue={vue} />
        {gere ? <Propositions vue={vue} /> : null}
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

const CetteSemaine = ({ vue: { echoient, echoientEnPlus, maintenant } }: { readonly vue: VueJournee }): VNode => (
  <Section titre="Ce qui échoit cette semaine" id="semaine">
    <Tableau
      empile
      legende={`Ce qui échoit dans les ${SEMAINE} jours, le plus proche d’abord`}
      legendeCachee
      lignes={echoient}
      vide={<EtatVide titre="Rien n’échoit cette semaine">{`Aucune échéance dans les ${SEMAINE} jours.`}</EtatVide>}
      colonnes={[
        {
          cle: 'objet',
          titre: 'Échéance',
          entete: true,
          rendu: ligne => {
            const objet = objetEnMots(ligne.echeance, ligne.dispositif)
            return ligne.kind === 'dossier' ? (
              <Lien href={chemins.echeances(ligne.sujet.numero)}>{objet}</Lien>
            ) : (
              `${objet} (${ligne.dispositif.intitule})`
            )
          },
        },
        {
          cle: 'dossier',
          titre: 'Dossier',
          rendu: ligne =>
            ligne.kind === 'dossier'
              ? `${ligne.sujet.produit}, ${ligne.sujet.entreprise}`
              : `${echoientEnPlus ? 'au moins ' : ''}${format.pluriel(ligne.nombre, 'candidature qui n’est pas prête', 'candidatures qui ne sont pas prêtes')}`,
        },
        {
          cle: 'quand',
          titre: 'Fin',
          rendu: ({ echeance }) => <EcheanceVue limite={echeance.quand} maintenant={maintenant} courte />,
        },
        { cle: 'qui', titre: 'Qui doit agir', rendu: ({ echeance }) => quiDoitAgir(echeance) },
        { cle: 'regle', titre: 'Règle', insecable: true, rendu: ({ echeance }) => echeance.regle },
      ]}
    />
  </Section>
)

/** The first ones: the others are on their page. */
const APERCU = 5

/** P19 — what the procedure proposes; an agent confirms, with the reason. */
const Propositions = ({ vue: { aClore, maintenant } }: { readonly vue: VueJournee }): VNode => {
  const miennes = aClore.filter(({ aMoi }) => aMoi).length
  return (
    <Section
      titre="Ce que l’horloge propose"
      id="propositions"
      actions={aClore.length > 0 ? <Lien href={chemins.constats()}>Examiner et confirmer</Lien> : undefined}
    >
      {aClore.length > 0 ? (
        <p>
          {format.pluriel(aClore.length, 'clôture proposée', 'clôtures proposées')}, dont {format.nombre(miennes)} à
          vous. Rien n’est prononcé sans vous.
        </p>
      ) : null}
      <TableauDesPropositions lignes={aClore.slice(0, APERCU)} maintenant={maintenant} />
    </Section>
  )
}
