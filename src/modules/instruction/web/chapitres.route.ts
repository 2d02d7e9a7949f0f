import type { ActeurAgent } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import {
  type Acces,
  page,
  redirection,
  type Reponse,
  type Requete,
  type Route,
} from '../../../platform/http/contract.ts'
import { texteAvecPhrase, texteSaisi } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import {
  avantCloture,
  chapitreDe,
  chemins,
  conditionDe,
  estInstruite,
  type NumeroCandidature,
  phraseRefus,
  preuveDe,
  type Resultat,
  type Verdict,
} from '../../candidatures/index.ts'
import { chapitresApplicables, type CodeChapitre, type NumeroPreuve, preuveSelonCas } from '../../dispositifs/index.ts'
import { empreintesDe } from '../../preuves/index.ts'
import { type Fiche, pageInstruction, type VueInstruction } from './chapitre.page.tsx'
import { pageDemande } from './demande.page.tsx'
import type { DepsInstruction } from './deps.ts'

const AGENT: Acces = { qui: 'agent' }
const VERIFICATEUR: Acces = { qui: 'agent', roles: ['verificateur'] }
const CHEMIN = '/agence/candidatures/:numero/chapitres/:code'

/** The instruction of a chapter: readable by the whole agency, in the hands of the verifier who took it. */
export const routesChapitresAInstruire = (deps: DepsInstruction): readonly Route[] => [
  { methode: 'GET', chemin: CHEMIN, acces: AGENT, traiter: montrer(deps) },
  { methode: 'POST', chemin: `${CHEMIN}/avis`, acces: VERIFICATEUR, traiter: rendreAvis(deps) },
  { methode: 'GET', chemin: `${CHEMIN}/demande`, acces: VERIFICATEUR, traiter: preparerDemande(deps) },
  { methode: 'POST', chemin: `${CHEMIN}/demande`, acces: VERIFICATEUR, traiter: demander(deps) },
  { methode: 'POST', chemin: `${CHEMIN}/validation`, acces: VERIFICATEUR, traiter: valider(deps) },
  { methode: 'POST', chemin: `${CHEMIN}/restitution`, acces: VERIFICATEUR, traiter: rendre(deps) },
]

export const agent = ({ acteur }: Requete): ActeurAgent => {
  if (acteur.kind !== 'agent') throw new NonTrouve()
  return acteur
}

/** @throws NonTrouve for a chapter that does not apply. */
const charger = async (deps: DepsInstruction, requete: Requete, voulue?: string): Promise<VueInstruction> => {
  const { params } = requete
  const vue = await deps.voir({ numero: params['numero'] ?? '', acteur: requete.acteur })
  const dossier = avantCloture(vue.etat)
  if (!estInstruite(dossier)) throw new NonTrouve()
  const dispositif = await deps.lireDispositif(vue.etat.dispositifId)
  const code = (params['code'] ?? '') as CodeChapitre
  const depose = chapitreDe(dossier, code)
  const applicables = chapitresApplicables(dispositif, {
    profils: dossier.profils,
    administrative: dossier.administrative.soumission.reponses,
  })
  const chapitre = applicables.find(autre => autre.code === code)
  if (!depose || !chapitre) throw new NonTrouve()
  const fiches = chapitre.exigences.flatMap(exigence =>
    exigence.scenarios.flatMap(scenario =>
      scenario.preuves.flatMap((attendue): Fiche[] => {
        const preuve = preuveDe(depose, attendue.numero)
        const condition = conditionDe(depose, attendue.numero) ?? null
        const selonCas = preuveSelonCas(attendue, condition?.choix?.cas ?? null)
        return preuve ? [{ exigence, scenario, attendue: selonCas, preuve, condition }] : []
      }),
    ),
  )
  const demandee = fiches.findIndex(({ attendue }) => attendue.numero === voulue)
  const premiereAJuger = fiches.findIndex(({ preuve }) => preuve.statut === 'deposee')
  const rang = demandee >= 0 ? demandee : Math.max(0, premiereAJuger)
  return {
    vue,
    dispositif,
    acteur: agent(requete),
    titreChapitre: chapitre.titre,
    code,
    depose,
    fiches,
    rang,
    analyses: await deps.analysesDe(empreintesDe(depose)),
    erreurs: [],
  }
}

const sujet = ({ params, acte }: Requete) => ({
  numero: (params['numero'] ?? '') as NumeroCandidature,
  acte,
  chapitre: (params['code'] ?? '') as CodeChapitre,
})

const lien = ({ params }: Requete): string => chemins.instructionChapitre(params['numero'] ?? '', params['code'] ?? '')

const montrer =
  (deps: DepsInstruction) =>
  async (requete: Requete): Promise<Reponse> =>
    page(pageInstruction(await charger(deps, requete, requete.query['preuve'])))

const verdicts: readonly string[] = ['conforme', 'a_modifier', 'non_conforme']
const estVerdict = (texte: string): texte is Verdict => verdicts.includes(texte)

const rendreAvis =
  (deps: DepsInstruction) =>
  async (requete: Requete): Promise<Reponse> => {
    const preuve = texteSaisi(requete.corps['preuve']) as NumeroPreuve
    const saisie = { verdict: texteSaisi(requete.corps['verdict']), motif: texteAvecPhrase(requete.corps, 'motif') }
    const refuser = async (erreur: Erreur): Promise<Reponse> => {
      const vue = await charger(deps, requete, preuve)
      return page(pageInstruction({ ...vue, saisie, erreurs: [erreur] }), 422)
    }
    if (!estVerdict(saisie.verdict))
      return refuser({ champ: 'verdict', message: 'Choisissez un avis : conforme, à modifier ou non conforme.' })
    const resultat = await deps.candidatures.rendreAvis({
      ...sujet(requete),
      preuve,
      verdict: saisie.verdict,
      motif: saisie.motif,
    })
    if (!resultat.ok) {
      const message = phraseRefus(resultat.refus)
      return refuser(resultat.refus.code === 'motif_obligatoire' ? { champ: 'motif', message } : { message })
    }
    const { fiches } = await charger(deps, requete)
    const rang = fiches.findIndex(({ attendue }) => attendue.numero === preuve)
    const suivante = [...fiches.slice(rang + 1), ...fiches.slice(0, rang)].find(
      fiche => fiche.preuve.statut === 'deposee',
    )
    const montree = suivante?.attendue.numero ?? preuve
    return redirection(`${lien(requete)}?preuve=${encodeURIComponent(montree)}`)
  }

const preparerDemande =
  (deps: DepsInstruction) =>
  async (requete: Requete): Promise<Reponse> =>
    page(pageDemande(await charger(deps, requete), { message: '', erreurs: [] }))

const demander =
  (deps: DepsInstruction) =>
  async (requete: Requete): Promise<Reponse> => {
    const message = texteSaisi(requete.corps['message'])
    const resultat = await deps.candidatures.demanderModifications({ ...sujet(requete), message })
    if (resultat.ok) return redirection(lien(requete))
    const erreurs = [{ message: phraseRefus(resultat.refus) }]
    return page(pageDemande(await charger(deps, requete), { message, erreurs }), 422)
  }

const apres = async (
  deps: DepsInstruction,
  requete: Requete,
  args: { readonly resultat: Resultat; readonly vers: string },
): Promise<Reponse> => {
  if (args.resultat.ok) return redirection(args.vers)
  const vue = await charger(deps, requete)
  return page(pageInstruction({ ...vue, erreurs: [{ message: phraseRefus(args.resultat.refus) }] }), 422)
}

const valider =
  (deps: DepsInstruction) =>
  async (requete: Requete): Promise<Reponse> => {
    const resultat = await deps.candidatures.validerChapitre(sujet(requete))
    const pret = resultat.ok && resultat.faits.some(({ type }) => type === 'DossierValide')
    return apres(deps, requete, {
      resultat,
      vers: pret ? chemins.candidature(requete.params['numero'] ?? '') : chemins.file(),
    })
  }

const rendre =
  (deps: DepsInstruction) =>
  async (requete: Requete): Promise<Reponse> =>
    apres(deps, requete, { resultat: await deps.candidatures.rendreChapitre(sujet(requete)), vers: chemins.file() })
