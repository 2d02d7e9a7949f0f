import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type pg from 'pg'
import type { Dispositif } from '../src/modules/dispositifs/index.ts'
import { compresser } from '../src/platform/http/compression.ts'
import { entetesDeSecurite } from '../src/platform/http/entetes.ts'
import { ouvrir, type Question, type Qui, quiEst } from './nu/base.ts'
import { recevoirUnePartie } from './nu/envoi.ts'
import { decouper, entourer, esc, type Gabarit, remplir } from './nu/gabarit.ts'
import {
  type ChapitreDuDossier,
  type ChapitreLu,
  dossierDe,
  lignesDeChapitres,
  lignesDeListe,
  type LigneDeListe,
} from './nu/pages.ts'
import { type LigneCherchee, lignesDuRegistre, RECHERCHE } from './nu/registre.ts'
import { soumettre } from './nu/soumettre.ts'

/**
 * A bare server: node:http, pg, strings. It reads the session, asks its question in one statement, writes the HTML that the
 * product writes and compresses it alike. It has neither rules, nor routes, nor components: what is left is the practical limit.
 */

/** Pages of the product, from which everything that does not depend on the question is taken. */
export type Modeles = {
  readonly liste: string
  readonly tableau: PageDUneCandidature
  readonly dossier: PageDUneCandidature
  readonly recherche: { readonly html: string; readonly mot: string }
  readonly dispositifs: readonly Dispositif[]
}
export type PageDUneCandidature = {
  readonly html: string
  readonly numero: string
  readonly produit: string
  readonly entreprise: string
}

type Repondre = (qui: Qui, url: string) => Promise<string | null>

const LISTE: Question = {
  name: 'liste',
  text: `with page as (
      select c.numero, c.statut, c.guichet, c.maj_le, e.nom as entreprise, p.nom || ' ' || p.version as produit
      from candidatures c join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id
      order by c.maj_le desc, c.numero limit 50)
    select numero, statut, guichet, entreprise, produit, maj_le as "majLe", total, conformes,
      (select count(*) from (select from candidatures limit 1001) bornees) as nombre
    from page cross join lateral (select coalesce(sum(h.total), 0)::int as total, coalesce(sum(h.conformes), 0)::int as conformes
      from candidatures_chapitres h where h.numero = page.numero) comptes
    order by maj_le desc, numero`,
}

const TABLEAU: Question = {
  name: 'tableau',
  text: `select c.etat, c.version, clock_timestamp() as le, p.nom as produit, p.version as "versionProduit", e.nom as entreprise, e.siret,
      (select json_agg(json_build_object('code', h.code, 'statut', h.statut, 'total', h.total, 'deposees', h.deposees, 'conformes', h.conformes,
        'a_modifier', h.a_modifier, 'par', h.etat #>> '{pris,par,nom}', 'place', case when h.statut = 'en_file' then (select count(*)
          from candidatures_chapitres f where f.guichet = c.guichet and f.statut = 'en_file' and f.rang <= h.rang) end) order by h.ordre)
      from candidatures_chapitres h where h.numero = c.numero) as chapitres
    from candidatures c join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id where c.numero = $1`,
}

const DOSSIER: Question = {
  name: 'dossier',
  text: `select c.version, p.nom as produit, p.version as "versionProduit", e.nom as entreprise,
      (select json_object_agg(h.code, h.etat order by h.ordre) from candidatures_chapitres h where h.numero = c.numero) as chapitres
    from candidatures c join produits p on p.id = c.produit_id join entreprises e on e.id = c.entreprise_id where c.numero = $1`,
}

const tirages = { cle: randomUUID, correlation: randomUUID } as const

const gabaritDe = ({ numero, produit, entreprise }: PageDUneCandidature, html: string): Gabarit =>
  decouper(html, { numero, produit, entreprise })

type Nommee = { readonly produit: string; readonly versionProduit: string; readonly entreprise: string }
const nomsDe = (numero: string, { produit, versionProduit, entreprise }: Nommee) => ({
  ...tirages,
  numero: () => numero,
  produit: () => esc(`${produit} ${versionProduit}`),
  entreprise: () => esc(entreprise),
})

const pages = (pool: pg.Pool, modeles: Modeles): readonly (readonly [RegExp, Repondre])[] => {
  const [avantListe, apresListe] = entourer(modeles.liste, '<tbody>', '</tbody>').map(html => decouper(html))
  const intitules = new Map(modeles.dispositifs.map(({ code, intitule }) => [code, intitule]))
  const liste: Repondre = async () => {
    const { rows } = await pool.query<LigneDeListe>({ ...LISTE, values: [] })
    return remplir(avantListe ?? [], tirages) + lignesDeListe(rows, intitules) + remplir(apresListe ?? [], tirages)
  }

  const debutTableau = '<th scope="col">Dans la file</th></tr></thead><tbody>'
  const [avant, reste] = entourer(modeles.tableau.html, debutTableau, '</html>')
  const suite = modeles.tableau.html.slice(avant.length, -reste.length)
  const apres = suite.slice(suite.indexOf('</tbody>')) + reste
  const [avantTableau, apresTableau] = [avant, apres].map(html => gabaritDe(modeles.tableau, html))
  const [grand] = modeles.dispositifs
  const titres = new Map(grand?.rem.chapitres.map(({ code, titre }) => [code as string, esc(titre)]))
  const tableau: Repondre = async (_qui, url) => {
    const numero = url.slice('/candidatures/'.length)
    const { rows } = await pool.query<Nommee & { chapitres: readonly ChapitreLu[] }>({ ...TABLEAU, values: [numero] })
    const [lue] = rows
    if (!lue) return null
    const noms = nomsDe(numero, lue)
    return (
      remplir(avantTableau ?? [], noms) +
      lignesDeChapitres(numero, lue.chapitres, titres) +
      remplir(apresTableau ?? [], noms)
    )
  }

  const [avantSections, apresSections] = [
    modeles.dossier.html.slice(0, modeles.dossier.html.indexOf('<section class="cv-section')),
    modeles.dossier.html.slice(modeles.dossier.html.indexOf('</main>')),
  ].map(html => gabaritDe(modeles.dossier, html))
  const ecrireDossier = grand ? dossierDe(grand) : () => ''
  const dossier: Repondre = async (_qui, url) => {
    const numero = url.slice('/candidatures/'.length, -'/dossier'.length)
    const { rows } = await pool.query<Nommee & { chapitres: Readonly<Record<string, ChapitreDuDossier>> }>({
      ...DOSSIER,
      values: [numero],
    })
    const [lue] = rows
    if (!lue) return null
    const noms = nomsDe(numero, lue)
    return (
      remplir(avantSections ?? [], noms) + ecrireDossier(numero, lue.chapitres) + remplir(apresSections ?? [], noms)
    )
  }
  const [avantTrouvees, apresTrouvees] = entourer(modeles.recherche.html, '<tbody>', '</tbody>').map(html =>
    decouper(html),
  )
  const recherche: Repondre = async () => {
    const { rows } = await pool.query<LigneCherchee>({ ...RECHERCHE, values: [modeles.recherche.mot] })
    const lignes = lignesDuRegistre(rows, modeles.dispositifs)
    return remplir(avantTrouvees ?? [], tirages) + lignes + remplir(apresTrouvees ?? [], tirages)
  }
  return [
    [/^\/registre\?q=/, recherche],
    [/^\/agence\/candidatures$/, liste],
    [/^\/candidatures\/[A-Z0-9]{10}$/, tableau],
    [/^\/candidatures\/[A-Z0-9]{10}\/dossier$/, dossier],
  ]
}

const SOUMISSION = /^\/candidatures\/([A-Z0-9]{10})\/chapitres\/([\w-]+)\/soumission$/
const entetes = entetesDeSecurite({ https: false })

const lireCorps = async (requete: IncomingMessage): Promise<string> => {
  let corps = ''
  for await (const morceau of requete) corps += String(morceau)
  return corps
}

const principal = (): void => {
  const pool = ouvrir(process.env['DATABASE_URL'] ?? '')
  const secret = process.env['SESSION_SECRET'] ?? ''
  let routes: ReturnType<typeof pages> = []
  const poster = async (qui: Qui, requete: IncomingMessage): Promise<string | null> => {
    const [, numero = '', code = ''] = SOUMISSION.exec(requete.url ?? '') ?? []
    const corps = await lireCorps(requete)
    const champs = new URLSearchParams(corps)
    const jeton = createHmac('sha256', secret).update(`formulaire:${qui.sessionId}`).digest('base64url')
    if (champs.get('_jeton') !== jeton) return null
    const version = await soumettre(pool, { qui, numero, code, cle: champs.get('cle') ?? '', corps })
    return version === null ? null : `/candidatures/${numero}/accuses/${version}`
  }
  const repondre = async (requete: IncomingMessage, reponse: ServerResponse): Promise<void> => {
    const { url = '/' } = requete
    const jeton = /(?:^|; )session=([\w-]{43})/.exec(requete.headers.cookie ?? '')?.[1]
    const route = routes.find(([forme]) => forme.test(url))?.[1]
    const qui = jeton === undefined ? null : await quiEst(pool, jeton)
    if (!qui) return void reponse.writeHead(403, entetes).end()
    if (requete.method === 'PATCH')
      return void reponse.writeHead(200, entetes).end(await recevoirUnePartie(requete, url))
    if (requete.method === 'POST') {
      const vers = await poster(qui, requete)
      return void reponse.writeHead(vers ? 303 : 422, { ...entetes, location: vers ?? '', 'content-length': 0 }).end()
    }
    const html = route && (await route(qui, url))
    if (!html) return void reponse.writeHead(404, entetes).end()
    const { corps, encodage } = await compresser(html, requete.headers['accept-encoding'] as string | undefined)
    const type = {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      vary: 'accept-encoding, cookie',
    }
    const codage = encodage ? { 'content-encoding': encodage } : {}
    reponse
      .writeHead(200, { ...entetes, ...type, ...codage, 'content-length': corps.length, 'x-correlation': randomUUID() })
      .end(corps)
  }
  const serveur = createServer((requete, reponse) => {
    repondre(requete, reponse).catch((erreur: unknown) => {
      process.stderr.write(`${erreur instanceof Error ? erreur.stack : String(erreur)}\n`)
      reponse.writeHead(500).end()
    })
  })
  process.on('message', (modeles: Modeles) => {
    routes = pages(pool, modeles)
    process.send?.('modeles')
  })
  process.on('disconnect', () => process.exit(0))
  serveur.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send?.('pret'))
}

principal()
