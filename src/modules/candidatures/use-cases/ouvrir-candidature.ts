import type { Acte } from '../../../kernel/acteur.ts'
import { ouvrirCandidature } from '../domain/etapes.ts'
import { evolve } from '../domain/evolve.ts'
import type { NumeroCandidature } from '../domain/candidature.ts'
import { Refuse, type Resultat, saufRefus } from './executer.ts'
import type { UneFois } from './ports.ts'
import { reveilDe } from './reveil.ts'

type Deps = {
  readonly uneFois: UneFois
  /** A number that nobody has, drawn at random (GUI-6). */
  readonly tirerNumero: () => NumeroCandidature
  /** As many digits that nobody has, drawn at random (EDC-1). */
  readonly tirerIdentifiant: (chiffres: number) => string
}
export type Ouverture = {
  readonly acte: Acte
  readonly dispositifId: string
  readonly entrepriseId: string
  readonly produitId: string
  readonly charteAcceptee: boolean
}

/** GUI-4, GUI-5 — the product is attached to the guichet, by the charter's acceptance. The caller has checked that the product is the person's. */
export const makeOuvrirCandidature =
  ({ uneFois, tirerNumero, tirerIdentifiant }: Deps) =>
  ({ acte, dispositifId, ...demande }: Ouverture): Promise<Resultat> =>
    saufRefus(() =>
      uneFois(acte, async registre => {
        const dispositif = await registre.lireDispositif(dispositifId)
        const contexte = { acteur: acte.acteur, now: await registre.horloge(), dispositif }
        const { identifiant: forme } = dispositif
        const tires = { numero: tirerNumero(), ...(forme ? { identifiant: tirerIdentifiant(forme.chiffres) } : {}) }
        const decision = ouvrirCandidature({ type: 'ouvrirCandidature', ...tires, ...demande }, contexte)
        if (!decision.ok) throw new Refuse(decision.refus)
        const [fait] = decision.faits
        if (fait?.type !== 'CandidatureOuverte') throw new Error('une ouverture sans fait')
        const { numero } = fait
        const { faits } = decision
        const resultat: Resultat = { ...decision, numero, version: faits.length }
        const [guichet, etat] = [dispositif.code, evolve(null, fait)]
        const reveil = reveilDe({ etat, dispositif, now: contexte.now }, 'entiere')
        await registre.enregistrer({ numero, guichet, avant: null, etat, faits, resultat, reveil })
        return resultat
      }),
    )
