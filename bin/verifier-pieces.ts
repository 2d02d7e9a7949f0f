import { parseArgs } from 'node:util'
import { verifierPieces } from '../src/modules/preuves/index.ts'
import { ouvrirMagasin } from '../src/app/magasin.ts'
import { avecBase } from './base.ts'
import { ecrire, lancer, MauvaisEmploi } from './commande.ts'

const AIDE = `Relit toutes les pièces que la base nomme, et dit celles qui manquent ou ont changé.

  npm run -s verifier-pieces

Chaque pièce est relue en entier et comparée à son SHA-256. Le service peut être en marche. La base est celle de
DATABASE_URL, sinon la base embarquée, service arrêté ; les pièces sont celles de DATA_DIR, et du magasin
S3 s’il y en a un.

Code de sortie : 0 si toutes sont intactes ; 1 si l’une manque ou a changé ; 2 si la commande ou les réglages sont refusés.`

const aide = (): boolean => {
  try {
    return parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false } } }).values.help
  } catch {
    throw new MauvaisEmploi('Option inconnue.')
  }
}

const principal = async (): Promise<number> => {
  if (aide()) {
    ecrire(AIDE)
    return 0
  }
  return avecBase(async (db, config) => {
    const magasin = await ouvrirMagasin({ config, db })
    const { relues, alterees, absentes } = await verifierPieces(db, magasin.verifier)
    ecrire(
      `${relues} pièces relues : ${relues - alterees.length - absentes.length} intactes, ${alterees.length} altérées, ${absentes.length} absentes.`,
    )
    for (const empreinte of alterees) ecrire(`altérée ${empreinte}`)
    for (const empreinte of absentes) ecrire(`absente ${empreinte}`)
    return alterees.length + absentes.length === 0 ? 0 : 1
  })
}

lancer('verifier-pieces', principal)
