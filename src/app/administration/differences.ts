import type { Instant } from '../../kernel/temps.ts'
import type { Dispositif, Exigence } from '../../modules/dispositifs/index.ts'
import { cles, ecarts, pareil, type Sens, sensDe } from './rapprocher.ts'
import { comparerFormulaires, comparerReglages, type EcartReglage } from './reglages.ts'

export type EcartExigence = {
  readonly sens: Sens
  readonly id: string
  readonly chapitre: string
  /** What changed of it; empty for one that comes or goes. */
  readonly quoi: readonly string[]
  /** Sanitised HTML, when the text itself changed. */
  readonly textes: { readonly avant: string; readonly apres: string } | null
}

export type EcartJalon = {
  readonly sens: Sens
  readonly code: string
  readonly libelle: string
  readonly avant: Instant | null
  readonly apres: Instant | null
}

/** GUI-3 — the difference between two versions of a programme. */
export type Differences = {
  readonly exigences: readonly EcartExigence[]
  readonly jalons: readonly EcartJalon[]
  readonly reglages: readonly EcartReglage[]
}

export const comparer = (avant: Dispositif, apres: Dispositif): Differences => ({
  exigences: comparerExigences(avant, apres),
  jalons: comparerJalons(avant, apres),
  reglages: [...comparerReglages(avant, apres), ...comparerFormulaires(avant, apres)],
})

type Situee = { readonly chapitre: string; readonly exigence: Exigence }

const situees = ({ rem }: Dispositif): readonly (readonly [string, Situee])[] =>
  rem.chapitres.flatMap(({ titre, exigences }) =>
    exigences.map(exigence => [exigence.id, { chapitre: titre, exigence }] as const),
  )

const comparerExigences = (avant: Dispositif, apres: Dispositif): readonly EcartExigence[] =>
  ecarts(situees(avant), situees(apres)).map(paire => {
    const chapitre = (paire.apres ?? paire.avant)?.chapitre ?? ''
    const commun = { sens: sensDe(paire), id: paire.cle, chapitre }
    if (paire.avant === null || paire.apres === null) return { ...commun, quoi: [], textes: null }
    const [ancienne, nouvelle] = [paire.avant.exigence, paire.apres.exigence]
    const textes = ancienne.texte === nouvelle.texte ? null : { avant: ancienne.texte, apres: nouvelle.texte }
    return { ...commun, quoi: changements(paire.avant, paire.apres), textes }
  })

const preuvesDe = ({ scenarios }: Exigence): readonly string[] =>
  scenarios.flatMap(({ preuves }) => preuves.map(({ numero }) => numero))

const valeurs = { nature: 'nature', criticite: 'criticité', profil: 'profil', perimetre: 'périmètre' } as const
const contenus = { texte: 'texte', commentaire: 'commentaire', fonction: 'fonction' } as const

const changements = (avant: Situee, apres: Situee): readonly string[] => {
  const [a, b] = [avant.exigence, apres.exigence]
  const [anciennes, nouvelles] = [preuvesDe(a), preuvesDe(b)]
  const ajoutees = nouvelles.filter(numero => !anciennes.includes(numero))
  const retirees = anciennes.filter(numero => !nouvelles.includes(numero))
  const lus = [
    ...(avant.chapitre === apres.chapitre ? [] : [`chapitre : ${avant.chapitre} → ${apres.chapitre}`]),
    ...cles(contenus).flatMap(cle => (a[cle] === b[cle] ? [] : [contenus[cle]])),
    ...cles(valeurs).flatMap(cle =>
      a[cle] === b[cle] ? [] : [`${valeurs[cle]} : ${a[cle] || 'aucun'} → ${b[cle] || 'aucun'}`],
    ),
    ...(ajoutees.length > 0 ? [`preuves ajoutées : ${ajoutees.join(', ')}`] : []),
    ...(retirees.length > 0 ? [`preuves retirées : ${retirees.join(', ')}`] : []),
  ]
  const autresPreuves = ajoutees.length === 0 && retirees.length === 0 && !pareil(a.scenarios, b.scenarios)
  return [
    ...lus,
    ...(autresPreuves ? ['scénarios ou preuves attendues'] : []),
    ...(lus.length === 0 && !autresPreuves ? ['autre'] : []),
  ]
}

const comparerJalons = (avant: Dispositif, apres: Dispositif): readonly EcartJalon[] =>
  ecarts(
    avant.jalons.map(jalon => [jalon.code, jalon] as const),
    apres.jalons.map(jalon => [jalon.code, jalon] as const),
  ).map(paire => ({
    sens: sensDe(paire),
    code: paire.cle,
    libelle: [...new Set([paire.avant, paire.apres].flatMap(jalon => (jalon ? [jalon.libelle] : [])))].join(' → '),
    avant: paire.avant?.quand ?? null,
    apres: paire.apres?.quand ?? null,
  }))
