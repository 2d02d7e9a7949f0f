import { NonTrouve } from '../../../../kernel/erreurs.ts'
import type { Fichiers } from '../../composition-fichiers.ts'
import type { Chantier } from '../../domain/chantier.ts'
import { comparer } from '../../domain/differences.ts'
import { comparable } from '../versions/charger.ts'
import { fautesAvant } from './fautes.ts'
import type { VueConfirmation } from './fichiers-confirmation.page.tsx'

type Deps = Pick<Fichiers, 'lireChantier' | 'histoireDuChantier' | 'versionOuverte' | 'horloge'>

/** What an imported chantier will be: new, the next version of a programme, or in place of the chantier under way. */
export const apercuDe = async (
  deps: Deps,
  chantier: Chantier,
): Promise<Omit<VueConfirmation, 'empreinte' | 'erreurs'>> => {
  const { code } = chantier
  const [lu, histoire, maintenant] = await Promise.all([
    deps.lireChantier(code),
    deps.histoireDuChantier(code),
    deps.horloge(),
  ])
  const publiee = await deps.versionOuverte(code).catch((erreur: unknown) => {
    if (erreur instanceof NonTrouve) return null
    throw erreur
  })
  const avant = lu ? comparable(lu.chantier, maintenant) : publiee
  return {
    chantier,
    fautes: fautesAvant(chantier, publiee),
    enCours: lu && { ...lu, trace: histoire[0] ?? null },
    publiee,
    differences: avant && comparer(avant, comparable(chantier, maintenant)),
    maintenant,
  }
}
