import type { VNode } from 'preact'
import { type EntreeDescription, ListeDescription } from '../../../ui/index.ts'
import { libelleInteret } from '../domain/interets.ts'
import type { Fiche } from '../domain/produit.ts'
import { libelleChamp } from './phrases.ts'

type FicheProps = {
  readonly fiche: Fiche
  /** The responsable, by name. */
  readonly responsable: string
  /** What comes before: the reference of a registered product. */
  readonly avant?: readonly EntreeDescription[]
}

/** What a company says of a product, to read. */
export const FicheProduit = ({ fiche, responsable, avant = [] }: FicheProps): VNode => (
  <ListeDescription
    entrees={[
      ...avant,
      { terme: libelleChamp.nom, valeur: fiche.nom },
      { terme: libelleChamp.version, valeur: fiche.version },
      { terme: libelleChamp.nil, valeur: fiche.nil },
      { terme: libelleChamp.responsable, valeur: responsable },
      { terme: libelleChamp.description, valeur: <Texte texte={fiche.description} /> },
      { terme: libelleChamp.certifications, valeur: liste(fiche.certifications) },
      { terme: 'Dispositifs qui vous intéressent', valeur: liste(fiche.interets.map(libelleInteret)) },
    ]}
  />
)

const liste = (textes: readonly string[]): VNode | null =>
  textes.length === 0 ? null : (
    <ul>
      {textes.map(texte => (
        <li>{texte}</li>
      ))}
    </ul>
  )

/** Keeps the line breaks that were typed. */
const Texte = ({ texte }: { readonly texte: string }): VNode => (
  <>
    {texte.split('\n').map((ligne, rang) => (
      <>
        {rang > 0 ? <br /> : null}
        {ligne}
      </>
    ))}
  </>
)
