import type { NumeroPreuve } from '../../dispositifs/index.ts'

/** For which proof a file seems to be. Two that its name could mean are never chosen between. */
export type Rapprochement =
  | { readonly kind: 'trouvee'; readonly preuve: NumeroPreuve }
  | { readonly kind: 'a_preciser'; readonly preuves: readonly NumeroPreuve[] }
  | { readonly kind: 'aucune' }

/** What stands between separators, whatever they are: `ANN.01/02_a` and `ann 01-02 A` read the same. */
const mots = (texte: string): readonly string[] =>
  texte
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(mot => mot !== '')

const enCle = (suite: readonly string[]): string => suite.join(' ')

type Trouvee = { readonly debut: number; readonly fin: number; readonly preuves: readonly NumeroPreuve[] }

export type Rapprocheur = {
  /** `chemin`: the name of a file, after those of its folders. */
  readonly duChemin: (chemin: string) => Rapprochement
  /** A number as a person writes it. */
  readonly duNumero: (texte: string) => Rapprochement
}

/**
 * PRE-1 — matches names of files with the numbers of proofs, separators being all alike. A number counts where it stands whole,
 * in the name of the file or of a folder; one that is inside a longer one does not count.
 * @param numeros all that the programme knows, those not asked for too: a shorter number must not be read in one of them.
 */
export const rapprocheur = (numeros: readonly NumeroPreuve[]): Rapprocheur => {
  const parCle = new Map<string, NumeroPreuve[]>()
  let plusLong = 0
  for (const numero of new Set(numeros)) {
    const suite = mots(numero)
    if (suite.length === 0) continue
    plusLong = Math.max(plusLong, suite.length)
    const memes = parCle.get(enCle(suite))
    if (memes) memes.push(numero)
    else parCle.set(enCle(suite), [numero])
  }
  const trouvees = (suite: readonly string[]): readonly Trouvee[] =>
    suite.flatMap((_, debut) =>
      Array.from({ length: Math.min(plusLong, suite.length - debut) }, (__, n) => debut + n + 1).flatMap(fin => {
        const preuves = parCle.get(enCle(suite.slice(debut, fin)))
        return preuves ? [{ debut, fin, preuves }] : []
      }),
    )
  return {
    duChemin: chemin => {
      const toutes = trouvees(mots(chemin))
      const dans = (une: Trouvee, autre: Trouvee): boolean =>
        autre.debut <= une.debut && une.fin <= autre.fin && autre.fin - autre.debut > une.fin - une.debut
      return conclure(toutes.filter(une => !toutes.some(autre => dans(une, autre))).flatMap(({ preuves }) => preuves))
    },
    duNumero: texte => conclure(parCle.get(enCle(mots(texte))) ?? []),
  }
}

const conclure = (preuves: readonly NumeroPreuve[]): Rapprochement => {
  const [une, ...autres] = new Set(preuves)
  if (une === undefined) return { kind: 'aucune' }
  return autres.length === 0 ? { kind: 'trouvee', preuve: une } : { kind: 'a_preciser', preuves: [une, ...autres] }
}
