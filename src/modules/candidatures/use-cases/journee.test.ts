import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { actesEntiersDe, programmeEntier } from '../../../../test/harness/programme-entier.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { instant, plusHeures } from '../../../kernel/temps.ts'
import { lireHorloge } from '../../../platform/db/index.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { Candidature, NumeroCandidature, Refus } from '../index.ts'

const procedure = await ouvrirProcedure()
const { personnes, etat, faits, db, reagir, modules } = procedure
const { candidatures } = modules
const { pierre, hugo, nadia, lucas } = personnes
const actes = actesEntiersDe(procedure)
const { sur } = actes
const ins = 'ins' as CodeChapitre
let guichets = 0

const ouvrir = async (vague1?: 'oui' | 'non'): Promise<NumeroCandidature> => {
  const { id } = await procedure.publier(programmeEntier({ code: `journee-${++guichets}` }))
  return actes.ouvrir(id, { vague1 })
}
const journeeDe = async (numero: string) => {
  const lu: Candidature = await etat(numero)
  return 'journee' in lu ? lu.journee : undefined
}
const refuse = async (
  promesse: Promise<{ readonly ok: true } | { readonly ok: false; readonly refus: Refus }>,
): Promise<string> => {
  const issue = await promesse
  return issue.ok ? assert.fail('accepté') : issue.refus.code
}
const demain = async () => plusHeures(await lireHorloge(db), 24)
const atteint = (scenario: string) => ({ scenario, atteint: true, observation: '' })
const video = () =>
  ({ nature: 'fichier', nom: 'matin.mp4', type: 'video/mp4', taille: 9, empreinte: 'e'.repeat(64) }) as const

test('[INS-1] [INS-2] [INS-3] [INS-4] a test day from the proposal to the validation: another date, a scenario missed, a second day, its recording', async () => {
  const numero = await ouvrir('non')
  const proposer = async () =>
    candidatures.proposerJournee({ ...sur(hugo, numero), quand: await demain(), jeux: ' Patients 1 à 9 ' })
  assert.equal(await refuse(proposer()), 'chapitre_non_soumis')
  await actes.soumettre(numero, 'ins')
  await fait(proposer())
  assert.equal(
    await refuse(candidatures.demanderAutreDate({ ...sur(pierre, numero), motif: ' ' })),
    'motif_obligatoire',
  )
  await fait(candidatures.demanderAutreDate({ ...sur(pierre, numero), motif: 'Nos bancs sont pris.' }))
  assert.equal((await journeeDe(numero))?.statut, 'autre_date_demandee')
  await actes.laisserVenir(numero, 'Patients 1 à 9')

  await actes.juger(numero, 'ins')
  const valider = () => candidatures.validerChapitre({ ...sur(hugo, numero), chapitre: ins })
  assert.equal(await refuse(valider()), 'journee_a_tenir')
  const consigner = (resultats: Parameters<typeof candidatures.consignerJournee>[0]['resultats']) =>
    candidatures.consignerJournee({ ...sur(hugo, numero), resultats })
  assert.equal(await refuse(consigner([atteint('INS.01.01')])), 'resultats_incomplets')
  const manque = { scenario: 'INS.02.01', atteint: false, observation: '' }
  assert.equal(await refuse(consigner([atteint('INS.01.01'), manque])), 'motif_obligatoire')
  await fait(consigner([atteint('INS.01.01'), { ...manque, observation: 'Le téléservice n’a pas répondu.' }]))
  assert.equal(await refuse(valider()), 'journee_a_tenir')

  await actes.laisserVenir(numero)
  await fait(consigner(['INS.01.01', 'INS.02.01'].map(atteint)))
  assert.equal(await refuse(valider()), 'journee_a_tenir')
  const enregistrer = () =>
    candidatures.deposerEnregistrement({ ...sur(pierre, numero), depotId: randomUUID(), contenu: video() })
  await fait(enregistrer())
  await fait(enregistrer())
  const tenue = await journeeDe(numero)
  assert.ok(tenue?.statut === 'tenue' && tenue.enregistrements.length === 2)
  await fait(valider())
  assert.deepEqual(await actes.replie(numero), await etat(numero))

  const types = (await faits(numero)).map(({ type }) => type)
  assert.deepEqual(
    types.filter(type => /Journee|AutreDate|Enregistrement/.test(type)),
    [
      'JourneeProposee',
      'AutreDateDemandee',
      'JourneeProposee',
      'JourneeConfirmee',
      'JourneeConsignee',
      'JourneeProposee',
      'JourneeConfirmee',
      'JourneeConsignee',
      'EnregistrementDepose',
      'EnregistrementDepose',
    ],
  )
  await reagir(numero)
  const { messages } = (await modules.messagerie.lireFil({ numero, acteur: pierre })) ?? assert.fail()
  const corps = messages.map(message => `${message.objet} ${message.corps}`).join('\n')
  assert.match(corps, /Jeux de données : Patients 1 à 9/)
  assert.match(corps, /Scénarios dont le résultat n’a pas été atteint : INS\.02\.01/)
})

test('[INS-1] one who was referenced in vague 1 has no day to hold; the chapter is validated without', async () => {
  const numero = await ouvrir('oui')
  await actes.valider(numero, 'ins')
  assert.equal(
    await refuse(candidatures.proposerJournee({ ...sur(hugo, numero), quand: await demain(), jeux: '' })),
    'journee_sans_objet',
  )
})

test('[INS-1] the agency does without a day, for a reason that the éditeur reads; there is none to propose any more', async () => {
  const numero = await ouvrir()
  await actes.soumettre(numero, 'ins')
  assert.equal(await refuse(candidatures.dispenserDeJournee({ ...sur(hugo, numero), motif: '' })), 'motif_obligatoire')
  await fait(candidatures.dispenserDeJournee({ ...sur(hugo, numero), motif: 'Vue en audit.' }))
  await actes.juger(numero, 'ins')
  await fait(candidatures.validerChapitre({ ...sur(hugo, numero), chapitre: ins }))
  assert.equal(
    await refuse(candidatures.proposerJournee({ ...sur(hugo, numero), quand: await demain(), jeux: '' })),
    'journee_incompatible',
  )
  assert.deepEqual(await actes.replie(numero), await etat(numero))
})

test('[INS-2] [INS-3] a date is to come, by PostgreSQL’s clock; results are written down once it has come, by who may', async () => {
  const numero = await ouvrir()
  await actes.soumettre(numero, 'ins')
  const hier = instant('2020-01-01T08:00:00Z')
  assert.equal(
    await refuse(candidatures.proposerJournee({ ...sur(hugo, numero), quand: hier, jeux: '' })),
    'journee_passee',
  )
  const quand = await demain()
  for (const qui of [pierre, nadia])
    assert.equal(
      await refuse(candidatures.proposerJournee({ ...sur(qui, numero), quand, jeux: '' })),
      'acteur_non_autorise',
    )
  await fait(candidatures.proposerJournee({ ...sur(hugo, numero), quand, jeux: '' }))
  assert.equal(await refuse(candidatures.confirmerJournee(sur(hugo, numero))), 'acteur_non_autorise')
  await assert.rejects(candidatures.confirmerJournee(sur(lucas, numero)), NonTrouve)
  await fait(candidatures.confirmerJournee(sur(pierre, numero)))
  assert.equal(
    await refuse(
      candidatures.consignerJournee({ ...sur(hugo, numero), resultats: ['INS.01.01', 'INS.02.01'].map(atteint) }),
    ),
    'journee_a_venir',
  )
  assert.equal(
    await refuse(
      candidatures.deposerEnregistrement({ ...sur(pierre, numero), depotId: randomUUID(), contenu: video() }),
    ),
    'journee_incompatible',
  )
})
