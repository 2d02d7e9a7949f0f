import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  ann1,
  ann2,
  annuaire,
  deposer,
  dmp,
  etantDonne,
  paris,
  pierre,
  suivante,
} from '../../../../test/harness/cas.ts'
import {
  ann3,
  ann4,
  ann5,
  casChoisi,
  chapitresConditionnels,
  choisir,
  conditionnel,
} from '../../../../test/harness/conditions.ts'
import { toutDepose } from '../../../../test/harness/histoires.ts'
import type { NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreRepris, PreuveReprise } from './candidature.ts'
import { telsQuels } from './chapitres.ts'
import { depotsEcartesDuCas } from './conditions.ts'
import { consequencesDeVersion } from './consequences-version.ts'
import { estInstruite } from './contexte.ts'
import { evolve, replier } from './evolve.ts'

const recente = suivante(conditionnel)
const contexte = { acteur: pierre, now: paris('2026-03-17 09:00'), dispositif: conditionnel, recente }
const instruite = (etat: Candidature) => (estInstruite(etat) ? etat : assert.fail(etat.statut))
const dossier = instruite(replier(casChoisi))

/** `sorts`: of the proofs of « annuaire » that change; the others stay as they were. */
const vers = (sorts: Readonly<Record<NumeroPreuve, PreuveReprise['sort']>>, base = telsQuels(dossier)) =>
  ({
    type: 'changerDeVersion',
    dispositifId: recente.id,
    profils: ['general'],
    chapitres: base.map(
      (chapitre): ChapitreRepris => ({
        ...chapitre,
        preuves: chapitre.preuves.map(un => ({ ...un, sort: sorts[un.numero] ?? un.sort })),
      }),
    ),
  }) as const

const apres = (...args: Parameters<typeof vers>) => {
  const { etat } = etantDonne(...casChoisi)
    .quand(vers(...args), contexte)
    .accepte()
  return instruite(etat).chapitres[annuaire] ?? assert.fail('plus de chapitre')
}
const impact = (...args: Parameters<typeof vers>) => {
  const consequences = consequencesDeVersion(replier(casChoisi), vers(...args), contexte)
  return consequences.ok ? consequences.impact : assert.fail(JSON.stringify(consequences))
}

test('[VIE-3] [PRE-1] une version qui ne change rien garde les cas déclarés, et tout ce qui a été déposé sous eux', () => {
  assert.deepEqual(apres({}), dossier.chapitres[annuaire])
  assert.deepEqual(impact({}), {
    aRefaire: [],
    aConfirmer: [],
    conservees: [ann3],
    aDeposer: [ann1, ann4, ann5, 'DMP.01.01.01'],
  })
})

test('[VIE-3] [PRE-1] le texte qui distingue les cas change : le cas est à redire', () => {
  const { conditions, preuves } = apres({ [ann1]: 'a_refaire' })
  assert.deepEqual(
    conditions?.map(({ preuve, choix }) => [preuve, choix?.cas]),
    [
      [ann1, undefined],
      [ann2, 2],
    ],
  )
  assert.deepEqual(Object.keys(preuves), [ann1, ann3, ann4, ann5])
})

test('[VIE-3] [PRE-1] une preuve du cas change : le cas tient par les autres, et seule elle est à refaire', () => {
  const { conditions, preuves } = apres({ [ann4]: 'a_refaire' })
  assert.equal(conditions?.[1]?.choix?.cas, 2)
  assert.deepEqual([preuves[ann3]?.statut, preuves[ann4]?.statut], ['deposee', 'attendue'])
})

test('[VIE-3] [PRE-1] toutes les preuves du cas changent : il est à redire, et une seule preuve en tient lieu', () => {
  const chapitre = apres({ [ann3]: 'a_refaire', [ann4]: 'a_refaire' })
  assert.deepEqual(Object.keys(chapitre.preuves).toSorted(), [ann1, ann2, ann5])
  assert.equal(chapitre.preuves[ann2]?.statut, 'attendue')
  assert.deepEqual(
    depotsEcartesDuCas(chapitre).map(({ numero, cas }) => [numero, cas]),
    [[ann2, 1]],
  )
})

test('[VIE-3] [PRE-1] ce que demande un cas qui ne s’applique pas ne coûte rien', () => {
  assert.deepEqual(impact({ [ann2]: 'a_refaire' }).aRefaire, [])
  assert.deepEqual(impact({ [ann3]: 'a_refaire' }).aRefaire, [ann3])
})

test('[VIE-3] [PRE-1] une preuve qui portait ses deux cas en clair, déjà déposée, reste comme elle était', () => {
  const ancien = instruite(replier(toutDepose))
  const base = chapitresConditionnels.map(
    (chapitre): ChapitreRepris => ({
      ...chapitre,
      depuis: chapitre.code,
      preuves: chapitre.preuves.map(numero =>
        [ann1, ann2].includes(numero) || chapitre.code === dmp
          ? { numero, ancien: numero, sort: 'conservee' }
          : { numero, ancien: null, sort: 'a_refaire' },
      ),
    }),
  )
  const { decision } = etantDonne(...toutDepose).quand(vers({}, base), contexte)
  assert.ok(decision.ok)
  const chapitre = instruite(decision.faits.reduce<Candidature>(evolve, ancien)).chapitres[annuaire]
  assert.equal(chapitre?.preuves[ann1]?.statut, 'deposee')
  assert.equal(chapitre?.conditions, undefined)
})

test('[PRE-9] [PRE-1] un profil ajouté apporte ses conditions, et laisse celles qui sont déclarées', () => {
  const [premier, second] = chapitresConditionnels
  assert.ok(premier && second)
  const [neuve, autre] = ['ANN.09.01.01', 'ANN.09.01.02'] as NumeroPreuve[]
  assert.ok(neuve && autre)
  const cas = [
    { numero: 1, preuves: [neuve] },
    { numero: 2, preuves: [autre] },
  ]
  const chapitres = [
    {
      ...premier,
      preuves: [...premier.preuves, neuve, autre],
      conditions: [...(premier.conditions ?? []), { preuve: neuve, cas }],
    },
    second,
  ]
  const { etat } = etantDonne(...casChoisi)
    .quand({ type: 'ajouterProfils', profils: ['ciba'], chapitres }, contexte)
    .accepte()
  const chapitre = instruite(etat).chapitres[annuaire]
  assert.deepEqual(Object.keys(chapitre?.preuves ?? {}), [ann1, ann3, ann4, ann5, neuve])
  assert.deepEqual(
    chapitre?.conditions?.map(({ choix }) => choix?.cas),
    [1, 2, undefined],
  )
  etantDonne(...casChoisi)
    .quand({ type: 'ajouterProfils', profils: ['ciba'], chapitres }, contexte)
    .accepte()
    .quand(choisir(neuve, 2), contexte)
    .accepte()
    .quand(deposer({ chapitre: annuaire, preuve: autre, depotId: 'n2' }), contexte)
    .accepte()
})
