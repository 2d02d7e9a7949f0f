import type { VNode } from 'preact'
import type { Page } from '../../../../platform/http/contract.ts'
import {
  Alerte,
  Entete,
  type Erreur,
  EtatVide,
  format,
  GroupeBoutons,
  Invisible,
  Lien,
  LienBouton,
  Quand,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../../../ui/index.ts'
import { composition } from '../../domain/apercu-rem.ts'
import type { Chantier } from '../../domain/chantier.ts'
import { BROUILLON, cheminsVersions } from '../versions/chemins.ts'
import type { Publiee } from '../versions/charger.ts'
import { cheminsAtelier, filAtelier } from './chemins.ts'
import { cheminsExigences, liresAvec } from './exigences-chemins.ts'
import { CompositionDesExigences } from './exigences-composition.tsx'
import { DepotDuClasseur } from './exigences-depot.tsx'
import { type LectureDemandee, LectureDesExigences } from './exigences-lecture.tsx'
import { libelleRubrique } from './mots.ts'

export type VueExigences = {
  readonly chantier: Chantier
  /** The last one first. */
  readonly versions: readonly Publiee[]
  readonly demandee: LectureDemandee
  readonly erreurs: readonly Erreur[]
  /** A workbook was just adopted. */
  readonly adopte?: boolean
}

/** REM-1, REM-3 — the requirements that a chantier holds, and the workbook that changes them. */
export const pageExigences = (vue: VueExigences): Page => {
  const { chantier, versions, demandee, erreurs, adopte } = vue
  const { code, intitule, rem } = chantier
  const adresse = cheminsExigences.page(code)
  return {
    titre: `${libelleRubrique.exigences}, ${intitule}`,
    titreCourt: libelleRubrique.exigences,
    filAriane: filAtelier({ libelle: intitule, href: cheminsAtelier.tableau(code) }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        {adopte ? (
          <Alerte ton="succes" annonce titre="Les exigences du classeur sont adoptées">
            <p>Elles sont dans le chantier. Rien n’est publié.</p>
          </Alerte>
        ) : null}
        <Entete
          surtitre={intitule}
          titre={libelleRubrique.exigences}
          chapeau="Les exigences viennent du classeur de l’agence, et y retournent."
          actions={
            <LienBouton href={cheminsAtelier.tableau(code)} variante="secondaire">
              Revenir au chantier
            </LienBouton>
          }
        />
        <Section titre="Déposer un classeur">
          <DepotDuClasseur code={code} erreurs={erreurs} />
        </Section>
        <Section titre="Ce que contient le chantier">
          <Contenu vue={vue} />
        </Section>
        {versions.length > 0 ? (
          <Section titre="Versions publiées">
            <VersionsPubliees code={code} versions={versions} />
          </Section>
        ) : null}
        {rem ? <LectureDesExigences rem={rem} demandee={demandee} adresse={adresse} /> : null}
      </>
    ),
  }
}

const Contenu = ({ vue: { chantier, versions } }: { readonly vue: VueExigences }): VNode => {
  const { code, rem } = chantier
  const [derniere] = versions
  if (!rem)
    return (
      <EtatVide
        titre="Aucune exigence"
        action={
          <LienBouton href={cheminsExigences.classeur(code)} variante="secondaire" icone="download-line" telechargement>
            Télécharger un classeur vierge (.xlsx)
          </LienBouton>
        }
      >
        Déposez un classeur, ou partez d’un classeur vierge, qui n’a que les en-têtes.
      </EtatVide>
    )
  return (
    <>
      <GroupeBoutons>
        <LienBouton href={cheminsExigences.classeur(code)} variante="secondaire" icone="download-line" telechargement>
          Télécharger le classeur (.xlsx)
        </LienBouton>
        {derniere ? (
          <LienBouton
            href={cheminsVersions.comparaison(code, { avant: derniere.version, apres: BROUILLON })}
            variante="tertiaire"
          >
            {`Comparer à la version ${format.nombre(derniere.version)}`}
          </LienBouton>
        ) : null}
      </GroupeBoutons>
      <CompositionDesExigences
        composition={composition(rem)}
        lireChapitre={chapitre => liresAvec(cheminsExigences.page(code), { chapitre })}
      />
      {rem.colonnes ? (
        <p>
          {`Le classeur a aussi ${format.accorder(rem.colonnes.length, 'cette colonne', 'ces colonnes')}, ${format.accorder(rem.colonnes.length, 'conservée', 'conservées')} et jamais ${format.accorder(rem.colonnes.length, 'montrée', 'montrées')} aux candidats\u00a0: ${format.enumeration(rem.colonnes)}.`}
        </p>
      ) : null}
    </>
  )
}

const VersionsPubliees = ({
  code,
  versions,
}: {
  readonly code: string
  readonly versions: readonly Publiee[]
}): VNode => (
  <Tableau
    legende="Versions publiées, la dernière d’abord"
    legendeCachee
    dense
    lignes={versions}
    vide={null}
    colonnes={[
      { cle: 'version', titre: 'Version', entete: true, rendu: ({ version }) => format.nombre(version) },
      { cle: 'publiee', titre: 'Publiée le', rendu: ({ publieeLe }) => <Quand le={publieeLe} forme="courte" /> },
      {
        cle: 'classeur',
        titre: 'Classeur',
        rendu: ({ version }) => (
          <Lien href={cheminsExigences.classeurDeVersion(code, version)} telechargement>
            Télécharger (.xlsx)
            <Invisible>{` les exigences de la version ${version}`}</Invisible>
          </Lien>
        ),
      },
    ]}
  />
)
