import { randomUUID } from 'node:crypto'
import { creerJetons } from '../src/platform/http/jeton.ts'
import type { Clone } from './graine/clones.ts'
import type { Graine } from './graine/graine.ts'
import type { Session } from './graine/monde.ts'
import type { Requete } from './tireur.ts'

/** A page, and whom it is asked by; `objectif`: the least part of the bare server's rate. */
export type CasDePage = { readonly nom: string; readonly requetes: readonly Requete[]; readonly objectif: number }

/** A word of a tenth of the companies, without its accent. */
export const MOT_CHERCHE = 'sante'
export const RECHERCHE = `/registre?q=${MOT_CHERCHE}`

const biscuit = ({ jeton }: Session): string => `session=${jeton}`

/** How many files are read in turn: more than one, so that no answer is that of the request before. */
const DOSSIERS_EN_TOUR = 100

export const casDePages = ({ monde, dossiers }: Graine): readonly CasDePage[] => {
  const cookie = biscuit(monde.agent)
  const enTour = dossiers.slice(0, DOSSIERS_EN_TOUR)
  const lire = (chemin: string): Requete => ({ methode: 'GET', chemin, cookie })
  return [
    { nom: 'recherche publique', objectif: 0.6, requetes: [lire(RECHERCHE)] },
    { nom: 'liste de l’agence, 50 lignes', objectif: 0.6, requetes: [lire('/agence/candidatures')] },
    {
      nom: 'tableau de bord d’une candidature',
      objectif: 0.6,
      requetes: enTour.map(({ numero }) => lire(`/candidatures/${numero}`)),
    },
    {
      nom: 'dossier, 150 exigences et 300 preuves',
      objectif: 0.6,
      requetes: enTour.map(({ numero }) => lire(`/candidatures/${numero}/dossier`)),
    },
  ]
}

/** Submissions never sent before: each takes the next chapter of the next candidature. */
export type Reserve = { readonly prendre: (nombre: number) => readonly Requete[] }

/** @param chapitres of each of the candidatures, by their codes */
export const reserveDe = (
  clones: readonly Clone[],
  {
    monde,
    chapitres,
    secret,
  }: { readonly monde: Graine['monde']; readonly chapitres: readonly string[]; readonly secret: string },
): Reserve => {
  const jetons = creerJetons(secret)
  const connus = new Map<string, string>()
  const soumission = ({ numero, produit }: Clone, code: string): Requete => {
    const session = monde.mandataires.get(produit.entrepriseId)
    if (!session) throw new Error('entreprise sans mandataire')
    const jeton = connus.get(session.sessionId) ?? jetons.de(session.sessionId)
    connus.set(session.sessionId, jeton)
    const corps = new URLSearchParams({ _jeton: jeton, cle: randomUUID() }).toString()
    return {
      methode: 'POST',
      chemin: `/candidatures/${numero}/chapitres/${code}/soumission`,
      cookie: biscuit(session),
      corps,
    }
  }
  let prises = 0
  const suivante = (): Requete => {
    const clone = clones[prises % clones.length]
    const code = chapitres[Math.floor(prises / clones.length)]
    if (!clone || code === undefined) throw new Error('plus de chapitre à soumettre')
    prises++
    return soumission(clone, code)
  }
  return { prendre: nombre => Array.from({ length: nombre }, suivante) }
}
