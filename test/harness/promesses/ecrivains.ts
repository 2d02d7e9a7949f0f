import { createHash, randomUUID } from 'node:crypto'
import { type Client, creerClient, deposerFichier, poster, type Recu } from './client.ts'
import { hasard, type Hasard } from './forme.ts'
import { CHAPITRES } from './monde.ts'
import type { Essai, Registre } from './registre.ts'
import { creerEnvoi, ecrirePartie, lireEnvoi } from './tus.ts'

/** What a person does on one candidature: each an act of its own key, asked again until its receipt comes. */
type Acte = (client: Client, tirage: Hasard) => Promise<void>

/** An answer that is neither a receipt nor a failure to be tried again: the proof stops there. */
export class ReponseInattendue extends Error {}

const attendre = (ms: number): Promise<void> => new Promise(suite => setTimeout(suite, ms))

/** Asks until an answer is final: the service that is away, or that died in the middle, is asked the same thing again. */
const insister = async (quoi: string, demander: () => Promise<Recu>): Promise<Recu> => {
  for (let essai = 1; ; essai++) {
    const recu = await demander().catch(() => null)
    if (recu && recu.statut < 500 && recu.statut !== 429) return recu
    if (essai === 600) throw new ReponseInattendue(`${quoi} : aucune réponse`)
    await attendre(100)
  }
}

const exiger = (quoi: string, { statut, corps }: Recu, voulu: number): void => {
  if (statut === voulu) return
  const texte = String(corps).replaceAll(/<style[\s\S]*?<\/style>|<[^>]+>|\s+/g, ' ')
  throw new ReponseInattendue(`${quoi} : ${statut} ${texte.slice(0, 1_500)}`)
}

const fichier = (tirage: Hasard, tailleMax: number): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.7 '), tirage.octets(1 + tirage.entier(tailleMax))])

const sha256 = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex')

type Ou = { readonly numero: string; readonly chapitre: string; readonly preuve: string }

const parFormulaire =
  (ou: Ou): Acte =>
  async (client, tirage) => {
    const [contenu, cle] = [fichier(tirage, 20_000), randomUUID()]
    const essai: Essai = { kind: 'depot', cle, ...ou, sha256: sha256(contenu), taille: contenu.length }
    const piece = { nom: 'preuve.pdf', contenu }
    exiger('dépôt', await insister('dépôt', () => deposerFichier(client, { ...ou, cle, piece, essai })), 303)
  }

/** In two parts; what is durable is asked before each try. */
const parTus =
  (ou: Ou): Acte =>
  async (client, tirage) => {
    const [contenu, cle] = [fichier(tirage, 60_000), randomUUID()]
    const cree = await insister('envoi', () => creerEnvoi(client, { ...ou, nom: 'preuve.pdf', taille: contenu.length }))
    exiger('envoi', cree, 201)
    const chemin = String(cree.entetes.location)
    const essai: Essai = { kind: 'partie', cle, ...ou }
    const milieu = Math.floor(contenu.length / 2)
    for (let ecrit = false; !ecrit; ) {
      const lu = await insister('reprise', () => lireEnvoi(client, chemin))
      exiger('reprise', lu, 200)
      const depuis = Number(lu.entetes['upload-offset'])
      const fin = depuis < milieu ? milieu : contenu.length
      const recu = await ecrirePartie(client, chemin, { depuis, corps: contenu.subarray(depuis, fin), essai }).catch(
        () => null,
      )
      if (recu && recu.statut < 500 && recu.statut !== 409) exiger('partie', recu, 204)
      else await attendre(100)
      ecrit = recu?.statut === 204 && fin === contenu.length
    }
    const depot: Essai = { kind: 'depot', cle, ...ou, sha256: sha256(contenu), taille: contenu.length }
    const { numero, chapitre } = ou
    const vers = `/candidatures/${numero}/chapitres/${chapitre}/preuves/envoi`
    const champs = { cle, envoi: chemin.split('/').at(-1) ?? '', mode: 'remplace' }
    exiger('dépôt de l’envoi', await insister('dépôt', () => poster(client, vers, { champs, essai: depot })), 303)
  }

const soumission =
  ({ numero, chapitre }: Omit<Ou, 'preuve'>): Acte =>
  async client => {
    const cle = randomUUID()
    const essai: Essai = { kind: 'soumission', cle, numero, chapitre }
    const vers = `/candidatures/${numero}/chapitres/${chapitre}/soumission`
    exiger('soumission', await insister('soumission', () => poster(client, vers, { champs: { cle }, essai })), 303)
  }

/** Deposits in every chapter, by the form or in parts, then the submission of each: twelve acts. */
const actesDe = (numero: string, tirage: Hasard): readonly Acte[] =>
  CHAPITRES.flatMap(({ code: chapitre, preuves }) => [
    ...Array.from({ length: 3 }, () => {
      const ou = { numero, chapitre, preuve: tirage.parmi(preuves) }
      return tirage.entier(4) === 0 ? parTus(ou) : parFormulaire(ou)
    }),
    soumission({ numero, chapitre }),
  ])

export const ACTES_PAR_CANDIDATURE = 12

export type Ecrivains = {
  /** When every act has its receipt. @throws ReponseInattendue */
  readonly fini: Promise<void>
  readonly faits: () => number
}

/** So many people at once, each on candidatures of their own, through the ledger. */
export const lancerEcrivains = ({
  registre,
  hote,
  session,
  numeros,
  nombre,
}: {
  readonly registre: Registre
  readonly hote: string
  readonly session: string
  readonly numeros: readonly string[]
  readonly nombre: number
}): Ecrivains => {
  let faits = 0
  const ecrivain = async (rang: number): Promise<void> => {
    const client = creerClient({ origine: registre.origine, hote, session })
    const tirage = hasard(`écrivain ${rang}`)
    for (let n = rang; n < numeros.length; n += nombre)
      for (const acte of actesDe(numeros[n] ?? '', tirage)) {
        await acte(client, tirage)
        faits++
      }
  }
  const fini = Promise.all(Array.from({ length: nombre }, (_, rang) => ecrivain(rang))).then(() => undefined)
  fini.catch(() => undefined)
  return { fini, faits: () => faits }
}
