import type { VNode } from 'preact'
import { Badge, Citation, Empreinte, format, Lien, ListeDescription, Quand } from '../../../ui/index.ts'
import {
  chemins,
  type Depot,
  depotsCourants,
  libellePreuve,
  type PreuveDeposee,
  tonPreuve,
} from '../../candidatures/index.ts'

const verdictsGazelle = {
  DONE_PASSED: 'réussi',
  DONE_FAILED: 'échoué',
  DONE_UNDEFINED: 'indéterminé',
} as const

/** One deposit: what it is, its size, its hash, when and by whom. */
export const DepotAffiche = ({ numero, depot }: { readonly numero: string; readonly depot: Depot }): VNode => (
  <ListeDescription dense entrees={entreesDe(numero, depot)} />
)

const entreesDe = (numero: string, depot: Depot) => {
  const depose = { terme: 'Déposé', valeur: <Depose depot={depot} /> }
  if (depot.nature === 'lien') return [{ terme: 'Lien', valeur: <Lien href={depot.url}>{depot.url}</Lien> }, depose]
  const contenu = [
    { terme: 'Taille', valeur: format.taille(depot.taille) },
    { terme: 'SHA-256', valeur: <Empreinte sha256={depot.empreinte} /> },
    depose,
  ]
  if (depot.nature === 'fichier')
    return [
      {
        terme: 'Fichier',
        valeur: (
          <Lien href={chemins.piece(numero, depot.id)} telechargement>
            {depot.nom}
          </Lien>
        ),
      },
      ...contenu,
    ]
  return [
    { terme: 'Rapport', valeur: <Lien href={depot.url}>{depot.oid}</Lien> },
    { terme: 'Verdict', valeur: `${verdictsGazelle[depot.resultat]}, ${depot.service} (${depot.validateur})` },
    {
      terme: 'Copie',
      valeur: (
        <Lien href={chemins.piece(numero, depot.id)} telechargement>
          Copie conservée du rapport
        </Lien>
      ),
    },
    ...contenu,
  ]
}

const Depose = ({ depot }: { readonly depot: Depot }): VNode => (
  <>
    <Quand le={depot.deposeLe} forme="secondes" />, par {depot.deposePar.nom}
  </>
)

/** A proof as it stands: its state, the opinion given on it, the deposits that count, the earlier ones folded (PRE-7). */
export const PreuveAffichee = ({
  numero,
  preuve,
}: {
  readonly numero: string
  readonly preuve: PreuveDeposee
}): VNode => {
  const courants = depotsCourants(preuve)
  const anterieurs = preuve.versions.filter(depot => !courants.includes(depot))
  return (
    <>
      <p>
        <Badge ton={tonPreuve[preuve.statut]}>{libellePreuve[preuve.statut]}</Badge>
      </p>
      {'avis' in preuve && preuve.avis.motif !== '' ? (
        <Citation source={`${preuve.avis.renduPar.nom}, le ${format.dateHeure(preuve.avis.renduLe)}`}>
          {preuve.avis.motif}
        </Citation>
      ) : null}
      {courants.map(depot => (
        <DepotAffiche key={depot.id} numero={numero} depot={depot} />
      ))}
      {anterieurs.length > 0 ? (
        <details class="cv-anterieures">
          <summary>{format.pluriel(anterieurs.length, 'version antérieure', 'versions antérieures')}</summary>
          {anterieurs.toReversed().map(depot => (
            <DepotAffiche key={depot.id} numero={numero} depot={depot} />
          ))}
        </details>
      ) : null}
    </>
  )
}
