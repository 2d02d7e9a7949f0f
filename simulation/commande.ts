import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { ecrire, MauvaisEmploi } from '../bin/commande.ts'
import { avecBaseNeuve } from './base/base-neuve.ts'
import { publierPour, simulerEnBase } from './base/simuler-en-base.ts'
import type { Bilan } from './bilan.ts'
import { enMs } from './calendrier.ts'
import type { Ouverture } from './creer-monde.ts'
import { ecrireRapport } from './ecrire-rapport.ts'
import { verificateursPrevus } from './equipe.ts'
import type { Regles } from './monde.ts'
import { AIDE, lireOptions, type Options } from './options.ts'
import { type Fils, simulerLesGuichets } from './passe.ts'
import { avecLeDossier, lireProgrammes } from './programmes.ts'
import { enCours } from './rapport.ts'
import type { Resultat, Rupture } from './simuler.ts'
import { instantAParis } from '../src/kernel/temps.ts'

type Dire = (texte: string) => void

type Moyens = {
  /** Where each counter gets a thread of its own; in this one when there is none. */
  readonly fils?: Fils
  /** Faulty rules, to see them caught. */
  readonly regles?: Regles
  /** Where it says what happens: the standard output unless told otherwise. */
  readonly dire?: Dire
}

/** What the command does. @returns its exit code @throws MauvaisEmploi */
export const principal = async (
  args: readonly string[],
  { fils, regles, dire = ecrire }: Moyens = {},
): Promise<number> => {
  const options = lireOptions(args)
  if (!options) {
    dire(AIDE)
    return 0
  }
  const ouvertures = (await ouvertureDesGuichets(options)).map(une => (regles ? { ...une, regles } : une))
  const debut = performance.now()
  const annoncer = (ouverture: Ouverture, resultat: Resultat): void => dire(phraseDuResultat(ouverture, resultat))
  const resultats = options.base
    ? await enBase(ouvertures, { annoncer, dire })
    : await simulerLesGuichets(ouvertures, { fils: fils ?? null, annoncer })
  const secondes = (performance.now() - debut) / 1000
  const ruptures = resultats.flatMap(resultat => (resultat.ok ? [] : [resultat.rupture]))
  for (const rupture of ruptures) dire(texteDeLaRupture(rupture))
  if (ruptures.length > 0) return 1
  const bilans = resultats.flatMap(resultat => (resultat.ok ? [resultat.bilan] : []))
  const pas = bilans.reduce((total, bilan) => total + bilan.pas, 0)
  dire(`\n${nombre(pas)} actes vérifiés en ${nombre(secondes)} s : aucune règle prise en défaut.`)
  garder(options, { bilans, secondes })
  return 0
}

/** One counter after the other, through the use-cases and one PostgreSQL. */
const enBase = (
  ouvertures: readonly Ouverture[],
  { annoncer, dire }: { readonly annoncer: (ouverture: Ouverture, resultat: Resultat) => void; readonly dire: Dire },
): Promise<readonly Resultat[]> =>
  avecBaseNeuve(async db => {
    const resultats: Resultat[] = []
    for (const ouverture of ouvertures) {
      const reglages = { ...ouverture.reglages, sansReprise: true }
      const { resultat, relecture } = await simulerEnBase(db, await publierPour(db, { ...ouverture, reglages }))
      annoncer(ouverture, resultat)
      dire(`  ${nombre(relecture.journaux)} journaux relus dans la base, ${nombre(relecture.lignes)} lignes`)
      resultats.push(resultat)
    }
    return resultats
  })

const ouvertureDesGuichets = async (options: Options): Promise<readonly Ouverture[]> => {
  const { graine, debut, guichet, dossier, mois } = options
  const livres = await lireProgrammes(debut)
  const tous = dossier === undefined ? livres : await avecLeDossier(livres, dossier, debut)
  const retenus = guichet === undefined ? tous : tous.filter(({ code }) => code === guichet)
  if (retenus.length === 0)
    throw new MauvaisEmploi(`Guichet inconnu : « ${guichet} ». Il y a ${tous.map(({ code }) => code).join(', ')}.`)
  return retenus.map(dispositif => {
    const candidatures = Math.max(1, Math.round(options.candidatures / retenus.length))
    const prevus = verificateursPrevus(dispositif, { candidatures, mois, debut: enMs(instantAParis(debut)) })
    const gestionnaires = Math.max(1, Math.ceil(candidatures / 250))
    return {
      graine,
      debut,
      dispositif,
      reglages: { candidatures, mois, verificateurs: options.verificateurs ?? prevus, gestionnaires },
    }
  })
}

const nombre = (valeur: number): string => Math.round(valeur).toLocaleString('fr-FR')

const phraseDuResultat = ({ dispositif }: Ouverture, resultat: Resultat): string => {
  if (!resultat.ok) return `${dispositif.code} : une règle est prise en défaut`
  const { bilan } = resultat
  const attente = bilan.attente.mediane.toLocaleString('fr-FR', { maximumFractionDigits: 1 })
  return [
    `${dispositif.code} : ${nombre(bilan.candidatures)} candidatures`,
    `${nombre(bilan.pas)} actes`,
    `${nombre(bilan.verificateurs)} vérificateurs`,
    `attente médiane ${attente} j`,
    `${nombre(bilan.issues['referencee'] ?? 0)} référencées`,
    `${nombre(enCours(bilan))} en cours`,
    `empreinte ${bilan.empreinte.slice(0, 12)}`,
  ].join(', ')
}

const texteDeLaRupture = ({ phrase, graine, guichet, numero, le, journal }: Rupture): string =>
  [
    `\nRègle prise en défaut : ${phrase}`,
    `Graine ${graine}, guichet ${guichet}, candidature ${numero}, le ${le}. Son journal :`,
    ...journal.map(ligne => `  ${ligne}`),
  ].join('\n')

const garder = (
  { graine, debut, mois, candidatures, json, rapport }: Options,
  { bilans, secondes }: { readonly bilans: readonly Bilan[]; readonly secondes: number },
): void => {
  const processeur = process.cpuUsage().user / 1_000_000
  const passe = { graine, debut, mois, candidatures, secondes, processeur, coeurs: availableParallelism(), bilans }
  if (json) mkdirSync(dirname(json), { recursive: true })
  if (json) writeFileSync(json, `${JSON.stringify(passe, null, 2)}\n`)
  if (rapport) ecrireRapport(rapport, passe)
}
