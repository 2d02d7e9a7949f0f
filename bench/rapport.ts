import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { type MesureDeCalcul, tableauDesCalculs } from './calculs.ts'
import { type Figure, tableauDesFigures } from './envois/figures.ts'
import type { Mesure, Ordre } from './mesures.ts'
import type { Tir } from './tireur.ts'

export type Rapport = {
  readonly le: string
  readonly machine: {
    readonly coeurs: number
    readonly processeur: string
    readonly systeme: string
    readonly memoireGo: number
    readonly charge: number
  }
  readonly node: string
  readonly postgresql: string
  readonly candidatures: number
  readonly preuves: number
  readonly mesures: readonly Mesure[]
  readonly calculs: readonly MesureDeCalcul[]
  readonly envois: readonly Figure[]
  readonly affluence: {
    readonly ensemble: number
    readonly connexionsALaBase: number
    readonly repondues: number
    readonly p99: number
  }
  readonly ordre: Ordre
  /** Pages that the bare server does not write alike. */
  readonly pagesDifferentes: readonly string[]
}

export const machine = (): Rapport['machine'] => ({
  coeurs: cpus().length,
  processeur: cpus()[0]?.model ?? 'inconnu',
  systeme: `${type()} ${release()}`,
  memoireGo: Math.round(totalmem() / 2 ** 30),
  charge: Math.round((loadavg()[0] ?? 0) * 10) / 10,
})

const nombre = (valeur: number): string => Math.round(valeur).toLocaleString('fr-FR')
const ms = (valeur: number): string => valeur.toLocaleString('fr-FR', { maximumFractionDigits: 1 })
const ko = (octets: number): string => `${(octets / 1000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} ko`

const cellules = (tir: Tir): readonly string[] => [nombre(tir.parSeconde), ms(tir.p50), ms(tir.p99)]

const ENTETES = [
  'cas',
  'req/s',
  'p50 ms',
  'p99 ms',
  'nu req/s',
  'p50',
  'p99',
  'part',
  'objectif',
  'mémoire',
  'nu',
  'poids',
]

const lignes = (mesures: readonly Mesure[]): readonly (readonly string[])[] =>
  mesures.map(({ nom, produit, nu, part, objectif, memoire }) => [
    nom,
    ...cellules(produit),
    ...cellules(nu),
    `${Math.round(part * 100)} %`,
    objectif > 1 ? `${nombre(objectif)}/s` : `${Math.round(objectif * 100)} %`,
    `${memoire.produit} Mo`,
    `${memoire.nu} Mo`,
    ko(produit.octets),
  ])

/** A table that reads in a terminal and in Markdown. */
export const tableau = (mesures: readonly Mesure[]): string => {
  const rangs = [ENTETES, ...lignes(mesures)]
  const largeurs = ENTETES.map((_, n) => Math.max(...rangs.map(rang => rang[n]?.length ?? 0)))
  const ecrire = (rang: readonly string[]): string =>
    `| ${rang.map((texte, n) => (n === 0 ? texte.padEnd(largeurs[n] ?? 0) : texte.padStart(largeurs[n] ?? 0))).join(' | ')} |`
  const filet = `|${largeurs.map((largeur, n) => (n === 0 ? '-'.repeat(largeur + 2) : `${'-'.repeat(largeur + 1)}:`)).join('|')}|`
  const [tete = [], ...corps] = rangs
  return [ecrire(tete), filet, ...corps.map(ecrire)].join('\n')
}

export const enTexte = (rapport: Rapport): string => {
  const { machine: m, affluence, ordre, pagesDifferentes } = rapport
  return [
    `${rapport.le}, ${m.coeurs} cœurs (${m.processeur}), charge ${ms(m.charge)}, node ${rapport.node}, PostgreSQL ${rapport.postgresql}`,
    `${nombre(rapport.candidatures)} candidatures, ${nombre(rapport.preuves)} preuves ; 10 connexions sauf mention`,
    '',
    tableau(rapport.mesures),
    '',
    ...(rapport.calculs.length > 0 ? [tableauDesCalculs(rapport.calculs), ''] : []),
    ...(rapport.envois.length > 0 ? [tableauDesFigures(rapport.envois), ''] : []),
    `Affluence : ${affluence.repondues} soumissions répondues sur ${affluence.ensemble} ensemble, ${affluence.connexionsALaBase} connexions à la base, p99 ${ms(affluence.p99)} ms`,
    `Ordre : ${nombre(ordre.recus)} chapitres reçus, ${ordre.inversions} inversion(s), ${ordre.trous} trou(s)`,
    ...(pagesDifferentes.length > 0
      ? ['', `Le serveur nu n’écrit plus la même page : ${pagesDifferentes.join(', ')} (bench/nu est en retard)`]
      : []),
  ].join('\n')
}
