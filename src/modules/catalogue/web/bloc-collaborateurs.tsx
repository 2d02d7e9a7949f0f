import type { VNode } from 'preact'
import { format, GroupeBoutons, LienBouton, Section } from '../../../ui/index.ts'
import type { CollaborateurLu } from '../queries/personnes.ts'
import { cheminsCatalogue } from './chemins.ts'

const MONTRES = 6

export type BlocCollaborateursProps = {
  readonly produitId: string
  readonly collaborateurs: readonly CollaborateurLu[]
  /** On a page of a candidature: its number, to come back to it after adding someone. */
  readonly numero?: string
  /** `true` for a reader who cannot change them: the agency's people. */
  readonly lectureSeule?: boolean
}

/** PRD-4 — the people who have access to the product; on the product's page and on every page of its candidatures. */
export const BlocCollaborateurs = (props: BlocCollaborateursProps): VNode => {
  const { produitId, collaborateurs, numero, lectureSeule } = props
  const reste = lectureSeule ? 0 : collaborateurs.length - MONTRES
  const montres = reste > 0 ? collaborateurs.slice(0, MONTRES) : collaborateurs
  const href = cheminsCatalogue.collaborateurs(produitId, numero)
  return (
    <Section titre="Collaborateurs ayant accès au produit" id="collaborateurs">
      <ul>
        {montres.map(({ nom, responsable }) => (
          <li>
            {nom}
            {responsable ? ' (responsable du produit)' : ''}
          </li>
        ))}
        {reste > 0 ? <li>et {format.pluriel(reste, 'autre')}</li> : null}
      </ul>
      {lectureSeule ? null : (
        <GroupeBoutons>
          <LienBouton href={`${href}#ajouter`} variante="secondaire" petit icone="add-line">
            Ajouter un collaborateur
          </LienBouton>
          <LienBouton href={href} variante="tertiaire" petit icone="team-line">
            Voir tous les collaborateurs
          </LienBouton>
        </GroupeBoutons>
      )}
    </Section>
  )
}
