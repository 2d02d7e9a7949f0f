import type { VNode } from 'preact'
import { Invisible, Lien } from '../../../ui/index.ts'
import { chemins, type Depot } from '../../candidatures/index.ts'
import { genreDuNom } from '../domain/apercu.ts'

/** Beside the name of a deposited file: its preview, for the kinds that have one. */
export const LienApercu = ({ numero, depot }: { readonly numero: string; readonly depot: Depot }): VNode | null =>
  depot.nature === 'fichier' && genreDuNom(depot.nom) !== null ? (
    <>
      {' '}
      <Lien href={chemins.apercu(numero, depot.id)} icone="eye-line">
        Aperçu<Invisible>{` de ${depot.nom}`}</Invisible>
      </Lien>
    </>
  ) : null
