import { uneFoisPour } from '../../../kernel/memoire.ts'
import {
  chapitresApplicables,
  comparerRem,
  type Dispositif,
  type Impact,
  impactDe,
  type NumeroPreuve,
} from '../../dispositifs/index.ts'
import type { Instruite } from '../domain/candidature.ts'
import { chapitresDe, preuvesEn } from '../domain/chapitres.ts'

const ecartsEntre = uneFoisPour((avant: Dispositif['rem'], apres: Dispositif['rem']) => comparerRem(avant, apres))

/** GUI-3, VIE-3 — what the programme's newer version would ask of this candidature: of the requirements that would apply to it, and no other. */
export const impactSur = (dossier: Instruite, dispositif: Dispositif, recente: Dispositif): Impact => {
  const applicables = new Set(
    chapitresApplicables(recente, {
      profils: dossier.profils,
      administrative: dossier.administrative.soumission.reponses,
    }).flatMap(({ exigences }) => exigences.map(({ id }) => id)),
  )
  const acquises = new Set<NumeroPreuve>(
    chapitresDe(dossier).flatMap(([, chapitre]) => preuvesEn(chapitre, 'conforme')),
  )
  const ecarts = ecartsEntre(dispositif.rem, recente.rem).filter(
    ecart => 'apres' in ecart && applicables.has(ecart.apres.exigence.id),
  )
  return impactDe(ecarts, acquises)
}
