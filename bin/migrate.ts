import { parseArgs } from 'node:util'
import { migrer } from '../src/platform/db/index.ts'
import { avecAdresse } from './base.ts'
import { ecrire, lancer, MauvaisEmploi } from './commande.ts'

const AIDE = `Applique à la base les migrations qui lui manquent. Sans effet sur une base à jour.

  npm run -s migrate

La base est celle de DATABASE_URL, sinon la base embarquée, service arrêté.

Code de sortie : 0 si la base est à jour ; 1 en cas d’échec ; 2 si la commande ou les réglages sont refusés.`

const demandeAide = (): boolean => {
  try {
    return parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false } } }).values.help
  } catch {
    throw new MauvaisEmploi('Cette commande ne prend pas d’option.')
  }
}

lancer('migrate', async () => {
  if (demandeAide()) {
    ecrire(AIDE)
    return 0
  }
  const nouvelles = await avecAdresse(url => migrer(url))
  for (const nom of nouvelles) ecrire(`${nom} appliquée`)
  if (nouvelles.length === 0) ecrire('La base est à jour.')
  return 0
})
