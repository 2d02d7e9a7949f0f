import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import type { Candidature } from '../../src/modules/candidatures/domain/candidature.ts'
import { decide } from '../../src/modules/candidatures/domain/decide.ts'
import { ouvrirCandidature } from '../../src/modules/candidatures/domain/etapes.ts'
import { evolve, replier } from '../../src/modules/candidatures/domain/evolve.ts'
import type { TypeFait } from '../../src/modules/candidatures/domain/faits.ts'
import type { Dispositif } from '../../src/modules/dispositifs/index.ts'
import { automatique, borne, ouvrir, paris, permanent, pierre, rang } from '../harness/cas.ts'
import { complet, completPermanent } from '../harness/complet.ts'
import { apres, demande, type Pas, unPas } from '../harness/hasard.ts'
import { type Passage, passages, passagesDe } from './diagrammes.ts'
import { CHEMIN, ecrireDocument } from './document.ts'
import { explorer } from './exploration.ts'
import { motsDesCommandes, motsDesFaits } from './mots.ts'
import { objets } from './objets.ts'
import { tables, toutesLesPlaces } from './tables.ts'

const exploration = explorer()

test('the document is the one that the code writes: `npm run docs` after a change of the procedure', () => {
  assert.equal(readFileSync(CHEMIN, 'utf8'), ecrireDocument(exploration))
})

test('every place where something can stand has its table, and no other', () => {
  assert.deepEqual([...tables(exploration.situations).keys()], toutesLesPlaces)
})

test('every command can be given by someone, somewhere', () => {
  const actes = new Set(
    [...tables(exploration.situations).values()].flatMap(table =>
      [...table.values()].flatMap(({ aTemps, tropTard }) => [...aTemps.actes.keys(), ...tropTard.actes.keys()]),
    ),
  )
  assert.deepEqual([...actes].toSorted(), Object.keys(motsDesCommandes).toSorted())
})

const cle = ({ de, fait, vers }: Passage): string => `${de ?? 'rien'} —${fait}→ ${vers}`
const dessins = new Map(
  Object.entries(objets).map(([nom, objet]) => [nom, passages(objet, exploration.transitions)] as const),
)

test('every status is reached, and every fact is told by a diagram', () => {
  for (const [nom, tous] of dessins) {
    const { libelles } = objets[nom as keyof typeof objets]
    assert.deepEqual([...new Set(tous.map(({ vers }) => vers))].toSorted(), Object.keys(libelles).toSorted(), nom)
  }
  const dits = new Set([...dessins.values()].flatMap(tous => tous.map(({ fait }) => fait)))
  // Kept by whoever runs the command, not decided: it changes nothing (P9).
  const tus: readonly TypeFait[] = ['TentativeRejetee']
  assert.deepEqual([...dits, ...tus].toSorted(), Object.keys(motsDesFaits).toSorted())
})

const programmes = { borne, permanent, automatique, complet, completPermanent } satisfies Readonly<
  Record<string, Dispositif>
>
const codes = Object.keys(programmes) as readonly (keyof typeof programmes)[]

const dessines = new Map([...dessins].map(([nom, tous]) => [nom, new Set(tous.map(cle))] as const))

/** What a life goes through that no diagram draws. */
const inconnus = (dispositif: Dispositif, pas: readonly Pas[]): readonly string[] => {
  let now = paris('2026-03-02 09:00')
  const ouverture = ouvrirCandidature(ouvrir, { acteur: pierre, now, dispositif })
  assert.ok(ouverture.ok)
  let etat = replier(ouverture.faits)
  const trouves: string[] = []
  for (const [n, unPas] of pas.entries()) {
    now = apres(now, unPas.attente)
    const { acteur, commande } = demande(unPas, { etat, dispositif, now, rang: rang(n + 1) })
    const decision = decide(etat, commande, { acteur, now, dispositif })
    if (!decision.ok) continue
    for (const fait of decision.faits) {
      const avant: Candidature = etat
      etat = evolve(avant, fait)
      for (const [nom, objet] of Object.entries(objets)) {
        const passes = passagesDe(objet, { avant, fait, apres: etat }).map(cle)
        trouves.push(...passes.filter(passe => !dessines.get(nom)?.has(passe)).map(passe => `${nom} : ${passe}`))
      }
    }
  }
  return trouves
}

test('lives drawn at random go nowhere that the diagrams do not show', () => {
  const vie = fc.array(unPas, { minLength: 60, maxLength: 120 })
  fc.assert(
    fc.property(fc.constantFrom(...codes), vie, (programme, pas) => {
      assert.deepEqual(inconnus(programmes[programme], pas), [])
    }),
    { numRuns: 2000 },
  )
})
