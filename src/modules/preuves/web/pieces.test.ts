import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import test from 'node:test'
import { acteDe } from '../../../../test/harness/base.ts'
import { actesDe } from '../../../../test/harness/actes.ts'
import { J1, J3 } from '../../../../test/harness/cas.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { NumeroCandidature } from '../../candidatures/index.ts'

const procedure = await ouvrirProcedure()
const { modules, navigation, personnes } = procedure
const { pierre, claire, paul, lucas, nadia } = personnes
const actes = actesDe(procedure)
const programme = await procedure.publier(petitProgramme())

const chapitre = (numero: string): string => `/candidatures/${numero}/chapitres/annuaire`
const exigence = (numero: string): string => `${chapitre(numero)}?preuve=ANN.01.01.01`

const v1 = Buffer.concat([Buffer.from('%PDF-1.7 v1 '), randomBytes(3_000)])
const v2 = Buffer.concat([Buffer.from('%PDF-1.7 v2 '), randomBytes(5_000)])

const deposer = async (numero: string, nom: string, contenu: Buffer, mode?: string): Promise<string> => {
  const qui = navigation.en(pierre)
  const champs = { ...(mode ? { mode } : {}), piece: { nom, contenu } }
  const visite = await qui.soumettre(await qui.aller(exigence(numero)), `${chapitre(numero)}/preuves/fichier`, champs)
  assert.equal(visite.statut, 200)
  return visite.html
}
/** Where a pièce of that name is downloaded from, as the page says. */
const lienDe = (html: string, nom: string): string => {
  const lien = [...html.matchAll(/<a[^>]*href="(\/candidatures\/\w+\/preuves\/[^"]+)"[^>]*>([^<]*)/g)].find(
    ([, , texte]) => texte?.replaceAll(/\s/g, ' ') === nom,
  )
  return lien?.[1] ?? assert.fail(`pas de lien vers ${nom}`)
}
const telecharger = (url: string, qui = pierre, entetes: Record<string, string> = {}) =>
  navigation.en(qui).demander({ url, headers: entetes })

test('[PRE-7] a proof replaced twice keeps each version, listed and given back byte for byte', async () => {
  const numero = await actes.menerAuDepot(programme)
  await deposer(numero, 'essai.pdf', v1)
  await deposer(numero, 'essai-2.pdf', v2, 'remplace')
  const html = await deposer(numero, 'essai-3.pdf', v1, 'remplace')
  assert.match(html, /<summary>2\sversions\santérieures<\/summary>/)
  assert.ok(
    html.indexOf('essai-3.pdf') < html.indexOf('<summary>') && html.indexOf('<summary>') < html.indexOf('essai-2.pdf'),
  )
  for (const [nom, contenu] of [
    ['essai.pdf', v1],
    ['essai-2.pdf', v2],
    ['essai-3.pdf', v1],
  ] as const)
    for (const qui of [pierre, claire, nadia]) {
      const reponse = await navigation.en(qui).demander({ url: lienDe(html, nom) })
      assert.equal(reponse.statusCode, 200)
      assert.deepEqual(reponse.rawPayload, contenu)
      assert.equal(reponse.headers['content-length'], String(contenu.length))
    }
})

test('[PRE-1] [PRE-7] a pièce that is added stands beside the first one, and neither is an earlier version', async () => {
  const numero = await actes.menerAuDepot(programme)
  await deposer(numero, 'un.pdf', v1)
  const html = await deposer(numero, 'deux.pdf', v2, 'complete')
  assert.ok(html.includes('un.pdf') && html.includes('deux.pdf') && !html.includes('<summary>'))
})

test('[P24] a pièce is an attachment that nothing may run, under its own name, kept by no cache', async () => {
  const numero = await actes.menerAuDepot(programme)
  const nom = 'Écran « d’accueil ».xml'
  const html = await deposer(numero, nom, Buffer.from('<?xml version="1.0"?><script>alert(1)</script>'))
  const { headers } = await telecharger(lienDe(html, nom))
  assert.equal(headers['content-type'], 'application/octet-stream')
  assert.match(
    String(headers['content-disposition']),
    /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''%C3%89cran/,
  )
  assert.equal(headers['x-content-type-options'], 'nosniff')
  assert.match(String(headers['content-security-policy']), /sandbox/)
  assert.match(String(headers['content-security-policy']), /default-src 'none'/)
  assert.equal(headers['cache-control'], 'private, no-store')
})

test('[PRE-7] a part of a pièce is given to who asks for it, and the whole to who asks for what can’t be', async () => {
  const numero = await actes.menerAuDepot(programme)
  const url = lienDe(await deposer(numero, 'film.pdf', v2), 'film.pdf')
  const n = v2.length
  const parties: readonly (readonly [plage: string, debut: number, fin: number])[] = [
    ['bytes=0-0', 0, 0],
    ['bytes=0-99', 0, 99],
    ['bytes=100-', 100, n - 1],
    ['bytes=-10', n - 10, n - 1],
    [`bytes=${n - 1}-${n + 50}`, n - 1, n - 1],
    [`bytes=-${n + 10}`, 0, n - 1],
  ]
  for (const [range, debut, fin] of parties) {
    const reponse = await telecharger(url, pierre, { range })
    assert.equal(reponse.statusCode, 206, range)
    assert.equal(reponse.headers['content-range'], `bytes ${debut}-${fin}/${n}`)
    assert.equal(reponse.headers['content-length'], String(fin - debut + 1))
    assert.deepEqual(reponse.rawPayload, v2.subarray(debut, fin + 1), range)
  }
  for (const range of ['bytes=5-2', 'bytes=0-1,5-6', 'bytes=-', 'lignes=0-1', 'bytes=a-b']) {
    const reponse = await telecharger(url, pierre, { range })
    assert.deepEqual([reponse.statusCode, reponse.rawPayload.length], [200, n], range)
  }
  for (const range of [`bytes=${n}-`, `bytes=${n + 5}-${n + 9}`, 'bytes=-0']) {
    const reponse = await telecharger(url, pierre, { range })
    assert.deepEqual([reponse.statusCode, reponse.headers['content-range']], [416, `bytes */${n}`], range)
  }
})

test('[P31] a pièce is known by its SHA-256: a part for who holds it already, the whole for who holds another; its headers alone are no reading', async () => {
  const numero = await actes.menerAuDepot(programme)
  const url = lienDe(await deposer(numero, 'film.pdf', v2), 'film.pdf')
  const entete = await navigation.en(pierre).demander({ method: 'HEAD', url, headers: { range: 'bytes=0-9' } })
  const etag = String(entete.headers['etag'])
  assert.equal(etag, `"${createHash('sha256').update(v2).digest('hex')}"`)
  assert.deepEqual(
    [entete.statusCode, entete.headers['content-length'], entete.headers['accept-ranges'], entete.rawPayload.length],
    [200, String(v2.length), 'bytes', 0],
  )
  const lignes = async (): Promise<number> => (await modules.preuves.lireLectures({ numero, page: 1 })).nombre
  assert.equal(await lignes(), 0)
  const partie = await telecharger(url, pierre, { range: 'bytes=0-9', 'if-range': etag })
  const tout = await telecharger(url, pierre, { range: 'bytes=0-9', 'if-range': '"un autre"' })
  assert.deepEqual([partie.statusCode, tout.statusCode, tout.headers['accept-ranges']], [206, 200, 'bytes'])
  assert.equal(await lignes(), 2)
})

test('[P23] another’s pièce, a link, an unknown deposit or another candidature’s answer alike', async () => {
  const numero = await actes.menerAuDepot(programme)
  const autre = await actes.menerAuDepot(programme)
  const url = lienDe(await deposer(numero, 'secret.pdf', v1), 'secret.pdf')
  const depot = url.split('/').at(-1)
  const lien = await actes.deposer(numero, 'annuaire', 'ANN.02.01.01')
  const sansReference = (corps: string): string =>
    corps.replaceAll(/[0-9a-f-]{36}/g, '').replaceAll(/[A-Z0-9]{10}/g, '')
  const inconnue = await telecharger('/candidatures/AAAAAAAAAA/preuves/00000000-0000-4000-8000-000000000000', lucas)
  for (const [qui, adresse] of [
    [lucas, url],
    [paul, url],
    [pierre, `/candidatures/${autre}/preuves/${depot}`],
    [pierre, `/candidatures/${numero}/preuves/${lien}`],
    [pierre, `/candidatures/${numero}/preuves/constructor`],
    [lucas, `/candidatures/${numero}/fichiers/${'a'.repeat(64)}`],
    [pierre, `/candidatures/${numero}/fichiers/${'a'.repeat(64)}`],
  ] as const) {
    const reponse = await telecharger(adresse, qui)
    assert.equal(reponse.statusCode, 404, `${qui.nom} ${adresse}`)
    if (qui === lucas) assert.equal(sansReference(reponse.body), sansReference(inconnue.body))
  }
})

test('[PRE-7] a candidature that closes keeps its chapters and its pièces readable, to both sides', async () => {
  const hier = Temporal.Now.instant().subtract({ hours: 24 }).toString({ smallestUnit: 'millisecond' }) as Instant
  const demain = (jalon: Instant): Instant => jalon.replace(/^\d+/, '2126') as Instant
  const borne = await procedure.publier(
    petitProgramme({
      code: 'borne',
      guichet: 'borne',
      jalons: [
        { code: 'J1', libelle: 'Un', quand: demain(J1) },
        { code: 'J2', libelle: 'Dossier complet', quand: hier },
        { code: 'J3', libelle: 'Trois', quand: demain(J3) },
      ],
    }),
  )
  const numero = await actes.menerAuDepot(borne)
  const url = lienDe(await deposer(numero, 'essai.pdf', v1), 'essai.pdf')
  const constat = { numero: numero as NumeroCandidature, acte: acteDe(nadia), explication: 'Jalon manqué.' }
  await fait(procedure.modules.candidatures.constaterEcheance(constat))
  for (const qui of [pierre, nadia]) {
    assert.deepEqual((await navigation.en(qui).demander({ url })).rawPayload, v1)
    const page = await navigation.en(qui).aller(exigence(numero))
    assert.match(page.texte, /La candidature est close Ce qui a été déposé reste lisible/)
    assert.ok(page.html.includes('essai.pdf') && !page.html.includes('/preuves/fichier'))
    assert.match((await navigation.en(qui).aller(`/candidatures/${numero}/dossier`)).texte, /essai\.pdf/)
    assert.match((await navigation.en(qui).aller(`/candidatures/${numero}`)).texte, /Chapitre annuaire 1\/2/)
  }
})
