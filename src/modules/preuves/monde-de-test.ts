import { acteDe } from '../../../test/harness/base.ts'
import { annuaire, ann1, borne, paris, pierre } from '../../../test/harness/cas.ts'
import { enDepot } from '../../../test/harness/histoires.ts'
import type { Instant } from '../../kernel/temps.ts'
import {
  type CandidatureVue,
  type Fait,
  type NumeroCandidature,
  type Refus,
  type Resultat,
  replier,
} from '../candidatures/index.ts'
import type { Dispositif, NaturePreuve } from '../dispositifs/index.ts'
import type { Cible, PortsDepot, RapportGazelle } from './use-cases/deposer.ts'

/** What the cases of the deposit share: a candidature, a programme, and ports that say what was asked of them. */
const MARDI = paris('2026-03-10 12:00')

export const vueDe = (faits: readonly Fait[], le: Instant = MARDI): CandidatureVue => ({
  etat: replier(faits),
  version: faits.length,
  le,
  guichet: borne.code,
  produit: { id: 'produit-1', nom: 'Imago', version: '4.2' },
  entreprise: { id: pierre.entrepriseId, nom: 'Imagerie Démo SAS', siret: '73282932000074' },
})

/** The programme of the cases, each proof being of these kinds. */
export const quiAttend = (...natures: readonly NaturePreuve[]): Dispositif => ({
  ...borne,
  gazelle: { hotes: ['gazelle.example'] },
  rem: {
    chapitres: borne.rem.chapitres.map(chapitre => ({
      ...chapitre,
      exigences: chapitre.exigences.map(exigence => ({
        ...exigence,
        scenarios: exigence.scenarios.map(scenario => ({
          ...scenario,
          preuves: scenario.preuves.map(preuve => ({ ...preuve, natures })),
        })),
      })),
    })),
  },
})

const RECUE = paris('2026-03-12 09:59')
export const PDF = Buffer.from('%PDF-1.7 preuve')
export const accepte: Resultat = { ok: true, faits: [], numero: 'SEKWAOLGFJ' as NumeroCandidature, version: 1 }
export const rapport: RapportGazelle = {
  url: 'https://gazelle.example/evs/report.seam?oid=1.2.3',
  oid: '1.2.3',
  service: 'Gazelle CDA',
  validateur: 'CR, version 3',
  resultat: 'DONE_PASSED',
  octets: Buffer.from('<rapport/>'),
  type: 'application/xml',
}

type Monde = {
  readonly ports: PortsDepot
  /** What was asked of the ports, in order. */
  readonly appels: readonly string[]
  readonly deposes: readonly Parameters<PortsDepot['deposer']>[0][]
  /** The attempts kept. */
  readonly consignes: readonly Refus[]
}

export const monde = (panne: Partial<PortsDepot> = {}): Monde => {
  const appels: string[] = []
  const deposes: Parameters<PortsDepot['deposer']>[0][] = []
  const consignes: Refus[] = []
  const recevoir = async (octets: Uint8Array) =>
    ({
      ok: true,
      empreinte: 'e'.repeat(64),
      taille: octets.length,
      debut: octets.subarray(0, 4100),
      recueLe: RECUE,
    }) as const
  const ports: PortsDepot = {
    nouvelId: () => 'depot-1',
    dejaFait: async () => false,
    acteAvec: (acte, empreintes) => ({ ...acte, empreinte: `${acte.empreinte}+${empreintes.join('+')}` }),
    recevoir: async flux => {
      appels.push('recevoir')
      return recevoir(Buffer.concat(await flux.toArray()))
    },
    recevoirOctets: async octets => {
      appels.push('recevoir')
      return recevoir(octets)
    },
    noter: async ({ type }) => void appels.push(`noter ${type}`),
    deposer: async demande => {
      appels.push('deposer')
      deposes.push(demande)
      return accepte
    },
    analyserUrl: texte => {
      const url = URL.parse(texte)
      return url && { protocole: url.protocol, hote: url.host, identifiants: url.username !== '' }
    },
    consigner: async ({ refus }) => void consignes.push(refus),
    lireRapport: async ({ courriel, ...voulu }) => {
      appels.push(`lire ${Object.values(voulu).join()} de ${courriel}`)
      return { ok: true, rapport }
    },
    ...panne,
  }
  return { ports, appels, deposes, consignes }
}

const cible = (reste: Partial<Cible> = {}): Cible => ({
  numero: vueDe(enDepot).etat.numero,
  chapitre: annuaire,
  preuve: ann1,
  mode: 'remplace',
  ...reste,
})
export const demande = (vue: CandidatureVue, dispositif: Dispositif, reste: Partial<Cible> = {}) => ({
  acte: acteDe(pierre),
  cible: cible(reste),
  vue,
  dispositif,
})
