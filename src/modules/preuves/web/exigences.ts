import {
  casAChoisir,
  type ChapitreDepose,
  chemins,
  manquesAvantSoumission,
  type PreuveDeposee,
} from '../../candidatures/index.ts'
import type { Exigence, PreuveAttendue } from '../../dispositifs/index.ts'
import type { VueChapitre } from './chapitre.page.tsx'

const preuvesDe = ({ scenarios }: Exigence): readonly PreuveAttendue[] => scenarios.flatMap(({ preuves }) => preuves)

/** What stands for a requirement in the list: the proof that needs the éditeur most. */
export const etatDe = (exigence: Exigence, { preuves }: ChapitreDepose): PreuveDeposee['statut'] | 'sans_preuve' => {
  const statuts = preuvesDe(exigence).flatMap(({ numero }) => preuves[numero]?.statut ?? [])
  const ordre = ['attendue', 'non_conforme', 'a_modifier', 'deposee', 'conforme'] as const
  return ordre.find(statut => statuts.includes(statut)) ?? 'sans_preuve'
}

/** PRE-1 — whether a case is to be chosen for a requirement before anything of it can be deposited. */
export const aChoisir = (exigence: Exigence, depose: ChapitreDepose): boolean =>
  casAChoisir(depose).some(condition => preuvesDe(exigence).some(({ numero }) => numero === condition.preuve))

/** Whether the éditeur has still something to do for a requirement. */
export const resteAFaire = (exigence: Exigence, depose: ChapitreDepose): boolean => {
  const manques = manquesAvantSoumission(depose)
  return preuvesDe(exigence).some(({ numero }) => manques.includes(numero))
}

export const lienExigence = ({ vue, chapitre, filtre }: VueChapitre, id: string): string =>
  `${chemins.chapitre(vue.etat.numero, chapitre.code)}?exigence=${encodeURIComponent(id)}${filtre === 'reste' ? '&filtre=reste' : ''}`

/** The anchor of a condition in the page of its chapter. */
export const idCas = (numero: string): string => `cas-${numero.replace(/[^\w-]+/g, '-')}`

/** The anchor of a proof in the page of its chapter. */
export const idPreuve = (numero: string): string => `preuve-${numero.replace(/[^\w-]+/g, '-')}`

type Voisines = {
  readonly precedente: Exigence | undefined
  readonly suivante: Exigence | undefined
  /** The next one that needs something, those before the current one coming last. */
  readonly aFaire: Exigence | undefined
}

/** Around the requirement that is open, in the chapter's order. */
export const voisinesDe = ({ chapitre: { exigences }, exigence, depose }: VueChapitre): Voisines => {
  const rang = exigences.indexOf(exigence)
  const autres = [...exigences.slice(rang + 1), ...exigences.slice(0, rang)]
  return {
    precedente: exigences[rang - 1],
    suivante: exigences[rang + 1],
    aFaire: autres.find(autre => resteAFaire(autre, depose)),
  }
}
