import type { Acte, ActeurEditeur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { CandidatureVue, Refus } from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { type Envoi, estARelire, type Quotas, refusDeQuota, type RefusDeQuota, type Volume } from '../domain/envoi.ts'
import { refusDeContenu, type RefusDeFichier, refusDExtension, typeDe } from '../domain/type-fichier.ts'
import {
  acceptationDe,
  chapitreVise,
  type Cible,
  commandeDeDepot,
  type PortsDepot,
  type Precisions,
  type ResultatDepot,
} from './deposer.ts'
import { refusDeFichierInadmis } from './echec.ts'
import { refusDEssai } from './essai.ts'

/** A run of bytes that is durable, and the SHA-256, as they came in, of all those from the first one up to `fin`. */
export type Segment = { readonly debut: number; readonly fin: number; readonly empreinte: string }

export type DepotEnvois = {
  readonly creer: (
    envoi: Pick<Envoi, 'id' | 'numero' | 'chapitre' | 'preuve' | 'nom' | 'taille'> & Partial<Pick<Envoi, 'chemin'>>,
    qui: ActeurEditeur,
  ) => Promise<void>
  /** Those of this person’s company that are neither deposited nor given up; `null` for another. */
  readonly lire: (id: string, qui: ActeurEditeur) => Promise<Envoi | null>
  /** Those that became a deposit. */
  readonly lireDepose: (id: string, qui: ActeurEditeur) => Promise<Envoi | null>
  readonly deLaCandidature: (numero: string, qui: ActeurEditeur) => Promise<readonly Envoi[]>
  /** Of the candidature; and of that company, or the candidature’s own. */
  readonly volume: (numero: string, qui?: ActeurEditeur) => Promise<Volume>
  /** `false` when it doesn’t follow what is durable: someone else wrote in between. */
  readonly noterSegment: (id: string, segment: Segment) => Promise<boolean>
  readonly segments: (id: string) => Promise<readonly Segment[]>
  /** What comes from that byte on is to be sent again. */
  readonly reprendreDepuis: (id: string, depuis: number) => Promise<void>
  readonly noterEmpreinte: (id: string, empreinte: string) => Promise<void>
  readonly noterDepot: (id: string) => Promise<void>
  readonly noterAbandon: (id: string) => Promise<void>
  /** Those that were begun before, and never became a deposit. */
  readonly perimes: (jours: number) => Promise<readonly string[]>
}

export type EtageDesEnvois = {
  readonly creer: (nom: string) => Promise<void>
  readonly ecrire: (
    nom: string,
    flux: AsyncIterable<Buffer>,
    part: {
      readonly position: number
      /** Whose key keeps it from being read, where pièces are encrypted (P30). */
      readonly pour: string
      readonly avant: () => Promise<string | undefined>
      readonly surSegment: (segment: Segment) => Promise<void>
    },
  ) => Promise<boolean>
  readonly supprimer: (nom: string) => Promise<void>
  readonly libre: () => Promise<number>
}

export type PortsEnvois = Pick<PortsDepot, 'deposer' | 'nouvelId' | 'acteAvec' | 'noter' | 'consigner' | 'dejaFait'> & {
  readonly envois: DepotEnvois
  readonly etage: EtageDesEnvois
  /** Reads the whole back, and takes it into the store (P6). */
  readonly adopter: (
    nom: string,
    segments: readonly Segment[],
  ) => Promise<
    | { readonly ok: true; readonly empreinte: string; readonly taille: number; readonly debut: Uint8Array }
    | { readonly ok: false; readonly depuis: number }
  >
  /** The first bytes of a file that the store has already, whole and read again; `null` when it does not. */
  readonly dejaRangee: (empreinte: string) => Promise<Uint8Array | null>
  readonly quotas: Quotas
}

export type RefusDEnvoi = Refus | RefusDeFichier | RefusDeQuota

type Nouveau = {
  readonly id: string
  readonly cible: Omit<Cible, 'mode'>
  readonly nom: string
  readonly taille: number
}

/** P9 — the act of which an attempt is kept: an upload has no form, and its id is drawn once. */
const acteDe = (id: string, acteur: ActeurEditeur): Acte => ({ acteur, cle: id, empreinte: id })

/** PRE-1…3, JAL-4 — an upload begins when the procedure would take its deposit now, and there is room for it. */
export const makeCommencerEnvoi =
  ({ envois, etage, quotas, consigner }: PortsEnvois) =>
  async (
    { id, cible, nom, taille }: Nouveau,
    {
      acteur,
      vue,
      dispositif,
    }: { readonly acteur: ActeurEditeur; readonly vue: CandidatureVue; readonly dispositif: Dispositif },
  ): Promise<RefusDEnvoi | null> => {
    const { numero, chapitre, preuve } = cible
    const refus = refusDEssai({ vue, dispositif, acteur, chapitre, preuve })
    if (refus && refus.code !== 'homologation_a_preciser') {
      await consigner({ acte: acteDe(id, acteur), cible: { ...cible, mode: 'complete' }, refus })
      return refus
    }
    const acceptation = acceptationDe(dispositif, preuve, chapitreVise(vue, cible))?.fichier
    const deNom = refusDExtension(nom, acceptation?.extensions ?? [])
    if (deNom || !acceptation) return deNom
    if (taille === 0) return { code: 'fichier_vide' }
    if (taille > acceptation.tailleMax) return { code: 'fichier_trop_gros', limite: acceptation.tailleMax }
    const [volume, libre] = await Promise.all([envois.volume(numero, acteur), etage.libre()])
    const deQuota = refusDeQuota(taille, { volume, quotas, libre })
    if (deQuota) return deQuota
    await etage.creer(id)
    await envois.creer({ id, numero, chapitre, preuve, nom, taille }, acteur)
    return null
  }

/** What is durable is not what this writer goes on from: it stops, and what it sent since is not kept. */
export class EcritEntreTemps extends Error {}

/** P7 — what comes in is written from what is durable on. @returns what is durable then. @throws EcritEntreTemps when someone else wrote in between, or what came before is lost */
export const makeEcrireEnvoi =
  ({ envois, etage }: PortsEnvois) =>
  async (
    { id, numero, taille, recus }: Pick<Envoi, 'id' | 'numero' | 'taille' | 'recus'>,
    flux: AsyncIterable<Buffer>,
  ): Promise<number> => {
    if (recus === taille) return recus
    let durable = recus
    const ecrit = await etage.ecrire(id, flux, {
      position: recus,
      pour: numero,
      avant: async () => (await envois.segments(id)).findLast(({ fin }) => fin === recus)?.empreinte,
      surSegment: async segment => {
        if (!(await envois.noterSegment(id, segment))) throw new EcritEntreTemps()
        durable = segment.fin
      },
    })
    if (ecrit) return durable
    await envois.reprendreDepuis(id, 0)
    throw new EcritEntreTemps()
  }

export type RefusDAchever = RefusDeFichier | { readonly code: 'relecture_differente'; readonly depuis: number }

/** P5, P6 — the whole is read back, held against what came in, and taken into the store before anyone is told that it is there. */
export const makeAcheverEnvoi =
  ({ envois, etage, adopter, dejaRangee, noter, consigner }: PortsEnvois) =>
  async (envoi: Envoi, acteur: ActeurEditeur): Promise<RefusDAchever | null> => {
    const { id, nom, empreinte: connue } = envoi
    if (connue !== null) return null
    const segments = await envois.segments(id)
    const piece = await adopter(id, segments).then(adoptee =>
      adoptee.ok ? adoptee : rangee(segments, adoptee, dejaRangee),
    )
    if (!piece.ok) {
      await envois.reprendreDepuis(id, piece.depuis)
      return { code: 'relecture_differente', depuis: piece.depuis }
    }
    const { empreinte, taille, debut } = piece
    const refus = refusDeContenu({ nom, taille, debut })
    if (refus) {
      await envois.noterAbandon(id)
      await etage.supprimer(id)
      const inadmis = refusDeFichierInadmis(refus.code)
      const cible = { ...envoi, mode: 'complete' } as const
      if (inadmis) await consigner({ acte: acteDe(id, acteur), cible, refus: inadmis })
      return refus
    }
    await noter({ empreinte, taille, type: typeDe(nom) })
    await envois.noterEmpreinte(id, empreinte)
    return null
  }

/** P7 — killed once the store had taken it and before that was written down: it is not sent again. */
const rangee = async (
  segments: readonly Segment[],
  absente: Extract<Awaited<ReturnType<PortsEnvois['adopter']>>, { readonly ok: false }>,
  dejaRangee: PortsEnvois['dejaRangee'],
): ReturnType<PortsEnvois['adopter']> => {
  const dernier = segments.at(-1)
  const debut = dernier && (await dejaRangee(dernier.empreinte))
  return debut ? { ok: true, empreinte: dernier.empreinte, taille: dernier.fin, debut } : absente
}

/**
 * What an act deposits: the upload, whole and read back, even when a kill came between its last byte and that; or the one that the
 * same act deposited already, whose receipt was lost on its way (P2).
 */
export const makeEnvoiADeposer = (ports: PortsEnvois) => {
  const { envois, dejaFait } = ports
  const achever = makeAcheverEnvoi(ports)
  return async (id: string, acte: Acte, acteur: ActeurEditeur): Promise<Envoi | null> => {
    const envoi = await envois.lire(id, acteur)
    if (!envoi) return (await dejaFait(acte)) ? envois.lireDepose(id, acteur) : null
    if (!estARelire(envoi)) return envoi
    await achever(envoi, acteur)
    return envois.lire(id, acteur)
  }
}

/** What was sent goes, when it is no deposit yet. */
export const makeAbandonnerEnvoi =
  ({ envois, etage }: PortsEnvois) =>
  async (id: string): Promise<void> => {
    await envois.noterAbandon(id)
    await etage.supprimer(id)
  }

/** The parts of uploads that nobody came back to are removed. @returns how many */
export const makeBalayerEnvois =
  (ports: PortsEnvois) =>
  async (jours: number): Promise<number> => {
    const abandonner = makeAbandonnerEnvoi(ports)
    const perimes = await ports.envois.perimes(jours)
    for (const id of perimes) await abandonner(id)
    return perimes.length
  }

/** PRE-1, JAL-4 — an upload that is whole becomes a deposit, judged by the moment of its last byte. */
export const makeDeposerEnvoi =
  (ports: PortsEnvois) =>
  async ({
    envoi,
    mode,
    acte,
    vue,
    dispositif,
    precisions,
  }: {
    readonly envoi: Envoi & { readonly empreinte: string; readonly recuLe: Instant }
    readonly mode: Cible['mode']
    readonly acte: Acte
    readonly vue: CandidatureVue
    readonly dispositif: Dispositif
    readonly precisions: Precisions
  }): Promise<ResultatDepot> => {
    const { id, nom, taille, empreinte, recuLe, numero, chapitre, preuve } = envoi
    const contenu = { nature: 'fichier', nom, type: typeDe(nom), taille, empreinte } as const
    const demande = {
      acte: ports.acteAvec(acte, [nom, empreinte]),
      cible: { numero, chapitre, preuve, mode },
      vue,
      dispositif,
      precisions,
    }
    const resultat = await ports.deposer({ ...commandeDeDepot(ports, demande, contenu), recuLe })
    if (resultat.ok) await ports.envois.noterDepot(id)
    return resultat
  }
