import type { VNode } from 'preact'
import { extensionDe } from '../../../kernel/fichier.ts'
import { jourAParis, jourDansAnnees } from '../../../kernel/temps.ts'
import { Badge, format } from '../../../ui/index.ts'
import { type Depot, homologationEnMots } from '../../candidatures/index.ts'
import type { Dispositif, PreuveAttendue } from '../../dispositifs/index.ts'
import {
  type Attendu,
  type Constat,
  demandeRecence,
  demandeVersion,
  type Ecart,
  type FaitsLus,
  type Precontrole,
  precontroler,
} from '../domain/precontrole.ts'

type Props = {
  readonly precontrole: Precontrole
  readonly depot: Depot
  readonly attendue: PreuveAttendue
  readonly dispositif: Dispositif
  /** Of the product that is a candidate. */
  readonly version: string
}

/** What was found without a person: a line each, « vérifié automatiquement » or « à regarder ». */
export const PrecontroleAffiche = (props: Props): VNode => {
  const { precontrole } = props
  if (precontrole.etat === 'en_attente') return <Badge ton="neutre">Contrôle en attente</Badge>
  const constats = precontroler(precontrole.faits, attenduDe(props))
  if (constats.length === 0) return <>Ce type de fichier n’est pas contrôlé automatiquement.</>
  return (
    <>
      {constats.map(constat => (
        <p key={constat.quoi} class="fr-text--sm fr-mb-1v">
          {constat.statut === 'verifie' ? (
            <Badge ton="info">Vérifié automatiquement</Badge>
          ) : (
            <Badge ton="attention">À regarder</Badge>
          )}{' '}
          {enMots(constat, props.depot)}
        </p>
      ))}
    </>
  )
}

const attenduDe = ({ depot, attendue, dispositif, version }: Props): Attendu => {
  const jourDuDepot = jourAParis(depot.deposeLe)
  return {
    version: demandeVersion(attendue.texte) ? version : null,
    recent: attendue.natures.includes('passi') || demandeRecence(attendue.texte),
    unAnAvant: jourDansAnnees(jourDuDepot, -1),
    jourDuDepot,
    plateforme: plateformeDe(depot, dispositif),
    homologation: depot.homologation ?? null,
  }
}

const plateformeDe = (depot: Depot, { gazelle: { hotes } }: Dispositif): Attendu['plateforme'] => {
  if (depot.nature !== 'gazelle' || hotes.length === 0) return null
  const { host } = new URL(depot.url)
  return { hote: host, admise: hotes.some(hote => hote.toLowerCase() === host) }
}

const enMots = (constat: Constat, depot: Depot): string => {
  switch (constat.quoi) {
    case 'lisible':
      return lisibleEnMots(constat.faits, depot)
    case 'illisible':
      return `${noms[constat.de]} ${raisons[constat.raison]}.`
    case 'version':
      return constat.statut === 'verifie'
        ? `La version ${constat.version} du produit est dans le texte.`
        : `La version ${constat.version} du produit n’a pas été trouvée dans le texte.`
    case 'plateforme':
      return constat.statut === 'verifie'
        ? `Rapport de ${constat.hote}, plateforme du dispositif.`
        : `Rapport de ${constat.hote}, que le dispositif ne nomme pas parmi ses plateformes.`
    case 'homologation':
      return `« ${homologationEnMots(constat.homologation)} » ${constat.statut === 'verifie' ? 'est' : 'n’a pas été trouvé'} dans le texte.`
    case 'date':
      if (constat.jour === null) return 'Aucune date n’a été trouvée dans le texte.'
      return constat.statut === 'verifie'
        ? `Date la plus récente du texte : ${format.jour(constat.jour)}, moins d’un an avant le dépôt.`
        : `Date la plus récente du texte : ${format.jour(constat.jour)}, un an ou plus avant le dépôt.`
  }
}

const noms = { pdf: 'Le PDF', image: 'L’image', video: 'La vidéo', archive: 'L’archive' } as const
const raisons = {
  mal_forme: 'n’a pas pu être lu : le fichier semble incomplet ou abîmé',
  chiffre: 'demande un mot de passe',
  limites: 'n’a pas pu être lu dans les limites prévues',
} as const

const lisibleEnMots = (faits: Exclude<FaitsLus, { readonly kind: 'illisible' | 'non_lu' }>, depot: Depot): string => {
  switch (faits.kind) {
    case 'pdf':
      return `PDF de ${format.pluriel(faits.pages, 'page')}${faits.avecTexte ? '' : ', sans texte (image numérisée)'}.`
    case 'texte':
      return 'Texte lisible.'
    case 'image':
      return `Image de ${format.nombre(faits.largeur)} × ${format.nombre(faits.hauteur)} pixels${faits.entiere ? '' : ', dont la fin manque'}.`
    case 'video':
      return [
        faits.dureeMs === null ? 'Vidéo dont la durée n’est pas déclarée' : `Vidéo de ${dureeEnMots(faits.dureeMs)}`,
        faits.largeur === null || faits.hauteur === null
          ? 'sans image déclarée'
          : `${format.nombre(faits.largeur)} × ${format.nombre(faits.hauteur)} pixels`,
      ]
        .join(', ')
        .concat('.')
    case 'archive':
      // Office documents are archives too.
      if (depot.nature === 'fichier' && extensionDe(depot.nom) !== 'zip' && !faits.chiffree)
        return 'Document qui s’ouvre.'
      return `Archive de ${format.pluriel(faits.entrees, 'élément')}${faits.chiffree ? ', protégée par un mot de passe' : ''}.`
    case 'rapport':
      return `Rapport de test : ${verdicts[faits.verdict]}${faits.ecarts.length === 0 ? '' : `, ${format.pluriel(faits.ecarts.length, 'contrainte non satisfaite', 'contraintes non satisfaites')}`}.`
  }
}

const verdicts = { reussi: 'réussi', echoue: 'échoué', indetermine: 'indéterminé' } as const

/** To the second: a film of an instant is told from one that lasts. */
const dureeEnMots = (ms: number): string => {
  const secondes = Math.round(ms / 1_000)
  const [h, min, s] = [Math.floor(secondes / 3_600), Math.floor(secondes / 60) % 60, secondes % 60]
  if (secondes === 0) return 'moins d’une seconde'
  return [h > 0 ? `${h} h` : '', min > 0 ? `${min} min` : '', s > 0 && h === 0 ? `${s} s` : '']
    .filter(mot => mot !== '')
    .join(' ')
}

/** Of a long report, those that a page can show. */
const ECARTS_MONTRES = 30

const gravites = { erreur: 'Erreur', avertissement: 'Avertissement', information: 'Information' } as const

/** PRE-4 — what the test platform found against the report, folded. */
export const EcartsDuRapport = ({ precontrole }: { readonly precontrole: Precontrole }): VNode | null => {
  const ecarts: readonly Ecart[] =
    precontrole.etat === 'fait' && precontrole.faits.kind === 'rapport' ? precontrole.faits.ecarts : []
  if (ecarts.length === 0) return null
  const restent = ecarts.length - ECARTS_MONTRES
  return (
    <details class="cv-anterieures">
      <summary>
        {format.pluriel(ecarts.length, 'contrainte non satisfaite', 'contraintes non satisfaites')} du rapport
      </summary>
      <ul class="fr-text--sm">
        {ecarts.slice(0, ECARTS_MONTRES).map(({ id, libelle, gravite, emplacement }, rang) => (
          <li key={`${id}-${rang}`}>
            {`${gravites[gravite]}${id === '' ? '' : ` ${id}`} : ${libelle === '' ? 'sans description' : libelle}`}
            {emplacement === '' ? '' : ` (${emplacement})`}
          </li>
        ))}
      </ul>
      {restent > 0 ? <p>{`Et ${format.pluriel(restent, 'autre')}, dans la copie conservée du rapport.`}</p> : null}
    </details>
  )
}
