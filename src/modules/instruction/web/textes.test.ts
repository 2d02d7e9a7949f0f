import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { actesDe } from '../../../../test/harness/actes.ts'
import { texteDuPdf } from '../../../../test/harness/pdf.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, faits, db } = procedure
const { pierre, hugo, nadia } = personnes
const actes = actesDe(procedure)

const textes = {
  accuse: 'Conservez cet accusé.\n\nIl fait foi.',
  courriel: 'Écrivez-nous dans la messagerie.',
  motifs: {
    complement: ['La pièce n’est pas lisible.'],
    modification: ['La version ne se lit pas.', 'Le scénario n’est pas joué jusqu’au bout.'],
    refus: ['La solution n’entre pas dans le champ.'],
  },
}
const dispositif = await procedure.publier(petitProgramme({ code: 'textes', textes }))
const muet = await procedure.publier(petitProgramme({ code: 'muet' }))

test('[GUI-1] the reasons of a programme are proposed where an agent writes one, and begin it without JavaScript', async () => {
  const numero = await actes.ouvrir(dispositif)
  await actes.soumettreEtape(numero, 'administrative')
  const chemin = `/agence/candidatures/${numero}/etapes/administrative`
  const agent = navigation.en(nadia)
  const page = await agent.aller(chemin)
  assert.match(page.html, /<option value="La pièce n’est pas lisible\."/)
  await agent.soumettre(page, `${chemin}/complement`, {
    'motif.phrase': 'La pièce n’est pas lisible.',
    motif: 'Il s’agit du Kbis.',
  })
  const demande = (await faits(numero)).at(-1)
  assert.ok(demande?.type === 'ComplementDemande')
  assert.equal(demande.motif, 'La pièce n’est pas lisible.\nIl s’agit du Kbis.')
  const refus = await agent.aller(`${chemin}/refus`)
  assert.match(refus.html, /<option value="La solution n’entre pas dans le champ\."/)
})

test('[INT-3] a sentence that is in the text already is not written twice; without one, the reason is as it was typed', async () => {
  const numero = await actes.menerAuDepot(dispositif)
  await actes.soumettreChapitre(numero, 'annuaire')
  await actes.prendre(hugo, numero, 'annuaire')
  const chemin = `/agence/candidatures/${numero}/chapitres/annuaire`
  const agent = navigation.en(hugo)
  const page = await agent.aller(chemin)
  assert.match(page.texte, /Phrase type à insérer Aucune La version ne se lit pas\./)
  const motif = 'Page 2 : La version ne se lit pas. Refaire.'
  const phrase = { 'motif.phrase': 'La version ne se lit pas.' }
  await agent.soumettre(page, `${chemin}/avis`, { verdict: 'a_modifier', motif, ...phrase })
  const avis = (await faits(numero)).at(-1)
  assert.ok(avis?.type === 'AvisRendu')
  assert.equal(avis.motif, motif)
})

test('[GUI-1] a programme that proposes no reason asks for it as before', async () => {
  const numero = await actes.ouvrir(muet)
  await actes.soumettreEtape(numero, 'administrative')
  const page = await navigation.en(nadia).aller(`/agence/candidatures/${numero}/etapes/administrative`)
  assert.match(page.texte, /Ce qui manque ou doit être corrigé/)
  assert.doesNotMatch(page.texte, /Phrase type/)
})

test('[P8] what a programme adds to its receipts is read on the page and on the PDF', async () => {
  const numero = await actes.ouvrir(dispositif)
  const editeur = navigation.en(pierre)
  const page = await editeur.aller(`/candidatures/${numero}/accuses/1`)
  assert.match(page.texte, /Conservez cet accusé\. Il fait foi\./)
  const pdf = await editeur.demander({ url: `/candidatures/${numero}/accuses/1.pdf` })
  assert.match(await texteDuPdf(pdf.rawPayload), /Conservezcetaccusé\.Ilfaitfoi\./)
})

test('[MSG-2] what it adds to its e-mails reaches its candidates, and not the agency', async () => {
  const numero = await actes.ouvrir(dispositif)
  await actes.soumettreEtape(numero, 'administrative')
  await navigation
    .en(nadia)
    .soumettre(
      await navigation.en(nadia).aller(`/agence/candidatures/${numero}/etapes/administrative`),
      `/agence/candidatures/${numero}/etapes/administrative/complement`,
      { motif: 'Kbis' },
    )
  await procedure.reagir(numero)
  const { rows } = await sql<{ destinataire: string; texte: string }>`
    select destinataire, texte from courriels where texte like ${`%${numero}%`}`.execute(db)
  const avec = rows.filter(({ texte }) => texte.includes('Écrivez-nous dans la messagerie.\n\nConvergence'))
  assert.ok(avec.length > 0)
  assert.ok(avec.every(({ destinataire }) => destinataire.endsWith('@imagerie-demo.example')))
  assert.ok(rows.some(({ destinataire }) => destinataire.endsWith('@agence.example')))
})
