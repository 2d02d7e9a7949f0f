import type { Personne } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import {
  avantCloture,
  type CandidatureVue,
  casDeclare,
  type Depot,
  depotsCourants,
  estInstruite,
  numerosAttendus,
  type PreuveDeposee,
  preuveDe,
  type Refus,
} from '../../candidatures/index.ts'
import {
  type Acceptation,
  accepte,
  type CodeChapitre,
  type Dispositif,
  type PreuveAttendue,
  preuveSelonCas,
} from '../../dispositifs/index.ts'
import { refusDEssai } from './essai.ts'

/** A proof of the candidature, and why nothing can be deposited for it from a list of files. */
export type PreuveADeposer = {
  readonly chapitre: CodeChapitre
  readonly attendue: PreuveAttendue
  readonly acceptation: Acceptation
  readonly etat: PreuveDeposee
  readonly courants: readonly Depot[]
  readonly refus: Refus | null
}

/** Every proof of the candidature, in the order of its chapters. `le`: the moment by which the procedure judges. */
export const preuvesADeposer = (demande: {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly acteur: Personne
  readonly le: Instant
}): readonly PreuveADeposer[] => {
  const { dispositif, acteur, le } = demande
  const vue = { ...demande.vue, le }
  const dossier = avantCloture(vue.etat)
  if (!estInstruite(dossier)) return []
  const attendues = new Map(
    dispositif.rem.chapitres
      .flatMap(({ exigences }) => exigences)
      .flatMap(({ scenarios }) => scenarios)
      .flatMap(({ preuves }) => preuves.map(preuve => [preuve.numero, preuve])),
  )
  return Object.entries(dossier.chapitres).flatMap(([code, depose]) =>
    numerosAttendus(depose).flatMap((numero): readonly PreuveADeposer[] => {
      const ecrite = attendues.get(numero)
      if (!ecrite) return []
      const chapitre = code as CodeChapitre
      const attendue = preuveSelonCas(ecrite, casDeclare(depose, numero))
      // PRE-1 — one of another case than the one declared has nothing, and takes nothing.
      const etat: PreuveDeposee = preuveDe(depose, numero) ?? { statut: 'attendue', versions: [] }
      const refus = refusDEssai({ vue, dispositif, acteur, chapitre, preuve: attendue.numero })
      return [
        { chapitre, attendue, acceptation: accepte(attendue, dispositif), etat, courants: depotsCourants(etat), refus },
      ]
    }),
  )
}

/** What any of these proofs accepts; `null` when none takes a file now. */
export const acceptationCommune = (preuves: readonly PreuveADeposer[]): Acceptation['fichier'] => {
  const fichiers = preuves.flatMap(({ refus, acceptation }) =>
    refus === null && acceptation.fichier ? [acceptation.fichier] : [],
  )
  if (fichiers.length === 0) return null
  return {
    extensions: [...new Set(fichiers.flatMap(({ extensions }) => extensions))],
    tailleMax: Math.max(...fichiers.map(({ tailleMax }) => tailleMax)),
  }
}
