import { type Bilan, bilanDe } from './bilan.ts'
import { creerMonde, type Ouverture } from './creer-monde.ts'
import { derouler } from './derouler.ts'
import { executerEnMemoire } from './memoire.ts'
import { InvariantRompu, instantDe, type Monde } from './monde.ts'

/** A broken promise, with what is needed to see it again. */
export type Rupture = {
  readonly phrase: string
  readonly graine: string
  readonly guichet: string
  readonly numero: string
  readonly le: string
  readonly journal: readonly string[]
}
export type Resultat = { readonly ok: true; readonly bilan: Bilan } | { readonly ok: false; readonly rupture: Rupture }

/** Lives one counter from its first day to its last, in memory. */
export const simuler = (ouverture: Ouverture, { avecEssais = false } = {}): Resultat => {
  const monde = creerMonde(ouverture)
  return surveiller(monde, ouverture.graine, () => {
    const jeu = derouler(monde)
    const executer = executerEnMemoire(monde)
    for (let pas = jeu.next(); !pas.done; pas = jeu.next(executer(pas.value)));
    return bilanDe(monde, { avecEssais })
  })
}

/** @throws whatever is not a broken promise */
const surveiller = (monde: Monde, graine: string, vivre: () => Bilan): Resultat => {
  try {
    return { ok: true, bilan: vivre() }
  } catch (erreur) {
    if (erreur instanceof InvariantRompu) return { ok: false, rupture: ruptureDe(monde, graine, erreur) }
    throw erreur
  }
}

export const ruptureDe = (monde: Monde, graine: string, { message, dossier }: InvariantRompu): Rupture => ({
  phrase: message,
  graine,
  guichet: monde.dispositif.code,
  numero: dossier.numero,
  le: instantDe(monde.now),
  journal: dossier.faits.map(fait => JSON.stringify(fait)),
})
