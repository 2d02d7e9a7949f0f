import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demarrerCadence } from './cadence.ts'

/** Turns as the case says; the promise is kept at the last one. */
const tours = (...suites: readonly (() => Promise<number | null>)[]) => {
  let fini = (): void => {}
  const fin = new Promise<void>(donner => {
    fini = donner
  })
  let pris = 0
  const tour = async (): Promise<number | null> => {
    const suite = suites[pris++]
    if (pris === suites.length) fini()
    return suite ? suite() : null
  }
  return { tour, fin, pris: () => pris }
}

const LONGTEMPS = 3_600_000

test('a turn follows as soon as there is more to do, and at the latest after the time given', async () => {
  const trois = tours(
    async () => 0,
    async () => 1,
    async () => null,
  )
  const cadence = demarrerCadence({ tour: trois.tour, auPlusTardMs: LONGTEMPS, surErreur: assert.fail })
  await trois.fin
  await cadence.arreter()
  assert.equal(trois.pris(), 3)
  const plafonnes = tours(
    async () => LONGTEMPS,
    async () => LONGTEMPS,
  )
  const autre = demarrerCadence({ tour: plafonnes.tour, auPlusTardMs: 1, surErreur: assert.fail })
  await plafonnes.fin
  await autre.arreter()
})

test('[P21] a turn that fails is told once, and the next ones come all the same', async () => {
  const erreurs: string[] = []
  const panne = (): Promise<never> => Promise.reject(new Error('base absente'))
  const quatre = tours(panne, panne, async () => 0, panne)
  const cadence = demarrerCadence({
    tour: quatre.tour,
    auPlusTardMs: 1,
    surErreur: ({ message }) => erreurs.push(message),
  })
  await quatre.fin
  await cadence.arreter()
  assert.ok(quatre.pris() >= 4)
  assert.ok(erreurs.length >= 1 && erreurs.length <= 2)
})

test('asked to stop, it lets the turn under way end, and takes no other', async () => {
  const etapes: string[] = []
  let relacher = (): void => {}
  const retenu = new Promise<void>(donner => {
    relacher = donner
  })
  let commence = (): void => {}
  const debut = new Promise<void>(donner => {
    commence = donner
  })
  const tour = async (): Promise<number> => {
    commence()
    await retenu
    etapes.push('tour')
    return 0
  }
  const cadence = demarrerCadence({ tour, auPlusTardMs: 1, surErreur: assert.fail })
  await debut
  const arret = cadence.arreter().then(() => etapes.push('arrêt'))
  relacher()
  await arret
  assert.deepEqual(etapes, ['tour', 'arrêt'])
})
