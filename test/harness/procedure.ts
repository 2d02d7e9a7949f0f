import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brancherModules, type Modules } from '../../src/app/modules.ts'
import { tacheReagir } from '../../src/app/reactions.ts'
import { type ActeurEditeur, auteur } from '../../src/kernel/acteur.ts'
import type { Candidature, Fait } from '../../src/modules/candidatures/index.ts'
import { FLUX_CANDIDATURE } from '../../src/modules/candidatures/index.ts'
import { type Dispositif, type DispositifAPublier, publierVersion } from '../../src/modules/dispositifs/index.ts'
import { commeFait, lireJournal } from '../../src/modules/journal/index.ts'
import { lireConfig } from '../../src/platform/config/index.ts'
import { type Db, lireHorloge } from '../../src/platform/db/index.ts'
import type { Importation } from '../../src/platform/gazelle/index.ts'
import { makeComposeur } from '../../src/platform/pdf/index.ts'
import { ouvrirSceau } from '../../src/platform/signature/index.ts'
import { type Magasin, magasinSurDisque } from '../../src/platform/storage/index.ts'
import { acteDe, avantLaBase, baseDeTest } from './base.ts'
import { saisieDe } from './catalogue.ts'
import { type Navigation, ouvrirNavigation } from './navigateur.ts'
import { type Inscrits, inscrireTous, type Personnes } from './personnes.ts'

export const ADRESSE = 'https://convergence.example'

export type Procedure = {
  readonly db: Db
  readonly url: string
  readonly modules: Modules
  readonly navigation: Navigation
  readonly personnes: Personnes
  readonly identite: Inscrits['identite']
  /** The value of each one's session cookie, for a product started on the same database. */
  readonly jetons: Inscrits['jetons']
  /** Where the pièces are. */
  readonly dossier: string
  readonly publier: (contenu: DispositifAPublier) => Promise<Dispositif>
  /** A product of Pierre's company, he alone being its collaborateur; each has a version of its own. */
  readonly produit: (proprietaire?: ActeurEditeur) => Promise<string>
  readonly etat: (numero: string) => Promise<Candidature>
  readonly faits: (numero: string) => Promise<readonly Fait[]>
  /** Runs what follows from every fact of a candidature, as the worker does. */
  readonly reagir: (numero: string) => Promise<void>
}

const sansGazelle: Importation = {
  lister: async () => ({ ok: false, cause: 'Gazelle ne répond pas.' }),
  lire: async () => ({ ok: false, cause: 'Gazelle ne répond pas.' }),
  estImportable: () => false,
}

/** The modules as the product wires them, their routes on the real server, a fresh database and everyone in it. */
export const ouvrirProcedure = async ({
  importation = sansGazelle,
  magasin: autour = reel => reel,
}: {
  readonly importation?: Importation
  readonly magasin?: (reel: Magasin) => Magasin
} = {}): Promise<Procedure> => {
  const { db, url } = await baseDeTest()
  const dossier = await mkdtemp(join(tmpdir(), 'convergence-procedure-'))
  const { identite, personnes, jetons } = await inscrireTous(db)
  const composeur = makeComposeur()
  const modules = brancherModules({
    config: lireConfig({ DEMONSTRATION: '1', BASE_URL: ADRESSE, DATA_DIR: dossier, NOM_OPERATEUR: 'Agence d’essai' }),
    db,
    identite,
    importation,
    composeur,
    magasin: autour(await magasinSurDisque({ dossier: join(dossier, 'pieces') })),
    sceau: await ouvrirSceau({ dossier, reglage: undefined, nom: 'Agence d’essai', le: await lireHorloge(db) }),
  })
  const navigation = await ouvrirNavigation(modules.routes)
  avantLaBase(async () => {
    await navigation.fermer()
    await composeur.fermer()
    await rm(dossier, { recursive: true, force: true })
  })
  const { deposerSysteme } = modules.messagerie
  const reagir = tacheReagir({ db, deposerSysteme, lireDispositif: modules.dispositifs.lire, adresse: ADRESSE })
  const faits = async (numero: string): Promise<readonly Fait[]> =>
    (await lireJournal(db, { flux: FLUX_CANDIDATURE, fluxId: numero })).map(ligne => commeFait<Fait>(ligne))
  let versions = 0
  return {
    db,
    url,
    modules,
    navigation,
    personnes,
    identite,
    jetons,
    dossier,
    publier: contenu => publierVersion(db, { contenu, par: auteur(personnes.alix) }),
    produit: async (proprietaire = personnes.pierre) => {
      const saisie = saisieDe(proprietaire, { version: `4.${++versions}` })
      const issue = await modules.catalogue.enregistrerProduit({ acte: acteDe(proprietaire), saisie })
      if (!issue.ok) throw new Error(JSON.stringify(issue))
      return issue.produit.id
    },
    etat: async numero => (await modules.lectures.voir({ numero, acteur: personnes.nadia })).etat,
    faits,
    reagir: async numero =>
      reagir(
        { numero, de: 1, a: (await faits(numero)).length },
        { id: 'essai', tentative: 1, derniere: false, arret: undefined },
      ),
  }
}

/** The result of an act that a case takes for granted. */
export const fait = async <R extends { readonly ok: boolean }>(
  promesse: Promise<R>,
): Promise<Extract<R, { readonly ok: true }>> => {
  const issue = await promesse
  if (!issue.ok) throw new Error(JSON.stringify(issue))
  return issue as Extract<R, { readonly ok: true }>
}
