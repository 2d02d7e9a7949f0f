import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import { poser } from '../../../../test/harness/candidatures.ts'
import { complementAdministratif, ouverte } from '../../../../test/harness/histoires.ts'
import type { Visite } from '../../../../test/harness/navigateur.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import { type Fait, numeroDepuis } from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { instant } from '../../../kernel/temps.ts'

const procedure = await ouvrirProcedure()
const { db, navigation, personnes, modules, identite, etat, faits } = procedure
const { pierre, nadia, maya, hugo, ines, alix } = personnes
const actes = actesDe(procedure)
const programme = await procedure.publier(petitProgramme())
await identite.installerHabilitation({
  compte: { iss: 'https://isc.example', sub: 'maya' },
  role: 'gestionnaire',
  par: { id: 'essai', nom: 'Essai', qualite: 'commande' },
})
const mayaGere = { ...maya, roles: ['gestionnaire', 'verificateur'] as const }

const poserDans = async ({ id, code }: Dispositif, histoire: readonly Fait[]): Promise<string> => {
  const numero = numeroDepuis(randomBytes(30)) ?? ''
  const { entrepriseId } = pierre
  const produitId = await procedure.produit()
  await poser(db, histoire, { numero, entrepriseId, produitId, dispositifId: id, guichet: code })
  return numero
}

/** Candidatures whose answer to a complement is late; the clock has proposed to close them, to who asked. */
const enRetard = async (nombre: number, a = nadia): Promise<readonly string[]> => {
  const histoire = complementAdministratif.map(connu =>
    connu.type === 'ComplementDemande' ? { ...connu, par: { ...connu.par, id: a.personneId } } : connu,
  )
  const numeros: string[] = []
  for (let n = 0; n < nombre; n++) numeros.push(await poserDans(programme, histoire))
  await modules.reveiller()
  return numeros
}
const CONSTATS = '/agence/constats'
const CONFIRMATION = '/agence/constats/confirmation'
const liste = (qui = nadia): Promise<Visite> => navigation.en(qui).aller(CONSTATS)
const cocher = async (numeros: readonly string[]): Promise<Visite> =>
  navigation.en(nadia).soumettre(await liste(), CONSTATS, { n: numeros })
const statutDe = async (numero: string): Promise<string> => (await etat(numero)).statut

test('[P19] [ADM-8] what the clock proposes is listed, mine before the others’, with the file, the rule, since when and to whom', async () => {
  const [mienne = ''] = await enRetard(1)
  const [autre = ''] = await enRetard(1, maya)
  const { texte } = await liste()
  const [debut = '', fin = ''] = texte.split('Aux autres agents')
  assert.match(
    debut,
    new RegExp(`À vous \\(1\\).*${mienne} Réponse à la demande de complément \\(ADM-8\\).*11/03/2026 à minuit`),
  )
  assert.match(debut, /vous, \d\d\/\d\d\/\d{4}/)
  assert.match(fin, new RegExp(`${autre}.*Maya Girard`))
  const { texte: deMaya } = await liste(mayaGere)
  assert.match(deMaya.split('Aux autres agents')[0] ?? '', new RegExp(autre))
})

test('[P19] one act confirms several, each with its own reason, which the éditeur reads; the result says so', async () => {
  const [a = '', b = '', laissee = ''] = await enRetard(3)
  const page = await cocher([a, b])
  assert.equal(page.url, `${CONFIRMATION}?n=${a},${b}`)
  assert.match(page.texte, /Confirmer 2\s*clôtures/)
  assert.match(page.html, /La demande de l’agence date du mercredi 4\s+mars 2026/)
  const issue = await navigation
    .en(nadia)
    .soumettre(page, CONFIRMATION, { [`motif-${b}`]: 'Le Kbis n’est jamais venu.' })
  assert.match(issue.texte, /2\s*candidatures closes.*par Nadia Benali/)
  const [deA, deB] = [await etat(a), await etat(b)]
  assert.ok(deA.statut === 'close' && deB.statut === 'close')
  assert.match(deA.cloture.explication, /La réponse était attendue .* et n’a pas été reçue/)
  assert.equal(deB.cloture.explication, 'Le Kbis n’est jamais venu.')
  assert.equal(deA.cloture.closePar.nom, 'Nadia Benali')
  assert.equal(await statutDe(laissee), 'candidature_administrative')
  assert.doesNotMatch((await liste()).texte, new RegExp(a))
})

const dans = (jours: number) => instant(`${new Date(Date.now() + jours * 86_400_000).toISOString().slice(0, 16)}Z`)

test('[P19] [P10] one whose deadline is no longer passed is refused alone, and said; one whose reason is for another deadline too', async () => {
  const quand = dans(-1)
  const deplace = await procedure.publier(
    petitProgramme({
      code: 'deplace',
      guichet: 'borne',
      jalons: [{ code: 'J1', libelle: 'Dépôt du dossier administratif', quand }],
    }),
  )
  const sauvee = await poserDans(deplace, ouverte)
  const [saine = '', autre = ''] = await enRetard(2)
  const page = await cocher([saine, sauvee, autre])
  await fait(
    modules.deplacerJalon({
      acte: acteDe(alix),
      code: deplace.code,
      jalon: 'J1',
      avant: quand,
      quand: dans(10),
      motif: 'Panne du service.',
    }),
  )
  const issue = await navigation
    .en(nadia)
    .soumettre(page, CONFIRMATION, { [`echeance-${autre}`]: 'ADM-8:etape:2026-03-12T23:00:00.000Z' })
  assert.deepEqual(
    [await statutDe(saine), await statutDe(sauvee), await statutDe(autre)],
    ['close', 'candidature_administrative', 'candidature_administrative'],
  )
  assert.match(issue.texte, /1\s*candidature close .* 2\s*candidatures n’ont pas été closes/)
  assert.match(issue.texte, /Le délai n’est pas encore passé/)
  assert.match(issue.texte, /Ce qui est dépassé a changé depuis que vous avez lu le motif/)
  assert.doesNotMatch((await liste()).texte, new RegExp(sauvee))
})

test('[P2] the confirmation sent twice closes once, and shows the same', async () => {
  const [numero = ''] = await enRetard(1)
  const page = await cocher([numero])
  const une = await navigation.en(nadia).soumettre(page, CONFIRMATION)
  const deux = await navigation.en(nadia).soumettre(page, CONFIRMATION)
  assert.equal(deux.texte, une.texte)
  assert.equal((await faits(numero)).filter(({ type }) => type === 'CandidatureClose').length, 1)
})

test('a reason left empty closes nothing, and what was typed stays', async () => {
  const [a = '', b = ''] = await enRetard(2)
  const page = await cocher([a, b])
  const refusee = await navigation
    .en(nadia)
    .soumettre(page, CONFIRMATION, { [`motif-${a}`]: '  ', [`motif-${b}`]: 'Sans nouvelles.' })
  assert.equal(refusee.statut, 422)
  assert.match(refusee.texte, new RegExp(`Indiquez le motif de la clôture de la candidature n° ${a}`))
  assert.match(refusee.html, /Sans nouvelles\./)
  assert.deepEqual([await statutDe(a), await statutDe(b)], ['candidature_administrative', 'candidature_administrative'])
  const vide = await navigation.en(nadia).soumettre(await liste(), CONSTATS, {})
  assert.equal(vide.statut, 422)
  assert.match(vide.texte, /Cochez au moins une candidature/)
})

test('[P23] numbers that are nobody’s, or not numbers, are left out', async () => {
  const { statut, texte } = await navigation.en(nadia).aller(`${CONFIRMATION}?n=AAAAAAAAAA,<script>,../..`)
  assert.equal(statut, 200)
  assert.match(texte, /Confirmer 0/)
})

test('the single page refuses too what it was not written for', async () => {
  const [numero = ''] = await enRetard(1)
  const chemin = `/agence/candidatures/${numero}/echeance`
  const page = await navigation.en(nadia).aller(chemin)
  const refusee = await navigation
    .en(nadia)
    .soumettre(page, chemin, { echeance: 'JAL-1:jalon:2026-01-01T00:00:00.000Z' })
  assert.equal(refusee.statut, 422)
  assert.match(refusee.texte, /L’échéance en cause n’est plus la même/)
  await navigation.en(nadia).soumettre(page, chemin)
  assert.equal(await statutDe(numero), 'close')
})

const borne: Dispositif = await procedure.publier(
  petitProgramme({
    code: 'borne',
    intitule: 'Programme borné',
    guichet: 'borne',
    jalons: [{ code: 'J1', libelle: 'Dépôt du dossier administratif', quand: dans(3) }],
  }),
)

test('[JAL-1] [ADM-8] « Ma journée » says what waits, what falls due this week and what the clock proposes, to each by their roles', async () => {
  for (let n = 0; n < 2; n++) await actes.ouvrir(borne)
  const soumise = await actes.ouvrir(borne)
  await actes.soumettreEtape(soumise, 'administrative')
  await fait(
    modules.candidatures.demanderComplement({
      numero: soumise,
      acte: acteDe(nadia),
      etape: 'administrative',
      motif: 'Kbis',
    }),
  )
  const attend = await actes.ouvrir(borne)
  await actes.soumettreEtape(attend, 'administrative')
  await enRetard(1)
  const { texte } = await navigation.en(nadia).aller('/agence')
  assert.match(texte, /Ce qui m’attend .*Instruire l’étape « Candidature administrative »/)
  assert.match(
    texte,
    /Jalon 1 : Dépôt du dossier administratif \(Programme borné\) 4\s*candidatures qui ne sont pas prêtes/,
  )
  assert.match(texte, /Ce que l’horloge propose .*clôtures? proposées?, dont \d+ à vous/)
  const deHugo = (await navigation.en(hugo).aller('/agence')).texte
  assert.match(deHugo, /Rien ne vous attend/)
  assert.doesNotMatch(deHugo, /Ce que l’horloge propose|Jalon 1/)
  assert.match((await navigation.en(ines).aller('/agence')).texte, /Rien n’échoit cette semaine/)
})

test('[P19] what the clock has not come to yet is there all the same, proposed to nobody', async () => {
  const numero = await poserDans(programme, complementAdministratif)
  assert.match((await liste()).texte, new RegExp(`${numero}.*à personne encore`))
})
