import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lireClasseur } from '../../src/modules/dispositifs/infra/classeur.ts'
import { RACINE } from '../../src/platform/config/racine.ts'

/**
 * Counted by hand in the agency's workbook, for a solution that was not referenced in vague 1: the proofs of each chapter
 * that the requirements of these profiles ask for; those of recommendations are due by nobody.
 */
export const preuvesParChapitre = (profils: readonly string[]): ReadonlyMap<string, number> => {
  const [feuille] = lireClasseur(readFileSync(join(RACINE, 'programmes/ris-vague-2/exigences.xlsx')))
  const [entete, ...lignes] = (feuille?.lignes ?? []).map(
    ({ cellules }) =>
      new Map(
        [...cellules].map(([colonne, cellule]) => [colonne, cellule.kind === 'texte' ? cellule.texte.trim() : '']),
      ),
  )
  const colonne = (titre: string): string => [...(entete ?? [])].find(([, texte]) => texte === titre)?.[0] ?? ''
  const [chapitre, profil, exigence, preuve] = ['Chapitre', 'Profil', 'Exigence', 'N° preuve'].map(colonne)
  const comptes = new Map<string, number>()
  for (const ligne of lignes) {
    const lire = (lettres: string | undefined): string => ligne.get(lettres ?? '') ?? ''
    if (lire(preuve) === '' || !profils.includes(lire(profil)) || !/DOIT|DOIVENT/.test(lire(exigence))) continue
    comptes.set(lire(chapitre), (comptes.get(lire(chapitre)) ?? 0) + 1)
  }
  return comptes
}
