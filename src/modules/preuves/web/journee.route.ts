import { NonTrouve } from '../../../kernel/erreurs.ts'
import { minuteAParis } from '../../../kernel/temps.ts'
import {
  type Acces,
  page,
  redirection,
  type Reponse,
  type Requete,
  type Route,
} from '../../../platform/http/contract.ts'
import { texteSaisi } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import {
  avantCloture,
  chapitreDeLaJournee,
  chemins,
  decide,
  estInstruite,
  type NumeroCandidature,
  phraseRefus,
  type Refus,
  type Resultat,
  type ResultatScenario,
  scenariosDe,
  titreChapitre,
} from '../../candidatures/index.ts'
import { statutDe } from './apres-depot.ts'
import { applicables } from './chargement.ts'
import type { DepsHorsChapitre } from './deps-hors-chapitre.ts'
import { champAtteint, champObservation, pageDispense, pageResultats } from './journee-actes.page.tsx'
import { pageJournee, type ScenarioADerouler, type VueJournee } from './journee.page.tsx'
import { phraseRefusDepot } from './phrases.ts'

const CHEMIN = '/candidatures/:numero/journee'
const EDITEUR: Acces = { qui: 'editeur' }
const VERIFICATEUR: Acces = { qui: 'agent', roles: ['verificateur'] }

/** INS-1…4 — the test day, on one page for both sides; each acts by its role. */
export const routesJournee = (deps: DepsHorsChapitre): readonly Route[] => [
  { methode: 'GET', chemin: CHEMIN, acces: { qui: 'connecte' }, traiter: montrer(deps) },
  { methode: 'POST', chemin: `${CHEMIN}/proposition`, acces: VERIFICATEUR, traiter: proposer(deps) },
  { methode: 'GET', chemin: `${CHEMIN}/dispense`, acces: VERIFICATEUR, traiter: preparerDispense(deps) },
  { methode: 'POST', chemin: `${CHEMIN}/dispense`, acces: VERIFICATEUR, traiter: dispenser(deps) },
  { methode: 'POST', chemin: `${CHEMIN}/confirmation`, acces: EDITEUR, traiter: confirmer(deps) },
  { methode: 'POST', chemin: `${CHEMIN}/autre-date`, acces: EDITEUR, traiter: demanderAutreDate(deps) },
  { methode: 'GET', chemin: `${CHEMIN}/resultats`, acces: VERIFICATEUR, traiter: preparerResultats(deps) },
  { methode: 'POST', chemin: `${CHEMIN}/resultats`, acces: VERIFICATEUR, traiter: consigner(deps) },
  { methode: 'POST', chemin: `${CHEMIN}/enregistrement`, acces: EDITEUR, corps: 'flux', traiter: enregistrer(deps) },
]

/** @throws NonTrouve where the programme has no test day, and before the evidence. */
const charger = async (deps: DepsHorsChapitre, { params, acteur }: Requete): Promise<VueJournee> => {
  const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
  const etat = avantCloture(vue.etat)
  const dispositif = await deps.lireDispositif(etat.dispositifId)
  if (!estInstruite(etat) || !dispositif.controles.journeeDeTest) throw new NonTrouve()
  const trouve = chapitreDeLaJournee(etat, dispositif)
  const retenus = trouve ? new Set(scenariosDe(dispositif, trouve.chapitre)) : new Set()
  const exigences = applicables(dispositif, etat).find(({ code }) => code === trouve?.code)?.exigences ?? []
  return {
    vue,
    dispositif,
    acteur,
    chapitre: trouve && {
      code: trouve.code,
      titre: titreChapitre(dispositif, trouve.code),
      depose: trouve.chapitre,
    },
    journee: etat.journee,
    scenarios: exigences.flatMap(({ id, scenarios }) =>
      scenarios
        .filter(({ numero }) => retenus.has(numero))
        .map(({ numero, texte }): ScenarioADerouler => ({ numero, texte, exigence: id })),
    ),
    faits: await deps.lireFaits(etat.numero, vue.version),
    erreurs: [],
  }
}

const sujet = ({ params, acte }: Requete) => ({ numero: (params['numero'] ?? '') as NumeroCandidature, acte })

/** After an act: the page of the day, which says what was done; or the page as it was typed, with what was wrong. */
const apres = async (
  deps: DepsHorsChapitre,
  requete: Requete,
  args: {
    readonly resultat: Resultat
    readonly recu: string
    readonly saisie?: Readonly<Record<string, string>>
    readonly enErreur?: (refus: Refus) => Erreur
    readonly montrer?: typeof pageJournee
  },
): Promise<Reponse> => {
  const { resultat, recu, saisie = {}, enErreur, montrer: montree = pageJournee } = args
  if (resultat.ok) return redirection(`${chemins.journee(resultat.numero)}?recu=${recu}`)
  const erreur = enErreur?.(resultat.refus) ?? { message: phraseRefus(resultat.refus) }
  return page(montree({ ...(await charger(deps, requete)), saisie, erreurs: [erreur] }), 422)
}

const motifAuChamp =
  (message: string) =>
  (refus: Refus): Erreur =>
    refus.code === 'motif_obligatoire' ? { champ: 'motif', message } : { message: phraseRefus(refus) }

const montrer =
  (deps: DepsHorsChapitre) =>
  async (requete: Requete): Promise<Reponse> => {
    const { recu } = requete.query
    return page(pageJournee({ ...(await charger(deps, requete)), ...(recu ? { recu } : {}) }))
  }

const proposer =
  (deps: DepsHorsChapitre) =>
  async (requete: Requete): Promise<Reponse> => {
    const lire = (nom: string): string => texteSaisi(requete.corps[nom])
    const saisie = { jour: lire('jour'), heure: lire('heure'), jeux: lire('jeux') }
    const quand = minuteAParis(saisie.jour, saisie.heure)
    if (quand === null)
      return page(pageJournee({ ...(await charger(deps, requete)), saisie, erreurs: erreursDeDate(saisie) }), 422)
    return apres(deps, requete, {
      resultat: await deps.candidatures.proposerJournee({ ...sujet(requete), quand, jeux: saisie.jeux }),
      recu: 'proposition',
      saisie,
      enErreur: refus => ({
        message: phraseRefus(refus),
        ...(refus.code === 'journee_passee' ? { champ: 'jour' } : {}),
      }),
    })
  }

const erreursDeDate = ({ jour, heure }: { readonly jour: string; readonly heure: string }): readonly Erreur[] => {
  const jourLu = minuteAParis(jour, '12:00') !== null
  const heureLue = /^([01]\d|2[0-3]):[0-5]\d$/.test(heure)
  if (jourLu && heureLue)
    return [{ champ: 'heure', message: 'Choisissez une autre heure : cette nuit-là, l’heure change.' }]
  return [
    ...(jourLu ? [] : [{ champ: 'jour', message: 'Donnez le jour de la journée de test, par exemple 13/05/2026.' }]),
    ...(heureLue ? [] : [{ champ: 'heure', message: 'Donnez l’heure de début, sous la forme 09:30.' }]),
  ]
}

const preparerDispense =
  (deps: DepsHorsChapitre) =>
  async (requete: Requete): Promise<Reponse> =>
    page(pageDispense(await charger(deps, requete)))

const dispenser =
  (deps: DepsHorsChapitre) =>
  async (requete: Requete): Promise<Reponse> => {
    const motif = texteSaisi(requete.corps['motif'])
    return apres(deps, requete, {
      resultat: await deps.candidatures.dispenserDeJournee({ ...sujet(requete), motif }),
      recu: 'dispense',
      saisie: { motif },
      enErreur: motifAuChamp('Indiquez le motif de la dispense : l’éditeur le lira.'),
      montrer: pageDispense,
    })
  }

const confirmer =
  (deps: DepsHorsChapitre) =>
  async (requete: Requete): Promise<Reponse> =>
    apres(deps, requete, {
      resultat: await deps.candidatures.confirmerJournee(sujet(requete)),
      recu: 'confirmation',
    })

const demanderAutreDate =
  (deps: DepsHorsChapitre) =>
  async (requete: Requete): Promise<Reponse> => {
    const motif = texteSaisi(requete.corps['motif'])
    return apres(deps, requete, {
      resultat: await deps.candidatures.demanderAutreDate({ ...sujet(requete), motif }),
      recu: 'autre-date',
      saisie: { motif },
      enErreur: motifAuChamp('Dites pourquoi cette date ne convient pas : l’agence le lira.'),
    })
  }

const preparerResultats =
  (deps: DepsHorsChapitre) =>
  async (requete: Requete): Promise<Reponse> => {
    const vue = await charger(deps, requete)
    const resultats = vue.scenarios.map(({ numero }) => ({ scenario: numero, atteint: true, observation: '' }))
    const contexte = { acteur: requete.acteur, now: vue.vue.le, dispositif: vue.dispositif }
    const possible = decide(vue.vue.etat, { type: 'consignerJournee', resultats }, contexte).ok
    return possible ? page(pageResultats(vue)) : redirection(chemins.journee(vue.vue.etat.numero))
  }

const consigner =
  (deps: DepsHorsChapitre) =>
  async (requete: Requete): Promise<Reponse> => {
    const vue = await charger(deps, requete)
    const saisie = Object.fromEntries(
      vue.scenarios
        .flatMap(({ numero }) => [champAtteint(numero), champObservation(numero)])
        .map(nom => [nom, texteSaisi(requete.corps[nom])]),
    )
    const resultats = vue.scenarios.flatMap(({ numero }): readonly ResultatScenario[] => {
      const atteint = saisie[champAtteint(numero)]
      const observation = saisie[champObservation(numero)] ?? ''
      return atteint === 'oui' || atteint === 'non'
        ? [{ scenario: numero, atteint: atteint === 'oui', observation }]
        : []
    })
    const resultat = await deps.candidatures.consignerJournee({ ...sujet(requete), resultats })
    if (resultat.ok) return redirection(`${chemins.journee(resultat.numero)}?recu=resultats`)
    const { refus } = resultat
    const erreurs =
      refus.code === 'resultats_incomplets' || refus.code === 'motif_obligatoire'
        ? aRenseigner(vue, resultats)
        : [{ message: phraseRefus(refus) }]
    return page(pageResultats({ ...vue, saisie, erreurs }), 422)
  }

/** Every scenario that lacks its result, or the reason of a result that was not reached, at its field. */
const aRenseigner = ({ scenarios }: VueJournee, resultats: readonly ResultatScenario[]): readonly Erreur[] =>
  scenarios.flatMap(({ numero }): readonly Erreur[] => {
    const resultat = resultats.find(({ scenario }) => scenario === numero)
    if (!resultat)
      return [{ champ: champAtteint(numero), message: `Scénario ${numero} : dites si le résultat est atteint.` }]
    return resultat.atteint || resultat.observation !== ''
      ? []
      : [{ champ: champObservation(numero), message: `Scénario ${numero} : dites ce qui a manqué.` }]
  })

const enregistrer =
  (deps: DepsHorsChapitre) =>
  async (requete: Requete): Promise<Reponse> => {
    const vue = await charger(deps, requete)
    const refuser = (message: string, statut = 422): Reponse =>
      page(pageJournee({ ...vue, erreurs: [{ champ: 'piece', message }] }), statut)
    for await (const partie of requete.parties()) {
      if (partie.kind === 'champ') continue
      if (partie.nomFichier === '') {
        partie.flux.resume()
        break
      }
      const resultat = await deps.deposerEnregistrement({
        acte: requete.acte,
        vue: vue.vue,
        dispositif: vue.dispositif,
        nom: partie.nomFichier,
        flux: partie.flux,
      })
      if (resultat.ok) return redirection(chemins.accuse(resultat.numero, resultat.version))
      return refuser(phraseRefusDepot(resultat.refus), statutDe(resultat.refus.code))
    }
    return refuser(phraseRefusDepot({ code: 'fichier_absent' }))
  }
