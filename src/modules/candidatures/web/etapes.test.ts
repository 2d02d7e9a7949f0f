import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import type { Champs, Visite } from '../../../../test/harness/navigateur.ts'
import { serrer, texteDuPdf } from '../../../../test/harness/pdf.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { etape1, publierRis } from '../../../../test/harness/ris.ts'
import type { ActeurEditeur } from '../../../kernel/acteur.ts'
import { format } from '../../../ui/index.ts'
import { limiteDuComplement, type NumeroCandidature } from '../index.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, modules, faits, etat } = procedure
const { pierre, claire, lucas, nadia, hugo } = personnes
const actes = actesDe(procedure)
const ris = await publierRis(procedure)

const adresse = (numero: string): string => `/candidatures/${numero}/etapes/administrative`
const recapitulatif = (numero: string): string => `${adresse(numero)}/recapitulatif`
const examen = (numero: string): string => `/agence/candidatures/${numero}/etapes/administrative`
const remplir = async (numero: string, champs: Champs = etape1): Promise<Visite> => {
  const qui = navigation.en(pierre)
  return qui.soumettre(await qui.aller(adresse(numero)), adresse(numero), { ...champs, geste: 'continuer' })
}
const soumettre = async (numero: string, qui: ActeurEditeur = pierre): Promise<Visite> =>
  navigation.en(qui).soumettre(await navigation.en(qui).aller(recapitulatif(numero)), recapitulatif(numero))
const soumise = async (): Promise<NumeroCandidature> => {
  const numero = await actes.ouvrir(ris)
  await remplir(numero)
  assert.equal((await soumettre(numero)).statut, 200)
  return numero
}
const agir = async (numero: string, acte: string, champs: Champs = {}): Promise<Visite> => {
  const qui = navigation.en(nadia)
  const page = await qui.aller(acte === 'refus' ? `${examen(numero)}/refus` : examen(numero))
  return qui.soumettre(page, `${examen(numero)}/${acte}`, champs)
}
const types = async (numero: string): Promise<readonly string[]> => (await faits(numero)).map(({ type }) => type)

test('[ADM-6] the summary says all that was answered, in words, before « Soumettre »; nothing is handed over yet', async () => {
  const numero = await actes.ouvrir(ris)
  const lu = await remplir(numero, { ...etape1, date_dossier_complet: '2027-12-01' })
  assert.equal(lu.url, recapitulatif(numero))
  for (const valeur of ['Claire Martin', '732 829 320 00074', '01/12/2027', 'Non', '1 rue de la Démonstration'])
    assert.ok(lu.texte.includes(valeur), valeur)
  assert.match(lu.texte, /Relisez vos réponses avant de les soumettre/)
  assert.deepEqual(await types(numero), ['CandidatureOuverte'])
})

test('[ADM-6] an incomplete draft is refused at the summary: each answer missing is named', async () => {
  const numero = await actes.ouvrir(ris)
  const refuse = await soumettre(numero)
  assert.equal(refuse.statut, 422)
  assert.match(refuse.texte, /Cette étape ne peut pas être soumise/)
  assert.equal((refuse.html.match(/href="#champ-[^"]*"/g) ?? []).length, 14)
  assert.deepEqual(await types(numero), ['CandidatureOuverte'])
})

test('[P8] [PUB-4] the receipt bears every mention the law asks for, and what was received, on the page and in the PDF', async () => {
  const numero = await soumise()
  const { le } = (await faits(numero))[1] ?? assert.fail()
  const page = await navigation.en(pierre).aller(`/candidatures/${numero}/accuses/2`)
  const pdf = await navigation.en(pierre).demander({ url: `/candidatures/${numero}/accuses/2.pdf` })
  assert.deepEqual([pdf.statusCode, pdf.headers['content-type']], [200, 'application/pdf'])
  assert.match(String(pdf.headers['content-disposition']), /^attachment; filename="accuse-reception-/)
  const { service, adresse: siege, courriel, telephone, silence, recours } = ris.mentions
  const attendus = {
    'date to the millisecond, with its zone': format.dateHeureExacte(le),
    'what was received': 'Soumission de l’étape « Candidature administrative »',
    'its number': `${numero}-2`,
    'who handed it over': 'Pierre Durand',
    'the company': 'Imagerie Démo SAS, SIRET 732 829 320 00074',
    'the programme and its version': `RIS vague 2, version ${ris.version}`,
    service,
    siege,
    courriel,
    telephone,
    silence,
    recours,
    'an answer': 'claire.martin@imagerie-demo.example',
  }
  const [surLaPage, dansLePdf] = [serrer(page.texte), await texteDuPdf(pdf.rawPayload)]
  for (const [mention, texte] of Object.entries(attendus)) {
    assert.ok(surLaPage.includes(serrer(texte)), `page : ${mention} : ${texte}`)
    assert.ok(dansLePdf.includes(serrer(texte)), `PDF : ${mention} : ${texte}`)
  }
})

test('[P8] a receipt says what was received then, whatever came since; what has none is not there', async () => {
  const numero = await soumise()
  const avant = await navigation.en(pierre).aller(`/candidatures/${numero}/accuses/2`)
  await fait(
    modules.candidatures.demanderComplement({ numero, acte: acteDe(nadia), etape: 'administrative', motif: 'Kbis' }),
  )
  await remplir(numero, { ...etape1, forme_juridique: 'SA' })
  await soumettre(numero)
  const apres = await navigation.en(pierre).aller(`/candidatures/${numero}/accuses/2`)
  assert.equal(apres.texte, avant.texte)
  assert.match(
    (await navigation.en(nadia).aller(`/candidatures/${numero}/accuses/4`)).texte,
    /version 2 .* Forme juridique SA /,
  )
  for (const position of ['3', '0', '5', '-1', '1e1', '02', '2.PDF', 'constructor', '99999999999999999999'])
    assert.equal(
      (await navigation.en(pierre).aller(`/candidatures/${numero}/accuses/${position}`)).statut,
      404,
      position,
    )
  assert.equal((await navigation.en(lucas).aller(`/candidatures/${numero}/accuses/2`)).statut, 404)
  assert.equal((await navigation.en(lucas).aller(`/candidatures/${numero}/accuses/2.pdf`)).statut, 404)
})

test('[P2] [ADM-6] « Soumettre » pressed twice is one submission, with the same receipt; a colleague’s press is refused', async () => {
  const numero = await actes.ouvrir(ris)
  await remplir(numero)
  const lu = await navigation.en(pierre).aller(recapitulatif(numero))
  const deClaire = await navigation.en(claire).aller(recapitulatif(numero))
  const envoyer = () => navigation.en(pierre).soumettre(lu, recapitulatif(numero))
  const [un, deux] = await Promise.all([envoyer(), envoyer()])
  assert.deepEqual([un.url, deux.url], [`/candidatures/${numero}/accuses/2`, `/candidatures/${numero}/accuses/2`])
  const refus = await navigation.en(claire).soumettre(deClaire, recapitulatif(numero))
  assert.equal(refus.statut, 422)
  assert.match(refus.texte, /a déjà été soumise/)
})

test('[ADM-7] [ADM-8] a complement is asked with its reason; the éditeur reads it with its due date, five working days later', async () => {
  const numero = await soumise()
  const motif = 'Le Kbis est illisible.\nMerci de le redéposer.'
  const vide = await agir(numero, 'complement', { motif: '  ' })
  assert.equal(vide.statut, 422)
  assert.match(vide.html, /href="#champ-motif"/)
  assert.equal((await agir(numero, 'complement', { motif })).statut, 200)
  const administrative = (await etat(numero)) as { administrative?: { demandeLe?: string } }
  const demandeLe = administrative.administrative?.demandeLe ?? ''
  const limite = format.limite(limiteDuComplement(demandeLe as never, ris.delais)).replaceAll(/\s+/g, ' ')
  const form = await navigation.en(pierre).aller(adresse(numero))
  assert.match(
    form.texte,
    /L’agence demande un complément .*Le Kbis est illisible\. Merci de le redéposer\..* Nadia Benali/,
  )
  assert.ok(form.texte.includes(limite), `${limite}\n${form.texte.slice(0, 900)}`)
  assert.match(form.texte, /Sans réponse, la candidature est rejetée/)
  const tableau = await navigation.en(pierre).aller(`/candidatures/${numero}`)
  assert.match(tableau.texte, /Répondre à la demande de complément/)
  assert.ok(tableau.texte.includes(limite))
  assert.match((await navigation.en(nadia).aller(examen(numero))).texte, /Un complément a été demandé/)
})

test('[ADM-7] [ADM-9] the answer is a second version, the first stays; accepted, step 2 opens and step 1 is closed', async () => {
  const numero = await soumise()
  await agir(numero, 'complement', { motif: 'Kbis' })
  await remplir(numero, { ...etape1, forme_juridique: 'SA' })
  const accuse = await soumettre(numero)
  assert.match(accuse.texte, /version 2/)
  assert.match((await navigation.en(pierre).aller(`/candidatures/${numero}/etapes/eligibilite`)).texte, /introuvable/)
  const accepte = await agir(numero, 'acceptation')
  assert.equal(accepte.url, `/candidatures/${numero}`)
  const tableau = await navigation.en(pierre).aller(`/candidatures/${numero}`)
  assert.match(tableau.texte, /Compléter et soumettre l’étape « Éligibilité »/)
  assert.equal((await navigation.en(pierre).aller(`/candidatures/${numero}/etapes/eligibilite`)).statut, 200)
  assert.equal((await navigation.en(pierre).aller(adresse(numero))).url, recapitulatif(numero))
  const versions = (await faits(numero)).flatMap(f =>
    f.type === 'EtapeSoumise' ? [[f.version, f.reponses['forme_juridique']]] : [],
  )
  assert.deepEqual(versions, [
    [1, 'SAS'],
    [2, 'SA'],
  ])
})

test('[ADM-7] a refusal states its reasons, to the éditeur with the ways of appeal; without one it is not pronounced', async () => {
  const numero = await soumise()
  const vide = await agir(numero, 'refus', { motif: '' })
  assert.equal(vide.statut, 422)
  const refuse = await agir(numero, 'refus', { motif: 'La solution est hors du périmètre.' })
  assert.equal(refuse.statut, 200)
  const tableau = await navigation.en(pierre).aller(`/candidatures/${numero}`)
  assert.match(tableau.texte, /Refusée par l’agence La solution est hors du périmètre\. .* par Nadia Benali/)
  assert.ok(serrer(tableau.texte).includes(serrer(ris.mentions.recours)))
  assert.equal((await navigation.en(pierre).aller(recapitulatif(numero))).statut, 200)
  assert.equal((await navigation.en(pierre).aller(adresse(numero))).url, recapitulatif(numero))
})

test('[ADM-7] an act that comes too late, from a page left open, says where the candidature stands', async () => {
  const numero = await soumise()
  const ouverte = await navigation.en(nadia).aller(examen(numero))
  await agir(numero, 'acceptation')
  const tard = await navigation.en(nadia).soumettre(ouverte, `${examen(numero)}/complement`, { motif: 'Trop tard' })
  assert.equal(tard.statut, 422)
  assert.match(tard.texte, /La candidature n’en est pas, ou plus, à cette étape/)
  assert.deepEqual((await types(numero)).slice(-1), ['CandidatureAdministrativeAcceptee'])
})

test('only a manager of the counter decides on a step; a verifier reads', async () => {
  const numero = await soumise()
  const lu = await navigation.en(hugo).aller(examen(numero))
  assert.equal(lu.statut, 200)
  assert.ok(!lu.html.includes(`${examen(numero)}/acceptation`))
  assert.equal((await navigation.en(pierre).aller(examen(numero))).statut, 403)
})
