import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { RACINE } from '../config/racine.ts'
import type { DonneesParModele, Modele } from './donnees.ts'
import { ErreurDeComposition } from './erreur.ts'
import { toutImprimable } from './texte.ts'

const MODELES = join(RACINE, 'src/platform/pdf/modeles')
/** Compiled results that were not used for this many documents are forgotten. */
const AGE_DU_CACHE = 0

let compilateur: NodeCompiler | undefined
const leCompilateur = (): NodeCompiler => {
  compilateur ??= NodeCompiler.create({ workspace: MODELES })
  return compilateur
}

const exporter = (compilateurTypst: NodeCompiler, modele: Modele, donnees: string): Buffer => {
  const compile = compilateurTypst.compile({ mainFilePath: join(MODELES, `${modele}.typ`), inputs: { donnees } })
  const erreur = compile.takeError()
  if (erreur) throw new Error(JSON.stringify(compilateurTypst.fetchDiagnostics(erreur)))
  if (!compile.result) throw new Error('aucun document')
  return compilateurTypst.pdf(compile.result, { pdfStandard: 'ua-1' })
}

/**
 * A tagged PDF/UA-1 document in French. Blocks the thread for as long as it takes (some 5 ms a page): a server calls
 * `makeComposeur`. The same data make the same bytes.
 * @throws ErreurDeComposition
 */
export const composer = <M extends Modele>(modele: M, donnees: DonneesParModele[M]): Uint8Array => {
  const typst = leCompilateur()
  try {
    const pdf = exporter(typst, modele, JSON.stringify(toutImprimable(donnees)))
    // A copy of its own: what the compiler answers may share memory that a worker can't hand over.
    return new Uint8Array(pdf)
  } catch (cause) {
    throw new ErreurDeComposition(`${modele} : ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  } finally {
    typst.evictCache(AGE_DU_CACHE)
  }
}
