import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CHEMIN_ARTICLES, ecrireArticles } from './articles.ts'
import { CHEMIN_DELAIS, ecrireDelais } from './delais.ts'
import { CHEMIN, ecrireDocument } from './document.ts'

/** `npm run docs`: writes the documents that are made from the code. */
await mkdir(dirname(CHEMIN), { recursive: true })
await writeFile(CHEMIN, ecrireDocument())
await writeFile(CHEMIN_ARTICLES, ecrireArticles())
await writeFile(CHEMIN_DELAIS, ecrireDelais())
