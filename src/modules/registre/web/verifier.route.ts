import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { page, type Partie, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { format } from '../../../ui/index.ts'
import { normaliserReference, referencePlausible } from '../domain/inscription.ts'
import { verdictSur } from '../domain/verdict.ts'
import type { DepsRegistre } from './deps.ts'
import { programmesDe } from './programmes.ts'
import { pageVerifier, type ResultatVerification, TAILLE_MAX, type VueVerifier } from './verifier.page.tsx'

/** PUB-4 — open to anyone; what is sent is read in memory and let go. */
export const routesVerification = (deps: DepsRegistre): readonly Route[] => [
  { methode: 'GET', chemin: '/verifier', acces: { qui: 'public' }, traiter: parNumero(deps) },
  {
    methode: 'POST',
    chemin: '/verifier',
    acces: { qui: 'public' },
    corps: 'flux',
    limite: 30,
    traiter: parFichier(deps),
  },
]

type Vue = { readonly statut?: number } & Partial<Omit<VueVerifier, 'operateur'>>

const montrer = ({ operateur }: DepsRegistre, { statut = 200, ...vue }: Vue): Reponse =>
  page(pageVerifier({ numero: '', erreurs: [], resultat: null, programmes: new Map(), operateur, ...vue }), statut)

const parNumero =
  (deps: DepsRegistre) =>
  async ({ query }: Requete): Promise<Reponse> => {
    const saisi = query['numero']
    if (saisi === undefined) return montrer(deps, {})
    const numero = normaliserReference(saisi)
    if (!referencePlausible(numero)) {
      const message =
        numero === ''
          ? 'Saisissez le numéro.'
          : 'Ce numéro n’a pas la forme attendue : des lettres et des chiffres séparés par des tirets, par exemple REF-XXXX-000001.'
      return montrer(deps, { statut: 422, numero: saisi.slice(0, 80), erreurs: [{ champ: 'numero', message }] })
    }
    const lue = await deps.lireSolution(numero)
    const solution = lue?.solution ?? null
    const resultat: ResultatVerification = { kind: 'numero', numero, solution, le: lue?.le ?? null }
    return montrer(deps, { numero, resultat, programmes: await programmesDe(deps, solution ? [solution] : []) })
  }

const parFichier =
  (deps: DepsRegistre) =>
  async ({ parties }: Requete): Promise<Reponse> => {
    const recu = await recevoir(parties())
    const refus = (message: string, statut: number): Reponse =>
      montrer(deps, { statut, erreurs: [{ champ: 'pdf', message }] })
    if (recu.kind !== 'recu') return refus(phrases[recu.kind], recu.kind === 'trop_gros' ? 413 : 422)
    const { octets, nom } = recu
    const empreinte = createHash('sha256').update(octets).digest('hex')
    const lecture = deps.verifier(octets)
    const { document, le } = await deps.documentParEmpreinte(empreinte)
    const verdict = verdictSur({ commenceEnPdf: octets.subarray(0, 1024).includes('%PDF-'), lecture, connu: document })
    const programmes = await programmesDe(deps, document ? [document.solution] : [])
    const lu = verdict.code !== 'pas_un_pdf' && verdict.code !== 'illisible'
    const resultat: ResultatVerification = { kind: 'fichier', verdict, lecture, nom, empreinte, le }
    return montrer(deps, { statut: lu ? 200 : 422, resultat, programmes })
  }

type Recu =
  | { readonly kind: 'recu'; readonly octets: Buffer; readonly nom: string }
  | { readonly kind: 'aucun' | 'vide' | 'trop_gros' }

const phrases: Readonly<Record<Exclude<Recu['kind'], 'recu'>, string>> = {
  aucun: 'Choisissez le fichier PDF à vérifier.',
  vide: 'Ce fichier est vide : choisissez le fichier PDF reçu de l’agence.',
  trop_gros: `Ce fichier dépasse ${format.taille(TAILLE_MAX)} : une attestation est bien plus légère. Choisissez le fichier PDF reçu de l’agence.`,
}

/** The first file of the form, whole; what follows is let go by. */
const recevoir = async (parties: AsyncIterable<Partie>): Promise<Recu> => {
  for await (const partie of parties) {
    if (partie.kind !== 'fichier') continue
    const octets = await lireJusqua(partie.flux, TAILLE_MAX)
    if (octets === null) return { kind: 'trop_gros' }
    // A browser sends a nameless, empty file when none was chosen.
    if (partie.nomFichier === '') return { kind: 'aucun' }
    return octets.length === 0 ? { kind: 'vide' } : { kind: 'recu', octets, nom: partie.nomFichier }
  }
  return { kind: 'aucun' }
}

/** Null beyond that many bytes: the rest is not read. */
const lireJusqua = async (flux: Readable, max: number): Promise<Buffer | null> => {
  const morceaux: Buffer[] = []
  let taille = 0
  for await (const morceau of flux) {
    taille += morceau.length
    if (taille > max) return null
    morceaux.push(morceau)
  }
  return Buffer.concat(morceaux)
}
