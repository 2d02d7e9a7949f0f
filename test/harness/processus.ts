import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RACINE } from '../../src/platform/config/index.ts'
import { avantLaBase } from './base.ts'
import { portLibre } from './produit.ts'

export type ProduitAPart = {
  readonly adresse: string
  /** What its clock showed as it started, by `Date` and by `Temporal`, and what ours did: milliseconds. */
  readonly horloges: { readonly siennes: readonly number[]; readonly notre: number }
}

/**
 * The whole product in a process of its own, in demonstration, on a base that is there, its clock wrong by `decalageMs`;
 * stopped when the test file is done.
 */
export const demarrerAPart = async (
  url: string,
  { decalageMs, secret }: { readonly decalageMs: number; readonly secret: string },
): Promise<ProduitAPart> => {
  const [port, dossier] = [await portLibre(), await mkdtemp(join(tmpdir(), 'convergence-a-part-'))]
  const args = ['--import', 'tsx', '--import', './test/harness/horloge-decalee.ts', 'bench/serveur.ts']
  const enfant = spawn(process.execPath, args, {
    cwd: RACINE,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: url,
      DATA_DIR: dossier,
      PORT: String(port),
      SESSION_SECRET: secret,
      DEMONSTRATION: '1',
      LOG_LEVEL: 'silent',
      DECALAGE_MS: String(decalageMs),
    },
  })
  const fini = new Promise<void>(resoudre => enfant.once('exit', () => resoudre()))
  avantLaBase(async () => {
    if (enfant.connected) enfant.disconnect()
    await fini
    await rm(dossier, { recursive: true, force: true })
  })
  let horloges: ProduitAPart['horloges'] = { siennes: [], notre: 0 }
  await new Promise<void>((pret, perdu) => {
    enfant.on('message', (message: 'pret' | { readonly heure: readonly number[] }) => {
      if (message === 'pret') pret()
      else horloges = { siennes: message.heure, notre: Date.now() }
    })
    enfant.once('exit', code => perdu(new Error(`le produit s’est arrêté : ${code}`)))
  })
  return { adresse: `http://localhost:${port}`, horloges }
}
