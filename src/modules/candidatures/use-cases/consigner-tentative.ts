import { type Acte, signature } from '../../../kernel/acteur.ts'
import type { NumeroCandidature } from '../domain/candidature.ts'
import type { Fait, Tentative } from '../domain/faits.ts'
import { estAConsigner, sansInconnus } from '../domain/tentatives.ts'
import type { ACharger, Registre, UneFois } from './ports.ts'

type Deps = {
  readonly uneFois: UneFois
  /** Whether one more may be kept of that candidature now: a client that insists must not fill a legal memory. */
  readonly laisserPasser: (numero: NumeroCandidature) => boolean
}
/** `acte`: with a key of its own, apart from that of what was tried, which may still succeed. */
type Essai = Tentative & { readonly numero: NumeroCandidature; readonly acte: Acte }

/**
 * P9 — keeps an attempt that never reached `decide`: refused before its file was received, cut, or impossible to take. It
 * changes no state. @throws NonTrouve when the candidature is not this person's.
 */
export const makeConsignerTentative =
  ({ uneFois, laisserPasser }: Deps) =>
  async ({ numero, acte, ...tentative }: Essai): Promise<void> => {
    const aCharger: ACharger = { numero, acteur: acte.acteur }
    const consigner = async (registre: Registre): Promise<null> => {
      const avant = await registre.charger(aCharger)
      const { guichet, etat, le } = avant
      if (!estAConsigner(etat, { acteur: acte.acteur, ...tentative }) || !laisserPasser(numero)) return null
      const connue = sansInconnus(etat, tentative)
      const fait: Fait = { type: 'TentativeRejetee', ...connue, ...signature({ acteur: acte.acteur, now: le }) }
      await registre.enregistrer({ numero, guichet, avant, etat, faits: [fait], resultat: null })
      return null
    }
    await uneFois(acte, consigner, aCharger)
  }
