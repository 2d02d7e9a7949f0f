import { NonTrouve } from '../../../kernel/erreurs.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { texteSaisi, textesSaisis } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import { chemins, decide, type Refus } from '../../candidatures/index.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { RefusCollege } from '../domain/seance.ts'
import type { DecisionASaisir } from '../use-cases/examiner.ts'
import { cheminsCollege } from './chemins.ts'
import { pageConfirmation } from './confirmation.page.tsx'
import type { DepsCollege } from './deps.ts'
import { pageDossierDeSeance, type SaisieDecision, type VueDossier } from './dossier.page.tsx'
import { phraseCollege } from './phrases.ts'
import { jourDe, SECRETAIRE } from './seance.route.ts'

const CHEMIN = '/agence/college/:seance/dossiers/:numero'

/** One file of a séance: what it holds, and what is decided. */
export const routesDossiers = (deps: DepsCollege): readonly Route[] => [
  {
    methode: 'GET',
    chemin: CHEMIN,
    acces: { qui: 'agent' },
    traiter: async requete => page(pageDossierDeSeance(await charger(deps, requete))),
  },
  { methode: 'POST', chemin: `${CHEMIN}/decision`, acces: SECRETAIRE, traiter: consigner(deps) },
  { methode: 'POST', chemin: `${CHEMIN}/deport`, acces: SECRETAIRE, traiter: noterDeport(deps) },
]

/** @throws NonTrouve for a file that is not on the agenda of that séance. */
const charger = async (
  deps: DepsCollege,
  requete: Requete,
  { erreurs = [], saisie }: { readonly erreurs?: readonly Erreur[]; readonly saisie?: SaisieDecision } = {},
): Promise<VueDossier> => {
  const { acteur, params } = requete
  const jour = jourDe(requete)
  const [seance, dossiers] = await Promise.all([deps.lireSeance(jour), deps.lireOrdreDuJour(jour)])
  const dossier = dossiers.find(({ candidature }) => candidature === params['numero'])
  if (!seance || !dossier) throw new NonTrouve()
  const vue = await deps.voir({ numero: dossier.candidature, acteur })
  const [dispositif, faits] = await Promise.all([
    deps.lireDispositif(vue.etat.dispositifId),
    deps.lireFaits(dossier.candidature, vue.version),
  ])
  return {
    acteur,
    seance,
    dossier: { ...dossier, vue, dispositif },
    faits,
    saisie: saisie ?? { kind: '', motif: '', preuves: [] },
    erreurs,
  }
}

/** A proof is named by its chapter's code, then its number: only the number may hold a slash. */
const lirePreuve = (valeur: string): { readonly chapitre: CodeChapitre; readonly preuve: NumeroPreuve } => {
  const coupe = valeur.indexOf('/')
  return { chapitre: valeur.slice(0, coupe) as CodeChapitre, preuve: valeur.slice(coupe + 1) as NumeroPreuve }
}

const lireDecision = ({ kind, motif, preuves }: SaisieDecision): DecisionASaisir | null => {
  if (kind === 'attribution') return { kind }
  return kind === 'reserves' ? { kind, motif, preuves: preuves.map(lirePreuve) } : null
}

/** The rule judges before anything is confirmed, so that what is confirmed can be done. */
const refusDe = async (deps: DepsCollege, vue: VueDossier, decision: DecisionASaisir): Promise<Refus | null> => {
  const { dossier, acteur } = vue
  const commande =
    decision.kind === 'attribution'
      ? ({ type: 'consignerAttribution' } as const)
      : ({ type: 'consignerReserves', motif: decision.motif, preuves: decision.preuves } as const)
  const contexte = { acteur, now: await deps.horloge(), dispositif: dossier.dispositif }
  const essai = decide(dossier.vue.etat, commande, contexte)
  return essai.ok ? null : essai.refus
}

const consigner =
  (deps: DepsCollege) =>
  async (requete: Requete): Promise<Reponse> => {
    const { corps, acte } = requete
    const jour = jourDe(requete)
    const saisie: SaisieDecision = {
      kind: texteSaisi(corps['decision']),
      motif: texteSaisi(corps['motif']),
      preuves: textesSaisis(corps['preuves']),
    }
    const refuser = async (erreur: Erreur): Promise<Reponse> =>
      page(pageDossierDeSeance(await charger(deps, requete, { erreurs: [erreur], saisie })), 422)
    const decision = lireDecision(saisie)
    if (!decision) return refuser({ champ: 'decision', message: 'Choisissez la décision du collège.' })
    const vue = await charger(deps, requete, { saisie })
    const numero = vue.dossier.candidature
    if (corps['confirme'] !== 'oui') {
      const refus = await refusDe(deps, vue, decision)
      return refus ? refuser(erreurDe(refus)) : page(pageConfirmation(vue, decision))
    }
    const issue = await deps.consigner({ acte, jour, numero, decision })
    return issue.ok ? redirection(chemins.seance(jour)) : refuser(erreurDe(issue.refus))
  }

const champs: Readonly<Record<string, string>> = { motif_obligatoire: 'motif', preuves_a_preciser: 'preuves' }

const erreurDe = (refus: Refus | RefusCollege): Erreur => {
  const champ = champs[refus.code]
  return { ...(champ ? { champ } : {}), message: phraseCollege(refus) }
}

const noterDeport =
  (deps: DepsCollege) =>
  async (requete: Requete): Promise<Reponse> => {
    const jour = jourDe(requete)
    const { dossier } = await charger(deps, requete)
    const { candidature } = dossier
    const motif = texteSaisi(requete.corps['deport'])
    const issue = await deps.noterDeport({ acte: requete.acte, jour, candidature, motif })
    if (issue.ok) return redirection(`${cheminsCollege.dossier(jour, candidature)}#deport`)
    const erreurs = [{ champ: 'deport', message: phraseCollege(issue.refus) }]
    return page(pageDossierDeSeance(await charger(deps, requete, { erreurs })), 422)
  }
