import { type ColonneRem, colonnesRem } from '../domain/colonnes-import.ts'
import { lignesDeRem } from '../domain/lignes-export.ts'
import type { Rem } from '../domain/rem.ts'
import { ecrireClasseur } from './ecrire-classeur.ts'

/** In characters, as the agency's own workbook has them. */
const largeurs: Readonly<Record<ColonneRem, number>> = {
  Périmètre: 13,
  ID: 18,
  Chapitre: 35,
  Fonction: 35,
  Exigence: 66,
  Commentaire: 40,
  Profil: 22,
  'N° scénario': 20,
  'Scénario de conformité': 66,
  'N° preuve': 22,
  Preuve: 50,
  'Profil historique': 22,
  Criticité: 13,
  Ordre: 8,
}

/** REM-3 — the requirements as the workbook in which the agency publishes them: imported again, it gives the same ones. */
export const exporterRem = (rem: Rem): Promise<Buffer> => {
  const { entetes, lignes } = lignesDeRem(rem)
  const colonnes = entetes.map((entete, rang) => {
    const colonne = colonnesRem[rang]
    return { entete, largeur: colonne ? largeurs[colonne] : 25 }
  })
  return ecrireClasseur([{ nom: 'Exigences', colonnes, lignes }])
}
