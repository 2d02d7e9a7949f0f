import { type Db, lireHorloge } from '../../platform/db/index.ts'
import type { Composeur } from '../../platform/pdf/index.ts'
import type { Sceau } from '../../platform/signature/index.ts'
import type { Candidatures } from '../candidatures/index.ts'
import type { Coffre } from '../conventions/index.ts'
import { makeUneFois } from './infra/seances.pg.ts'
import { pvImprime } from './pv.ts'
import { lireOrdreDuJour, lireOrdresDuJour } from './queries/ordre-du-jour.ts'
import { extraitsDe, lireSeance, listeSeances } from './queries/seances.ts'
import { makeClore } from './use-cases/clore.ts'
import { makeConsigner, makeInscrire, makeRetirer } from './use-cases/examiner.ts'
import { makeLireDossiers } from './use-cases/lire-dossiers.ts'
import type { LireSeance } from './use-cases/ports.ts'
import { makeConvoquer, makeNoterDeport, makeNoterMembres } from './use-cases/tenir-seance.ts'
import type { DepsCollege } from './web/deps.ts'

type Besoins = Pick<
  DepsCollege,
  'voir' | 'lireDispositif' | 'lireFaits' | 'lister' | 'dispositifsOuverts' | 'agents'
> & {
  readonly db: Db
  readonly coffre: Coffre
  readonly composeur: Pick<Composeur, 'composer'>
  readonly sceau: Pick<Sceau, 'sceller'>
  readonly candidatures: Pick<
    Candidatures,
    'inscrireAuCollege' | 'retirerDuCollege' | 'consignerAttribution' | 'consignerReserves'
  >
  readonly operateur: string
}

export type College = DepsCollege & {
  /** What the minutes say of one candidature: what `composerConventions` asks for as `extraitsDuCollege`. */
  readonly extraitsDe: (numero: string) => ReturnType<typeof extraitsDe>
}

/** The college wired to PostgreSQL, to the seal and to the procedure: what `routesCollege` needs, and more. */
export const composerCollege = (besoins: Besoins): College => {
  const { db, coffre, composeur, sceau, candidatures, operateur, voir, lireDispositif, ...lectures } = besoins
  const uneFois = makeUneFois(db)
  const seanceEtVersion: LireSeance = jour => lireSeance(db, jour)
  const ordreDuJour: DepsCollege['lireOrdreDuJour'] = jour => lireOrdreDuJour(db, jour)
  const lireDossiers = makeLireDossiers({ lireOrdreDuJour: ordreDuJour, voir, lireDispositif })
  return {
    ...lectures,
    voir,
    lireDispositif,
    horloge: () => lireHorloge(db),
    lireSeance: async jour => (await seanceEtVersion(jour)).seance,
    listeSeances: () => listeSeances(db),
    lireOrdreDuJour: ordreDuJour,
    lireOrdresDuJour: jours => lireOrdresDuJour(db, jours),
    lireDossiers,
    convoquer: makeConvoquer(uneFois),
    noterMembres: makeNoterMembres(uneFois),
    noterDeport: makeNoterDeport(uneFois),
    inscrire: makeInscrire({ lireSeance: seanceEtVersion, candidatures }),
    retirer: makeRetirer({ voir, candidatures }),
    consigner: makeConsigner({ voir, candidatures }),
    clore: makeClore({
      uneFois,
      lireSeance: seanceEtVersion,
      lireDossiers,
      horloge: () => lireHorloge(db),
      imprimerPv: (pv, { extrait }) => composeur.composer('proces-verbal', pvImprime(pv, { operateur, extrait })),
      sceller: sceau.sceller,
      conserver: coffre.conserver,
    }),
    ouvrirDocument: coffre.ouvrir,
    extraitsDe: numero => extraitsDe(db, numero),
  }
}
