import type { Acte } from '../../../kernel/acteur.ts'
import type { JourCivil } from '../../../kernel/temps.ts'
import { clore, evolve } from '../domain/seance.ts'
import type { LireDossiers } from './lire-dossiers.ts'
import type { Conserver, DossierLu, ImprimerPv, ProcesVerbal, Sceller, UneFois } from './ports.ts'
import { existante, type IssueCollege, RefuseAuCollege } from './tenir-seance.ts'

type Deps = {
  readonly uneFois: UneFois
  readonly lireDossiers: LireDossiers
  readonly imprimerPv: ImprimerPv
  readonly sceller: Sceller
  readonly conserver: Conserver
}

/**
 * COL-4 — the minutes of what was recorded, sealed and kept, with one extract for each candidature: an éditeur reads of
 * the séance what concerns it, and nothing else (PUB-2).
 */
export const makeClore =
  ({ uneFois, lireDossiers, imprimerPv, sceller, conserver }: Deps) =>
  async ({ acte, jour }: { readonly acte: Acte; readonly jour: JourCivil }): Promise<IssueCollege> => {
    const garder = async (pv: ProcesVerbal, args: { readonly extrait: boolean }): Promise<string> => {
      const raison = `${args.extrait ? 'Extrait du procès-verbal' : 'Procès-verbal'} de la séance du ${jour}`
      return (await conserver(await sceller(await imprimerPv(pv, args), { raison, le: pv.le }))).empreinte
    }
    const documents = async (pv: ProcesVerbal) => {
      const extraits: Record<string, string> = {}
      for (const dossier of pv.dossiers)
        extraits[dossier.candidature] = await garder({ ...pv, dossiers: [dossier] }, { extrait: true })
      return { pv: await garder(pv, { extrait: false }), extraits }
    }
    try {
      return await uneFois(acte, async registre => {
        const avant = await registre.charger(jour)
        const seance = existante(avant.seance)
        const dossiers: readonly DossierLu[] = await lireDossiers({ jour, acteur: acte.acteur })
        const now = await registre.horloge()
        const contexte = { acteur: acte.acteur, now }
        const essai = clore(seance, { dossiers, pv: '', extraits: {} }, contexte)
        if (!essai.ok) throw new RefuseAuCollege(essai.refus)
        const cloture = await documents({ seance, dossiers, secretaire: { nom: acte.acteur.nom }, le: now })
        const decision = clore(seance, { dossiers, ...cloture }, contexte)
        if (!decision.ok) throw new RefuseAuCollege(decision.refus)
        await registre.enregistrer({ avant, seance: decision.faits.reduce(evolve, seance), faits: decision.faits })
        return { ok: true } as const
      })
    } catch (erreur) {
      if (erreur instanceof RefuseAuCollege) return { ok: false, refus: erreur.refus }
      throw erreur
    }
  }
