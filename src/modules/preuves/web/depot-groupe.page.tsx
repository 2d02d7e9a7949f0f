import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Bouton,
  ChampChoix,
  ChampFichier,
  ChampTexteLong,
  Entete,
  type Erreur,
  erreurDe,
  EtatVide,
  format,
  Formulaire,
  Invisible,
  LienBouton,
  Pagination,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../../ui/index.ts'
import {
  type CandidatureVue,
  chemins,
  filDeCandidature,
  libellePreuve,
  titreCandidature,
} from '../../candidatures/index.ts'
import type { Acceptation, Dispositif } from '../../dispositifs/index.ts'
import type { ActeurEditeur } from '../../../kernel/acteur.ts'
import { type FichierRecu, FICHIERS_MAX } from '../domain/depot-groupe.ts'
import { type Envoi, JOURS_POUR_ACHEVER } from '../domain/envoi.ts'
import type { PreuveADeposer } from '../use-cases/preuves-a-deposer.ts'
import type { FichierRapproche } from '../use-cases/proposer.ts'
import { TAILLE_MAX_ARCHIVE } from '../use-cases/recevoir-liste.ts'
import { ChoixDuMode } from './depots.tsx'
import { VERS_LA_LISTE } from './envois-de-liste.ts'
import { Deposes, Interrompus, NomDuFichier, nomDuDepot, Refuses, remarqueEnMots } from './depot-groupe-affiche.tsx'

export type VueDepotGroupe = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly acteur: ActeurEditeur
  readonly preuves: readonly PreuveADeposer[]
  /** What any proof accepts now; `null` when none takes a file. */
  readonly acceptation: Acceptation['fichier']
  /** Of the files of this page. */
  readonly propositions: readonly FichierRapproche[]
  readonly enAttente: number
  readonly refuses: readonly FichierRecu[]
  /** Sent in parts, and not to the end. */
  readonly interrompus: readonly Envoi[]
  readonly deposes: readonly FichierRecu[]
  readonly page: number
  readonly pages: number
  readonly erreurs: readonly Erreur[]
  readonly saisie?: { readonly mode: string; readonly choix: ReadonlyMap<string, string> }
  readonly manifeste?: string
  /** How many were just deposited. */
  readonly faits: number
}

/** What a form sends for a file to be put aside. */
export const RETIRER = '-'

export const champDe = ({ id }: Pick<FichierRecu, 'id'>): string => `preuve-${id}`

/** PRE-1 — many files: what was received, the proof that each is for, what was turned away, what was done. */
export const pageDepotGroupe = (page: VueDepotGroupe): Page => {
  const { vue, dispositif, acteur, acceptation, enAttente, erreurs, faits } = page
  const { numero } = vue.etat
  const titre = titreCandidature({ vue, dispositif })
  return {
    titre: `Déposer plusieurs fichiers, candidature ${numero}`,
    titreCourt: 'Déposer plusieurs fichiers',
    largeur: 'large',
    filAriane: filDeCandidature(acteur, { numero, titre }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          titre="Déposer plusieurs fichiers"
          surtitre={`Candidature n° ${numero}`}
          chapeau="Envoyez vos fichiers en une fois : chacun est rapproché d’une preuve d’après son nom. Rien n’est déposé avant que vous n’ayez relu et confirmé."
          actions={
            <LienBouton href={chemins.candidature(numero)} variante="tertiaire" icone="arrow-left-line">
              Retour à la candidature
            </LienBouton>
          }
        />
        {faits > 0 ? (
          <Alerte ton="succes" annonce>
            {faits === 1 ? 'Un fichier est déposé.' : `${format.nombre(faits)} fichiers sont déposés.`}
          </Alerte>
        ) : null}
        {enAttente > 0 ? <AConfirmer page={page} /> : null}
        <Refuses fichiers={page.refuses} />
        {acceptation ? (
          <Envoyer page={page} acceptation={acceptation} />
        ) : (
          <EtatVide titre="Aucun fichier ne peut être déposé maintenant">
            Aucune preuve de cette candidature n’attend de fichier en ce moment. La page de chaque chapitre dit
            pourquoi.
          </EtatVide>
        )}
        <Deposes numero={numero} fichiers={page.deposes} />
      </>
    ),
  }
}

const Envoyer = (props: {
  readonly page: VueDepotGroupe
  readonly acceptation: NonNullable<Acceptation['fichier']>
}): VNode => {
  const { page, acceptation } = props
  const { numero } = page.vue.etat
  return (
    <Section titre={page.enAttente > 0 ? 'Envoyer d’autres fichiers' : 'Envoyer des fichiers'}>
      <p>
        Le numéro de la preuve se lit dans le nom du fichier ou de son dossier, quels que soient les séparateurs :{' '}
        {page.preuves[0] ? (
          <>
            {format.guillemets(`${page.preuves[0].attendue.numero.replace(/[^\p{L}\p{N}]+/gu, '_')} capture.png`)}{' '}
            convient pour la preuve {page.preuves[0].attendue.numero}.
          </>
        ) : null}
      </p>
      <Interrompus envois={page.interrompus} />
      <Formulaire
        action={`${chemins.depotGroupe(numero)}/fichiers`}
        multipart
        enLot={{ adresse: '/envois', suite: chemins.depotGroupe(numero), metadonnees: { numero, ...VERS_LA_LISTE } }}
      >
        <ChampFichier
          nom="pieces"
          libelle="Fichiers"
          aide="Un fichier .zip choisi ici est déposé tel quel. Sans JavaScript, 50 fichiers au plus en une fois."
          plusieurs
          accepte={acceptation.extensions}
          tailleMax={acceptation.tailleMax}
          erreur={erreurDe(page.erreurs, 'pieces')}
        />
        <ChampFichier
          nom="archive"
          libelle="Archive à ouvrir"
          aide={`Chacun de ses fichiers est reçu séparément, avec le nom de ses dossiers ; ${format.nombre(FICHIERS_MAX)} au plus.`}
          accepte={['zip']}
          tailleMax={TAILLE_MAX_ARCHIVE}
        />
        <ChampTexteLong
          nom="manifeste"
          libelle="Manifeste (facultatif)"
          aide="Collez deux colonnes d’un tableur : nom du fichier, numéro de la preuve ; ou le numéro, deux espaces, puis le nom. Ce qu’il dit l’emporte sur les noms, pour les fichiers déjà reçus aussi."
          lignes={4}
          valeur={page.manifeste}
          erreur={erreurDe(page.erreurs, 'manifeste')}
        />
        <Bouton icone="upload-line" variante={page.enAttente > 0 ? 'secondaire' : 'primaire'}>
          Envoyer et rapprocher
        </Bouton>
      </Formulaire>
    </Section>
  )
}

const AConfirmer = ({ page }: { readonly page: VueDepotGroupe }): VNode => {
  const { vue, propositions, enAttente, pages, saisie } = page
  const adresse = chemins.depotGroupe(vue.etat.numero)
  const remplacables = propositions.some(({ admises }) => admises.some(({ courants }) => courants.length > 0))
  return (
    <Section titre={`À confirmer : ${format.pluriel(enAttente, 'fichier reçu', 'fichiers reçus')}`}>
      <p>
        Vérifiez la preuve de chaque fichier, puis confirmez. Un fichier reçu et non déposé est oublié au bout de{' '}
        {format.pluriel(JOURS_POUR_ACHEVER, 'jour')}.
      </p>
      <Formulaire action={adresse} champs={{ page: String(page.page) }} classe="">
        <Tableau
          legende="Fichiers reçus et preuves proposées"
          legendeCachee
          empile
          lignes={propositions}
          cleLigne={({ fichier }) => fichier.id}
          vide={null}
          colonnes={[
            {
              cle: 'fichier',
              titre: 'Fichier',
              entete: true,
              rendu: ({ fichier }) => <NomDuFichier fichier={fichier} />,
            },
            { cle: 'preuve', titre: 'Preuve', rendu: proposition => <Choix page={page} proposition={proposition} /> },
            {
              cle: 'remarque',
              titre: 'D’après son nom ou le manifeste',
              rendu: ({ remarque, fichier }) => remarqueEnMots(remarque, fichier.preuveDite !== null),
            },
          ]}
        />
        {remplacables ? <ChoixDuMode id="mode-groupe" mode={saisie?.mode ?? 'remplace'} /> : null}
        <div class="cv-boutons">
          <Bouton icone="check-line">
            {pages > 1 ? 'Déposer les fichiers de cette page' : 'Déposer les fichiers confirmés'}
          </Bouton>
        </div>
      </Formulaire>
      {pages > 1 ? <Pagination page={page.page} pages={pages} href={n => `${adresse}?page=${n}`} /> : null}
    </Section>
  )
}

const Choix = (props: { readonly page: VueDepotGroupe; readonly proposition: FichierRapproche }): VNode => {
  const { page, proposition } = props
  const { fichier, admises, proposee } = proposition
  const nom = champDe(fichier)
  return (
    <ChampChoix
      nom={nom}
      libelle={<Invisible>{`Preuve pour ${fichier.chemin}`}</Invisible>}
      vide="Ne pas déposer maintenant"
      valeur={page.saisie ? page.saisie.choix.get(fichier.id) : (proposee ?? undefined)}
      erreur={erreurDe(page.erreurs, nom)}
      options={[
        ...admises.map(({ attendue, etat, courants }) => ({
          valeur: attendue.numero,
          libelle: [
            `${attendue.numero} : ${libellePreuve[etat.statut].toLowerCase()}`,
            ...(courants.length > 0 ? [format.abreger(courants.map(nomDuDepot).join(', '), 60)] : []),
          ].join(', '),
        })),
        { valeur: RETIRER, libelle: 'Retirer ce fichier de la liste' },
      ]}
    />
  )
}
