import type { VNode } from 'preact'
import {
  Badge,
  Empreinte,
  type EntreeDescription,
  Lien,
  ListeDescription,
  Quand,
  Reference,
  Taille,
} from '../../../ui/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { dernierJour, type EtatDuReferencement, type SolutionReferencee } from '../domain/inscription.ts'
import type { ContratDeLicence, NomsPublics } from '../domain/marque-blanche.ts'
import { cheminsRegistre } from './chemins.ts'
import { libelleEtat, tonEtat } from './phrases.ts'

/** The référencement that is inherited, as the register says it today. */
export const OrigineAffichee = ({
  origine,
  etat,
  dispositif,
}: {
  readonly origine: SolutionReferencee
  readonly etat: EtatDuReferencement
  readonly dispositif: Pick<Dispositif, 'intitule'>
}): VNode => (
  <ListeDescription
    entrees={[
      {
        terme: 'Référencement',
        valeur: (
          <Lien href={cheminsRegistre.solution(origine.reference)}>
            <Reference>{origine.reference}</Reference>
          </Lien>
        ),
      },
      ...entreesDesNoms(origine),
      { terme: 'Dispositif', valeur: dispositif.intitule },
      { terme: 'État', valeur: <Badge ton={tonEtat[etat]}>{libelleEtat[etat]}</Badge> },
      { terme: 'Jusqu’au', valeur: <Quand le={dernierJour(origine)} forme="jour" /> },
    ]}
  />
)

/** The names under which a solution is sold. */
export const entreesDesNoms = ({ solution, version, editeur }: NomsPublics): readonly EntreeDescription[] => [
  { terme: 'Solution', valeur: solution },
  { terme: 'Version', valeur: version },
  { terme: 'Éditeur', valeur: editeur },
]

/** A contract, by its name; with `href`, to be read. */
export const ContratAffiche = ({
  contrat: { nom, taille, empreinte },
  href,
}: {
  readonly contrat: ContratDeLicence
  readonly href?: string
}): VNode => (
  <>
    {href === undefined ? (
      <strong>{nom}</strong>
    ) : (
      <Lien href={href} icone="download-line" telechargement>
        {nom}
      </Lien>
    )}
    , <Taille octets={taille} />, SHA-256 <Empreinte sha256={empreinte} />
  </>
)
