import { type ColonneRem, colonnesRem } from './colonnes-import.ts'
import type { Chapitre, Exigence, PreuveAttendue, Rem, Scenario } from './rem.ts'

type Rangee = {
  readonly chapitre: Chapitre
  readonly exigence: Exigence
  readonly scenario: Scenario
  readonly preuve: PreuveAttendue | null
}

/** A column of plain text is read as HTML too: what would be taken for a tag or an entity is written so as to be read as it is. */
const enTexteSimple = (texte: string): string =>
  /<|&[#a-z0-9]/iu.test(texte) ? texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : texte

const valeur: Readonly<Record<Exclude<ColonneRem, 'Ordre'>, (rangee: Rangee) => string>> = {
  Périmètre: ({ exigence }) => enTexteSimple(exigence.perimetre),
  ID: ({ exigence }) => exigence.id,
  Chapitre: ({ chapitre }) => enTexteSimple(chapitre.titre),
  Fonction: ({ exigence }) => enTexteSimple(exigence.fonction),
  Exigence: ({ exigence }) => exigence.texte,
  Commentaire: ({ exigence }) => exigence.commentaire,
  Profil: ({ exigence }) => enTexteSimple(exigence.profil),
  'N° scénario': ({ scenario }) => scenario.numero,
  'Scénario de conformité': ({ scenario }) => scenario.texte,
  'N° preuve': ({ preuve }) => preuve?.numero ?? '',
  Preuve: ({ preuve }) => preuve?.texte ?? '',
  'Profil historique': ({ exigence }) => enTexteSimple(exigence.profilHistorique),
  Criticité: ({ exigence }) => exigence.criticite,
}

/** One row a proof; a scenario that asks for none has its own, and so has what was noted beside it. */
const preuvesDe = ({ preuves, supplement }: Scenario): readonly (PreuveAttendue | null)[] =>
  preuves.length === 0 || supplement ? [null, ...preuves] : preuves

/**
 * REM-3 — the requirements as rows under the agency's columns, in its own order, then the workbook's other columns: read again,
 * they are the same requirements. `Ordre` counts requirements from 1.
 */
export const lignesDeRem = ({
  chapitres,
  colonnes = [],
}: Rem): {
  readonly entetes: readonly string[]
  readonly lignes: readonly (readonly (string | number)[])[]
} => {
  const exigences = chapitres.flatMap(chapitre => chapitre.exigences.map(exigence => ({ chapitre, exigence })))
  const ligne = (rangee: Rangee, ordre: number): readonly (string | number)[] => [
    ...colonnesRem.map(colonne => (colonne === 'Ordre' ? ordre : valeur[colonne](rangee))),
    ...colonnes.map((_, rang) => (rangee.preuve ?? rangee.scenario).supplement?.[rang] ?? ''),
  ]
  return {
    entetes: [...colonnesRem, ...colonnes],
    lignes: exigences.flatMap(({ chapitre, exigence }, rang) =>
      exigence.scenarios.flatMap(scenario =>
        preuvesDe(scenario).map(preuve => ligne({ chapitre, exigence, scenario, preuve }, rang + 1)),
      ),
    ),
  }
}
