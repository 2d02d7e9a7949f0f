import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { limiteDuComplement } from '../domain/delais.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, modules, etat } = procedure
const { pierre, nadia } = personnes
const actes = actesDe(procedure)
const dispositif = await procedure.publier(petitProgramme())

const attendu = async (numero: string) => {
  const liste = await modules.lectures.lister({ acteur: nadia, recherche: numero })
  return (await modules.lectures.quiDoitAgir(liste)).attendus.get(numero as never)
}

test('who must act, and by when, follows each act of either side', async () => {
  const numero = await actes.ouvrir(dispositif)
  assert.deepEqual(await attendu(numero), { qui: ['editeur'], avant: null })
  await actes.soumettreEtape(numero, 'administrative')
  assert.deepEqual(await attendu(numero), { qui: ['gestionnaire'], avant: null })
  const acte = acteDe(nadia)
  await fait(modules.candidatures.demanderComplement({ numero, acte, etape: 'administrative', motif: 'Kbis' }))
  const lu = await etat(numero)
  assert.ok(lu.statut === 'candidature_administrative' && lu.administrative.statut === 'complement_demande')
  const avant = limiteDuComplement(lu.administrative.demandeLe, dispositif.delais)
  assert.deepEqual(await attendu(numero), { qui: ['editeur'], avant })
  const { texte } = await navigation.en(nadia).aller(`/agence/candidatures?q=${numero}`)
  assert.match(texte, /Qui doit agir .* l’éditeur .* à minuit \(dans \d+ jours\)/)
  assert.doesNotMatch((await navigation.en(pierre).aller('/candidatures')).texte, /Qui doit agir/)
})

test('a candidature that is over waits for nobody', async () => {
  const numero = await actes.ouvrir(dispositif)
  await actes.soumettreEtape(numero, 'administrative')
  await fait(modules.candidatures.refuserCandidature({ numero, acte: acteDe(nadia), motif: 'Hors périmètre.' }))
  assert.deepEqual(await attendu(numero), { qui: [], avant: null })
})
