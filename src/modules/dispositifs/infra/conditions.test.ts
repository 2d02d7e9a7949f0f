import assert from 'node:assert/strict'
import test from 'node:test'
import { programmesLivres } from '../../../../test/harness/programmes.ts'
import { jourCivil } from '../../../kernel/temps.ts'
import { composition } from '../domain/apercu-rem.ts'
import { chapitresApplicables, chapitresAttendus } from '../domain/applicabilite.ts'
import { conditionsDe } from '../domain/cas.ts'
import { importerRem } from '../domain/import-rem.ts'
import type { Rem } from '../domain/rem.ts'
import { nouvelAssainisseur } from './assainir.ts'
import { lireClasseur } from './classeur.ts'
import { exporterRem } from './exporter-rem.ts'

const livres = await programmesLivres(jourCivil('2026-06-03'))
const conditions = ({ chapitres }: Rem) => conditionsDe(chapitres.flatMap(({ exigences }) => exigences))

test('[PRE-1] [REM-3] the programmes that are shipped have conditions of both forms, all of them recognised', () => {
  const comptes = Object.entries(livres).map(([code, { rem }]) => [code, composition(rem).conditions])
  assert.deepEqual(Object.fromEntries(comptes), {
    'dmn-certification': { dansUnTexte: 0, entrePreuves: 1 },
    'dpi-vague-2': { dansUnTexte: 5, entrePreuves: 0 },
    'edc-psc-editeur': { dansUnTexte: 0, entrePreuves: 0 },
    'ris-vague-1-sans-financement': { dansUnTexte: 2, entrePreuves: 0 },
    'ris-vague-2': { dansUnTexte: 8, entrePreuves: 0 },
  })
  for (const { rem } of Object.values(livres)) {
    const textes = rem.chapitres.flatMap(({ exigences }) =>
      exigences.flatMap(({ scenarios }) => scenarios.flatMap(({ preuves }) => preuves)),
    )
    const nommes = textes.filter(({ texte }) => texte.includes('CAS ')).map(({ numero }) => numero)
    const reconnus = conditions(rem).flatMap(({ cas }) => cas.flatMap(({ preuves }) => preuves))
    assert.deepEqual([...new Set(reconnus)], nommes)
  }
})

test('[PRE-1] [REM-3] a workbook that is written again tells the same cases apart', async () => {
  for (const { rem } of Object.values(livres)) {
    const { rem: relue } = importerRem(lireClasseur(await exporterRem(rem)), {
      assainir: nouvelAssainisseur(),
      admis: { profils: null, perimetres: null },
    })
    assert.deepEqual(relue && conditions(relue), conditions(rem))
  }
})

test('[PRE-1] [ELI-8] what applies says which of its proofs are due in one case only', () => {
  const { profils, ...programme } = livres['ris-vague-2'] ?? assert.fail()
  const applicables = chapitresApplicables({ profils, ...programme }, { profils: ['general'], administrative: {} })
  const attendus = chapitresAttendus(applicables)
  assert.deepEqual(attendus.find(({ code }) => code === 'utilisation-de-psc')?.conditions, [
    {
      preuve: 'PSC.01.01.02',
      cas: [
        { numero: 1, preuves: ['PSC.01.01.02'] },
        { numero: 2, preuves: ['PSC.01.01.02'] },
      ],
    },
  ])
  assert.ok(attendus.some(chapitre => !('conditions' in chapitre)))
})
