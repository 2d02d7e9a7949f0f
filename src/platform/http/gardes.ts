import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, onRequestHookHandler, onResponseHookHandler, preHandlerAsyncHookHandler } from 'fastify'
import { autorise, versConnexion } from './acces.ts'
import { lireBiscuit } from './biscuits.ts'
import type { Acces, Route } from './contract.ts'
import { enCorps } from './corps.ts'
import type { Entetes } from './entetes.ts'
import { ErreurDeBord, FormulaireRefuse, Indisponible, Interdit, NonConnecte } from './erreurs.ts'
import { type Jetons, memeOrigine } from './jeton.ts'
import { cleAdresse, type Limiteur, TropDeDemandes } from './limites.ts'
import type { OptionsServeur } from './options.ts'
import { phraseDe } from './pages-erreur.tsx'
import { commencerFlux } from './parties.ts'
import { cheminDe } from './requete.ts'
import { type CacheDeSessions, sessionIdDe } from './sessions.ts'

/** One line of the list of serveur.ts: lets the request go on, answers it, or throws an error of the border. */
type Garde = onRequestHookHandler

const correlationSure = /^[A-Za-z0-9._-]{8,64}$/

/** The id that ties the answer, the log and what people report. Believed from a proxy of ours only (P34). */
export const creerCorrelation =
  (trustProxy: boolean) =>
  (requete: IncomingMessage): string => {
    const recue = trustProxy ? requete.headers['x-correlation'] : undefined
    return typeof recue === 'string' && correlationSure.test(recue) ? recue : randomUUID()
  }

export const entetes =
  (valeurs: Entetes): Garde =>
  (request, reply, suite) => {
    reply.headers(valeurs).header('x-correlation', request.id)
    suite()
  }

/** Answers only under its own name: a forged Host would end in a link or a redirection (P27). `exceptes`: what probes ask. */
export const hote =
  (admis: ReadonlySet<string>, exceptes: ReadonlySet<string>): Garde =>
  (request, _reply, suite) => {
    if (admis.has(request.host) || exceptes.has(request.url)) suite()
    else suite(new ErreurDeBord(421, 'Cette adresse n’est pas celle du service. Vérifiez l’adresse saisie.'))
  }

/** The general limit: by session when it is a known one (many people share an address), else by address. */
export const limiteGenerale =
  ({
    compter,
    sessions,
    biscuit,
  }: {
    readonly compter: Limiteur
    readonly sessions: CacheDeSessions
    readonly biscuit: string
  }): Garde =>
  (request, _reply, suite) => {
    const jeton = lireBiscuit(request.headers.cookie, biscuit)
    const attendre = compter(jeton && sessions.connue(jeton) ? jeton : cleAdresse(request.ip))
    if (attendre === 0) suite()
    else suite(new TropDeDemandes(attendre))
  }

/** The strict limit of one route, by address. */
export const limiteStricte =
  (compter: Limiteur): Garde =>
  (request, _reply, suite) => {
    const attendre = compter(cleAdresse(request.ip))
    if (attendre === 0) suite()
    else suite(new TropDeDemandes(attendre))
  }

type Delestage = {
  readonly app: FastifyInstance
  readonly lecturesMax: number
  readonly retardMaxMs: number
  readonly exceptes: ReadonlySet<string>
}

/** Reads are turned away before writes are (P37): a page can be asked again, a deposit before a milestone cannot. */
export const delestage = ({ app, lecturesMax, retardMaxMs, exceptes }: Delestage): Garde => {
  let enCours = 0
  return (request, reply, suite) => {
    if (request.method !== 'GET' || exceptes.has(request.url)) return suite()
    if (enCours >= lecturesMax || app.memoryUsage().eventLoopDelay > retardMaxMs) return suite(new Indisponible())
    enCours++
    reply.raw.once('close', () => {
      enCours--
    })
    suite()
  }
}

/** Who is it? Known from memory for less than a second, else asked of the database. */
export const session =
  ({ sessions, biscuit }: { readonly sessions: CacheDeSessions; readonly biscuit: string }): Garde =>
  (request, _reply, suite) => {
    const jeton = lireBiscuit(request.headers.cookie, biscuit)
    if (!jeton) return suite()
    const fraiche = sessions.fraiche(jeton)
    if (fraiche) {
      request.session = fraiche
      return suite()
    }
    sessions.resoudre(jeton).then(resolue => {
      request.session = resolue
      suite()
    }, suite)
  }

/** May they? Not signed in: to the sign-in page and back. Signed in without the right: 403. */
export const acces =
  (declare: Acces): Garde =>
  (request, reply, suite) => {
    const { session: qui } = request
    const connecte = qui?.kind === 'connecte' ? qui.connecte : null
    if (autorise(declare, connecte)) return suite()
    if (connecte) return suite(new Interdit())
    const lecture = request.method === 'GET' || request.method === 'HEAD'
    if (!lecture || cheminDe(request.url).endsWith('.json')) return suite(new NonConnecte())
    const vers =
      qui?.kind === 'retenue' ? `${qui.vers}?retour=${encodeURIComponent(request.url)}` : versConnexion(request.url)
    reply.header('cache-control', 'no-store').redirect(vers, 303)
  }

/** Does a state-changing request come from a page of ours, by what the browser says? Before its body is read. */
export const origine =
  (protocole: string): Garde =>
  (request, _reply, suite) => {
    if (memeOrigine(request.headers, `${protocole}//${request.host}`)) suite()
    else suite(new FormulaireRefuse())
  }

/**
 * Does it carry the token of this very session? In the header `x-jeton`, or in the field `_jeton`, which a multipart body
 * gives before its files. Somebody who is not signed in has no authority that could be abused.
 */
export const jeton =
  ({
    jetons,
    genre,
    exige,
  }: {
    readonly jetons: Jetons
    readonly genre: Route['corps']
    readonly exige: boolean
  }): preHandlerAsyncHookHandler =>
  async request => {
    const enTete = request.headers['x-jeton']
    const valide = (recu: unknown): boolean =>
      !exige ||
      !request.session ||
      jetons.valide({ sessionId: sessionIdDe(request.session), jeton: typeof recu === 'string' ? recu : undefined })
    if (genre !== 'flux') {
      if (genre === 'formulaire') request.corps = enCorps(request.body)
      if (!valide(enTete ?? request.corps?.['_jeton'])) throw new FormulaireRefuse()
      return
    }
    if (enTete !== undefined && !valide(enTete)) throw new FormulaireRefuse()
    if (!request.isMultipart()) throw new ErreurDeBord(415, phraseDe(415))
    request.flux = await commencerFlux(request)
    request.corps = request.flux.corps
    if (!valide(enTete ?? request.corps?.['_jeton'])) throw new FormulaireRefuse()
  }

/** One line a request, by its declared path: what was typed in an address may hold secrets and forge lines (P34). */
export const mesurer =
  ({ log, surMesure }: Pick<OptionsServeur, 'log' | 'surMesure'>): onResponseHookHandler =>
  (request, reply, suite) => {
    const mesure = {
      route: request.routeOptions.url ?? 'inconnue',
      methode: request.method,
      statut: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    }
    const personne = request.session?.kind === 'connecte' ? request.session.connecte.acteur.personneId : undefined
    log.info({ correlation: request.id, ...mesure, personne }, 'requete')
    surMesure?.(mesure)
    suite()
  }
