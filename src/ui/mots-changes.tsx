import { diffWords } from 'diff'
import type { VNode } from 'preact'
import { Invisible } from './textes.tsx'

/** A sanitised HTML text as words on lines: what a comparison of wordings looks at. */
export const enTexte = (html: string): string =>
  html
    .replaceAll(/<\/(?:p|li|ul|ol)>|<br\s*\/?>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\n{2,}/g, '\n')
    .trim()

/** Two sanitised HTML texts as one, the words that went struck out and those that came marked; said to who does not see it. */
export const MotsChanges = ({ avant, apres }: { readonly avant: string; readonly apres: string }): VNode => (
  <p class="cv-mots">
    {diffWords(enTexte(avant), enTexte(apres)).map(({ added, removed, value }, rang) =>
      added ? (
        <ins key={rang}>
          <Invisible>ajouté : </Invisible>
          {value}
        </ins>
      ) : removed ? (
        <del key={rang}>
          <Invisible>retiré : </Invisible>
          {value}
        </del>
      ) : (
        <span key={rang}>{value}</span>
      ),
    )}
  </p>
)
