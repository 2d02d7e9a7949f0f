import type { VNode } from 'preact'
import { Alerte, Reference, Section } from '../../../ui/index.ts'
import { type ModeleConvention, variablesConvention } from '../../dispositifs/index.ts'
import { estComplete, type Redaction } from '../use-cases/rediger.ts'

/** The whole text of the convention, to be read on the page as it is in the PDF. */
export const TexteConvention = ({
  redigee,
  id = 'texte',
}: {
  readonly redigee: ModeleConvention
  readonly id?: string
}): VNode => (
  <Section titre={redigee.titre} id={id}>
    {redigee.articles.map(({ titre, paragraphes }, rang) => (
      <Section key={titre} titre={`Article ${rang + 1} – ${titre}`} niveau={3}>
        {paragraphes.map(paragraphe => (
          <p key={paragraphe}>{avecManques(paragraphe)}</p>
        ))}
      </Section>
    ))}
  </Section>
)

/** What is still between braces stands out. */
const avecManques = (texte: string): readonly (string | VNode)[] =>
  texte
    .split(/(\{\{[^{}]*\}\})/u)
    .map((morceau, rang) => (rang % 2 === 1 ? <mark key={rang}>{morceau}</mark> : morceau))

/** CVN-1 — what keeps the convention from being sent, each with what to do about it. */
export const Manques = ({ redaction }: { readonly redaction: Redaction }): VNode | null => {
  if (estComplete(redaction)) return null
  const { lacunes, representant } = redaction
  return (
    <Alerte ton="erreur" titre="La convention ne peut pas être envoyée à la signature">
      <ul>
        {lacunes.inconnues.map(nom => (
          <li key={nom}>
            Le modèle de convention du dispositif nomme <Reference>{`{{${nom}}}`}</Reference>, qui ne correspond à
            aucune donnée : l’administrateur doit corriger le modèle.
          </li>
        ))}
        {lacunes.vides.map(nom => (
          <li key={nom}>
            {`Une information n’est pas renseignée dans la candidature : ${variablesConvention[nom]} (`}
            <Reference>{`{{${nom}}}`}</Reference>).
          </li>
        ))}
        {representant.nom === '' ? <li>Le nom du représentant légal n’est pas renseigné à l’étape 1.</li> : null}
        {representant.courriel === '' ? (
          <li>L’adresse électronique du représentant légal n’est pas renseignée à l’étape 1.</li>
        ) : null}
      </ul>
    </Alerte>
  )
}
