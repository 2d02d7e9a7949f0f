import type { FastifyInstance } from 'fastify'
import { laisserBrut } from './corps.ts'
import { limiteStricte } from './gardes.ts'
import { creerLimiteur } from './limites.ts'
import type { Montage, OptionsServeur } from './options.ts'

type Montages = { readonly montages: readonly Montage[]; readonly limites: OptionsServeur['limites'] }

/** Servers of their own under a prefix: they get the bare request, after the headers, the host and the limits of all. */
export const poserMontages = async (app: FastifyInstance, { montages, limites }: Montages): Promise<void> => {
  for (const { prefixe, limite, traiter } of montages) {
    await app.register(async cible => {
      laisserBrut(cible)
      const strict = limite !== undefined && limites !== 'aucune' ? limiteStricte(creerLimiteur(limite)) : undefined
      for (const url of [prefixe, `${prefixe}/*`]) {
        cible.route({
          method: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
          url,
          config: { acces: { qui: 'public' } },
          ...(strict ? { onRequest: strict } : {}),
          handler: (request, reply) => {
            reply.hijack()
            for (const [nom, valeur] of Object.entries(reply.getHeaders())) {
              if (valeur !== undefined) reply.raw.setHeader(nom, valeur)
            }
            traiter(request.raw, reply.raw)
          },
        })
      }
    })
  }
}
