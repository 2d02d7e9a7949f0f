import type { FastifyInstance } from 'fastify'
import type { Config } from '../platform/config/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Tache, TourDeCadence } from '../platform/jobs/index.ts'
import type { Log } from '../platform/log/index.ts'
import type { Expediteur } from '../platform/mail/index.ts'
import type { Magasin } from '../platform/storage/index.ts'

/** `tout`: both in one process, the default. Several processes may share one database and one store. */
export type Role = 'tout' | 'web' | 'worker'

/** What the product stands on, started and ready when the composition is called. */
export type Socle = {
  readonly config: Config
  readonly log: Log
  readonly db: Db
  readonly magasin: Magasin
  readonly expediteur: Expediteur
  /** Lifted by the bench and by tests: everything comes from one address, on a machine kept busy. */
  readonly limites?: 'aucune'
}

/** An account of the demonstration, as the start announces it. */
export type CompteDeDemonstration = {
  readonly nom: string
  readonly courriel: string
  readonly motDePasse: string
  /** « mandataire d’Imagerie Démo SAS », « vérificateur ». */
  readonly qualite: string
}

/** The product, wired on its base. What it opened, `fermer` closes. */
export type Composition = {
  /** The router as it runs, for who asks it what it answers to whom (P23). */
  readonly app: FastifyInstance
  /** Answers once requests are taken. Not called for the role `worker`. */
  readonly ecouter: () => Promise<void>
  /** Stops taking requests and lets those under way end. */
  readonly fermer: () => Promise<void>
  /** The jobs, by name, those of e-mails excepted: the base sees to them. */
  readonly taches: Readonly<Record<string, Tache>>
  /** Lines « minute hour day month weekday task », in UTC. */
  readonly crontab?: string
  /** One turn of the procedure's clock: what is due is done. */
  readonly horloge: TourDeCadence
  readonly comptes: readonly CompteDeDemonstration[]
}

export type Composer = (socle: Socle) => Promise<Composition>
