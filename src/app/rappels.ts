import { auteur } from '../kernel/acteur.ts'
import type { Instant } from '../kernel/temps.ts'
import {
  type Candidature,
  chemins,
  cleRappel,
  type Echeance,
  effetEnMots,
  type EnvoiDeRappels,
  objetEnMots,
  type Rappel,
  suite,
  tacheEnMots,
} from '../modules/candidatures/index.ts'
import type { Dispositif } from '../modules/dispositifs/index.ts'
import { agents } from '../modules/identite/index.ts'
import { deposerSystemeDans } from '../modules/messagerie/index.ts'
import type { Tx } from '../platform/db/index.ts'
import { deposerCourriel } from '../platform/mail/index.ts'
import { format } from '../ui/index.ts'
import { agentsDuDossier } from './agents.ts'
import { destinatairesDe } from './destinataires.ts'

/** Deadlines of one rule that end together are one reminder: three chapters that wait since the same minute, say. */
type Ensemble = { readonly cle: string; readonly rappels: readonly Rappel[] }

const ensembles = ({ rappels, etat }: EnvoiDeRappels): readonly Ensemble[] =>
  [...Map.groupBy(rappels, ({ echeance: { regle, quand } }) => `${regle} ${quand}`).values()].flatMap(groupe => {
    const [premier] = groupe
    return premier ? [{ cle: `rappel:${etat.numero}:${cleRappel(premier)}`, rappels: groupe }] : []
  })

/**
 * JAL-6, P20 — reminders of what ends soon, in the transaction of the clock: in the conversation and by e-mail to the éditeur,
 * by e-mail alone to the agency for what it undertook. A name that is known already writes nothing.
 */
export const makeRappeler =
  ({ adresse }: { readonly adresse: string }) =>
  async (tx: Tx, envoi: EnvoiDeRappels): Promise<void> => {
    for (const ensemble of ensembles(envoi))
      await (ensemble.rappels[0]?.echeance.qui.partie === 'agence'
        ? rappelerAgence(tx, { envoi, ensemble, adresse })
        : rappelerEditeur(tx, { envoi, ensemble, adresse }))
  }

type Demande = { readonly envoi: EnvoiDeRappels; readonly ensemble: Ensemble; readonly adresse: string }

const rappelerEditeur = async (tx: Tx, { envoi, ensemble, adresse }: Demande): Promise<void> => {
  const identite = { agents: (role: Parameters<typeof agents>[1]) => agents(tx, role) }
  await deposerSystemeDans(tx, { adresse, destinatairesDe: destinatairesDe({ db: tx, identite }) })({
    numero: envoi.etat.numero,
    cle: ensemble.cle,
    cote: 'agence',
    auteur: auteur({ kind: 'horloge' }),
    kind: 'notification',
    annoncee: true,
    faitPosition: null,
    objet: `Rappel : ${objetDe(ensemble, envoi.dispositif)}`,
    corps: corpsDe(ensemble, envoi),
  })
}

/** The agency's side of a conversation would be read by the éditeur: what the agency undertook is recalled to its people alone. */
const rappelerAgence = async (tx: Tx, { envoi, ensemble, adresse }: Demande): Promise<void> => {
  const [premier] = ensemble.rappels
  const { numero } = envoi.etat
  if (premier?.echeance.qui.partie !== 'agence') return
  for (const { personneId, courriel } of await agentsDuDossier(tx, numero, premier.echeance.qui.role))
    await deposerCourriel(tx, {
      cle: `${ensemble.cle}:${personneId}`,
      destinataire: courriel,
      sujet: `Candidature ${numero} : une échéance de l’agence approche`,
      texte: [
        'Bonjour,',
        `${objetDe(ensemble, envoi.dispositif)} : ${format.limite(premier.echeance.quand)}.`,
        effetEnMots(premier.echeance),
        adresse + chemins.candidature(numero),
        'Convergence',
      ].join('\n\n'),
    })
}

const objetDe = ({ rappels }: Ensemble, dispositif: Dispositif): string => {
  const [premier] = rappels
  if (!premier) return ''
  const autres = rappels.length - 1
  return `${objetEnMots(premier.echeance, dispositif)}${autres > 0 ? `, et ${format.pluriel(autres, 'autre')}` : ''}`
}

const corpsDe = ({ rappels }: Ensemble, { etat, dispositif }: EnvoiDeRappels): string => {
  const [premier] = rappels
  if (!premier) return ''
  const { quand, effet } = premier.echeance
  const limite =
    effet === 'rendez_vous' ? `Le ${format.dateHeure(quand)}.` : `Il vous reste à agir ${format.limite(quand)}.`
  const reste = resteAFaire(rappels, { etat, dispositif, quand })
  return [
    ...rappels.map(({ echeance }) => objetEnMots(echeance, dispositif)),
    limite,
    ...(reste.length > 0 ? [`Reste à faire :\n${reste.map(titre => `- ${titre}`).join('\n')}`] : []),
    effetEnMots(premier.echeance),
  ].join('\n\n')
}

/** A message is not a list of a hundred chapters: the page has them all. */
const CITEES = 12

const resteAFaire = (
  rappels: readonly Rappel[],
  { etat, dispositif, quand }: { readonly etat: Candidature; readonly dispositif: Dispositif; readonly quand: Instant },
): readonly string[] => {
  const regles = new Set<Echeance['regle']>(rappels.map(({ echeance }) => echeance.regle))
  const jalon = rappels.some(({ echeance }) => echeance.objet.kind === 'jalon')
  const titres = suite(etat, dispositif)
    .filter(({ qui }) => qui === 'editeur')
    .filter(({ echeance }) => jalon || (echeance?.quand === quand && regles.has(echeance.regle)))
    .map(tache => tacheEnMots(tache, { numero: etat.numero, dispositif }).titre)
  return titres.length > CITEES
    ? [...titres.slice(0, CITEES), `et ${format.pluriel(titres.length - CITEES, 'autre')}`]
    : titres
}
