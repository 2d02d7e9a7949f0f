import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../../../../test/harness/programme.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, modules } = procedure
const { pierre, paul, lucas, claire, hugo } = personnes
const actes = actesDe(procedure)
const rem = {
  chapitres: [
    chapitreDEssai('annuaire', [
      { numero: 'ANN.01.01.01', natures: ['document'] },
      { numero: 'ANN.02.01.01', natures: ['lien'] },
    ]),
  ],
}
const premier = await procedure.publier(petitProgramme({ code: 'premier', intitule: 'Première démarche', rem }))
const second = await procedure.publier(petitProgramme({ code: 'second', intitule: 'Seconde démarche', rem }))

const deposer = async (numero: string, nom: string, texte: string): Promise<void> => {
  const adresse = `/candidatures/${numero}/chapitres/annuaire`
  const qui = navigation.en(pierre)
  const piece = { nom, contenu: `%PDF-1.7 ${texte}` }
  await qui.soumettre(await qui.aller(`${adresse}?preuve=ANN.01.01.01`), `${adresse}/preuves/fichier`, { piece })
}
const voir = async (requete = '', qui = pierre) => (await navigation.en(qui).aller(`/pieces${requete}`)).texte

const source = await actes.menerAuDepot(premier)
await deposer(source, 'avant.pdf', 'avant')
await deposer(source, 'annuaire.pdf', 'annuaire')
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

test('[GUI-7] [GRP-3] the company sees all its pièces, each content once, where it serves, and where it could serve again', async () => {
  const autre = await actes.menerAuDepot(second)
  const avant = await voir()
  assert.match(avant, /2 pièces/)
  assert.match(avant, new RegExp(`Conforme acceptée le .* pour Imago RIS 4\\.1 : Première démarche \\(n° ${source}\\)`))
  assert.match(avant, /avant\.pdf .* remplacée depuis, déposée le/)
  assert.match(avant, new RegExp(`Reprendre pour la preuve ANN\\.01\\.01\\.01 , Imago RIS [\\d.]+ \\(n° ${autre}\\)`))
  // What was replaced proves nothing, and is not offered.
  assert.equal(avant.match(/Reprendre pour/g)?.length, 1)
  const lien =
    /href="([^"]*\/reprise\?preuve=[^"]*)"/.exec((await navigation.en(pierre).aller('/pieces')).html)?.[1] ?? ''
  assert.match((await navigation.en(pierre).aller(lien)).texte, /annuaire\.pdf/)
  await deposer(autre, 'le même sous un autre nom.pdf', 'annuaire')
  const apres = await voir()
  assert.match(apres, /2 pièces/)
  assert.match(apres, /annuaire\.pdf et le même sous un autre nom\.pdf/)
  assert.doesNotMatch(apres, /Reprendre pour/)
})

test('[GUI-7] what is looked for is in the address: a name, a programme, a state, a SHA-256', async () => {
  assert.match(await voir('?q=avant'), /1 pièce .*avant\.pdf/)
  assert.match(await voir('?programme=second'), /1 pièce .*un autre nom/)
  assert.match(await voir('?statut=conforme'), /1 pièce .*annuaire\.pdf/)
  const { html } = await navigation.en(pierre).aller('/pieces?q=avant')
  const empreinte = /\b[0-9a-f]{64}\b/.exec(html)?.[0] ?? 'sans'
  assert.match(await voir(`?q=${empreinte.slice(0, 12)}`), /1 pièce/)
  for (const requete of ['?q=%25', '?q=rien', '?page=999999', '?statut=inconnu&q=_____________________'])
    assert.match(await voir(requete), /Aucune pièce ne correspond|Aucune pièce déposée/, requete)
})

test('[PRE-7] a pièce that a link has replaced is said to be', async () => {
  const chapitres = [chapitreDEssai('annuaire', [{ numero: 'ANN.01.01.01', natures: ['document', 'lien'] }])]
  const numero = await actes.menerAuDepot(
    await procedure.publier(petitProgramme({ code: 'troisieme', rem: { chapitres } })),
  )
  await deposer(numero, 'remplacé par un lien.pdf', 'remplacé')
  const [depot] = (await procedure.faits(numero)).flatMap(un => (un.type === 'PreuveDeposee' ? [un.depot.id] : []))
  await actes.deposer(numero, 'annuaire', 'ANN.01.01.01', { remplace: [depot ?? ''] })
  assert.match(await voir('?q=remplacé par'), /remplacée depuis/)
  assert.match(await voir('?q=remplacé par&statut=deposee'), /Aucune pièce/)
})

test('[P23] another company sees none of them, a colleague those of the candidatures that it sees', async () => {
  assert.match(await voir('', lucas), /Aucune pièce déposée/)
  assert.doesNotMatch(await voir('', lucas), /Filtrer|Aucun résultat/)
  assert.match(await voir('', paul), /Aucune pièce déposée/)
  assert.match(await voir('', claire), /3 pièces/)
  const { produitId } = await procedure.etat(source)
  await fait(modules.catalogue.ajouterCollaborateur({ acte: acteDe(pierre), produitId, personneId: paul.personneId }))
  const texte = await voir('', paul)
  assert.match(texte, /2 pièces/)
  assert.doesNotMatch(texte, /un autre nom/)
  assert.equal((await navigation.en(hugo).aller('/pieces')).statut, 403)
})
