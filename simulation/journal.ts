import { createHash } from 'node:crypto'
import type { Fait } from '../src/modules/candidatures/index.ts'
import { rejouer, ecarts } from '../src/modules/candidatures/index.ts'
import { type Dossier, exiger, type Monde } from './monde.ts'

/** The journal as it is stored, read again, folded: one in so many; the others are folded as they are. */
const RELUS = 8

/** A journal folds to its state (architecture: the state row is the truth for screens, the journal the legal memory). */
export const verifierJournal = (dossier: Dossier): void => {
  const relus = dossier.indice % RELUS === 0
  const faits: readonly Fait[] = relus ? JSON.parse(JSON.stringify(dossier.faits)) : dossier.faits
  const rejeu = rejouer(faits)
  const differences = rejeu.ok ? ecarts(rejeu.etat, dossier.etat) : [`ligne ${rejeu.rompuA}`]
  exiger(differences.length === 0, `le journal ne se replie pas sur l’état : ${differences.join(', ')}`, dossier)
}

/**
 * What tells one run from another: every line of every journal, in the order of the candidatures. A base gives a programme an
 * identifier of its own, which its code stands for.
 */
export const empreinteDe = ({ dossiers, dispositif }: Monde): string => {
  const sansIdentifiant = (fait: Fait): Fait =>
    fait.type === 'CandidatureOuverte' ? { ...fait, dispositifId: dispositif.code } : fait
  const empreinte = createHash('sha256')
  for (const { numero, faits } of dossiers)
    empreinte.update(`${numero} ${JSON.stringify(faits.map(sansIdentifiant))}\n`)
  return empreinte.digest('hex')
}
