import type { VNode } from 'preact'
import { Alerte, format, Lien } from '../../../ui/index.ts'
import type { Dispositif, EcartRem } from '../../dispositifs/index.ts'
import type { Candidature } from '../domain/candidature.ts'
import { impactSurDossier } from '../domain/consequences-version.ts'
import { estInstruite } from '../domain/contexte.ts'
import { commandeDeChangement } from '../use-cases/changer-de-version.ts'
import { chemins } from './chemins.ts'

/** The version in force, when it was published after this one. */
export const versionRecente = (ouverts: readonly Dispositif[], { code, version }: Dispositif): Dispositif | null =>
  ouverts.find(ouvert => ouvert.code === code && ouvert.version > version) ?? null

/** A newer version, and what sets its requirements apart from those of the candidature's own. */
export type Recente = { readonly dispositif: Dispositif; readonly ecarts: readonly EcartRem[] }

/** GUI-3, VIE-3 — a newer version is published: this candidature stays on its own, and what the other would ask is told. */
export const NouvelleVersion = ({
  etat,
  dispositif,
  recente,
  sien,
}: {
  readonly etat: Candidature
  readonly dispositif: Dispositif
  readonly recente: Recente
  /** Whether the person who reads may have it go there. */
  readonly sien: boolean
}): VNode => (
  <Alerte ton="info" titre={`Une version plus récente de « ${recente.dispositif.intitule} » est publiée`}>
    <p>
      {`Cette candidature reste sur la version ${dispositif.version}, avec laquelle elle a été ouverte. `}
      {estInstruite(etat) ? impactEnMots(etat, recente) : ''}
    </p>
    {sien ? (
      <p>
        <Lien href={chemins.version(etat.numero)}>
          {`Voir ce que coûterait le passage à la version ${format.nombre(recente.dispositif.version)}`}
        </Lien>
      </p>
    ) : null}
  </Alerte>
)

const impactEnMots = (etat: Candidature, { dispositif, ecarts }: Recente): string => {
  if (!estInstruite(etat)) return ''
  const { chapitres } = commandeDeChangement({ etat, recente: dispositif, ecarts })
  const { aRefaire, aConfirmer, conservees, aDeposer } = impactSurDossier(etat, chapitres)
  return [
    `Avec la version ${format.nombre(dispositif.version)}, pour votre produit : `,
    `${format.pluriel(aRefaire.length, 'preuve')} à refaire, ${format.nombre(aConfirmer.length)} à confirmer, ${format.pluriel(conservees.length, 'conservée')}`,
    aDeposer.length > 0 ? `, ${format.nombre(aDeposer.length)} à déposer comme avant.` : '.',
  ].join('')
}
