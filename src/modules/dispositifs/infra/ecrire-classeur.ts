import writeXlsxFile from 'write-excel-file/node'

export type CelluleAEcrire = string | number | null

/**
 * A sheet as it is written: its headers on the first row, in bold and held in place, then its rows. `nom`: 31 characters
 * at most, none of `[ ] : * ? / \`. `largeur`: in characters.
 */
export type FeuilleAEcrire = {
  readonly nom: string
  readonly colonnes: readonly { readonly entete: string; readonly largeur: number }[]
  readonly lignes: readonly (readonly CelluleAEcrire[])[]
}

const coder = (caracteres: string): string =>
  Array.from(
    { length: caracteres.length },
    (_, rang) => `_x${caracteres.charCodeAt(rang).toString(16).toUpperCase().padStart(4, '0')}_`,
  ).join('')

/**
 * What XML can't hold is written in the format's own way, `_x000D_`, and what only looks like it so as not to be taken for
 * it. The words that every object knows (`constructor`) too: the library would take them for strings already written.
 */
const enOoxml = (texte: string): string =>
  texte in {}
    ? coder(texte.slice(0, 1)) + texte.slice(1)
    : texte
        .replace(/_(?=x[0-9A-Fa-f]{4})/gu, '_x005F_')
        .replace(/[\p{Cs}\p{Noncharacter_Code_Point}\ufffd]|(?![\t\n])\p{Cc}/gu, coder)

/** Text is text, whatever it begins with: `type` keeps a value from being taken for anything else. */
const cellule = (valeur: CelluleAEcrire) => {
  if (valeur === null || valeur === '') return null
  const mise = { alignVertical: 'top', wrap: true } as const
  return typeof valeur === 'number'
    ? { ...mise, type: Number, value: valeur }
    : { ...mise, type: String, value: enOoxml(valeur) }
}

const entete = (texte: string) =>
  ({ type: String, value: enOoxml(texte), fontWeight: 'bold', backgroundColor: '#E8EDFF', wrap: true }) as const

/** 1 January 1980, the first day that the format knows. */
const SANS_DATE = 0x00210000

/** The archive without the hour at which it was made: the same content is the same bytes. */
const sansHeure = (archive: Buffer): Buffer => {
  const pied = archive.length - 22
  const nombre = archive.readUInt16LE(pied + 10)
  let position = archive.readUInt32LE(pied + 16)
  for (let rang = 0; rang < nombre; rang++) {
    archive.writeUInt32LE(SANS_DATE, position + 12)
    archive.writeUInt32LE(SANS_DATE, archive.readUInt32LE(position + 42) + 10)
    position += [28, 30, 32].reduce((longueur, ou) => longueur + archive.readUInt16LE(position + ou), 46)
  }
  return archive
}

/**
 * Writes an .xlsx workbook. A text is read back as it was given, byte for byte, and is never a formula; the same content
 * gives the same bytes.
 *
 * @throws Error when a sheet's name is one that the format refuses
 */
export const ecrireClasseur = async (feuilles: readonly FeuilleAEcrire[]): Promise<Buffer> =>
  sansHeure(
    await writeXlsxFile(
      feuilles.map(({ nom, colonnes, lignes }) => ({
        sheet: nom,
        columns: colonnes.map(({ largeur }) => ({ width: largeur })),
        stickyRowsCount: 1,
        data: [colonnes.map(colonne => entete(colonne.entete)), ...lignes.map(ligne => ligne.map(cellule))],
      })),
    ).toBuffer(),
  )
