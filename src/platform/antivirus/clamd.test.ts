import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import test, { type TestContext } from 'node:test'
import { EICAR, ouvrirFauxClamd } from '../../../test/harness/clamd.ts'
import { antivirusClamd } from './index.ts'

const flux = (contenu: Buffer) => (): Promise<Readable> =>
  Promise.resolve(Readable.from([contenu], { objectMode: false }))

const monter = async (t: TestContext, tailleMax = 2 << 20) => {
  const clamd = await ouvrirFauxClamd()
  t.after(clamd.fermer)
  const antivirus = antivirusClamd({ adresse: clamd.adresse, tailleMax, silenceMs: 300 })
  return { clamd, analyser: (contenu: Buffer) => antivirus.analyser(flux(contenu), contenu.length) }
}

test('un fichier sain est dit sain, par quel moteur, et lui est envoyé entier', async t => {
  const { clamd, analyser } = await monter(t)
  const contenu = randomBytes(700_000)
  assert.deepEqual(await analyser(contenu), { etat: 'sain', moteur: 'ClamAV 1.4.3/27700/Sun Nov 22 08:00:00 2026' })
  assert.deepEqual(clamd.recus[0], contenu)
})

test('un virus est nommé', async t => {
  const { analyser } = await monter(t)
  const verdict = await analyser(Buffer.from(`avant ${EICAR} après`))
  assert.ok(verdict.etat === 'infecte' && verdict.signature === 'Eicar-Test-Signature')
})

test('[P35] trop grand pour nous, trop grand pour clamd, chiffré : non analysé, jamais sain', async t => {
  const { clamd, analyser } = await monter(t)
  const raisonDe = async (contenu: Buffer) => {
    const verdict = await analyser(contenu)
    assert.equal(verdict.etat, 'non_analyse')
    return 'raison' in verdict ? verdict.raison : ''
  }
  assert.equal(await raisonDe(Buffer.alloc((2 << 20) + 1)), 'taille')
  assert.equal(clamd.recus.length, 0)
  assert.equal(await raisonDe(Buffer.alloc((1 << 20) + 200_000)), 'taille')
  assert.equal(await raisonDe(Buffer.from('CHIFFRE…')), 'chiffre')
})

test('clamd arrêté, muet, ou qui raccroche : une erreur, à reprendre, et aucun verdict', async t => {
  const { clamd, analyser } = await monter(t)
  await assert.rejects(analyser(Buffer.from('SILENCE')), /ne répond pas/)
  await clamd.fermer()
  await assert.rejects(analyser(Buffer.from('x')), /ECONNREFUSED/)
})
