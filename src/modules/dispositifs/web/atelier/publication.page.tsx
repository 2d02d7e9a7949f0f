import type { VNode } from 'preact'
import { estAvant, type Instant } from '../../../../kernel/temps.ts'
import type { Page } from '../../../../platform/http/contract.ts'
import {
  Alerte,
  Confirmation,
  Entete,
  type Erreur,
  format,
  GroupeBoutons,
  Lien,
  LienBouton,
  ListeDescription,
  Quand,
  ResumeErreurs,
} from '../../../../ui/index.ts'
import type { FauteChantier } from '../../domain/controle-chantier.ts'
import type { Differences } from '../../domain/differences.ts'
import type { Dispositif, Jalon } from '../../domain/dispositif.ts'
import type { DispositifAPublier } from '../../domain/programme.ts'
import type { ChantierLu } from '../../use-cases/ports-chantiers.ts'
import { cheminsAtelier, filAtelier } from './chemins.ts'
import { FautesParRubrique } from './controle.page.tsx'
import { resumeRubrique } from './resumes.ts'
import { BROUILLON, cheminsVersions } from '../versions/chemins.ts'

export type VuePublication = {
  readonly lu: ChantierLu
  readonly fautes: readonly FauteChantier[]
  /** What would be published; `null` while there are faults. */
  readonly version: DispositifAPublier | null
  /** The version in force, when there is one. */
  readonly publiee: Dispositif | null
  /** Between the version in force, as it was published, and this one. */
  readonly differences: Differences | null
  /** P10 — those of the version in force that this one would move, or drop. */
  readonly jalonsChanges: readonly Jalon[]
  /** Where the reader may move a milestone for all; `null` when it may not. */
  readonly adresseDuJalon: ((code: string, jalon: string) => string) | null
  readonly enCours: number
  readonly maintenant: Instant
  readonly erreurs?: readonly Erreur[]
}

/** GUI-1, GUI-3, P10 — before a chantier becomes a version: what comes into force, when, and what doesn't change. */
export const pagePublication = (vue: VuePublication): Page => {
  const { lu, publiee, version, jalonsChanges, erreurs = [] } = vue
  const { intitule, code } = lu.chantier
  const titre = publiee ? `Publier la version ${publiee.version + 1}` : 'Publier le dispositif'
  return {
    titre: `${titre}, ${intitule}`,
    titreCourt: 'Publication',
    filAriane: filAtelier({ libelle: intitule, href: cheminsAtelier.tableau(code) }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="Rien n’a été publié" />
        <Entete surtitre={intitule} titre={titre} />
        {version === null ? (
          <PasEncore {...vue} />
        ) : jalonsChanges.length > 0 ? (
          <JalonsDeplaces {...vue} />
        ) : (
          <Confirmation
            action={cheminsAtelier.publication(code)}
            bouton={titre}
            annuler={cheminsAtelier.tableau(code)}
            libelleAnnuler="Ne pas publier"
            champs={{ versionVue: String(lu.version) }}
          >
            <CeQuiEntreEnVigueur {...vue} version={version} />
          </Confirmation>
        )}
      </>
    ),
  }
}

const Retour = ({ lu: { chantier } }: VuePublication): VNode => (
  <GroupeBoutons>
    <LienBouton href={cheminsAtelier.tableau(chantier.code)} variante="secondaire">
      Revenir au chantier
    </LienBouton>
  </GroupeBoutons>
)

const PasEncore = (vue: VuePublication): VNode => (
  <>
    <Alerte ton="attention" titre="Ce chantier ne peut pas encore être publié">
      <p>
        {`${format.pluriel(vue.fautes.length, 'point')} ${format.accorder(vue.fautes.length, 'reste', 'restent')} à corriger.`}
      </p>
    </Alerte>
    <FautesParRubrique chantier={vue.lu.chantier} fautes={vue.fautes} niveau={2} />
    <Retour {...vue} />
  </>
)

const JalonsDeplaces = (vue: VuePublication): VNode => {
  const { lu, version, jalonsChanges, adresseDuJalon } = vue
  const { code } = lu.chantier
  return (
    <>
      <Alerte ton="erreur" titre="Un jalon publié ne change pas d’une version à l’autre">
        <p>
          Les candidatures en cours garderaient une date, et les suivantes en auraient une autre. Un jalon se déplace
          pour toutes à la fois, par un administrateur, à la page « Dispositifs et versions ».
        </p>
      </Alerte>
      <ul>
        {jalonsChanges.map(jalon => {
          const dit = version?.jalons.find(candidat => candidat.code === jalon.code)?.quand
          return (
            <li>
              {`${jalon.code} · ${jalon.libelle}, publié au `}
              <Quand le={jalon.quand} />
              {dit === undefined ? ' : le chantier le retire.' : ' : le chantier dit '}
              {dit === undefined ? null : (
                <>
                  <Quand le={dit} />.
                </>
              )}
              {adresseDuJalon ? (
                <>
                  {' '}
                  <Lien href={adresseDuJalon(code, jalon.code)}>{`Déplacer ${jalon.code} pour toutes`}</Lien>
                </>
              ) : null}
            </li>
          )
        })}
      </ul>
      <p>
        Remettez ici la date publiée, à la rubrique{' '}
        <Lien href={cheminsAtelier.rubrique(code, 'calendrier')}>Calendrier</Lien>
        {adresseDuJalon ? ', ou déplacez d’abord le jalon.' : ', ou demandez à un administrateur de déplacer le jalon.'}
      </p>
      <Retour {...vue} />
    </>
  )
}

const CeQuiEntreEnVigueur = ({
  lu: { chantier },
  version,
  publiee,
  differences,
  enCours,
  maintenant,
}: VuePublication & { readonly version: DispositifAPublier }): VNode => (
  <>
    <p>
      {publiee
        ? `Dès votre confirmation, les candidatures qui s’ouvrent le font sur la version ${publiee.version + 1}.`
        : 'Dès votre confirmation, le dispositif est public et les éditeurs peuvent y candidater.'}{' '}
      Une version publiée ne change plus : une correction est une version suivante.
    </p>
    {version.jalons.some(({ code, quand }) => code === 'J1' && !estAvant(maintenant, quand)) ? (
      <Alerte ton="attention" titre="Le jalon J1 est passé">
        <p>Aucune candidature ne pourra s’ouvrir : ce guichet est fermé aux nouvelles candidatures.</p>
      </Alerte>
    ) : null}
    <ListeDescription
      entrees={[
        { terme: 'Guichet', valeur: resumeRubrique(chantier, 'calendrier') },
        ...version.jalons.map(({ code, libelle, quand }) => ({
          terme: `${code} · ${libelle}`,
          valeur: <Quand le={quand} maintenant={maintenant} />,
        })),
        { terme: 'Exigences', valeur: resumeRubrique(chantier, 'exigences') },
        { terme: 'Charte', valeur: charteEnMots(version, publiee) },
        { terme: 'Candidatures en cours', valeur: enCoursEnMots(enCours) },
        ...(publiee
          ? [
              {
                terme: `Depuis la version ${publiee.version}`,
                valeur: <CeQuiChange publiee={publiee} differences={differences} />,
              },
            ]
          : []),
      ]}
    />
  </>
)

const CeQuiChange = ({
  publiee,
  differences,
}: {
  readonly publiee: Dispositif
  readonly differences: Differences | null
}): VNode => {
  const { exigences = [], jalons = [], reglages = [] } = differences ?? {}
  const changements = [
    exigences.length > 0 ? format.pluriel(exigences.length, 'exigence') : '',
    jalons.length > 0 ? format.pluriel(jalons.length, 'jalon') : '',
    reglages.length > 0 ? format.pluriel(reglages.length, 'réglage') : '',
  ].filter(Boolean)
  return changements.length === 0 ? (
    <>Rien ne change : cette version serait identique.</>
  ) : (
    <>
      {`Ce qui change : ${format.enumeration(changements)}. `}
      <Lien href={cheminsVersions.comparaison(publiee.code, { avant: publiee.version, apres: BROUILLON })}>
        Comparer
      </Lien>
    </>
  )
}

const charteEnMots = ({ charte }: DispositifAPublier, publiee: Dispositif | null): string => {
  const nom = `${charte.titre}, version ${charte.version}`
  if (!publiee) return nom
  return charte.empreinte === publiee.charte.empreinte ? `${nom}, inchangée` : `${nom}, dont le texte change`
}

const enCoursEnMots = (nombre: number): string =>
  nombre === 0
    ? 'Aucune'
    : `${format.pluriel(nombre, 'candidature')} ${format.accorder(nombre, 'reste', 'restent')} sur ${format.accorder(nombre, 'sa', 'leur')} version`
