import type { VNode } from 'preact'
import { Alerte, format, Lien, Section } from '../../../ui/index.ts'
import { chemins } from '../../candidatures/index.ts'
import type { ImageDApercu } from '../domain/apercu.ts'

type Props = {
  readonly numero: string
  readonly depotId: string
  readonly nom: string
  readonly images: readonly ImageDApercu[]
  /** Pages of the original, or its length in milliseconds; null when it is not known. */
  readonly etendue: number | null
}

type ImageProps = Omit<Props, 'images' | 'etendue'> & {
  readonly image: ImageDApercu
  readonly rang: number
  readonly alt: string
}

/** Asked for when it comes in sight: what was read is what was seen (P31). */
const Image = ({ numero, depotId, image: { largeur, hauteur }, rang, alt }: ImageProps): VNode => (
  <img
    src={chemins.imageDApercu(numero, depotId, rang)}
    width={largeur}
    height={hauteur}
    alt={alt}
    loading={rang === 1 ? undefined : 'lazy'}
  />
)

/** One under the other, as the document reads. */
export const Pages = ({ images, etendue, ...piece }: Props): VNode => {
  const total = etendue ?? images.length
  return (
    <Section titre={format.pluriel(total, 'page')}>
      <ol class="fr-raw-list cv-images">
        {images.map((image, rang) => {
          const page = `Page ${image.repere} sur ${total}`
          return (
            <li key={page}>
              <figure>
                <figcaption>{page}</figcaption>
                <Image {...piece} image={image} rang={rang + 1} alt={`${page} de ${piece.nom}`} />
              </figure>
            </li>
          )
        })}
      </ol>
      {images.length < total ? (
        <Alerte ton="info">{`L’aperçu s’arrête à la page ${images.length}. Les suivantes sont dans l’original.`}</Alerte>
      ) : null}
    </Section>
  )
}

export const ImageSeule = ({ images, ...piece }: Props): VNode => (
  <Section titre="Image">
    <div class="cv-images">
      {images.map(image => (
        <figure key={image.empreinte}>
          <figcaption>Réduite, sans les métadonnées de l’original</figcaption>
          <Image {...piece} image={image} rang={1} alt={`Aperçu de ${piece.nom}`} />
        </figure>
      ))}
    </div>
  </Section>
)

/** Each leads to its moment, in the player above. */
export const Vues = ({ images, etendue, ...piece }: Props): VNode => (
  <Section titre={etendue === null ? 'Vues' : `Vues d’une vidéo de ${moment(etendue)}`}>
    <ol class="fr-raw-list cv-images cv-images--vues">
      {images.map((image, rang) => (
        <li key={image.repere}>
          <figure>
            <Image {...piece} image={image} rang={rang + 1} alt={`La vidéo à ${moment(image.repere)}`} />
            <figcaption>
              <Lien href={chemins.apercu(piece.numero, piece.depotId, Math.floor(image.repere / 1_000))}>
                {`Lire à partir de ${moment(image.repere)}`}
              </Lien>
            </figcaption>
          </figure>
        </li>
      ))}
    </ol>
  </Section>
)

/** « 1 h 05 min 20 s », which a screen reader says as it is. */
const moment = (ms: number): string => {
  const secondes = Math.floor(ms / 1_000)
  const [h, min, s] = [Math.floor(secondes / 3_600), Math.floor(secondes / 60) % 60, secondes % 60]
  return [h > 0 ? `${h}\u00a0h` : '', min > 0 ? `${min}\u00a0min` : '', s > 0 || secondes === 0 ? `${s}\u00a0s` : '']
    .filter(mot => mot !== '')
    .join(' ')
}
