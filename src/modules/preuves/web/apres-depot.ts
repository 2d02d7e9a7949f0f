import { page, redirection, type Reponse } from '../../../platform/http/contract.ts'
import { type Saisi, texteSaisi } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import { chemins } from '../../candidatures/index.ts'
import type { NumeroPreuve } from '../../dispositifs/index.ts'
import type { Cible, RefusDeDepot, ResultatDepot } from '../use-cases/deposer.ts'
import { pageChapitre, type SaisieDepot } from './chapitre.page.tsx'
import { type Chargee, exigenceDemandee } from './chargement.ts'
import { idPreuve } from './exigences.ts'
import { erreurDHomologation } from './homologation.tsx'
import { phraseRefusDepot } from './phrases.ts'

export const cibleDe = (
  { vue, chapitre }: Chargee,
  champs: { readonly preuve: Saisi; readonly mode: Saisi },
): Cible => ({
  numero: vue.etat.numero,
  chapitre: chapitre.code,
  preuve: texteSaisi(champs.preuve) as NumeroPreuve,
  mode: champs.mode === 'complete' ? 'complete' : 'remplace',
})

/** The page of the proof that was deposited, at its place. */
export const versLaPreuve = ({ numero, chapitre, preuve }: Cible): Reponse =>
  redirection(`${chemins.preuve(numero, chapitre, preuve)}&recu=oui#${idPreuve(preuve)}`)

/** After a deposit: the page of its requirement, at the proof; or the same page with what was wrong and what was typed. */
export const apresDepot = (
  chargee: Chargee,
  {
    cible,
    resultat,
    saisie,
  }: { readonly cible: Cible; readonly resultat: ResultatDepot; readonly saisie: SaisieDepot },
): Reponse => {
  if (resultat.ok) return versLaPreuve(cible)
  const { refus } = resultat
  const { forme, homologation } = saisie
  const erreur: Erreur = erreurDHomologation(refus, { forme, preuve: cible.preuve, saisie: homologation }) ?? {
    champ: `${forme}-${cible.preuve}`,
    message: phraseRefusDepot(refus),
  }
  const exigence = exigenceDemandee(chargee, { preuve: cible.preuve })
  return page(pageChapitre({ ...chargee, exigence, filtre: 'toutes', erreurs: [erreur], saisie }), statutDe(refus.code))
}

const statuts: Partial<Record<RefusDeDepot['code'], number>> = {
  fichier_trop_gros: 413,
  quota_atteint: 413,
  espace_insuffisant: 507,
  extension_refusee: 415,
  contenu_different: 415,
}

export const statutDe = (code: RefusDeDepot['code']): number => statuts[code] ?? 422
