import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import type { Champs, Visite } from '../../../../test/harness/navigateur.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../../../../test/harness/programme.ts'
import { aucunControle } from '../../dispositifs/index.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, faits } = procedure
const { pierre, hugo } = personnes
const actes = actesDe(procedure)
const rem = {
  chapitres: [
    chapitreDEssai('socle', [
      { numero: 'SOC.01.01.01', natures: ['cnda'] },
      { numero: 'SOC.02.01.01', natures: ['cnda', 'lien'] },
      { numero: 'SOC.03.01.01', natures: ['document'] },
    ]),
  ],
}
const programme = await procedure.publier(petitProgramme({ controles: { ...aucunControle, cnda: true }, rem }))

const piece = { nom: 'certificat.pdf', contenu: '%PDF-1.7 certificat' }
const page = (numero: string, preuve: string): string => `/candidatures/${numero}/chapitres/socle?preuve=${preuve}`
const deposer = async (
  numero: string,
  champs: Champs,
  { preuve = 'SOC.01.01.01', forme = 'fichier' } = {},
): Promise<Visite> => {
  const qui = navigation.en(pierre)
  const ouverte = await qui.aller(page(numero, preuve))
  return qui.soumettre(ouverte, `/candidatures/${numero}/chapitres/socle/preuves/${forme}`, champs)
}
const dernierDepot = async (numero: string) => {
  const depose = (await faits(numero)).findLast(({ type }) => type === 'PreuveDeposee')
  return depose?.type === 'PreuveDeposee' ? depose.depot : undefined
}

test('[PRE-8] [INT-7] what is enough is said before the deposit, for the proofs that follow a homologation and no other', async () => {
  const numero = await actes.menerAuDepot(programme)
  const lire = async (preuve: string) => (await navigation.en(pierre).aller(page(numero, preuve))).texte
  assert.match(await lire('SOC.01.01.01'), /au moins l’étape « Pré-examen ».* ne sera complet qu’avec le certificat/)
  assert.match(
    await lire('SOC.01.01.01'),
    /Initialisation Pré-examen .* Examen de conformité Finalisation Homologation/,
  )
  assert.doesNotMatch(await lire('SOC.03.01.01'), /CNDA/)
})

test('[PRE-8] [CND-2] the state of the request comes with the pièce, and both sides read it', async () => {
  const numero = await actes.menerAuDepot(programme)
  const depose = await deposer(numero, { piece, homologation: 'pre_examen', retour: '2027-03-31' })
  assert.equal(depose.statut, 200)
  const dit = /Homologation CNDA Pré-examen, retour prévu le 31 mars 2027\. Le dossier ne sera complet qu’avec/
  assert.match(depose.texte, dit)
  assert.deepEqual((await dernierDepot(numero))?.homologation, { etat: 'pre_examen', retourPrevuLe: '2027-03-31' })
  const { texte } = await navigation
    .en(hugo)
    .aller(`/agence/candidatures/${numero}/chapitres/socle?preuve=SOC.01.01.01`)
  assert.match(texte, dit)
})

test('[PRE-8] once obtained, no return date is kept', async () => {
  const numero = await actes.menerAuDepot(programme)
  const depose = await deposer(numero, { piece, homologation: 'obtenue', retour: '2027-03-31' })
  assert.match(depose.texte, /Homologation CNDA Homologation obtenue/)
  assert.deepEqual((await dernierDepot(numero))?.homologation, { etat: 'obtenue' })
})

type Refusee = readonly [
  cas: string,
  champs: Readonly<Record<string, string>>,
  champ: 'homologation' | 'retour',
  phrase: RegExp,
]
const refusees: readonly Refusee[] = [
  ['no state', {}, 'homologation', /Indiquez où en est la demande/],
  ['an unknown state', { homologation: 'constructor' }, 'homologation', /Indiquez où en est la demande/],
  [
    'too early',
    { homologation: 'initialisation', retour: '2027-03-31' },
    'homologation',
    /au moins l’état « Pré-examen »/,
  ],
  ['no date', { homologation: 'finalisation' }, 'retour', /Donnez la date de retour prévue/],
  ['no such day', { homologation: 'finalisation', retour: '2027-02-31' }, 'retour', /Donnez la date de retour prévue/],
]
for (const [cas, champs, champ, phrase] of refusees)
  for (const forme of ['fichier', 'lien'] as const)
    test(`[PRE-8] refused at its field, what was typed being kept, nothing deposited: ${cas}, by a ${forme}`, async () => {
      const numero = await actes.menerAuDepot(programme)
      const preuve = 'SOC.02.01.01'
      const contenu = forme === 'fichier' ? { piece } : { url: 'https://preuves.example/certificat' }
      const refuse = await deposer(numero, { ...champs, ...contenu }, { preuve, forme })
      assert.equal(refuse.statut, 422)
      assert.match(refuse.texte, phrase)
      const id = `champ-${champ}-${forme === 'fichier' ? 'piece' : 'url'}-SOC-02-01-01`
      assert.ok(refuse.html.includes(`<a href="#${id}">`) && refuse.html.includes(`id="${id}"`), id)
      for (const valeur of Object.values(champs).filter(valeur => valeur !== 'constructor'))
        assert.match(refuse.html, new RegExp(`value="${valeur}"( checked)?`))
      if (forme === 'lien') assert.ok(refuse.html.includes('value="https://preuves.example/certificat"'))
      assert.equal(await dernierDepot(numero), undefined)
    })

test('[INT-7] a chapter is handed over with a homologation that is pending', async () => {
  const numero = await actes.menerAuDepot(programme)
  await deposer(numero, { piece, homologation: 'examen_de_conformite', retour: '2027-03-31' })
  await deposer(numero, { piece, homologation: 'obtenue' }, { preuve: 'SOC.02.01.01' })
  await deposer(numero, { piece }, { preuve: 'SOC.03.01.01' })
  const qui = navigation.en(pierre)
  const chemin = `/candidatures/${numero}/chapitres/socle/soumission`
  assert.match((await qui.soumettre(await qui.aller(chemin), chemin)).texte, /Rang dans la file/)
})
