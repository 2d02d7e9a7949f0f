import type { VNode } from 'preact'
import type { Instant } from '../../kernel/temps.ts'
import { cheminsAtelier, cheminsVersions, type Dispositif } from '../../modules/dispositifs/index.ts'
import type { Page } from '../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  Compte,
  Empreinte,
  Entete,
  EtatVide,
  format,
  Invisible,
  Lien,
  ListeDescription,
  Quand,
  Reference,
  Section,
  Tableau,
} from '../../ui/index.ts'
import { CalendrierDuProgramme } from './calendrier.tsx'
import { filAdministration } from './chemins.ts'
import { etatGuichet, nomDe, type ProgrammeLu, type VersionLue } from './programmes.ts'

export type VueDispositifs = {
  readonly programmes: readonly ProgrammeLu[]
  readonly maintenant: Instant
  /** The code of the programme a milestone of which was just moved. */
  readonly deplace?: string | undefined
}

const TITRE = 'Dispositifs et versions'

/** GUI-1, GUI-3 — each programme, its calendar, and the versions that candidatures were opened on. */
export const pageDispositifs = ({ programmes, maintenant, deplace }: VueDispositifs): Page => ({
  titre: TITRE,
  filAriane: filAdministration(),
  largeur: 'large',
  contenu: (
    <>
      <Entete
        titre={TITRE}
        chapeau="Une version publiée ne change plus. Une candidature reste sur la version avec laquelle elle a été ouverte ; un jalon déplacé l’est pour toutes."
        complement={programmes.length > 0 ? <Compte total={programmes.length} singulier="dispositif" /> : null}
      />
      {programmes
        .filter(({ code }) => code === deplace)
        .map(programme => (
          <Alerte ton="succes" annonce titre="Le jalon est déplacé">
            <p>
              {`Il vaut dès maintenant pour toutes les candidatures au dispositif ${format.guillemets(nomDe(programme))}. Leurs éditeurs sont en train d’être prévenus.`}
            </p>
          </Alerte>
        ))}
      {programmes.length === 0 ? (
        <EtatVide titre="Aucun dispositif" icone="file-text-line">
          Un dispositif apparaît ici dès qu’il est en chantier dans l’atelier.
        </EtatVide>
      ) : (
        programmes.map(programme => <Programme programme={programme} maintenant={maintenant} />)
      )}
    </>
  ),
})

const Programme = ({
  programme,
  maintenant,
}: {
  readonly programme: ProgrammeLu
  readonly maintenant: Instant
}): VNode => {
  const { ouvert, code, versions } = programme
  return (
    <Section titre={nomDe(programme)} id={code}>
      {ouvert === null ? null : <Identite dispositif={ouvert} maintenant={maintenant} />}
      <Section titre="Versions" niveau={3}>
        <Versions code={code} nom={nomDe(programme)} versions={versions} />
        <Chantier programme={programme} maintenant={maintenant} />
      </Section>
      {ouvert === null || ouvert.jalons.length === 0 ? null : (
        <CalendrierDuProgramme dispositif={ouvert} maintenant={maintenant} />
      )}
    </Section>
  )
}

/** What is being written of a programme is in the workshop. */
const Chantier = ({
  programme: { code, chantier, ouvert },
  maintenant,
}: {
  readonly programme: ProgrammeLu
  readonly maintenant: Instant
}): VNode =>
  chantier === null ? (
    <p>
      <Lien href={cheminsAtelier.tableau(code)}>
        Préparer la version suivante
        <Invisible>{` de ${ouvert?.intitule ?? code}`}</Invisible>
      </Lien>
    </p>
  ) : (
    <p>
      <Badge ton="encours">en chantier</Badge> {ouvert ? `version ${ouvert.version + 1}` : 'première version'}, modifiée
      le <Quand le={chantier.majLe} forme="courte" maintenant={maintenant} />
      {` par ${chantier.majPar.nom}. `}
      <Lien href={cheminsAtelier.tableau(code)}>
        Ouvrir le chantier
        <Invisible>{` de ${ouvert?.intitule ?? chantier.chantier.intitule}`}</Invisible>
      </Lien>
    </p>
  )

const Identite = ({
  dispositif,
  maintenant,
}: {
  readonly dispositif: Dispositif
  readonly maintenant: Instant
}): VNode => (
  <ListeDescription
    dense
    entrees={[
      { terme: 'Code', valeur: <Reference>{dispositif.code}</Reference> },
      { terme: 'Parcours', valeur: [dispositif.parcours.intitule, dispositif.couloir].filter(Boolean).join(', ') },
      { terme: 'Guichet', valeur: <Guichet dispositif={dispositif} maintenant={maintenant} /> },
      { terme: 'Financement', valeur: dispositif.financement ? 'Avec financement' : 'Sans financement' },
      { terme: 'Service responsable', valeur: dispositif.mentions.service },
    ]}
  />
)

const Guichet = ({
  dispositif,
  maintenant,
}: {
  readonly dispositif: Dispositif
  readonly maintenant: Instant
}): VNode => {
  const etat = etatGuichet(dispositif, maintenant)
  switch (etat.kind) {
    case 'permanent':
      return <Badge ton="succes">Ouvert en permanence</Badge>
    case 'ouvert':
      return (
        <>
          <Badge ton="succes">Ouvert</Badge> jusqu’au <Quand le={etat.jusquA} forme="courte" maintenant={maintenant} />
        </>
      )
    case 'ferme':
      return (
        <>
          <Badge ton="neutre">Fermé aux nouvelles candidatures</Badge> depuis le{' '}
          <Quand le={etat.depuis} forme="courte" />
        </>
      )
  }
}

const Versions = ({
  code,
  nom,
  versions,
}: {
  readonly code: string
  readonly nom: string
  readonly versions: readonly VersionLue[]
}): VNode => (
  <Tableau
    legende={`Versions du dispositif ${format.guillemets(nom)}, la dernière d’abord`}
    legendeCachee
    empile
    lignes={versions}
    vide={<EtatVide titre="Aucune version publiée" />}
    colonnes={[
      { cle: 'version', titre: 'Version', entete: true, rendu: ({ version }) => version },
      {
        cle: 'publiee',
        titre: 'Publiée le',
        rendu: ({ publieeLe }) => <Quand le={publieeLe} forme="courte" />,
      },
      { cle: 'par', titre: 'Par', rendu: ({ publieePar }) => publieePar.nom },
      { cle: 'chapitres', titre: 'Chapitres', nombre: true, rendu: ({ mesures }) => format.nombre(mesures.chapitres) },
      { cle: 'exigences', titre: 'Exigences', nombre: true, rendu: ({ mesures }) => format.nombre(mesures.exigences) },
      {
        cle: 'preconisations',
        titre: 'Préconisations',
        nombre: true,
        rendu: ({ mesures }) => format.nombre(mesures.preconisations),
      },
      {
        cle: 'preuves',
        titre: 'Preuves attendues',
        nombre: true,
        rendu: ({ mesures }) => format.nombre(mesures.preuves),
      },
      { cle: 'candidatures', titre: 'Candidatures', nombre: true, rendu: v => format.nombre(v.candidatures) },
      { cle: 'empreinte', titre: 'Empreinte', rendu: ({ empreinte }) => <Empreinte sha256={empreinte} /> },
      {
        cle: 'differences',
        titre: 'Différences',
        rendu: ({ version }) =>
          version === 1 ? (
            '—'
          ) : (
            <Lien href={cheminsVersions.comparaison(code, { avant: version - 1, apres: version })}>
              Comparer
              <Invisible>{` la version ${version} à la précédente`}</Invisible>
            </Lien>
          ),
      },
    ]}
  />
)
