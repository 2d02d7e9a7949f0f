import type { VNode } from 'preact'
import { uneFoisPour } from '../../../kernel/memoire.ts'
import { Alerte, format } from '../../../ui/index.ts'
import {
  chapitresApplicables,
  comparerRem,
  type Dispositif,
  type Impact,
  impactDe,
  type NumeroPreuve,
} from '../../dispositifs/index.ts'
import type { Candidature, Instruite } from '../domain/candidature.ts'
import { chapitresDe, preuvesEn } from '../domain/chapitres.ts'

const ecartsEntre = uneFoisPour((avant: Dispositif['rem'], apres: Dispositif['rem']) => comparerRem(avant, apres))

/** What the programme's newer version would ask of this candidature: of the requirements that would apply to it, and no other. */
const impactSur = (dossier: Instruite, dispositif: Dispositif, recente: Dispositif): Impact => {
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

/** GUI-3, VIE-3 — a newer version is published: this candidature stays on its own, and what the other would ask is told. */
export const NouvelleVersion = ({
  etat,
  dispositif,
  recente,
}: {
  readonly etat: Candidature & Instruite
  readonly dispositif: Dispositif
  readonly recente: Dispositif
}): VNode => {
  const { aRefaire, aConfirmer, conservees } = impactSur(etat, dispositif, recente)
  return (
    <Alerte ton="info" titre={`Une version plus récente de « ${recente.intitule} » est publiée`}>
      <p>
        {`Cette candidature reste sur la version ${dispositif.version}, avec laquelle elle a été ouverte. Avec la version ${recente.version}, pour votre produit : `}
        {`${format.pluriel(aRefaire.length, 'preuve')} à refaire, ${format.nombre(aConfirmer.length)} à confirmer, ${format.nombre(conservees.length)} `}
        {`${format.accorder(conservees.length, 'conservée', 'conservées')}.`}
      </p>
    </Alerte>
  )
}
