import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { chapitreDEssai, petitProgramme } from '../../../../test/harness/programme.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import type { Chapitre, NaturePreuve } from '../../dispositifs/index.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes } = procedure
const { pierre, hugo } = personnes
const actes = actesDe(procedure)

const lien = { natures: ['lien'] satisfies readonly NaturePreuve[] }
const chapitre = (numeros: readonly string[]): Chapitre =>
  chapitreDEssai(
    'annuaire',
    numeros.map(numero => ({ numero, ...lien })),
  )

test('[GUI-3] [VIE-3] a newer version leaves a candidature on its own, and says what it would ask of that product', async () => {
  const programme = petitProgramme({
    code: 'versions',
    rem: { chapitres: [chapitre(['ANN.01.01.01', 'ANN.02.01.01', 'ANN.03.01.01'])] },
  })
  const v1 = await procedure.publier(programme)
  const numero = await actes.menerAuDepot(v1)
  await actes.soumettreChapitre(numero, 'annuaire')
  await actes.prendre(hugo, numero, 'annuaire')
  const ou = { numero, chapitre: 'annuaire' }
  await actes.juger(hugo, ou, { 'ANN.01.01.01': 'conforme', 'ANN.02.01.01': 'conforme', 'ANN.03.01.01': 'conforme' })
  const page = () => navigation.en(pierre).aller(`/candidatures/${numero}`)
  assert.doesNotMatch((await page()).texte, /Une version plus récente/)

  const textes: Readonly<Record<string, string>> = {
    'ANN.02': '<p>La solution DOIT faire mieux.</p>',
    'ANN.04': '<p>La solution DOIT imprimer en couleurs tout compte rendu validé.</p>',
  }
  const neuf = chapitre(['ANN.01.01.01', 'ANN.02.01.01', 'ANN.04.01.01'])
  await procedure.publier({
    ...programme,
    rem: {
      chapitres: [
        {
          ...neuf,
          exigences: neuf.exigences.map(exigence => ({ ...exigence, texte: textes[exigence.id] ?? exigence.texte })),
        },
      ],
    },
  })
  const { texte } = await page()
  assert.match(texte, /Une version plus récente de « .+ » est publiée Cette candidature reste sur la version 1/)
  assert.match(texte, /Avec la version 2, pour votre produit : 1 preuve à refaire, 1 à confirmer, 1 conservée\./)
})
