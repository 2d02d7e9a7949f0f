import { json, page, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { numeroDePage } from '../../../platform/http/lecture.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { commeFait, type LigneScellee, type Verification } from '../../journal/index.ts'
import type { Fait } from '../domain/faits.ts'
import { ecarts, rejouer } from '../domain/rejeu.ts'
import type { CandidatureVue } from '../queries/voir-candidature.ts'
import type { DepsCandidatures } from './deps.ts'
import { type ControleDuJournal, estReserve, pageJournal } from './journal.page.tsx'

/** What reading a journal needs; the composition gives it. */
export type DepsJournal = Pick<DepsCandidatures, 'voir' | 'lireDispositif'> & {
  /** Every line of the candidature's journal, and its chain recomputed now. */
  readonly verifierJournal: (
    numero: string,
  ) => Promise<{ readonly lignes: readonly LigneScellee[]; readonly verification: Verification }>
}

/** PUB-4 — the legal memory of a candidature, for the administrator: who, what, when, and that nothing was altered. */
export const routesJournal = (deps: DepsJournal): readonly Route[] => [
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/journal',
    acces: { qui: 'agent', roles: ['administrateur'] },
    traiter: journal(deps),
  },
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/journal.json',
    acces: { qui: 'agent', roles: ['administrateur'] },
    traiter: journalJson(deps),
  },
]

type Lecture = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly lignes: readonly LigneScellee[]
  readonly controle: ControleDuJournal
}

const lire = async (deps: DepsJournal, { params, acteur }: Requete): Promise<Lecture> => {
  // The state first: what is written in between is in the journal, and is not asked of the state.
  const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
  const [dispositif, { lignes, verification }] = await Promise.all([
    deps.lireDispositif(vue.etat.dispositifId),
    deps.verifierJournal(vue.etat.numero),
  ])
  return { vue, dispositif, lignes, controle: { verification, rejeu: controlerRejeu(vue, lignes) } }
}

const controlerRejeu = (
  { etat, version }: CandidatureVue,
  lignes: readonly LigneScellee[],
): ControleDuJournal['rejeu'] => {
  if (lignes.length < version) return { code: 'incomplet', attendues: version, lues: lignes.length }
  const rejeu = rejouer(lignes.slice(0, version).map(ligne => commeFait<Fait>(ligne)))
  if (!rejeu.ok) return { code: 'impossible', rompuA: rejeu.rompuA }
  const differences = ecarts(rejeu.etat, etat)
  return differences.length === 0 ? { code: 'identique' } : { code: 'different', differences }
}

const journal =
  (deps: DepsJournal) =>
  async (requete: Requete): Promise<Reponse> => {
    return page(pageJournal({ ...(await lire(deps, requete)), page: numeroDePage(requete.query) }))
  }

/** The lines as they are stored, texts untouched, so that anyone can compute the chain again. */
const journalJson =
  (deps: DepsJournal) =>
  async (requete: Requete): Promise<Reponse> => {
    const { vue, lignes, controle } = await lire(deps, requete)
    return json({
      candidature: vue.etat.numero,
      luLe: vue.le,
      controle,
      calcul:
        'Une ligne dont donnees est nul ne montre pas son contenu, que l’agence ne lit pas (réponses du questionnaire de maturité) : son empreinte ne se recalcule pas d’ici, et la chaîne reprend d’elle. Pour les autres : empreinte = SHA-256 (hexadécimal) du texte UTF-8 formé, séparés par un saut de ligne, de : empreinte de la ligne précédente (64 zéros pour la première), flux, fluxId, position, type, le, par, donnees ; par et donnees sont les textes tels quels.',
      lignes: lignes.map(({ flux, fluxId, position, type, le, parTexte, donneesTexte, empreinte }) => ({
        flux,
        fluxId,
        position,
        type,
        le,
        par: parTexte,
        donnees: estReserve(type) ? null : donneesTexte,
        empreinte,
      })),
    })
  }
