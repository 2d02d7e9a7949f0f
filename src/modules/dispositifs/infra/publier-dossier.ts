import { type JourCivil, jourAParis } from '../../../kernel/temps.ts'
import { type Db, lireHorloge } from '../../../platform/db/index.ts'
import type { Jalon } from '../domain/dispositif.ts'
import { lireChantier, lireHistoire } from '../queries/chantiers.ts'
import type { LigneDeChantier } from '../use-cases/ports-chantiers.ts'
import { jalonsChangesPar } from '../use-cases/jalons-changes.ts'
import { type LigneDeVersion, lireVersions } from '../queries/versions.ts'
import { dansUneTransaction, parLaPlateforme } from './dispositifs.pg.ts'
import { empreinteJson } from './empreinte.ts'
import type { DossierLu } from './programme.ts'

export type BilanPublication = {
  readonly code: string
  readonly intitule: string
  readonly jalons: readonly Jalon[]
  /**
   * `deja`: the last published version says the same, and nothing was written. `possible`: it would be published.
   * `jalons_changes`: refused, since it says another moment than the one published (P10).
   */
  readonly issue: 'publiee' | 'possible' | 'deja' | 'jalons_changes'
  readonly version: number
  /** P10 — as they were published, those that the folder would move or drop. */
  readonly jalonsChanges: readonly Jalon[]
  /** What was last done to its chantier, when one is under way: it stays, and begins from the version before. */
  readonly chantier: LigneDeChantier | null
}

/** JAL-5 — months are counted from the creation of the counter: a later version doesn't put its milestones off. */
const creation = async (db: Db, versions: readonly LigneDeVersion[]): Promise<JourCivil> => {
  const premiere = versions.at(-1)?.publieeLe
  return jourAParis(premiere ?? (await lireHorloge(db)))
}

/**
 * GUI-1, GUI-3 — publishes a folder as the next version of its programme, unless the last one published says the same.
 * `hotesGazelle`: hosts that count beside the programme's own. `essai`: says what would be done, and writes nothing.
 */
export const publierDossier = (
  db: Db,
  { code, compterDepuis }: DossierLu,
  { essai, hotesGazelle = [] }: { readonly essai: boolean; readonly hotesGazelle?: readonly string[] },
): Promise<BilanPublication> =>
  dansUneTransaction(db, async (depot, tx) => {
    if (!essai) await depot.prendre(code)
    const versions = await lireVersions(tx, code)
    const { gazelle, ...reste } = compterDepuis(await creation(tx, versions))
    const contenu = { ...reste, gazelle: { hotes: [...new Set([...gazelle.hotes, ...hotesGazelle])] } }
    const { intitule, jalons, code: _, ...empreint } = contenu
    const chantier = (await lireChantier(tx, code)) && ((await lireHistoire(tx, code))[0] ?? null)
    const [derniere] = versions
    const changes = await jalonsChangesPar(depot, { code, jalons })
    const bilan = { code, intitule, jalons, jalonsChanges: changes, chantier }
    if (derniere?.empreinte === empreinteJson({ ...empreint, intitule, jalons }))
      return { ...bilan, issue: 'deja', version: derniere.version }
    if (changes.length > 0) return { ...bilan, issue: 'jalons_changes', version: derniere?.version ?? 0 }
    if (essai) return { ...bilan, issue: 'possible', version: (derniere?.version ?? 0) + 1 }
    const par = parLaPlateforme('Exploitant, commande publier-programme')
    const neuve = await depot.ecrireBrouillon(contenu, par)
    await depot.publier(neuve, par)
    return { ...bilan, issue: 'publiee', version: neuve.dispositif.version }
  })
