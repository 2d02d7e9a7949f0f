// `npm start`: installs if needed, builds if needed, serves. Stops with Ctrl-C.
import { join } from 'node:path'
import { construire, executer, installer, node, racine, reglagesDuService } from './outils.mjs'

installer()
await construire()
const serve = join(racine, 'build', 'serve.js')
// The channel tells the server when this process disappears, however it does.
process.exitCode = await executer(node, [...reglagesDuService, serve, ...process.argv.slice(2)], {
  cwd: process.cwd(),
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})
