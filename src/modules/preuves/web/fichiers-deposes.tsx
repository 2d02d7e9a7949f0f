import type { VNode } from 'preact'
import { Empreinte, EtatVide, Lien, Quand, Tableau, Taille } from '../../../ui/index.ts'
import { chemins, type Depot } from '../../candidatures/index.ts'
import { LienApercu } from './apercu-lien.tsx'

/** Files that are no expected proof's, each with what identifies it; served as every pièce is. */
export const FichiersDeposes = (props: {
  readonly numero: string
  readonly depots: readonly Depot[]
  readonly legende: string
  readonly vide: string
}): VNode => (
  <Tableau
    legende={props.legende}
    legendeCachee
    empile
    lignes={props.depots}
    cleLigne={({ id }) => `depot-${id}`}
    vide={<EtatVide titre={props.vide} />}
    colonnes={[
      {
        cle: 'fichier',
        titre: 'Fichier',
        entete: true,
        rendu: depot =>
          depot.nature === 'fichier' ? (
            <>
              <Lien href={chemins.piece(props.numero, depot.id)} telechargement>
                {depot.nom}
              </Lien>
              <LienApercu numero={props.numero} depot={depot} />
            </>
          ) : (
            depot.url
          ),
      },
      {
        cle: 'taille',
        titre: 'Taille',
        nombre: true,
        insecable: true,
        rendu: depot => (depot.nature === 'lien' ? '—' : <Taille octets={depot.taille} />),
      },
      {
        cle: 'empreinte',
        titre: 'SHA-256',
        rendu: depot => (depot.nature === 'lien' ? '—' : <Empreinte sha256={depot.empreinte} />),
      },
      {
        cle: 'depose',
        titre: 'Déposé',
        rendu: ({ deposeLe, deposePar }) => (
          <>
            <Quand le={deposeLe} forme="secondes" />, par {deposePar.nom}
          </>
        ),
      },
    ]}
  />
)
