// `npm run migrate`, `npm run import-rem`…: installs if needed, builds if needed, then runs that door with what follows.
import { join } from 'node:path'
import { construire, executer, installer, node, PORTES, racine } from './outils.mjs'

const [porte = '', ...args] = process.argv.slice(2)
if (!PORTES.includes(porte)) {
  process.stderr.write(`Porte inconnue : « ${porte} ». Il y a ${PORTES.join(', ')}.\n`)
  process.exit(2)
}
installer()
await construire()
process.exitCode = await executer(node, ['--enable-source-maps', join(racine, 'build', `${porte}.js`), ...args], {
  cwd: process.cwd(),
})
