import { nonTrouveEstNul } from '../../../kernel/erreurs.ts'
import {
  type Acces,
  page,
  redirection,
  type Reponse,
  type Requete,
  type Route,
} from '../../../platform/http/contract.ts'
import { numeroDePage, texteAvecPhrase, texteSaisi } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import {
  chemins,
  etapeRemise,
  libelleStatut,
  lireEtape,
  type NumeroCandidature,
  pageListe,
  phraseRefus,
  type Resultat,
  type Statut,
  versionDesQuestions,
} from '../../candidatures/index.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import { agent, routesChapitresAInstruire } from './chapitres.route.ts'
import { pageConstat } from './constat.page.tsx'
import { routesConstats } from './constats.route.ts'
import type { DepsInstruction } from './deps.ts'
import { pageInstructionEtape } from './etape.page.tsx'
import { AFFICHES, csvDeLaFile, pageFile } from './file.page.tsx'
import { aClore, aTraiter, quiEchoit } from './journee.ts'
import { pageJournee, SEMAINE } from './journee.page.tsx'
import { lireDispositifs } from './lire-dispositifs.ts'
import { pageRefus } from './refus.page.tsx'

const AGENT: Acces = { qui: 'agent' }
const GESTIONNAIRE: Acces = { qui: 'agent', roles: ['gestionnaire'] }
const ETAPE = '/agence/candidatures/:numero/etapes/:etape'

/** The agency's own pages: the day, the list, the queue, the examination of the steps, the deadlines to pronounce. */
export const routesInstruction = (deps: DepsInstruction): readonly Route[] => [
  { methode: 'GET', chemin: '/agence', acces: AGENT, traiter: journee(deps) },
  { methode: 'GET', chemin: '/agence/candidatures', acces: AGENT, traiter: liste(deps) },
  { methode: 'GET', chemin: '/agence/file', acces: AGENT, traiter: async requete => file(deps, requete, []) },
  { methode: 'GET', chemin: '/agence/file.csv', acces: AGENT, traiter: exporter(deps) },
  {
    methode: 'POST',
    chemin: '/agence/file/prendre',
    acces: { qui: 'agent', roles: ['verificateur'] },
    traiter: prendre(deps),
  },
  { methode: 'GET', chemin: ETAPE, acces: AGENT, traiter: async requete => etape(deps, requete) },
  { methode: 'POST', chemin: `${ETAPE}/acceptation`, acces: GESTIONNAIRE, traiter: accepter(deps) },
  { methode: 'POST', chemin: `${ETAPE}/complement`, acces: GESTIONNAIRE, traiter: complement(deps) },
  { methode: 'GET', chemin: `${ETAPE}/refus`, acces: GESTIONNAIRE, traiter: async requete => refus(deps, requete, []) },
  { methode: 'POST', chemin: `${ETAPE}/refus`, acces: GESTIONNAIRE, traiter: refuser(deps) },
  {
    methode: 'GET',
    chemin: '/agence/candidatures/:numero/echeance',
    acces: GESTIONNAIRE,
    traiter: async requete => constat(deps, requete),
  },
  { methode: 'POST', chemin: '/agence/candidatures/:numero/echeance', acces: GESTIONNAIRE, traiter: constater(deps) },
  ...routesConstats(deps),
  ...routesChapitresAInstruire(deps),
]

const journee =
  (deps: DepsInstruction) =>
  async (requete: Requete): Promise<Reponse> => {
    const acteur = agent(requete)
    const [maintenant, file, attendent, echoient, enRetard] = await Promise.all([
      deps.horloge(),
      deps.file({}),
      deps.dossiersQuiAttendent(acteur.roles),
      deps.dossiersQuiEchoient(SEMAINE),
      acteur.roles.includes('gestionnaire') ? deps.dossiersAClore(acteur) : { dossiers: [] },
    ])
    const dispositifs = await lireDispositifs(deps, [
      ...file.map(({ dispositifId }) => dispositifId),
      ...[attendent, echoient, enRetard].flatMap(({ dossiers }) => dossiers.map(({ etat }) => etat.dispositifId)),
    ])
    const situation = { dispositifs, maintenant }
    const vue = {
      acteur,
      maintenant,
      file,
      dispositifs,
      aTraiter: aTraiter(attendent.dossiers, acteur, situation),
      attendues: attendent.nombre,
      echoientEnPlus: echoient.nombre > echoient.dossiers.length,
      echoient: quiEchoit(echoient.dossiers, { roles: acteur.roles, jours: SEMAINE }, situation),
      aClore: aClore(enRetard.dossiers, acteur, situation),
    }
    return page(pageJournee(vue))
  }

const liste =
  (deps: DepsInstruction) =>
  async (requete: Requete): Promise<Reponse> => {
    const { q, statut, guichet } = requete.query
    const filtre = {
      acteur: agent(requete),
      recherche: q ?? '',
      page: numeroDePage(requete.query),
      ...(statut && Object.hasOwn(libelleStatut, statut) ? { statut: statut as Statut } : {}),
      ...(guichet ? { guichet } : {}),
    }
    const [resultat, dispositifs] = await Promise.all([deps.lister(filtre), deps.dispositifsOuverts()])
    const suivi = await deps.quiDoitAgir(resultat)
    return page(pageListe({ ...resultat, filtre, dispositifs, suivi, chemin: chemins.listeAgence() }))
  }

const file = async (
  deps: DepsInstruction,
  requete: Requete,
  erreurs: readonly { readonly message: string }[],
): Promise<Reponse> => {
  const guichet = requete.query['guichet'] || null
  const [chapitres, guichets] = await Promise.all([
    deps.file({ guichet, limite: AFFICHES + 1 }),
    deps.dispositifsOuverts(),
  ])
  const dispositifs = await lireDispositifs(
    deps,
    chapitres.map(({ dispositifId }) => dispositifId),
  )
  const statut = erreurs.length > 0 ? 422 : 200
  return page(pageFile({ acteur: agent(requete), guichet, guichets, chapitres, dispositifs, erreurs }), statut)
}

/** An export is never cut. */
const TOUS = 1_000_000

const exporter =
  (deps: DepsInstruction) =>
  async ({ query }: Requete): Promise<Reponse> => {
    const chapitres = await deps.file({ guichet: query['guichet'] || null, limite: TOUS })
    const dispositifs = await lireDispositifs(
      deps,
      chapitres.map(({ dispositifId }) => dispositifId),
    )
    const corps = Buffer.from(csvDeLaFile(chapitres, dispositifs), 'utf8')
    return {
      kind: 'fichier',
      nom: 'file-d-attente.csv',
      type: 'text/csv; charset=utf-8',
      taille: corps.byteLength,
      corps,
      disposition: 'attachment',
    }
  }

/** Two verifiers who press at the same moment get two different chapters: the second try takes what is first by then. */
const ESSAIS = 5

const AUCUN = { numero: '' as NumeroCandidature, code: '' as CodeChapitre }

const prendre =
  (deps: DepsInstruction) =>
  async (requete: Requete): Promise<Reponse> => {
    const guichet = texteSaisi(requete.corps['guichet'])
    let message = 'La file de ce guichet est vide : il n’y a rien à prendre.'
    for (let essai = 0; essai < ESSAIS; essai++) {
      const tete = await deps.tete(guichet)
      // With nothing to take, a retry still gets the answer that its key had.
      const demande = tete ?? AUCUN
      const resultat = await deps.candidatures
        .prendreChapitre({ numero: demande.numero, acte: requete.acte, chapitre: demande.code })
        .catch(nonTrouveEstNul)
      if (!resultat) break
      if (resultat.ok) {
        const [pris] = resultat.faits
        const code = pris?.type === 'ChapitrePris' ? pris.chapitre : demande.code
        return redirection(chemins.instructionChapitre(resultat.numero, code))
      }
      message = phraseRefus(resultat.refus)
    }
    return file(deps, requete, [{ message }])
  }

const chargerEtape = async (deps: DepsInstruction, requete: Requete) => {
  const vue = await deps.voir({ numero: requete.params['numero'] ?? '', acteur: requete.acteur })
  const etapeLue = lireEtape(requete.params['etape'])
  const remise = etapeRemise(vue.etat, etapeLue)
  const dispositif = await deps.lireDispositif(vue.etat.dispositifId)
  return {
    vue,
    dispositif,
    questions: remise ? await deps.lireDispositif(versionDesQuestions(vue.etat, remise.soumission)) : dispositif,
    etape: etapeLue,
    acteur: agent(requete),
    motif: texteAvecPhrase(requete.corps, 'motif'),
  }
}

const etape = async (deps: DepsInstruction, requete: Requete, erreurs: readonly Erreur[] = []): Promise<Reponse> =>
  page(pageInstructionEtape({ ...(await chargerEtape(deps, requete)), erreurs }), erreurs.length > 0 ? 422 : 200)

const refus = async (deps: DepsInstruction, requete: Requete, erreurs: readonly Erreur[]): Promise<Reponse> =>
  page(pageRefus({ ...(await chargerEtape(deps, requete)), erreurs }), erreurs.length > 0 ? 422 : 200)

const sujet = ({ params, acte }: Requete) => ({ numero: (params['numero'] ?? '') as NumeroCandidature, acte })

/** Back to the candidature; or to the page that asked, with what was wrong. */
const apres = (
  requete: Requete,
  resultat: Resultat,
  revenir: (erreurs: readonly Erreur[]) => Promise<Reponse>,
): Reponse | Promise<Reponse> => {
  if (resultat.ok) return redirection(chemins.candidature(requete.params['numero'] ?? ''))
  const message = phraseRefus(resultat.refus)
  return revenir([resultat.refus.code === 'motif_obligatoire' ? { champ: 'motif', message } : { message }])
}

const accepter =
  (deps: DepsInstruction) =>
  async (requete: Requete): Promise<Reponse> => {
    const { accepterCandidatureAdministrative, accepterEligibilite } = deps.candidatures
    const verbe =
      lireEtape(requete.params['etape']) === 'administrative' ? accepterCandidatureAdministrative : accepterEligibilite
    return apres(requete, await verbe(sujet(requete)), erreurs => etape(deps, requete, erreurs))
  }

const complement =
  (deps: DepsInstruction) =>
  async (requete: Requete): Promise<Reponse> => {
    const demande = {
      ...sujet(requete),
      etape: lireEtape(requete.params['etape']),
      motif: texteAvecPhrase(requete.corps, 'motif'),
    }
    const resultat = await deps.candidatures.demanderComplement(demande)
    return apres(requete, resultat, erreurs => etape(deps, requete, erreurs))
  }

const refuser =
  (deps: DepsInstruction) =>
  async (requete: Requete): Promise<Reponse> => {
    const resultat = await deps.candidatures.refuserCandidature({
      ...sujet(requete),
      motif: texteAvecPhrase(requete.corps, 'motif'),
    })
    return apres(requete, resultat, erreurs => refus(deps, requete, erreurs))
  }

const constat = async (
  deps: DepsInstruction,
  requete: Requete,
  refusee?: { readonly message: string; readonly explication: string },
): Promise<Reponse> => {
  const vue = await deps.voir({ numero: requete.params['numero'] ?? '', acteur: requete.acteur })
  const dispositif = await deps.lireDispositif(vue.etat.dispositifId)
  const erreurs = refusee ? [{ champ: 'explication', message: refusee.message }] : []
  const saisie = refusee ? { explication: refusee.explication } : {}
  return page(pageConstat({ vue, dispositif, acteur: agent(requete), erreurs, ...saisie }), refusee ? 422 : 200)
}

const constater =
  (deps: DepsInstruction) =>
  async (requete: Requete): Promise<Reponse> => {
    const explication = texteSaisi(requete.corps['explication'])
    const echeance = texteSaisi(requete.corps['echeance'])
    const demande = { ...sujet(requete), explication, ...(echeance ? { echeance } : {}) }
    const resultat = await deps.candidatures.constaterEcheance(demande)
    if (resultat.ok) return redirection(chemins.candidature(requete.params['numero'] ?? ''))
    return constat(deps, requete, { message: phraseRefus(resultat.refus), explication })
  }
