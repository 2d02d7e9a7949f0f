import type { VNode } from 'preact'
import { sansContexte } from './contexte.ts'
import { Pret, rendreHtml } from './rendu.ts'

/** Of the same data: more would be kept for nobody. */
const PARTS_PAR_DONNEES = 8

const rendus = new WeakMap<object, Map<string, Buffer>>()

/**
 * A part of a page written once for as long as `donnees`, which never change, are the same object: it is forgotten with
 * them. `vue` reads nothing else that changes — neither the person, nor the clock — and holds no form: its token and its key
 * are drawn at each rendering. `cle` tells the parts shown of the same data apart.
 */
export const memoriser = (donnees: object, cle: string, vue: () => VNode): VNode => {
  const parts = rendus.get(donnees) ?? new Map<string, Buffer>()
  rendus.set(donnees, parts)
  const connu = parts.get(cle)
  if (connu) return <Pret html={connu.toString()} />
  const html = sansContexte(() => rendreHtml(vue()))
  for (const ancienne of parts.keys()) {
    if (parts.size < PARTS_PAR_DONNEES) break
    parts.delete(ancienne)
  }
  // Out of the heap, and in one byte a letter mostly: a string with a single curly apostrophe takes two for each.
  parts.set(cle, Buffer.from(html))
  return <Pret html={html} />
}

/** Rows of tables, of some 600 letters. */
const PARTS_MAX = 4_000
const parCle = new Map<string, string>()

/** The same, for a part of which `cle` says all that it shows. The parts not shown for longest are forgotten. */
export const memoriserParCle = (cle: string, vue: () => VNode): VNode => {
  const html = parCle.get(cle) ?? sansContexte(() => rendreHtml(vue()))
  parCle.delete(cle)
  parCle.set(cle, html)
  if (parCle.size > PARTS_MAX)
    for (const ancienne of parCle.keys()) {
      parCle.delete(ancienne)
      break
    }
  return <Pret html={html} />
}
