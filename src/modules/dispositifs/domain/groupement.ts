import type { Reponses } from './formulaire.ts'
import { lignesDe, texteDe } from './formulaires.ts'
import { normaliserSiret, siretValide } from './siret.ts'

export type Membre = { readonly denomination: string; readonly siret: string }

/** GRP-1, ELI-4 — the codes of the fields of step 2 that name a group's members: the same in any programme that asks for them. */
const CHAMP = 'membres'
const COLONNES = { denomination: 'denomination', siret: 'siret' } as const

/** GRP-1, ELI-4 — the members of the group besides its lead, as step 2 names them; none where it doesn't. */
export const membresDuGroupement = (eligibilite: Reponses): readonly Membre[] =>
  lignesDe(eligibilite[CHAMP]).flatMap(ligne => {
    const siret = normaliserSiret(texteDe(ligne[COLONNES.siret]))
    return siretValide(siret) ? [{ denomination: texteDe(ligne[COLONNES.denomination]), siret }] : []
  })
