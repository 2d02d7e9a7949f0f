import { type AideSaisie, type CompteConnu, type Formulaire, remplir, type Reponses } from '../../dispositifs/index.ts'

/** What a button other than « Enregistrer » does to the answers: fill from an account (ADM-3), add a line, remove one. */
export const appliquerGeste = async ({
  geste,
  saisies,
  formulaire,
  compte,
}: {
  readonly geste: string
  readonly saisies: Reponses
  readonly formulaire: Formulaire
  readonly compte: (source: AideSaisie['source']) => Promise<CompteConnu>
}): Promise<Reponses> => {
  const [nature, code, precision] = geste.split('.')
  if (nature === 'aide') {
    const section = formulaire.sections.find(autre => autre.code === code)
    const aide = section?.aidesSaisie?.find(({ source }) => source === precision)
    return aide ? { ...saisies, ...remplir(aide, await compte(aide.source)) } : saisies
  }
  const lignes = saisies[code ?? '']
  if (!Array.isArray(lignes)) return saisies
  if (nature === 'ajouter') return { ...saisies, [code ?? '']: [...lignes, {}] }
  if (nature === 'retirer') return { ...saisies, [code ?? '']: lignes.toSpliced(Number(precision), 1) }
  return saisies
}
