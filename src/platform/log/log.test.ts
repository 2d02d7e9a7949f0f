import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { avecCorrelation, creerLog, type Log } from './index.ts'

const capter = (lisible = false): { log: Log; lignes: string[] } => {
  const lignes: string[] = []
  const log = creerLog({ niveau: 'trace', lisible }, { write: ligne => void lignes.push(ligne) })
  return { log, lignes }
}

const CANARI = 'kn4r1-tres-secret'

test('a line is one JSON object, with its level and its moment', () => {
  const { log, lignes } = capter()
  log.info({ numero: 'C-12' }, 'chapitre soumis')
  const lu = JSON.parse(lignes[0] ?? '') as Record<string, unknown>
  assert.deepEqual(
    { ...lu, time: undefined },
    { level: 'info', time: undefined, numero: 'C-12', msg: 'chapitre soumis' },
  )
  assert.match(String(lu['time']), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
})

test('[P34] no secret is written, wherever it stands', () => {
  for (const lisible of [false, true]) {
    const { log, lignes } = capter(lisible)
    const erreur = Object.assign(new Error(`refus de https://x/retour?code=${CANARI}&state=${CANARI}`), {
      token: CANARI,
    })
    log.info({ entetes: { authorization: CANARI, Cookie: CANARI, 'set-cookie': [CANARI] } })
    log.info({ corps: { mot_de_passe: CANARI, _jeton: CANARI, profond: [{ client_secret: CANARI }] } })
    log.info({ code: CANARI, id_token: CANARI, apiKey: CANARI, password: CANARI, OIDC_CLIENT_SECRET: CANARI })
    log.error(erreur, erreur.message)
    log.error(erreur as Error)
    log.error({ err: new Error('échec', { cause: erreur }), base: `postgresql://compte:${CANARI}@serveur/base` })
    log.info({ url: `/evs/report.seam?oid=1&privacyKey=${CANARI}` })
    log.info(`Authorization: Bearer ${CANARI}`)
    log.info(`GazelleAPIKey ${CANARI}`)
    log.child({ cookie: CANARI }).info('enfant')
    assert.equal(lignes.length, 10)
    assert.deepEqual(
      lignes.filter(ligne => ligne.includes(CANARI)),
      [],
    )
  }
})

test('an error keeps its kind, its code and its stack', () => {
  const { log, lignes } = capter()
  log.error({ err: Object.assign(new TypeError('fichier absent'), { code: 'ENOENT' }) }, 'lecture')
  const { err } = JSON.parse(lignes[0] ?? '') as { err: Record<string, string> }
  assert.equal(err['type'], 'TypeError')
  assert.equal(err['code'], 'ENOENT')
  assert.match(err['stack'] ?? '', /log\.test/)
})

test('[P34] what a person typed cannot forge a line', () => {
  const saisie = 'a\nb\r\n{"level":"info"}\u0000\u001b[2K\u0085\u2028\u2029\u009b\u202e'
  for (const lisible of [false, true]) {
    const { log, lignes } = capter(lisible)
    log.info({ nom: saisie }, saisie)
    assert.equal(lignes.length, 1)
    assert.match(lignes[0] ?? '', /^[^\p{Cc}\p{Cf}\u2028\u2029]+\n$/u)
  }
})

test('the correlation id follows what a request starts, and only that', async () => {
  const { log, lignes } = capter()
  await Promise.all([
    avecCorrelation('un', async () => {
      await attendre(5)
      log.info('a')
    }),
    avecCorrelation('deux', async () => log.info('b')),
  ])
  log.info('c')
  const lues = lignes.map(ligne => JSON.parse(ligne) as { msg: string; correlation?: string })
  assert.deepEqual(Object.fromEntries(lues.map(({ msg, correlation }) => [msg, correlation])), {
    a: 'un',
    b: 'deux',
    c: undefined,
  })
})
