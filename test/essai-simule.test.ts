import assert from 'node:assert/strict'
import test from 'node:test'
import { instantDe } from '../simulation/monde.ts'
import { ouverture, programmes, vivre } from '../simulation/monde-de-test.ts'
import { essayer } from '../src/modules/candidatures/domain/essai.ts'
import { lectureDu, makePreuvesSous } from '../src/modules/candidatures/use-cases/lecture-du-brouillon.ts'
import { avantCloture, estInstruite } from '../src/modules/candidatures/index.ts'
import type { Dispositif } from '../src/modules/dispositifs/index.ts'

const mondes = programmes.map(dispositif => vivre(ouverture(dispositif, { candidatures: 12 })))

/** What a version would have said of each file of a wave. */
const essaisDe = ({ dossiers, dispositif, now }: (typeof mondes)[number], brouillon: Dispositif) => {
  const lecture = lectureDu(brouillon)
  const preuvesSous = makePreuvesSous(brouillon)
  return dossiers
    .filter(({ faits }) => faits.length > 0)
    .map(({ faits }) => {
      const { etat, divergences } = essayer({ faits, vecu: () => dispositif, brouillon, lecture, now: instantDe(now) })
      const avancement = avantCloture(etat)
      return { divergences, preuves: estInstruite(avancement) ? preuvesSous(avancement, dispositif) : null }
    })
}

for (const monde of mondes)
  test(`[GUI-3] whatever was lived, a version that says the same says nothing of it: ${monde.dispositif.code}`, () => {
    for (const { divergences, preuves } of essaisDe(monde, { ...monde.dispositif, version: 2 })) {
      assert.deepEqual(divergences, [])
      assert.deepEqual([preuves?.aRefaire ?? [], preuves?.aConfirmer ?? [], preuves?.plusDemandees ?? []], [[], [], []])
    }
  })

test('[GUI-3] [ADM-8] [INT-5] shorter delays are told of the files that they would have caught, and only they', () => {
  const vus = new Set<string>()
  for (const monde of mondes) {
    const { delais } = monde.dispositif
    const court: Dispositif = {
      ...monde.dispositif,
      delais: {
        ...delais,
        complement: { ...delais.complement, jours: 1 },
        gardeRang: delais.gardeRang && { heures: 1 },
      },
    }
    for (const { divergences } of essaisDe(monde, court))
      for (const divergence of divergences) vus.add('regle' in divergence ? divergence.regle : divergence.kind)
  }
  assert.deepEqual([...vus].toSorted(), ['ADM-8', 'place_perdue'])
})
