import type { VNode } from 'preact'
import { Quand, Section, Tableau } from '../../../ui/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Fait } from '../domain/faits.ts'
import { tentativeEnMots } from './faits-en-mots.ts'

/** P9 — what was tried and could not be taken, with its exact moment: both sides read the same. Nothing when there is none. */
export const Tentatives = (props: {
  readonly faits: readonly Fait[]
  readonly dispositif: Dispositif
}): VNode | null => {
  const tentatives = props.faits.filter(fait => fait.type === 'TentativeRejetee').toReversed()
  if (tentatives.length === 0) return null
  return (
    <Section titre="Envois non admis" id="envois-non-admis">
      <p>
        Ce qui est parvenu à la plateforme trop tard, incomplet ou sans pouvoir être reçu. La trace en est conservée ;
        rien n’a changé dans la candidature.
      </p>
      <Tableau
        legende="Envois non admis"
        legendeCachee
        empile
        lignes={tentatives}
        vide={null}
        colonnes={[
          {
            cle: 'le',
            titre: 'Moment exact',
            entete: true,
            rendu: ({ le }) => <Quand le={le} forme="exacte" />,
          },
          { cle: 'par', titre: 'Par', rendu: ({ par }) => par.nom },
          { cle: 'quoi', titre: 'Ce qui a été tenté', rendu: fait => tentativeEnMots(fait, props.dispositif) },
        ]}
      />
    </Section>
  )
}
