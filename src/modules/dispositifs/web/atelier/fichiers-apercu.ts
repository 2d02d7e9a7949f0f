import { NonTrouve } from '../../../../kernel/erreurs.ts'
import { jourAParis, type Instant } from '../../../../kernel/temps.ts'
import type { Fichiers } from '../../composition-fichiers.ts'
import { type Chantier, versionDe } from '../../domain/chantier.ts'
import { comparer } from '../../domain/differences.ts'
import type { DispositifAPublier } from '../../domain/programme.ts'
import { fautesAvant } from './fautes.ts'
import type { VueConfirmation } from './fichiers-confirmation.page.tsx'

type Deps = Pick<Fichiers, 'lireChantier' | 'histoireDuChantier' | 'versionOuverte' | 'empreinteDuTexte' | 'horloge'>

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
  const avant = lu ? enVersion(deps, lu.chantier, maintenant) : publiee
  return {
    chantier,
    fautes: fautesAvant(chantier, publiee),
    enCours: lu && { ...lu, trace: histoire[0] ?? null },
    publiee,
    differences: avant && comparer(avant, enVersion(deps, chantier, maintenant)),
    maintenant,
  }
}

/** What is written so far, as if it were published: no requirement when there is no workbook yet. */
const enVersion = ({ empreinteDuTexte }: Deps, chantier: Chantier, now: Instant): DispositifAPublier => {
  const entier = { ...chantier, rem: chantier.rem ?? { chapitres: [] }, decret: chantier.decret ?? jourAParis(now) }
  const version = versionDe(entier, { now, empreinte: empreinteDuTexte })
  if (!version) throw new Error('un chantier sans exigences')
  return version
}
