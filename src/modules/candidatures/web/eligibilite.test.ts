import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import type { Champs, Visite } from '../../../../test/harness/navigateur.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { etape1, etape2, publierRis } from '../../../../test/harness/ris.ts'
import { estInstruite, type NumeroCandidature } from '../index.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, modules, etat } = procedure
const { pierre, claire, nadia, lucas } = personnes
const actes = actesDe(procedure)
const ris = await publierRis(procedure)

const adresse = (numero: string, etape = 'eligibilite'): string => `/candidatures/${numero}/etapes/${etape}`
const lire = (numero: string): Promise<Visite> => navigation.en(pierre).aller(adresse(numero))
const envoyer = async (
  numero: string,
  champs: Champs,
  { geste = 'enregistrer', etape = 'eligibilite' }: { geste?: string; etape?: string } = {},
): Promise<Visite> => {
  const qui = navigation.en(pierre)
  return qui.soumettre(await qui.aller(adresse(numero, etape)), adresse(numero, etape), { ...champs, geste })
}
const soumettre = async (numero: string, etape = 'eligibilite'): Promise<Visite> => {
  const recapitulatif = `${adresse(numero, etape)}/recapitulatif`
  return navigation.en(pierre).soumettre(await navigation.en(pierre).aller(recapitulatif), recapitulatif)
}
const pdf = (nom: string, texte = nom) => ({ nom, contenu: `%PDF-1.7 ${texte}` })
const documents = { preuve_cnda: pdf('pre-examen.pdf'), documentation: [pdf('dsr.pdf'), pdf('notice.pdf')] }

/** At step 2, through the pages of step 1. */
const aLEligibilite = async (vague1: Readonly<Record<string, string>> = {}): Promise<NumeroCandidature> => {
  const numero = await actes.ouvrir(ris)
  await envoyer(numero, { ...etape1, ...vague1 }, { geste: 'continuer', etape: 'administrative' })
  assert.equal((await soumettre(numero, 'administrative')).statut, 200)
  await fait(modules.candidatures.accepterCandidatureAdministrative({ numero, acte: acteDe(nadia) }))
  return numero
}

test('[ELI-1] [ELI-2] [ELI-3] the form asks for the CNDA, the software and the profiles, the general one being ticked', async () => {
  const { texte, html } = await lire(await aLEligibilite())
  for (const libelle of ['NIE', 'NIL', 'Documentation']) assert.ok(texte.includes(libelle), libelle)
  assert.match(html, /<input type="hidden" name="profils" value="general"/)
  assert.match(html, /type="checkbox"[^>]*value="general"[^>]*(?:checked[^>]*disabled|disabled[^>]*checked)/)
  assert.match(html, /type="checkbox"[^>]*value="ciba"(?![^>]*checked)/)
})

test('[ELI-4] a list without JavaScript: lines are added and removed by buttons that save the draft, and a hole in the numbering is nothing', async () => {
  const numero = await aLEligibilite()
  const un = await envoyer(
    numero,
    { distribution: 'oui', 'distributeurs.0.denomination': 'D1', 'distributeurs.0.siret': '35600000000048' },
    { geste: 'ajouter.distributeurs' },
  )
  assert.equal(un.url, `${adresse(numero)}#champ-distributeurs`)
  assert.ok(un.html.includes('name="distributeurs.1.denomination"') && un.html.includes('id="champ-distributeurs"'))
  const deux = await envoyer(
    numero,
    { 'distributeurs.1.denomination': 'D2', 'distributeurs.7.denomination': 'D8' },
    { geste: 'retirer.distributeurs.0' },
  )
  assert.ok(!deux.html.includes('value="D1"'))
  assert.match(deux.html, /name="distributeurs\.0\.denomination"[^>]*value="D2"/)
  assert.match(deux.html, /name="distributeurs\.1\.denomination"[^>]*value="D8"/)
  const faute = await envoyer(numero, {
    'distributeurs.0.siret': '12345678912345',
    'distributeurs.0.signature': '2026-05-01',
    'distributeurs.0.fin': '2026-04-01',
  })
  assert.equal(faute.statut, 422)
  for (const id of ['champ-distributeurs-0-siret', 'champ-distributeurs-0-fin'])
    assert.ok(faute.html.includes(`href="#${id}"`) && faute.html.includes(`id="${id}"`), id)
})

test('[ELI-4] a component names its chapter from the list of the programme, and its NIL only where it stands in for the main one', async () => {
  const numero = await aLEligibilite()
  const composant = {
    composition: 'oui',
    'composants.0.editeur': 'Tiers',
    'composants.0.denomination': 'Connecteur',
    'composants.0.version': '1.0',
    'composants.0.chapitre': ris.rem.chapitres[0]?.code ?? '',
    'composants.0.homologation': 'oui',
  }
  const manque = await envoyer(numero, { ...etape2, ...documents, ...composant }, { geste: 'continuer' })
  assert.equal(manque.statut, 422)
  assert.ok(manque.html.includes('href="#champ-composants-0-nil"'))
  const suivant = await envoyer(numero, { 'composants.0.homologation': 'non' }, { geste: 'continuer' })
  assert.match(suivant.texte, new RegExp(`Tiers.*Connecteur.*1\\.0.*${ris.rem.chapitres[0]?.titre}`))
  const faux = await envoyer(numero, { 'composants.0.chapitre': 'constructor' })
  assert.equal(faux.statut, 422)
})

test('[ELI-1] a file of a form is kept with its hash, replaced, removed, and given back to who may read it', async () => {
  const numero = await aLEligibilite()
  const empreinte = createHash('sha256').update('%PDF-1.7 un').digest('hex')
  const un = await envoyer(numero, { preuve_cnda: pdf('../écran\u202e.pdf', 'un') })
  assert.equal(un.statut, 200)
  assert.match(un.texte, new RegExp(`écran\\.pdf, 11 octets, empreinte ${empreinte.slice(0, 8)}`))
  const fichier = `/candidatures/${numero}/fichiers/${empreinte}`
  const lu = await navigation.en(claire).demander({ url: fichier })
  assert.deepEqual([lu.statusCode, lu.body], [200, '%PDF-1.7 un'])
  assert.match(String(lu.headers['content-disposition']), /^attachment;/)
  for (const qui of [lucas, nadia]) assert.equal((await navigation.en(qui).demander({ url: fichier })).statusCode, 404)
  assert.match((await envoyer(numero, { nie: 'N' })).texte, /écran\.pdf/)
  const deux = await envoyer(numero, { preuve_cnda: pdf('deux.pdf') })
  assert.ok(deux.texte.includes('deux.pdf') && !deux.texte.includes('écran.pdf'))
  const plusieurs = await envoyer(numero, { documentation: [pdf('a.pdf'), pdf('b.pdf')] })
  assert.ok(['a.pdf', 'b.pdf'].every(nom => plusieurs.texte.includes(nom)))
  const deB = createHash('sha256').update('%PDF-1.7 b.pdf').digest('hex')
  const retire = await envoyer(numero, { retirer_documentation: deB, documentation: pdf('c.pdf') })
  assert.ok(['a.pdf', 'c.pdf'].every(nom => retire.texte.includes(nom)) && !retire.texte.includes('b.pdf'))
})

test('[ELI-1] a file of another kind, or empty, is told at its field; one too large is told by its name', async () => {
  const numero = await aLEligibilite()
  const autre = await envoyer(numero, { montage_tiers: 'non', preuve_cnda: { nom: 'virus.exe', contenu: 'MZ' } })
  assert.equal(autre.statut, 422)
  assert.ok(autre.html.includes('href="#champ-preuve_cnda"') && autre.html.includes('id="champ-preuve_cnda"'))
  const vide = await envoyer(numero, { preuve_cnda: { nom: 'vide.pdf', contenu: '' } })
  assert.equal(vide.statut, 422)
  assert.match(vide.texte, /« vide\.pdf » est vide/)
  const gros = { nom: 'gros.pdf', contenu: Buffer.alloc(50 * 1024 * 1024 + 1) }
  const trop = await envoyer(numero, { preuve_cnda: gros, nie: 'NIE-9' })
  assert.equal(trop.statut, 413)
  assert.match(trop.texte, /« gros\.pdf » dépasse \S+ Mo/)
  assert.match(trop.html, /name="nie"[^>]*value="NIE-9"/)
})

test('[ELI-7] a montage on a third party’s solution gives its NIL, and no request to the CNDA', async () => {
  const numero = await aLEligibilite()
  const { documentation } = documents
  const montage = { ...etape2, documentation, montage_tiers: 'oui', tiers_nom: 'Tiers', tiers_nil: 'NIL-9' }
  const suivant = await envoyer(numero, montage, { geste: 'continuer' })
  assert.equal(suivant.url, `${adresse(numero)}/recapitulatif`)
  assert.match(suivant.texte, /NIL-9/)
})

/** Counted from the workbook by other means than this code. */
const ouvertures: readonly (readonly [
  vague1: string,
  profils: readonly string[],
  chapitres: number,
  preuves: number,
])[] = [
  ['non', [], 24, 225],
  ['non', ['ciba', 'double-authentification'], 24, 238],
  ['oui', [], 15, 135],
  ['oui', ['ciba'], 15, 140],
]
for (const [vague1, profils, chapitres, preuves] of ouvertures)
  test(`[ELI-6] [ELI-8] [REM-2] vague 1 ${vague1}, general profile and ${profils.join(', ') || 'no other'}: ${chapitres} chapters, ${preuves} proofs`, async () => {
    const numero = await aLEligibilite({ reference_vague1: vague1, identifiant_vague1: vague1 === 'oui' ? 'W-1' : '' })
    await envoyer(numero, { ...etape2, ...documents, profils: ['general', ...profils] }, { geste: 'continuer' })
    const accuse = await soumettre(numero)
    assert.match(accuse.texte, /Soumission de l’étape « Éligibilité »/)
    assert.match(accuse.texte, /pre-examen\.pdf .*dsr\.pdf .*notice\.pdf/)
    const agent = navigation.en(nadia)
    const etape = `/agence/candidatures/${numero}/etapes/eligibilite`
    const examen = await agent.aller(etape)
    assert.match(
      examen.texte,
      new RegExp(`L’étape 3 s’ouvre avec ${chapitres} chapitres et ${preuves} preuves attendues`),
    )
    const tableau = await agent.soumettre(examen, `${etape}/acceptation`)
    assert.equal(tableau.url, `/candidatures/${numero}`)
    const ouverte = await etat(numero)
    assert.ok(estInstruite(ouverte))
    assert.deepEqual(ouverte.profils, ['general', ...profils])
    const deposes = Object.values(ouverte.chapitres)
    assert.equal(deposes.length, chapitres)
    assert.equal(
      deposes.reduce((n, chapitre) => n + Object.keys(chapitre.preuves).length, 0),
      preuves,
    )
    const pourPierre = await navigation.en(pierre).aller(`/candidatures/${numero}`)
    assert.match(pourPierre.texte, new RegExp(`0 sur ${preuves} preuves déposées`))
    const lien = /href="(\/candidatures\/\w+\/chapitres\/[^"]+)"/.exec(pourPierre.html)?.[1] ?? ''
    assert.equal((await navigation.en(pierre).aller(lien)).statut, 200)
  })
