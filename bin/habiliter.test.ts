import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { droitsDe, droitsEnVigueur } from '../src/app/administration/droits.ts'
import { EMETTEUR_LOCAL } from '../src/app/locaux.ts'
import { baseDeTest } from '../test/harness/base.ts'
import { porte } from '../test/harness/porte.ts'

const { db, url } = await baseDeTest()
const dossier = await mkdtemp(join(tmpdir(), 'habiliter-'))
after(() => rm(dossier, { recursive: true, force: true }))

const habiliter = porte('habiliter', { DATABASE_URL: url, DATA_DIR: dossier })
const compte = { iss: EMETTEUR_LOCAL, sub: 'premiere' }
const ADMINISTRATEUR = ['--sub', compte.sub, '--role', 'administrateur']

test('the first administrator gets the right from the operator, once, and the history says whose act it was', async () => {
  const premiere = await habiliter('--emetteur', compte.iss, ...ADMINISTRATEUR)
  assert.equal(premiere.code, 0, premiere.erreurs)
  assert.match(premiere.sortie, /Droit accordé : Administrateur, au compte premiere de urn:/)
  const encore = await habiliter(...ADMINISTRATEUR)
  assert.equal(encore.code, 0)
  assert.match(encore.sortie, /Droit déjà accordé, rien n’a changé/)
  const droits = await droitsDe(db, compte)
  assert.deepEqual(
    droits.map(({ role, accordePar }) => [role, accordePar.nom]),
    [['administrateur', 'Exploitant, commande habiliter']],
  )
  const { sortie } = await habiliter('--liste')
  assert.match(sortie, /verificateur +Vérificateur\. Prend les chapitres/)
  assert.match(sortie, /administrateur +ne s’est pas encore connecté, premiere, urn:/)
})

test('the operator takes a right back, and a right that nobody holds is said to be so', async () => {
  await habiliter(...ADMINISTRATEUR)
  assert.match((await habiliter(...ADMINISTRATEUR, '--retirer')).sortie, /^Droit retiré : /)
  assert.deepEqual(await droitsEnVigueur(db), [])
  const encore = await habiliter(...ADMINISTRATEUR, '--retirer')
  assert.match(encore.sortie, /^Rien à retirer/)
  assert.equal(encore.code, 0)
})

test('what is missing is told at once, in French, without a stack, and gives no right', async () => {
  const cas: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /--sub manque[^]*--role manque : une valeur parmi gestionnaire/],
    [['--sub', 'a', '--role', 'chef'], /--role vaut « chef »/],
    [['--emetteur', 'https://autre.example', '--sub', 'a', '--role', 'direction'], /le service identifie par « urn:/],
    [['--force'], /Option inconnue/],
  ]
  for (const [args, phrase] of cas) {
    const { code, sortie, erreurs } = await habiliter(...args)
    assert.equal(code, 2, args.join(' '))
    assert.match(erreurs, phrase)
    assert.doesNotMatch(sortie + erreurs, /^\s+at |Error/m)
  }
  assert.deepEqual(await droitsEnVigueur(db), [])
})

test('a base that does not answer and settings that are refused are told in French by every door', async () => {
  for (const nom of ['migrate', 'habiliter', 'publier-programme']) {
    const args = { migrate: [], habiliter: ADMINISTRATEUR, 'publier-programme': ['ris-vague-2'] }[nom] ?? []
    const muette = await porte(nom, { DATABASE_URL: 'postgresql://x@localhost:1/x', DATA_DIR: dossier })(...args)
    assert.equal(muette.code, 1)
    assert.match(muette.erreurs, /^La base de données ne répond pas \(DATABASE_URL\)/)
    const refusee = await porte(nom, { DATABASE_URL: url, DATA_DIR: dossier, PORT: 'x' })(...args)
    assert.equal(refusee.code, 2)
    assert.match(refusee.erreurs, /^Configuration refusée :\n – PORT/)
  }
})
