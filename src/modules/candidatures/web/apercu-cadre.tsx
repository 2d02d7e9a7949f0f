import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import { Alerte, Entete, GroupeBoutons, Lien, LienBouton, Onglets } from '../../../ui/index.ts'
import {
  type Chantier,
  cheminsAtelier,
  controlerChantier,
  filAtelier,
  lienDe,
  lieuDe,
  type Rubrique,
} from '../../dispositifs/index.ts'
import { cheminsApercu, type VueDApercu, vuesDApercu } from './apercu-chemins.ts'

/** The parts of the chantier that a page of the preview shows. */
const RUBRIQUES: Readonly<Record<VueDApercu, readonly Rubrique[]>> = {
  presentation: ['identite', 'calendrier', 'profils', 'mentions'],
  demarche: ['identite', 'calendrier', 'profils'],
  charte: ['charte'],
  administrative: ['administrative'],
  eligibilite: ['eligibilite'],
  exigences: ['exigences', 'profils', 'controles'],
  accuse: ['mentions', 'textes'],
  convention: ['convention', 'mentions'],
}

export const titreDeVue = ({ etapes }: Pick<Chantier, 'etapes'>, vue: VueDApercu): string => {
  switch (vue) {
    case 'presentation':
      return 'Page publique'
    case 'demarche':
      return 'Démarche'
    case 'charte':
      return 'Charte'
    case 'administrative':
      return etapes.administrative.trim() || 'Premier formulaire'
    case 'eligibilite':
      return etapes.eligibilite.trim() || 'Second formulaire'
    case 'exigences':
      return 'Exigences'
    case 'accuse':
      return 'Accusé de réception'
    case 'convention':
      return 'Convention'
  }
}

/** What a page can't be shown without, and where it is written; `null` when nothing lacks. */
export const manqueA = (
  chantier: Chantier,
  vue: VueDApercu,
): { readonly phrase: string; readonly rubrique: Rubrique } | null => {
  const { charte, formulaires, rem, convention } = chantier
  switch (vue) {
    case 'charte':
      return charte.html.trim() === ''
        ? { phrase: 'Le texte de la charte n’est pas encore écrit.', rubrique: 'charte' }
        : null
    case 'administrative':
    case 'eligibilite':
      return formulaires[vue].sections.length === 0
        ? { phrase: 'Ce formulaire n’a pas encore de section.', rubrique: vue }
        : null
    case 'exigences':
      return rem === null ? { phrase: 'Aucun classeur d’exigences n’est encore adopté.', rubrique: 'exigences' } : null
    case 'convention':
      if (convention === null)
        return { phrase: 'Ce dispositif ne fait signer aucune convention.', rubrique: 'convention' }
      return convention.articles.length === 0
        ? { phrase: 'La convention n’a pas encore d’article.', rubrique: 'convention' }
        : null
    default:
      return null
  }
}

/** GUI-1 — a page as a candidate sees it, in the frame that says that it is only a preview. */
export const enApercu = ({
  chantier,
  vue,
  contenu,
  precision,
}: {
  readonly chantier: Chantier
  readonly vue: VueDApercu
  readonly contenu: Pick<Page, 'titre' | 'contenu'>
  /** What is to be known of this page besides. */
  readonly precision?: VNode
}): Page => ({
  titre: `Aperçu : ${contenu.titre}`,
  titreCourt: titreDeVue(chantier, vue),
  filAriane: filDApercu(chantier),
  contenu: (
    <>
      <Cadre chantier={chantier} vue={vue} precision={precision} />
      {contenu.contenu}
    </>
  ),
})

export const filDApercu = ({ code, intitule }: Chantier): ReturnType<typeof filAtelier> =>
  filAtelier(
    { libelle: intitule, href: cheminsAtelier.tableau(code) },
    { libelle: 'Aperçu', href: cheminsApercu(code).accueil() },
  )

const Cadre = ({
  chantier,
  vue,
  precision,
}: {
  readonly chantier: Chantier
  readonly vue: VueDApercu
  readonly precision: VNode | undefined
}): VNode => {
  const chemins = cheminsApercu(chantier.code)
  const fautes = controlerChantier(chantier).filter(({ rubrique }) => RUBRIQUES[vue].includes(rubrique))
  return (
    <>
      <Alerte ton="attention" titre="Aperçu : rien de ceci n’est en vigueur">
        <p>
          Voici ce que verra un candidat. Ce qui est saisi ou validé ici n’est enregistré nulle part.{' '}
          <Lien href={cheminsAtelier.tableau(chantier.code)}>Revenir au chantier</Lien>
        </p>
        {precision}
      </Alerte>
      <Onglets
        libelle="Ce que verra un candidat"
        onglets={vuesDApercu.map(autre => ({
          libelle: titreDeVue(chantier, autre),
          href: chemins.vue(autre),
          courant: autre === vue,
        }))}
      />
      {fautes.length > 0 ? (
        <Alerte ton="info" titre="Ce que montre cette page est à compléter">
          <ul>
            {fautes.map(faute => (
              <li key={`${faute.chemin} ${faute.phrase}`}>
                <Lien href={lienDe(chantier, faute)}>{lieuDe(chantier, faute)}</Lien>
                {`\u00a0: ${faute.phrase}`}
              </li>
            ))}
          </ul>
        </Alerte>
      ) : null}
    </>
  )
}

/** In the place of a page that lacks what it would show. */
export const enAttente = (
  chantier: Chantier,
  vue: VueDApercu,
  { phrase, rubrique }: { readonly phrase: string; readonly rubrique: Rubrique },
): Page =>
  enApercu({
    chantier,
    vue,
    contenu: {
      titre: titreDeVue(chantier, vue),
      contenu: (
        <>
          <Entete titre={titreDeVue(chantier, vue)} chapeau={phrase} />
          <GroupeBoutons>
            <LienBouton href={cheminsAtelier.rubrique(chantier.code, rubrique)}>Écrire cette partie</LienBouton>
          </GroupeBoutons>
        </>
      ),
    },
  })
