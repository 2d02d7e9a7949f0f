import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { J1, J3 } from '../../../../test/harness/cas.ts'
import { enParties } from '../../../../test/harness/navigateur.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import { ouvrirRouteur } from '../../../../test/harness/routeur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import { lireHorloge } from '../../../platform/db/index.ts'
import { ecarts, rejouer } from '../../candidatures/index.ts'

let panne = false
const procedure = await ouvrirProcedure({
  magasin: reel => ({
    ...reel,
    deposer: (flux, options) => (panne ? Promise.reject(new Error('magasin absent')) : reel.deposer(flux, options)),
  }),
})
const { db, navigation, personnes, jetons, faits, etat } = procedure
const { pierre, nadia, alix } = personnes
const actes = actesDe(procedure)
const { app, jeton } = await ouvrirRouteur(procedure)
const { port } = app.server.address() as AddressInfo

const programme = await procedure.publier(petitProgramme({ taillesMax: { defaut: 2 ** 20 } }))
const action = (numero: string): string => `/candidatures/${numero}/chapitres/annuaire/preuves/fichier`

const tentatives = async (numero: string) =>
  (await faits(numero)).flatMap(fait => (fait.type === 'TentativeRejetee' ? [fait] : []))
const attendre = async (numero: string, nombre: number) => {
  for (let i = 0; i < 200 && (await tentatives(numero)).length < nombre; i++)
    await new Promise(suite => setTimeout(suite, 20))
  return tentatives(numero)
}
const ecartsDe = async (numero: string): Promise<readonly string[]> => {
  const rejeu = rejouer(await faits(numero))
  return rejeu.ok ? ecarts(rejeu.etat, await etat(numero)) : ['rompu']
}

/** What a browser sends of a deposit; `cle`: of the act. */
const envoi = async (cle: string, contenu: string | Buffer, nom = 'preuve.pdf') =>
  enParties([
    ['_jeton', await jeton('pierre')],
    ['cle', cle],
    ['preuve', 'ANN.01.01.01'],
    ['mode', 'complete'],
    ['piece', { nom, contenu }],
  ])

/** Sends the beginning, and hangs up. */
const couper = async (numero: string, cle: string, octets: number): Promise<void> => {
  const { type, corps } = await envoi(cle, Buffer.alloc(200_000, '%PDF-1.7 '))
  const entetes = {
    host: `127.0.0.1:${port}`,
    cookie: `session=${jetons.pierre}`,
    'content-type': type,
    'content-length': corps.length,
  }
  await new Promise<void>(fini => {
    const sortant = request({ port, method: 'POST', path: action(numero), headers: entetes })
    sortant.on('error', () => undefined).on('close', () => fini())
    sortant.write(corps.subarray(0, octets), () => setTimeout(() => sortant.destroy(), 200))
  })
}

test('[P9] an upload that is cut is kept, with what had come in; both sides read it, and the deposit can be made', async () => {
  const numero = await actes.menerAuDepot(programme)
  const cle = randomUUID()
  await couper(numero, cle, 100_000)
  const [coupure, ...autres] = await attendre(numero, 1)
  assert.ok(coupure?.refus.code === 'envoi_interrompu')
  assert.ok(coupure.refus.recus > 50_000 && coupure.refus.recus < 100_000, String(coupure.refus.recus))
  assert.deepEqual(
    [coupure.commande, coupure.chapitres, coupure.preuve, coupure.par.nom, autres],
    ['deposerPreuve', ['annuaire'], 'ANN.01.01.01', 'Pierre Durand', []],
  )
  assert.deepEqual(await ecartsDe(numero), [])
  const phrase =
    /Tentative non admise : dépôt d’une preuve \(preuve ANN\.01\.01\.01, chapitre « Chapitre annuaire »\)\. L’envoi a été interrompu/
  for (const qui of [pierre, nadia])
    for (const fin of ['accuses', 'documents'])
      assert.match((await navigation.en(qui).aller(`/candidatures/${numero}/${fin}`)).texte, phrase)
  assert.match((await navigation.en(alix).aller(`/candidatures/${numero}/journal`)).texte, phrase)
  // The same key, whole this time: the deposit is made.
  const { type, corps } = await envoi(cle, '%PDF-1.7 entier')
  const url = action(numero)
  const recu = await app.inject({
    method: 'POST',
    url,
    headers: { host: `127.0.0.1:${port}`, cookie: `session=${jetons.pierre}`, 'content-type': type },
    payload: corps,
  })
  assert.equal(recu.statusCode, 303)
  assert.equal((await faits(numero)).at(-1)?.type, 'PreuveDeposee')
})

const deposer = async (numero: string, nom: string, contenu: string | Buffer) => {
  const qui = navigation.en(pierre)
  const page = await qui.aller(`/candidatures/${numero}/chapitres/annuaire?preuve=ANN.01.01.01`)
  return qui.soumettre(page, action(numero), { piece: { nom, contenu } })
}

const inadmis = [
  ['fichier_trop_gros', 413, 'preuve.pdf', Buffer.alloc(2 ** 20 + 1, '%PDF-1.7')],
  ['extension_refusee', 415, 'preuve.exe', 'MZ'],
  ['contenu_different', 415, 'preuve.pdf', '<html>'],
] as const
for (const [motif, statut, nom, contenu] of inadmis)
  test(`[P9] a deposit answered ${statut} is kept: ${motif}; what a client repeats within seconds is not`, async () => {
    const numero = await actes.menerAuDepot(programme)
    assert.equal((await deposer(numero, nom, contenu)).statut, statut)
    assert.equal((await deposer(numero, nom, contenu)).statut, statut)
    assert.deepEqual(
      (await tentatives(numero)).map(({ refus }) => refus),
      [{ code: 'envoi_refuse', motif }],
    )
    assert.deepEqual(await ecartsDe(numero), [])
  })

test('[P9] a store that is away: our failure is kept as such; a mistake of the person is not', async () => {
  const numero = await actes.menerAuDepot(programme)
  assert.equal((await deposer(numero, '', '')).statut, 422)
  assert.deepEqual(await tentatives(numero), [])
  panne = true
  assert.equal((await deposer(numero, 'preuve.pdf', '%PDF-1.7')).statut, 500)
  panne = false
  assert.deepEqual(
    (await tentatives(numero)).map(({ refus }) => refus),
    [{ code: 'envoi_refuse', motif: 'service_indisponible' }],
  )
})

test('[P9] [PRE-10] a file sent after the milestone is refused before it is received, and kept once for its key', async () => {
  const dans = (ms: number): Instant =>
    Temporal.Instant.from(maintenant).add({ milliseconds: ms }).toString({ fractionalSecondDigits: 3 }) as Instant
  const maintenant = await lireHorloge(db)
  const jalons = [
    { code: 'J1', libelle: 'Un', quand: J1.replace('2026', '2126') as Instant },
    { code: 'J2', libelle: 'Deux', quand: J3.replace('2027', '2126') as Instant },
    { code: 'J3', libelle: 'Fin des échanges', quand: dans(1_500) },
  ] as const
  const borne = await procedure.publier(petitProgramme({ code: 'borne', guichet: 'borne', jalons }))
  const numero = await actes.menerAuDepot(borne)
  const qui = navigation.en(pierre)
  const page = await qui.aller(`/candidatures/${numero}/chapitres/annuaire?preuve=ANN.01.01.01`)
  while ((await lireHorloge(db)) < jalons[2].quand) await new Promise(suite => setTimeout(suite, 20))
  const piece = { nom: 'preuve.pdf', contenu: '%PDF-1.7' }
  const [tard, encore] = [
    await qui.soumettre(page, action(numero), { piece }),
    await qui.soumettre(page, action(numero), { piece }),
  ]
  assert.deepEqual([tard.statut, encore.statut], [422, 422])
  assert.match(encore.texte, /Le jalon J3 est passé/)
  const [gardee, ...autres] = await tentatives(numero)
  assert.ok(gardee?.refus.code === 'jalon_depasse' && gardee.le >= gardee.refus.quand)
  assert.deepEqual(autres, [])
})
