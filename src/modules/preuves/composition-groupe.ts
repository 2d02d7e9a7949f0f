import type { Db } from '../../platform/db/index.ts'
import { lireZip } from '../../platform/archive/index.ts'
import { acteDerive } from '../../platform/http/corps.ts'
import type { Magasin } from '../../platform/storage/index.ts'
import { FICHIERS_MAX } from './domain/depot-groupe.ts'
import { JOURS_POUR_ACHEVER } from './domain/envoi.ts'
import { borner } from './infra/borner.ts'
import { makeRegistreDesFichiers } from './infra/depots-groupes.pg.ts'
import type { PortsDepot } from './use-cases/deposer.ts'
import { makeDeposerLaListe } from './use-cases/deposer-liste.ts'
import {
  makeBalayerLesListes,
  makeRecevoirArchive,
  makeRecevoirDansLaListe,
  type PortsListe,
} from './use-cases/recevoir-liste.ts'

type Besoins = {
  readonly db: Db
  readonly ports: PortsDepot
  readonly magasin: Pick<Magasin, 'etage'>
  readonly quotas: PortsListe['quotas']
  readonly volume: PortsListe['volume']
}

/** PRE-1 — many files at once, matched with their proofs before anything is deposited. */
export const composerDepotGroupe = ({ db, ports, magasin: { etage }, quotas, volume }: Besoins) => {
  const fichiers = makeRegistreDesFichiers(db)
  const liste: PortsListe = {
    ...ports,
    acteDerive,
    fichiers,
    volume,
    quotas,
    etage,
    borner,
    lireZip: async nom => lireZip(await etage.ouvrir(nom), { entreesMax: FICHIERS_MAX }),
  }
  return {
    ...fichiers,
    analyserUrl: ports.analyserUrl,
    recevoir: makeRecevoirDansLaListe(liste),
    recevoirArchive: makeRecevoirArchive(liste),
    deposer: makeDeposerLaListe({ ...ports, acteDerive, fichiers }),
    balayer: () => makeBalayerLesListes(liste)(JOURS_POUR_ACHEVER),
  }
}
