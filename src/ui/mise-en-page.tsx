import type { VNode } from 'preact'
import type { Page } from '../platform/http/contract.ts'
import { adresseActif } from './adresses.ts'
import { avecContexte, type Contexte } from './contexte.ts'
import { EnTete } from './en-tete.tsx'
import { PiedDePage } from './pied.tsx'
import { lienSur } from './liens.ts'
import { rendreHtml } from './rendu.ts'

/** The whole document of a page, as text. The only place where a page is rendered. */
export const miseEnPage = (page: Page, contexte: Contexte): string =>
  avecContexte(contexte, () => `<!doctype html>${rendreHtml(<Document page={page} contexte={contexte} />)}`)

const Document = ({ page, contexte }: { readonly page: Page; readonly contexte: Contexte }): VNode => (
  <html lang="fr" dir="ltr" class={contexte.marqueEtat ? 'cv-etat' : undefined}>
    <head>
      <meta charset="utf-8" />
      <title>{`${page.titre} – Convergence`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
      {contexte.connecte ? <meta name="robots" content="noindex, nofollow" /> : null}
      <link rel="icon" href={adresseActif('favicon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={adresseActif('dsfr.css')} />
      <link rel="stylesheet" href={adresseActif('convergence.css')} />
      <noscript>
        <link rel="stylesheet" href={adresseActif('sans-script.css')} />
      </noscript>
      <script type="module" src={adresseActif('dsfr.js')} />
      <script type="module" src={adresseActif('convergence.js')} />
    </head>
    <body class={page.largeur === 'large' ? 'cv-large' : undefined}>
      <LiensEvitement />
      <EnTete contexte={contexte} />
      <main
        id="contenu"
        role="main"
        tabIndex={-1}
        class={page.largeur === 'large' ? 'fr-container cv-page cv-page--large' : 'fr-container cv-page'}
      >
        {page.filAriane ? <FilAriane elements={page.filAriane} courant={page.titreCourt ?? page.titre} /> : null}
        {page.contenu}
      </main>
      <PiedDePage contexte={contexte} />
    </body>
  </html>
)

const LiensEvitement = (): VNode => (
  <div class="fr-skiplinks">
    <nav class="fr-container" role="navigation" aria-label="Accès rapide">
      <ul class="fr-skiplinks__list">
        <li>
          <a class="fr-link" href="#contenu">
            Contenu
          </a>
        </li>
        <li>
          <a class="fr-link" href="#menu">
            Menu
          </a>
        </li>
        <li>
          <a class="fr-link" href="#pied">
            Pied de page
          </a>
        </li>
      </ul>
    </nav>
  </div>
)

/** Where the page stands, from the home page down; the page itself comes last and is not a link. */
const FilAriane = ({
  elements,
  courant,
}: {
  readonly elements: NonNullable<Page['filAriane']>
  readonly courant: string
}): VNode => (
  <nav class="cv-ariane" aria-label="vous êtes ici :">
    <ol>
      {elements.map(({ libelle, href }) => (
        <li>
          <a href={lienSur(href)}>{libelle}</a>
        </li>
      ))}
      <li>
        <span aria-current="page">{courant}</span>
      </li>
    </ol>
  </nav>
)
