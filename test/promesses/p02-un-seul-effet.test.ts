import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import test from 'node:test'
import { creerClient, deposerFichier, poster, type Recu } from '../harness/promesses/client.ts'
import { chiffrer, hasard, selon } from '../harness/promesses/forme.ts'
import { peupler } from '../harness/promesses/monde.ts'
import { type Essai, ouvrirRegistre } from '../harness/promesses/registre.ts'
import { monterScene } from '../harness/promesses/scene.ts'
import { verifier } from '../harness/promesses/verificateur.ts'

/** How many times the same key is sent, and to how many candidatures. */
const FOIS = 100
const CANDIDATURES = selon(2, 20)

const scene = await monterScene()
const { db, url, dossier, pieces } = scene
const { numeros, jetons } = await peupler(db, { nombre: CANDIDATURES })
const produit = await scene.demarrer()
const registre = await ouvrirRegistre({ origine: produit.origine, dossier })
const client = creerClient({
  origine: registre.origine,
  hote: new URL(produit.origine).host,
  session: jetons.claire,
})
const tirage = hasard('P2')

type Envoyer = (contenu: Buffer) => Promise<Recu>

/** One act: the same key each time that it is sent. */
const unDepot = (numero: string): { readonly envoyer: Envoyer; readonly contenu: Buffer } => {
  const ou = { numero, chapitre: 'annuaire', preuve: 'ANN.01.01.01' }
  const cle = randomUUID()
  const contenu = Buffer.concat([Buffer.from('%PDF-1.7 '), tirage.octets(500)])
  const envoyer: Envoyer = octets => {
    const sha256 = createHash('sha256').update(octets).digest('hex')
    const essai: Essai = { kind: 'depot', cle, ...ou, sha256, taille: octets.length }
    return deposerFichier(client, { ...ou, cle, piece: { nom: 'preuve.pdf', contenu: octets }, essai })
  }
  return { envoyer, contenu }
}

const uneSoumission = (numero: string, chapitre: string, cle: string): Promise<Recu> => {
  const essai: Essai = { kind: 'soumission', cle, numero, chapitre }
  return poster(client, `/candidatures/${numero}/chapitres/${chapitre}/soumission`, { champs: { cle }, essai })
}

const insister = async (envoyer: () => Promise<Recu>): Promise<Recu> => {
  for (;;) {
    const recu = await envoyer().catch(() => null)
    if (recu && recu.statut < 500) return recu
    await new Promise(suite => setTimeout(suite, 50))
  }
}

const recus = async (envoyer: () => Promise<Recu>): Promise<readonly string[]> => {
  const tous = await Promise.all(Array.from({ length: FOIS }, () => insister(envoyer)))
  return [...new Set(tous.map(({ statut, entetes }) => `${statut} ${entetes.location}`))]
}

test(`[P2] the same key ${FOIS} times at once, while the service is killed and answers are lost: one effect, one receipt; another content, 422`, async t => {
  let coupes = 0
  for (const numero of numeros) {
    const { envoyer, contenu } = unDepot(numero)
    const parallele = recus(() => envoyer(contenu))
    const arret = setTimeout(produit.tuer, 30 + tirage.entier(150))
    assert.deepEqual(await parallele, [
      `303 /candidatures/${numero}/chapitres/annuaire?preuve=ANN.01.01.01&recu=oui#preuve-ANN-01-01-01`,
    ])
    clearTimeout(arret)
    assert.equal((await insister(() => envoyer(Buffer.concat([contenu, contenu])))).statut, 422)

    for (const chapitre of ['annuaire', 'dmp', 'ciba']) {
      const cle = randomUUID()
      // The first answers are lost: whoever asked hung up once the request was on its way.
      const perdue = new AbortController()
      const lancee = fetch(`${registre.origine}/candidatures/${numero}/chapitres/${chapitre}/soumission`, {
        method: 'POST',
        signal: perdue.signal,
        redirect: 'manual',
        headers: { cookie: `session=${jetons.claire}` },
        body: new URLSearchParams({ _jeton: await client.jeton(), cle }),
      }).catch(() => null)
      setTimeout(() => perdue.abort(), tirage.entier(20))
      if ((await lancee) === null) coupes++
      const [unique, ...autres] = await recus(() => uneSoumission(numero, chapitre, cle))
      assert.match(unique ?? '', /^303 \/candidatures\/\w+\/accuses\/\d+$/)
      assert.deepEqual(autres, [])
    }
  }
  await produit.pret()
  const { accuses, ...constat } = await verifier({ url, pieces, echanges: registre.lire() })
  assert.deepEqual([constat.perdus, constat.doubles, constat.alteres, constat.journalRompu], [[], [], [], []])
  assert.equal(accuses, CANDIDATURES * 4)
  chiffrer(t, {
    actes: accuses,
    'envois de chacun': FOIS,
    'effets de chacun': 1,
    'réponses perdues': coupes,
  })
})
