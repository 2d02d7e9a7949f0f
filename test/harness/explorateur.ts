import { chargerPage, type Lien, type PageLue, recoitDesEnvois } from './liens.ts'

/** Whoever clicks: nobody when there is no cookie. */
export type Exploration = {
  readonly adresse: string
  /** The value of the session's cookie. */
  readonly session?: string | undefined
  /** Where one starts: the home page by default. */
  readonly departs?: readonly string[]
  /** How many clicks away one goes. */
  readonly profondeur?: number
}

export type Bilan = {
  /** The addresses that were opened, in order. */
  readonly ouvertes: readonly string[]
  /** What is wrong, one sentence each: where the link stands, where it leads, what came of it. */
  readonly fautes: readonly string[]
}

const OUVERTES_MAX = 1_500
/** A path with its sorts, filters and pages is opened so many times and no more. */
const VARIANTES_MAX = 8
/** So many files made on demand, of one kind: a receipt as a PDF is as good as another. */
const FICHIERS_MAX = 12
/** Local servers of outside systems: opened, not explored. */
const AU_DEHORS = /^\/(?:isc|demonstration\/gazelle)(?:\/|$)/

type AOuvrir = Lien & { readonly depuis: string; readonly profondeur: number }

const cheminDe = (url: string): string => url.split('?', 1)[0] ?? url

/** What an address is a variant of, and how many of them are opened. */
const famille = (url: string): { readonly nom: string; readonly max: number } => {
  const chemin = cheminDe(url)
  if (!/\.(?:pdf|json|csv|ics)$/.test(chemin)) return { nom: chemin, max: VARIANTES_MAX }
  return { nom: chemin.replaceAll(/\/(?:[A-Z0-9]{10}|\d+)(?=[/.])/g, '/:'), max: FICHIERS_MAX }
}

/**
 * Opens every address of the site that a person can reach by links and GET forms, each once. Nothing is sent: of a POST form,
 * only that its address takes what is posted there.
 */
export const explorer = async ({
  adresse,
  session,
  departs = ['/'],
  profondeur: clics = 8,
}: Exploration): Promise<Bilan> => {
  const fautes: string[] = []
  const vues = new Map<string, PageLue>()
  const envois = new Set<string>()
  const variantes = new Map<string, number>()
  const ancres: { readonly depuis: string; readonly url: string; readonly ancre: string }[] = []
  const file: AOuvrir[] = departs.map(url => ({ kind: 'lien', url, ancre: null, depuis: 'départ', profondeur: 0 }))

  const retenir = (lien: AOuvrir): boolean => {
    const cle = `${lien.kind} ${lien.url}`
    if (lien.ancre !== null) ancres.push({ depuis: lien.depuis, url: lien.url, ancre: lien.ancre })
    if (lien.kind === 'envoi') return !envois.has(lien.url)
    const { nom, max } = famille(lien.url)
    const combien = variantes.get(nom) ?? 0
    if (vues.has(cle) || lien.profondeur > clics || combien >= max) return false
    if (vues.size >= OUVERTES_MAX) throw new Error(`plus de ${OUVERTES_MAX} adresses : les liens ne finissent pas`)
    variantes.set(nom, combien + 1)
    return true
  }

  for (let lien = file.shift(); lien; lien = file.shift()) {
    if (!retenir(lien)) continue
    const { kind, url, depuis, profondeur } = lien
    if (kind === 'envoi') {
      envois.add(url)
      if (!(await recoitDesEnvois({ adresse, url }))) fautes.push(`${depuis} → ${url} : ne reçoit pas ce formulaire`)
      continue
    }
    const lue = await chargerPage({ adresse, session, url })
    vues.set(`${kind} ${url}`, lue)
    const faute = fauteDe(lue)
    if (faute !== null) fautes.push(`${depuis} → ${url} : ${faute}`)
    if (kind !== 'lien' || AU_DEHORS.test(cheminDe(lue.finale))) continue
    fautes.push(...lue.vides.map(texte => `${url} : « ${texte} » ne mène nulle part`))
    file.push(...lue.liens.map(suivant => ({ ...suivant, depuis: url, profondeur: profondeur + 1 })))
  }
  for (const { depuis, url, ancre } of ancres) {
    const cible = vues.get(`lien ${url}`)
    if (cible?.statut === 200 && cible.html && !cible.ids.has(ancre))
      fautes.push(`${depuis} → ${url}#${ancre} : pas d’ancre`)
  }
  return { ouvertes: [...vues.keys()].map(cle => cle.slice(cle.indexOf(' ') + 1)), fautes: [...new Set(fautes)] }
}

const fauteDe = ({ statut, politique }: PageLue): string | null => {
  if (politique === null) return 'sans Content-Security-Policy'
  return statut >= 400 ? String(statut) : null
}
