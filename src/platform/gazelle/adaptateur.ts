import { createHash } from 'node:crypto'
import type { Echec, Gazelle, QuiDemande, RapportListe, RapportLu, ReferenceRapport, Reponse } from './gazelle.ts'
import { analyser, liste, type Objet, objet, texte } from './json.ts'
import { estOid, lienAdmis, lienPermanent, reconnaitreLien } from './liens.ts'
import { dateDe, lireContenu, RapportIllisible, verdictDe } from './rapport.ts'

export type Reglages = {
  /** The platform's address, e.g. `https://gazelle.example`; nothing else is ever called (P28). */
  readonly base: string
  /** Our own API key on it. */
  readonly cle: string
  /** For one exchange, from the call to the last byte. */
  readonly delaiMs?: number
  readonly tailleMaxOctets?: number
}

const DELAI_MS = 10_000
const TAILLE_MAX = 20 * 1024 * 1024
/** When the platform says « too many » without saying until when. */
const REPOS_SECONDES = 60
const LISTE_MAX = 200

/** The real adapter: Gazelle's REST over `fetch`, no redirect followed, bounded in time and in size. */
export const creerGazelle = ({
  base: adresse,
  cle,
  delaiMs = DELAI_MS,
  tailleMaxOctets = TAILLE_MAX,
}: Reglages): Gazelle => {
  const base = adresse.replace(/\/$/, '')
  // Strict rate limits are assumed: after a 429 nothing is asked until the platform's own delay is over.
  const repos = { jusque: 0 }

  const demander = async ({ chemin, avec }: { chemin: string; avec: string }): Promise<Reponse<Recu>> => {
    const restent = Math.ceil((repos.jusque - performance.now()) / 1_000)
    if (restent > 0) return echec({ code: 'trop_de_demandes', reessayerDansSecondes: restent })
    try {
      const reponse = await fetch(`${base}${chemin}`, {
        headers: { authorization: `GazelleAPIKey ${avec}`, accept: 'application/json, application/xml;q=0.9' },
        redirect: 'manual',
        signal: AbortSignal.timeout(delaiMs),
      })
      const refus = refusDe(reponse)
      if (refus?.code === 'trop_de_demandes') repos.jusque = performance.now() + refus.reessayerDansSecondes * 1_000
      if (refus !== null) {
        await reponse.body?.cancel()
        return echec(refus)
      }
      const octets = await lireCorps(reponse, tailleMaxOctets)
      if (octets === null) return echec({ code: 'illisible', cause: 'réponse trop volumineuse' })
      return { ok: true, valeur: { octets, type: (reponse.headers.get('content-type') ?? '').toLowerCase() } }
    } catch (erreur) {
      return echec({ code: 'indisponible', cause: erreur instanceof Error ? erreur.name : 'réseau' })
    }
  }

  const listerRapports = async (qui: QuiDemande): Promise<Reponse<readonly RapportListe[]>> => {
    const filtre = 'courriel' in qui ? `&username=${encodeURIComponent(qui.courriel)}` : ''
    const recu = await demander({
      chemin: `/evs/rest/validations?limit=${LISTE_MAX}${filtre}`,
      avec: 'cle' in qui ? qui.cle : cle,
    })
    if (!recu.ok) return recu
    const rapports = lireListe({ texte: enTexte(recu.valeur.octets), base })
    return rapports === null ? echec({ code: 'illisible', cause: 'liste mal formée' }) : { ok: true, valeur: rapports }
  }

  const lireRapport = async ({ oid, clePrivee }: ReferenceRapport): Promise<Reponse<RapportLu>> => {
    if (!estOid(oid)) return echec({ code: 'introuvable' })
    const suffixe = clePrivee === undefined ? '' : `?privacyKey=${encodeURIComponent(clePrivee)}`
    const recu = await demander({ chemin: `/evs/rest/validations/${oid}/report${suffixe}`, avec: cle })
    if (!recu.ok) return recu
    const { octets } = recu.valeur
    const type = recu.valeur.type.includes('json') ? 'application/json' : 'application/xml'
    try {
      const contenu = lireContenu({ texte: enTexte(octets), type })
      const empreinte = createHash('sha256').update(octets).digest('hex')
      const lien = lienPermanent({ base, oid, clePrivee: clePrivee ?? null })
      return { ok: true, valeur: { oid, lien, octets, type, empreinte, contenu } }
    } catch (erreur) {
      if (erreur instanceof RapportIllisible) return echec({ code: 'illisible', cause: erreur.message })
      throw erreur
    }
  }

  return {
    listerRapports,
    lireRapport,
    reconnaitre: url => reconnaitreLien({ url, base }),
    estAdmis: ({ url, hotes }) => lienAdmis({ url, hotes, base }),
  }
}

type Recu = { readonly octets: Uint8Array; readonly type: string }

const echec = (quoi: Echec): { readonly ok: false; readonly echec: Echec } => ({ ok: false, echec: quoi })

const refusDe = (reponse: Response): Echec | null => {
  switch (reponse.status) {
    case 200:
      return null
    case 202:
      return { code: 'en_cours', reessayerDansSecondes: attente(reponse) ?? 10 }
    case 401:
      return { code: 'cle_refusee' }
    case 403:
      return { code: 'acces_refuse' }
    case 404:
      return { code: 'introuvable' }
    case 429:
      return { code: 'trop_de_demandes', reessayerDansSecondes: attente(reponse) ?? REPOS_SECONDES }
    default:
      // A redirect is one of these: where it leads is not the operator's setting (P28).
      return { code: 'indisponible', cause: `HTTP ${reponse.status}` }
  }
}

/** `Retry-After` in seconds (RFC 9110 § 10.2.3); as a date it is not worth trusting two clocks. At most one hour. */
const attente = (reponse: Response): number | null => {
  const dit = reponse.headers.get('retry-after')
  return dit !== null && /^\d{1,6}$/.test(dit) ? Math.min(Number(dit), 3_600) : null
}

/** The whole body, or null as soon as it is longer than allowed. */
const lireCorps = async (reponse: Response, max: number): Promise<Uint8Array | null> => {
  const morceaux: Uint8Array[] = []
  let taille = 0
  for await (const morceau of reponse.body ?? []) {
    taille += morceau.byteLength
    if (taille > max) return null
    morceaux.push(morceau)
  }
  return Buffer.concat(morceaux, taille)
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
      lien: lienPermanent({ base, oid, clePrivee }),
    },
  ]
}
