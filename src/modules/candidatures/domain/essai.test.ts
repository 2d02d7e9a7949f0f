import assert from 'node:assert/strict'
import test from 'node:test'
import { annuaire, borne, justeApres, justeAvant, paris, pierre, rang } from '../../../../test/harness/cas.ts'
import { complet } from '../../../../test/harness/complet.ts'
import {
  administrativeSoumise,
  annuaireEnFile,
  complementAdministratif,
  eligibiliteSoumise,
  modificationsDemandees,
  preuveModifiee,
  reponses,
  toutesLesHistoires,
} from '../../../../test/harness/histoires.ts'
import { entier, histoiresDossierEntier } from '../../../../test/harness/histoires-dossier-entier.ts'
import { histoiresCompletes } from '../../../../test/harness/histoires-completes.ts'
import { avecDelais, avecJalon, divergences, faitLe } from '../../../../test/harness/essai.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Fait } from './faits.ts'

for (const [dispositif, histoires] of [
  [borne, toutesLesHistoires],
  [complet, histoiresCompletes],
  [entier, histoiresDossierEntier],
] as const)
  for (const [nom, histoire] of Object.entries(histoires))
    test(`[GUI-3] une version qui ne change rien ne change rien pour personne : ${nom}`, () => {
      assert.deepEqual(divergences(histoire, { ...dispositif, version: 2 }, { vecu: dispositif }), [])
    })

test('[GUI-3] [JAL-1] une étape soumise à l’instant même du jalon essayé est en retard, une milliseconde plus tôt elle ne l’est pas', () => {
  const soumiseLe = paris('2026-03-03 10:00')
  assert.deepEqual(divergences(administrativeSoumise, avecJalon('J1', justeApres(soumiseLe))), [])
  assert.deepEqual(divergences(administrativeSoumise, avecJalon('J1', soumiseLe)), [
    {
      kind: 'retard',
      regle: 'JAL-1',
      limite: soumiseLe,
      quand: soumiseLe,
      actes: 1,
      objet: { kind: 'jalon', jalon: 'J1' },
    },
  ])
})

test('[JAL-1] ouverte après le jalon essayé, une candidature n’est en retard qu’une fois, quel que soit le nombre d’actes', () => {
  const [un, ...autres] = divergences(eligibiliteSoumise, avecJalon('J1', paris('2026-03-02 09:00')))
  assert.deepEqual(autres, [])
  assert.deepEqual(un?.kind === 'retard' && [un.quand, un.actes], [paris('2026-03-02 09:00'), 3])
})

test('[GUI-3] [JAL-2] un chapitre soumis pour la première fois après le J2 essayé est en retard', () => {
  const soumisLe = paris('2026-03-11 10:00')
  assert.deepEqual(divergences(annuaireEnFile, avecJalon('J2', justeApres(soumisLe))), [])
  const [un] = divergences(annuaireEnFile, avecJalon('J2', soumisLe))
  assert.deepEqual(un?.kind === 'retard' && [un.regle, un.limite, un.quand], ['JAL-2', soumisLe, soumisLe])
})

test('[GUI-3] [JAL-3] [JAL-4] les dépôts reçus après le J3 essayé sont en retard ; ce qui était déjà reçu compte', () => {
  const recuLe = paris('2026-03-16 15:00')
  assert.deepEqual(divergences(preuveModifiee, avecJalon('J3', justeApres(recuLe))), [])
  const [un] = divergences(preuveModifiee, avecJalon('J3', recuLe))
  assert.deepEqual(un?.kind === 'retard' && [un.regle, un.quand, un.actes], ['JAL-3', recuLe, 1])
  const envoyee = preuveModifiee.map(ligne =>
    ligne.type === 'PreuveDeposee' && ligne.le === recuLe
      ? { ...ligne, depot: { ...ligne.depot, deposeLe: justeAvant(recuLe) } }
      : ligne,
  )
  assert.deepEqual(divergences(envoyee, avecJalon('J3', recuLe), { now: justeAvant(recuLe) }), [])
})

test('[GUI-3] [ADM-8] une réponse venue au premier instant qui dépasse le délai essayé est en retard', () => {
  const limite = paris('2026-03-06 00:00')
  const court = avecDelais({ complement: { ...borne.delais.complement, jours: 1 } })
  const repondue = (le: Instant): readonly Fait[] => [
    ...complementAdministratif,
    ...faitLe(le, pierre, { type: 'EtapeSoumise', etape: 'administrative', version: 2, reponses }),
  ]
  assert.deepEqual(divergences(repondue(justeAvant(limite)), court), [])
  assert.deepEqual(divergences(repondue(limite), court), [
    {
      kind: 'retard',
      regle: 'ADM-8',
      limite,
      quand: limite,
      actes: 1,
      objet: { kind: 'etape', etape: 'administrative' },
    },
  ])
})

test('[GUI-3] [INT-6] une réponse venue après le délai d’abandon essayé est en retard, une fois pour le chapitre', () => {
  const limite = paris('2026-03-18 00:00')
  const court = avecDelais({ abandon: { jours: 1, decompte: 'calendaires', proroge: false, adverse: 'propose' } })
  const resoumis = (le: Instant): readonly Fait[] => [
    ...preuveModifiee,
    ...faitLe(le, pierre, { type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(30), placeGardee: false }),
  ]
  assert.deepEqual(divergences(resoumis(justeAvant(limite)), court), [])
  const [un, ...autres] = divergences(resoumis(limite), court)
  assert.deepEqual(autres, [])
  assert.deepEqual(un?.kind === 'retard' && [un.regle, un.limite, un.objet], [
    'INT-6',
    limite,
    { kind: 'chapitre', chapitre: annuaire },
  ])
})

test('[GUI-3] [INT-6] sans réponse à ce jour, un dossier ouvert est en retard dès l’instant de la limite essayée, s’il ne l’était déjà', () => {
  const limite = paris('2026-03-18 00:00')
  const court = avecDelais({ abandon: { jours: 1, decompte: 'calendaires', proroge: false, adverse: 'propose' } })
  assert.deepEqual(divergences(modificationsDemandees, court, { now: justeAvant(limite) }), [])
  const [un] = divergences(modificationsDemandees, court, { now: limite })
  assert.deepEqual(un?.kind === 'retard' && [un.quand, un.limite, un.actes], [null, limite, 0])
  assert.deepEqual(divergences(modificationsDemandees, court, { now: paris('2026-04-16 00:00') }), [])
})

test('[GUI-3] [INT-5] une place qui a été gardée et ne le serait plus ; sans garantie, aucune limite n’est dite', () => {
  const le = paris('2026-03-16 18:00')
  const gardee: readonly Fait[] = [
    ...preuveModifiee,
    ...faitLe(le, pierre, { type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(11), placeGardee: true }),
  ]
  assert.deepEqual(divergences(gardee, avecDelais({ gardeRang: { heures: 9 } })), [])
  assert.deepEqual(divergences(gardee, avecDelais({ gardeRang: { heures: 8 } })), [
    { kind: 'place_perdue', chapitre: annuaire, limite: le, quand: le },
  ])
  assert.deepEqual(divergences(gardee, avecDelais({ gardeRang: null })), [
    { kind: 'place_perdue', chapitre: annuaire, limite: null, quand: le },
  ])
})
