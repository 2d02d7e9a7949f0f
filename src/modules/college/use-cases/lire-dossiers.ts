import type { Personne } from '../../../kernel/acteur.ts'
import type { JourCivil } from '../../../kernel/temps.ts'
import type { DossierLu, LireDispositif, LireOrdreDuJour, Voir } from './ports.ts'

type Deps = {
  readonly lireOrdreDuJour: LireOrdreDuJour
  readonly voir: Voir
  readonly lireDispositif: LireDispositif
}

export type LireDossiers = (demande: {
  readonly jour: JourCivil
  readonly acteur: Personne
}) => Promise<readonly DossierLu[]>

/** The files of a séance with what they are about. */
export const makeLireDossiers =
  ({ lireOrdreDuJour, voir, lireDispositif }: Deps): LireDossiers =>
  async ({ jour, acteur }) =>
    Promise.all(
      (await lireOrdreDuJour(jour)).map(async dossier => {
        const vue = await voir({ numero: dossier.candidature, acteur })
        return { ...dossier, vue, dispositif: await lireDispositif(vue.etat.dispositifId) }
      }),
    )
