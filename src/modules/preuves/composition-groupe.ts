import type { Db } from '../../platform/db/index.ts'
import { lireZip } from '../../platform/archive/index.ts'
import { acteDerive } from '../../platform/http/corps.ts'
import type { Magasin } from '../../platform/storage/index.ts'
import { FICHIERS_MAX } from './domain/depot-groupe.ts'
import { JOURS_POUR_ACHEVER } from './domain/envoi.ts'
import { borner } from './infra/borner.ts'
import { makeRegistreDesFichiers } from './infra/depots-groupes.pg.ts'
import { makeDeposerLaListe } from './use-cases/deposer-liste.ts'
import { makeAcheverEnvoiDeListe, makeCommencerEnvoiDeListe } from './use-cases/envois-de-liste.ts'
import type { PortsEnvois } from './use-cases/envois.ts'
import type { PortsDepot } from './use-cases/deposer.ts'
import {
  makeBalayerLesListes,
  makeRecevoirArchive,
  makeRecevoirDansLaListe,
  type PortsListe,
} from './use-cases/recevoir-liste.ts'

type Besoins = {
  readonly db: Db
  readonly ports: PortsDepot & PortsEnvois
  readonly magasin: Pick<Magasin, 'etage'>
}

/** PRE-1 — many files at once, matched with their proofs before anything is deposited. */
export const composerDepotGroupe = ({ db, ports, magasin: { etage } }: Besoins) => {
  const fichiers = makeRegistreDesFichiers(db)
  const liste: PortsListe & PortsEnvois = {
    ...ports,
    acteDerive,
    fichiers,
    volume: ports.envois.volume,
    etage,
    borner,
    lireZip: async nom => lireZip(await etage.ouvrir(nom), { entreesMax: FICHIERS_MAX }),
  }
  return {
    ...fichiers,
    analyserUrl: ports.analyserUrl,
    recevoir: makeRecevoirDansLaListe(liste),
    recevoirArchive: makeRecevoirArchive(liste),
    commencerEnvoi: makeCommencerEnvoiDeListe(liste),
    acheverEnvoi: makeAcheverEnvoiDeListe(liste),
    deposer: makeDeposerLaListe({ ...ports, acteDerive, fichiers }),
    balayer: () => makeBalayerLesListes(liste)(JOURS_POUR_ACHEVER),
  }
}
