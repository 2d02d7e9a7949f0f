import type { VNode } from 'preact'
import { texteSaisi } from '../../../../../platform/http/lecture.ts'
import { Brut, ChampTexte, ChampTexteLong, format, Section } from '../../../../../ui/index.ts'
import { enHtml, enTexteSimple, estDuHtml } from '../../../domain/texte-simple.ts'
import type { Chantier } from '../../../domain/chantier.ts'
import type { Lecteur } from '../lecteur.ts'
import { champsDe } from './blocs.tsx'
import type { Contexte, Reglage, VueReglage } from './reglage.tsx'

const TEXTE = 'charte.html'
const LONGUEUR = 60_000

/** GUI-5 — the text that a candidate accepts before anything is handed over. */
export const reglageCharte: Reglage = {
  rubrique: 'charte',
  chapeau: 'Un candidat accepte ce texte avant tout dépôt. La version qu’il a acceptée reste jointe à sa candidature.',
  saisieDe: chantier => ({
    'charte.titre': chantier.charte.titre,
    'charte.version': chantier.charte.version,
    [TEXTE]: texteDe(chantier),
  }),
  champs: vue => <ChampsDeLaCharte {...vue} />,
  lire: (lecteur, contexte) => {
    const titre = lecteur.texte('charte.titre')
    const version = lecteur.texte('charte.version', 40)
    const html = lireTexte(lecteur, contexte)
    return chantier => ({ ...chantier, charte: { titre, version, html } })
  },
  corriger: (corps, { deps }) => {
    const texte = texteSaisi(corps[TEXTE])
    return estDuHtml(texte) ? { ...corps, [TEXTE]: enClair(deps.assainir(texte).html) } : corps
  },
  apercu: contexte => <Apercu {...contexte} />,
}

const enClair = (html: string): string => enTexteSimple(html) ?? html

const texteDe = ({ charte }: Chantier): string => enClair(charte.html)

/** What was not touched stays as it is, byte for byte: its hash is what candidates accept. */
const lireTexte = (lecteur: Lecteur, { chantier, deps }: Contexte): string => {
  const texte = lecteur.texte(TEXTE, LONGUEUR)
  if (texte === texteDe(chantier).trim()) return chantier.charte.html
  const { html, actifs, perdus } = deps.assainir(estDuHtml(texte) ? texte : enHtml(texte))
  const retires = [...new Set([...actifs, ...perdus])]
  if (retires.length > 0)
    lecteur.faute(
      TEXTE,
      `Ce qui n’a pas sa place dans la charte a été retiré : ${format.enumeration(retires)}. Relisez le texte, puis enregistrez de nouveau.`,
    )
  return html
}

const NOTATION: readonly string[] = [
  '# Un titre',
  '## Un sous-titre',
  '- un élément de liste',
  '1. un élément numéroté',
  '**en gras**',
  '*en italique*',
]

const ChampsDeLaCharte = (vue: VueReglage): VNode => {
  const de = champsDe(vue)
  return (
    <>
      <ChampTexte {...de('charte.titre')} libelle="Titre" obligatoire />
      <ChampTexte
        {...de('charte.version')}
        libelle="Version"
        aide="Par exemple : 1.0. Changez-la avec le texte."
        largeur="courte"
        obligatoire
      />
      <ChampTexteLong
        {...de(TEXTE)}
        libelle="Texte"
        aide={
          <>
            Une ligne vide sépare deux paragraphes. Au début d’une ligne : {codes(NOTATION.slice(0, 4))}. Dans le texte
            : {codes(NOTATION.slice(4))}. Un texte collé depuis une page web est nettoyé.
          </>
        }
        lignes={24}
        longueurMax={LONGUEUR}
        obligatoire
      />
    </>
  )
}

const codes = (exemples: readonly string[]): readonly (VNode | string)[] =>
  exemples.flatMap((exemple, rang) => [rang > 0 ? ', ' : '', <code>{exemple}</code>])

const Apercu = ({ chantier: { charte } }: Contexte): VNode | null =>
  charte.html === '' ? null : (
    <Section titre="Aperçu" id="apercu">
      <p class="fr-hint-text">Tel qu’un candidat le lira : ce qui est enregistré.</p>
      <div class="cv-texte-legal">
        <Brut html={charte.html} />
      </div>
    </Section>
  )
