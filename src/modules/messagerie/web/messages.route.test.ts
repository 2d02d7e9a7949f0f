import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { baseDeTest } from '../../../../test/harness/base.ts'
import { ouvrirNavigation } from '../../../../test/harness/navigateur.ts'
import type { ActeurAgent, ActeurEditeur } from '../../../kernel/acteur.ts'
import { auteur } from '../../../kernel/acteur.ts'
import { listerCourriels } from '../../../platform/mail/index.ts'
import { composerMessagerie, routesMessagerie } from '../index.ts'

const { db } = await baseDeTest()

const pierre: ActeurEditeur = {
  kind: 'editeur',
  personneId: 'pierre',
  nom: 'Pierre Durand',
  courriel: 'pierre@imagerie-demo.example',
  entrepriseId: 'imagerie',
  role: 'salarie',
}
const lucas: ActeurEditeur = { ...pierre, personneId: 'lucas', nom: 'Lucas Bernard', entrepriseId: 'radio' }
const hugo: ActeurAgent = {
  kind: 'agent',
  personneId: 'hugo',
  nom: 'Hugo Lefèvre',
  courriel: 'hugo@agence.example',
  roles: ['verificateur'],
}

const messagerie = composerMessagerie({
  db,
  adresse: 'https://convergence.example',
  peutVoir: async (numero, acteur) =>
    /^[A-Z0-9]{10}$/.test(numero) && acteur.personneId !== 'lucas'
      ? {
          numero,
          produitId: 'p1',
          produitNom: 'Imago RIS 4.2',
          entrepriseId: 'imagerie',
          dispositifIntitule: 'RIS vague 2',
        }
      : null,
  destinatairesDe: async ({ cote }) => [cote === 'editeur' ? pierre : hugo],
})
const navigation = await ouvrirNavigation(
  routesMessagerie({
    ...messagerie,
    collaborateursDe: async () => [
      {
        id: 'pierre',
        nom: 'Pierre Durand',
        courriel: pierre.courriel,
        role: 'salarie',
        responsable: true,
        ajouteLe: '2026-03-10T10:00:00.000Z' as never,
      },
    ],
  }),
)
after(() => navigation.fermer())

/** The reference of the request, on an error page, is never twice the same. */
const sansReference = (texte: string): string => texte.replace(/[0-9a-f-]{36}/, '')

const page = (numero: string): string => `/candidatures/${numero}/messages`

test('[MSG-1] an empty conversation says what it is for, and who has access to the candidature [PRD-4]', async () => {
  const { statut, texte } = await navigation.en(pierre).aller(page('AAAAAAAAA1'))
  assert.equal(statut, 200)
  assert.match(texte, /Messagerie Candidature AAAAAAAAA1/)
  assert.match(texte, /Aucun message pour le moment/)
  assert.match(texte, /Collaborateurs ayant accès au produit Pierre Durand \(responsable du produit\)/)
})

test('[MSG-1] what the éditeur writes, the agency reads, and the other way round', async () => {
  const url = page('AAAAAAAAA2')
  const editeur = navigation.en(pierre)
  const envoye = await editeur.soumettre(await editeur.aller(url), url, { corps: 'Bonjour,\nune question.' })
  assert.equal(envoye.url, `${url}?envoye=oui#message-1`)
  assert.match(envoye.texte, /Votre message est envoyé. L’agence en est avertie par courriel/)
  assert.ok(envoye.html.includes('Bonjour,\nune question.'))
  const agent = navigation.en(hugo)
  const lue = await agent.aller(url)
  assert.match(lue.texte, /1 nouveau message .*Pierre Durand , salarié .*Nouveau Bonjour, une question/)
  await agent.soumettre(lue, url, { corps: 'Voici la réponse.' })
  assert.match((await editeur.aller(url)).texte, /Hugo Lefèvre , vérificateur, agence .*Nouveau Voici la réponse/)
})

test('[MSG-1] what was shown once is no longer new', async () => {
  const numero = 'AAAAAAAAA3'
  const agent = navigation.en(hugo)
  await agent.soumettre(await agent.aller(page(numero)), page(numero), { corps: 'Bonjour' })
  assert.equal((await messagerie.nonLus({ acteur: pierre, numeros: [numero] })).get(numero), 1)
  const editeur = navigation.en(pierre)
  assert.match((await editeur.aller(page(numero))).texte, /Nouveau/)
  assert.doesNotMatch((await editeur.aller(page(numero))).texte, /Nouveau/)
  assert.equal((await messagerie.nonLus({ acteur: pierre, numeros: [numero] })).size, 0)
})

test('[MSG-2] [MSG-3] a request, a decision and a notification are told apart by a word and an icon', async () => {
  const numero = 'AAAAAAAAA4'
  const commun = {
    numero,
    cote: 'agence',
    auteur: auteur(hugo),
    objet: 'Objet',
    corps: 'Texte',
    faitPosition: 1,
  } as const
  await messagerie.deposerSysteme({ ...commun, kind: 'sollicitation', cle: 'a:1' })
  await messagerie.deposerSysteme({ ...commun, kind: 'decision', cle: 'a:2' })
  await messagerie.deposerSysteme({ ...commun, kind: 'notification', annoncee: false, cle: 'a:3' })
  const { html, texte } = await navigation.en(pierre).aller(page(numero))
  for (const mot of ['Demande', 'Décision', 'Notification']) assert.match(texte, new RegExp(`${mot} Objet Texte`))
  for (const icone of ['question-line', 'award-line', 'info-fill']) assert.match(html, new RegExp(`fr-icon-${icone}`))
})

test('an empty message and one too long are refused at the field, and nothing typed is lost', async () => {
  const url = page('AAAAAAAAA5')
  const editeur = navigation.en(pierre)
  const vide = await editeur.soumettre(await editeur.aller(url), url, { corps: ' \n' })
  assert.equal(vide.statut, 422)
  assert.match(vide.texte, /Une erreur est à corriger Écrivez votre message avant de l’envoyer/)
  const trop = 'a'.repeat(5001)
  const long = await editeur.soumettre(vide, url, { corps: trop })
  assert.equal(long.statut, 422)
  assert.match(long.texte, /Raccourcissez votre message de 1 caractère : 5 000 au plus/)
  assert.ok(long.html.includes(trop))
  const corrige = await editeur.soumettre(long, url, { corps: 'court' })
  assert.match(corrige.texte, /Votre message est envoyé/)
})

test('[P2] the same form sent twice writes once and tells once', async () => {
  const numero = 'AAAAAAAAA6'
  const editeur = navigation.en(pierre)
  const formulaire = await editeur.aller(page(numero))
  await editeur.soumettre(formulaire, page(numero), { corps: 'Bonjour' })
  await editeur.soumettre(formulaire, page(numero), { corps: 'Bonjour' })
  assert.equal((await messagerie.lireFil({ numero, acteur: hugo })).messages.length, 1)
  assert.equal((await listerCourriels(db)).filter(({ sujet }) => sujet.includes(numero)).length, 1)
})

test('[P23] another company’s conversation answers as one that is not', async () => {
  const numero = 'AAAAAAAAA7'
  const editeur = navigation.en(pierre)
  const formulaire = await editeur.aller(page(numero))
  await editeur.soumettre(formulaire, page(numero), { corps: 'Confidentiel' })
  const autre = navigation.en(lucas)
  const pasLaSienne = await autre.aller(page(numero))
  const aucune = await autre.aller(page('pas-un-numero'))
  assert.deepEqual([pasLaSienne.statut, aucune.statut], [404, 404])
  assert.equal(sansReference(pasLaSienne.texte), sansReference(aucune.texte))
})

test('what is written is text, never a page', async () => {
  const url = page('AAAAAAAAA8')
  const editeur = navigation.en(pierre)
  const { html } = await editeur.soumettre(await editeur.aller(url), url, { corps: '<script>alert(1)</script>' })
  assert.ok(!html.includes('<script>alert'))
  assert.ok(html.includes('&lt;script>alert') || html.includes('&lt;script&gt;alert'))
})
