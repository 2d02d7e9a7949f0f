import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { borne, etantDonne, paris, pierre, suivante } from '../../../../test/harness/cas.ts'
import {
  annuaireEnFile,
  annuaireJuge,
  annuaireValide,
  modificationsDemandees,
  toutDepose,
} from '../../../../test/harness/histoires.ts'
import type { NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreRepris, PreuveReprise } from './candidature.ts'
import { chapitreDe, telsQuels } from './chapitres.ts'
import { estInstruite } from './contexte.ts'
import { replier } from './evolve.ts'
import type { Fait } from './faits.ts'

const instruite = (etat: Candidature) => (estInstruite(etat) ? etat : assert.fail(etat.statut))

/** A version drawn at random: chapters renamed or gone, proofs moved, renumbered, reworded, redone, gone or new. */
const auHasard = (histoire: readonly Fait[], tirages: readonly number[]): readonly ChapitreRepris[] => {
  let rang = 0
  const tirer = (n: number): number => (tirages[rang++ % tirages.length] ?? 0) % n
  const sorts = ['conservee', 'conservee', 'a_confirmer', 'a_refaire'] as const
  const anciens = telsQuels(instruite(replier(histoire)))
  const preuves = anciens.flatMap(({ code, preuves: siennes }) => siennes.map(({ numero }) => ({ code, numero })))
  const placees = preuves.flatMap(({ code, numero }) => {
    if (tirer(6) === 0) return []
    const dans = tirer(5) === 0 ? (anciens[tirer(anciens.length)]?.code ?? code) : code
    const nouveau = tirer(4) === 0 ? (`${numero}.N` as NumeroPreuve) : numero
    return [{ dans, reprise: { numero: nouveau, ancien: numero, sort: sorts[tirer(4)] ?? 'conservee' } }]
  })
  return anciens.flatMap(({ code }): ChapitreRepris[] => {
    const siennes: readonly PreuveReprise[] = placees.flatMap(({ dans, reprise }) => (dans === code ? [reprise] : []))
    const neuve: PreuveReprise = { numero: `${code}.X` as NumeroPreuve, ancien: null, sort: 'a_refaire' }
    const toutes = tirer(5) === 0 || siennes.length === 0 ? [...siennes, neuve] : siennes
    const renomme = tirer(6) === 0 ? (`${code}-bis` as typeof code) : code
    return tirer(8) === 0 ? [] : [{ code: renomme, depuis: code, preuves: toutes }]
  })
}

test('[VIE-3] quelle que soit la version, le dossier reste un dossier que la procédure connaît, et nulle place n’est prise à un autre', () => {
  const recente = suivante(borne)
  const departs = [toutDepose, annuaireEnFile, annuaireJuge, modificationsDemandees, annuaireValide]
  fc.assert(
    fc.property(
      fc.constantFrom(...departs),
      fc.array(fc.nat(1_000), { minLength: 40, maxLength: 60 }),
      (histoire, tirages) => {
        const chapitres = auHasard(histoire, tirages)
        fc.pre(chapitres.length > 0)
        const avant = instruite(replier(histoire))
        const { decision } = etantDonne(...histoire).quand(
          { type: 'changerDeVersion', dispositifId: recente.id, profils: avant.profils, chapitres },
          { acteur: pierre, recente, now: paris('2026-03-17 09:00') },
        )
        assert.ok(decision.ok, JSON.stringify(decision))
        const apres = instruite(replier([...histoire, ...decision.faits]))
        assert.deepEqual(
          Object.entries(apres.chapitres).map(([code, { preuves }]) => [code, Object.keys(preuves)]),
          chapitres.map(({ code, preuves }) => [code, preuves.map(({ numero }) => numero)]),
        )
        for (const { code, depuis, preuves } of chapitres) {
          const devenu = chapitreDe(apres, code) ?? assert.fail(code)
          const ancien = depuis === null ? undefined : chapitreDe(avant, depuis)
          const statuts = Object.values(devenu.preuves).map(({ statut }) => statut)
          if (devenu.statut === 'valide') assert.ok(statuts.every(statut => statut === 'conforme'))
          if (devenu.statut === 'en_file' || devenu.statut === 'en_instruction')
            assert.ok(!statuts.includes('attendue'))
          if ('rang' in devenu) assert.equal(devenu.rang, ancien && 'rang' in ancien ? ancien.rang : null)
          if (
            ancien &&
            preuves.every(({ sort, ancien: numero }) => sort === 'conservee' && numero && numero in ancien.preuves)
          )
            assert.deepEqual({ ...devenu, preuves: null }, { ...ancien, preuves: null })
        }
        const rangs = Object.values(apres.chapitres).flatMap(un => ('rang' in un ? un.rang : []))
        assert.equal(new Set(rangs).size, rangs.length)
      },
    ),
    { numRuns: 400 },
  )
})
