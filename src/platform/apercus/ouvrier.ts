import { Socket } from 'node:net'
import type { Parole } from './protocole.ts'
import { Arret, type Ports, type RaisonDArret } from './types.ts'

/**
 * The decoders' process: one file, then it ends. Bytes come by its standard input when it asks for them; what it says leaves by its fourth
 * descriptor, since libraries may write on the others.
 */
const [genre, tailleDite] = process.argv.slice(2)
const taille = Number(tailleDite)
const sortie = new Socket({ fd: 3, readable: false, writable: true })

const dire = (parole: Parole): Promise<void> =>
  new Promise(resoudre => {
    sortie.write(`${JSON.stringify(parole)}\n`, () => resoudre())
  })

const recus: AsyncIterator<Buffer> = process.stdin[Symbol.asyncIterator]()
let avance: Buffer = Buffer.alloc(0)

const recevoir = async (longueur: number): Promise<Buffer> => {
  const morceaux: Buffer[] = [avance]
  let enMain = avance.length
  while (enMain < longueur) {
    const { done, value } = await recus.next()
    if (done === true) process.exit(1)
    morceaux.push(value)
    enMain += value.length
  }
  const tout = Buffer.concat(morceaux)
  avance = tout.subarray(longueur)
  return tout.subarray(0, longueur)
}

/** One question at a time: answers come in the order of the questions. */
let tour: Promise<unknown> = Promise.resolve()
const lire = (debut: number, longueur: number): Promise<Buffer> => {
  const lu = tour.then(async () => {
    await dire({ lire: [debut, longueur] })
    return recevoir(longueur)
  })
  tour = lu.catch(() => undefined)
  return lu
}

const ports: Ports = {
  taille,
  lire,
  dire: etendue => dire({ etendue }),
  montrer: ({ octets, ...image }) => dire({ image: { ...image, octets: octets.toString('base64') } }),
}

/** What the other kinds need is not loaded; a system for which there is no decoder of films has the rest. */
const dessinateur = async (): Promise<(donnes: Ports) => Promise<void>> => {
  if (genre === 'pages') return (await import('./pages.ts')).dessinerPages
  if (genre === 'image') return (await import('./image.ts')).dessinerImage
  return import('./video.ts').then(
    ({ dessinerVues }) => dessinerVues,
    () => {
      throw new Arret('codec')
    },
  )
}

const dessiner = async (): Promise<RaisonDArret | null> => {
  try {
    await (await dessinateur())(ports)
    return null
  } catch (erreur) {
    return erreur instanceof Arret ? erreur.raison : 'mal_forme'
  }
}

await dire({ fin: await dessiner() })
process.exit(0)
