import type { FastifyInstance } from 'fastify'
import { encodageAccepte } from './compression.ts'
import type { Actif } from './contract.ts'

/** Static files: compressed beforehand, held in memory, kept by browsers for ever since their address holds their hash. */
export const poserActifs = (app: FastifyInstance, actifs: readonly Actif[]): void => {
  for (const actif of actifs) {
    app.route({
      method: 'GET',
      url: actif.chemin,
      config: { acces: { qui: 'public' } },
      handler: (request, reply) => {
        const { corps, encodage } = choisir(actif, request.headers['accept-encoding'])
        if (encodage) reply.header('content-encoding', encodage)
        return reply
          .header('content-type', actif.type)
          .header('cache-control', 'public, max-age=31536000, immutable')
          .header('vary', 'accept-encoding')
          .send(corps)
      },
    })
  }
}

type Choix = { readonly corps: Uint8Array; readonly encodage?: 'br' | 'gzip' }

const choisir = ({ contenu, brotli, gzip }: Actif, accepte: string | undefined): Choix => {
  const encodage = encodageAccepte(accepte)
  if (encodage === 'br' && brotli) return { corps: brotli, encodage }
  if (encodage && gzip) return { corps: gzip, encodage: 'gzip' }
  return { corps: contenu }
}
