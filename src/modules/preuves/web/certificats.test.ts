import assert from 'node:assert/strict'
import test from 'node:test'
import type { Champs, Visite } from '../../../../test/harness/navigateur.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { actesEntiersDe, programmeEntier } from '../../../../test/harness/programme-entier.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes } = procedure
const { pierre, hugo, nadia, lucas } = personnes
const actes = actesEntiersDe(procedure)
let guichets = 0

const ouvrir = async (): Promise<string> => {
  const { id } = await procedure.publier(programmeEntier({ code: `cnda-web-${++guichets}` }))
  return actes.ouvrir(id, { vague1: 'oui' })
}
const toutValide = async (): Promise<string> => {
  const numero = await ouvrir()
  for (const code of ['ins', 'dmp', 'cnda']) await actes.valider(numero, code)
  return numero
}
const adresse = (numero: string): string => `/candidatures/${numero}/homologations`
const agir = async (
  qui: typeof pierre | typeof hugo,
  numero: string,
  args: { readonly acte: string; readonly champs: Champs },
): Promise<Visite> => {
  const page = await navigation.en(qui).aller(adresse(numero))
  return navigation.en(qui).soumettre(page, `${adresse(numero)}/${args.acte}`, args.champs)
}
const PDF = '%PDF-1.7 certificat'
const certifier = (numero: string, preuve: string, nom = 'certificat.pdf') =>
  agir(pierre, numero, { acte: 'certificat', champs: { preuve, piece: { nom, contenu: PDF } } })
const conclure = (numero: string, acte: 'validation' | 'refus', champs: Champs = {}) =>
  agir(hugo, numero, { acte, champs })

test('[INT-7] [CND-2] each homologation says where it stands, and a certificate is taken as soon as its chapter was handed over', async () => {
  const numero = await ouvrir()
  assert.match(
    (await navigation.en(pierre).aller(adresse(numero))).texte,
    /0 sur 2 homologations obtenues .* CND\.01\.01\.01 Chapitre cnda — — Preuve à déposer/,
  )
  assert.ok(!(await navigation.en(pierre).aller(adresse(numero))).html.includes('/homologations/certificat'))
  await actes.soumettre(numero, 'cnda')
  const soumise = await navigation.en(pierre).aller(adresse(numero))
  assert.match(soumise.texte, /CND\.01\.01\.01 Chapitre cnda Pré-examen 31 mars 2127 Attendu/)
  await certifier(numero, 'CND.01.01.01')
  const deposee = await navigation.en(hugo).aller(adresse(numero))
  assert.match(deposee.texte, /CND\.01\.01\.01 .* À vérifier déposé le .*, vérifié avec le chapitre/)
  assert.ok(!deposee.html.includes('/homologations/validation'))
})

test('[INT-7] all chapters validated, the candidature says why the file is not complete, and leads to what is missing', async () => {
  const numero = await toutValide()
  for (const qui of [pierre, nadia]) {
    const page = await navigation.en(qui).aller(`/candidatures/${numero}`)
    assert.match(
      page.texte,
      /Tous les chapitres sont validés, mais le dossier n’est pas encore complet .* 2 homologations/,
    )
    assert.ok(page.html.includes(`href="${adresse(numero)}"`))
  }
})

test('[INT-7] [INT-8] [CND-3] a certificate deposited, turned down, deposited again and found good; with the last one the file is complete', async () => {
  const numero = await toutValide()
  const attendues = await navigation.en(pierre).aller(adresse(numero))
  assert.match(attendues.texte, /CND\.01\.01\.01 Chapitre cnda Pré-examen 31 mars 2127 Attendu/)
  const chapitre = await navigation.en(pierre).aller(`/candidatures/${numero}/chapitres/cnda?preuve=CND.01.01.01`)
  assert.match(chapitre.texte, /Conforme Certificat attendu Voir les homologations/)
  const sans = await agir(pierre, numero, { acte: 'certificat', champs: { piece: { nom: 'c.pdf', contenu: PDF } } })
  assert.equal(sans.statut, 422)
  assert.match(sans.html, /href="#champ-preuve"/)
  const autre = await certifier(numero, 'CND.01.01.01', 'certificat.exe')
  assert.equal(autre.statut, 415)
  assert.match(autre.html, /<option value="CND\.01\.01\.01" selected/)
  const accuse = await certifier(numero, 'CND.01.01.01')
  assert.match(accuse.url, /\/accuses\/\d+$/)
  assert.match(accuse.texte, /Dépôt du certificat d’homologation de la preuve CND\.01\.01\.01 .* certificat\.pdf/)
  assert.match(
    (await navigation.en(pierre).aller(adresse(numero))).texte,
    /CND\.01\.01\.01 Chapitre cnda Pré-examen 31 mars 2127 À vérifier/,
  )

  const vide = await conclure(numero, 'refus', { motif: '' })
  assert.equal(vide.statut, 422)
  assert.match(vide.html, /href="#champ-motif-CND-01-01-01"/)
  const refuse = await conclure(numero, 'refus', { motif: 'C’est celui d’un autre logiciel.' })
  assert.match(refuse.texte, /Le certificat n’est pas retenu .* Non retenu C’est celui d’un autre logiciel\./)
  const relu = await navigation.en(pierre).aller(adresse(numero))
  assert.match(relu.texte, /Non retenu .* Déposer un certificat .* Historique .* certificat\.pdf/)

  await certifier(numero, 'CND.01.01.01')
  const constatee = await conclure(numero, 'validation')
  assert.match(constatee.texte, /L’homologation est constatée .* 1 sur 2 homologations obtenues/)
  await certifier(numero, 'CND.02.01.01')
  const complete = await conclure(numero, 'validation')
  assert.equal(complete.url, `/candidatures/${numero}`)
  assert.match(complete.texte, /Convention à préparer/)
  assert.match((await navigation.en(pierre).aller(adresse(numero))).texte, /2 sur 2 homologations obtenues/)
})

test('[INT-7] the certificate is a pièce that both sides download', async () => {
  const numero = await toutValide()
  await certifier(numero, 'CND.01.01.01', 'certificat-nº-1.pdf')
  const page = await navigation.en(hugo).aller(adresse(numero))
  const lien = /href="(\/candidatures\/\w+\/preuves\/[^"]+)"/.exec(page.html)?.[1] ?? assert.fail()
  for (const qui of [pierre, hugo]) assert.equal((await navigation.en(qui).demander({ url: lien })).body, PDF)
  assert.equal((await navigation.en(lucas).demander({ url: lien })).statusCode, 404)
})

test('[P23] homologations are nobody else’s; where a programme follows none, the page is not there', async () => {
  const numero = await toutValide()
  assert.equal((await navigation.en(lucas).aller(adresse(numero))).statut, 404)
  const deNadia = await navigation.en(nadia).aller(adresse(numero))
  assert.ok(!/<form[^>]*\/homologations\//.test(deNadia.html))
  const petit = await procedure.publier(petitProgramme({ code: 'sans-cnda' }))
  const autre = await actes.ouvrir(petit.id)
  for (const chemin of ['homologations', 'journee'])
    assert.equal((await navigation.en(pierre).aller(`/candidatures/${autre}/${chemin}`)).statut, 404)
})
