import { NonTrouve } from '../../../kernel/erreurs.ts'
import type { Instant } from '../../../kernel/temps.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { numeroDePage } from '../../../platform/http/lecture.ts'
import {
  ATELIER,
  type Chantier,
  type ChantierLu,
  cheminsAtelier,
  controlerChantier,
  type Dispositif,
  type ecrireClasseur,
  type FeuilleAEcrire,
  versionDe,
} from '../../dispositifs/index.ts'
import {
  type BilanDEssai,
  type DossierEssaye,
  type EssayerVersion,
  type SourceDEssai,
  type VerdictDEssai,
  verdicts,
} from '../use-cases/essayer-version.ts'
import { changementsDe } from './essai-en-mots.ts'
import { pageEssai, pageEssaiImpossible } from './essai.page.tsx'
import { type FiltreDEssai, libelleVerdict } from './essai-resultat.tsx'
import { libelleStatut } from './phrases.ts'

export type DepsEssai = {
  readonly lireChantier: (code: string) => Promise<ChantierLu | null>
  /** The open version of each programme, in the order of the catalogue. */
  readonly dispositifsOuverts: () => Promise<readonly Dispositif[]>
  readonly horloge: () => Promise<Instant>
  readonly essayer: EssayerVersion
  readonly ecrireClasseur: typeof ecrireClasseur
}

/** GUI-3 — a programme that is being written, tried on files that were lived. */
export const routesEssai = (deps: DepsEssai): readonly Route[] => [
  { methode: 'GET', chemin: '/atelier/:code/essai', acces: ATELIER, traiter: montrer(deps) },
  { methode: 'GET', chemin: '/atelier/:code/essai.xlsx', acces: ATELIER, traiter: exporter(deps) },
]

/** What an address asks for. @throws NonTrouve when no chantier of that programme is under way */
const lire = async (deps: DepsEssai, { params, query }: Requete) => {
  const lu = await deps.lireChantier(params['code'] ?? '')
  if (!lu) throw new NonTrouve()
  const dispositifs = await deps.dispositifsOuverts()
  const connu = (code: string | undefined): string | undefined =>
    dispositifs.find(dispositif => dispositif.code === code)?.code
  const source: SourceDEssai = {
    guichet: connu(query['guichet']) ?? connu(lu.chantier.code) ?? dispositifs[0]?.code ?? '',
    dossiers: query['dossiers'] === 'ouverts' ? 'ouverts' : 'tous',
  }
  const filtre: FiltreDEssai = {
    verdict: verdicts.find(verdict => verdict === query['verdict']) ?? null,
    recherche: (query['q'] ?? '').trim(),
  }
  return { ...lu, dispositifs, source, filtre }
}

type Lu = Awaited<ReturnType<typeof lire>>

const montrer =
  (deps: DepsEssai) =>
  async (requete: Requete): Promise<Reponse> => {
    const lu = await lire(deps, requete)
    const { chantier, dispositifs, source, filtre } = lu
    const fautes = controlerChantier(chantier)
    if (fautes.length > 0) return page(pageEssaiImpossible({ chantier, fautes }))
    const demande = requete.query['dossiers'] !== undefined && source.guichet !== ''
    const essai = demande ? await essayerLe(deps, lu) : null
    const resultat = essai && {
      ...essai,
      filtre,
      retenus: retenir(essai.bilan, filtre),
      page: numeroDePage(requete.query),
    }
    return page(pageEssai({ chantier, dispositifs, source, resultat }))
  }

const exporter =
  (deps: DepsEssai) =>
  async (requete: Requete): Promise<Reponse> => {
    const lu = await lire(deps, requete)
    const { chantier, source, filtre } = lu
    if (controlerChantier(chantier).length > 0 || source.guichet === '')
      return redirection(cheminsAtelier.essai(chantier.code))
    const { bilan, brouillon } = await essayerLe(deps, lu)
    const corps = await deps.ecrireClasseur([feuilleDe(retenir(bilan, filtre), brouillon)])
    return {
      kind: 'fichier',
      nom: `essai-${chantier.code}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      taille: corps.byteLength,
      corps,
      disposition: 'attachment',
    }
  }

const essayerLe = async (
  deps: DepsEssai,
  { chantier, version, dispositifs, source }: Lu,
): Promise<{ readonly brouillon: Dispositif; readonly bilan: BilanDEssai }> => {
  const brouillon = versionEssayee(chantier, { now: await deps.horloge(), dispositifs })
  return { brouillon, bilan: await deps.essayer({ brouillon, revision: String(version), source }) }
}

/** JAL-5 — the version that publishing now would make. Nobody accepts its charter here: its hash is not looked at. */
const versionEssayee = (
  chantier: Chantier,
  { now, dispositifs }: { readonly now: Instant; readonly dispositifs: readonly Dispositif[] },
): Dispositif => {
  const contenu = versionDe(chantier, { now, empreinte: () => '' })
  if (!contenu) throw new NonTrouve()
  const derniere = dispositifs.find(({ code }) => code === chantier.code)
  return { ...contenu, id: `essai ${chantier.code}`, version: (derniere?.version ?? 0) + 1 }
}

const retenir = ({ dossiers }: BilanDEssai, { verdict, recherche }: FiltreDEssai): readonly DossierEssaye[] => {
  const motif = sansAccents(recherche)
  const rang = ({ verdicts: siens }: DossierEssaye): number => verdicts.findIndex(un => siens.includes(un))
  return dossiers
    .filter(dossier => verdict === null || dossier.verdicts.includes(verdict))
    .filter(({ numero, produit, entreprise }) => sansAccents(`${numero} ${produit} ${entreprise}`).includes(motif))
    .toSorted((a, b) => rang(a) - rang(b))
}

const sansAccents = (texte: string): string => texte.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** One row a file, nothing counted instead of named. */
const feuilleDe = (dossiers: readonly DossierEssaye[], brouillon: Dispositif): FeuilleAEcrire => {
  const phrases = (dossier: DossierEssaye, verdict: VerdictDEssai): string =>
    changementsDe(dossier, brouillon, Number.POSITIVE_INFINITY)
      .filter(changement => changement.verdict === verdict)
      .map(({ phrase }) => phrase)
      .join('\n')
  const parVerdict = verdicts.filter(verdict => verdict !== 'inchangee')
  return {
    nom: 'Essai',
    colonnes: [
      { entete: 'Numéro', largeur: 14 },
      { entete: 'Produit', largeur: 28 },
      { entete: 'Éditeur', largeur: 28 },
      { entete: 'État', largeur: 24 },
      { entete: 'Ce qui change', largeur: 24 },
      ...parVerdict.map(verdict => ({ entete: libelleVerdict[verdict], largeur: 60 })),
    ],
    lignes: dossiers.map(dossier => [
      dossier.numero,
      dossier.produit,
      dossier.entreprise,
      libelleStatut[dossier.statut],
      dossier.verdicts.map(verdict => libelleVerdict[verdict]).join(', '),
      ...parVerdict.map(verdict => phrases(dossier, verdict)),
    ]),
  }
}
