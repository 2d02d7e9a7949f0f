import type { Personne } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature } from '../domain/candidature.ts'
import { contenuDe } from '../domain/contenu.ts'
import { preuvesCommunes } from '../domain/preuves-communes.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

type Deps = {
  readonly executer: Executer
  /** @throws NonTrouve for a candidature that there is not. */
  readonly voir: (demande: { readonly numero: string; readonly acteur: Personne }) => Promise<{
    readonly etat: Candidature
  }>
  readonly nouvelId: () => string
}
type Admission = SurCandidature & {
  readonly source: string
  readonly motif: string
  readonly preuves: readonly NumeroPreuve[]
}

/**
 * GRP-3 — cross-cutting evidence deposited once counts for another solution of the same éditeur: each proof named becomes a
 * deposit here. What was deposited there never changes, so that it can be read apart. @throws NonTrouve for another company’s.
 */
export const makeAdmettrePreuvesTransverses =
  ({ executer, voir, nouvelId }: Deps) =>
  async ({ numero, acte, source, motif, preuves }: Admission): Promise<Resultat> => {
    const { etat: origine } = await voir({ numero: source, acteur: acte.acteur })
    return executer({
      numero,
      acte,
      commande: ({ etat, dispositif }) => {
        if (origine.entrepriseId !== etat.entrepriseId) throw new NonTrouve()
        const communes = preuvesCommunes(etat, origine, dispositif)
        return {
          type: 'admettrePreuvesTransverses',
          source: origine.numero,
          motif,
          preuves: preuves.map(preuve => {
            const commune = communes.find(autre => autre.preuve === preuve)
            const depots = commune?.depots ?? []
            return {
              chapitre: commune?.chapitre ?? ('' as CodeChapitre),
              preuve,
              depots: depots.map(depot => ({ depotId: nouvelId(), repriseDe: depot.id, contenu: contenuDe(depot) })),
            }
          }),
        }
      },
    })
  }
