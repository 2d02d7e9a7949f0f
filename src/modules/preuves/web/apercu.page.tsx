import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Empreinte,
  Entete,
  EtatVide,
  format,
  Lien,
  LienBouton,
  ListeDescription,
  Quand,
  Section,
} from '../../../ui/index.ts'
import { chemins, filDeCandidature, titreCandidature } from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Analyse } from '../domain/analyse.ts'
import { type Apercu, type GenreApercu, genreDuNom, type RaisonSansApercu } from '../domain/apercu.ts'
import { ImageSeule, Pages, Vues } from './apercu-images.tsx'
import type { PieceDemandee } from './piece-demandee.ts'

export type VueApercu = PieceDemandee & {
  readonly dispositif: Dispositif
  readonly acteur: Parameters<typeof filDeCandidature>[0]
  readonly apercu: Apercu
  readonly analyse: Analyse
  /** P5 — the store gives back what was received. */
  readonly intacte: boolean
  /** The second of the film from which to play. */
  readonly a: number
}

/** What a pièce holds, without opening it: its pages, its image, its film. The original is one link away. */
export const pageApercu = (page: VueApercu): Page => {
  const { vue, depot, nom, dispositif, acteur } = page
  const { numero } = vue.etat
  const telechargeable = page.intacte && page.analyse.etat !== 'infecte'
  return {
    titre: `Aperçu de ${nom}, candidature ${numero}`,
    titreCourt: `Aperçu de ${nom}`,
    filAriane: filDeCandidature(acteur, { numero, titre: titreCandidature({ vue, dispositif }) }),
    largeur: 'large',
    contenu: (
      <>
        <Entete
          surtitre={`Candidature n° ${numero}`}
          titre={`Aperçu de ${nom}`}
          chapeau="Établi par le service à partir du fichier déposé, que rien ne modifie. L’original fait foi."
          actions={
            telechargeable ? (
              <LienBouton href={chemins.piece(numero, depot.id)} telechargement icone="download-line">
                Télécharger l’original
              </LienBouton>
            ) : undefined
          }
        />
        <ListeDescription
          dense
          entrees={[
            { terme: 'Pour', valeur: <Pour page={page} /> },
            { terme: 'Taille', valeur: format.taille(depot.taille) },
            { terme: 'SHA-256', valeur: <Empreinte sha256={depot.empreinte} /> },
            {
              terme: 'Déposé',
              valeur: (
                <>
                  <Quand le={depot.deposeLe} forme="secondes" />, par {depot.deposePar.nom}
                </>
              ),
            },
          ]}
        />
        <Contenu page={page} />
      </>
    ),
  }
}

const Pour = ({ page: { vue, pour, acteur } }: { readonly page: VueApercu }): VNode => {
  const { numero } = vue.etat
  if (pour === null) return <Lien href={chemins.journee(numero)}>Journée de test</Lien>
  const { chapitre, preuve } = pour
  const href =
    acteur.kind === 'agent'
      ? `${chemins.instructionChapitre(numero, chapitre)}?preuve=${encodeURIComponent(preuve)}`
      : chemins.preuve(numero, chapitre, preuve)
  return <Lien href={href}>{`Preuve ${preuve}`}</Lien>
}

const Contenu = ({ page }: { readonly page: VueApercu }): VNode => {
  const { analyse, intacte, apercu, vue, depot, nom } = page
  if (analyse.etat === 'infecte')
    return (
      <Alerte ton="erreur" titre="Fichier en quarantaine">
        {`L’antivirus y a reconnu ${format.guillemets(analyse.detail)}. Ni le fichier ni son aperçu ne sont remis ; le dépôt et sa date sont conservés.`}
      </Alerte>
    )
  if (!intacte)
    return (
      <Alerte ton="erreur" titre="Fichier altéré">
        Le magasin ne rend pas ce qui avait été reçu. Ni le fichier ni son aperçu ne sont remis tant qu’il n’est pas
        restauré. Les administrateurs sont prévenus ; le dépôt et sa date sont conservés.
      </Alerte>
    )
  const genre = apercu.etat === 'fait' ? apercu.genre : genreDuNom(nom)
  return (
    <>
      {genre === 'video' ? <Lecture page={page} /> : null}
      <Dessin apercu={apercu} genre={genre} numero={vue.etat.numero} depotId={depot.id} nom={nom} />
    </>
  )
}

/** Parts of the film are asked for as it is watched: two hours need not be downloaded to see the last minute. */
const Lecture = ({ page: { vue, depot, nom, a } }: { readonly page: VueApercu }): VNode => (
  <Section titre="Lecture" id="lecture">
    <video
      class="cv-lecture"
      src={`${chemins.piece(vue.etat.numero, depot.id)}${a > 0 ? `#t=${a}` : ''}`}
      controls
      preload="metadata"
      aria-label={`Lecture de ${nom}`}
    />
    <p class="fr-text--sm">
      Si votre navigateur ne lit pas ce format, téléchargez l’original. Chaque lecture est consignée.
    </p>
  </Section>
)

type DessinProps = {
  readonly apercu: Apercu
  readonly genre: GenreApercu | null
  readonly numero: string
  readonly depotId: string
  readonly nom: string
}

const Dessin = ({ apercu, genre, ...piece }: DessinProps): VNode => {
  switch (apercu.etat) {
    case 'en_preparation':
      return (
        <EtatVide titre="Aperçu en préparation">
          {genre === 'video'
            ? 'Les vues extraites de la vidéo seront ici dans quelques minutes, après l’analyse du fichier. Rechargez la page.'
            : 'Il sera ici dans quelques minutes, après l’analyse du fichier. Rechargez la page.'}
        </EtatVide>
      )
    case 'impossible':
      return <EtatVide titre="Aperçu impossible">{enMots[apercu.raison]}</EtatVide>
    case 'sans_objet':
      return (
        <EtatVide titre="Pas d’aperçu pour ce type de fichier">
          Le service montre les PDF, les images et les vidéos. Téléchargez l’original pour le lire.
        </EtatVide>
      )
    case 'fait':
      return (
        <>
          {apercu.genre === 'pages' ? <Pages {...piece} {...apercu} /> : null}
          {apercu.genre === 'image' ? <ImageSeule {...piece} {...apercu} /> : null}
          {apercu.genre === 'video' ? <Vues {...piece} {...apercu} /> : null}
          {apercu.arret === null ? null : (
            <Alerte ton="attention" titre="Aperçu incomplet">
              {enMots[apercu.arret]}
            </Alerte>
          )}
        </>
      )
  }
}

const enMots: Readonly<Record<RaisonSansApercu, string>> = {
  mal_forme: 'Le fichier semble incomplet ou abîmé. Téléchargez l’original pour en juger.',
  chiffre: 'Le fichier demande un mot de passe.',
  limites: 'Le fichier demande plus de temps ou de mémoire qu’un aperçu n’en a. Téléchargez l’original pour le lire.',
  codec: 'Les images de cette vidéo sont dans un format que le service ne lit pas.',
  sans_image: 'Cette vidéo ne contient pas d’image.',
}
