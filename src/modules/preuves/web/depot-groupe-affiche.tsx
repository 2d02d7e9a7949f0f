import type { VNode } from 'preact'
import { Alerte, format, Lien, Section, Tableau } from '../../../ui/index.ts'
import { chemins, type Depot, type NumeroCandidature, phraseRefus } from '../../candidatures/index.ts'
import type { FichierRecu } from '../domain/depot-groupe.ts'
import { type Envoi, JOURS_POUR_ACHEVER } from '../domain/envoi.ts'
import type { Remarque } from '../use-cases/proposer.ts'
import { idPreuve } from './exigences.ts'
import { phraseRefusDepot, phraseRefusDeReception } from './phrases.ts'

export const NomDuFichier = ({ fichier }: { readonly fichier: FichierRecu }): VNode => (
  <>
    {fichier.chemin}
    <br />
    <span class="fr-text--sm">{format.taille(fichier.taille)}</span>
  </>
)

export const nomDuDepot = (depot: Depot): string =>
  depot.nature === 'fichier' ? depot.nom : depot.nature === 'lien' ? depot.url : `rapport Gazelle ${depot.oid}`

/** What the name of a file, or the manifest, says of it. */
export const remarqueEnMots = (remarque: Remarque, dite: boolean): string => {
  switch (remarque.kind) {
    case 'attendue':
      return dite ? 'Indiquée par le manifeste.' : 'Reconnue dans son nom.'
    case 'deja':
      return `Déjà déposé pour cette preuve : ${format.enumeration(remarque.depots.map(nomDuDepot))}.`
    case 'identique':
      return 'Ce même contenu est déjà déposé pour cette preuve : rien à faire.'
    case 'a_preciser':
      return `À préciser : son nom peut désigner ${format.enumeration(remarque.preuves, 'ou')}.`
    case 'aucune':
      return 'Aucun numéro de preuve reconnu : choisissez-la.'
    case 'pas_attendue':
      return `La preuve ${remarque.preuve} n’est pas demandée à cette candidature.`
    case 'refusee':
      return `Semble être pour la preuve ${remarque.preuve} : ${phraseDe(remarque.refus)}`
  }
}

/** What asks for more than a file is deposited from the page of its chapter. */
const phraseDe = (refus: Extract<Remarque, { readonly kind: 'refusee' }>['refus']): string =>
  refus.code === 'homologation_a_preciser' || refus.code === 'rapport_de_test_a_completer'
    ? `${phraseRefus(refus)} Déposez-la depuis la page de son chapitre.`
    : phraseRefusDepot(refus)

/** What was turned away, and what to do. */
export const Refuses = ({ fichiers }: { readonly fichiers: readonly FichierRecu[] }): VNode | null =>
  fichiers.length === 0 ? null : (
    <Alerte
      ton="attention"
      titre={
        fichiers.length === 1
          ? 'Un fichier n’a pas été retenu'
          : `${format.nombre(fichiers.length)} fichiers n’ont pas été retenus`
      }
    >
      <ul>
        {fichiers.map(({ id, chemin, etat }) => (
          <li key={id}>{`${chemin} : ${etat.kind === 'refuse' ? phraseRefusDeReception(etat.refus) : ''}`}</li>
        ))}
      </ul>
    </Alerte>
  )

/** P7 — what the server holds a part of: chosen again, it goes on from there. */
export const Interrompus = ({ envois }: { readonly envois: readonly Envoi[] }): VNode | null =>
  envois.length === 0 ? null : (
    <Alerte
      ton="info"
      titre={
        envois.length === 1
          ? 'Un fichier n’est pas arrivé en entier'
          : `${format.nombre(envois.length)} fichiers ne sont pas arrivés en entier`
      }
    >
      <p>
        Choisissez-les de nouveau : l’envoi reprendra où il s’est arrêté. Ce qui est reçu est gardé{' '}
        {format.pluriel(JOURS_POUR_ACHEVER, 'jour')}.
      </p>
      <ul>
        {envois.map(({ id, chemin, nom, recus, taille }) => (
          <li key={id}>{`${chemin ?? nom} : ${format.taille(recus)} sur ${format.taille(taille)}`}</li>
        ))}
      </ul>
    </Alerte>
  )

/** What was done, file by file. */
export const Deposes = (props: {
  readonly numero: NumeroCandidature
  readonly fichiers: readonly FichierRecu[]
}): VNode | null => {
  const { numero, fichiers } = props
  const deposes = fichiers.flatMap(fichier => (fichier.etat.kind === 'depose' ? [{ ...fichier, ...fichier.etat }] : []))
  if (deposes.length === 0) return null
  return (
    <Section titre="Déposés depuis vingt-quatre heures">
      <Tableau
        legende="Fichiers déposés depuis vingt-quatre heures"
        legendeCachee
        empile
        lignes={deposes}
        cleLigne={({ id }) => id}
        vide={null}
        colonnes={[
          { cle: 'fichier', titre: 'Fichier', entete: true, rendu: fichier => <NomDuFichier fichier={fichier} /> },
          {
            cle: 'preuve',
            titre: 'Preuve',
            rendu: ({ chapitre, preuve }) => (
              <Lien href={`${chemins.preuve(numero, chapitre, preuve)}#${idPreuve(preuve)}`}>{preuve}</Lien>
            ),
          },
          { cle: 'le', titre: 'Déposé', rendu: ({ le }) => format.dateHeureSecondes(le) },
        ]}
      />
    </Section>
  )
}
