import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { request as requeter } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { json, type Partie, type Requete, type Route } from './contract.ts'
import { acteAvec, acteDerive } from './corps.ts'
import { BASE, biscuitDe, jetonDe, serveurDEssai } from './monde-de-test.tsx'
import type { Serveur } from './options.ts'

const MO = 1024 * 1024
const LIMITE = '----essai'

setFlagsFromString('--expose-gc')
const ramasser: () => void = runInNewContext('gc')

/** What is truly held, garbage apart. */
const retenu = (): number => {
  ramasser()
  return process.memoryUsage().arrayBuffers
}

let sommet = 0

const avaler = async (partie: Extract<Partie, { kind: 'fichier' }>): Promise<{ taille: number; empreinte: string }> => {
  const hachage = createHash('sha256')
  let taille = 0
  for await (const morceau of partie.flux) {
    taille += morceau.length
    hachage.update(morceau)
    if (taille % (10 * MO) < morceau.length) sommet = Math.max(sommet, retenu())
  }
  return { taille, empreinte: hachage.digest('hex') }
}

const deposer = async ({ parties, acte }: Requete): Promise<object> => {
  const recues: object[] = []
  for await (const partie of parties()) {
    if (partie.kind === 'champ') recues.push({ nom: partie.nom, valeur: partie.valeur })
    else recues.push({ nom: partie.nom, nomFichier: partie.nomFichier, type: partie.type, ...(await avaler(partie)) })
  }
  return { recues, cle: acte.cle, empreinte: acte.empreinte }
}

const routes: readonly Route[] = [
  {
    methode: 'POST',
    chemin: '/depot',
    acces: { qui: 'editeur' },
    corps: 'flux',
    traiter: async requete => json(await deposer(requete)),
  },
  {
    methode: 'POST',
    chemin: '/premier',
    acces: { qui: 'editeur' },
    corps: 'flux',
    traiter: async ({ parties }) => {
      const noms: string[] = []
      for await (const { nom } of parties()) noms.push(nom)
      return json(noms)
    },
  },
  {
    methode: 'PATCH',
    chemin: '/envois/:id',
    acces: { qui: 'editeur' },
    corps: 'brut',
    traiter: async ({ brut, params, entetes }) => {
      let taille = 0
      for await (const morceau of brut()) taille += morceau.length
      return {
        kind: 'brute',
        statut: 204,
        entetes: { 'upload-offset': String(taille + Number(entetes['upload-offset'])), 'x-id': String(params['id']) },
      }
    },
  },
]

const champ = (nom: string, valeur: string): string =>
  `--${LIMITE}\r\nContent-Disposition: form-data; name="${nom}"\r\n\r\n${valeur}\r\n`
const enTeteFichier = (nom: string): string =>
  `--${LIMITE}\r\nContent-Disposition: form-data; name="piece"; filename="${nom}"\r\nContent-Type: video/mp4\r\n\r\n`

type Reponse = { readonly statut: number; readonly corps: string; readonly entetes: Record<string, unknown> }

describe('an upload', () => {
  let serveur: Serveur
  let port = 0
  before(async () => {
    serveur = await serveurDEssai(routes, { limites: 'aucune' })
    port = Number(new URL(await serveur.ecouter({ port: 0 })).port)
  })
  after(() => serveur.fermer())

  const envoyer = (
    {
      chemin,
      methode = 'POST',
      entetes = {},
    }: { readonly chemin: string; readonly methode?: string; readonly entetes?: Record<string, string> },
    morceaux: Iterable<string | Buffer>,
  ): Promise<Reponse> =>
    new Promise((resolve, reject) => {
      const envoi = requeter(
        {
          port,
          path: chemin,
          method: methode,
          headers: {
            host: new URL(BASE).host,
            cookie: biscuitDe('pierre'),
            'content-type': `multipart/form-data; boundary=${LIMITE}`,
            'transfer-encoding': 'chunked',
            ...entetes,
          },
        },
        async reponse => {
          let corps = ''
          for await (const morceau of reponse) corps += morceau
          resolve({ statut: reponse.statusCode ?? 0, corps, entetes: reponse.headers })
        },
      )
      envoi.on('error', reject)
      const pousser = async (): Promise<void> => {
        for (const morceau of morceaux) {
          if (envoi.destroyed) return
          if (!envoi.write(morceau)) await new Promise(suite => envoi.once('drain', suite))
        }
        envoi.end()
      }
      pousser().catch(reject)
    })

  const cle = randomUUID()
  const bloc = Buffer.alloc(MO, 7)
  function* corpsDe(taille: number, jeton = jetonDe('pierre')): Generator<string | Buffer> {
    yield champ('_jeton', jeton) + champ('cle', cle) + champ('preuve', 'SSI/GEN.07') + enTeteFichier('vidéo.mp4')
    for (let envoye = 0; envoye < taille; envoye += MO) yield bloc
    yield `\r\n${champ('note', 'fin')}--${LIMITE}--\r\n`
  }

  test('of 50 MB goes through without being kept in memory, whole', async () => {
    const avant = retenu()
    const { statut, corps } = await envoyer({ chemin: '/depot' }, corpsDe(50 * MO))
    assert.equal(statut, 200)
    const { recues, ...acte } = JSON.parse(corps)
    const attendu = createHash('sha256')
    for (let i = 0; i < 50; i++) attendu.update(bloc)
    assert.deepEqual(recues.slice(1), [
      { nom: 'cle', valeur: cle },
      { nom: 'preuve', valeur: 'SSI/GEN.07' },
      { nom: 'piece', nomFichier: 'vidéo.mp4', type: 'video/mp4', taille: 50 * MO, empreinte: attendu.digest('hex') },
      { nom: 'note', valeur: 'fin' },
    ])
    assert.equal(acte.cle, cle)
    assert.ok(sommet > 0 && sommet - avant < 16 * MO, `${Math.round((sommet - avant) / MO)} MB more at the peak`)
  })

  test('without the right token is refused before its file is read', async () => {
    let lu = 0
    function* compte(): Generator<string | Buffer> {
      for (const morceau of corpsDe(200 * MO, 'faux')) {
        lu++
        yield morceau
      }
    }
    const reponse = await envoyer({ chemin: '/depot' }, compte()).catch(() => null)
    if (reponse) assert.equal(reponse.statut, 403)
    assert.equal((await envoyer({ chemin: '/depot', entetes: { 'x-jeton': 'faux' } }, corpsDe(0))).statut, 403)
    assert.equal(
      (await envoyer({ chemin: '/depot', entetes: { 'x-jeton': jetonDe('pierre') } }, corpsDe(0, 'ignoré'))).statut,
      200,
    )
    assert.equal(
      (await envoyer({ chemin: '/depot', entetes: { origin: 'https://ailleurs.example' } }, corpsDe(0))).statut,
      403,
    )
  })

  test('whose files are not read ends all the same', async () => {
    const { corps } = await envoyer({ chemin: '/premier' }, corpsDe(3 * MO))
    assert.deepEqual(JSON.parse(corps), ['_jeton', 'cle', 'preuve', 'piece', 'note'])
  })

  test('cut half-way is an error, and the server goes on', async () => {
    function* coupe(): Generator<string | Buffer> {
      yield champ('_jeton', jetonDe('pierre')) + champ('cle', cle) + enTeteFichier('a')
      yield bloc
    }
    assert.equal((await envoyer({ chemin: '/depot' }, coupe())).statut, 400)
    assert.equal((await envoyer({ chemin: '/depot' }, corpsDe(0))).statut, 200)
  })

  test('that is not multipart is a 415', async () => {
    const urlencode = { 'content-type': 'application/x-www-form-urlencoded' }
    assert.equal((await envoyer({ chemin: '/depot', entetes: urlencode }, ['a=1'])).statut, 415)
  })

  test('by parts: any bytes, the token in a header', async () => {
    const patch = (entetes: Record<string, string>) =>
      envoyer(
        {
          chemin: '/envois/7',
          methode: 'PATCH',
          entetes: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '5', ...entetes },
        },
        [bloc],
      )
    assert.equal((await patch({})).statut, 403)
    const { statut, entetes } = await patch({ 'x-jeton': jetonDe('pierre') })
    assert.deepEqual([statut, entetes['upload-offset'], entetes['x-id']], [204, String(MO + 5), '7'])
  })

  test('an act that follows from another has a key of its own, the same at each retry', () => {
    const acte = { acteur: { personneId: 'p' }, cle, empreinte: 'a'.repeat(64) } as Requete['acte']
    const [suite, encore, autre] = [acteDerive(acte, 'x'), acteDerive(acte, 'x'), acteDerive(acte, 'y')]
    assert.deepEqual(suite, encore)
    assert.match(suite.cle, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.equal(new Set([acte.cle, suite.cle, autre.cle]).size, 3)
  })

  test('with another file under the same key is another act', () => {
    const acte = { acteur: { personneId: 'p' }, cle, empreinte: 'a'.repeat(64) } as Requete['acte']
    assert.notEqual(acteAvec(acte, ['x']).empreinte, acteAvec(acte, ['y']).empreinte)
    assert.equal(acteAvec(acte, ['x']).cle, cle)
  })
})
