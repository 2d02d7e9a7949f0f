import { join } from 'node:path'
import { jourAParis } from '../kernel/temps.ts'
import { installerProgrammes } from '../modules/dispositifs/index.ts'
import { composerIdentite, routesIdentite } from '../modules/identite/index.ts'
import { RACINE } from '../platform/config/index.ts'
import { lireHorloge } from '../platform/db/index.ts'
import { creerServeur } from '../platform/http/serveur.ts'
import { makeComposeur } from '../platform/pdf/index.ts'
import { ouvrirSceau } from '../platform/signature/index.ts'
import { comptesAnnonces, installerComptes } from '../stand-ins/isc/index.ts'
import { preparerActifs } from '../ui/actifs.ts'
import { miseEnPage } from '../ui/index.ts'
import { routesAdministration } from './administration/index.ts'
import { TACHE_ANALYSER, tachesAnalyse } from './analyses.ts'
import { TACHE_APERCEVOIR, tachesApercu } from './apercus.ts'
import type { Composer, Socle } from './composition.ts'
import { tachesDeplacement } from './deplacements.ts'
import { routesCourriels } from './demonstration/index.ts'
import { accorderRolesDeDemonstration, brancherGazelle, brancherIdentite } from './fournisseurs.ts'
import { tourDHorloge } from './horloge.ts'
import { hotesGazelleDe } from './locaux.ts'
import { brancherModules } from './modules.ts'
import { pageErreur } from './page-erreur.tsx'
import { TACHE_PRECONTROLER, tachesPrecontrole } from './precontroles.ts'
import { TACHE_REAGIR, tacheReagir } from './reactions.ts'
import { TACHE_RELIRE, tachesRelecture } from './relectures.ts'
import { TACHE_VIDER, tachesVidage } from './vidage.ts'

/** Sessions that are over leave the table, every hour. */
const TACHE_PURGE = 'purger-sessions'

/** The product, wired: every module, its routes and its jobs, on the base that has started. */
export const composer: Composer = async ({ config, db, log, magasin, limites }) => {
  const { oidc, montages: montagesIdentite, formulairesVers } = brancherIdentite({ config, db, log })
  const { importation, montages: montagesGazelle } = brancherGazelle({ config })
  const identite = composerIdentite({ db, fournisseur: oidc })
  const composeur = makeComposeur()
  const sceau = await ouvrirSceau({
    dossier: config.dossier,
    reglage: config.sceau,
    nom: config.nomOperateur,
    le: await lireHorloge(db),
  })
  const modules = brancherModules({ config, db, magasin, identite, importation, composeur, sceau })
  if (config.demonstration) await installerDemonstration({ config, db }, identite)

  const { marqueEtat, demonstration, nomOperateur: operateur, adressePublique, secretSession } = config
  const serveur = await creerServeur({
    routes: [
      ...modules.routes,
      ...routesIdentite(identite),
      ...routesAdministration({ db, identite, dispositifs: modules.dispositifs, deplacerJalon: modules.deplacerJalon }),
      ...(demonstration ? routesCourriels({ db, baseUrl: adressePublique }) : []),
    ],
    montages: [...montagesIdentite, ...montagesGazelle],
    actifs: await preparerActifs({ marqueEtat, dossierCache: join(RACINE, 'build/actifs') }),
    rendre: (page, contexte) => miseEnPage(page, { ...contexte, demonstration, operateur, marqueEtat }),
    pageErreur,
    resoudreSession: identite.resoudreSession,
    log,
    baseUrl: adressePublique,
    secret: secretSession,
    trustProxy: config.derriereMandataire,
    formulairesVers,
    ...(limites ? { limites, delestage: { retardMaxMs: Number.POSITIVE_INFINITY } } : {}),
    pret: () => lireHorloge(db).then(() => true),
  })
  return {
    app: serveur.app,
    ecouter: async () => {
      await serveur.ecouter({ port: config.port, hote: config.hote })
    },
    fermer: async () => {
      await serveur.fermer()
      await composeur.fermer()
    },
    taches: {
      [TACHE_REAGIR]: tacheReagir({
        db,
        deposerSysteme: modules.messagerie.deposerSysteme,
        lireDispositif: modules.dispositifs.lire,
        adresse: adressePublique,
      }),
      ...tachesDeplacement({
        db,
        dispositifOuvert: modules.dispositifs.versionOuverte,
        deposerSysteme: modules.messagerie.deposerSysteme,
        gestionnaires: () => identite.agents('gestionnaire'),
        adresse: adressePublique,
      }),
      ...tachesRelecture({ db, log, identite, modules }),
      ...tachesAnalyse({ config, db, modules }),
      ...tachesPrecontrole({ modules }),
      ...tachesApercu({ config, modules }),
      ...tachesVidage({ config, log, magasin, modules }),
      [TACHE_PURGE]: async () => {
        await identite.purgerSessions()
        await modules.preuves.balayerEnvois()
      },
    },
    crontab: [
      `17 * * * * ${TACHE_PURGE}`,
      `37 * * * * ${TACHE_RELIRE}`,
      `* * * * * ${TACHE_PRECONTROLER}`,
      `* * * * * ${TACHE_APERCEVOIR}`,
      ...(config.s3 ? [`* * * * * ${TACHE_VIDER}`] : []),
      ...(config.antivirus ? [`* * * * * ${TACHE_ANALYSER}`] : []),
    ].join('\n'),
    horloge: tourDHorloge({ db, reveiller: modules.reveiller, log }),
    comptes: demonstration ? comptesAnnonces : [],
  }
}

/** The people, their rights and the programmes of the demonstration: what is there already is left as it is. */
const installerDemonstration = async (
  { config, db }: Pick<Socle, 'config' | 'db'>,
  identite: ReturnType<typeof composerIdentite>,
): Promise<void> => {
  await installerComptes(db)
  await accorderRolesDeDemonstration(db, identite)
  const aujourdhui = jourAParis(await lireHorloge(db))
  await installerProgrammes(db, join(RACINE, 'programmes'), {
    aujourdhui,
    hotesGazelle: hotesGazelleDe(config),
  })
}
