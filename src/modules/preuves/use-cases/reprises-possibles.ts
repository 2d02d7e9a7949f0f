import type { ActeurEditeur } from '../../../kernel/acteur.ts'
import type { FiltrePieces, PieceDeLEntreprise, PreuveAttendueAilleurs } from '../../candidatures/index.ts'
import type { Acceptation, Dispositif, Exigence } from '../../dispositifs/index.ts'
import { refusDExtension } from '../domain/type-fichier.ts'
import { acceptationDe } from './deposer.ts'

export type LirePieces = (
  filtre: FiltrePieces,
) => Promise<{ readonly pieces: readonly PieceDeLEntreprise[]; readonly nombre: number }>

type Ports = {
  readonly dispositifsEnDepot: (demande: { readonly acteur: ActeurEditeur }) => Promise<readonly string[]>
  readonly preuvesAttendues: (demande: {
    readonly acteur: ActeurEditeur
    readonly preuves: readonly string[]
  }) => Promise<readonly PreuveAttendueAilleurs[]>
  readonly lireDispositif: (id: string) => Promise<Dispositif>
}

const exigences = ({ rem }: Dispositif): readonly Exigence[] => rem.chapitres.flatMap(chapitre => chapitre.exigences)
const numerosDe = ({ scenarios }: Exigence): readonly string[] =>
  scenarios.flatMap(({ preuves }) => preuves.map(({ numero }) => numero))

/** GUI-7 — by the SHA-256 of each of these pièces, the proofs of the same requirement that other candidatures wait for. */
export const makeReprisesPossibles =
  ({ dispositifsEnDepot, preuvesAttendues, lireDispositif }: Ports) =>
  async (demande: {
    readonly acteur: ActeurEditeur
    readonly pieces: readonly PieceDeLEntreprise[]
  }): Promise<ReadonlyMap<string, readonly PreuveAttendueAilleurs[]>> => {
    const { acteur, pieces } = demande
    const ouverts = await dispositifsEnDepot({ acteur })
    const ids = new Set([...ouverts, ...pieces.flatMap(({ usages }) => usages.map(({ dispositifId }) => dispositifId))])
    const dispositifs = new Map<string, Dispositif>()
    /** The requirement of each proof, by programme. */
    const exigenceDe = new Map<string, ReadonlyMap<string, string>>()
    for (const id of ids) {
      const dispositif = await lireDispositif(id)
      dispositifs.set(id, dispositif)
      exigenceDe.set(
        id,
        new Map(exigences(dispositif).flatMap(une => numerosDe(une).map(numero => [numero, une.id] as const))),
      )
    }
    const exigencesDe = ({ usages }: PieceDeLEntreprise): ReadonlySet<string> =>
      new Set(
        usages
          .filter(({ courant }) => courant)
          .flatMap(({ dispositifId, preuve }) => exigenceDe.get(dispositifId)?.get(preuve) ?? []),
      )
    const prouvees = new Map(pieces.map(piece => [piece, exigencesDe(piece)]))
    const voulues = new Set([...prouvees.values()].flatMap(unes => [...unes]))
    const preuves = new Set(
      ouverts.flatMap(id =>
        [...(exigenceDe.get(id) ?? [])].flatMap(([preuve, exigence]) => (voulues.has(exigence) ? [preuve] : [])),
      ),
    )
    const attendues = await preuvesAttendues({ acteur, preuves: [...preuves] })
    const convient = (piece: PieceDeLEntreprise, { numero, dispositifId, preuve }: PreuveAttendueAilleurs): boolean => {
      const dispositif = dispositifs.get(dispositifId)
      const exigence = exigenceDe.get(dispositifId)?.get(preuve)
      return (
        dispositif !== undefined &&
        exigence !== undefined &&
        prouvees.get(piece)?.has(exigence) === true &&
        piece.usages.every(usage => usage.numero !== numero) &&
        estAdmise(piece, acceptationDe(dispositif, preuve))
      )
    }
    return new Map(
      pieces.map(piece => [piece.empreinte, attendues.filter(attendue => convient(piece, attendue))] as const),
    )
  }

/** PRE-3 — under one of its names at least. */
const estAdmise = ({ nature, noms, taille }: PieceDeLEntreprise, acceptation: Acceptation | null): boolean => {
  if (nature === 'gazelle') return acceptation?.gazelle === true
  const fichier = acceptation?.fichier
  return fichier ? taille <= fichier.tailleMax && noms.some(nom => !refusDExtension(nom, fichier.extensions)) : false
}
