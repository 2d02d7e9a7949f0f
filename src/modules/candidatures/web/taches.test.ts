import assert from 'node:assert/strict'
import test from 'node:test'
import { automatique, borne, etantDonne } from '../../../../test/harness/cas.ts'
import { enDepot } from '../../../../test/harness/histoires.ts'
import { echeances } from '../domain/echeances.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { effetEnMots } from './taches.tsx'

const duJalon = (dispositif: Dispositif): string =>
  effetEnMots(
    echeances(etantDonne(...enDepot).etat, dispositif).find(({ regle }) => regle === 'JAL-2') ?? assert.fail(),
  )

test('[JAL-2] [P19] ce que l’agence peut prononcer n’est pas dit comme fait ; ce que l’horloge prononce seule, si', () => {
  assert.match(duJalon(borne), /l’agence peut clore la candidature/)
  assert.match(duJalon({ ...automatique, adverseJalons: 'automatique' }), /la candidature est close/)
})
