import type { Acte } from '../../../kernel/acteur.ts'
import { ConflitDeVersion } from '../../../kernel/erreurs.ts'
import type { Instant, JourCivil } from '../../../kernel/temps.ts'
import type { Dossier } from '../domain/ordre-du-jour.ts'
import { type Cloture, clore, evolve } from '../domain/seance.ts'
import type { LireDossiers } from './lire-dossiers.ts'
import type { Conserver, ImprimerPv, LireSeance, ProcesVerbal, Sceller, UneFois } from './ports.ts'
import { existante, type IssueCollege, RefuseAuCollege } from './tenir-seance.ts'

type Deps = {
  readonly uneFois: UneFois
  readonly lireSeance: LireSeance
  readonly lireDossiers: LireDossiers
  readonly horloge: () => Promise<Instant>
  readonly imprimerPv: ImprimerPv
  readonly sceller: Sceller
  readonly conserver: Conserver
}

type Demande = { readonly acte: Acte; readonly jour: JourCivil }

/** What the minutes were made of: they hold only if it is still so when the séance is closed. */
type Prepare = Cloture & { readonly version: number; readonly fond: string }

const SANS_DOCUMENT: Cloture = { pv: '', extraits: {} }

const fondDe = (dossiers: readonly Dossier[]): string =>
  JSON.stringify(dossiers.map(({ candidature, issue }) => [candidature, issue]))

/**
 * COL-4 — the minutes of what was recorded, sealed and kept, with one extract for each candidature: an éditeur reads of
 * the séance what concerns it, and nothing else (PUB-2). They are made before the transaction, which checks that nothing
 * moved since.
 * @throws ConflitDeVersion when something did.
 */
export const makeClore =
  (deps: Deps) =>
  async (demande: Demande): Promise<IssueCollege> => {
    const { acte, jour } = demande
    const prepare = await preparer(deps, demande)
    try {
      return await deps.uneFois(acte, async registre => {
        const avant = await registre.charger(jour)
        const seance = existante(avant.seance)
        const dossiers = await registre.lireOrdreDuJour(jour)
        const contexte = { acteur: acte.acteur, now: await registre.horloge() }
        const { pv, extraits } = prepare ?? SANS_DOCUMENT
        const decision = clore(seance, { dossiers, pv, extraits }, contexte)
        if (!decision.ok) throw new RefuseAuCollege(decision.refus)
        if (prepare?.version !== avant.version || prepare.fond !== fondDe(dossiers)) throw new ConflitDeVersion()
        await registre.enregistrer({ avant, seance: decision.faits.reduce(evolve, seance), faits: decision.faits })
        return { ok: true } as const
      })
    } catch (erreur) {
      if (erreur instanceof RefuseAuCollege) return { ok: false, refus: erreur.refus }
      throw erreur
    }
  }

/** The documents, when the séance can be closed; `null` when it can't: why not is said by the transaction. */
const preparer = async (deps: Deps, { acte, jour }: Demande): Promise<Prepare | null> => {
  const { seance: lue, version } = await deps.lireSeance(jour)
  const seance = existante(lue)
  const [dossiers, le] = await Promise.all([deps.lireDossiers({ jour, acteur: acte.acteur }), deps.horloge()])
  if (!clore(seance, { dossiers, ...SANS_DOCUMENT }, { acteur: acte.acteur, now: le }).ok) return null
  const pv: ProcesVerbal = { seance, dossiers, secretaire: { nom: acte.acteur.nom }, le }
  const extraits: Record<string, string> = {}
  for (const dossier of dossiers)
    extraits[dossier.candidature] = await garder(deps, { ...pv, dossiers: [dossier] }, { extrait: true })
  return { pv: await garder(deps, pv, { extrait: false }), extraits, version, fond: fondDe(dossiers) }
}

const garder = async (
  { imprimerPv, sceller, conserver }: Deps,
  pv: ProcesVerbal,
  args: { readonly extrait: boolean },
): Promise<string> => {
  const raison = `${args.extrait ? 'Extrait du procès-verbal' : 'Procès-verbal'} de la séance du ${pv.seance.jour}`
  return (await conserver(await sceller(await imprimerPv(pv, args), { raison, le: pv.le }))).empreinte
}
