import { type Instant, jourCivil, plusJoursSuspendus, veille } from '../../src/kernel/temps.ts'
import { dureeDuReferencement } from '../../src/modules/candidatures/domain/attribution.ts'
import {
  limiteDAbandon,
  limiteDeLaJournee,
  limiteDuComplement,
  limiteGarantieDePlace,
} from '../../src/modules/candidatures/domain/delais.ts'
import { refusDeJalon } from '../../src/modules/candidatures/domain/jalons.ts'
import { refusDeRapport } from '../../src/modules/candidatures/domain/test-intrusion.ts'
import type { CodeJalon } from '../../src/modules/dispositifs/index.ts'
import { format } from '../../src/ui/index.ts'
import { borne, J1, J2, J3, justeAvant, paris } from '../harness/cas.ts'
import { complet, pen1, rapport } from '../harness/complet.ts'

const { delais } = borne

/** « demande du lundi 2 mars 2026 à 9 h 00 (heure de Paris) : jusqu’au lundi 9 mars 2026 à minuit (heure de Paris) » */
const ligne = (de: string, depuis: Instant, limite: Instant | null): string =>
  `${de} ${format.dateHeure(depuis)} : ${limite === null ? 'aucun terme' : format.limite(limite)}`

const demandes = (limiteDe: (depuis: Instant) => Instant | null, ...moments: readonly string[]): readonly string[] =>
  moments.map(moment => ligne('demande du', paris(moment), limiteDe(paris(moment))))

const recuA = (jalon: CodeJalon, moment: Instant): string =>
  `reçu le ${format.dateHeureExacte(moment)} : ${refusDeJalon(borne, jalon, moment) ? 'trop tard' : 'à temps'}`
const autourDe = (jalon: CodeJalon, quand: Instant) => (): readonly string[] => [
  recuA(jalon, justeAvant(quand)),
  recuA(jalon, quand),
]

const testFini = (fin: string, depose: string): string => {
  const refus = refusDeRapport({
    dispositif: complet,
    preuve: pen1,
    rapport: rapport({}, { finLe: jourCivil(fin) }),
    recuLe: paris(depose),
  })
  return `test fini le ${format.jour(jourCivil(fin))}, rapport déposé le ${format.dateHeure(paris(depose))} : ${refus ? 'refusé, trop ancien' : 'reçu'}`
}

/** Computed by the procedure's own functions, for a programme of five jours ouvrés, 24 hours, thirty days, two weeks, sixty days. */
export const exemples: Readonly<Record<string, () => readonly string[]>> = {
  'ADM-8': () =>
    demandes(
      depuis => limiteDuComplement(depuis, delais),
      '2026-03-02 09:00',
      '2026-04-24 16:00',
      '2026-12-23 23:59',
      '2026-03-07 10:00',
    ),
  'INT-5': () => demandes(depuis => limiteGarantieDePlace(depuis, delais), '2026-03-13 18:30', '2026-03-28 10:00'),
  'INT-6': () => demandes(depuis => limiteDAbandon(depuis, delais), '2026-03-16 11:00', '2026-01-15 09:00'),
  'INS-2': () =>
    ['2026-03-11 10:00', '2026-12-18 17:00'].map(moment =>
      ligne('chapitre reçu complet le', paris(moment), limiteDeLaJournee(paris(moment), complet.delais)),
    ),
  'INT-9': () => {
    const depuis = paris('2026-03-11 10:00')
    const attente = { du: paris('2026-03-20 15:00'), au: paris('2026-04-02 09:00') }
    return [
      ligne('dernier chapitre reçu le', depuis, plusJoursSuspendus(depuis, 60, [])),
      `${ligne('dernier chapitre reçu le', depuis, plusJoursSuspendus(depuis, 60, [attente]))}, si l’éditeur a été attendu du ${format.jour(attente.du)} au ${format.jour(attente.au)}`,
    ]
  },
  'JAL-1': autourDe('J1', J1),
  'JAL-2': autourDe('J2', J2),
  'JAL-3': autourDe('J3', J3),
  'PEN-1': () => [testFini('2026-02-20', '2027-02-19 23:59'), testFini('2026-02-20', '2027-02-20 00:00')],
  'REF-2': () => {
    const { debutLe, finLe } = dureeDuReferencement({ now: paris('2026-09-17 15:20'), dispositif: borne })
    return [
      `signée par l’agence le ${format.jour(debutLe)}, pour ${borne.reference.validiteAnnees} ans : jusqu’au ${format.jour(veille(finLe))} inclus`,
    ]
  },
}
