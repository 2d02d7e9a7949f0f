import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  Bouton,
  Bulle,
  ChampTexteLong,
  Entete,
  type Erreur,
  EtatVide,
  erreurDe,
  Formulaire,
  format,
  LienBouton,
  Lien,
  libelleQualite,
  Reference,
  ResumeErreurs,
  Section,
} from '../../../ui/index.ts'
import { BlocCollaborateurs, type CollaborateurLu } from '../../catalogue/index.ts'
import type { Cote } from '../domain/message.ts'
import { LONGUEUR_MAX } from '../domain/redaction.ts'
import type { FilLu, MessageLu } from '../queries/fil.ts'
import type { CandidatureDuFil } from '../use-cases/ports.ts'
import { avertis, marqueDe } from './phrases.ts'

export type MessagesProps = {
  readonly candidature: CandidatureDuFil
  readonly fil: FilLu
  /** The reader's side. */
  readonly cote: Cote
  /** Whether the reader may write: the members of a group only read (GRP-2). */
  readonly ecrit: boolean
  readonly collaborateurs: readonly CollaborateurLu[]
  /** What was typed and not sent. */
  readonly texte?: string
  readonly erreurs?: readonly Erreur[]
  readonly envoye?: boolean
  /** On a page of older messages there is nothing to send. */
  readonly ancien: boolean
}

const adresseDe = (numero: string): string => `/candidatures/${numero}/messages`

/** MSG-1…3 — the conversation of a candidature, decisions and requests included, the oldest message first, and what to write at its end. */
export const pageMessages = (props: MessagesProps): Page => {
  const { candidature, fil, cote, ecrit, collaborateurs, erreurs = [], envoye, ancien } = props
  const { numero, produitId, produitNom, dispositifIntitule } = candidature
  const nouveaux = fil.messages.filter(({ nouveau }) => nouveau)
  return {
    titre: 'Messagerie',
    filAriane: [
      cote === 'agence'
        ? { libelle: 'Ma journée', href: '/agence' }
        : { libelle: 'Tableau de bord', href: '/tableau-de-bord' },
      { libelle: `${produitNom} : ${dispositifIntitule}`, href: `/candidatures/${numero}` },
    ],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          titre="Messagerie"
          surtitre={`${produitNom} : ${dispositifIntitule}`}
          complement={
            <p>
              Candidature <Reference>{numero}</Reference>
            </p>
          }
          actions={
            ancien ? null : (
              <LienBouton href="#ecrire" variante="secondaire" icone="edit-line">
                Écrire un message
              </LienBouton>
            )
          }
        />
        <Nouveaux nouveaux={nouveaux} />
        <Section titre="Échanges" id="echanges">
          <Fil {...props} />
          {envoye ? (
            <Alerte ton="succes" annonce>
              {`Votre message est envoyé. ${avertis[cote]}`}
            </Alerte>
          ) : null}
        </Section>
        {ancien ? null : ecrit ? <Redaction {...props} /> : <LectureSeule />}
        <BlocCollaborateurs
          produitId={produitId}
          collaborateurs={collaborateurs}
          numero={numero}
          lectureSeule={cote === 'agence' || !ecrit}
        />
      </>
    ),
  }
}

const LectureSeule = (): VNode => (
  <p>Vous lisez cet échange en tant que membre du groupement : seul son chef de file écrit à l’agence.</p>
)

const Nouveaux = ({ nouveaux }: { readonly nouveaux: readonly MessageLu[] }): VNode | null => {
  const premier = nouveaux[0]
  if (premier === undefined) return null
  return (
    <p>
      <Lien href={`#message-${premier.position}`} icone="mail-line">
        {`${format.nombre(nouveaux.length)} ${format.accorder(nouveaux.length, 'nouveau message', 'nouveaux messages')}`}
      </Lien>
    </p>
  )
}

const Fil = ({ candidature, fil, cote, ancien }: MessagesProps): VNode => {
  const premier = fil.messages[0]
  const autre = cote === 'agence' ? 'l’éditeur' : 'l’agence'
  if (premier === undefined)
    return (
      <EtatVide titre="Aucun message pour le moment" icone="chat-line">
        {`Écrivez à ${autre} ci-dessous ; ses demandes et ses réponses apparaîtront ici.`}
      </EtatVide>
    )
  return (
    <>
      {fil.plusAnciens ? (
        <p>
          <Lien href={`${adresseDe(candidature.numero)}?avant=${premier.position}`} icone="arrow-up-line">
            Messages plus anciens
          </Lien>
        </p>
      ) : null}
      {fil.messages.map(message => (
        <UnMessage message={message} cote={cote} fil={fil} />
      ))}
      {ancien ? (
        <p>
          <Lien href={adresseDe(candidature.numero)} icone="arrow-down-line">
            Messages les plus récents
          </Lien>
        </p>
      ) : null}
    </>
  )
}

const UnMessage = (props: { readonly message: MessageLu; readonly cote: Cote; readonly fil: FilLu }): VNode => {
  const { message, cote, fil } = props
  const { position, kind, auteur, objet, corps, le, nouveau } = message
  const marque = marqueDe[kind]
  return (
    <Bulle
      id={`message-${position}`}
      auteur={auteur.nom}
      qualite={qualiteDe(message)}
      le={le}
      maintenant={fil.maintenant}
      cote={kind === 'notification' ? 'systeme' : message.cote === cote ? 'moi' : 'autre'}
      nouveau={nouveau}
    >
      {marque ? (
        <p>
          <Badge ton={marque.ton} icone={marque.icone}>
            {marque.mot}
          </Badge>
        </p>
      ) : null}
      {objet ? <h3 class="fr-h6 fr-mb-1w">{objet}</h3> : null}
      {corps}
    </Bulle>
  )
}

/** In which capacity the author spoke; the service itself has none. */
const qualiteDe = ({ auteur, cote }: MessageLu): string | undefined => {
  if (auteur.qualite === 'horloge') return undefined
  const roles = libelleQualite(auteur.qualite)
  return cote === 'agence' ? `${roles}, agence` : roles
}

const Redaction = ({ candidature, cote, texte, erreurs = [] }: MessagesProps): VNode => (
  <Section titre="Écrire un message" id="ecrire">
    <Formulaire action={adresseDe(candidature.numero)} surveille>
      <ChampTexteLong
        nom="corps"
        libelle={cote === 'agence' ? 'Votre message à l’éditeur' : 'Votre message à l’agence'}
        aide={`${format.nombre(LONGUEUR_MAX)} caractères au plus. Il est lu par toutes les personnes qui ont accès à la candidature et ne peut plus être modifié une fois envoyé.`}
        obligatoire
        valeur={texte}
        erreur={erreurDe(erreurs, 'corps')}
      />
      <Bouton icone="send-line">Envoyer</Bouton>
    </Formulaire>
  </Section>
)
