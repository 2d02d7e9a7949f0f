import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { actesEntiersDe, programmeEntier } from '../../../../test/harness/programme-entier.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { NumeroCandidature, Refus } from '../index.ts'

const procedure = await ouvrirProcedure()
const { personnes, etat, faits, modules } = procedure
const { candidatures } = modules
const { pierre, hugo, nadia } = personnes
const actes = actesEntiersDe(procedure)
const { sur } = actes
const chapitre = 'cnda' as CodeChapitre
const [premiere, seconde] = ['CND.01.01.01', 'CND.02.01.01'] as NumeroPreuve[] as [NumeroPreuve, NumeroPreuve]
let guichets = 0

/** All chapters validated, in vague 1 so that no day is asked for; two homologations pending. */
const toutValide = async (): Promise<NumeroCandidature> => {
  const { id } = await procedure.publier(programmeEntier({ code: `cnda-${++guichets}` }))
  const numero = await actes.ouvrir(id, { vague1: 'oui' })
  for (const code of ['ins', 'dmp', 'cnda']) await actes.valider(numero, code)
  return numero
}
const refuse = async (
  promesse: Promise<{ readonly ok: true } | { readonly ok: false; readonly refus: Refus }>,
): Promise<string> => {
  const issue = await promesse
  return issue.ok ? assert.fail('accepté') : issue.refus.code
}
const certificat = { nature: 'fichier', nom: 'certificat.pdf', type: 'application/pdf', taille: 9 } as const
const deposer = (numero: string, preuve: NumeroPreuve) =>
  candidatures.deposerHomologation({
    ...sur(pierre, numero),
    chapitre,
    preuve,
    depotId: randomUUID(),
    contenu: { ...certificat, empreinte: 'e'.repeat(64) },
  })

test('[INT-7] [INT-8] [CND-3] chapters validated while homologations are pending do not make a file: the last certificate found good does', async () => {
  const numero = await toutValide()
  assert.equal((await etat(numero)).statut, 'depot_des_preuves')
  await fait(deposer(numero, premiere))
  const viser = (preuve: NumeroPreuve) => ({ ...sur(hugo, numero), chapitre, preuve })
  const issue = await fait(candidatures.validerHomologation(viser(premiere)))
  assert.deepEqual(
    issue.faits.map(({ type }) => type),
    ['HomologationValidee'],
  )
  assert.equal(await refuse(candidatures.validerHomologation(viser(seconde))), 'aucun_certificat_a_verifier')
  await fait(deposer(numero, seconde))
  assert.equal(await refuse(candidatures.refuserHomologation({ ...viser(seconde), motif: ' ' })), 'motif_obligatoire')
  await fait(candidatures.refuserHomologation({ ...viser(seconde), motif: 'Certificat d’un autre logiciel.' }))
  assert.equal(await refuse(candidatures.validerHomologation(viser(seconde))), 'aucun_certificat_a_verifier')
  await fait(deposer(numero, seconde))
  const derniere = await fait(candidatures.validerHomologation(viser(seconde)))
  assert.deepEqual(
    derniere.faits.map(({ type }) => type),
    ['HomologationValidee', 'DossierValide'],
  )
  const lu = await etat(numero)
  assert.equal(lu.statut, 'prete_pour_convention')
  assert.deepEqual(await actes.replie(numero), lu)
})

test('[INT-7] a certificate comes once the chapter was handed over, from the éditeur’s people; a verifier looks at it', async () => {
  const { id } = await procedure.publier(programmeEntier({ code: `cnda-${++guichets}` }))
  const numero = await actes.ouvrir(id, { vague1: 'oui' })
  assert.equal(await refuse(deposer(numero, premiere)), 'certificat_avec_le_chapitre')
  await actes.soumettre(numero, 'cnda')
  await actes.juger(numero, 'cnda')
  await fait(candidatures.validerChapitre({ ...sur(hugo, numero), chapitre }))
  const depotId = randomUUID()
  const contenu = { ...certificat, empreinte: 'e'.repeat(64) }
  for (const qui of [hugo, nadia])
    assert.equal(
      await refuse(
        candidatures.deposerHomologation({ ...sur(qui, numero), chapitre, preuve: premiere, depotId, contenu }),
      ),
      'acteur_non_autorise',
    )
  await fait(deposer(numero, premiere))
  assert.equal(
    await refuse(candidatures.validerHomologation({ ...sur(nadia, numero), chapitre, preuve: premiere })),
    'acteur_non_autorise',
  )
})

test('[INT-7] a homologation that was obtained from the start is not asked for again', async () => {
  const { id } = await procedure.publier(programmeEntier({ code: `cnda-${++guichets}` }))
  const numero = await actes.ouvrir(id, { vague1: 'oui' })
  for (const code of ['ins', 'dmp']) await actes.valider(numero, code)
  await actes.soumettre(numero, 'cnda', { etat: 'obtenue' })
  await actes.juger(numero, 'cnda')
  await fait(candidatures.validerChapitre({ ...sur(hugo, numero), chapitre }))
  assert.equal((await etat(numero)).statut, 'prete_pour_convention')
  assert.ok((await faits(numero)).every(({ type }) => !type.startsWith('Homologation')))
})

test('[INT-10] mediation is asked for and concluded, at any time short of the closing, and changes no delay', async () => {
  const { id } = await procedure.publier(programmeEntier({ code: `mediation-${++guichets}` }))
  const numero = await actes.ouvrir(id)
  assert.equal(
    await refuse(candidatures.conclureMediation({ ...sur(nadia, numero), conclusion: 'Entendu.' })),
    'aucune_mediation',
  )
  await fait(candidatures.demanderMediation({ ...sur(pierre, numero), motif: 'Deux avis se contredisent.' }))
  assert.equal(
    await refuse(candidatures.demanderMediation({ ...sur(pierre, numero), motif: 'Encore.' })),
    'mediation_en_cours',
  )
  assert.equal(
    await refuse(candidatures.conclureMediation({ ...sur(hugo, numero), conclusion: 'Entendu.' })),
    'acteur_non_autorise',
  )
  await fait(candidatures.conclureMediation({ ...sur(nadia, numero), conclusion: 'Le second avis est retenu.' }))
  await fait(candidatures.demanderMediation({ ...sur(pierre, numero), motif: 'Un autre sujet.' }))
  const lu = await etat(numero)
  assert.ok('mediation' in lu && lu.mediation?.statut === 'demandee')
  assert.deepEqual(await actes.replie(numero), lu)
})
