import type { ActeurEditeur } from '../../../kernel/acteur.ts'
import { RefusTus } from '../../../platform/http/tus.ts'
import { type CandidatureVue, estLeSien } from '../../candidatures/index.ts'
import { acceptationCommune, preuvesADeposer } from '../use-cases/preuves-a-deposer.ts'
import { statutDe } from './apres-depot.ts'
import type { DepsPreuves } from './deps.ts'
import { phraseRefusDeReception } from './phrases.ts'

/** What an upload says of itself when it goes to the list of files of a candidature. */
export const VERS_LA_LISTE = { vers: 'liste' } as const

type Demande = {
  readonly id: string
  readonly taille: number
  readonly metadonnees: Readonly<Record<string, string>>
  readonly acteur: ActeurEditeur
  readonly vue: CandidatureVue
}

/** PRE-1, P7 — one of many files begins. @throws RefusTus with the sentence of the page. */
export const commencerDansLaListe = async (
  { lireDispositif, depotGroupe }: DepsPreuves,
  { id, taille, metadonnees, acteur, vue }: Demande,
): Promise<void> => {
  if (!estLeSien(vue.etat, acteur))
    throw new RefusTus(404, 'Cette candidature n’existe pas, ou vous n’y avez pas accès.')
  const dispositif = await lireDispositif(vue.etat.dispositifId)
  const acceptation = acceptationCommune(preuvesADeposer({ vue, dispositif, acteur, le: vue.le }))
  if (!acceptation) throw new RefusTus(422, 'Aucune preuve de cette candidature n’attend de fichier en ce moment.')
  const { filename = '', chemin = filename, rang } = metadonnees
  const nouveau = { id, numero: vue.etat.numero, chemin, taille, premier: rang === '0' }
  const refus = await depotGroupe.commencerEnvoi(nouveau, { acteur, acceptation })
  if (!refus) return
  const statut = refus.code === 'liste_pleine' || refus.code === 'archive_refusee' ? 422 : statutDe(refus.code)
  throw new RefusTus(statut, phraseRefusDeReception(refus))
}
