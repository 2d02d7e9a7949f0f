import assert from 'node:assert/strict'
import { test } from 'node:test'
import { baseDeTest } from '../../test/harness/base.ts'
import { heuresParDossier } from '../equipe.ts'
import { ouverture, programmes } from '../monde-de-test.ts'
import { simuler } from '../simuler.ts'
import { publierPour, simulerEnBase } from './simuler-en-base.ts'

const { db } = await baseDeTest()

const parPoids = programmes.toSorted((a, b) => heuresParDossier(a) - heuresParDossier(b))
const [leger] = parPoids
const jalonne = parPoids.find(({ guichet }) => guichet === 'borne')

test('[P4] [PRE-7] [P9] vingt candidatures par les cas d’usage et PostgreSQL : chaque journal se replie sur sa ligne, et dit ce que dit la mémoire', async () => {
  assert.ok(leger && jalonne)
  for (const [dispositif, candidatures] of [
    [leger, 16],
    [jalonne, 4],
  ] as const) {
    const demandee = ouverture(dispositif, { candidatures, verificateurs: 2, sansReprise: true })
    const une = await publierPour(db, demandee)
    const { resultat, relecture } = await simulerEnBase(db, une)
    assert.ok(resultat.ok, resultat.ok ? '' : resultat.rupture.phrase)
    assert.ok(relecture.journaux > candidatures / 2 && relecture.lignes > resultat.bilan.pas)
    const enMemoire = simuler(une)
    assert.ok(enMemoire.ok)
    assert.equal(
      resultat.bilan.empreinte,
      enMemoire.bilan.empreinte,
      'la mémoire et PostgreSQL ne vivent pas la même chose',
    )
  }
})
