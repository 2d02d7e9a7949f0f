import assert from 'node:assert/strict'
import test from 'node:test'
import { ann1, ann2, annuaire, borne, ciba, dmp1, psc1 } from '../../../../test/harness/cas.ts'
import { annuaireEnFile, enDepot, ouverte, preuveDeposee, toutDepose } from '../../../../test/harness/histoires.ts'
import type { Dispositif, NaturePreuve } from '../../dispositifs/index.ts'
import { replier } from './evolve.ts'
import { preuvesCommunes } from './preuves-communes.ts'

const ici = replier(enDepot)
const la = replier(toutDepose)
const communes = (dispositif: Dispositif = borne, etat = ici, source = la) =>
  preuvesCommunes(etat, source, dispositif).map(({ preuve }) => preuve)

/** The programme, one of whose proofs is of that kind. */
const avecNature = (numero: string, nature: NaturePreuve, controles: Partial<Dispositif['controles']>): Dispositif => ({
  ...borne,
  controles: { ...borne.controles, ...controles },
  rem: {
    chapitres: borne.rem.chapitres.map(chapitre => ({
      ...chapitre,
      exigences: chapitre.exigences.map(exigence => ({
        ...exigence,
        scenarios: exigence.scenarios.map(scenario => ({
          ...scenario,
          preuves: scenario.preuves.map(preuve =>
            preuve.numero === numero ? { ...preuve, natures: [nature] } : preuve,
          ),
        })),
      })),
    })),
  },
})

test('[GRP-3] sont communes les preuves attendues ici et déposées là, par leur numéro, dans l’ordre du REM', () => {
  assert.deepEqual(communes(), [ann1, ann2, dmp1, psc1])
  const [premiere] = preuvesCommunes(ici, la, borne)
  assert.deepEqual(
    [premiere?.chapitre, premiere?.statut, premiere?.depots.map(({ id }) => id)],
    [annuaire, 'deposee', ['a1']],
  )
})

test('[GRP-3] une preuve déjà déposée ici, ou d’un chapitre figé, n’est pas commune', () => {
  const deposee = replier([
    ...enDepot,
    ...preuveDeposee({ quand: '2026-03-10 09:00', chapitre: ciba, preuve: psc1, depotId: 'p9' }),
  ])
  assert.deepEqual(communes(borne, deposee), [ann1, ann2, dmp1])
  assert.deepEqual(communes(borne, replier(annuaireEnFile)), [])
})

test('[GRP-3] seul ce qui compte là est repris : un dépôt remplacé ne l’est pas', () => {
  const source = replier([
    ...enDepot,
    ...preuveDeposee({ quand: '2026-03-10 09:00', chapitre: ciba, preuve: psc1, depotId: 'p1' }),
    ...preuveDeposee({ quand: '2026-03-10 09:10', chapitre: ciba, preuve: psc1, depotId: 'p2', remplace: ['p1'] }),
  ])
  assert.deepEqual(
    preuvesCommunes(ici, source, borne).map(({ depots }) => depots.map(({ id }) => id)),
    [['p2']],
  )
})

test('[GRP-3] [PRE-8] [PEN-4] une homologation et un test d’intrusion sont propres à une solution', () => {
  assert.deepEqual(communes(avecNature(ann1, 'cnda', { cnda: true })), [ann2, dmp1, psc1])
  assert.deepEqual(communes(avecNature(ann1, 'cnda', { cnda: false })), [ann1, ann2, dmp1, psc1])
  const testIntrusion = { version: '1', typesApplication: [], points: [], moyennesNegativesMax: 10, ageMaxMois: 12 }
  assert.deepEqual(communes(avecNature(dmp1, 'passi', { testIntrusion })), [ann1, ann2, psc1])
})

test('[GRP-3] rien n’est commun avec une candidature qui n’a pas de chapitre, ni pour elle', () => {
  assert.deepEqual(communes(borne, ici, replier(ouverte)), [])
  assert.deepEqual(communes(borne, replier(ouverte)), [])
})
