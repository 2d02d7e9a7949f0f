import type { VNode } from 'preact'
import { ChampsCaches } from './boutons.tsx'
import type { Contexte } from './contexte.ts'
import { entreeCourante, libelleRole, menuDe } from './navigation.ts'

/** The header: who operates, the service's name, who is signed in, the main menu, and the banner of the demonstration. */
export const EnTete = ({ contexte }: { readonly contexte: Contexte }): VNode => (
  <>
    <header role="banner" class="fr-header">
      <div class="fr-header__body">
        <div class="fr-container">
          <div class="fr-header__body-row">
            <div class="fr-header__brand fr-enlarge-link">
              <div class="fr-header__brand-top">
                <Operateur contexte={contexte} />
                <div class="fr-header__navbar">
                  <button
                    class="fr-btn--menu fr-btn"
                    data-fr-opened="false"
                    aria-controls="menu"
                    aria-haspopup="menu"
                    id="bouton-menu"
                    title="Menu"
                    type="button"
                  >
                    Menu
                  </button>
                </div>
              </div>
              <div class="fr-header__service">
                <a href="/" title={`Accueil – Convergence – ${contexte.operateur}`}>
                  <p class="fr-header__service-title">Convergence</p>
                </a>
                <p class="fr-header__service-tagline">Le référencement des logiciels de santé</p>
              </div>
            </div>
            <div class="fr-header__tools">
              <div class="fr-header__tools-links">
                <Personne contexte={contexte} />
              </div>
            </div>
          </div>
        </div>
      </div>
      <div class="fr-header__menu fr-modal" id="menu" aria-labelledby="bouton-menu">
        <div class="fr-container">
          <button class="fr-btn--close fr-btn" aria-controls="menu" title="Fermer" type="button">
            Fermer
          </button>
          <div class="fr-header__menu-links" />
          <Menu contexte={contexte} />
        </div>
      </div>
    </header>
    {contexte.demonstration ? <BandeauDemonstration /> : null}
  </>
)

/** The block of the State only for an operator entitled to it; its plain name otherwise. */
const Operateur = ({ contexte }: { readonly contexte: Contexte }): VNode => (
  <div class="fr-header__logo">
    <p class={contexte.marqueEtat ? 'fr-logo' : 'cv-operateur'}>{contexte.operateur}</p>
  </div>
)

const Menu = ({ contexte }: { readonly contexte: Contexte }): VNode => {
  const menu = menuDe(contexte.connecte)
  const courante = entreeCourante(menu, contexte.chemin)
  return (
    <nav class="fr-nav" id="navigation" role="navigation" aria-label="Menu principal">
      <ul class="fr-nav__list">
        {menu.map(({ libelle, href }) => (
          <li class="fr-nav__item">
            <a class="fr-nav__link" href={href} aria-current={href === courante ? 'page' : undefined}>
              {libelle}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const Personne = ({ contexte }: { readonly contexte: Contexte }): VNode => {
  const { connecte } = contexte
  if (connecte === null)
    return (
      <ul class="fr-btns-group">
        <li>
          <a class="fr-btn fr-icon-lock-line" href="/connexion">
            Connexion
          </a>
        </li>
      </ul>
    )
  const { acteur } = connecte
  const roles = acteur.kind === 'agent' ? acteur.roles.map(libelleRole).join(', ') : libelleRole(acteur.role)
  return (
    <div class="cv-personne">
      <p class="cv-personne__nom">
        <span class="fr-icon-user-line fr-icon--sm" aria-hidden="true" /> {acteur.nom}
        <span class="cv-personne__qualite">{[connecte.entreprise, roles].filter(Boolean).join(' · ')}</span>
      </p>
      <form method="post" action="/deconnexion">
        <ChampsCaches />
        <button class="fr-btn fr-btn--sm fr-btn--tertiary fr-icon-logout-line fr-btn--icon-left">Se déconnecter</button>
      </form>
    </div>
  )
}

const BandeauDemonstration = (): VNode => (
  <section class="cv-demonstration" aria-label="Mode démonstration">
    <div class="fr-container">
      <p>
        <strong>Mode démonstration</strong> : les données sont fictives et aucun courriel ne part.{' '}
        <a href="/demonstration/courriels">Lire les courriels envoyés</a>
      </p>
    </div>
  </section>
)
