import { execFile } from 'node:child_process'
import { RACINE } from '../../src/platform/config/index.ts'

export type Sortie = { readonly code: number; readonly sortie: string; readonly erreurs: string }

/** Runs a door as npm does, in a demonstration unless `env`, its other settings, says otherwise. */
export const porte =
  (nom: string, env: Readonly<Record<string, string>>) =>
  (...args: readonly string[]): Promise<Sortie> =>
    new Promise(resoudre => {
      const options = { cwd: RACINE, env: { ...process.env, DEMONSTRATION: '1', ...env } }
      execFile(process.execPath, ['bin/porte.mjs', nom, ...args], options, (erreur, sortie, erreurs) =>
        resoudre({ code: typeof erreur?.code === 'number' ? erreur.code : 0, sortie, erreurs }),
      )
    })
