import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { RACINE } from '../../../src/platform/config/racine.ts'

/**
 * `npm run -s promesse -- P1 [--graine N] [--courte]`: the proof of a promise at its figure, its seed first; 0 when it holds.
 */
const AIDE = `npm run -s promesse -- P1 [P5…] [--graine N] [--courte]

Éprouve une promesse à son chiffre : dit la graine, les chiffres, le verdict.
--graine N   les mêmes tirages qu’une fois d’avant
--courte     la forme de npm test
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { graine: { type: 'string' }, courte: { type: 'boolean' }, help: { type: 'boolean' } },
})

const fichiersDe = (promesse: string): readonly string[] => {
  const numero = /^P?(\d{1,2})$/i.exec(promesse)?.[1]
  return numero === undefined ? [] : globSync(`test/promesses/p${numero.padStart(2, '0')}-*.test.ts`, { cwd: RACINE })
}

const eprouver = (promesse: string, graine: string): Promise<boolean> =>
  new Promise(fini => {
    const args = ['--import', 'tsx', '--test', '--test-reporter=spec', ...fichiersDe(promesse)]
    const env = { ...process.env, PROMESSE_GRAINE: graine, ...(values.courte ? {} : { PROMESSE: 'pleine' }) }
    spawn(process.execPath, args, { cwd: RACINE, stdio: 'inherit', env }).on('exit', code => fini(code === 0))
  })

const principal = async (): Promise<number> => {
  if (values.help || positionals.length === 0 || positionals.some(promesse => fichiersDe(promesse).length === 0)) {
    process.stdout.write(AIDE)
    return values.help ? 0 : 2
  }
  let tenues = true
  for (const promesse of positionals) {
    const graine = values.graine ?? String(Math.floor(Math.random() * 2 ** 31))
    process.stdout.write(`${promesse}, graine ${graine}\n`)
    const tenue = await eprouver(promesse, graine)
    process.stdout.write(`${promesse} : ${tenue ? 'tenue' : 'ROMPUE'} (graine ${graine})\n`)
    tenues &&= tenue
  }
  return tenues ? 0 : 1
}

process.exitCode = await principal()
