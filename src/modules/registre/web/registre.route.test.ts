import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { baseDeTest } from '../../../../test/harness/base.ts'
import { claire, hugo, nadia, pierre } from '../../../../test/harness/cas.ts'
import * as histoires from '../../../../test/harness/histoires.ts'
import { ouvrirNavigation } from '../../../../test/harness/navigateur.ts'
import { makeDeposerSysteme } from '../../messagerie/use-cases/deposer-systeme.ts'
import { makeEnTransaction } from '../../messagerie/infra/messages.pg.ts'
import type { Fait } from '../../candidatures/index.ts'
import { composerRegistre, routesRegistre } from '../index.ts'
import { avecReferencement, inscrire, programme } from '../monde-de-test.ts'

const { db } = await baseDeTest()

/** Everything of a candidature that nobody else may know bears this word. */
const CANARI = 'canari'
const secret = (mot: string): string => `${CANARI}-${mot}`

/** The same facts, with a canary wherever a person wrote something, and as every person's name. */
const piegee = (histoire: readonly Fait[]): readonly Fait[] =>
  histoire.map((fait): Fait => {
    const par = { id: secret('id'), nom: secret('personne'), qualite: secret('qualite') }
    switch (fait.type) {
      case 'PreuveDeposee': {
        const { id, deposeLe, remplace } = fait.depot
        const piece = { nature: 'fichier', nom: secret('piece'), type: 'application/pdf', taille: 1 } as const
        return { ...fait, par, depot: { id, deposeLe, remplace, deposePar: par, ...piece, empreinte: secret('piece') } }
      }
      case 'AvisRendu':
        return { ...fait, par, motif: secret('avis') }
      case 'ModificationsDemandees':
        return { ...fait, par, message: secret('demande') }
      case 'ConventionPreparee':
        return { ...fait, par, document: secret('convention') }
      case 'ConventionSigneeParEditeur':
        return { ...fait, par, documentSigne: secret('convention-signee') }
      default:
        return { ...fait, par }
    }
  })

const NUMEROS = ['CANARI0001', 'CANARI0002'] as const
const prives = {
  administrative: {
    representant_nom: secret('representant'),
    representant_courriel: `${CANARI}@exemple.example`,
    siret: secret('siret'),
  },
  eligibilite: { nil: secret('nil') },
}
await inscrire(db, {
  ...prives,
  histoire: piegee(histoires.modificationsDemandees),
  numero: NUMEROS[0],
  solution: 'Radiolog',
})
await inscrire(db, {
  ...prives,
  histoire: avecReferencement(piegee(histoires.referencee), { convention: secret('c'), rapport: secret('r') }),
  numero: NUMEROS[1],
})
const expire = avecReferencement(histoires.referencee, { reference: 'REF-DEMO-000002', finLe: '2026-05-01' as never })
await inscrire(db, { histoire: expire, version: '4.0' })
await makeDeposerSysteme({ enTransaction: makeEnTransaction(db), destinatairesDe: async () => [], adresse: '' })({
  numero: NUMEROS[0],
  kind: 'decision',
  cote: 'agence',
  cle: 'x',
  auteur: { id: 'x', nom: secret('auteur'), qualite: 'x' },
  objet: secret('objet'),
  corps: secret('message'),
  faitPosition: 1,
})

const navigation = await ouvrirNavigation(
  routesRegistre({
    ...composerRegistre(db),
    lireDispositif: async () => programme,
    dispositifsOuverts: async () => [programme],
    verifier: () => ({ lisible: false, signatures: [], integre: false, authentique: false }),
    operateur: 'Agence de test',
  }),
)
after(() => navigation.fermer())
const { anonyme } = navigation

const lireJson = async (url: string): Promise<Record<string, unknown>> => {
  const reponse = await anonyme.demander({ url })
  assert.equal(reponse.statusCode, 200)
  assert.match(String(reponse.headers['content-type']), /^application\/json/)
  return reponse.json()
}

test('[PUB-1] anyone reads the referenced solutions: version, profiles, dates, state', async () => {
  const { statut, texte } = await anonyme.aller('/registre')
  assert.equal(statut, 200)
  assert.match(texte, /2 solutions/)
  assert.match(
    texte,
    /Imago Imagerie Démo SAS 4\.2 Général et CIBA Démonstration 07\/04\/2026 06\/04\/2031 En vigueur REF-DEMO-000001/,
  )
  assert.match(texte, /Imagerie Démo SAS 4\.0 .* 30\/04\/2026 Expirée REF-DEMO-000002/)
  assert.doesNotMatch(texte, /Radiolog/)
})

test('[PUB-1] anyone reads the candidatures being instructed: publisher, solution, programme, and no more', async () => {
  const { texte } = await anonyme.aller('/registre?etat=candidat')
  assert.match(texte, /par éditeur Solution Éditeur Dispositif Radiolog Imagerie Démo SAS Démonstration Réutiliser/)
})

test('[PUB-1] a search is an address; one that finds nothing says what to do; filters that mean nothing are as if not there', async () => {
  const trouve = await anonyme.aller('/registre?q=IMAGO&dispositif=demo&tri=editeur')
  assert.match(trouve.texte, /2 solutions/)
  assert.match(trouve.html, /value="IMAGO"/)
  assert.match(trouve.html, /<option value="demo" selected/)
  assert.match(trouve.html, /href="\/registre\?etat=candidat&amp;q=IMAGO&amp;dispositif=demo"/)
  const rien = await anonyme.aller('/registre?q=introuvable&dispositif=demo')
  assert.match(rien.texte, /Aucun résultat Rien ne correspond à cette recherche/)
  assert.match(rien.texte, /Effacer les 2 filtres/)
  for (const query of ['etat=x', 'page=0', 'page=-1', 'page=1e3', 'tri=x', 'dispositif=%27', 'q=%25'])
    assert.match((await anonyme.aller(`/registre?${query}`)).texte, /2 solutions/, query)
  assert.equal((await anonyme.aller(`/registre?q=${'a'.repeat(5_000)}`)).statut, 200)
  assert.match((await anonyme.aller('/registre?page=9999')).texte, /2 solutions/)
})

test('[PUB-1] the same list for programs: stable names, and the addresses of the pages around', async () => {
  const { le, elements, ...reste } = await lireJson('/registre.json?q=imago')
  assert.match(String(le), /^\d{4}-\d\d-\d\dT.*Z$/)
  assert.deepEqual(reste, {
    filtre: { etat: 'reference', q: 'imago', dispositif: null, tri: 'date' },
    nombre: 2,
    nombreEstUnMinimum: false,
    page: 1,
    parPage: 25,
    precedente: null,
    suivante: null,
  })
  assert.ok(Array.isArray(elements))
  assert.deepEqual(elements[0], {
    etat: 'reference',
    editeur: 'Imagerie Démo SAS',
    solution: 'Imago',
    dispositif: { code: 'demo', intitule: 'Démonstration' },
    reference: 'REF-DEMO-000001',
    version: '4.2',
    profils: [
      { code: 'general', libelle: 'Général' },
      { code: 'ciba', libelle: 'CIBA' },
    ],
    prononceLe: '2026-04-07T08:00:00.000Z',
    debutLe: '2026-04-07',
    finLe: '2031-04-07',
    situation: 'en_vigueur',
    attestation: {
      sha256: 'pdf-attestation',
      verification: 'http://convergence.example:3000/verifier?numero=REF-DEMO-000001',
    },
    marquesBlanches: [],
    adresse: 'http://convergence.example:3000/registre/REF-DEMO-000001',
  })
  const candidats = await lireJson('/registre.json?etat=candidat')
  assert.deepEqual(candidats['elements'], [
    {
      etat: 'candidat',
      editeur: 'Imagerie Démo SAS',
      solution: 'Radiolog',
      dispositif: { code: 'demo', intitule: 'Démonstration' },
    },
  ])
  const seconde = await lireJson('/registre.json?q=imago&page=2')
  assert.equal(seconde['precedente'], 'http://convergence.example:3000/registre.json?q=imago&page=1')
  assert.deepEqual(seconde['elements'], [])
})

test('[PUB-1] a referenced solution has a page of its own, and its JSON', async () => {
  const { statut, texte, html } = await anonyme.aller('/registre/REF-DEMO-000001')
  assert.equal(statut, 200)
  assert.match(texte, /Imago 4\.2 En vigueur REF-DEMO-000001/)
  assert.match(texte, /Éditeur Imagerie Démo SAS .* Version technique 4\.2 .* Profils Général CIBA/)
  assert.match(texte, /Autres inscriptions de cette solution .* 4\.0 .* Expirée/)
  assert.match(html, /href="\/verifier\?numero=REF-DEMO-000001"/)
  const lu = await lireJson('/registre/REF-DEMO-000001.json')
  assert.equal(lu['version'], '4.2')
  assert.equal((lu['autres'] as readonly unknown[]).length, 1)
  assert.equal((await anonyme.aller('/registre/ref-demo-000002')).statut, 200)
})

test('[REF-6] the page of a référencement says what the versions that follow keep to', async () => {
  const { texte } = await anonyme.aller('/registre/REF-DEMO-000001')
  assert.match(
    texte,
    /vaut pour la version technique indiquée\. Les versions qui lui succèdent doivent continuer de répondre aux exigences qui s’appliquaient à elle/,
  )
})

test('[PUB-1] a reference that nobody has is not found, and nor is what is none', async () => {
  for (const chemin of [
    'REF-DEMO-999999',
    'REF-DEMO-999999.json',
    'x',
    '..%2f..',
    '%00',
    'REF-DEMO-000001.xml',
    NUMEROS[1],
  ])
    assert.ok([400, 404].includes((await anonyme.aller(`/registre/${chemin}`)).statut), chemin)
})

test('[PUB-2] nothing else is public: no number, person, message, verdict, proof or document in any public answer', async () => {
  const adresses = [
    '/registre',
    '/registre?etat=candidat',
    '/registre?q=canari',
    '/registre?q=canari&etat=candidat',
    '/registre?tri=editeur',
    '/registre.json',
    '/registre.json?etat=candidat',
    '/registre/REF-DEMO-000001',
    '/registre/REF-DEMO-000001.json',
    '/verifier?numero=REF-DEMO-000001',
    '/verifier?numero=REF-DEMO-000002',
  ]
  const lecteurs = [anonyme, ...[pierre, claire, nadia, hugo].map(personne => navigation.en(personne))]
  for (const adresse of adresses)
    for (const lecteur of lecteurs) {
      const { statusCode, body } = await lecteur.demander({ url: adresse })
      assert.equal(statusCode, 200, adresse)
      const nu = body.replaceAll(/(?:q=|value="|"q":")canari/g, '')
      assert.doesNotMatch(nu, /canari/i, adresse)
      for (const numero of NUMEROS) assert.ok(!body.includes(numero), `${adresse} : ${numero}`)
    }
})

test('[PUB-2] a candidature being instructed is not found by what only its file says', async () => {
  for (const q of ['canari', NUMEROS[0], '4.2', 'ciba', 'annuaire'])
    assert.match((await anonyme.aller(`/registre?etat=candidat&q=${q}`)).texte, /Aucun résultat/, q)
})
