import type { VNode } from 'preact'
import type { Page } from '../../../../platform/http/contract.ts'
import { Chronologie, Entete, libelleQualite } from '../../../../ui/index.ts'
import type { LigneDeChantier } from '../../use-cases/ports-chantiers.ts'
import { cheminsAtelier, filAtelier } from './chemins.ts'
import { libelleGeste } from './mots.ts'

export type VueHistoire = {
  readonly code: string
  readonly intitule: string
  readonly histoire: readonly LigneDeChantier[]
}

/** GUI-1 — who wrote what, and when: the chantiers of versions published since included. */
export const pageHistoire = ({ code, intitule, histoire }: VueHistoire): Page => ({
  titre: `Histoire, ${intitule}`,
  titreCourt: 'Histoire',
  filAriane: filAtelier({ libelle: intitule, href: cheminsAtelier.tableau(code) }),
  contenu: (
    <>
      <Entete
        surtitre={intitule}
        titre="Histoire"
        chapeau="Chaque geste de l’atelier sur ce dispositif, le dernier d’abord. Rien ne s’en efface."
      />
      <DerniersGestes histoire={histoire} />
    </>
  ),
})

/** What was done to chantiers, the last act first. */
export const DerniersGestes = ({ histoire }: Pick<VueHistoire, 'histoire'>): VNode => (
  <Chronologie
    entrees={histoire.map(({ le, par, geste, note }) => ({
      le,
      par: `${par.nom}, ${libelleQualite(par.qualite)}`,
      titre: libelleGeste(geste),
      detail: note || undefined,
    }))}
  />
)
