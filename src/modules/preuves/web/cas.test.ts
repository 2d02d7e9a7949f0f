import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { sql } from 'kysely'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import { ann1, ann2, annuaire } from '../../../../test/harness/cas.ts'
import { ann3, ann4, ann5, programmeConditionnel } from '../../../../test/harness/conditions.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { type NumeroCandidature, piecesDeLEntreprise } from '../../candidatures/index.ts'
import type { NumeroPreuve } from '../../dispositifs/index.ts'

const procedure = await ouvrirProcedure()
const { db, modules, navigation, personnes, faits, etat } = procedure
const { pierre, hugo, lucas, alix } = personnes
const actes = actesDe(procedure)
const programme = await procedure.publier(programmeConditionnel())

const chapitre = (numero: string): string => `/candidatures/${numero}/chapitres/annuaire`
const adresse = (numero: string, preuve: string): string => `${chapitre(numero)}?preuve=${preuve}`
const lire = (numero: string, preuve: string, qui = pierre) => navigation.en(qui).aller(adresse(numero, preuve))
/** The form of the page, pressed for that case. */
const dire = async (numero: string, condition: NumeroPreuve, saisie: Readonly<Record<string, string>>) =>
  navigation.en(pierre).soumettre(await lire(numero, condition), `${chapitre(numero)}/cas`, { condition, ...saisie })
const declarer = async (numero: NumeroCandidature, condition: NumeroPreuve, cas: number) =>
  fait(
    modules.candidatures.choisirCas({
      numero,
      acte: acteDe(pierre),
      chapitre: annuaire,
      condition,
      cas,
      justification: '',
    }),
  )
const casChoisis = async (numero: string) => (await faits(numero)).filter(({ type }) => type === 'CasChoisi')

test('[PRE-1] la page dit les cas, et rien ne se dépose avant que l’un ne soit choisi', async () => {
  const numero = await actes.menerAuDepot(programme)
  const { texte, html } = await lire(numero, ann1)
  assert.match(texte, /Cas à choisir, preuve ANN\.01\.01\.01/)
  assert.match(texte, /Cas 1 : la solution conserve des copies Vidéo de la purge\./)
  assert.match(texte, /Cas 2 : elle n’en conserve aucune Attestation sur l’honneur\./)
  assert.ok(!html.includes(`${chapitre(numero)}/preuves/lien`))
  assert.match(texte, /0 sur 3 preuves/)
  const refusee = await modules.candidatures.deposerPreuve({
    numero,
    acte: acteDe(pierre),
    chapitre: annuaire,
    preuve: ann1,
    depotId: randomUUID(),
    remplace: [],
    contenu: { nature: 'lien', url: 'https://preuves.example/a' },
  })
  assert.deepEqual(refusee, { ok: false, refus: { code: 'cas_a_choisir', condition: ann1 } })
})

test('[PRE-1] [PRE-3] le cas choisi, la page ne demande que lui : ses mots, ses formats, et la justification se lit', async () => {
  const numero = await actes.menerAuDepot(programme)
  const venue = await dire(numero, ann1, { cas: '2', justification: 'Rien n’est <conservé>.' })
  assert.equal(venue.statut, 200)
  assert.match(venue.texte, /Cas déclaré, preuve ANN\.01\.01\.01 Cas déclaré Cas 2 : elle n’en conserve aucune/)
  assert.match(venue.texte, /Rien n’est <conservé>\./)
  assert.match(venue.texte, /Preuve attendue ANN\.01\.01\.01 Attestation sur l’honneur\./)
  assert.doesNotMatch(venue.texte, /Formats acceptés : [^.]*mp4/)
  const premier = await dire(numero, ann1, { cas: '1', justification: '' })
  assert.match(premier.texte, /Formats acceptés : [^.]*mp4/)
  assert.doesNotMatch(premier.texte, /Formats acceptés : [^.]*docx/)
  assert.deepEqual(
    (await casChoisis(numero)).map(un => un.type === 'CasChoisi' && [un.cas, un.justification]),
    [
      [2, 'Rien n’est <conservé>.'],
      [1, ''],
    ],
  )
})

test('[PRE-1] entre plusieurs preuves, seules celles du cas sont montrées ; les autres restent lisibles', async () => {
  const numero = await actes.menerAuDepot(programme)
  await declarer(numero, ann2, 1)
  const depot = await actes.deposer(numero, 'annuaire', ann2)
  await dire(numero, ann2, { cas: '2', justification: '' })
  const { texte } = await lire(numero, ann2)
  assert.match(
    texte,
    /Preuve attendue ANN\.02\.01\.02 .*Preuve attendue ANN\.02\.01\.03 .*Preuve attendue ANN\.02\.01\.04/,
  )
  assert.doesNotMatch(texte, /Preuve attendue ANN\.02\.01\.01/)
  assert.match(texte, /1 preuve déposée sous un autre cas .* Preuve ANN\.02\.01\.01, Cas 1 : import en ligne/)
  assert.ok(texte.includes(`https://preuves.example/${depot}`))
  assert.match(
    (await navigation.en(pierre).aller(`/candidatures/${numero}/dossier`)).texte,
    /ANN\.02\.01\.01, déposée sous le cas 1, qui n’est plus déclaré : elle ne compte pas/,
  )
})

test('[PRE-1] [P2] l’acte est journalisé, n’a qu’un effet, et seul l’éditeur peut le faire', async () => {
  const numero = await actes.menerAuDepot(programme)
  const demande = {
    numero,
    acte: acteDe(pierre),
    chapitre: annuaire,
    condition: ann1,
    cas: 1,
    justification: 'Une fois.',
  }
  await fait(modules.candidatures.choisirCas(demande))
  await fait(modules.candidatures.choisirCas(demande))
  assert.equal((await casChoisis(numero)).length, 1)
  const journal = await navigation.en(alix).aller(`/candidatures/${numero}/journal`)
  assert.match(journal.texte, /Cas 1 déclaré pour la preuve ANN\.01\.01\.01, chapitre « annuaire » : Une fois\./)
  assert.equal((await lire(numero, ann1, lucas)).statut, 404)
})

test('[PRE-1] ce qui est mal dit revient avec ce qui était écrit, et son champ', async () => {
  const numero = await actes.menerAuDepot(programme)
  for (const [saisie, dit] of [
    [{ justification: 'Mes raisons.' }, /Choisissez le cas qui s’applique à votre solution\./],
    [{ cas: '7', justification: 'Mes raisons.' }, /Choisissez le cas qui s’applique à votre solution\./],
    [{ cas: '1', justification: `Mes raisons.${'x'.repeat(1_000)}` }, /Écrivez 1000 caractères au plus\./],
  ] as const) {
    const venue = await dire(numero, ann1, saisie)
    assert.equal(venue.statut, 422)
    assert.match(venue.texte, dit)
    assert.match(venue.html, />Mes raisons\./)
  }
  assert.deepEqual(await casChoisis(numero), [])
})

test('[PRE-5] ce qui manque avant de soumettre nomme les cas à choisir, avec le chemin pour le faire', async () => {
  const numero = await actes.menerAuDepot(programme)
  const vers = (preuve: string): string => `href="${adresse(numero, preuve)}#cas-${preuve.replaceAll('.', '-')}"`
  for (const page of [`/candidatures/${numero}/soumission`, `${chapitre(numero)}/soumission`]) {
    const { texte, html } = await navigation.en(pierre).aller(page)
    assert.match(texte, /2 preuves demandent de dire d’abord quel cas s’applique/, page)
    assert.ok(html.includes(vers(ann1)) && html.includes(vers(ann2)), page)
  }
})

test('[INT-3] [PRE-6] le vérificateur lit le cas et sa justification, juge ce qu’il demande ; une modification rouvre le choix', async () => {
  const numero = await actes.menerAuDepot(programme)
  await dire(numero, ann1, { cas: '1', justification: 'Nos copies durent un mois.' })
  await declarer(numero, ann2, 2)
  await actes.soumettreChapitre(numero, 'annuaire')
  const position = (await faits(numero)).length
  const accuse = await navigation.en(pierre).aller(`/candidatures/${numero}/accuses/${position}`)
  assert.match(accuse.texte, /Cas déclaré, preuve ANN\.01\.01\.01 cas 1 : Nos copies durent un mois\./)
  await actes.prendre(hugo, numero, 'annuaire')
  const page = `/agence/candidatures/${numero}/chapitres/annuaire`
  const vue = await navigation.en(hugo).aller(`${page}?preuve=${ann1}`)
  assert.match(
    vue.texte,
    /Cas déclaré par l’éditeur Cas 1 : la solution conserve des copies , déclaré par Pierre Durand/,
  )
  assert.match(vue.texte, /Nos copies durent un mois\./)
  assert.match(vue.texte, /Preuve 1 sur 4/)
  const fige = await dire(numero, ann1, { cas: '2', justification: '' }).catch(() => null)
  assert.equal(fige, null, 'la page d’un chapitre figé n’a pas de formulaire')
  await actes.juger(
    hugo,
    { numero, chapitre: 'annuaire' },
    { [ann1]: 'a_modifier', [ann3]: 'conforme', [ann4]: 'conforme', [ann5]: 'conforme' },
  )
  await actes.demander(hugo, numero, 'annuaire')
  const rouverte = await dire(numero, ann1, { cas: '2', justification: '' })
  assert.match(rouverte.texte, /Cas 2 : elle n’en conserve aucune/)
  await actes.deposer(numero, 'annuaire', ann1)
  const { chapitres } = (await etat(numero)) as Extract<Awaited<ReturnType<typeof etat>>, { chapitres: unknown }>
  assert.equal(chapitres[annuaire]?.preuves[ann1]?.statut, 'deposee')
})

test('[PRE-7] [GUI-7] une pièce d’un autre cas se télécharge encore, et le coffre dit qu’elle ne compte pas', async () => {
  const numero = await actes.menerAuDepot(programme)
  await declarer(numero, ann1, 2)
  const qui = navigation.en(pierre)
  const piece = { nom: 'attestation.pdf', contenu: '%PDF-1.7\nUne attestation.' }
  const recue = await qui.soumettre(await lire(numero, ann1), `${chapitre(numero)}/preuves/fichier`, { piece })
  const href = /href="(\/candidatures\/\w+\/preuves\/[\w-]+)"/.exec(recue.html)?.[1] ?? assert.fail(recue.texte)
  await dire(numero, ann1, { cas: '1', justification: '' })
  assert.equal((await qui.demander({ url: href })).statusCode, 200)
  const { pieces } = await piecesDeLEntreprise(db, { acteur: pierre, recherche: 'attestation.pdf' })
  assert.deepEqual(
    pieces.flatMap(({ usages }) => usages.map(({ preuve, courant, autreCas }) => [preuve, courant, autreCas])),
    [[ann1, false, 2]],
  )
  assert.match((await qui.aller('/pieces?q=attestation')).texte, /sous le cas 2, qui n’est plus déclaré/)
})

test('[VIE-3] beside each chapter stand its proofs, those of the other cases too', async () => {
  const numero = await actes.menerAuDepot(programme)
  await declarer(numero, ann2, 2)
  const { rows } = await sql<{ statuts: unknown; total: number }>`
    select statuts, total from candidatures_chapitres where numero = ${numero} and code = 'annuaire'`.execute(db)
  const statuts = { [ann2]: 'hors_cas', [ann3]: 'attendue', [ann4]: 'attendue', [ann1]: 'attendue', [ann5]: 'attendue' }
  assert.deepEqual(rows, [{ statuts, total: 4 }])
})

test('[PRE-1] un fichier nommé comme une preuve d’un autre cas n’est proposé pour aucune', async () => {
  const numero = await actes.menerAuDepot(programme)
  await declarer(numero, ann2, 1)
  const qui = navigation.en(pierre)
  const page = `/candidatures/${numero}/depot-groupe`
  const fichier = (nom: string) => ({ nom, contenu: `%PDF-1.7 ${nom}` })
  const listee = await qui.soumettre(await qui.aller(page), `${page}/fichiers`, {
    pieces: [fichier(`${ann3}.pdf`), fichier(`${ann1}.pdf`)],
  })
  assert.match(listee.texte, /Semble être pour la preuve ANN\.02\.01\.02 : Vous avez déclaré le cas 1/)
  assert.match(listee.texte, /Semble être pour la preuve ANN\.01\.01\.01 : Dites d’abord quel cas s’applique/)
})
