import type { Readable } from 'node:stream'
import type { Acte } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import {
  type Candidatures,
  type CandidatureVue,
  type ContenuDepot,
  casDeclare,
  type ChapitreDepose,
  chapitreDe,
  depotsCourants,
  estInstruite,
  type Homologation,
  type NoterPiece,
  type NumeroCandidature,
  preuveDe,
  type RapportTest,
  type Refus,
  type Resultat,
} from '../../candidatures/index.ts'
import {
  type Acceptation,
  accepte,
  type CodeChapitre,
  type Dispositif,
  type NumeroPreuve,
  type PreuveAttendue,
  preuveSelonCas,
} from '../../dispositifs/index.ts'
import type { RefusDeQuota } from '../domain/envoi.ts'
import type { RefusDeFichier } from '../domain/type-fichier.ts'
import { type Adresse, type RefusDeLien, refusDeLien } from '../domain/lien.ts'
import { refusDEchec, refusDeFichierInadmis } from './echec.ts'
import { refusDEssai } from './essai.ts'
import { abandonner, recevoirFichier } from './reception.ts'

/** Where a deposit goes, and what becomes of what was there: replaced, or completed. */
export type Cible = {
  readonly numero: NumeroCandidature
  readonly chapitre: CodeChapitre
  readonly preuve: NumeroPreuve
  readonly mode: 'remplace' | 'complete'
}

/** What some proofs ask for with their pièce: where a homologation stands (PRE-8), the answers of a penetration test (PEN-1). */
export type Precisions = { readonly homologation?: Homologation; readonly rapportTest?: RapportTest }

export type RefusDeDepot =
  | Refus
  | RefusDeFichier
  | RefusDeLien
  | RefusDeQuota
  | { readonly code: 'rapport_indisponible'; readonly cause: string }
export type ResultatDepot = Resultat | { readonly ok: false; readonly refus: RefusDeDepot }

type PieceRecue =
  | {
      readonly ok: true
      readonly empreinte: string
      readonly taille: number
      readonly debut: Uint8Array
      /** When its last byte came in. */
      readonly recueLe: Instant
    }
  | { readonly ok: false; readonly refus: { readonly limite: number } }

/** What no room was left for. */
export type Manque<R> = { readonly ok: false; readonly manque: R }

/** The blob is stored whole, read back and hashed before this answers (P6). `pour`: whose key keeps it from being read (P30). */
export type Recevoir<M = never> = (
  flux: Readable,
  options: { readonly tailleMax: number; readonly pour: string },
) => Promise<PieceRecue | M>

export type RapportGazelle = {
  readonly url: string
  readonly oid: string
  readonly service: string
  readonly validateur: string
  readonly resultat: 'DONE_PASSED' | 'DONE_FAILED' | 'DONE_UNDEFINED'
  readonly octets: Uint8Array
  readonly type: string
}

export type PortsDepot = {
  readonly deposer: Candidatures['deposerPreuve']
  readonly nouvelId: () => string
  /** The act, knowing also what its file holds: a retry with another file is not the same act (P2). */
  readonly acteAvec: (acte: Acte, empreintes: readonly string[]) => Acte
  /** Whether this act was done already: a retry is answered as it was, whatever changed since (P2). */
  readonly dejaFait: (acte: Acte) => Promise<boolean>
  readonly recevoir: Recevoir<Manque<RefusDeQuota>>
  readonly recevoirOctets: (octets: Uint8Array, pour: string) => Promise<PieceRecue>
  /** Notes a stored pièce: after the blob, before whatever names it. */
  readonly noter: NoterPiece
  /** Keeps an attempt that got no further than here (P9); never fails. */
  readonly consigner: Consigner
  readonly analyserUrl: (texte: string) => Adresse | null
  /** A report of this person's own list, or what whoever holds its link may read, and no other (P23). */
  readonly lireRapport: (
    demande: RapportVoulu & { readonly courriel: string },
  ) => Promise<{ readonly ok: true; readonly rapport: RapportGazelle } | { readonly ok: false; readonly cause: string }>
}

/** By its name on the platform, or by the permanent link that was deposited. */
export type RapportVoulu = { readonly oid: string } | { readonly lien: string }

export type Consigner = (essai: { readonly acte: Acte; readonly cible: Cible; readonly refus: Refus }) => Promise<void>

export type Demande = {
  readonly acte: Acte
  readonly cible: Cible
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly precisions?: Precisions
}

type Chapitre = Pick<ChapitreDepose, 'conditions'>
const SANS_CONDITION: Chapitre = {}

/** What an expected proof accepts, said before the deposit and checked at it (PRE-3), in the case declared in its chapter. */
export const acceptationDe = (
  dispositif: Dispositif,
  preuve: NumeroPreuve,
  depose: Chapitre = SANS_CONDITION,
): Acceptation | null => {
  const attendue = preuveAttendue(dispositif, preuve, depose)
  return attendue ? accepte(attendue, dispositif) : null
}

/** PRE-1 — as the case declared in its chapter asks for it. */
export const preuveAttendue = (
  { rem }: Dispositif,
  numero: NumeroPreuve,
  depose: Chapitre = SANS_CONDITION,
): PreuveAttendue | undefined => {
  const ecrite = rem.chapitres
    .flatMap(({ exigences }) => exigences)
    .flatMap(({ scenarios }) => scenarios)
    .flatMap(({ preuves }) => preuves)
    .find(preuve => preuve.numero === numero)
  return ecrite && preuveSelonCas(ecrite, casDeclare(depose, numero))
}

/** The chapter that a deposit goes to, as the candidature has it. */
export const chapitreVise = ({ etat }: CandidatureVue, { chapitre }: Pick<Cible, 'chapitre'>): Chapitre | undefined =>
  estInstruite(etat) ? chapitreDe(etat, chapitre) : undefined

const acceptationVisee = ({ dispositif, vue, cible }: Demande): Acceptation | null =>
  acceptationDe(dispositif, cible.preuve, chapitreVise(vue, cible))

/** Whether the procedure would take a deposit now: asked before gigabytes are received for nothing. */
const refusAvantReception = ({ acte, cible, vue, dispositif, precisions }: Demande): Refus | null =>
  refusDEssai({ vue, dispositif, acteur: acte.acteur, ...cible, ...(precisions ? { precisions } : {}) })

/** PRE-1…3, JAL-4 — a file: received whole first, judged by the procedure's clock after. */
export const makeDeposerFichier =
  (ports: PortsDepot) =>
  async (demande: DemandeDeFichier): Promise<ResultatDepot> => {
    const { acte, cible, flux } = demande
    const refus = refusAvantReception(demande)
    if (refus && !(await ports.dejaFait(acte))) {
      await ports.consigner({ acte, cible, refus })
      return abandonner(flux, refus)
    }
    const resultat = await recevoirEtDeposer(ports, demande).catch(async (erreur: unknown) => {
      const echec = refusDEchec(erreur, flux)
      if (echec) await ports.consigner({ acte, cible, refus: echec })
      throw erreur
    })
    const inadmis = resultat.ok ? null : refusDeFichierInadmis(resultat.refus.code)
    if (inadmis) await ports.consigner({ acte, cible, refus: inadmis })
    return resultat
  }

type DemandeDeFichier = Demande & { readonly nom: string; readonly flux: Readable }

const recevoirEtDeposer = async (ports: PortsDepot, demande: DemandeDeFichier): Promise<ResultatDepot> => {
  const acceptation = acceptationVisee(demande)?.fichier ?? null
  const recu = await recevoirFichier(ports, { ...demande, pour: demande.cible.numero, acceptation })
  if (!recu.ok) return recu
  const { acte, contenu, recuLe } = recu
  return ports.deposer({ ...commandeDeDepot(ports, { ...demande, acte }, contenu), recuLe })
}

/** PRE-1 — a link: kept as typed, never fetched. */
export const makeDeposerLien =
  (ports: PortsDepot) =>
  async (demande: Demande & { readonly url: string }): Promise<ResultatDepot> => {
    const acceptation = acceptationVisee(demande)
    if (!acceptation?.lien) return { ok: false, refus: { code: 'lien_non_admis' } }
    const url = demande.url.trim()
    const refus = refusDeLien(url, acceptation.hotes, ports.analyserUrl)
    return refus ? { ok: false, refus } : ports.deposer(commandeDeDepot(ports, demande, { nature: 'lien', url }))
  }

/** PRE-4 — a report of the interoperability platform: our own copy is kept, with its hash and the validator's version. */
export const makeImporterRapport =
  (ports: PortsDepot) =>
  async (demande: Demande & { readonly rapport: RapportVoulu }): Promise<ResultatDepot> => {
    if (!acceptationVisee(demande)?.gazelle) return { ok: false, refus: { code: 'lien_non_admis' } }
    const refus = refusAvantReception(demande)
    if (refus && !(await ports.dejaFait(demande.acte))) {
      await ports.consigner({ acte: demande.acte, cible: demande.cible, refus })
      return { ok: false, refus }
    }
    const lu = await ports.lireRapport({ ...demande.rapport, courriel: demande.acte.acteur.courriel })
    if (!lu.ok) return { ok: false, refus: { code: 'rapport_indisponible', cause: lu.cause } }
    const { octets, type, url, oid, service, validateur, resultat } = lu.rapport
    const piece = await ports.recevoirOctets(octets, demande.cible.numero)
    if (!piece.ok) return { ok: false, refus: { code: 'fichier_trop_gros', limite: piece.refus.limite } }
    const { empreinte, taille } = piece
    await ports.noter({ empreinte, taille, type })
    return ports.deposer(
      commandeDeDepot(ports, demande, {
        nature: 'gazelle',
        url,
        oid,
        service,
        validateur,
        resultat,
        type,
        taille,
        empreinte,
      }),
    )
  }

/** PRE-7 — the deposit as the procedure is asked for it, and what it stands for from now on. */
export const commandeDeDepot = (
  { nouvelId }: Pick<PortsDepot, 'nouvelId'>,
  { acte, cible, vue, precisions }: Demande,
  contenu: ContenuDepot,
) => {
  const depose = estInstruite(vue.etat) ? chapitreDe(vue.etat, cible.chapitre) : undefined
  const preuve = depose && preuveDe(depose, cible.preuve)
  const remplace = cible.mode === 'remplace' && preuve ? depotsCourants(preuve).map(({ id }) => id) : []
  const { numero, chapitre, preuve: numeroPreuve } = cible
  return { numero, acte, chapitre, preuve: numeroPreuve, depotId: nouvelId(), remplace, contenu, ...precisions }
}
