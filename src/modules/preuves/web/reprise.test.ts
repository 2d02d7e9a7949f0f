import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import type { Champs, Visite } from '../../../../test/harness/navigateur.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../../../../test/harness/programme.ts'
import { aucunControle } from '../../dispositifs/index.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, modules, faits } = procedure
const { pierre, paul, lucas, hugo } = personnes
const actes = actesDe(procedure)

const chapitres = [
  chapitreDEssai('annuaire', [
    { numero: 'ANN.01.01.01', natures: ['document'] },
    { numero: 'ANN.02.01.01', natures: ['lien'] },
  ]),
  chapitreDEssai('socle', [{ numero: 'SOC.01.01.01', natures: ['cnda'] }]),
]
const controles = { ...aucunControle, cnda: true }
const premier = await procedure.publier(petitProgramme({ code: 'premier', rem: { chapitres }, controles }))
const second = await procedure.publier(
  petitProgramme({ code: 'second', intitule: 'Seconde démarche', rem: { chapitres }, controles }),
)

const page = (numero: string, chapitre: string, preuve: string): string =>
  `/candidatures/${numero}/chapitres/${chapitre}/reprise?preuve=${preuve}`
const fichier = { nom: 'annuaire.pdf', contenu: '%PDF-1.7 annuaire' }
const deposerFichier = async (numero: string, chapitre = 'annuaire', champs: Champs = {}): Promise<Visite> => {
  const qui = navigation.en(pierre)
  const adresse = `/candidatures/${numero}/chapitres/${chapitre}`
  return qui.soumettre(await qui.aller(adresse), `${adresse}/preuves/fichier`, { piece: fichier, ...champs })
}
const reprendre = async (
  [numero, chapitre, preuve]: readonly [string, string, string],
  champs: Champs,
  qui = pierre,
): Promise<Visite> => {
  const ouverte = await navigation.en(pierre).aller(page(numero, chapitre, preuve))
  const sienne = qui === pierre ? ouverte : await jetonDe(qui, ouverte)
  return navigation.en(qui).soumettre(sienne, `/candidatures/${numero}/chapitres/${chapitre}/reprise`, champs)
}
/** The page as if this person had opened it. */
const jetonDe = async (qui: typeof pierre, { html, ...reste }: Visite): Promise<Visite> => {
  const sien = /name="_jeton" value="[^"]*"/.exec((await navigation.en(qui).aller('/produits/nouveau')).html)?.[0] ?? ''
  return { ...reste, html: html.replaceAll(/name="_jeton" value="[^"]*"/g, sien) }
}
const depots = async (numero: string) =>
  (await faits(numero)).flatMap(un => (un.type === 'PreuveDeposee' ? [un.depot] : []))

const source = await actes.menerAuDepot(premier)
await deposerFichier(source)
await actes.deposer(source, 'annuaire', 'ANN.02.01.01')
await fait(
  modules.candidatures.soumettreChapitres({ numero: source, acte: acteDe(pierre), chapitres: ['annuaire' as never] }),
)
await actes.prendre(hugo, source, 'annuaire')
await actes.juger(
  hugo,
  { numero: source, chapitre: 'annuaire' },
  { 'ANN.01.01.01': 'conforme', 'ANN.02.01.01': 'a_modifier' },
)
await deposerFichier(source, 'socle', { homologation: 'pre_examen', retour: '2027-03-31' })
const [accepte, , certificat] = await depots(source)
assert.ok(accepte && certificat)

test('[GUI-7] nothing comes by itself; the pièces of the company’s other candidatures are offered, with what became of them', async () => {
  const numero = await actes.menerAuDepot(second)
  assert.deepEqual(await depots(numero), [])
  const chapitre = await navigation.en(pierre).aller(`/candidatures/${numero}/chapitres/annuaire`)
  assert.match(chapitre.texte, /Reprendre une pièce déjà déposée par votre entreprise/)
  const { texte } = await navigation.en(pierre).aller(page(numero, 'annuaire', 'ANN.01.01.01'))
  assert.match(
    texte,
    /annuaire\.pdf \(17 octets\) Conforme Même preuve, acceptée le .* pour Imago RIS 4\.1 : Démonstration/,
  )
  assert.match(texte, new RegExp(`candidature n° ${source}`))
  const lien = await navigation.en(pierre).aller(page(numero, 'annuaire', 'ANN.02.01.01'))
  assert.match(lien.texte, /https:\/\/preuves\.example\/.* À modifier Même preuve, déposée le/)
})

test('[GUI-7] what is chosen is a deposit of its own, of the same content, which says where it comes from', async () => {
  const numero = await actes.menerAuDepot(second)
  const cible = [numero, 'annuaire', 'ANN.01.01.01'] as const
  const repris = await reprendre(cible, { piece: `${source}/${accepte.id}` })
  assert.equal(repris.statut, 200)
  assert.match(
    repris.texte,
    new RegExp(`Le dépôt est reçu.* Déposée .* annuaire\\.pdf .*Reprise Pièce reprise de la candidature n° ${source}`),
  )
  const [depot] = await depots(numero)
  assert.ok(depot?.nature === 'fichier' && accepte.nature === 'fichier')
  assert.deepEqual([depot.empreinte, depot.reprise], [accepte.empreinte, { numero: source, depotId: accepte.id }])
  assert.notEqual(depot.id, accepte.id)
  // It is served from here, and a second one takes the place of the first.
  assert.equal(
    (await navigation.en(pierre).demander({ url: `/candidatures/${numero}/preuves/${depot.id}` })).statusCode,
    200,
  )
  await reprendre(cible, { piece: `${source}/${accepte.id}`, mode: 'remplace' })
  assert.deepEqual(
    (await depots(numero)).map(({ remplace }) => remplace),
    [[], [depot.id]],
  )
})

test('[PRE-8] a homologation is said again where it is taken up', async () => {
  const numero = await actes.menerAuDepot(second)
  const cible = [numero, 'socle', 'SOC.01.01.01'] as const
  const muet = await reprendre(cible, { piece: `${source}/${certificat.id}` })
  assert.equal(muet.statut, 422)
  assert.match(muet.texte, /Indiquez où en est la demande/)
  assert.match(muet.html, new RegExp(`value="${source}/${certificat.id}" checked`))
  const dit = await reprendre(cible, { piece: `${source}/${certificat.id}`, homologation: 'obtenue' })
  assert.match(dit.texte, /Homologation CNDA Homologation obtenue/)
})

test('[GUI-7] [PRE-3] without a choice, or with a pièce that the proof does not accept, nothing is deposited', async () => {
  const numero = await actes.menerAuDepot(second)
  const rien = await reprendre([numero, 'annuaire', 'ANN.01.01.01'], {})
  assert.match(rien.texte, /Choisissez la pièce à reprendre/)
  const autre = await reprendre([numero, 'annuaire', 'ANN.02.01.01'], { piece: `${source}/${accepte.id}` })
  assert.match(autre.texte, /Cette preuve n’attend pas de fichier/)
  assert.deepEqual([rien.statut, autre.statut, await depots(numero)], [422, 422, []])
})

test('[GUI-7] [P23] a pièce of another company, of a candidature that one may not see, or of this one, is not there', async () => {
  const numero = await actes.menerAuDepot(second)
  await fait(
    modules.catalogue.ajouterCollaborateur({
      acte: acteDe(pierre),
      produitId: (await procedure.etat(numero)).produitId,
      personneId: paul.personneId,
    }),
  )
  const cible = [numero, 'annuaire', 'ANN.01.01.01'] as const
  const piece = `${source}/${accepte.id}`
  const { texte } = await navigation.en(paul).aller(page(...cible))
  assert.match(texte, /Aucune pièce à reprendre/)
  assert.equal((await reprendre(cible, { piece }, paul)).statut, 404)
  assert.equal((await reprendre(cible, { piece }, lucas)).statut, 404)
  await deposerFichier(numero)
  const [ici] = await depots(numero)
  assert.equal((await reprendre(cible, { piece: `${numero}/${ici?.id}` })).statut, 404)
  assert.equal((await reprendre(cible, { piece: 'ZZZZZZZZZZ/rien' })).statut, 404)
  assert.equal((await depots(numero)).length, 1)
})
