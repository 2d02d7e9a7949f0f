import assert from 'node:assert/strict'

export type Vue = { readonly url: URL; readonly statut: number; readonly html: string; readonly entetes: Headers }

export type Navigateur = {
  /** Follows redirections, until a page or an address that `arret` recognises. */
  readonly aller: (url: string | URL) => Promise<Vue>
  /** Sends the form of the last page whose action ends so, with its hidden fields and these. */
  readonly envoyer: (action: string, champs?: Readonly<Record<string, string>>) => Promise<Vue>
  readonly biscuits: ReadonlyMap<string, string>
}

type Biscuit = { readonly valeur: string; readonly chemin: string }

/** A browser without JavaScript: cookies by path, redirections, forms. `arret`: where the service's own server begins. */
export const ouvrirNavigateur = (arret: (url: URL) => boolean): Navigateur => {
  const biscuits = new Map<string, Biscuit>()
  let courante: Vue | null = null

  const retenir = (reponse: Response): void => {
    for (const ligne of reponse.headers.getSetCookie()) {
      const [paire = '', ...attributs] = ligne.split(';').map(morceau => morceau.trim())
      const [nom, valeur] = [paire.slice(0, paire.indexOf('=')), paire.slice(paire.indexOf('=') + 1)]
      const chemin = attributs.find(a => /^path=/i.test(a))?.slice(5) ?? '/'
      const passe = attributs.some(a => /^expires=/i.test(a) && new Date(a.slice(8)).getTime() < 1_000)
      if (passe) biscuits.delete(`${nom} ${chemin}`)
      else biscuits.set(`${nom} ${chemin}`, { valeur, chemin })
    }
  }

  const biscuitsPour = (url: URL): string =>
    [...biscuits]
      .filter(([, { chemin }]) => url.pathname === chemin || url.pathname.startsWith(chemin.replace(/\/?$/, '/')))
      .map(([cle, { valeur }]) => `${cle.split(' ')[0]}=${valeur}`)
      .join('; ')

  const demander = async (depuis: URL, corps?: URLSearchParams): Promise<Vue> => {
    let url = depuis
    let envoi = corps
    for (let sauts = 0; sauts < 12; sauts++) {
      if (arret(url)) return { url, statut: 0, html: '', entetes: new Headers() }
      const reponse = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: biscuitsPour(url), accept: 'text/html', 'accept-language': 'fr' },
        ...(envoi === undefined ? {} : { method: 'POST', body: envoi }),
      })
      retenir(reponse)
      const vers = reponse.headers.get('location')
      if (vers === null) {
        courante = { url, statut: reponse.status, html: await reponse.text(), entetes: reponse.headers }
        return courante
      }
      await reponse.body?.cancel()
      url = new URL(vers, url)
      envoi = undefined
    }
    throw new Error(`trop de redirections : ${url.href}`)
  }

  return {
    aller: url => demander(new URL(url)),
    envoyer: (action, champs = {}) => {
      assert.ok(courante, 'aucune page ouverte')
      const formulaire = [...courante.html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].find(f =>
        f[1]?.endsWith(action),
      )
      assert.ok(formulaire, `pas de formulaire ${action} dans : ${courante.html.slice(0, 3_000)}`)
      const caches = [...(formulaire[2] ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
      const corps = new URLSearchParams(caches.map(c => [c[1] ?? '', c[2] ?? '']))
      for (const [nom, valeur] of Object.entries(champs)) corps.set(nom, valeur)
      return demander(new URL(formulaire[1] ?? '', courante.url), corps)
    },
    get biscuits() {
      return new Map([...biscuits].map(([cle, { valeur }]) => [cle, valeur]))
    },
  }
}

/** What a person reads on the page. */
export const texteDe = ({ html }: Vue): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
