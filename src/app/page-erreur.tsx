import type { VNode } from 'preact'
import type { Page } from '../platform/http/contract.ts'
import type { ErreurAffichee } from '../platform/http/options.ts'
import { Entete, LienBouton, Section } from '../ui/index.ts'

const rienDePerdu = 'Ce qui était enregistré l’est toujours : accusés de réception, preuves, brouillons, messages.'
const parLAssistance = 'Si cela se répète, écrivez à l’assistance en donnant la référence ci-dessous.'
const saisieARevoir =
  'Ce que vous aviez saisi n’a pas été enregistré : le bouton « Page précédente » de votre navigateur vous permet souvent de le retrouver.'

/** What a person can do about it, the surest first. */
const conseils: Readonly<Record<number, readonly string[]>> = {
  401: ['Connectez-vous : vous reviendrez ensuite à la page demandée.', rienDePerdu],
  403: [
    'Vérifiez, en haut de la page, que vous êtes connecté avec le compte qui convient.',
    'Si vous veniez d’envoyer un formulaire, rouvrez sa page, puis envoyez-le de nouveau.',
    'Si vous travaillez pour l’agence et que ce droit vous manque, demandez-le à l’administrateur de la plateforme.',
  ],
  404: [
    'Vérifiez l’adresse, surtout si vous l’avez recopiée.',
    'Si vous suiviez le lien d’un courriel, connectez-vous avec le compte auquel ce courriel a été envoyé.',
    'S’il s’agit d’une candidature ou d’un produit, demandez à un collaborateur de vous y donner accès.',
  ],
  405: ['Repartez de la page qui contient le formulaire ou le lien, sans recopier son adresse.'],
  409: [
    'Rouvrez la page : elle montre ce que l’autre personne a enregistré.',
    'Si votre modification reste utile, faites-la sur cette page à jour.',
    saisieARevoir,
  ],
  413: [
    'La taille permise est indiquée sous le champ du fichier.',
    'Réduisez la taille : enregistrez le PDF avec compression, raccourcissez la vidéo ou baissez sa définition.',
    'Si la preuve tient en plusieurs fichiers, envoyez-les l’un après l’autre.',
  ],
  415: [
    'Rouvrez la page, puis envoyez le fichier par son formulaire.',
    'Les formats acceptés sont indiqués sous le champ du fichier.',
  ],
  422: [
    'Rouvrez la page avant de recommencer : un formulaire ne s’envoie qu’une fois.',
    'Vérifiez ensuite si votre premier envoi a été enregistré.',
    saisieARevoir,
  ],
  429: [
    'Attendez une minute, puis rechargez la page.',
    'Plusieurs personnes d’un même réseau peuvent atteindre cette limite ensemble.',
  ],
  500: [rienDePerdu, 'Attendez quelques instants, puis recommencez.', parLAssistance],
  503: [
    'Attendez quelques instants, puis rechargez la page.',
    rienDePerdu,
    'Un dépôt reçu avant un jalon compte à l’heure de sa réception : recommencez celui qui n’a pas eu d’accusé.',
    parLAssistance,
  ],
}

const parDefaut: readonly string[] = ['Rouvrez la page, puis recommencez.', parLAssistance]

/** The page of an error: what happened, what to do, where to go, and the reference by which it is found in the log. */
export const pageErreur = ({ statut, titre, phrase, correlation, lien }: ErreurAffichee): Page => ({
  titre,
  contenu: (
    <>
      <Entete surtitre={`Erreur ${statut}`} titre={titre} chapeau={phrase} />
      <Section titre="Que faire&nbsp;?">
        <ul>
          {(conseils[statut] ?? parDefaut).map(conseil => (
            <li>{conseil}</li>
          ))}
        </ul>
        <div class="cv-boutons">
          <LienBouton href={lien.href}>{lien.libelle}</LienBouton>
        </div>
      </Section>
      <Section titre="Référence de cette erreur">
        <p>
          <ReferenceACopier reference={correlation} />
        </p>
        <p class="fr-text--sm">
          Elle permet à l’assistance de retrouver ce qui s’est passé, sans que vous ayez à le décrire en détail.
        </p>
      </Section>
    </>
  ),
})

const ReferenceACopier = ({ reference }: { readonly reference: string }): VNode => (
  <span class="cv-empreinte-bloc" data-copier={reference} data-copier-titre="Copier la référence">
    <code class="cv-empreinte cv-empreinte--entiere">{reference}</code>
  </span>
)
