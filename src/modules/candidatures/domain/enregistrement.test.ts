import assert from 'node:assert/strict'
import test from 'node:test'
import { etantDonne, J3, justeAvant, paris, pierre } from '../../../../test/harness/cas.ts'
import { complet } from '../../../../test/harness/complet.ts'
import { soixanteJours } from '../../../../test/harness/histoires-completes.ts'
import {
  acte,
  autreDateDemandee,
  depot,
  insSoumis,
  journeeConfirmee,
  journeeDispensee,
  journeeEchouee,
  journeeEnregistree,
  journeeProposee,
  journeeTenue,
} from '../../../../test/harness/histoires-controles.ts'
import { echeances } from './echeances.ts'
import type { Fait } from './faits.ts'
import { journeeFaite } from './journee.ts'

const filmer = {
  type: 'deposerEnregistrement',
  depotId: 'film',
  contenu: { nature: 'lien', url: 'https://preuves.example/film' },
} as const

const parPierre = (quand: string) => ({ acteur: pierre, now: paris(quand), dispositif: complet })

test('[INS-4] une fois la journée tenue, l’éditeur dépose l’enregistrement, en un ou plusieurs fichiers', () => {
  const quand = '2026-03-25 09:00'
  const { etat } = etantDonne(...journeeTenue)
    .quand(filmer, parPierre(quand))
    .alors({ type: 'EnregistrementDepose', depot: depot(quand, 'film') })
    .quand({ ...filmer, depotId: 'film-2' }, parPierre(quand))
    .accepte()
  assert.ok('journee' in etat && etat.journee?.statut === 'tenue')
  assert.equal(etat.journee.enregistrements.length, 2)
  for (const histoire of [insSoumis, journeeConfirmee, journeeDispensee])
    assert.equal(etantDonne(...histoire).quand(filmer, parPierre(quand)).decision.ok, false)
})

test('[INS-4] [PRE-10] [JAL-4] l’enregistrement est reçu avant J3 : commencé avant et fini avant, il compte', () => {
  const cas = etantDonne(...journeeTenue)
  cas.quand(filmer, { ...parPierre('2026-03-25'), now: justeAvant(J3) }).accepte()
  cas.quand(filmer, { ...parPierre('2026-03-25'), now: J3 }).refuse({ code: 'jalon_depasse', jalon: 'J3', quand: J3 })
  cas.quand({ ...filmer, recuLe: justeAvant(J3) }, { ...parPierre('2026-03-25'), now: J3 }).accepte()
})

test('[INS-4] [JAL-3] l’enregistrement qui manque est un complément attendu avant J3', () => {
  const regles = (histoire: readonly Fait[]): readonly string[] =>
    echeances(etantDonne(...histoire).etat, complet).map(({ regle }) => regle)
  const tenue = [...soixanteJours, ...journeeTenue.slice(insSoumis.length)]
  assert.ok(regles(tenue).includes('JAL-3'))
  const filmee = [...soixanteJours, ...journeeEnregistree.slice(insSoumis.length)]
  assert.ok(!regles(filmee).includes('JAL-3'))
})

test('[INS-3] [INS-4] la journée est faite : tenue, tous les résultats atteints, enregistrée — ou dispensée', () => {
  const faite = (histoire: readonly Fait[]): boolean => {
    const { etat } = etantDonne(...histoire)
    return 'journee' in etat && journeeFaite(etat.journee)
  }
  assert.deepEqual(
    [insSoumis, journeeProposee, autreDateDemandee, journeeConfirmee, journeeTenue, journeeEchouee].map(faite),
    [false, false, false, false, false, false],
  )
  assert.deepEqual([journeeEnregistree, journeeDispensee].map(faite), [true, true])
  const film = { type: 'EnregistrementDepose', depot: depot('2026-03-25 09:00', 'film') } as const
  assert.equal(faite([...journeeEchouee, ...acte('2026-03-25 09:00', pierre, film)]), false)
})
