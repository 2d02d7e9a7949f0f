import type { ActeurAgent, RoleAgent } from '../../../kernel/acteur.ts'
import { type Instant, plusHeures } from '../../../kernel/temps.ts'
import {
  cleEcheance,
  type DossierDuJour,
  type Echeance,
  type EcheanceQuiFerme,
  echeances,
  echeancesDepassees,
  estDeLaJournee,
  type NumeroCandidature,
  propositionEnCours,
  suite,
  type Tache,
} from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'

/** The programmes of the files of a day, by their id. */
export type Dispositifs = ReadonlyMap<string, Dispositif>

type Situation = { readonly dispositifs: Dispositifs; readonly maintenant: Instant }

/** Which file a line is about. */
export type Sujet = {
  readonly numero: NumeroCandidature
  readonly entreprise: string
  readonly produit: string
  readonly dispositif: Dispositif
}

export type LigneATraiter = Sujet & { readonly tache: Tache; readonly depuis: Instant }

/** « Ce qui m’attend » — the tasks of these files that are for one of these roles; those that bear a date first. */
export const aTraiter = (
  dossiers: readonly DossierDuJour[],
  { roles }: Pick<ActeurAgent, 'roles'>,
  situation: Situation,
): readonly LigneATraiter[] =>
  avecProgramme(dossiers, situation)
    .flatMap(({ sujet, dossier: { etat, depuis } }) =>
      suite(etat, sujet.dispositif, situation.maintenant)
        .filter(tache => estDeLaJournee(tache) && roles.includes(tache.role))
        .map(tache => ({ ...sujet, tache, depuis })),
    )
    .sort(parDate)

/** In the order of their dates, those that have none last, in the order in which they came. */
const parDate = (a: LigneATraiter, b: LigneATraiter): number => {
  const [x, y] = [a.tache.echeance?.quand ?? '9999', b.tache.echeance?.quand ?? '9999']
  return x < y ? -1 : x > y ? 1 : 0
}

/** What falls due: of one file, or a milestone of all those of a programme that are not ready for it. */
export type LigneQuiEchoit = { readonly echeance: Echeance; readonly dispositif: Dispositif } & (
  | { readonly kind: 'dossier'; readonly sujet: Sujet }
  | { readonly kind: 'jalon'; readonly nombre: number }
)

/** « Ce qui échoit cette semaine » — what concerns these roles, the nearest first. */
export const quiEchoit = (
  dossiers: readonly DossierDuJour[],
  { roles, jours }: { readonly roles: readonly RoleAgent[]; readonly jours: number },
  situation: Situation,
): readonly LigneQuiEchoit[] => {
  const fin = plusHeures(situation.maintenant, 24 * jours)
  const toutes = avecProgramme(dossiers, situation).flatMap(({ sujet, dossier }) =>
    echeances(dossier.etat, sujet.dispositif)
      .filter(({ quand }) => quand > situation.maintenant && quand <= fin)
      .filter(echeance => concerne(echeance, roles))
      .map(echeance => ({ sujet, echeance })),
  )
  const { jalon = [], dossier = [] } = Object.groupBy(toutes, ({ echeance: { objet } }) =>
    objet.kind === 'jalon' ? 'jalon' : 'dossier',
  )
  const parJalon = Map.groupBy(jalon, ({ sujet, echeance }) => `${sujet.dispositif.code} ${cleEcheance(echeance)}`)
  const lignes: readonly LigneQuiEchoit[] = [
    ...dossier.map(({ sujet, echeance }) => ({
      kind: 'dossier' as const,
      sujet,
      echeance,
      dispositif: sujet.dispositif,
    })),
    ...[...parJalon.values()].flatMap(([premiere, ...autres]) =>
      premiere
        ? [
            {
              kind: 'jalon' as const,
              echeance: premiere.echeance,
              dispositif: premiere.sujet.dispositif,
              nombre: 1 + autres.length,
            },
          ]
        : [],
    ),
  ]
  return lignes.toSorted((a, b) => (a.echeance.quand < b.echeance.quand ? -1 : 1))
}

/** A gestionnaire answers for the whole file, a vérificateur for its chapters; the others for what bears their role. */
const concerne = ({ objet, qui }: Echeance, roles: readonly RoleAgent[]): boolean =>
  roles.includes('gestionnaire') ||
  (roles.includes('verificateur') && (objet.kind === 'chapitre' || objet.kind === 'journee')) ||
  (qui.partie === 'agence' && roles.includes(qui.role))

export type LigneAClore = Sujet & {
  readonly echeance: EcheanceQuiFerme
  /** To whom the clock proposed it, and when; null when it has not come to it yet. */
  readonly proposition: { readonly agent: string; readonly le: Instant } | null
  readonly aMoi: boolean
}

/** « Ce que l’horloge propose » (P19) — the first deadline of each file that has passed, mine before the others. */
export const aClore = (
  dossiers: readonly DossierDuJour[],
  { personneId }: Pick<ActeurAgent, 'personneId'>,
  situation: Situation,
): readonly LigneAClore[] =>
  avecProgramme(dossiers, situation)
    .flatMap(({ sujet, dossier: { etat } }): readonly LigneAClore[] => {
      const [echeance] = echeancesDepassees(etat, sujet.dispositif, situation.maintenant)
      if (!echeance) return []
      const faite = propositionEnCours(etat, { dispositif: sujet.dispositif, now: situation.maintenant })
      const proposition = faite ? { agent: faite.agent.nom, le: faite.proposeeLe } : null
      return [{ ...sujet, echeance, proposition, aMoi: faite?.agent.id === personneId }]
    })
    .sort((a, b) => Number(b.aMoi) - Number(a.aMoi) || (a.echeance.quand < b.echeance.quand ? -1 : 1))

const avecProgramme = (dossiers: readonly DossierDuJour[], { dispositifs }: Situation) =>
  dossiers.flatMap(dossier => {
    const { etat, entreprise, produit } = dossier
    const dispositif = dispositifs.get(etat.dispositifId)
    return dispositif ? [{ dossier, sujet: { numero: etat.numero, entreprise, produit, dispositif } }] : []
  })
