import type { Readable } from 'node:stream'
import { type Acte, auteur, estAgent } from '../../../kernel/acteur.ts'
import { nomNettoye } from '../../../kernel/fichier.ts'
import type { RefusClasseur } from '../domain/fautes-import.ts'
import type { ChantierLu } from './ports-chantiers.ts'
import type { LireClasseur } from './lire-classeur.ts'
import type { Classeurs } from './ports-classeurs.ts'

/** In bytes: as many as a workbook may hold once unpacked. */
export const TAILLE_MAX_CLASSEUR = 50_000_000

export type DeposerClasseur = (depot: {
  readonly acte: Acte
  readonly lu: ChantierLu
  readonly nom: string
  readonly flux: Readable
}) => Promise<
  | { readonly ok: true; readonly empreinte: string }
  | {
      readonly ok: false
      readonly refus: { readonly code: 'role_requis' } | { readonly code: 'classeur'; readonly refus: RefusClasseur }
    }
>

/** REM-3 — receives a workbook for a chantier: kept when it can be read, faults and all, so that its preview is shown. */
export const makeDeposerClasseur =
  ({
    classeurs,
    lireClasseur,
  }: {
    readonly classeurs: Classeurs
    readonly lireClasseur: LireClasseur
  }): DeposerClasseur =>
  async ({ acte, lu, nom, flux }) => {
    if (!estAgent(acte.acteur, 'administrateur', 'gestionnaire')) return { ok: false, refus: { code: 'role_requis' } }
    const range = await classeurs.ranger(flux, { tailleMax: TAILLE_MAX_CLASSEUR })
    if (!range) return { ok: false, refus: { code: 'classeur', refus: 'trop_grand' } }
    const lecture = await lireClasseur(lu, range.empreinte)
    if (!lecture.ok) return { ok: false, refus: { code: 'classeur', refus: lecture.refus } }
    await classeurs.noter(lu.chantier.code, { ...range, nom: nomNettoye(nom), par: auteur(acte.acteur) })
    return { ok: true, empreinte: range.empreinte }
  }
