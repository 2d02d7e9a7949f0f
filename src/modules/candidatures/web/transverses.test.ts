import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import type { Champs, Visite } from '../../../../test/harness/navigateur.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../../../../test/harness/programme.ts'
import { aucunControle } from '../../dispositifs/index.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, modules, faits, etat } = procedure
const { nadia, lucas, pierre } = personnes
const actes = actesDe(procedure)
const { rem } = petitProgramme()
const chapitres = [...rem.chapitres, chapitreDEssai('socle', [{ numero: 'SOC.01.01.01', natures: ['cnda'] }])]
const controles = { ...aucunControle, cnda: true }
const premier = await procedure.publier(petitProgramme({ code: 'premier', rem: { chapitres }, controles }))
const second = await procedure.publier(petitProgramme({ code: 'second', rem: { chapitres }, controles }))

const source = await actes.menerAuDepot(premier)
await actes.deposer(source, 'annuaire', 'ANN.01.01.01')
await actes.deposer(source, 'annuaire', 'ANN.02.01.01')
await actes.deposer(source, 'dmp', 'DMP.01.01.01')
await fait(
  modules.candidatures.deposerPreuve({
    numero: source,
    acte: acteDe(pierre),
    chapitre: 'socle' as never,
    preuve: 'SOC.01.01.01' as never,
    depotId: 'certificat',
    remplace: [],
    contenu: { nature: 'lien', url: 'https://preuves.example/certificat' },
    homologation: { etat: 'obtenue' },
  }),
)

const lien = (numero: string): string => `/agence/candidatures/${numero}/preuves-transverses`
const envoyer = async (numero: string, champs: Champs): Promise<Visite> => {
  const qui = navigation.en(nadia)
  return qui.soumettre(await qui.aller(`${lien(numero)}?source=${source}`), lien(numero), champs)
}
const motif = 'L’annuaire est commun aux deux solutions.'

test('[GRP-3] offered: what both have in common, still expected here and deposited there; never a homologation', async () => {
  const numero = await actes.menerAuDepot(second)
  await actes.deposer(numero, 'dmp', 'DMP.01.01.01')
  const tableau = await navigation.en(nadia).aller(`/candidatures/${numero}`)
  assert.match(tableau.texte, /Admettre des preuves transverses/)
  const sources = await navigation.en(nadia).aller(lien(numero))
  assert.match(sources.texte, new RegExp(`Imago RIS 4\\.1 ${source} Voir les preuves communes`))
  const { texte, html } = await navigation.en(nadia).aller(`${lien(numero)}?source=${source}`)
  assert.match(
    texte,
    /2 preuves communes\) \* ANN\.01\.01\.01 Chapitre annuaire · 1 pièce, « Déposée » dans la candidature/,
  )
  assert.doesNotMatch(html, /value="DMP|value="SOC/)
  const toutes = await navigation.en(nadia).aller(`${lien(numero)}?source=${source}&tout=oui`)
  assert.equal(toutes.html.match(/name="preuves" value="ANN[^"]*" checked/g)?.length, 2)
})

test('[GRP-3] confirmed on a page of its own, each proof becomes a deposit here, which says where it comes from', async () => {
  const numero = await actes.menerAuDepot(second)
  const preuves = ['ANN.01.01.01', 'ANN.02.01.01']
  const relue = await envoyer(numero, { preuves, motif })
  assert.equal(relue.statut, 200)
  assert.match(relue.texte, /Admettre ces preuves transverses \? .* ANN\.01\.01\.01 et ANN\.02\.01\.01/)
  assert.equal((await faits(numero)).at(-1)?.type, 'EligibiliteAcceptee')
  const admises = await navigation.en(nadia).soumettre(relue, lien(numero))
  assert.deepEqual([admises.statut, admises.url], [200, `/candidatures/${numero}#chapitres`])
  const [admission, ...deposees] = (await faits(numero)).slice(-3)
  assert.ok(admission?.type === 'PreuvesTransversesAdmises')
  assert.deepEqual([admission.source, admission.motif, admission.par.nom], [source, motif, 'Nadia Benali'])
  assert.deepEqual(
    deposees.map(un => un.type === 'PreuveDeposee' && [un.preuve, un.depot.reprise?.numero]),
    preuves.map(preuve => [preuve, source]),
  )
  const chapitre = await navigation.en(pierre).aller(`/candidatures/${numero}/chapitres/annuaire`)
  assert.match(chapitre.texte, new RegExp(`Pièce reprise de la candidature n° ${source} .* 2 sur 2 preuves`))
  // Sent twice, it is one act.
  assert.equal((await navigation.en(nadia).soumettre(relue, lien(numero))).statut, 200)
  assert.equal((await faits(numero)).filter(({ type }) => type === 'PreuvesTransversesAdmises').length, 1)
})

test('[GRP-3] without a proof, without a reason, or for a proof that is no longer expected, nothing is admitted', async () => {
  const numero = await actes.menerAuDepot(second)
  const rien = await envoyer(numero, {})
  assert.equal(rien.statut, 422)
  assert.match(rien.texte, /Cochez au moins une preuve\. Indiquez le motif/)
  const seule = await envoyer(numero, { preuves: 'ANN.01.01.01' })
  assert.match(seule.html, /value="ANN\.01\.01\.01" checked/)
  const relue = await envoyer(numero, { preuves: 'ANN.01.01.01', motif })
  await actes.deposer(numero, 'annuaire', 'ANN.01.01.01')
  const tard = await navigation.en(nadia).soumettre(relue, lien(numero))
  assert.equal(tard.statut, 422)
  const forcee = await envoyer(numero, { preuves: 'SOC.01.01.01', motif })
  assert.deepEqual([forcee.statut, /n’est plus attendue/.test(forcee.texte)], [422, true])
  assert.ok(!(await faits(numero)).some(({ type }) => type === 'PreuvesTransversesAdmises'))
})

test('[GRP-3] [P23] never from another company’s, nor by the éditeur; not once the chapters are in the agency’s hands', async () => {
  const sienne = await fait(
    modules.candidatures.ouvrirCandidature({
      acte: acteDe(lucas),
      dispositifId: second.id,
      entrepriseId: lucas.entrepriseId,
      produitId: await procedure.produit(lucas),
      charteAcceptee: true,
    }),
  )
  const numero = await actes.menerAuDepot(second)
  const qui = navigation.en(nadia)
  assert.equal((await qui.aller(`${lien(numero)}?source=${sienne.numero}`)).statut, 404)
  assert.equal((await navigation.en(pierre).aller(lien(numero))).statut, 403)
  const ouverte = await actes.ouvrir(second)
  assert.match((await qui.aller(lien(ouverte))).texte, /n’en est pas, ou plus, à cette étape/)
  await assert.rejects(
    modules.candidatures.admettrePreuvesTransverses({
      numero: sienne.numero,
      acte: acteDe(nadia),
      source,
      motif,
      preuves: ['ANN.01.01.01' as never],
    }),
    { statut: 404 },
  )
  assert.equal((await etat(sienne.numero)).statut, 'candidature_administrative')
})
