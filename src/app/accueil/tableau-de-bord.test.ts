import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { borne, claire, hugo, paris, pierre } from '../../../test/harness/cas.ts'
import * as histoires from '../../../test/harness/histoires.ts'
import { ouvrirNavigation } from '../../../test/harness/navigateur.ts'
import type { ActeurEditeur } from '../../kernel/acteur.ts'
import type { Instant } from '../../kernel/temps.ts'
import { type Fait, type MaCandidature, type NumeroCandidature, replier } from '../../modules/candidatures/index.ts'
import type { ProduitLu } from '../../modules/catalogue/index.ts'
import { type DepsAccueil, routesAccueil } from './index.ts'

const LE = paris('2026-03-16 12:00')

const candidature = (numero: string, nom: string, histoire: readonly Fait[]): MaCandidature => ({
  etat: { ...replier(histoire), numero: numero as NumeroCandidature },
  produit: { id: nom, nom, version: '4.2' },
  majLe: LE,
})

const produit = { id: 'p', nom: 'Imago', version: '4.2', description: 'Un produit.' } as ProduitLu

const lire = async ({
  qui = pierre,
  le = LE,
  candidatures = [],
  ...deps
}: {
  readonly qui?: ActeurEditeur
  readonly le?: Instant
  readonly candidatures?: readonly MaCandidature[]
} & Partial<DepsAccueil>): Promise<string> => {
  const navigation = await ouvrirNavigation(
    routesAccueil({
      mesCandidatures: async () => ({ candidatures, le }),
      lireDispositif: async () => borne,
      produitsAccessibles: async () => [],
      nonLus: async () => new Map(),
      ...deps,
    }),
  )
  after(() => navigation.fermer())
  const { statut, texte } = await navigation.en(qui).aller('/tableau-de-bord')
  assert.equal(statut, 200)
  return texte
}

test('a newcomer is shown the way, and its first step', async () => {
  const texte = await lire({})
  assert.match(texte, /Pour commencer .* Enregistrer un produit .* Choisir une démarche .* Accepter la charte/)
  assert.match(texte, /Prochaine étape : à vous Enregistrez votre premier produit/)
})

test('with a product and no candidature, the next step is the démarche', async () => {
  const texte = await lire({ produitsAccessibles: async () => [produit] })
  assert.match(texte, /Prochaine étape : à vous Choisissez la démarche dans laquelle engager votre produit/)
  assert.match(texte, /Mes produits .* Imago 4\.2 Un produit\. Aucune candidature en cours/)
})

test('[INT-5] [ADM-8] what is to be done comes first, the nearest date of all candidatures on top, in words and exactly', async () => {
  const texte = await lire({
    candidatures: [
      candidature('AAAAAAAAA1', 'Ouverte', histoires.ouverte),
      candidature('AAAAAAAAA2', 'Complément', histoires.complementEligibilite),
      candidature('AAAAAAAAA3', 'Modification', histoires.modificationsDemandees),
    ],
  })
  const ordre = [
    /À faire Prochaine étape : à vous Répondre à la demande de complément sur l’étape « Éligibilité »/,
    /jusqu’au lundi 16 mars 2026 à minuit \(heure de Paris\) , dans 12 h/,
    /Complément 4\.2 : Démonstration Sans réponse, la candidature est rejetée/,
    /Ce qui vous attend ensuite, .* Modifier 1 preuve du chapitre « annuaire »/,
    /Modification 4\.2 : Démonstration avant le mardi 17 mars 2026 à 10 h 00 \(heure de Paris\)/,
    /Compléter et soumettre l’étape « Candidature administrative »/,
    /Ouverte 4\.2 : Démonstration avant le mercredi 13 mai 2026 à 12 h 00/,
    /Mes candidatures/,
  ]
  let depuis = 0
  for (const attendu of ordre) {
    const trouve = attendu.exec(texte.slice(depuis))
    assert.ok(trouve, `${attendu} dans ${texte.slice(depuis)}`)
    depuis += trouve.index
  }
})

test('a file of many chapters does not hide the others: the rest is counted, and a link away', async () => {
  const chapitres = Array.from({ length: 7 }, (_, rang) => ({ code: `c${rang}`, preuves: [`P${rang}`] }))
  const longue = [
    ...histoires.eligibiliteSoumise,
    ...histoires.enDepot
      .slice(histoires.eligibiliteSoumise.length)
      .map(fait => (fait.type === 'EligibiliteAcceptee' ? ({ ...fait, chapitres } as unknown as Fait) : fait)),
  ]
  const texte = await lire({
    candidatures: [
      candidature('AAAAAAAAA1', 'Longue', longue),
      candidature('AAAAAAAAA2', 'Ouverte', histoires.ouverte),
    ],
  })
  assert.equal(texte.match(/Déposer 1 preuve dans le chapitre/g)?.length, 4)
  assert.match(texte, /Et 3 autres actions dans Longue 4\.2/)
  assert.match(texte, /AAAAAAAAA1 Longue 4\.2 : Démonstration Dépôt et instruction des preuves À vous : 7 actions/)
  assert.match(texte, /Compléter et soumettre l’étape/)
})

test('[CVN-2] only the legal representative is asked to sign; the others are told who is', async () => {
  const candidatures = [candidature('AAAAAAAAA1', 'Imago', histoires.conventionASigner)]
  assert.match(await lire({ candidatures, qui: claire }), /à vous Lire et signer la convention/)
  const texte = await lire({ candidatures })
  assert.match(texte, /Rien ne vous attend/)
  assert.match(texte, /Qui agit : le représentant légal de l’éditeur/)
})

test('when all is in the agency’s hands or done, nothing is asked; cards say how far it is, and what was not read', async () => {
  const texte = await lire({
    candidatures: [
      candidature('AAAAAAAAA1', 'Instruite', histoires.dernierChapitrePris),
      candidature('AAAAAAAAA2', 'Finie', histoires.referencee),
    ],
    nonLus: async () => new Map([['AAAAAAAAA1', 2]]),
  })
  assert.match(texte, /Rien ne vous attend La suite est à l’agence/)
  assert.match(
    texte,
    /Instruite 4\.2 : Démonstration .* 2 messages non lus Qui agit : Hugo Lefèvre\. 3 sur 4 preuves conformes/,
  )
  assert.match(texte, /Finie 4\.2 : Démonstration Référencée Référencée sous le numéro REF-DEMO-000001/)
})

test('the dashboard is for people of a company', async () => {
  const navigation = await ouvrirNavigation(
    routesAccueil({
      mesCandidatures: () => assert.fail(),
      lireDispositif: () => assert.fail(),
      produitsAccessibles: () => assert.fail(),
      nonLus: () => assert.fail(),
    }),
  )
  after(() => navigation.fermer())
  assert.equal((await navigation.en(hugo).aller('/tableau-de-bord')).statut, 403)
  const { statusCode, headers } = await navigation.anonyme.demander({ url: '/tableau-de-bord' })
  assert.deepEqual([statusCode, headers.location], [303, '/connexion?retour=%2Ftableau-de-bord'])
})
