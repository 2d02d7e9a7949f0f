import assert from 'node:assert/strict'
import test from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { sql } from 'kysely'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import type { Champs, Visite } from '../../../../test/harness/navigateur.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../../../../test/harness/programme.ts'
import { aucunControle } from '../../dispositifs/index.ts'

const procedure = await ouvrirProcedure()
const { db, navigation, personnes, modules, faits } = procedure
const { pierre, paul, lucas, hugo } = personnes
const actes = actesDe(procedure)
const programme = await procedure.publier(
  petitProgramme({
    rem: {
      chapitres: [
        chapitreDEssai('annuaire', [
          { numero: 'ANN.01.01.01', natures: ['document'] },
          { numero: 'ANN.02.01.01', natures: ['capture'] },
          { numero: 'ANN.03.01.01', natures: ['lien'] },
        ]),
        chapitreDEssai('socle', [{ numero: 'SOC.01.01.01', natures: ['cnda'] }]),
      ],
    },
    controles: { ...aucunControle, cnda: true },
  }),
)

const pdf = (texte: string): string => `%PDF-1.7 ${texte}`
const adresse = (numero: string): string => `/candidatures/${numero}/depot-groupe`
const envoyer = async (numero: string, champs: Champs, qui = pierre): Promise<Visite> => {
  const page = await navigation.en(qui).aller(adresse(numero))
  return navigation.en(qui).soumettre(page, `${adresse(numero)}/fichiers`, champs)
}
const depots = async (numero: string) =>
  (await faits(numero)).flatMap(un =>
    un.type === 'PreuveDeposee' && un.depot.nature === 'fichier'
      ? [{ preuve: un.preuve, nom: un.depot.nom, remplace: un.depot.remplace.length, id: un.depot.id }]
      : [],
  )
const enBref = async (numero: string) => (await depots(numero)).map(({ preuve, nom }) => `${preuve} ${nom}`)
/** The field of the file of that name. */
const champ = ({ html }: Visite, nom: string): string =>
  new RegExp(`name="(preuve-[0-9a-f-]{36})"`).exec(html.slice(html.indexOf(`Preuve pour ${nom}`)))?.[1] ?? ''

test('[PRE-1] files are matched by their names, corrected, then deposited one by one; nothing before that', async () => {
  const numero = await actes.menerAuDepot(programme)
  const recus = await envoyer(numero, {
    pieces: [
      { nom: 'ann_01-01 01, relevé.pdf', contenu: pdf('un') },
      { nom: 'ANN.02.01.01.pdf', contenu: pdf('deux') },
      { nom: 'sans numéro.pdf', contenu: pdf('trois') },
      { nom: 'ANN.01.01.01 ou ANN.02.01.01.pdf', contenu: pdf('quatre') },
    ],
  })
  assert.equal(recus.statut, 200)
  assert.match(recus.texte, /À confirmer : 4 fichiers reçus/)
  assert.match(recus.texte, /À préciser : son nom peut désigner ANN\.01\.01\.01 ou ANN\.02\.01\.01/)
  assert.match(recus.texte, /Aucun numéro de preuve reconnu/)
  assert.match(recus.html, /value="ANN\.01\.01\.01" selected/)
  assert.deepEqual(await depots(numero), [])
  const faits4 = await navigation.en(pierre).soumettre(recus, adresse(numero), {
    [champ(recus, 'sans numéro.pdf')]: 'ANN.02.01.01',
    [champ(recus, 'ANN.01.01.01 ou')]: '-',
  })
  assert.equal(faits4.statut, 200)
  assert.match(faits4.texte, /3 fichiers sont déposés/)
  assert.doesNotMatch(faits4.texte, /À confirmer/)
  assert.deepEqual((await enBref(numero)).toSorted(), [
    'ANN.01.01.01 ann_01-01 01, relevé.pdf',
    'ANN.02.01.01 ANN.02.01.01.pdf',
    'ANN.02.01.01 sans numéro.pdf',
  ])
  // Sent again, as a browser would: what is deposited stays as it is.
  const rejoue = await navigation.en(pierre).soumettre(recus, adresse(numero))
  assert.equal(rejoue.statut, 200)
  assert.equal((await depots(numero)).length, 3)
})

test('[PRE-1] [PRE-7] what is there is replaced or completed, as chosen; the same content is not proposed again', async () => {
  const numero = await actes.menerAuDepot(programme)
  const un = { nom: 'ANN.01.01.01.pdf', contenu: pdf('un') }
  await navigation.en(pierre).soumettre(await envoyer(numero, { pieces: un }), adresse(numero))
  const encore = await envoyer(numero, {
    pieces: [
      un,
      { nom: 'ANN.01.01.01 bis.pdf', contenu: pdf('bis') },
      { nom: 'ANN.01.01.01 ter.pdf', contenu: pdf('ter') },
    ],
  })
  assert.match(encore.texte, /Ce même contenu est déjà déposé pour cette preuve/)
  assert.match(encore.texte, /Déjà déposé pour cette preuve : ANN\.01\.01\.01\.pdf/)
  await navigation.en(pierre).soumettre(encore, adresse(numero))
  assert.deepEqual(
    (await depots(numero)).map(({ nom, remplace }) => [nom, remplace]),
    [
      ['ANN.01.01.01.pdf', 0],
      ['ANN.01.01.01 bis.pdf', 1],
      ['ANN.01.01.01 ter.pdf', 0],
    ],
  )
})

test('[PRE-7] files that came together stand beside each other when they are confirmed one after the other', async () => {
  const numero = await actes.menerAuDepot(programme)
  const en = navigation.en(pierre)
  await en.soumettre(
    await envoyer(numero, { pieces: { nom: 'ANN.01.01.01.pdf', contenu: pdf('avant') } }),
    adresse(numero),
  )
  const recus = await envoyer(numero, {
    pieces: [
      { nom: 'ANN.01.01.01 bis.pdf', contenu: pdf('bis') },
      { nom: 'ANN.01.01.01 ter.pdf', contenu: pdf('ter') },
    ],
  })
  await en.soumettre(recus, adresse(numero), { mode: 'remplace', [champ(recus, 'ANN.01.01.01 ter.pdf')]: '' })
  const reste = await en.aller(adresse(numero))
  const ter = { mode: 'remplace', [champ(reste, 'ANN.01.01.01 ter.pdf')]: 'ANN.01.01.01' }
  await en.soumettre(reste, adresse(numero), ter)
  await en.soumettre(
    await envoyer(numero, { pieces: { nom: 'ANN.01.01.01 seul.pdf', contenu: pdf('seul') } }),
    adresse(numero),
    { mode: 'remplace' },
  )
  assert.deepEqual(
    (await depots(numero)).map(({ nom, remplace }) => [nom, remplace]),
    [
      ['ANN.01.01.01.pdf', 0],
      ['ANN.01.01.01 bis.pdf', 1],
      ['ANN.01.01.01 ter.pdf', 0],
      ['ANN.01.01.01 seul.pdf', 2],
    ],
  )
})

test('[PRE-1] [PRE-3] what no proof accepts is told with its reason; a proof that asks for more is left to its page', async () => {
  const numero = await actes.menerAuDepot(programme)
  const { texte } = await envoyer(numero, {
    pieces: [
      { nom: 'ANN.01.01.01.exe', contenu: 'MZ' },
      { nom: 'ANN.02.01.01.pdf', contenu: 'pas un PDF' },
      { nom: 'ANN.01.01.01 gros.pdf', contenu: pdf('x'.repeat(70_000)) },
      { nom: 'ANN.02.01.01.csv', contenu: 'a;b' },
      { nom: 'SOC.01.01.01.pdf', contenu: pdf('certificat') },
      { nom: 'ANN.03.01.01.pdf', contenu: pdf('lien') },
    ],
  })
  assert.match(texte, /3 fichiers n’ont pas été retenus/)
  assert.match(texte, /ANN\.01\.01\.01\.exe : Choisissez un fichier d’un format accepté/)
  assert.match(texte, /ANN\.02\.01\.01\.pdf : Le contenu de ce fichier n’est pas celui/)
  assert.match(texte, /ANN\.01\.01\.01 gros\.pdf : Ce fichier dépasse la taille maximale/)
  assert.match(texte, /Semble être pour la preuve ANN\.02\.01\.01 : Choisissez un fichier d’un format accepté/)
  assert.match(texte, /Semble être pour la preuve SOC\.01\.01\.01 : .*Déposez-la depuis la page de son chapitre/)
  assert.match(texte, /Semble être pour la preuve ANN\.03\.01\.01 : Cette preuve n’attend pas de fichier/)
})

test('[PRE-1] [P29] an archive is opened file by file, its folders counting; one that is bad is told, and leaves nothing behind', async () => {
  const numero = await actes.menerAuDepot(programme)
  const zip = zipSync({
    'ANN.01.01.01/relevé.pdf': strToU8(pdf('dossier')),
    'preuves/ANN_02_01_01.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    '__MACOSX/._x': strToU8('x'),
    'bombe ANN.01.01.01.txt': new Uint8Array(3_000_000),
  })
  const recus = await envoyer(numero, { archive: { nom: 'tout.zip', contenu: zip } })
  assert.match(recus.texte, /À confirmer : 2 fichiers reçus/)
  assert.match(recus.texte, /bombe ANN\.01\.01\.01\.txt : Ce fichier dépasse/)
  await navigation.en(pierre).soumettre(recus, adresse(numero))
  assert.deepEqual((await enBref(numero)).toSorted(), ['ANN.01.01.01 relevé.pdf', 'ANN.02.01.01 ANN_02_01_01.png'])
  for (const [contenu, dit] of [
    ['rien', /tout\.zip : Cette archive n’a pas pu être lue/],
    [zipSync({ '../x.pdf': strToU8(pdf('x')) }), /tout\.zip : Cette archive contient un chemin qui sort/],
  ] as const)
    assert.match((await envoyer(numero, { archive: { nom: 'tout.zip', contenu } })).texte, dit)
  assert.equal((await navigation.en(pierre).aller(adresse(numero))).texte.includes('bombe'), false)
})

test('[PRE-1] a manifest says for which proof each file is, and each of its lines that says nothing is told', async () => {
  const numero = await actes.menerAuDepot(programme)
  const rien = await envoyer(numero, {})
  assert.equal(rien.statut, 422)
  assert.match(rien.texte, /Choisissez des fichiers, une archive, ou collez un manifeste/)
  const manifeste = 'Fichier;Preuve\ncapture.pdf;ann 02 01 01\nautre.pdf;ANN.01.01.01\ncapture.pdf;ZZZ'
  const recus = await envoyer(numero, { pieces: { nom: 'capture.pdf', contenu: pdf('capture') }, manifeste })
  assert.equal(recus.statut, 422)
  assert.match(recus.texte, /ligne 3 : aucun fichier reçu ne s’appelle « autre\.pdf »/)
  assert.match(recus.texte, /ligne 4 : « ZZZ » n’est pas le numéro d’une preuve/)
  assert.match(recus.texte, /Indiquée par le manifeste/)
  await navigation.en(pierre).soumettre(recus, adresse(numero))
  assert.deepEqual(await enBref(numero), ['ANN.02.01.01 capture.pdf'])
})

test('[PRE-1] a deposit that is refused is told at its file, which stays; the others are deposited', async () => {
  const numero = await actes.menerAuDepot(programme)
  const recus = await envoyer(numero, {
    pieces: [
      { nom: 'ANN.01.01.01.pdf', contenu: pdf('a') },
      { nom: 'ANN.02.01.01.pdf', contenu: pdf('b') },
    ],
  })
  const issue = await navigation.en(pierre).soumettre(recus, adresse(numero), {
    [champ(recus, 'ANN.02.01.01.pdf')]: 'ANN.03.01.01',
  })
  assert.equal(issue.statut, 422)
  assert.match(
    issue.texte,
    /ANN\.02\.01\.01\.pdf, pour la preuve ANN\.03\.01\.01 : Cette preuve n’attend pas de fichier/,
  )
  assert.match(issue.texte, /Un fichier est déposé\. À confirmer : 1 fichier reçu/)
  assert.deepEqual(await enBref(numero), ['ANN.01.01.01 ANN.01.01.01.pdf'])
})

test('[P23] what is received is its company’s, for those who see the candidature', async () => {
  const numero = await actes.menerAuDepot(programme)
  await envoyer(numero, { pieces: { nom: 'ANN.01.01.01 secret.pdf', contenu: pdf('secret') } })
  for (const qui of [lucas, paul]) assert.equal((await navigation.en(qui).aller(adresse(numero))).statut, 404)
  assert.equal((await navigation.en(hugo).aller(adresse(numero))).statut, 403)
  const { produitId } = await procedure.etat(numero)
  await fait(modules.catalogue.ajouterCollaborateur({ acte: acteDe(pierre), produitId, personneId: paul.personneId }))
  assert.match((await navigation.en(paul).aller(adresse(numero))).texte, /secret\.pdf/)
})

test('[PRE-1] what nobody confirms is forgotten, and counts no more', async () => {
  const numero = await actes.menerAuDepot(programme)
  await envoyer(numero, { pieces: { nom: 'ANN.01.01.01 oublié.pdf', contenu: pdf('oublié') } })
  await sql`update depots_groupes set recu_le = recu_le - interval '8 days' where numero = ${numero}`.execute(db)
  assert.ok((await modules.preuves.balayerEnvois()) >= 1)
  assert.doesNotMatch((await navigation.en(pierre).aller(adresse(numero))).texte, /oublié/)
})

test('[PRE-1] what is received counts in the quotas: beyond them, the next one is turned away and told', async () => {
  const numero = await actes.menerAuDepot(programme)
  await envoyer(numero, { pieces: { nom: 'ANN.01.01.01.pdf', contenu: pdf('premier') } })
  await sql`update depots_groupes set taille = ${10 ** 14} where numero = ${numero}`.execute(db)
  const { texte } = await envoyer(numero, { pieces: { nom: 'ANN.02.01.01.pdf', contenu: pdf('second') } })
  assert.match(texte, /ANN\.02\.01\.01\.pdf : Les fichiers de cette candidature dépasseraient/)
  await sql`update depots_groupes set retire_le = now() where numero = ${numero}`.execute(db)
})
