import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { PreparerCalcul } from './calculs.ts'
import type { Scene } from './scene.ts'

const MIO = 1 << 20
const TAILLE = 1_024 * MIO
const PARTIE = 16 * MIO

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

type Reponse = { readonly statut: number; readonly location: string; readonly texte: string }

const envoyer = (
  adresse: string,
  {
    methode,
    entetes,
    corps,
  }: { readonly methode: string; readonly entetes: Record<string, string>; readonly corps?: Uint8Array },
): Promise<Reponse> =>
  new Promise((rendre, echouer) => {
    const demande = request(adresse, {
      method: methode,
      agent,
      headers: { ...entetes, 'content-length': String(corps?.length ?? 0) },
    })
    demande.on('error', echouer)
    demande.on('response', reponse => {
      let texte = ''
      reponse.on('data', morceau => (texte += String(morceau)))
      reponse.on('end', () =>
        rendre({ statut: reponse.statusCode ?? 0, location: reponse.headers.location ?? '', texte }),
      )
    })
    demande.end(corps)
  })

/** The same bytes but for the first ones: a content that the store has already is not written twice. */
const parties = (bloc: Buffer): readonly Uint8Array[] => {
  const premiere = Buffer.from(bloc)
  premiere.writeUInt32BE(24, 0)
  premiere.write(`ftypisom${randomUUID()}`, 4)
  return Array.from({ length: TAILLE / PARTIE }, (_, rang) => (rang === 0 ? premiere : bloc))
}

const auProduit = async ({ origines, graine }: Scene, bloc: Buffer): Promise<void> => {
  // Those that the measures of submissions, which begin with the first ones, leave as they are.
  const dossier = graine.grandsSoumissibles.at(-1)
  const attendues = graine.grand.rem.chapitres.flatMap(({ code, exigences }) =>
    exigences.flatMap(({ scenarios }) =>
      scenarios.flatMap(({ preuves }) => preuves.map(({ numero, natures }) => ({ chapitre: code, numero, natures }))),
    ),
  )
  const video = attendues.findLast(({ natures }) => natures.includes('video'))
  const session = dossier && graine.monde.mandataires.get(dossier.produit.entrepriseId)
  if (!dossier || !video || !session) throw new Error('rien à déposer')
  const commun = { cookie: `session=${session.jeton}`, 'tus-resumable': '1.0.0', host: new URL(origines.produit).host }
  const metadonnees = { numero: dossier.numero, chapitre: video.chapitre, preuve: video.numero, filename: 'banc.mp4' }
  const cree = await envoyer(`${origines.produit}/envois`, {
    methode: 'POST',
    entetes: {
      ...commun,
      'upload-length': String(TAILLE),
      'upload-metadata': Object.entries(metadonnees)
        .map(([cle, valeur]) => `${cle} ${Buffer.from(valeur).toString('base64')}`)
        .join(','),
    },
  })
  if (cree.statut !== 201) throw new Error(`envoi refusé : ${cree.statut} ${cree.texte}`)
  let recus = 0
  for (const corps of parties(bloc)) {
    const { statut, texte } = await envoyer(origines.produit + cree.location, {
      methode: 'PATCH',
      entetes: { ...commun, 'upload-offset': String(recus), 'content-type': 'application/offset+octet-stream' },
      corps,
    })
    if (statut !== 204) throw new Error(`partie refusée : ${statut} ${texte}`)
    recus += corps.length
  }
  await envoyer(origines.produit + cree.location, { methode: 'DELETE', entetes: commun })
}

const auNu = async ({ origines, graine }: Scene, bloc: Buffer): Promise<void> => {
  const [nom, toutes] = [randomUUID(), parties(bloc)]
  const attendu = createHash('sha256')
  let rendu = ''
  for (const [rang, corps] of toutes.entries()) {
    attendu.update(corps)
    const fin = rang === toutes.length - 1 ? '?fin' : ''
    const entetes = { cookie: `session=${graine.monde.agent.jeton}` }
    rendu = (await envoyer(`${origines.nu}/envois/${nom}${fin}`, { methode: 'PATCH', entetes, corps })).texte
  }
  if (rendu !== attendu.digest('hex')) throw new Error('le serveur nu a perdu des octets')
}

/** P5, P6, P7 — a gibibyte by tus, read back and verified; beside a bare server that streams it to the disk, hashed and synced. */
export const envoiParParties: PreparerCalcul = async scene => {
  const bloc = randomBytes(PARTIE)
  return {
    nom: 'envoi de 1 Gio en parties de 16 Mio',
    etalon: 'écrit, haché, synchronisé, sans relecture',
    objectifMs: 3_000,
    produit: () => auProduit(scene, bloc),
    nu: () => auNu(scene, bloc),
  }
}
