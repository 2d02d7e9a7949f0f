import type { VNode } from 'preact'
import { Alerte, format } from '../../../ui/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Candidature, Instruite } from '../domain/candidature.ts'
import { impactSur } from '../use-cases/impact-de-version.ts'

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
