import type { Config } from '../platform/config/index.ts'
import { demarrerPostgres } from '../platform/db/embarque.ts'
import { migrer, ouvrirBase } from '../platform/db/index.ts'
import { avecCorrelation, type Log } from '../platform/log/index.ts'
import { demarrerCadence, demarrerTravailleur, type Tache } from '../platform/jobs/index.ts'
import { expediteurLocal, expediteurSmtp, tachesCourriel } from '../platform/mail/index.ts'
import { ouvrirMagasin } from './magasin.ts'
import { aRelireAussitot } from '../modules/preuves/index.ts'
import type { Composer, CompteDeDemonstration, Role } from './composition.ts'

export type Demarre = {
  readonly adresse: string
  readonly comptes: readonly CompteDeDemonstration[]
  /** In the reverse order of the start; a fault of one does not keep the others running. */
  readonly arreter: () => Promise<void>
}

export type OptionsDemarrage = {
  readonly config: Config
  readonly role: Role
  readonly log: Log
  readonly composer: Composer
  /** Told when something it stands on is lost for good: the process has nothing left to do. */
  readonly surPerte: (erreur: Error) => void
}

/** Nobody tells the clock that a candidature has become due earlier than what it knew: it looks. */
const ENTRE_DEUX_TOURS_MS = 3_000

type Arret = { readonly nom: string; readonly faire: () => unknown }

const arreterTout = async (arrets: Arret[], log: Log): Promise<void> => {
  for (let arret = arrets.pop(); arret; arret = arrets.pop()) {
    try {
      await arret.faire()
    } catch (err) {
      log.error({ err }, `arrêt de ${arret.nom}`)
    }
  }
}

const enLigne = (taches: Readonly<Record<string, Tache>>): Readonly<Record<string, Tache>> =>
  Object.fromEntries(
    Object.entries(taches).map(([nom, tache]): [string, Tache] => [
      nom,
      (charge, contexte) => avecCorrelation(`tache-${contexte.id}`, () => tache(charge, contexte)),
    ]),
  )

/**
 * Starts what the role needs: database, migrations, store, product, then the two doors, requests and jobs. Stops what was
 * started when one of them fails.
 */
export const demarrer = async (options: OptionsDemarrage): Promise<Demarre> => {
  const { config, role, log, composer, surPerte } = options
  const arrets: Arret[] = []
  const arreter = (): Promise<void> => arreterTout(arrets, log)
  try {
    const embarque = config.base.url ? undefined : await demarrerPostgres({ dossier: config.dossier, surPerte })
    if (embarque) arrets.push({ nom: 'postgresql', faire: embarque.arreter })
    const url = config.base.url ?? embarque?.url ?? ''
    const nouvelles = await migrer(url)
    if (nouvelles.length > 0) log.info({ nouvelles }, 'base migrée')

    const surErreur = (err: Error): void => log.warn({ err }, 'connexion à la base perdue')
    const base = ouvrirBase({ url, max: config.base.connexions, surErreur })
    arrets.push({ nom: 'base', faire: base.fermer })
    const surAlteration = (empreinte: string): void => {
      log.fatal({ empreinte }, 'pièce que le magasin ne rend pas')
      aRelireAussitot(base.db, empreinte).catch((err: unknown) => log.error({ err, empreinte }, 'pièce à relire'))
    }
    const magasin = await ouvrirMagasin({ config, db: base.db, surAlteration })
    const { smtp, de } = config.courriel
    const expediteur = smtp ? expediteurSmtp({ url: smtp, de }) : expediteurLocal
    arrets.push({ nom: 'courriel', faire: expediteur.fermer })

    const composition = await composer({ config, log, db: base.db, magasin, expediteur })
    arrets.push({ nom: 'produit', faire: composition.fermer })
    if (role !== 'worker') await composition.ecouter()
    if (role !== 'web') {
      const taches = enLigne({ ...tachesCourriel({ db: base.db, envoyer: expediteur.envoyer }), ...composition.taches })
      const travailleur = await demarrerTravailleur({
        url,
        taches,
        crontab: composition.crontab ?? '',
        seul: embarque !== undefined,
        journaliser: (niveau, message) =>
          log[niveau === 'warning' ? 'warn' : niveau === 'error' ? 'error' : 'debug'](message),
        surPerte,
      })
      arrets.push({ nom: 'travailleur', faire: travailleur.arreter })
      const horloge = demarrerCadence({
        tour: () => avecCorrelation('horloge', composition.horloge),
        auPlusTardMs: ENTRE_DEUX_TOURS_MS,
        // A process that starts has its first pages to answer.
        premierMs: ENTRE_DEUX_TOURS_MS,
        surErreur: err => log.error({ err }, 'horloge'),
      })
      arrets.push({ nom: 'horloge', faire: horloge.arreter })
    }
    return { adresse: config.adressePublique, comptes: composition.comptes, arreter }
  } catch (erreur) {
    await arreter()
    throw erreur
  }
}
