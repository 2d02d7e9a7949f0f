import { chargerConfig, ConfigurationRefusee } from '../src/platform/config/index.ts'
import { demarrerPostgres } from '../src/platform/db/embarque.ts'
import { migrer } from '../src/platform/db/index.ts'

const principal = async (): Promise<void> => {
  const { base, dossier } = chargerConfig()
  const embarque = base.url ? undefined : await demarrerPostgres({ dossier })
  try {
    const nouvelles = await migrer(base.url ?? embarque?.url ?? '')
    for (const nom of nouvelles) process.stdout.write(`${nom} appliquée\n`)
    if (nouvelles.length === 0) process.stdout.write('La base est à jour.\n')
  } finally {
    await embarque?.arreter()
  }
}

principal().catch((erreur: unknown) => {
  const phrase = erreur instanceof ConfigurationRefusee || !(erreur instanceof Error) ? String(erreur) : erreur.message
  process.stderr.write(`${phrase}\n`)
  process.exit(1)
})
