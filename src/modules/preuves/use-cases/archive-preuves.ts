import { type Depot, depotsCourants, depotsEcartesDuCas, type Instruite } from '../../candidatures/index.ts'

/** A deposit in the archive of a candidature's evidence. `chemin`: where its file stands; none for a link. */
export type DepotArchive = {
  readonly chapitre: string
  readonly preuve: string
  readonly depot: Depot
  /** It counts now; a later one has not taken its place (PRE-7). */
  readonly courant: boolean
  readonly chemin: string | null
}

/** What every system takes in a file's name; the numbers of proofs have slashes. */
const enNom = (texte: string): string =>
  texte
    .replace(/[/\\:*?"<>|\p{Cc}]+/gu, '-')
    .replace(/^[.\s]+|[.\s]+$/gu, '')
    .slice(0, 150) || 'sans-nom'

const nomDu = (depot: Depot): string => {
  if (depot.nature === 'fichier') return enNom(depot.nom)
  return depot.nature === 'gazelle'
    ? `rapport-${enNom(depot.oid)}.${depot.type === 'application/json' ? 'json' : 'xml'}`
    : ''
}

/**
 * Every deposit of a file, in the order of its chapters and proofs: what counts in `chapitre/preuve/nom`, what came before in
 * `chapitre/preuve/anterieures/`, what came under another case than the one declared in `chapitre/preuve/autre-cas-n/`. Two of the same name are told apart by a number.
 */
export const depotsArchives = ({ chapitres }: Pick<Instruite, 'chapitres'>): readonly DepotArchive[] => {
  const pris = new Map<string, number>()
  const unique = (dossier: string, nom: string): string => {
    const fois = (pris.get(`${dossier}/${nom}`) ?? 0) + 1
    pris.set(`${dossier}/${nom}`, fois)
    return fois === 1 ? `${dossier}/${nom}` : `${dossier}/${fois}-${nom}`
  }
  const ranger = (depot: Depot, dossier: string): string | null =>
    depot.nature === 'lien' ? null : unique(dossier, nomDu(depot))
  return Object.entries(chapitres).flatMap(([chapitre, depose]) => [
    ...Object.entries(depose.preuves).flatMap(([preuve, deposee]) => {
      const courants = depotsCourants(deposee)
      return deposee.versions.map((depot): DepotArchive => {
        const courant = courants.includes(depot)
        const dossier = `${enNom(chapitre)}/${enNom(preuve)}${courant ? '' : '/anterieures'}`
        return { chapitre, preuve, depot, courant, chemin: ranger(depot, dossier) }
      })
    }),
    ...depotsEcartesDuCas(depose).flatMap(({ numero: preuve, cas, preuve: { versions } }) =>
      versions.map((depot): DepotArchive => {
        const dossier = `${enNom(chapitre)}/${enNom(preuve)}/autre-cas-${cas}`
        return { chapitre, preuve, depot, courant: false, chemin: ranger(depot, dossier) }
      }),
    ),
  ])
}
