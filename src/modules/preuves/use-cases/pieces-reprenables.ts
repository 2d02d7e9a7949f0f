import type { Personne } from '../../../kernel/acteur.ts'
import {
  type AutreCandidature,
  type ChapitreDepose,
  contenuDe,
  type Depot,
  depotsCourants,
  estUnTestIntrusion,
  type PreuveDeposee,
  type PreuveTrouvee,
} from '../../candidatures/index.ts'
import type { Dispositif, Exigence, NumeroPreuve } from '../../dispositifs/index.ts'
import { acceptationDe, type PortsDepot } from './deposer.ts'
import { refusDeContenuRepris } from './reprendre-preuve.ts'

type Ports = Pick<PortsDepot, 'analyserUrl'> & {
  readonly autresCandidatures: (demande: {
    readonly numero: string
    readonly acteur: Personne
  }) => Promise<readonly AutreCandidature[]>
  readonly preuvesDe: (demande: {
    readonly numeros: readonly string[]
    readonly preuves: readonly string[]
  }) => Promise<readonly PreuveTrouvee[]>
  readonly lireDispositif: (id: string) => Promise<Dispositif>
}

/** A pièce that counts in another candidature of the company, and what became of it there. */
export type PieceReprenable = {
  readonly candidature: AutreCandidature & { readonly dispositif: string }
  readonly preuve: NumeroPreuve
  readonly etat: PreuveDeposee
  readonly depot: Depot
  /** Deposited for the proof of that very number; otherwise, for another of the same requirement. */
  readonly memeNumero: boolean
}

/** GUI-7 — those that this proof would accept: of the same number first, then of the same requirement, the latest first. */
export const makePiecesReprenables =
  ({ autresCandidatures, preuvesDe, lireDispositif, analyserUrl }: Ports) =>
  async (demande: {
    readonly numero: string
    readonly acteur: Personne
    readonly dispositif: Dispositif
    readonly preuve: NumeroPreuve
    /** The chapter that asks for it. */
    readonly depose: Pick<ChapitreDepose, 'conditions'>
  }): Promise<readonly PieceReprenable[]> => {
    const { numero, acteur, dispositif, preuve } = demande
    const autres = await autresCandidatures({ numero, acteur })
    const programmes = new Map<string, Dispositif>()
    for (const { dispositifId } of autres) programmes.set(dispositifId, await lireDispositif(dispositifId))
    const exigence = exigenceDe(dispositif, preuve)?.id
    const memes = [...programmes.values()].flatMap(autre => preuvesDeLExigence(autre, exigence))
    const trouvees = await preuvesDe({
      numeros: autres.map(autre => autre.numero),
      preuves: [...new Set([preuve, ...memes])],
    })
    const acceptation = acceptationDe(dispositif, preuve, demande.depose)
    const test = estUnTestIntrusion(dispositif, preuve)
    return trouvees
      .flatMap(({ numero: source, preuve: autre, etat }): readonly PieceReprenable[] => {
        const candidature = autres.find(({ numero: un }) => un === source)
        const programme = candidature && programmes.get(candidature.dispositifId)
        if (!candidature || !programme) return []
        return depotsCourants(etat)
          .filter(depot => refusDeContenuRepris(contenuDe(depot), acceptation, analyserUrl) === null)
          .filter(depot => !test || depot.rapportTest !== undefined)
          .map(depot => ({
            candidature: { ...candidature, dispositif: programme.intitule },
            preuve: autre,
            etat,
            depot,
            memeNumero: autre === preuve,
          }))
      })
      .toSorted((a, b) => Number(b.memeNumero) - Number(a.memeNumero) || (a.depot.deposeLe < b.depot.deposeLe ? 1 : -1))
  }

const exigences = ({ rem }: Dispositif): readonly Exigence[] => rem.chapitres.flatMap(chapitre => chapitre.exigences)
const numerosDe = ({ scenarios }: Exigence): readonly NumeroPreuve[] =>
  scenarios.flatMap(({ preuves }) => preuves.map(({ numero }) => numero))

const exigenceDe = (dispositif: Dispositif, preuve: NumeroPreuve): Exigence | undefined =>
  exigences(dispositif).find(exigence => numerosDe(exigence).includes(preuve))

const preuvesDeLExigence = (dispositif: Dispositif, id: string | undefined): readonly NumeroPreuve[] =>
  exigences(dispositif)
    .filter(exigence => exigence.id === id)
    .flatMap(numerosDe)
