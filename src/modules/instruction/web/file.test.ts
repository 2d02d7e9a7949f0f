import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import { saisieDe } from '../../../../test/harness/catalogue.ts'
import type { Visite } from '../../../../test/harness/navigateur.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import type { ActeurAgent } from '../../../kernel/acteur.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'

const procedure = await ouvrirProcedure()
const { db, navigation, personnes, modules, faits } = procedure
const { pierre, hugo, maya, nadia } = personnes
const actes = actesDe(procedure)

let guichets = 0
const ouvrirGuichet = (): Promise<Dispositif> =>
  procedure.publier(petitProgramme({ code: `guichet-${++guichets}`, intitule: `Guichet ${guichets}` }))
/** Candidatures whose chapters are handed over in that order, each named « candidature/chapitre ». */
const soumettre = async (
  guichet: Dispositif,
  ...chapitres: readonly (readonly string[])[]
): Promise<readonly string[]> => {
  const numeros = await Promise.all(chapitres.map(() => actes.menerAuDepot(guichet)))
  const ordre: string[] = []
  for (const [i, codes] of chapitres.entries())
    for (const code of codes) {
      await actes.soumettreChapitre(numeros[i] ?? '', code)
      ordre.push(`${numeros[i]}/chapitres/${code}`)
    }
  return ordre
}
const file = (guichet: Dispositif, qui: ActeurAgent = hugo): Promise<Visite> =>
  navigation.en(qui).aller(`/agence/file?guichet=${guichet.code}`)
const chapitresDe = ({ html }: Visite): readonly string[] =>
  [...html.matchAll(/href="\/agence\/candidatures\/(\w+\/chapitres\/[\w-]+)"/g)].map(([, lien = '']) => lien)
const prendre = async (guichet: Dispositif, qui: ActeurAgent, page?: Visite): Promise<Visite> =>
  navigation.en(qui).soumettre(page ?? (await file(guichet, qui)), '/agence/file/prendre', { guichet: guichet.code })
const pris = ({ url }: Visite): string => /^\/agence\/candidatures\/(\w+\/chapitres\/[\w-]+)/.exec(url)?.[1] ?? url

test('[INT-1] [INT-2] a chapter enters the queue as soon as it is complete and handed over, in the order of reception', async () => {
  const guichet = await ouvrirGuichet()
  assert.match((await file(guichet)).texte, /La file est vide/)
  const ordre = await soumettre(guichet, ['dmp'], ['interop', 'annuaire'], ['annuaire'])
  const page = await file(guichet)
  assert.deepEqual(chapitresDe(page), ordre)
  assert.match(page.texte, /4 chapitres en attente/)
  assert.match(page.texte, /1ᵉʳ .* 2ᵉ .* 3ᵉ .* 4ᵉ/)
})

test('[INT-2] « Prendre le premier » takes the oldest; the others move up, and it is shown as instructed', async () => {
  const guichet = await ouvrirGuichet()
  const [a, b, c] = await soumettre(guichet, ['dmp'], ['dmp'], ['dmp'])
  assert.equal(pris(await prendre(guichet, hugo)), a)
  const page = await file(guichet)
  assert.deepEqual(chapitresDe(page), [b, c, a])
  assert.match(page.texte, /En instruction : Hugo Lefèvre/)
  assert.equal(pris(await prendre(guichet, maya)), b)
})

test('[INT-2] verifiers who press at the same moment get different chapters, and none is skipped', async () => {
  const guichet = await ouvrirGuichet()
  const ordre = await soumettre(guichet, ['dmp', 'annuaire', 'interop'], ['dmp'], ['dmp', 'annuaire'])
  const [pageHugo, pageMaya] = [await file(guichet, hugo), await file(guichet, maya)]
  const premiers = await Promise.all([prendre(guichet, hugo, pageHugo), prendre(guichet, maya, pageMaya)])
  assert.deepEqual(premiers.map(pris).toSorted(), ordre.slice(0, 2).toSorted())
  const suivants = await Promise.all(
    [hugo, maya, hugo, maya].map(async qui => prendre(guichet, qui, await file(guichet, qui))),
  )
  assert.deepEqual(suivants.map(pris).toSorted(), ordre.slice(2).toSorted())
})

test('[P2] the button pressed twice, its answer being lost, takes one chapter and leads to it again, even when the queue is empty', async () => {
  const guichet = await ouvrirGuichet()
  const [a, b] = await soumettre(guichet, ['dmp'], ['dmp'])
  const page = await file(guichet)
  assert.equal(pris(await prendre(guichet, hugo, page)), a)
  assert.equal(pris(await prendre(guichet, hugo, page)), a)
  assert.equal(pris(await prendre(guichet, maya)), b)
  assert.equal(pris(await prendre(guichet, hugo, page)), a)
})

test('[INT-2] each guichet has its own queue', async () => {
  const [un, deux] = [await ouvrirGuichet(), await ouvrirGuichet()]
  const [a] = await soumettre(un, ['dmp'])
  const [b] = await soumettre(deux, ['dmp'])
  assert.equal(pris(await prendre(deux, hugo)), b)
  assert.deepEqual(chapitresDe(await file(un)), [a])
  const page = await file(un)
  const inconnu = await navigation.en(hugo).soumettre(page, '/agence/file/prendre', { guichet: 'constructor' })
  assert.equal(inconnu.statut, 422)
  assert.match(inconnu.texte, /La file de ce guichet est vide/)
  assert.deepEqual(chapitresDe(await file(un)), [a])
})

test('[INT-2] a chapter that is not the first can’t be taken, nor one that another holds', async () => {
  const guichet = await ouvrirGuichet()
  const ordre = await soumettre(guichet, ['dmp'], ['annuaire'])
  const [premier = '', second = ''] = ordre.map(lien => lien.split('/')[0])
  const essayer = (qui: ActeurAgent, numero: string, chapitre: string) =>
    modules.candidatures.prendreChapitre({
      numero: numero as never,
      acte: acteDe(qui),
      chapitre: chapitre as CodeChapitre,
    })
  assert.deepEqual(await essayer(hugo, second, 'annuaire'), { ok: false, refus: { code: 'pas_le_premier_de_la_file' } })
  await fait(essayer(hugo, premier, 'dmp'))
  assert.deepEqual(await essayer(maya, premier, 'dmp'), {
    ok: false,
    refus: { code: 'chapitre_pris_par_un_autre', nom: 'Hugo Lefèvre' },
  })
  assert.deepEqual(await essayer(nadia, second, 'annuaire'), { ok: false, refus: { code: 'acteur_non_autorise' } })
})

test('a chapter given back waits again at its place', async () => {
  const guichet = await ouvrirGuichet()
  const ordre = await soumettre(guichet, ['dmp'], ['dmp'])
  const page = await prendre(guichet, hugo)
  const retour = await navigation.en(hugo).soumettre(page, `/agence/candidatures/${ordre[0]}/restitution`)
  assert.equal(retour.url, '/agence/file')
  assert.deepEqual(chapitresDe(await file(guichet)), ordre)
  assert.deepEqual(
    (await faits((ordre[0] ?? '').slice(0, 10))).slice(-2).map(({ type }) => type),
    ['ChapitrePris', 'ChapitreRendu'],
  )
})

test('only verifiers see the button; what an éditeur asks of the queue is refused', async () => {
  const guichet = await ouvrirGuichet()
  await soumettre(guichet, ['dmp'])
  assert.doesNotMatch((await file(guichet, nadia)).html, /\/agence\/file\/prendre/)
  assert.equal((await navigation.en(pierre).aller('/agence/file')).statut, 403)
  assert.equal((await navigation.en(pierre).aller('/agence/file.csv')).statut, 403)
})

test('the export opens in a spreadsheet as text: nothing runs, nothing is cut, nothing is lost', async () => {
  const guichet = await ouvrirGuichet()
  const pieges = ['=1+1', '+33', '-2+3', '@SUM(A1)', 'A;B "C"', '=HYPERLINK("http://x";"y")']
  for (const nom of pieges) {
    const saisie = saisieDe(pierre, { nom, version: '1' })
    const { produit } = await fait(modules.catalogue.enregistrerProduit({ acte: acteDe(pierre), saisie }))
    await actes.soumettreChapitre(await actes.menerAuDepot(guichet, produit.id), 'dmp')
  }
  const { body, headers, statusCode } = await navigation
    .en(hugo)
    .demander({ url: `/agence/file.csv?guichet=${guichet.code}` })
  assert.equal(statusCode, 200)
  assert.equal(headers['content-type'], 'text/csv; charset=utf-8')
  assert.match(String(headers['content-disposition']), /^attachment; filename="file-d-attente\.csv"/)
  assert.ok(body.startsWith('\uFEFFPlace;Rang;'))
  const lignes = body.trimEnd().split('\r\n').slice(1)
  assert.deepEqual(
    lignes.map(ligne => /Imagerie Démo SAS;(.*);[A-Z0-9]{10};/.exec(ligne)?.[1]),
    ["'=1+1 1", "'+33 1", "'-2+3 1", "'@SUM(A1) 1", '"A;B ""C"" 1"', `"'=HYPERLINK(""http://x"";""y"") 1"`],
  )
})

test('the export holds the whole queue, however long', async () => {
  const guichet = await ouvrirGuichet()
  const [lien = ''] = await soumettre(guichet, ['dmp'])
  await sql`insert into candidatures_chapitres (numero, code, ordre, guichet, statut, rang, recu_le, total, deposees, conformes, a_modifier, etat)
    select numero, 'autre-' || i, 100 + i, guichet, statut, rang + i, recu_le, total, deposees, conformes, a_modifier, etat
    from candidatures_chapitres, generate_series(1, 1200) i where numero = ${lien.slice(0, 10)} and code = 'dmp'`.execute(
    db,
  )
  const { body } = await navigation.en(hugo).demander({ url: `/agence/file.csv?guichet=${guichet.code}` })
  assert.equal(body.trimEnd().split('\r\n').length, 1 + 1_201)
  const page = await file(guichet)
  assert.match(page.texte, /Plus de 500 chapitres en attente/)
  assert.equal(chapitresDe(page).length, 500)
})
