import { articlesDeLEligibilite } from './passages-eligibilite.ts'
import { articlesDuGuichet } from './passages-guichet.ts'
import { articlesDeLInstruction } from './passages-instruction.ts'
import { articlesDesPreuves } from './passages-preuves.ts'
import { articlesDesSuites } from './passages-suites.ts'

/** The procedure's own documents, by the number under which the rules cite them. */
export const documents = {
  '000': 'La procédure de référencement de la Vague 2 (page publiée)',
  '001': 'Procédure de référencement sans financement SONS, version 1.1',
  '002': 'Foire aux questions des industriels',
  '003': 'Guide pas à pas du parcours de référencement RIS, 30 avril 2025',
  '004': 'Accompagnement des entreprises sur un parcours de type Ségur, août 2024',
} as const
export type NumeroDeDocument = keyof typeof documents

/** Where a document says it. `ou`: its section. */
export type Passage = { readonly source: NumeroDeDocument; readonly ou: string }

/** A rule as a lawyer looks for it. `sans`: why no passage is named, where none says it in so many words. */
export type Article = { readonly titre: string; readonly passages: readonly Passage[]; readonly sans?: string }

export const articles: Readonly<Record<string, Article>> = {
  ...articlesDuGuichet,
  ...articlesDeLEligibilite,
  ...articlesDesPreuves,
  ...articlesDeLInstruction,
  ...articlesDesSuites,
}

/** The groups of rules, in the order of the procedure, with the rules of each that are in this document. */
export const groupes = [
  { code: 'GUI', titre: 'Les dispositifs et leurs guichets' },
  { code: 'ADM', titre: 'Étape 1 : la candidature administrative' },
  { code: 'ELI', titre: 'Étape 2 : l’éligibilité' },
  { code: 'REM', titre: 'Le référentiel d’exigences' },
  { code: 'PRE', titre: 'Étape 3 : le dépôt des preuves' },
  { code: 'INS', titre: 'La journée de test du chapitre INS' },
  { code: 'INT', titre: 'L’instruction' },
  { code: 'PEN', titre: 'Le test d’intrusion' },
  { code: 'JAL', titre: 'Les jalons' },
  { code: 'CVN', titre: 'La convention' },
  { code: 'COL', titre: 'Le collège technique' },
  { code: 'REF', titre: 'Le référencement' },
  { code: 'GRP', titre: 'Les groupements' },
  { code: 'MSG', titre: 'Les messages et les notifications' },
] as const
