import { NonTrouve } from '../../../kernel/erreurs.ts'
import type { Requete } from '../../../platform/http/contract.ts'
import {
  avantCloture,
  type ChapitreDepose,
  chapitreDe,
  depotsDuChapitre,
  estInstruite,
  manquesAvantSoumission,
} from '../../candidatures/index.ts'
import {
  type ChapitreApplicable,
  chapitresApplicables,
  type Dispositif,
  type Exigence,
  type NumeroPreuve,
} from '../../dispositifs/index.ts'
import type { VueChapitre } from './chapitre.page.tsx'
import type { DepsPreuves } from './deps.ts'

/** What applies to a candidature, as its programme's REM says it (ELI-8, REM-2). */
export const applicables = (
  dispositif: Dispositif,
  etat: Parameters<typeof estInstruite>[0],
): readonly ChapitreApplicable[] =>
  estInstruite(etat)
    ? chapitresApplicables(dispositif, {
        profils: etat.profils,
        administrative: etat.administrative.soumission.reponses,
      })
    : []

export type Chargee = Pick<
  VueChapitre,
  | 'vue'
  | 'dispositif'
  | 'acteur'
  | 'chapitre'
  | 'depose'
  | 'autresCandidatures'
  | 'envois'
  | 'analyses'
  | 'estImportable'
>

/** @throws NonTrouve for a chapter that does not apply to the candidature. */
export const charger = async (deps: DepsPreuves, { params, acteur }: Requete): Promise<Chargee> => {
  const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
  const [dispositif, autresCandidatures, envois] = await Promise.all([
    deps.lireDispositif(vue.etat.dispositifId),
    deps.aDAutresCandidatures({ numero: vue.etat.numero, acteur }),
    acteur.kind === 'editeur' ? deps.envois.deLaCandidature(vue.etat.numero, acteur) : [],
  ])
  const etat = avantCloture(vue.etat)
  const chapitre = applicables(dispositif, etat).find(({ code }) => code === params['code'])
  const depose = chapitre && estInstruite(etat) ? chapitreDe(etat, chapitre.code) : undefined
  if (!chapitre || !depose) throw new NonTrouve()
  const analyses = await deps.analysesDe(empreintesDe(depose))
  const { estImportable } = deps
  return { vue, dispositif, acteur, chapitre, depose, autresCandidatures, envois, analyses, estImportable }
}

/** The pièces of a chapter, of which the antivirus may have said something. */
export const empreintesDe = (chapitre: ChapitreDepose): readonly string[] =>
  depotsDuChapitre(chapitre).flatMap(depot => (depot.nature === 'lien' ? [] : [depot.empreinte]))

const aucunNumero = '' as NumeroPreuve

/** The requirement that the address names, or the one that holds the proof named, or the first that needs something. */
export const exigenceDemandee = (
  { chapitre, depose }: Chargee,
  voulue: { readonly exigence?: string | undefined; readonly preuve?: string | undefined },
): Exigence => {
  const contient = (exigence: Exigence, retenir: (numero: NumeroPreuve) => boolean): boolean =>
    exigence.scenarios.some(({ preuves }) => preuves.some(({ numero }) => retenir(numero)))
  const manques = manquesAvantSoumission(depose)
  const exigence =
    chapitre.exigences.find(({ id }) => id === voulue.exigence) ??
    chapitre.exigences.find(autre => contient(autre, numero => numero === (voulue.preuve ?? aucunNumero))) ??
    chapitre.exigences.find(autre => contient(autre, numero => manques.includes(numero))) ??
    chapitre.exigences[0]
  if (!exigence) throw new NonTrouve()
  return exigence
}
