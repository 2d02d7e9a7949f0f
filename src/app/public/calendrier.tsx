import type { VNode } from 'preact'
import { estAvant, type Instant } from '../../kernel/temps.ts'
import { DeplacementsDuJalon, type Dispositif, type Jalon } from '../../modules/dispositifs/index.ts'
import { Badge, Echeance, ListeDescription } from '../../ui/index.ts'

/** The milestones that are still ahead, the nearest first. */
export const jalonsAVenir = ({ jalons }: Dispositif, le: Instant): readonly Jalon[] =>
  jalons.filter(({ quand }) => estAvant(le, quand)).toSorted((a, b) => (a.quand < b.quand ? -1 : 1))

/** Whether a first file can still be handed over in time (JAL-1); always, at a permanent counter (GUI-2). */
const candidaturesOuvertes = ({ jalons }: Dispositif, le: Instant): boolean => {
  const premier = jalons.find(({ code }) => code === 'J1')
  return premier === undefined || estAvant(le, premier.quand)
}

export const BadgeGuichet = ({ dispositif, le }: { readonly dispositif: Dispositif; readonly le: Instant }): VNode => {
  if (dispositif.guichet === 'permanent') return <Badge ton="succes">Guichet permanent</Badge>
  return candidaturesOuvertes(dispositif, le) ? (
    <Badge ton="succes">Candidatures ouvertes</Badge>
  ) : (
    <Badge ton="neutre">Candidatures closes</Badge>
  )
}

/** A programme's milestones, each with its exact minute and how far it is (JAL-4). */
export const Calendrier = ({
  dispositif,
  le,
  prochains,
}: {
  readonly dispositif: Dispositif
  readonly le: Instant
  /** Only those ahead, and no more than that many. */
  readonly prochains?: number
}): VNode => {
  if (dispositif.jalons.length === 0) return <p>Les candidatures sont reçues à tout moment : il n’y a pas de jalon.</p>
  const jalons = prochains === undefined ? dispositif.jalons : jalonsAVenir(dispositif, le).slice(0, prochains)
  if (jalons.length === 0) return <p>Tous les jalons de ce dispositif sont passés.</p>
  return (
    <ListeDescription
      dense={prochains !== undefined}
      entrees={jalons.map(jalon => ({
        terme: `Jalon ${jalon.code.slice(1)} : ${jalon.libelle}`,
        valeur: (
          <>
            <Echeance limite={jalon.quand} maintenant={le} />
            {prochains === undefined ? <DeplacementsDuJalon jalon={jalon} /> : null}
          </>
        ),
      }))}
    />
  )
}
