import type { TypeFait } from '../../src/modules/candidatures/domain/faits.ts'
import type { Transition } from './exploration.ts'
import { motsDesFaits } from './mots.ts'
import type { Objet } from './objets.ts'

/** From a status, by a fact, to another one or to the same; `null`: it was not there yet. */
export type Passage = { readonly de: string | null; readonly fait: TypeFait; readonly vers: string }

/** What one fact does to the objects of one kind. */
export const passagesDe = (objet: Objet, { avant, fait, apres }: Transition): readonly Passage[] => {
  const anciens = avant ? objet.statuts(avant) : new Map<string, string>()
  return [...objet.statuts(apres)].flatMap(([cle, vers]): readonly Passage[] => {
    const de = anciens.get(cle) ?? null
    return de !== vers || objet.concerne(fait, cle) ? [{ de, fait: fait.type, vers }] : []
  })
}

export const passages = (objet: Objet, transitions: readonly Transition[]): readonly Passage[] => {
  const vus = new Map<string, Passage>()
  for (const transition of transitions)
    for (const passage of passagesDe(objet, transition))
      vus.set(`${passage.de ?? ''} ${passage.fait} ${passage.vers}`, passage)
  return [...vus.values()]
}

const ordre = Object.keys(motsDesFaits) as readonly TypeFait[]
const enMots = (faits: readonly TypeFait[]): string =>
  ordre
    .filter(fait => faits.includes(fait))
    .map(fait => motsDesFaits[fait])
    .join(', ')

/** A diagram of the changes, and the list of what happens without one. */
export const diagramme = (objet: Objet, tous: readonly Passage[]): string => {
  const statuts = Object.keys(objet.libelles)
  const rang = (statut: string | null): number => (statut === null ? -1 : statuts.indexOf(statut))
  const changements = Map.groupBy(
    tous.filter(({ de, vers }) => de !== vers),
    ({ de, vers }) => `${de ?? '[*]'} --> ${vers}`,
  )
  const fleches = [...changements]
    .toSorted(
      ([, [a]], [, [b]]) => rang(a?.de ?? null) - rang(b?.de ?? null) || rang(a?.vers ?? null) - rang(b?.vers ?? null),
    )
    .map(([fleche, groupe]) => `  ${fleche} : ${enMots(groupe.map(({ fait }) => fait))}`)
  const finaux = statuts.filter(statut => !tous.some(({ de, vers }) => de === statut && vers !== statut))
  const immobiles = statuts.flatMap(statut => {
    const faits = tous.filter(({ de, vers }) => de === statut && vers === statut).map(({ fait }) => fait)
    return faits.length > 0 ? [`- ${objet.libelles[statut]} : ${enMots(faits)}.`] : []
  })
  return [
    `### ${objet.titre}`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...statuts.map(statut => `  state "${objet.libelles[statut]}" as ${statut}`),
    ...fleches,
    ...finaux.map(statut => `  ${statut} --> [*]`),
    '```',
    '',
    ...(immobiles.length > 0 ? ['Ce qui arrive sans changer d’état :', '', ...immobiles, ''] : []),
  ].join('\n')
}
