import type { Readable } from 'node:stream'
import type { Acte } from '../../../kernel/acteur.ts'
import { nomNettoye } from '../../../kernel/fichier.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { ContenuDepot } from '../../candidatures/index.ts'
import type { Acceptation } from '../../dispositifs/index.ts'
import { type RefusDeFichier, refusDeContenu, refusDExtension, typeDe } from '../domain/type-fichier.ts'
import type { Manque, PortsDepot, Recevoir } from './deposer.ts'

/** `R`: what else than its own fault a file may be turned away for. */
export type PortsReception<R = never> = Pick<PortsDepot, 'acteAvec' | 'noter'> & {
  readonly recevoir: Recevoir<Manque<R>>
}

type Recu<R> =
  | { readonly ok: true; readonly acte: Acte; readonly contenu: ContenuDepot; readonly recuLe: Instant }
  | { readonly ok: false; readonly refus: RefusDeFichier | R }

/** PRE-3, JAL-4, P6 — one file, checked by its name, stored whole, checked by its content, noted; and when its last byte came. */
export const recevoirFichier = async <R = never>(
  ports: PortsReception<R>,
  demande: {
    readonly acte: Acte
    readonly nom: string
    readonly flux: Readable
    /** Whose key keeps it from being read, where pièces are encrypted (P30). */
    readonly pour: string
    readonly acceptation: Acceptation['fichier']
  },
): Promise<Recu<R>> => {
  const { flux, acceptation, pour } = demande
  const nom = nomNettoye(demande.nom)
  const deNom = refusDExtension(nom, acceptation?.extensions ?? [])
  if (deNom || !acceptation) return abandonner(flux, deNom ?? { code: 'extension_refusee', extension: '', admises: [] })
  const piece = await ports.recevoir(flux, { tailleMax: acceptation.tailleMax, pour })
  if (!piece.ok)
    return abandonner(
      flux,
      'manque' in piece ? piece.manque : { code: 'fichier_trop_gros', limite: piece.refus.limite },
    )
  const refus = refusDeContenu({ nom, taille: piece.taille, debut: piece.debut })
  if (refus) return { ok: false, refus }
  const { empreinte, taille } = piece
  const type = typeDe(nom)
  await ports.noter({ empreinte, taille, type })
  return {
    ok: true,
    acte: ports.acteAvec(demande.acte, [nom, empreinte]),
    contenu: { nature: 'fichier', nom, type, taille, empreinte },
    recuLe: piece.recueLe,
  }
}

/** What remains of a refused upload is read and thrown away, so that the browser gets to read the answer. */
export const abandonner = <R>(flux: Readable, refus: R): { readonly ok: false; readonly refus: R } => {
  flux.resume()
  return { ok: false, refus }
}
