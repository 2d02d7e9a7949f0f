import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { MauvaisEmploi } from '../bin/commande.ts'
import { jourCivil } from '../src/kernel/temps.ts'
import { RACINE } from '../src/platform/config/index.ts'
import { principal } from './commande.ts'
import { avecLeDossier, lireProgrammes } from './programmes.ts'

const debut = jourCivil('2026-01-05')
const livres = await lireProgrammes(debut)
const tmp = await mkdtemp(join(tmpdir(), 'convergence-simulation-dossier-'))
after(() => rm(tmp, { recursive: true, force: true }))

/** A folder as the workshop exports it: one that is shipped, changed. */
const dossierChange = async (
  nom: string,
  changer: (programme: { code: string; delais: { complement: { jours: number } } }) => void,
): Promise<string> => {
  const dossier = join(tmp, nom)
  await cp(join(RACINE, 'programmes', livres[0]?.id ?? ''), dossier, { recursive: true })
  const programme = JSON.parse(await readFile(join(dossier, 'programme.json'), 'utf8'))
  changer(programme)
  await writeFile(join(dossier, 'programme.json'), JSON.stringify(programme))
  return dossier
}

test('[GUI-3] a programme that is not published is lived beside the others, or in the place of the one that has its code', async () => {
  const nouveau = await dossierChange('nouveau', programme => {
    programme.code = 'guichet-nouveau'
  })
  const tous = await avecLeDossier(livres, nouveau, debut)
  assert.deepEqual(
    tous.map(({ code }) => code),
    [...livres.map(({ code }) => code), 'guichet-nouveau'],
  )
  const change = await dossierChange('change', programme => {
    programme.delais.complement.jours = 1
  })
  const remplaces = await avecLeDossier(livres, change, debut)
  assert.equal(remplaces.length, livres.length)
  assert.equal(remplaces.at(-1)?.delais.complement.jours, 1)
})

test('[GUI-3] a delay that is changed changes what is lived: « simulate --dossier »', async () => {
  const code = livres[0]?.code ?? ''
  const court = await dossierChange('court', programme => {
    programme.delais.complement.jours = 1
  })
  const vivre = async (...options: readonly string[]): Promise<string> => {
    const dites: string[] = []
    const args = ['--guichet', code, '--candidatures', '12', '--months', '6', ...options]
    assert.equal(await principal(args, { dire: texte => void dites.push(texte) }), 0)
    return /empreinte (\w+)/.exec(dites.join('\n'))?.[1] ?? assert.fail(dites.join('\n'))
  }
  const tel = await vivre()
  assert.equal(await vivre('--dossier', join(RACINE, 'programmes', livres[0]?.id ?? '')), tel)
  assert.notEqual(await vivre('--dossier', court), tel)
})

test('a folder without a programme, or with faults, is a misuse that says which', async () => {
  await assert.rejects(avecLeDossier(livres, join(tmp, 'absent'), debut), MauvaisEmploi)
  const faux = await dossierChange('faux', programme => {
    programme.delais.complement.jours = -1
  })
  await assert.rejects(avecLeDossier(livres, faux, debut), /a des fautes :\n {2}delais/)
})
