import assert from 'node:assert/strict'
import test from 'node:test'
import { ACTES_PAR_CANDIDATURE, lancerEcrivains } from '../harness/promesses/ecrivains.ts'
import { chiffrer, hasard, pleine, selon } from '../harness/promesses/forme.ts'
import { peupler } from '../harness/promesses/monde.ts'
import { ouvrirRegistre } from '../harness/promesses/registre.ts'
import { monterScene } from '../harness/promesses/scene.ts'
import { attendreLesTaches, vieillirLesTaches } from '../harness/promesses/taches.ts'
import { reculs, verifier } from '../harness/promesses/verificateur.ts'

const ECRIVAINS = 50
const CANDIDATURES = selon(60, 1_700)
const ARRETS = selon(4, 200)
/** Between two kills, in milliseconds, once all is up again. */
const REPIT_MS = selon(1_000, 5_000)

const scene = await monterScene()
const { db, url, dossier, pieces } = scene
const monde = await peupler(db, { nombre: CANDIDATURES })
const produit = await scene.demarrer()
const registre = await ouvrirRegistre({ origine: produit.origine, dossier })

test('[P1] [P2] [P7] what was answered by its receipt is there after every kill -9 of the service and of PostgreSQL, once, whole, written to whom it concerns', async t => {
  const ecrivains = lancerEcrivains({
    registre,
    hote: new URL(produit.origine).host,
    session: monde.jetons.claire,
    numeros: monde.numeros,
    nombre: ECRIVAINS,
  })
  const tirage = hasard('arrêts')
  const arrets = { service: 0, postgresql: 0, connexion: 0 }
  let enCours = true
  const fini = ecrivains.fini.finally(() => (enCours = false))
  for (let n = 0; enCours && n < ARRETS; n++) {
    await Promise.race([fini, new Promise(suite => setTimeout(suite, tirage.entier(REPIT_MS)))])
    if (!enCours) break
    const quoi =
      (['service', 'postgresql'] as const)[n] ?? tirage.parmi(['service', 'postgresql', 'connexion'] as const)
    if (quoi === 'service') produit.tuer()
    else await scene.tuerPostgres(quoi === 'postgresql' ? 'serveur' : 'connexion').catch(() => undefined)
    arrets[quoi]++
    await produit.pret()
  }
  await fini
  // Jobs that a killed process held are taken back after a minute without a sign of life: the short form makes it pass, and gives
  // a machine that is busy more time at each turn.
  for (let tour = 0; !(await attendreLesTaches(url, { maxMs: selon(4_000 * (tour + 1), 240_000) })); tour++) {
    assert.ok(!pleine && tour < 10, 'des tâches attendent encore')
    produit.tuer()
    await vieillirLesTaches(url)
    await produit.pret()
  }

  const echanges = registre.lire()
  const constat = await verifier({ url, pieces, echanges })
  chiffrer(t, {
    accusés: constat.accuses,
    perdus: constat.perdus.length,
    'sans réponse, demandés de nouveau': echanges.filter(({ reponse }) => reponse === null).length,
    'arrêts du service': arrets.service,
    'arrêts de PostgreSQL': arrets.postgresql + arrets.connexion,
  })
  const { accuses, ...fautes } = constat
  assert.deepEqual(fautes, { perdus: [], doubles: [], alteres: [], sansMessage: [], journalRompu: [] })
  assert.deepEqual(reculs(echanges), [])
  assert.equal(accuses, CANDIDATURES * ACTES_PAR_CANDIDATURE)
  assert.ok(arrets.service > 0 && arrets.postgresql + arrets.connexion > 0, JSON.stringify(arrets))
})
