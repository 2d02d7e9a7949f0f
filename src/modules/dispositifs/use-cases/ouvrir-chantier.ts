import { type Acte, auteur, estAgent } from '../../../kernel/acteur.ts'
import { type Chantier, chantierDe, copieDe } from '../domain/chantier.ts'
import { chantierVide } from '../domain/chantier-vide.ts'
import { type DepotChantiers, RefusDeChantier, saufRefusDeChantier, type UneFoisChantiers } from './ports-chantiers.ts'

/**
 * What is written. `nouveau`: a programme that doesn't exist yet, empty or, `modele`, as another one that is published.
 * `version`: the next version of one that is published. `import`: what was read elsewhere, in place of the chantier under way
 * of that code when `remplacer` is its version: that which was seen.
 */
export type OuvertureDeChantier =
  | { readonly kind: 'nouveau'; readonly code: string; readonly intitule: string; readonly modele: string | null }
  | { readonly kind: 'version'; readonly code: string }
  | { readonly kind: 'import'; readonly chantier: Chantier; readonly remplacer: number | null; readonly note: string }

export type RefusDOuvrir =
  | { readonly code: 'role_requis' }
  /** A chantier of that programme is under way: there is one at a time. */
  | { readonly code: 'chantier_en_cours' }
  /** `nouveau`: a programme of that code is published. */
  | { readonly code: 'code_deja_pris' }
  /** The programme to begin from has no published version. */
  | { readonly code: 'modele_inconnu' }

export type ResultatDOuvrir =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly refus: RefusDOuvrir }
export type OuvrirChantier = (demande: {
  readonly acte: Acte
  readonly ouverture: OuvertureDeChantier
}) => Promise<ResultatDOuvrir>

const refuser = (refus: RefusDOuvrir): RefusDeChantier<RefusDOuvrir> => new RefusDeChantier(refus)

/** What it begins from, and what its history says of it. */
const debutDe = async (
  depot: DepotChantiers,
  ouverture: OuvertureDeChantier,
): Promise<{ readonly chantier: Chantier; readonly note: string }> => {
  if (ouverture.kind === 'import') return ouverture
  const { code } = ouverture
  const publiee = await depot.derniere(code)
  if (ouverture.kind === 'version') {
    if (!publiee) throw refuser({ code: 'modele_inconnu' })
    return { chantier: chantierDe(publiee), note: `d’après la version ${publiee.version}` }
  }
  if (publiee) throw refuser({ code: 'code_deja_pris' })
  const { intitule, modele } = ouverture
  if (modele === null) return { chantier: chantierVide({ code, intitule }), note: '' }
  const origine = await depot.derniere(modele)
  if (!origine) throw refuser({ code: 'modele_inconnu' })
  return {
    chantier: copieDe(origine, { code, intitule }),
    note: `d’après « ${origine.intitule} », version ${origine.version}`,
  }
}

/** GUI-1 — an administrator or a counter's manager begins to write a programme, or its next version. */
export const makeOuvrirChantier =
  (uneFois: UneFoisChantiers): OuvrirChantier =>
  ({ acte, ouverture }) =>
    saufRefusDeChantier(() =>
      uneFois(acte, async depot => {
        if (!estAgent(acte.acteur, 'administrateur', 'gestionnaire')) throw refuser({ code: 'role_requis' })
        const { code } = ouverture.kind === 'import' ? ouverture.chantier : ouverture
        await depot.prendre(code)
        const enCours = await depot.chargerChantier(code)
        const vue = ouverture.kind === 'import' ? ouverture.remplacer : null
        if (enCours && enCours.version !== vue) throw refuser({ code: 'chantier_en_cours' })
        const { chantier, note } = await debutDe(depot, ouverture)
        const geste = ouverture.kind === 'import' ? 'import' : 'ouverture'
        await depot.ecrireChantier(chantier, { geste, note, par: auteur(acte.acteur) })
        return { ok: true, code } as const
      }),
    )
