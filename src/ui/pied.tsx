import type { VNode } from 'preact'
import type { Contexte } from './contexte.ts'
import { menuDe } from './navigation.ts'

const obligatoires = [
  { libelle: 'Plan du site', href: '/plan-du-site' },
  { libelle: 'Accessibilité : non conforme', href: '/accessibilite' },
  { libelle: 'Mentions légales', href: '/mentions-legales' },
  { libelle: 'Données personnelles', href: '/donnees-personnelles' },
  { libelle: 'Conditions générales d’utilisation', href: '/cgu' },
] as const

/** The footer: the menu again (the way in when the header's own can't open), and what the law asks for. */
export const PiedDePage = ({ contexte }: { readonly contexte: Contexte }): VNode => (
  <footer class="fr-footer" role="contentinfo" id="pied">
    <div class="fr-container">
      <div class="fr-footer__body">
        <div class="fr-footer__brand">
          <p class={contexte.marqueEtat ? 'fr-logo' : 'cv-operateur'}>{contexte.operateur}</p>
        </div>
        <div class="fr-footer__content">
          <p class="fr-footer__content-desc">
            Convergence accompagne les éditeurs de logiciels de santé, de leur candidature au référencement de leur
            solution.
          </p>
          <ul class="fr-footer__content-list">
            {menuDe(contexte.connecte).map(({ libelle, href }) => (
              <li class="fr-footer__content-item">
                <a class="fr-footer__content-link" href={href}>
                  {libelle}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <div class="fr-footer__bottom">
        <ul class="fr-footer__bottom-list">
          {obligatoires.map(({ libelle, href }) => (
            <li class="fr-footer__bottom-item">
              <a class="fr-footer__bottom-link" href={href}>
                {libelle}
              </a>
            </li>
          ))}
        </ul>
        <div class="fr-footer__bottom-copy">
          <p>
            En cas d’incident, indiquez la référence de cette page : <code>{contexte.correlation}</code>
          </p>
        </div>
      </div>
    </div>
  </footer>
)
