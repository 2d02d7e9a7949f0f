import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { avantLaBase } from '../base.ts'
import type { Ligne } from './temoin.ts'

/** What the sender of a request says that it means, so that the ledger tells what was promised to whom. */
export type Essai = {
  readonly kind: 'depot' | 'soumission' | 'partie'
  readonly cle: string
  readonly numero: string
  readonly chapitre: string
  readonly preuve?: string
  /** Of the file. */
  readonly sha256?: string
  readonly taille?: number
}

/** A request that was written in the ledger, and what came of it. */
export type Echange = {
  readonly n: number
  readonly methode: string
  readonly chemin: string
  readonly essai: Essai | null
  readonly reponse: Extract<Ligne, { readonly quoi: 'reponse' }> | null
}

export type Registre = {
  /** Where to ask, rather than the product. */
  readonly origine: string
  readonly lire: () => readonly Echange[]
}

/** Starts the ledger before the product that listens at `origine`; stopped when the test file is done. */
export const ouvrirRegistre = async ({
  origine,
  dossier,
}: {
  readonly origine: string
  readonly dossier: string
}): Promise<Registre> => {
  const fichier = join(dossier, 'registre.jsonl')
  const enfant = spawn(process.execPath, [join(import.meta.dirname, 'temoin.ts'), new URL(origine).port, fichier], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'] ?? '' },
  })
  const fin = once(enfant, 'exit')
  const [port] = (await once(enfant, 'message')) as [number]
  avantLaBase(async () => {
    enfant.disconnect()
    await fin
  })
  return { origine: `http://127.0.0.1:${port}`, lire: () => echanges(readFileSync(fichier, 'utf8')) }
}

const echanges = (texte: string): readonly Echange[] => {
  const lignes = texte
    .split('\n')
    .filter(ligne => ligne !== '')
    .map(ligne => JSON.parse(ligne) as Ligne)
  const reponses = new Map(lignes.flatMap(ligne => (ligne.quoi === 'reponse' ? [[ligne.n, ligne] as const] : [])))
  return lignes.flatMap(ligne =>
    ligne.quoi === 'demande'
      ? [
          {
            n: ligne.n,
            methode: ligne.methode,
            chemin: ligne.chemin,
            essai: ligne.essai as Essai | null,
            reponse: reponses.get(ligne.n) ?? null,
          },
        ]
      : [],
  )
}
