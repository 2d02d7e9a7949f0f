import type { CodeChapitre, Dispositif, NumeroPreuve } from '../../dispositifs/index.ts'
import { numerosAttendus } from './conditions.ts'
import type { Avis, ChapitreDepose, ChapitreRepris, Depot, Instruite, PreuveDeposee } from './candidature.ts'

export type ComptePreuves = {
  readonly total: number
  readonly deposees: number
  readonly conformes: number
  readonly aModifier: number
  readonly aJuger: number
}

/** INT-3 — what a chapter's card says: « n/m preuves conformes », « n/m preuves à modifier ». */
export const compterPreuves = (chapitre: ChapitreDepose): ComptePreuves => {
  const preuves = Object.values(chapitre.preuves)
  const nombre = (...statuts: readonly PreuveDeposee['statut'][]): number =>
    preuves.filter(preuve => statuts.includes(preuve.statut)).length
  return {
    total: preuves.length,
    deposees: preuves.length - nombre('attendue'),
    conformes: nombre('conforme'),
    aModifier: nombre('a_modifier', 'non_conforme'),
    aJuger: nombre('deposee'),
  }
}

/** The same, all the chapters of a file together. */
export const compterDossier = (dossier: Instruite): ComptePreuves =>
  chapitresDe(dossier)
    .map(([, chapitre]) => compterPreuves(chapitre))
    .reduce(
      (a, b) => ({
        total: a.total + b.total,
        deposees: a.deposees + b.deposees,
        conformes: a.conformes + b.conformes,
        aModifier: a.aModifier + b.aModifier,
        aJuger: a.aJuger + b.aJuger,
      }),
      { total: 0, deposees: 0, conformes: 0, aModifier: 0, aJuger: 0 },
    )

/** The numbers of a chapter's proofs that stand in one of these states, in the REM's order. */
export const preuvesEn = (
  chapitre: ChapitreDepose,
  ...statuts: readonly PreuveDeposee['statut'][]
): readonly NumeroPreuve[] =>
  (Object.keys(chapitre.preuves) as NumeroPreuve[]).filter(numero => {
    const preuve = chapitre.preuves[numero]
    return preuve !== undefined && statuts.includes(preuve.statut)
  })

/** PRE-7 — the deposits that count today; the others were replaced, and stay readable. */
export const depotsCourants = (preuve: PreuveDeposee): readonly Depot[] => {
  const remplaces = new Set(preuve.versions.flatMap(depot => depot.remplace))
  return preuve.versions.filter(depot => !remplaces.has(depot.id))
}

/** INT-7 — whether a proof stands on a homologation that is pending: the certificate has not come, or what came was refused. */
const attendUnCertificat = (preuve: PreuveDeposee): boolean => {
  if (preuve.certificat) return preuve.certificat.statut === 'refuse'
  const homologations = depotsCourants(preuve).flatMap(({ homologation }) => homologation?.etat ?? [])
  return homologations.length > 0 && !homologations.includes('obtenue')
}

/** INT-7, INT-9 — whether one of its certificates is awaited from the éditeur. */
export const attendDesCertificats = ({ preuves }: Pick<ChapitreDepose, 'preuves'>): boolean =>
  Object.values(preuves).some(attendUnCertificat)

/** What is asked of a proof stays with it until it is judged again. */
export const demandeDe = (preuve: PreuveDeposee): { readonly demande?: Avis } => {
  if ('avis' in preuve) return { demande: preuve.avis }
  return preuve.statut === 'deposee' && preuve.demande ? { demande: preuve.demande } : {}
}

/** PRE-5, PRE-6 — what a chapter still lacks before it can be handed over; nothing when it is complete. */
export const manquesAvantSoumission = (chapitre: ChapitreDepose): readonly NumeroPreuve[] =>
  preuvesEn(chapitre, 'attendue', 'a_modifier', 'non_conforme')

/** PRE-1, ELI-8 — nothing to expect, or a chapter that would be complete before anything was deposited. */
export const rienAttendu = (chapitres: readonly { readonly preuves: readonly unknown[] }[]): boolean =>
  chapitres.length === 0 || chapitres.some(({ preuves }) => preuves.length === 0)

/**
 * JAL-2, PRE-9 — whether a chapter in the éditeur's hands holds what was never handed over: the whole of it, or the proofs
 * that an added profile asks for. In one that came back, everything else was judged.
 */
export const jamaisSoumis = (chapitre: ChapitreDepose): boolean =>
  chapitre.statut === 'en_depot' ||
  (estChezLEditeur(chapitre) &&
    Object.values(chapitre.preuves).some(
      preuve => preuve.statut === 'attendue' || (preuve.statut === 'deposee' && preuve.demande === undefined),
    ))

/** PRE-5 — the chapters that were never handed over, in the REM's order. */
export const chapitresJamaisRemis = (dossier: Instruite): readonly CodeChapitre[] =>
  chapitresDe(dossier).flatMap(([code, { statut }]) => (statut === 'en_depot' ? [code] : []))

/** VIE-3 — the chapters as a version that changes nothing would expect them. */
export const telsQuels = (dossier: Instruite): readonly ChapitreRepris[] =>
  chapitresDe(dossier).map(([code, chapitre]) => ({
    code,
    depuis: code,
    preuves: numerosAttendus(chapitre).map(numero => ({ numero, ancien: numero, sort: 'conservee' })),
    ...(chapitre.conditions ? { conditions: chapitre.conditions.map(({ preuve, cas }) => ({ preuve, cas })) } : {}),
  }))

/** PRE-5 — with which chapters this one goes, itself included: all that were never handed over, where the file goes whole. */
export const remisAvec = (
  dossier: Instruite,
  code: CodeChapitre,
  { uniteDInstruction }: Pick<Dispositif, 'uniteDInstruction'>,
): readonly CodeChapitre[] => {
  const jamais = uniteDInstruction === 'dossier' ? chapitresJamaisRemis(dossier) : []
  return jamais.includes(code) ? jamais : [code]
}

/** A chapter in the éditeur's hands: everything in it waits for the éditeur, and only that (PRE-6). */
export const estChezLEditeur = (chapitre: ChapitreDepose): boolean =>
  chapitre.statut === 'en_depot' || chapitre.statut === 'a_modifier' || chapitre.statut === 'reserve'

/** By its name, which may come from a URL: one that every JavaScript object bears (« constructor ») is no chapter's. */
export const chapitreDe = ({ chapitres }: Instruite, code: CodeChapitre): ChapitreDepose | undefined =>
  Object.hasOwn(chapitres, code) ? chapitres[code] : undefined

export const preuveDe = ({ preuves }: ChapitreDepose, numero: NumeroPreuve): PreuveDeposee | undefined =>
  Object.hasOwn(preuves, numero) ? preuves[numero] : undefined

export const chapitresDe = (dossier: Instruite): readonly (readonly [CodeChapitre, ChapitreDepose])[] =>
  entrees(dossier.chapitres)

const entrees = <K extends string, V>(table: Readonly<Record<K, V>>): readonly (readonly [K, V])[] =>
  Object.entries(table) as unknown as readonly (readonly [K, V])[]
