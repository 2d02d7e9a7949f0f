import type { Readable } from 'node:stream'
import { ErreurDeBord } from '../../../kernel/erreurs.ts'
import type { Refus } from '../../candidatures/index.ts'

const inadmis: readonly string[] = ['fichier_trop_gros', 'extension_refusee', 'contenu_different']
type Inadmis = 'fichier_trop_gros' | 'extension_refusee' | 'contenu_different'
const estInadmis = (code: string): code is Inadmis => inadmis.includes(code)

/** P9 — a file that was turned away, as the journal keeps it; `null` for another refusal. */
export const refusDeFichierInadmis = (code: string): Refus | null =>
  estInadmis(code) ? { code: 'envoi_refuse', motif: code } : null

/** P9 — what a reception that broke down was: cut by its sender, or failed by us; `null` for an answer of the border. */
export const refusDEchec = (erreur: unknown, flux: Readable): Refus | null => {
  if (flux.errored || (flux.destroyed && !flux.readableEnded))
    return { code: 'envoi_interrompu', recus: octetsRecus(flux) }
  return erreur instanceof ErreurDeBord && erreur.statut < 500
    ? null
    : { code: 'envoi_refuse', motif: 'service_indisponible' }
}

/** A file of a form counts what has come in; another stream doesn’t. */
const octetsRecus = (flux: Readable): number =>
  'bytesRead' in flux && typeof flux.bytesRead === 'number' ? flux.bytesRead : 0
