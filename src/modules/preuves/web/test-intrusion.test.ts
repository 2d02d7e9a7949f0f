import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import type { Champs, Visite } from '../../../../test/harness/navigateur.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../../../../test/harness/programme.ts'
import { formulaireDeTest } from '../../../../test/harness/test-intrusion.ts'
import { jourAParis } from '../../../kernel/temps.ts'
import { lireHorloge } from '../../../platform/db/index.ts'
import { aucunControle } from '../../dispositifs/index.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, modules, faits, db } = procedure
const { pierre, claire, hugo } = personnes
const actes = actesDe(procedure)

const rem = {
  chapitres: [
    chapitreDEssai('securite', [
      { numero: 'PEN.01.01.01', natures: ['passi'] },
      { numero: 'PEN.02.01.01', natures: ['passi'] },
      { numero: 'SEC.03.01.01', natures: ['document'] },
    ]),
  ],
}
const controles = { ...aucunControle, testIntrusion: formulaireDeTest }
const programme = await procedure.publier(petitProgramme({ rem, controles }))
const sansFormulaire = await procedure.publier(petitProgramme({ code: 'sans', rem }))
const hier = Temporal.PlainDate.from(jourAParis(await lireHorloge(db)))
  .subtract({ days: 1 })
  .toString()

const piece = { nom: 'rapport.pdf', contenu: '%PDF-1.7 rapport' }
const chapitre = (numero: string): string => `/candidatures/${numero}/chapitres/securite`
const page = (numero: string): string => `${chapitre(numero)}/test-intrusion?preuve=PEN.01.01.01`
const remplir = async (numero: string, fin: '' | '/brouillon', champs: Champs, qui = pierre): Promise<Visite> => {
  const navigateur = navigation.en(qui)
  return navigateur.soumettre(await navigateur.aller(page(numero)), `${chapitre(numero)}/test-intrusion${fin}`, champs)
}
const identite = { prestataire: 'Sécurité SARL', qualification: 'PASSI-42', finLe: hier, types: 'web' }
const favorable = {
  ...identite,
  'reponse-P1': 'conforme',
  'reponse-P2': 'non_conforme',
  'justification-P2': 'Corrigé dans la version suivante.',
  'reponse-P3': 'sans_objet',
  'justification-P3': 'Aucun journal local.',
  'reponse-P4': 'conforme',
}
const defavorable = { ...favorable, 'reponse-P1': 'non_conforme', 'justification-P1': 'Une porte est restée ouverte.' }
const depots = async (numero: string) =>
  (await faits(numero)).flatMap(un => (un.type === 'PreuveDeposee' ? [un.depot] : []))

test('[PEN-1] the report is a page of its own: the points come with the kinds of application, each with its severity', async () => {
  const numero = await actes.menerAuDepot(programme)
  const proposee = await navigation.en(pierre).aller(`${chapitre(numero)}?preuve=PEN.01.01.01`)
  assert.match(proposee.texte, /rapport de test d’intrusion structuré .* Remplir le rapport de test/)
  assert.doesNotMatch(proposee.texte, /Déposer le fichier/)
  const vide = await navigation.en(pierre).aller(page(numero))
  assert.match(vide.texte, /afficher les points de contrôle/)
  assert.doesNotMatch(vide.html, /reponse-P1/)
  const web = await remplir(numero, '/brouillon', identite)
  assert.match(web.texte, /Accès .* P1 · Intitulé P1 Gravité haute .* Énoncé P1\. .* P2 .* Gravité moyenne/)
  assert.match(web.texte, /P4 · Intitulé P4 Pour information/)
  assert.doesNotMatch(web.html, /reponse-P5/)
  const deux = await remplir(numero, '/brouillon', { types: ['web', 'mobile'] })
  assert.match(deux.texte, /P3 · Intitulé P3 Gravité haute .* P5 · Intitulé P5 Gravité haute/)
})

test('[PEN-4] where the programme has no such report, the proof is a file like another, and the page is not there', async () => {
  const numero = await actes.menerAuDepot(sansFormulaire)
  const { texte } = await navigation.en(pierre).aller(`${chapitre(numero)}?preuve=PEN.01.01.01`)
  assert.match(texte, /Déposer le fichier/)
  assert.equal((await navigation.en(pierre).aller(page(numero))).statut, 404)
  const autre = await actes.menerAuDepot(programme)
  const document = `${chapitre(autre)}/test-intrusion?preuve=SEC.03.01.01`
  assert.equal((await navigation.en(pierre).aller(document)).statut, 404)
})

test('[PEN-1] [PEN-2] a draft is kept, faults included, and tells where its answers lead; nothing is handed over', async () => {
  const numero = await actes.menerAuDepot(programme)
  await remplir(numero, '/brouillon', { ...identite, prestataire: '', finLe: 'demain' })
  const garde = await remplir(numero, '/brouillon', { 'reponse-P1': 'conforme', 'reponse-P2': 'non_conforme' })
  assert.match(garde.texte, /Le brouillon est enregistré/)
  assert.match(
    garde.texte,
    /Résultat provisoire Favorable : 0 réponse négative de gravité haute .*, 1 de gravité moyenne sur 1/,
  )
  assert.match(garde.texte, /2 points sans réponse/)
  const revenu = await navigation.en(pierre).aller(page(numero))
  assert.match(revenu.html, /name="reponse-P2" value="non_conforme" checked/)
  assert.match(revenu.texte, /Brouillon enregistré le .* par Pierre Durand/)
  const deux = await remplir(numero, '/brouillon', { 'reponse-P1': 'non_conforme' })
  assert.match(deux.texte, /Défavorable : 1 réponse négative de gravité haute/)
  assert.deepEqual(await depots(numero), [])
})

test('[PEN-1] a colleague’s draft is not written over unseen: what was typed is shown again', async () => {
  const numero = await actes.menerAuDepot(programme)
  await fait(
    modules.catalogue.ajouterCollaborateur({
      acte: acteDe(pierre),
      produitId: (await procedure.etat(numero)).produitId,
      personneId: claire.personneId,
    }),
  )
  const ouverte = await navigation.en(pierre).aller(page(numero))
  await remplir(numero, '/brouillon', { ...identite, prestataire: 'Autre SARL' }, claire)
  const tard = await navigation.en(pierre).soumettre(ouverte, `${chapitre(numero)}/test-intrusion/brouillon`, identite)
  assert.equal(tard.statut, 409)
  assert.match(tard.texte, /Claire Martin a enregistré ce brouillon entre-temps/)
  assert.match(tard.html, /value="Sécurité SARL"/)
  const repris = await navigation.en(pierre).soumettre(tard, `${chapitre(numero)}/test-intrusion/brouillon`, identite)
  assert.equal(repris.statut, 200)
})

test('[PEN-1] every fault is told at its field, all at once, what was typed being kept', async () => {
  const numero = await actes.menerAuDepot(programme)
  await remplir(numero, '/brouillon', identite)
  const refuse = await remplir(numero, '', {
    piece,
    prestataire: ' ',
    finLe: '2126-01-01',
    'reponse-P1': 'non_conforme',
    'reponse-P2': 'conforme',
  })
  assert.equal(refuse.statut, 422)
  for (const phrase of [
    /Indiquez le prestataire/,
    /Donnez le dernier jour du test/,
    /Justifiez la réponse donnée au point P1/,
    /Répondez au point P3/,
  ])
    assert.match(refuse.texte, phrase)
  for (const champ of ['prestataire', 'finLe', 'justification-P1', 'reponse-P3']) {
    assert.ok(refuse.html.includes(`href="#champ-${champ}"`), champ)
    assert.ok(refuse.html.includes(`id="champ-${champ}"`), champ)
  }
  assert.match(refuse.html, /name="reponse-P2" value="conforme" checked/)
  const sansFichier = await remplir(numero, '', favorable)
  assert.deepEqual([sansFichier.statut, /Choisissez un fichier/.test(sansFichier.texte)], [422, true])
  const ancien = await remplir(numero, '', { ...favorable, piece, finLe: '2024-01-01' })
  assert.match(ancien.texte, /trop ancien/)
  assert.deepEqual(await depots(numero), [])
})

test('[PEN-1] [PRE-2] one report, deposited for the proofs that it proves: each is a deposit of its own', async () => {
  const numero = await actes.menerAuDepot(programme)
  await remplir(numero, '/brouillon', identite)
  const depose = await remplir(numero, '', { ...favorable, piece, aussi: 'securite/PEN.02.01.01' })
  assert.equal(depose.statut, 200)
  assert.match(depose.texte, /Le dépôt est reçu.* Favorable : 0 réponse négative .* Prestataire Sécurité SARL/)
  const deux = await depots(numero)
  assert.deepEqual(
    deux.map(depot => [depot.nature === 'fichier' && depot.nom, depot.rapportTest?.reponses['P2']?.reponse]),
    [
      ['rapport.pdf', 'non_conforme'],
      ['rapport.pdf', 'non_conforme'],
    ],
  )
  // A new report begins with the answers of the last one.
  const nouveau = await navigation.en(pierre).aller(page(numero))
  assert.match(nouveau.html, /name="reponse-P3" value="sans_objet" checked/)
})

test('[PEN-2] [PEN-3] an unfavourable report is deposited; the verifier reads why, and cannot find it conforming until another comes', async () => {
  const numero = await actes.menerAuDepot(programme)
  await remplir(numero, '/brouillon', identite)
  const depose = await remplir(numero, '', { ...defavorable, piece, aussi: 'securite/PEN.02.01.01' })
  assert.match(depose.texte, /Défavorable : 1 réponse négative de gravité haute/)
  const adresse = `/agence/candidatures/${numero}/chapitres/securite`
  await navigation
    .en(pierre)
    .soumettre(
      await navigation.en(pierre).aller(`${chapitre(numero)}?preuve=SEC.03.01.01`),
      `${chapitre(numero)}/preuves/fichier`,
      { piece },
    )
  const soumettre = () =>
    fait(modules.candidatures.soumettreChapitres({ numero, acte: acteDe(pierre), chapitres: ['securite' as never] }))
  await soumettre()
  await actes.prendre(hugo, numero, 'securite')
  const qui = navigation.en(hugo)
  const fiche = await qui.aller(`${adresse}?preuve=PEN.01.01.01`)
  assert.match(fiche.texte, /Résultat du test d’intrusion Défavorable/)
  assert.match(fiche.texte, /2 points non conformes P1 · Intitulé P1, gravité haute Une porte est restée ouverte/)
  assert.match(fiche.texte, /1 point sans objet P3 · Intitulé P3 Aucun journal local/)
  assert.match(fiche.html, /value="conforme" disabled/)
  assert.match(fiche.texte, /La preuve ne peut pas être jugée conforme/)
  const force = await qui.soumettre(fiche, `${adresse}/avis`, { verdict: 'conforme' })
  assert.deepEqual([force.statut, /test d’intrusion n’est pas favorable/.test(force.texte)], [422, true])
  await actes.juger(
    hugo,
    { numero, chapitre: 'securite' },
    {
      'PEN.01.01.01': 'a_modifier',
      'PEN.02.01.01': 'a_modifier',
      'SEC.03.01.01': 'conforme',
    },
  )
  await actes.demander(hugo, numero, 'securite')
  await remplir(numero, '', {
    ...favorable,
    'justification-P1': '',
    piece,
    mode: 'remplace',
    aussi: 'securite/PEN.02.01.01',
  })
  await soumettre()
  await actes.prendre(hugo, numero, 'securite')
  const mieux = await qui.aller(`${adresse}?preuve=PEN.01.01.01`)
  assert.match(mieux.texte, /Résultat du test d’intrusion Favorable/)
  assert.equal((await qui.soumettre(mieux, `${adresse}/avis`, { verdict: 'conforme' })).statut, 200)
})
