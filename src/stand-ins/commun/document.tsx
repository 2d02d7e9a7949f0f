import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { adresseActif } from '../../ui/adresses.ts'
import { avecContexte } from '../../ui/index.ts'

export type DocumentLocal = {
  readonly titre: string
  /** The outside service that is played: another name than ours in the header, so that nobody mistakes one for the other. */
  readonly service: string
  readonly accueil: string
  readonly accroche: string
  readonly contenu: VNode
  /** The token of the page's forms, when it has some. */
  readonly jeton?: string
  /** On the right of the header: who is signed in. */
  readonly outils?: ComponentChildren
  readonly pied?: ComponentChildren
}

/**
 * A page of a system that is not Convergence: our components and styles, its own header. No script at all: these pages
 * work without.
 */
export const documentLocal = (page: DocumentLocal): string =>
  avecContexte(
    {
      connecte: null,
      jeton: page.jeton ?? '',
      chemin: page.accueil,
      demonstration: true,
      operateur: page.service,
      marqueEtat: false,
      correlation: '',
    },
    () => `<!doctype html>${renderToString(<Document {...page} />)}`,
  )

const Document = ({ titre, service, accueil, accroche, contenu, outils, pied }: DocumentLocal): VNode => (
  <html lang="fr" dir="ltr" data-fr-scheme="light">
    <head>
      <meta charset="utf-8" />
      <title>{`${titre} – ${service}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
      <meta name="robots" content="noindex, nofollow" />
      <link rel="icon" href={adresseActif('favicon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={adresseActif('dsfr.css')} />
      <link rel="stylesheet" href={adresseActif('convergence.css')} />
    </head>
    <body>
      <div class="fr-skiplinks">
        <nav class="fr-container" role="navigation" aria-label="Accès rapide">
          <ul class="fr-skiplinks__list">
            <li>
              <a class="fr-link" href="#contenu">
                Contenu
              </a>
            </li>
          </ul>
        </nav>
      </div>
      <header role="banner" class="fr-header">
        <div class="fr-header__body">
          <div class="fr-container">
            <div class="fr-header__body-row">
              <div class="fr-header__brand fr-enlarge-link">
                <div class="fr-header__service">
                  <a href={accueil} title={`Accueil – ${service}`}>
                    <p class="fr-header__service-title">{service}</p>
                  </a>
                  <p class="fr-header__service-tagline">{accroche}</p>
                </div>
              </div>
              {outils ? <div class="fr-header__tools">{outils}</div> : null}
            </div>
          </div>
        </div>
      </header>
      <section class="cv-demonstration" aria-label="Démonstration locale">
        <div class="fr-container">
          <p>
            <strong>Démonstration locale</strong> : ce service imite, sur cette machine, un service extérieur à
            Convergence. Ses données sont fictives.
          </p>
        </div>
      </section>
      <main id="contenu" role="main" tabIndex={-1} class="fr-container cv-page">
        {contenu}
      </main>
      {pied ? (
        <footer class="fr-footer" role="contentinfo" id="pied">
          <div class="fr-container">
            <div class="fr-footer__bottom">
              <ul class="fr-footer__bottom-list">{pied}</ul>
            </div>
          </div>
        </footer>
      ) : null}
    </body>
  </html>
)

/** One entry of the footer. */
export const LienPied = ({
  href,
  children,
}: {
  readonly href: string
  readonly children: ComponentChildren
}): VNode => (
  <li class="fr-footer__bottom-item">
    <a class="fr-footer__bottom-link" href={href}>
      {children}
    </a>
  </li>
)
