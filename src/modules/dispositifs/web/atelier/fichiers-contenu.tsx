import type { VNode } from 'preact'

/** What each file of a programme holds, as people who open it are told. */
const FICHIERS: readonly (readonly [string, string])[] = [
  ['programme.json', 'les réglages, le calendrier, les profils et les formulaires, un réglage par ligne'],
  ['charte.html', 'le texte de la charte'],
  ['convention.json', 'les articles de la convention, s’il y en a une'],
  ['exigences.json', 'les exigences, un paragraphe par ligne : c’est ce qui est lu'],
  ['exigences.xlsx', 'les mêmes exigences, en classeur ; il suffit sans exigences.json'],
  ['test-intrusion.json', 'les points du test d’intrusion, s’il est demandé'],
  ['maturite-ssi.json', 'le questionnaire de maturité, s’il est demandé'],
]

/** The files of a programme, by name. */
export const ContenuDesFichiers = (): VNode => (
  <ul>
    {FICHIERS.map(([nom, quoi]) => (
      <li key={nom}>
        <code>{nom}</code> : {quoi}.
      </li>
    ))}
  </ul>
)
