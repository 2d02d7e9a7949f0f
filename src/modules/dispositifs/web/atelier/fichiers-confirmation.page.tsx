import type { VNode } from 'preact'
import type { Instant } from '../../../../kernel/temps.ts'
import type { Page } from '../../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  Confirmation,
  Entete,
  type Erreur,
  format,
  Lien,
  ListeDescription,
  Quand,
  Reference,
  ResumeErreurs,
  Section,
  Tableau,
  type Ton,
} from '../../../../ui/index.ts'
import type { Chantier } from '../../domain/chantier.ts'
import type { FauteChantier } from '../../domain/controle-chantier.ts'
import type { Differences } from '../../domain/differences.ts'
import type { Dispositif } from '../../domain/dispositif.ts'
import type { ChantierLu, LigneDeChantier } from '../../use-cases/ports-chantiers.ts'
import { motsDuSens, motsDuSort, sorts } from '../versions/mots.ts'
import { cheminsAtelier, filAtelier } from './chemins.ts'
import { cheminsFichiers } from './fichiers-chemins.ts'
import { resumeRubrique } from './resumes.ts'

export type VueConfirmation = {
  readonly empreinte: string
  readonly chantier: Chantier
  /** What would still prevent its publication. */
  readonly fautes: readonly FauteChantier[]
  /** The chantier that it would replace, and what was last done to it. */
  readonly enCours: (ChantierLu & { readonly trace: LigneDeChantier | null }) | null
  readonly publiee: Dispositif | null
  /** From the chantier under way, else from the version in force; `null` when there is neither. */
  readonly differences: Differences | null
  readonly maintenant: Instant
  readonly erreurs: readonly Erreur[]
}

/** GUI-1 — before files become a chantier: what it will be, what it replaces, what it changes. */
export const pageConfirmation = (vue: VueConfirmation): Page => {
  const { chantier, empreinte, enCours, differences, erreurs } = vue
  const titre = enCours ? 'Remplacer le chantier en cours' : 'Ouvrir un chantier'
  return {
    titre: `${titre}, ${chantier.intitule}`,
    titreCourt: 'Confirmation',
    filAriane: filAtelier({ libelle: 'Importer un dispositif', href: cheminsFichiers.importer() }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="Rien n’a été importé" />
        <Entete
          surtitre={chantier.intitule}
          titre={titre}
          complement={<Reference>{chantier.code}</Reference>}
          chapeau="Les fichiers n’ont pas de faute."
        />
        {enCours ? <Remplacement enCours={enCours} maintenant={vue.maintenant} /> : null}
        <ListeDescription
          entrees={[
            { terme: 'Ce que sera le chantier', valeur: ceQueSera(vue) },
            { terme: 'Calendrier', valeur: resumeRubrique(chantier, 'calendrier') },
            { terme: 'Exigences', valeur: resumeRubrique(chantier, 'exigences') },
            { terme: 'Avant de publier', valeur: resteraAFaire(vue.fautes) },
          ]}
        />
        {differences ? <CeQuiChange vue={vue} differences={differences} /> : null}
        <Confirmation
          action={cheminsFichiers.confirmer(empreinte)}
          bouton={enCours ? 'Remplacer le chantier' : 'Ouvrir le chantier'}
          annuler={cheminsAtelier.accueil()}
          libelleAnnuler="Ne rien importer"
          danger={enCours !== null}
          champs={{ versionVue: String(enCours?.version ?? '') }}
        >
          <p>Rien n’est publié : le chantier se relit, se contrôle et se publie depuis l’atelier.</p>
        </Confirmation>
      </>
    ),
  }
}

const Remplacement = ({
  enCours: { trace, chantier },
  maintenant,
}: {
  readonly enCours: NonNullable<VueConfirmation['enCours']>
  readonly maintenant: Instant
}): VNode => (
  <Alerte ton="attention" titre="Un chantier de ce dispositif est en cours">
    <p>
      Ce qui y est écrit sera perdu
      {trace ? (
        <>
          {` : ${trace.par.nom} l’a modifié le `}
          <Quand le={trace.le} forme="courte" maintenant={maintenant} />
        </>
      ) : null}
      . Pour le garder, <Lien href={cheminsFichiers.chantier(chantier.code)}>exportez-le d’abord en fichiers</Lien>.
    </p>
  </Alerte>
)

const ceQueSera = ({ publiee }: VueConfirmation): string =>
  publiee
    ? `La version ${publiee.version + 1} d’un dispositif publié`
    : 'Un nouveau dispositif : aucun de ce code n’est publié'

const resteraAFaire = (fautes: readonly FauteChantier[]): string =>
  fautes.length === 0 ? 'Rien ne restera à corriger' : `${format.pluriel(fautes.length, 'point')} à corriger`

type Ligne = {
  readonly quoi: string
  readonly mots: { readonly libelle: string; readonly ton: Ton }
  readonly detail: VNode
}

const Moments = ({ avant, apres }: { readonly avant: Instant | null; readonly apres: Instant | null }): VNode => (
  <>
    {avant ? <Quand le={avant} forme="courte" /> : null}
    {avant && apres ? ' → ' : null}
    {apres ? <Quand le={apres} forme="courte" /> : null}
  </>
)

/** Milestones first, then how many requirements, then the rest. */
const lignesDe = ({ jalons, exigences, reglages }: Differences): readonly Ligne[] => [
  ...jalons.map(({ sens, code, libelle, avant, apres }) => ({
    quoi: `${code} · ${libelle}`,
    mots: motsDuSens[sens],
    detail: <Moments avant={avant} apres={apres} />,
  })),
  ...sorts.flatMap(sort => {
    const nombre = exigences.filter(ecart => ecart.sort === sort).length
    const detail = <>{format.pluriel(nombre, ...motsDuSort[sort].compte)}</>
    return nombre === 0 ? [] : [{ quoi: 'Exigences', mots: motsDuSort[sort], detail }]
  }),
  ...reglages.map(({ sens, quoi, detail }) => ({ quoi, mots: motsDuSens[sens], detail: <>{detail}</> })),
]

const CeQuiChange = ({
  vue: { enCours, publiee },
  differences,
}: {
  readonly vue: VueConfirmation
  readonly differences: Differences
}): VNode => {
  const reference = enCours ? 'au chantier en cours' : `à la version ${publiee?.version ?? ''}`
  return (
    <Section titre={`Ce qui change par rapport ${reference}`}>
      <Tableau
        legende={`Différences par rapport ${reference}`}
        legendeCachee
        empile
        lignes={lignesDe(differences)}
        vide={<p>Rien : les fichiers disent la même chose.</p>}
        colonnes={[
          { cle: 'quoi', titre: 'Réglage', entete: true, rendu: ({ quoi }) => quoi },
          { cle: 'sens', titre: 'Différence', rendu: ({ mots }) => <Badge ton={mots.ton}>{mots.libelle}</Badge> },
          { cle: 'detail', titre: 'Détail', rendu: ({ detail }) => detail },
        ]}
      />
    </Section>
  )
}
