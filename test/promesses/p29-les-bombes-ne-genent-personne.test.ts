import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { enParties, type FichierChoisi } from '../harness/navigateur.ts'
import { fabriquerBombes, MANIFESTE_RETORS } from '../harness/promesses/bombes.ts'
import { type Client, creerClient, deposerFichier, type Recu } from '../harness/promesses/client.ts'
import { chiffrer, hasard, pleine, selon } from '../harness/promesses/forme.ts'
import { chapitreDEssai } from '../harness/programme.ts'
import { CHAPITRES, peupler } from '../harness/promesses/monde.ts'
import { monterScene } from '../harness/promesses/scene.ts'

const PERSONNES = 20
/** Each in turn: the same people, with bombs and without. */
const TOURS = selon(1, 8)
const TOUR_MS = selon(1_500, 20_000)
const REFLEXION_MS = 400
const AU_PLUS = 1.2

const scene = await monterScene()
const chapitres = CHAPITRES.map(({ code, preuves }) =>
  chapitreDEssai(
    code,
    preuves.map(numero => ({ numero, natures: ['fichier'] })),
  ),
)
const { numeros, jetons } = await peupler(scene.db, { nombre: PERSONNES + 2, programme: { rem: { chapitres } } })
const produit = await scene.demarrer()
const client = (session: string | null): Client => creerClient({ origine: produit.origine, session })
const attendre = (ms: number): Promise<void> => new Promise(suite => setTimeout(suite, ms))

const bombes = await fabriquerBombes()
const CIBLE = numeros[PERSONNES] ?? assert.fail()

const poster = async (
  qui: Client,
  chemin: string,
  champs: readonly (readonly [string, string | FichierChoisi])[],
): Promise<Recu> => {
  const { type, corps } = enParties([['_jeton', await qui.jeton()], ['cle', randomUUID()], ...champs])
  return qui.demander({ methode: 'POST', chemin, entetes: { 'content-type': type }, corps })
}

/** Every door by which bytes come in and are read. */
const entrees = (): readonly { readonly ou: string; readonly envoyer: () => Promise<Recu> }[] => {
  const [claire, alix, passant] = [client(jetons.claire), client(jetons.alix), client(null)]
  return Object.entries(bombes).flatMap(([quoi, bombe]) => {
    const preuve = {
      ou: `preuve, ${quoi}`,
      envoyer: () =>
        deposerFichier(claire, {
          numero: CIBLE,
          chapitre: 'annuaire',
          preuve: 'ANN.01.01.01',
          cle: randomUUID(),
          piece: bombe,
        }),
    }
    const liste = {
      ou: `liste, ${quoi}`,
      envoyer: () => poster(claire, `/candidatures/${CIBLE}/depot-groupe/fichiers`, [['archive', bombe]]),
    }
    const atelier = { ou: `atelier, ${quoi}`, envoyer: () => poster(alix, '/atelier/importer', [['archive', bombe]]) }
    const verification = {
      ou: `vérification, ${quoi}`,
      envoyer: async () => {
        const { type, corps } = enParties([['document', bombe]])
        return passant.demander({ methode: 'POST', chemin: '/verifier', entetes: { 'content-type': type }, corps })
      },
    }
    const { nom } = bombe
    return [preuve, ...(nom.endsWith('.zip') ? [liste, atelier] : []), ...(nom.endsWith('.pdf') ? [verification] : [])]
  })
}

const manifeste = {
  ou: 'manifeste',
  envoyer: () =>
    poster(client(jetons.claire), `/candidatures/${CIBLE}/depot-groupe/fichiers`, [['manifeste', MANIFESTE_RETORS]]),
}

/** What somebody does, over and over, thinking in between; how long each answer took is kept. */
const travailler = async (
  rang: number,
  { mesures, fini }: { readonly mesures: number[]; readonly fini: () => boolean },
): Promise<void> => {
  const tirage = hasard(`personne ${rang}`)
  const agence = rang % 4 === 0
  const qui = client(agence ? jetons.nadia : jetons.claire)
  const numero = numeros[rang] ?? ''
  const pages = agence
    ? ['/agence/candidatures', `/candidatures/${numero}`, `/candidatures/${numero}/dossier`]
    : [`/candidatures/${numero}/dossier`, `/candidatures/${numero}/chapitres/annuaire?preuve=ANN.01.01.01`, '/produits']
  while (!fini()) {
    await attendre(tirage.entier(2 * REFLEXION_MS))
    const debut = performance.now()
    if (!agence && tirage.entier(8) === 0) {
      const contenu = Buffer.concat([Buffer.from('%PDF-1.7 '), tirage.octets(20_000)])
      const recu = await deposerFichier(qui, {
        numero,
        chapitre: 'dmp',
        preuve: 'DMP.01.01.01',
        cle: randomUUID(),
        piece: { nom: 'preuve.pdf', contenu },
      })
      assert.equal(recu.statut, 303)
    } else {
      const recu = await qui.demander({ chemin: tirage.parmi(pages) })
      assert.equal(recu.statut, 200)
    }
    mesures.push(performance.now() - debut)
  }
}

const p95 = (mesures: readonly number[]): number =>
  mesures.toSorted((a, b) => a - b)[Math.floor(mesures.length * 0.95)] ?? 0

const unTour = async (mesures: number[], avecBombes: boolean): Promise<readonly string[]> => {
  const fin = performance.now() + TOUR_MS
  const fini = (): boolean => performance.now() > fin
  const reponses: string[] = []
  const bombarder = async (): Promise<void> => {
    const toutes = [...entrees(), manifeste]
    for (let n = 0; n < toutes.length || !fini(); n++) {
      const bombe = toutes[n % toutes.length] ?? manifeste
      const { statut } = await bombe.envoyer()
      reponses.push(`${bombe.ou} : ${statut}`)
      if (pleine) await attendre(REFLEXION_MS)
    }
  }
  const personnes = Array.from({ length: PERSONNES }, (_, rang) => travailler(rang, { mesures, fini }))
  await Promise.all([...personnes, ...(avecBombes ? [bombarder()] : [])])
  return reponses
}

test(`[P29] bombs at every door while ${PERSONNES} people work: each is answered, nobody else's page fails, the service lives on`, async t => {
  const sans: number[] = []
  const avec: number[] = []
  const reponses: string[] = []
  await unTour([], false)
  for (let tour = 0; tour < TOURS; tour++) {
    await unTour(sans, false)
    reponses.push(...(await unTour(avec, true)))
    // What the bombs left to be read in the background is not counted in what comes next.
    if (pleine) await attendre(10_000)
  }
  assert.deepEqual(
    reponses.filter(reponse => !/ : (200|303|400|413|415|422|429)$/.test(reponse)),
    [],
  )
  assert.equal(produit.morts(), 0)
  const rapport = p95(avec) / p95(sans)
  chiffrer(t, {
    bombes: reponses.length,
    'réponses aux personnes': sans.length + avec.length,
    'p95 sans bombe, ms': p95(sans).toFixed(1),
    'p95 avec bombes, ms': p95(avec).toFixed(1),
    rapport: rapport.toFixed(2),
  })
  if (pleine) assert.ok(rapport <= AU_PLUS, `p95 multiplié par ${rapport.toFixed(2)}`)
})
