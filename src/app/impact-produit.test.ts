import assert from 'node:assert/strict'
import test from 'node:test'
import { poser } from '../../test/harness/candidatures.ts'
import { referencee } from '../../test/harness/histoires.ts'
import { ouvrirProcedure } from '../../test/harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../../test/harness/programme.ts'
import type { NumeroCandidature } from '../modules/candidatures/index.ts'

const procedure = await ouvrirProcedure()
const { db, navigation, personnes } = procedure
const { pierre, lucas } = personnes

const document = (numero: string) => ({ numero, natures: ['document'] as const })
const chapitres = [
  chapitreDEssai('annuaire', ['ANN.01.01.01', 'ANN.02.01.01'].map(document)),
  chapitreDEssai('dmp', ['DMP.01.01.01'].map(document)),
]
const programme = petitProgramme({ code: 'produit', rem: { chapitres } })

test('[VIE-3] « pour votre produit » : la page d’un produit référencé dit ce que demanderait la version en vigueur', async () => {
  const premiere = await procedure.publier(programme)
  const produitId = await procedure.produit()
  await poser(db, referencee, {
    entrepriseId: pierre.entrepriseId,
    produitId,
    dispositifId: premiere.id,
    numero: 'PRODUITREF' as NumeroCandidature,
    guichet: 'produit',
  })
  const page = async () => (await navigation.en(pierre).aller(`/produits/${produitId}`)).texte
  assert.doesNotMatch(await page(), /pour votre produit/)
  const neuf = chapitreDEssai('annuaire', ['ANN.01.01.01', 'ANN.02.01.01', 'ANN.03.01.01'].map(document))
  const dite = {
    ...neuf,
    exigences: neuf.exigences.map((un, rang) =>
      rang === 0 ? { ...un, texte: '<p>La solution DOIT dire autre chose.</p>' } : un,
    ),
  }
  await procedure.publier({ ...programme, rem: { chapitres: [dite, ...chapitres.slice(1)] } })
  assert.match(
    await page(),
    /Version 2 publiée, pour votre produit : 1 preuve à refaire, 1 à confirmer, \d conservées?\./,
  )
  assert.equal((await navigation.en(lucas).aller(`/produits/${produitId}`)).statut, 404)
})
