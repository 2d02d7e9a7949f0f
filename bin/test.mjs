// `npm test`: installs if needed, then every check and test. `npm test -- src/platform` runs the files of that path alone.
import { delimiter, join } from 'node:path'
import { executer, installer, node, racine } from './outils.mjs'

installer({ dev: true })
const chemins = [join(racine, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
process.exitCode = await executer(node, ['--import', 'tsx', 'test/harness/suite.ts', ...process.argv.slice(2)], {
  env: { ...process.env, PATH: chemins },
})
