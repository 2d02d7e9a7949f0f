import { sql } from 'kysely'
import {
  composerEssai,
  limiteDAbandon,
  limiteDeLaJournee,
  limiteDuComplement,
  limiteGarantieDePlace,
  routesApercu,
  routesEssai,
} from '../modules/candidatures/index.ts'
import { TexteConvention } from '../modules/conventions/index.ts'
import {
  composerAtelier,
  type Dispositifs,
  ecrireClasseur,
  empreinteTexte,
  routesAtelier,
} from '../modules/dispositifs/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Route } from '../platform/http/contract.ts'
import type { Composeur } from '../platform/pdf/index.ts'
import type { Magasin } from '../platform/storage/index.ts'
import { cheminsAdministration } from './administration/chemins.ts'
import { routesDesExigences } from './exigences.ts'
import { routesDesFichiers } from './fichiers.ts'
import { pageDispositif } from './public/index.ts'
import { routesDesVersions } from './versions.ts'

/** The pages where programmes are written, compared and tried before they are published. */
export const routesDeLAtelier = ({
  db,
  magasin,
  dispositifs,
  composeur,
  operateur,
}: {
  readonly db: Db
  readonly magasin: Magasin
  readonly dispositifs: Dispositifs
  readonly composeur: Composeur
  readonly operateur: string
}): readonly Route[] => {
  const atelier = composerAtelier(db)
  return [
    ...routesAtelier({
      ...atelier,
      dispositifs,
      candidaturesEnCours: candidaturesEnCours(db),
      adresseDuJalon: cheminsAdministration.jalon,
      limites,
    }),
    ...routesEssai({
      ...atelier,
      dispositifsOuverts: dispositifs.lister,
      essayer: composerEssai(db, dispositifs),
      ecrireClasseur,
    }),
    ...routesApercu({
      ...atelier,
      dispositifsOuverts: dispositifs.lister,
      empreinte: empreinteTexte,
      pagePublique: demande => pageDispositif({ ...demande, connecte: null }),
      texteConvention: redigee => TexteConvention({ redigee }),
      composerAccuse: accuse => composeur.composer('accuse', accuse),
      operateur,
    }),
    ...routesDesVersions({ db, dispositifs }),
    ...routesDesExigences({ db, magasin, dispositifs }),
    ...routesDesFichiers({ db, magasin, dispositifs }),
  ]
}

const limites = {
  complement: limiteDuComplement,
  gardeRang: limiteGarantieDePlace,
  abandon: limiteDAbandon,
  journee: limiteDeLaJournee,
}

const candidaturesEnCours =
  (db: Db) =>
  async (code: string): Promise<number> => {
    const { rows } = await sql<{ nombre: number }>`
      select count(*) as nombre from candidatures
      where guichet = ${code} and statut not in ('close', 'referencee')`.execute(db)
    return rows[0]?.nombre ?? 0
  }
