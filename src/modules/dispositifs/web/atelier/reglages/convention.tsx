import type { Corps } from '../../../../../platform/http/contract.ts'
import { texteSaisi } from '../../../../../platform/http/lecture.ts'
import { nomsInconnus } from '../../../domain/convention.ts'
import type { ModeleConvention } from '../../../domain/dispositif.ts'
import { paragraphesDe } from '../../../domain/textes.ts'
import type { Lecteur } from '../lecteur.ts'
import { ApercuDeLaConvention, ChampsDeLaConvention } from './convention-champs.tsx'
import { joursDeSeance, modelesPossibles } from './convention-reperes.ts'
import type { Contexte, Reglage } from './reglage.tsx'

const AN_MAX = 20
const ARTICLE_MAX = 20_000

/** CVN-1, CVN-5, COL-1 — what is signed, if anything, and who decides. */
export const reglageConvention: Reglage = {
  rubrique: 'convention',
  chapeau: 'Ce que signent l’éditeur et l’agence, et l’instance qui décide.',
  saisieDe: ({ convention, instances: { college, jourDeSeance, heure } }) => ({
    convention: convention ? 'articles' : 'aucune',
    'convention.titre': convention?.titre ?? '',
    'convention.dureeAnnees': String(convention?.dureeAnnees ?? 3),
    ...enLignes(convention?.articles ?? []),
    'instances.college': college,
    'instances.jourDeSeance': joursDeSeance[jourDeSeance - 1] ?? '',
    'instances.heure': heure,
  }),
  champs: vue => <ChampsDeLaConvention {...vue} />,
  lire: lecteur => {
    const convention = lecteur.choix('convention', ['aucune', 'articles']) === 'aucune' ? null : lireConvention(lecteur)
    const instances = {
      college: lecteur.texte('instances.college'),
      jourDeSeance: joursDeSeance.indexOf(lecteur.choix('instances.jourDeSeance', joursDeSeance)) + 1,
      heure: lecteur.heure('instances.heure') || '14:00',
    }
    return chantier => ({ ...chantier, convention, instances })
  },
  geste: (geste, corps, contexte) => (geste === 'modele' ? avecLeModele(corps, contexte) : corps),
  apercu: ({ chantier }) => <ApercuDeLaConvention convention={chantier.convention} />,
}

type Articles = ModeleConvention['articles']

const enLignes = (articles: Articles): Corps =>
  Object.fromEntries(
    articles.flatMap(({ titre, paragraphes }, rang) => [
      [`articles.${rang}.ordre`, String(rang + 1)],
      [`articles.${rang}.titre`, titre],
      [`articles.${rang}.texte`, paragraphes.join('\n\n')],
    ]),
  )

const lireConvention = (lecteur: Lecteur): ModeleConvention => ({
  titre: sansInconnue(lecteur, 'convention.titre', lecteur.texte('convention.titre')),
  dureeAnnees: lecteur.entier('convention.dureeAnnees', {
    min: 1,
    max: AN_MAX,
    phrase: `Donnez un nombre d’années, de 1 à ${AN_MAX}.`,
  }),
  articles: lireArticles(lecteur),
})

/** In the order that their numbers say; two of the same number stay as they come, and a line without one goes last. */
const lireArticles = (lecteur: Lecteur): Articles =>
  lecteur
    .rangs('articles')
    .map(rang => {
      const nom = (champ: string): string => `articles.${rang}.${champ}`
      const titre = sansInconnue(
        lecteur,
        nom('titre'),
        lecteur.texteRequis(nom('titre'), 'Donnez un titre à cet article.'),
      )
      const texte = sansInconnue(lecteur, nom('texte'), lecteur.texte(nom('texte'), ARTICLE_MAX))
      if (texte === '') lecteur.faute(nom('texte'), 'Écrivez cet article, ou effacez aussi son titre.')
      const ordre = lecteur.texte(nom('ordre'))
      const bornes = { min: 1, max: 999, phrase: 'Donnez un numéro d’ordre, de 1 à 999.' }
      return {
        ordre: ordre === '' ? bornes.max + 1 : lecteur.entier(nom('ordre'), bornes),
        article: { titre, paragraphes: paragraphesDe(texte) },
      }
    })
    .toSorted((a, b) => a.ordre - b.ordre)
    .map(({ article }) => article)

/** CVN-1 — told where it is typed: a convention in which something stands for nothing is never sent. */
const sansInconnue = (lecteur: Lecteur, nom: string, texte: string): string => {
  const inconnus = nomsInconnus(texte)
  if (inconnus.length > 0)
    lecteur.faute(
      nom,
      `${inconnus.map(inconnu => `{{${inconnu}}}`).join(', ')} ne désigne rien : choisissez parmi les variables de la liste.`,
    )
  else if (/\{\{|\}\}/u.test(texte.replace(/\{\{[^{}]*\}\}/gu, '')))
    lecteur.faute(nom, 'Une variable s’écrit entre deux accolades ouvrantes et deux fermantes : {{editeur}}.')
  return texte
}

const avecLeModele = (corps: Corps, contexte: Contexte): Corps => {
  const choisi = texteSaisi(corps['modele'])
  const convention = modelesPossibles(contexte).find(({ code }) => code === choisi)?.convention
  if (!convention) return corps
  const reste = Object.entries(corps).filter(([nom]) => !nom.startsWith('articles.'))
  return { ...Object.fromEntries(reste), convention: 'articles', ...enLignes(convention.articles) }
}
