import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { CustomFetch } from 'openid-client'

/**
 * Reaches by `adresse` what has `baseUrl` for a public address: the local provider, in this very process, while its public
 * name may lead to a proxy or nowhere. The Host header keeps the public name, which `fetch` would not let us do.
 */
export const versLocal =
  ({ baseUrl, adresse }: { readonly baseUrl: string; readonly adresse: () => string }): CustomFetch =>
  (url, { body, ...options }) => {
    const { host, origin } = new URL(baseUrl)
    const publique = new URL(url)
    // openid-client sends forms, and nothing else.
    const corps = typeof body === 'string' || body instanceof URLSearchParams ? body.toString() : null
    if (publique.origin !== origin) return fetch(url, { ...options, body: corps })
    const { hostname, port } = new URL(adresse())
    const { method, headers, signal } = options
    return new Promise((resolve, reject) => {
      const demande = request(
        {
          hostname,
          port,
          path: publique.pathname + publique.search,
          method,
          headers: { ...headers, host },
          ...(signal ? { signal } : {}),
        },
        reponse => {
          const type = reponse.headers['content-type'] ?? ''
          buffer(reponse).then(octets => {
            const statut = reponse.statusCode ?? 502
            const lue = statut === 204 || statut === 304 ? null : new Uint8Array(octets)
            resolve(new Response(lue, { status: statut, headers: { 'content-type': type } }))
          }, reject)
        },
      )
      demande.on('error', cause => reject(new TypeError('fetch failed', { cause })))
      demande.end(corps ?? undefined)
    })
  }
