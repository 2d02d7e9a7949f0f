import { parseArgs } from 'node:util'
import { composer } from '../src/app/compose.ts'
import type { CompteDeDemonstration, Role } from '../src/app/composition.ts'
import { type Demarre, demarrer } from '../src/app/serveur.ts'
import { chargerConfig, ConfigurationRefusee } from '../src/platform/config/index.ts'
import { creerLog } from '../src/platform/log/index.ts'
import { phraseConnue } from './commande.ts'

const ROLES: readonly Role[] = ['tout', 'web', 'worker']

/** A second signal this long after the first is a person who no longer waits; a sooner one is the same, sent twice. */
const PATIENCE_MS = 2_000

/** Past this, what has not stopped by itself never will. */
const ARRET_MAX_MS = 60_000

const lireRole = (): Role => {
  const { values } = parseArgs({ options: { role: { type: 'string', default: 'tout' } } })
  const role = ROLES.find(connu => connu === values.role)
  if (!role)
    throw new ConfigurationRefusee([
      `--role vaut « ${values.role} » : une valeur parmi ${ROLES.join(', ')} est attendue.`,
    ])
  return role
}

const annoncer = (adresse: string, comptes: readonly CompteDeDemonstration[]): string => {
  const largeur = Math.max(0, ...comptes.map(({ courriel }) => courriel.length))
  const lignes = comptes.map(
    ({ nom, courriel, qualite, motDePasse }) => `    ${courriel.padEnd(largeur)}  ${motDePasse}  ${nom}, ${qualite}`,
  )
  return [
    '',
    `  Convergence est prêt : ${adresse}`,
    ...(lignes.length > 0 ? ['', '  Comptes de démonstration (courriel, mot de passe, personne) :', ...lignes] : []),
    '',
    '  Pour arrêter : Ctrl-C',
    '',
    '',
  ].join('\n')
}

const principal = async (): Promise<void> => {
  const role = lireRole()
  const config = chargerConfig()
  if (role !== 'tout' && !config.base.url)
    throw new ConfigurationRefusee([
      `--role ${role} : DATABASE_URL est nécessaire, la base embarquée ne se partage pas.`,
    ])
  const log = creerLog({ niveau: config.niveauLog, lisible: config.demonstration && process.stdout.isTTY })

  const surPerte = (err: Error): void => {
    log.fatal({ err }, 'arrêt : un service indispensable est perdu')
    finir(1)
  }
  const demarrage: Promise<Demarre> = demarrer({ config, role, log, composer, surPerte })
  let depuis: number | undefined
  const finir = (code: number): void => {
    if (depuis !== undefined) {
      if (performance.now() - depuis > PATIENCE_MS) process.exit(1)
      return
    }
    depuis = performance.now()
    setTimeout(() => process.exit(1), ARRET_MAX_MS).unref()
    demarrage
      .then(demarre => demarre.arreter())
      .then(
        () => process.exit(code),
        () => process.exit(1),
      )
  }
  process.on('SIGINT', () => finir(0))
  process.on('SIGTERM', () => finir(0))
  process.on('SIGHUP', () => finir(0))
  // bin/start.mjs is gone without a word: nobody is left to stop us.
  process.on('disconnect', () => finir(0))

  const { adresse, comptes } = await demarrage
  log.info({ role, adresse }, 'démarré')
  if (config.demonstration) process.stdout.write(annoncer(adresse, comptes))
}

/** What the operator can mend has a sentence; the rest is a bug, and comes with where it happened. */
const phraseDe = (erreur: unknown): string =>
  phraseConnue(erreur) ?? (erreur instanceof Error ? (erreur.stack ?? erreur.message) : '')

principal().catch((erreur: unknown) => {
  process.stderr.write(`\nConvergence n’a pas démarré. ${phraseDe(erreur)}\n`)
  process.exit(1)
})
