import type { ActeurEditeur } from '../../kernel/acteur.ts'
import type { Instant } from '../../kernel/temps.ts'
import {
  estPour,
  type MaCandidature,
  suite,
  type Tache,
  type TacheEnMots,
  tacheEnMots,
} from '../../modules/candidatures/index.ts'
import type { Dispositif } from '../../modules/dispositifs/index.ts'

/** A candidature under the programme that it was opened with. */
export type Suivie = MaCandidature & { readonly dispositif: Dispositif }

/** One thing that the reader has to do, and in which candidature. */
export type AFaire = { readonly tache: Tache; readonly mots: TacheEnMots; readonly suivie: Suivie }

export type ListeAFaire = {
  readonly taches: readonly AFaire[]
  /** How many there are in each candidature, shown or not. */
  readonly nombre: ReadonlyMap<Suivie, number>
}

/** A file of twenty chapters must not hide the others: no more than that many of its tasks are shown. */
export const PAR_CANDIDATURE = 4

/** What this person has to do in all of these, the nearest date first, then what bears none. */
export const aFaire = (
  candidatures: readonly Suivie[],
  { acteur, le }: { readonly acteur: ActeurEditeur; readonly le: Instant },
): ListeAFaire => {
  const parCandidature = candidatures.map(suivie => ({ suivie, taches: miennes(suivie, { acteur, le }) }))
  return {
    taches: parCandidature
      .flatMap(({ suivie, taches }) => taches.slice(0, PAR_CANDIDATURE).map(tache => enMots(tache, suivie)))
      .toSorted(parDate),
    nombre: new Map(parCandidature.map(({ suivie, taches }) => [suivie, taches.length])),
  }
}

/** `suite` puts the nearest date first. */
const miennes = (
  { etat, dispositif }: Suivie,
  { acteur, le }: { readonly acteur: ActeurEditeur; readonly le: Instant },
): readonly Tache[] => suite(etat, dispositif, le).filter(tache => estPour(tache, acteur, etat))

const enMots = (tache: Tache, suivie: Suivie): AFaire => ({
  tache,
  suivie,
  mots: tacheEnMots(tache, { numero: suivie.etat.numero, dispositif: suivie.dispositif }),
})

const SANS_DATE = '9999'

const parDate = (a: AFaire, b: AFaire): number => {
  const [premier, second] = [a.tache.echeance?.quand ?? SANS_DATE, b.tache.echeance?.quand ?? SANS_DATE]
  return premier < second ? -1 : premier > second ? 1 : 0
}
