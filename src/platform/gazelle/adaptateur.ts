import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { setTimeout as attendre } from 'node:timers/promises'
import { type Appele, creerAppel } from '../reseau/index.ts'
import type { Echec, Gazelle, QuiDemande, RapportListe, RapportLu, ReferenceRapport, Reponse } from './gazelle.ts'
import { analyser, liste, type Objet, objet, texte } from './json.ts'
import { estOid, lienAdmis, lienPermanent, NOM_DE_CLE, reconnaitreLien } from './liens.ts'
import { dateDe, lireContenu, RapportIllisible, verdictDe } from './rapport.ts'

export type Reglages = {
  /** The platform's address, e.g. `https://gazelle.example`; nothing else is ever called (P28). */
  readonly base: string
  /** Our own API key on it. */
  readonly cle: string
  /** Under which its permanent links are written, where that is not the address that we call. */
  readonly adresseDesLiens?: string
  /** It may be in the clear and on a private address (P28). */
  readonly local?: boolean
  /** For one exchange, from the call to the last byte. */
  readonly delaiMs?: number
  readonly tailleMaxOctets?: number
}

const DELAI_MS = 10_000
const TAILLE_MAX = 20 * 1024 * 1024
/** When the platform says « too many » without saying until when. */
const REPOS_SECONDES = 60
/** A person waits for the page: what asks for more than that is told, not waited for. */
const ATTENTE_MAX_SECONDES = 2
const LISTE_MAX = 200

/** The real adapter: Gazelle's REST on that one host, no redirect followed, bounded in time and in size (P28). */
export const creerGazelle = ({
  base: adresse,
  cle,
  adresseDesLiens = adresse,
  local = false,
  delaiMs = DELAI_MS,
  tailleMaxOctets = TAILLE_MAX,
}: Reglages): Gazelle => {
  const base = adresse.replace(/\/$/, '')
  const appeler = creerAppel({ hotes: [{ adresse: base, local }], delaiMs, tailleMaxOctets })
  // Strict rate limits are assumed: after a 429 nothing is asked until the platform's own delay is over.
  const repos = { jusque: 0 }

  const demanderUneFois = async ({ chemin, avec }: Demande): Promise<Reponse<Recu>> => {
    const restent = Math.ceil((repos.jusque - performance.now()) / 1_000)
    if (restent > 0) return echec({ code: 'trop_de_demandes', reessayerDansSecondes: restent })
    const accept = 'application/json, application/xml;q=0.9'
    const autorisation = avec === null ? {} : { authorization: `GazelleAPIKey ${avec}` }
    const appele = await appeler(`${base}${chemin}`, { accept, ...autorisation })
    if (!appele.ok) return echec(echecDAppel(appele))
    const refus = refusDe(appele)
    if (refus?.code === 'trop_de_demandes') repos.jusque = performance.now() + refus.reessayerDansSecondes * 1_000
    if (refus !== null) return echec(refus)
    return { ok: true, valeur: { octets: appele.octets, type: (appele.entetes['content-type'] ?? '').toLowerCase() } }
  }

  /** Once more when the platform says « in a moment », or stumbles. */
  const demander = async (demande: Demande): Promise<Reponse<Recu>> => {
    const recu = await demanderUneFois(demande)
    const secondes = recu.ok ? null : avantReprise(recu.echec)
    if (secondes === null || secondes > ATTENTE_MAX_SECONDES) return recu
    await attendre(secondes * 1_000)
    return demanderUneFois(demande)
  }

  const listerRapports = async (qui: QuiDemande): Promise<Reponse<readonly RapportListe[]>> => {
    const filtre = 'courriel' in qui ? `&username=${encodeURIComponent(qui.courriel)}` : ''
    const recu = await demander({
      chemin: `/evs/rest/validations?limit=${LISTE_MAX}${filtre}`,
      avec: 'cle' in qui ? qui.cle : cle,
    })
    if (!recu.ok) return recu
    const rapports = lireListe({ texte: enTexte(recu.valeur.octets), base: adresseDesLiens })
    return rapports === null ? echec({ code: 'illisible', cause: 'liste mal formée' }) : { ok: true, valeur: rapports }
  }

  const lireRapport = async ({
    oid,
    clePrivee,
    generation = 'evs',
    anonyme,
  }: ReferenceRapport): Promise<Reponse<RapportLu>> => {
    if (!estOid(oid)) return echec({ code: 'introuvable' })
    const suffixe = clePrivee === undefined ? '' : `?${NOM_DE_CLE[generation]}=${encodeURIComponent(clePrivee)}`
    const recu = await demander({
      chemin: `/evs/rest/validations/${oid}/report${suffixe}`,
      avec: anonyme === true ? null : cle,
    })
    if (!recu.ok) return recu
    const { octets } = recu.valeur
    const type = recu.valeur.type.includes('json') ? 'application/json' : 'application/xml'
    try {
      const contenu = lireContenu({ texte: enTexte(octets), type })
      const empreinte = createHash('sha256').update(octets).digest('hex')
      const lien = lienPermanent({ base: adresseDesLiens, oid, clePrivee: clePrivee ?? null, generation })
      return { ok: true, valeur: { oid, lien, octets, type, empreinte, contenu } }
    } catch (erreur) {
      if (erreur instanceof RapportIllisible) return echec({ code: 'illisible', cause: erreur.message })
      throw erreur
    }
  }

  return {
    listerRapports,
    lireRapport,
    reconnaitre: url => reconnaitreLien({ url, base: adresseDesLiens }),
    estAdmis: ({ url, hotes }) => lienAdmis({ url, hotes, base: adresseDesLiens }),
  }
}

type Recu = { readonly octets: Uint8Array; readonly type: string }

const echec = (quoi: Echec): { readonly ok: false; readonly echec: Echec } => ({ ok: false, echec: quoi })

type Demande = { readonly chemin: string; readonly avec: string | null }

const echecDAppel = ({ code, cause }: Extract<Appele, { readonly ok: false }>): Echec =>
  code === 'trop_gros' ? { code: 'illisible', cause } : { code: 'indisponible', cause }

/** In seconds; null when asking again would bring nothing. */
const avantReprise = (refus: Echec): number | null => {
  if (refus.code === 'en_cours' || refus.code === 'trop_de_demandes') return refus.reessayerDansSecondes
  return refus.code === 'indisponible' && /^(?:ECONNRESET|EPIPE|HTTP 50[234])$/.test(refus.cause) ? 0.2 : null
}

const refusDe = (reponse: Extract<Appele, { readonly ok: true }>): Echec | null => {
  switch (reponse.statut) {
    case 200:
      return null
    case 202:
      return { code: 'en_cours', reessayerDansSecondes: attente(reponse.entetes) ?? 10 }
    case 401:
      return { code: 'cle_refusee' }
    case 403:
      return { code: 'acces_refuse' }
    case 404:
      return { code: 'introuvable' }
    case 429:
      return { code: 'trop_de_demandes', reessayerDansSecondes: attente(reponse.entetes) ?? REPOS_SECONDES }
    default:
      // A redirect is one of these: where it leads is not the operator's setting (P28).
      return { code: 'indisponible', cause: `HTTP ${reponse.statut}` }
  }
}

/** `Retry-After` in seconds (RFC 9110 § 10.2.3); as a date it is not worth trusting two clocks. At most one hour. */
const attente = (entetes: IncomingHttpHeaders): number | null => {
  const dit = entetes['retry-after']
  return dit !== undefined && /^\d{1,6}$/.test(dit) ? Math.min(Number(dit), 3_600) : null
}

const enTexte = (octets: Uint8Array): string => new TextDecoder('utf-8').decode(octets)

/**
 * Assumed shape, for the platform documents none: `{ "validations": [ { oid, privacyKey?, status, date,
 * validationService: { name, validator }, objects: [ { originalFileName } ] } ] }`. Lines without an OID or a status that
 * we know are left out.
 */
const lireListe = ({ texte: json, base }: { readonly texte: string; readonly base: string }): RapportListe[] | null => {
  const lignes = objet(analyser(json))['validations']
  if (!Array.isArray(lignes)) return null
  return lignes
    .slice(0, LISTE_MAX)
    .flatMap(ligne => lireLigne({ ligne: objet(ligne), base }))
    .sort((a, b) => (b.valideLe ?? '').localeCompare(a.valideLe ?? ''))
}

const lireLigne = ({ ligne, base }: { readonly ligne: Objet; readonly base: string }): readonly RapportListe[] => {
  const oid = texte(ligne['oid'])
  const statut = ['PENDING', 'IN_PROGRESS'].includes(texte(ligne['status']))
    ? 'en_cours'
    : verdictDe(texte(ligne['status']))
  if (!estOid(oid) || statut === null) return []
  const clePrivee = texte(ligne['privacyKey']) || null
  const { name, validator } = objet(ligne['validationService'])
  const service = [texte(name), texte(validator)].filter(mot => mot !== '').join(' — ')
  return [
    {
      oid,
      clePrivee,
      intitule: texte(objet(liste(ligne['objects'])[0])['originalFileName']) || service,
      service,
      statut,
      valideLe: dateDe(ligne['date']),
      lien: lienPermanent({ base, oid, clePrivee, generation: 'evs' }),
    },
  ]
}
