import { sql } from 'kysely'
import { ecarts, type Fait, FLUX_CANDIDATURE, rejouer, voirCandidature } from '../../src/modules/candidatures/index.ts'
import { commeFait, verifierJournal } from '../../src/modules/journal/index.ts'
import type { Db } from '../../src/platform/db/index.ts'
import { exiger, type Monde } from '../monde.ts'

/** How many journals were read again, and their lines. */
export type Relecture = { readonly journaux: number; readonly lignes: number }

/**
 * What is in the base once all is over: every journal is whole (its chain), folds to the state row, and both say what was
 * lived; the queue that the base keeps is the one of the model. @throws InvariantRompu
 */
export const verifierLaBase = async (monde: Monde, db: Db): Promise<Relecture> => {
  const acteur = monde.population.secretaire.acteur
  let lues = 0
  let journaux = 0
  for (const dossier of monde.dossiers) {
    if (!dossier.etat) continue
    const { numero } = dossier
    const { lignes, verification } = await verifierJournal(db, { flux: FLUX_CANDIDATURE, fluxId: numero })
    exiger(verification.intact, `la chaîne du journal est rompue : ${JSON.stringify(verification)}`, dossier)
    const faits = lignes.map(ligne => commeFait<Fait>(ligne))
    const { etat } = await voirCandidature(db, { numero, acteur })
    const rejeu = rejouer(faits)
    const replie = rejeu.ok ? ecarts(rejeu.etat, etat) : [`ligne ${rejeu.rompuA}`]
    exiger(replie.length === 0, `le journal de la base ne se replie pas sur sa ligne : ${replie.join(', ')}`, dossier)
    const vecu = [...ecarts(faits, dossier.faits), ...ecarts(etat, dossier.etat)]
    exiger(vecu.length === 0, `la base ne dit pas ce qui a été vécu : ${vecu.join(', ')}`, dossier)
    lues += lignes.length
    journaux++
  }
  await verifierLaFile(monde, db)
  return { journaux, lignes: lues }
}

const verifierLaFile = async ({ dispositif, file, dossiers }: Monde, db: Db): Promise<void> => {
  const { rows } = await sql<{ numero: string; code: string; rang: number }>`
    select numero, code, rang from candidatures_chapitres where guichet = ${dispositif.code} and statut = 'en_file'
    order by rang`.execute(db)
  const places = [...file.places()].toSorted((a, b) => a.rang - b.rang)
  const enBase = rows.map(({ numero, code, rang }) => `${rang} ${numero} ${code}`)
  const modele = places.map(({ rang, dossier, chapitre }) => `${rang} ${dossier.numero} ${chapitre}`)
  const [premier] = dossiers
  if (premier) exiger(enBase.join() === modele.join(), 'la file de la base n’est pas celle du modèle', premier)
}
