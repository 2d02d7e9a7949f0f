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
import type { Dispositif, PreuveAttendue } from '../../dispositifs/index.ts'
import { analyseDe, type Analyses } from '../domain/analyse.ts'
import { genreDuNom } from '../domain/apercu.ts'
import { AnalyseAffichee } from './analyse-affichee.tsx'
import { LienApercu } from './apercu-lien.tsx'
import { HomologationSuivie } from './homologation-suivie.tsx'
import { precisionsDe, ResultatDuTest } from './precisions.tsx'
import { EcartsDuRapport, PrecontroleAffiche } from './precontrole-affiche.tsx'
import { DemanderVerification, VerificationsAffichees } from './verifications-affichees.tsx'

const verdictsGazelle = {
  DONE_PASSED: 'réussi',
  DONE_FAILED: 'échoué',
  DONE_UNDEFINED: 'indéterminé',
} as const

/** One deposit: what it is, its size, its hash, when and by whom. */
const DepotAffiche = ({ numero, ...examen }: DepotProps): VNode => {
  const { depot, dispositif, analyses } = examen
  return (
    <>
      <ListeDescription
        dense
        entrees={[...entreesDe(numero, depot), ...examenDuDepot(examen), ...precisionsDe(depot)]}
      />
      {depot.nature === 'lien' ? null : (
        <EcartsDuRapport precontrole={analyseDe(analyses, depot.empreinte).precontrole} />
      )}
      {depot.rapportTest ? <ResultatDuTest rapport={depot.rapportTest} dispositif={dispositif} /> : null}
    </>
  )
}

type DepotProps = {
  readonly numero: string
  readonly depot: Depot
  readonly dispositif: Dispositif
  readonly analyses: Analyses
  readonly attendue: PreuveAttendue
  /** Of the product that is a candidate. */
  readonly version: string
}

/** P35, PRE-3 — what was worked out of the pièce after its deposit. */
const examenDuDepot = ({ depot, dispositif, analyses, attendue, version }: Omit<DepotProps, 'numero'>) => {
  if (depot.nature === 'lien') return []
  const examen = analyseDe(analyses, depot.empreinte)
  return [
    { terme: 'Antivirus', valeur: <AnalyseAffichee analyse={examen} /> },
    {
      terme: 'Contrôle',
      valeur: (
        <PrecontroleAffiche
          precontrole={examen.precontrole}
          depot={depot}
          attendue={attendue}
          dispositif={dispositif}
          version={version}
        />
      ),
    },
    ...(examen.verifications.length === 0
      ? []
      : [{ terme: 'À la source', valeur: <VerificationsAffichees verifications={examen.verifications} /> }]),
  ]
}

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
          <>
            <Lien href={chemins.piece(numero, depot.id)} telechargement>
              {depot.nom}
            </Lien>
            <LienApercu numero={numero} depot={depot} />
          </>
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

const IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']
const VIDEOS = ['video/mp4', 'video/webm']

/**
 * P24 — as a picture or a film only: whatever else the bytes may hold, a browser never runs those. The image that we drew once there is one, a
 * document's first page included.
 */
const Apercu = ({ numero, depot, dessine }: ApercuProps): VNode | null => {
  if (depot.nature !== 'fichier') return null
  const adresse = chemins.piece(numero, depot.id)
  const genre = genreDuNom(depot.nom)
  if (dessine && (genre === 'image' || genre === 'pages'))
    return (
      <img
        class="cv-apercu"
        src={chemins.imageDApercu(numero, depot.id, 1)}
        alt={genre === 'pages' ? `Première page de ${depot.nom}` : `Aperçu de ${depot.nom}`}
      />
    )
  if (IMAGES.includes(depot.type)) return <img class="cv-apercu" src={adresse} alt={`Aperçu de ${depot.nom}`} />
  return VIDEOS.includes(depot.type) ? (
    <video class="cv-apercu" src={adresse} controls preload="metadata" aria-label={`Lecture de ${depot.nom}`} />
  ) : null
}

type ApercuProps = { readonly numero: string; readonly depot: Depot; readonly dessine: boolean }

/** A proof as it stands: its state, the opinion given on it, the deposits that count, the earlier ones folded (PRE-7). */
export const PreuveAffichee = ({
  preuve,
  apercu,
  ...contexte
}: Omit<DepotProps, 'depot'> & {
  readonly preuve: PreuveDeposee
  /** Shows images and plays videos in place, for who judges them. */
  readonly apercu?: boolean
}): VNode => {
  const { numero, analyses } = contexte
  const courants = depotsCourants(preuve)
  const anterieurs = preuve.versions.filter(depot => !courants.includes(depot))
  return (
    <>
      <p>
        <Badge ton={tonPreuve[preuve.statut]}>{libellePreuve[preuve.statut]}</Badge>
      </p>
      <HomologationSuivie numero={numero} preuve={preuve} />
      {'avis' in preuve && preuve.avis.motif !== '' ? (
        <Citation source={`${preuve.avis.renduPar.nom}, le ${format.dateHeure(preuve.avis.renduLe)}`}>
          {preuve.avis.motif}
        </Citation>
      ) : null}
      {preuve.statut === 'deposee' && preuve.demande?.verdict === 'conforme' ? (
        <p>
          {`Jugée conforme par ${preuve.demande.renduPar.nom}, le ${format.dateHeure(preuve.demande.renduLe)}, sous une version antérieure du dispositif : à confirmer.`}
        </p>
      ) : preuve.statut === 'deposee' && preuve.demande && preuve.demande.motif !== '' ? (
        <Citation
          source={`Demande à laquelle ce dépôt répond : ${preuve.demande.renduPar.nom}, le ${format.dateHeure(preuve.demande.renduLe)}`}
        >
          {preuve.demande.motif}
        </Citation>
      ) : null}
      {courants.map(depot => (
        <>
          {apercu && depot.nature === 'fichier' && analyseDe(analyses, depot.empreinte).etat !== 'infecte' ? (
            <Apercu numero={numero} depot={depot} dessine={analyseDe(analyses, depot.empreinte).apercu} />
          ) : null}
          <DepotAffiche key={depot.id} depot={depot} {...contexte} />
          {apercu && depot.nature === 'gazelle' ? <DemanderVerification numero={numero} depot={depot.id} /> : null}
        </>
      ))}
      {anterieurs.length > 0 ? (
        <details class="cv-anterieures">
          <summary>{format.pluriel(anterieurs.length, 'version antérieure', 'versions antérieures')}</summary>
          {anterieurs.toReversed().map(depot => (
            <DepotAffiche key={depot.id} depot={depot} {...contexte} />
          ))}
        </details>
      ) : null}
    </>
  )
}
