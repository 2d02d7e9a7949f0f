import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Actif } from '../platform/http/contract.ts'
import { publierAdresses } from './adresses.ts'
import { feuilleDsfr } from './feuille-dsfr.ts'

export type OptionsActifs = {
  readonly marqueEtat: boolean
  /** Where what was built is kept from one start to the next; the project's `build/actifs` by default. */
  readonly dossierCache?: string | undefined
}

/**
 * Builds the style sheets and scripts (or takes them from the cache when no source changed), and publishes their
 * addresses to the page layout. To be called once, before the first page is rendered.
 */
export const preparerActifs = async ({ marqueEtat, dossierCache }: OptionsActifs): Promise<readonly Actif[]> => {
  const racine = racineDuProjet()
  const dist = join(dirname(createRequire(join(racine, 'package.json')).resolve('@gouvfr/dsfr/package.json')), 'dist')
  const sources = { racine, dist, marqueEtat }
  const dossier = join(dossierCache ?? join(racine, 'build', 'actifs'), signature(sources))
  const fichiers = lireCache(dossier) ?? ranger(dossier, await construire(sources))
  publierAdresses(new Map(fichiers.map(({ nom, actif }) => [nom, actif.chemin])))
  return fichiers.map(({ actif }) => actif)
}

type Sources = { readonly racine: string; readonly dist: string; readonly marqueEtat: boolean }
type Fichier = { readonly nom: string; readonly actif: Actif }

/** The folder of package.json, above this file in the sources and above the bundle in production. */
const racineDuProjet = (): string => {
  let dossier = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(dossier, 'package.json'))) dossier = dirname(dossier)
  return dossier
}

const styles = (racine: string): string => join(racine, 'src', 'ui', 'styles')
const client = (racine: string): string => join(racine, 'src', 'ui', 'client')

/** Changes when anything that goes into the assets changes. */
const signature = ({ racine, dist, marqueEtat }: Sources): string => {
  const somme = createHash('sha256').update(`2|${marqueEtat}|${dist}`)
  const version: unknown = JSON.parse(readFileSync(join(dist, '..', 'package.json'), 'utf8'))
  somme.update(JSON.stringify(version))
  for (const dossier of [styles(racine), client(racine)])
    for (const nom of readdirSync(dossier).sort()) somme.update(nom).update(readFileSync(join(dossier, nom)))
  for (const nom of ['icones.ts', 'feuille-dsfr.ts', 'actifs.ts'])
    somme.update(readFileSync(join(racine, 'src', 'ui', nom)))
  return somme.digest('hex').slice(0, 16)
}

const construire = async ({ racine, dist, marqueEtat }: Sources): Promise<readonly Fichier[]> => {
  // Only needed when something changed: its binary takes 8 MB that a server in production doesn't load.
  const { build, transform } = await import('esbuild')
  const polices = marqueEtat ? policesEtat(dist) : []
  const adressesPolices = new Map(polices.map(({ nom, actif }) => [nom, actif.chemin]))
  const feuilles = readdirSync(styles(racine))
    .filter(nom => /^\d/.test(nom))
    .sort()
  const nosFeuilles = feuilles.map(nom => readFileSync(join(styles(racine), nom), 'utf8')).join('\n')
  const dsfr = feuilleDsfr({
    dist,
    marqueEtat,
    nosFeuilles,
    adressePolice: nom => adressesPolices.get(nom) ?? '/actifs/absente',
  })
  const reduireCss = async (css: string): Promise<string> => {
    const { code, warnings } = await transform(css, {
      loader: 'css',
      minify: true,
      legalComments: 'none',
      logLevel: 'silent',
    })
    // A rule that doesn't parse takes the next ones with it: better no start than a page half dressed.
    if (warnings[0]) throw new Error(`feuille de style mal formée : ${warnings[0].text}`)
    return code
  }
  const script = async (contenu: string, dossier: string): Promise<string> => {
    const { outputFiles } = await build({
      stdin: { contents: contenu, resolveDir: dossier, loader: 'ts' },
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      legalComments: 'none',
      logLevel: 'error',
    })
    return outputFiles[0]?.text ?? ''
  }
  return [
    fichier('dsfr.css', 'text/css; charset=utf-8', Buffer.from(await reduireCss(dsfr))),
    fichier('convergence.css', 'text/css; charset=utf-8', Buffer.from(await reduireCss(nosFeuilles))),
    fichier(
      'sans-script.css',
      'text/css; charset=utf-8',
      Buffer.from(await reduireCss(readFileSync(join(styles(racine), 'sans-script.css'), 'utf8'))),
    ),
    fichier('dsfr.js', 'text/javascript; charset=utf-8', Buffer.from(await script(scriptDsfr, dist))),
    fichier(
      'convergence.js',
      'text/javascript; charset=utf-8',
      Buffer.from(await script("import './principal.ts'", client(racine))),
    ),
    fichier(
      'envois.js',
      'text/javascript; charset=utf-8',
      Buffer.from(await script("export * from './envois.ts'", client(racine))),
    ),
    fichier('favicon.svg', 'image/svg+xml', Buffer.from(favicon)),
    ...polices,
  ]
}

/** What the header's menu needs of the design system's scripts: its core, the header, the menu and the modal it opens in. */
const scriptDsfr = ['core/core', 'component/modal/modal', 'component/navigation/navigation', 'component/header/header']
  .map(nom => `import './${nom}.module.js'`)
  .join('\n')

/** Two strokes that meet: our own, nobody's mark. */
const favicon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#000091"/><path d="M6 9h5c4 0 5 7 9 7h6M6 23h5c4 0 5-7 9-7" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>'

const policesEtat = (dist: string): readonly Fichier[] =>
  ['Regular', 'Regular_Italic', 'Medium', 'Medium_Italic', 'Bold', 'Bold_Italic', 'Light', 'Light_Italic'].map(
    graisse => {
      const nom = `Marianne-${graisse}.woff2`
      return fichier(nom, 'font/woff2', readFileSync(join(dist, 'fonts', nom)))
    },
  )

const fichier = (nom: string, type: string, contenu: Buffer): Fichier => {
  const empreinte = createHash('sha256').update(contenu).digest('hex').slice(0, 12)
  const compressible = !type.startsWith('font/')
  return {
    nom,
    actif: {
      chemin: `/actifs/${nom.replace(/(\.\w+)$/, `.${empreinte}$1`)}`,
      type,
      contenu,
      ...(compressible && {
        brotli: brotliCompressSync(contenu, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
        gzip: gzipSync(contenu, { level: 8 }),
      }),
    },
  }
}

/** Names and types of what a cache folder holds. */
type Inventaire = readonly {
  readonly nom: string
  readonly chemin: string
  readonly type: string
  readonly compresse: boolean
}[]

const lireCache = (dossier: string): readonly Fichier[] | null => {
  if (!existsSync(join(dossier, 'inventaire.json'))) return null
  const inventaire: Inventaire = JSON.parse(readFileSync(join(dossier, 'inventaire.json'), 'utf8'))
  const lire = (nom: string): Buffer => readFileSync(join(dossier, nom))
  return inventaire.map(({ nom, chemin, type, compresse }) => ({
    nom,
    actif: {
      chemin,
      type,
      contenu: lire(nom),
      ...(compresse && { brotli: lire(`${nom}.br`), gzip: lire(`${nom}.gz`) }),
    },
  }))
}

/**
 * Keeps what was built, in one move, so that a server starting meanwhile never reads half of it. A folder that can't be
 * written (a read-only installation) costs a build at each start, no more.
 */
const ranger = (dossier: string, fichiers: readonly Fichier[]): readonly Fichier[] => {
  const provisoire = `${dossier}.${process.pid}`
  try {
    mkdirSync(provisoire, { recursive: true })
    for (const { nom, actif } of fichiers) {
      writeFileSync(join(provisoire, nom), actif.contenu)
      if (actif.brotli) writeFileSync(join(provisoire, `${nom}.br`), actif.brotli)
      if (actif.gzip) writeFileSync(join(provisoire, `${nom}.gz`), actif.gzip)
    }
    const inventaire: Inventaire = fichiers.map(({ nom, actif }) => ({
      nom,
      chemin: actif.chemin,
      type: actif.type,
      compresse: actif.brotli !== undefined,
    }))
    writeFileSync(join(provisoire, 'inventaire.json'), JSON.stringify(inventaire))
    renameSync(provisoire, dossier)
  } catch {
    rmSync(provisoire, { recursive: true, force: true })
  }
  return fichiers
}
