import { type Acte, auteur, estAgent } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { versionDe } from '../domain/chantier.ts'
import { controlerChantier, type FauteChantier } from '../domain/controle-chantier.ts'
import type { Jalon } from '../domain/dispositif.ts'
import { RefusDeChantier, saufRefusDeChantier, type UneFoisChantiers } from './ports-chantiers.ts'
import { jalonsChangesPar } from './jalons-changes.ts'

export type RefusDePublierChantier =
  | { readonly code: 'role_requis' }
  /** It was written in between: what was checked is not what would be published. */
  | { readonly code: 'modifie_entre_temps' }
  | { readonly code: 'fautes'; readonly fautes: readonly FauteChantier[] }
  /** P10 — the milestones that this version would move, or drop. */
  | { readonly code: 'jalons_changes'; readonly jalons: readonly Jalon[] }

export type ResultatDePublierChantier =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly refus: RefusDePublierChantier }

export type PublierChantier = (demande: {
  readonly acte: Acte
  readonly code: string
  readonly versionVue: number
}) => Promise<ResultatDePublierChantier>

const refuser = (refus: RefusDePublierChantier): RefusDeChantier<RefusDePublierChantier> => new RefusDeChantier(refus)

/**
 * GUI-1, GUI-3, P8 — a chantier without a fault becomes the version on which candidatures open; those under way stay on theirs.
 * @throws NonTrouve when there is no such chantier.
 */
export const makePublierChantier =
  ({
    uneFois,
    empreinte,
  }: {
    readonly uneFois: UneFoisChantiers
    readonly empreinte: (html: string) => string
  }): PublierChantier =>
  ({ acte, code, versionVue }) =>
    saufRefusDeChantier(() =>
      uneFois(acte, async depot => {
        if (!estAgent(acte.acteur, 'administrateur', 'gestionnaire')) throw refuser({ code: 'role_requis' })
        await depot.prendre(code)
        const lu = await depot.chargerChantier(code)
        if (!lu) throw new NonTrouve()
        if (lu.version !== versionVue) throw refuser({ code: 'modifie_entre_temps' })
        const fautes = controlerChantier(lu.chantier)
        if (fautes.length > 0) throw refuser({ code: 'fautes', fautes })
        const contenu = versionDe(lu.chantier, { now: await depot.horloge(), empreinte })
        if (!contenu) throw new Error('un chantier sans faute et sans exigences')
        const jalons = await jalonsChangesPar(depot, contenu)
        if (jalons.length > 0) throw refuser({ code: 'jalons_changes', jalons })
        const par = auteur(acte.acteur)
        const brouillon = await depot.ecrireBrouillon(contenu, par)
        await depot.publier(brouillon, par)
        const { version } = brouillon.dispositif
        await depot.retirerChantier(code, { geste: 'publication', note: `version ${version}`, par })
        return { ok: true, version } as const
      }),
    )
