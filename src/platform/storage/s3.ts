import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { GetObjectCommand, HeadObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { PieceAbsente } from './magasin.ts'
import type { SupportDistant } from './support.ts'

export type ReglagesS3 = {
  /** Of the service, without the bucket: `https://s3.agence.example`. */
  readonly adresse: string
  readonly region: string
  readonly seau: string
  readonly cle: string
  readonly secret: string
}

/** In bytes: so much of a file is in memory at once, twice. A file may have 10,000 parts. */
const PART = 16 * 1024 * 1024
const CONNEXION_MS = 5_000
const SILENCE_MS = 60_000

const estAbsent = (erreur: unknown): boolean =>
  erreur instanceof S3ServiceException && erreur.$metadata.httpStatusCode === 404

/** Any store that speaks S3, a pièce under `ab/cd/<sha256>` as on a disk. */
export const supportS3 = ({ adresse, region, seau, cle, secret }: ReglagesS3): SupportDistant => {
  const client = new S3Client({
    endpoint: adresse,
    region,
    credentials: { accessKeyId: cle, secretAccessKey: secret },
    // The bucket in the path: other services than the first one rarely have a name for each.
    forcePathStyle: true,
    // Sums that only some services know; what is sent is read back in any case.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: CONNEXION_MS, socketTimeout: SILENCE_MS },
  })
  const objet = (nom: string) => ({ Bucket: seau, Key: `${nom.slice(0, 2)}/${nom.slice(2, 4)}/${nom}` })
  return {
    taille: async nom => {
      try {
        return (await client.send(new HeadObjectCommand(objet(nom)))).ContentLength ?? 0
      } catch (erreur) {
        if (estAbsent(erreur)) return undefined
        throw erreur
      }
    },
    lire: async function* (nom, { debut, fin }) {
      if (fin <= debut) return
      try {
        const { Body } = await client.send(new GetObjectCommand({ ...objet(nom), Range: `bytes=${debut}-${fin - 1}` }))
        yield* Body as Readable as AsyncIterable<Buffer>
      } catch (erreur) {
        throw estAbsent(erreur) ? new PieceAbsente(nom) : erreur
      }
    },
    poser: async (nom, fichier) => {
      const params = { ...objet(nom), Body: createReadStream(fichier), ContentType: 'application/octet-stream' }
      await new Upload({ client, params, partSize: PART, queueSize: 2 }).done()
    },
  }
}
