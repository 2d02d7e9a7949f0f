import { type Auteur, auteur, type Personne } from '../../../kernel/acteur.ts'
import { ConflitDeVersion, conflitEstNul } from '../../../kernel/erreurs.ts'
import type { Brouillon, SaisieRapport } from '../domain/saisie-rapport.ts'

export type LireBrouillonDeTest = (numero: string) => Promise<(Brouillon & { readonly majPar: Auteur }) | null>
/** @throws ConflitDeVersion when a colleague saved in between. */
export type EcrireBrouillonDeTest = (ecriture: {
  readonly numero: string
  readonly saisie: SaisieRapport
  readonly versionVue: number
  readonly par: Auteur
}) => Promise<void>

type Ports = { readonly lire: LireBrouillonDeTest; readonly ecrire: EcrireBrouillonDeTest }

/**
 * PEN-1 — a report can be left and found again. `versionVue`: that of the draft which the page was made from, 0 for none.
 * Sent again after a lost answer, what is already saved is the answer (P2). The caller has checked that the person may deposit.
 * @throws ConflitDeVersion when a colleague saved in between.
 */
export const makeEnregistrerRapport =
  ({ lire, ecrire }: Ports) =>
  async (demande: {
    readonly numero: string
    readonly acteur: Personne
    readonly saisie: SaisieRapport
    readonly versionVue: number
  }): Promise<void> => {
    const { numero, saisie, versionVue } = demande
    const par = auteur(demande.acteur)
    const fait = await ecrire({ numero, saisie, versionVue, par }).then(() => true, conflitEstNul)
    if (fait) return
    const present = await lire(numero)
    const dejaLa = present?.version === versionVue + 1 && present.majPar.id === par.id
    if (!dejaLa || JSON.stringify(present.saisie) !== JSON.stringify(saisie)) throw new ConflitDeVersion()
  }
