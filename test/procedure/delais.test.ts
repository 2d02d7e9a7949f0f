import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { RACINE } from '../../src/platform/config/index.ts'
import { articles } from './passages.ts'
import { CHEMIN_DELAIS, ecrireDelais } from './delais.ts'
import { lectures } from './delais-lus.ts'
import { exemples } from './exemples-de-delais.ts'

test('the document is the one that the code writes: `npm run docs` after a change', () => {
  assert.equal(readFileSync(CHEMIN_DELAIS, 'utf8'), ecrireDelais())
})

test('each delay is quoted, computed once at least, and held where it says', () => {
  const fautes = lectures.flatMap(({ regle, code }) => [
    ...((articles[regle]?.passages ?? []).length > 0 ? [] : [`${regle} : aucun texte`]),
    ...((exemples[regle]?.() ?? []).length > 0 ? [] : [`${regle} : aucun exemple`]),
    ...code
      .filter(([nom, chemin]) => {
        const fichier = join(RACINE, 'src', chemin)
        return !existsSync(fichier) || !new RegExp(`const ${nom}\\b`).test(readFileSync(fichier, 'utf8'))
      })
      .map(([nom, chemin]) => `${regle} : ${nom} n’est pas dans ${chemin}`),
  ])
  assert.deepEqual(fautes, [])
})

test('every delay that can fall due in a candidature is read here', () => {
  const source = readFileSync(join(RACINE, 'src/modules/candidatures/domain/echeances.ts'), 'utf8')
  const regles = /readonly regle: ([^\n]+)/.exec(source)?.[1]?.match(/[A-Z]{3}-\d+/g) ?? []
  assert.ok(regles.length >= 8)
  // An appointment: nothing falls by it.
  const sans = regles.filter(regle => regle !== 'INS-3' && !lectures.some(lecture => lecture.regle === regle))
  assert.deepEqual(sans, [])
})
