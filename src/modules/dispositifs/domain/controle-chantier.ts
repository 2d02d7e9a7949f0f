import { type Chantier, type Rubrique, rubriques } from './chantier.ts'
import { controlerEnsemble, controlerFormulaireTest, controlerQuestionnaire } from './controle-annexes.ts'
import { controlerProgramme } from './controle-programme.ts'
import { faute, type FauteProgramme, siFaux, variablesInconnues } from './fautes-programme.ts'
import type { Rem } from './rem.ts'

/** What prevents a chantier from being published, and in which part of it it is mended. */
export type FauteChantier = FauteProgramme & { readonly rubrique: Rubrique }

/** GUI-1, P8 — every fault at once, in the order of the parts: none left, it can be published. */
export const controlerChantier = (chantier: Chantier): readonly FauteChantier[] =>
  [
    ...textesAbsents(chantier),
    ...controlerProgramme(chantier),
    ...controlerDecret(chantier),
    ...controlerArticles(chantier),
    ...controlerAnnexes(chantier),
    ...controlerExigences(chantier),
  ]
    .map(vue => ({ ...vue, rubrique: rubriqueDe(vue.chemin) }))
    .toSorted((a, b) => rubriques.indexOf(a.rubrique) - rubriques.indexOf(b.rubrique))

/** The first name of a place says in which part of the workshop it is; two of them say it together. */
const rubriqueDe = (chemin: string): Rubrique => {
  const [nom = '', sous = ''] = chemin.split(/[.,]/u)
  if (nom === 'formulaires') return sous === 'eligibilite' ? 'eligibilite' : 'administrative'
  return parReglage[nom] ?? 'identite'
}

const parReglage: Readonly<Record<string, Rubrique>> = {
  jalons: 'calendrier',
  decret: 'calendrier',
  adverseJalons: 'calendrier',
  delais: 'delais',
  rappels: 'delais',
  profils: 'profils',
  ajoutDeProfils: 'profils',
  applicabilite: 'profils',
  controles: 'controles',
  autorisation: 'controles',
  'test-intrusion': 'controles',
  gazelle: 'controles',
  taillesMax: 'controles',
  charte: 'charte',
  convention: 'convention',
  instances: 'convention',
  mentions: 'mentions',
  textes: 'textes',
  exigences: 'exigences',
  rem: 'exigences',
}

const CE_QUE_DONNE = 'Dites dans tous ses termes ce que donne une acceptation.'

/** What has no sense when it is empty, and what to write there. */
const textesAbsents = (chantier: Chantier): readonly FauteProgramme[] => {
  const { intitule, presentation, parcours, reference, charte, instances, applicabilite, profils } = chantier
  const { etapes, issue, identifiant, autorisation } = chantier
  const attendus: readonly (readonly [string, string, string])[] = [
    ['intitule', intitule, 'Donnez un nom au dispositif.'],
    ['presentation', presentation, 'Présentez le dispositif : c’est ce que le public lit d’abord.'],
    ['parcours.intitule', parcours.intitule, 'Nommez le parcours sous lequel les éditeurs le trouveront.'],
    ['reference.prefixe', reference.prefixe, 'Donnez le début des références qu’il attribue, par exemple REF-TLC.'],
    ['issue', Object.values(issue).every(terme => terme.trim()) ? issue.acte : '', CE_QUE_DONNE],
    ...(identifiant ? [['identifiant', identifiant.libelle, 'Nommez le numéro donné à l’ouverture.'] as const] : []),
    ['etapes.administrative', etapes.administrative, 'Donnez un titre au premier formulaire.'],
    ['etapes.eligibilite', etapes.eligibilite, 'Donnez un titre au second formulaire.'],
    ...(autorisation
      ? [
          ['autorisation.titre', autorisation.titre, 'Donnez un titre au document d’autorisation.'] as const,
          ['autorisation.texte', autorisation.texte, 'Écrivez ce que le document autorise.'] as const,
        ]
      : []),
    ['charte.titre', charte.titre, 'Donnez un titre à la charte.'],
    ['charte.version', charte.version, 'Donnez la version de la charte.'],
    ['charte.html', charte.html, 'Écrivez le texte de la charte : un candidat l’accepte avant tout dépôt.'],
    ['instances.college', instances.college, 'Nommez l’instance qui décide.'],
  ]
  return [
    ...attendus.flatMap(([chemin, texte, phrase]) => siFaux(texte.trim() !== '', chemin, phrase)),
    ...siFaux(profils.length > 0, 'profils', 'Donnez au moins un profil.'),
    ...siFaux(
      applicabilite.sinon.length > 0 && applicabilite.siReference.length > 0,
      'applicabilite',
      'Dites quels périmètres du classeur s’appliquent.',
    ),
  ]
}

/** JAL-5 */
const controlerDecret = ({ jalons, decret }: Chantier): readonly FauteProgramme[] =>
  siFaux(
    decret !== null || jalons.every(({ mois }) => mois === undefined),
    'decret',
    'Des jalons sont donnés en mois après le décret : donnez la date du décret.',
  )

const controlerArticles = ({ convention }: Chantier): readonly FauteProgramme[] => {
  if (convention === null) return []
  const { titre, articles } = convention
  return [
    ...siFaux(titre.trim() !== '', 'convention.titre', 'Donnez un titre à la convention.'),
    ...siFaux(articles.length > 0, 'convention.articles', 'Écrivez les articles de la convention.'),
    ...variablesInconnues(
      'convention.articles',
      articles.flatMap(article => [article.titre, ...article.paragraphes]),
    ),
  ]
}

const controlerAnnexes = ({ controles: { testIntrusion, maturite } }: Chantier): readonly FauteProgramme[] =>
  [
    ...(testIntrusion ? controlerFormulaireTest(testIntrusion) : []),
    ...(maturite ? controlerQuestionnaire(maturite) : []),
  ].map(({ chemin, phrase }) => faute(`controles.${chemin}`, phrase))

const controlerExigences = (chantier: Chantier): readonly FauteProgramme[] => {
  const { rem, controles } = chantier
  if (!rem) return [faute('exigences', 'Importez le classeur des exigences.')]
  return [
    ...controlerEnsemble({ reglages: chantier, rem, avecTestIntrusion: controles.testIntrusion !== null }),
    ...horsReglages(rem, chantier),
  ]
}

/** REM-2 — the workbook was read against the profiles and the périmètres of that day: they may have changed since. */
const horsReglages = (rem: Rem, { profils, applicabilite }: Chantier): readonly FauteProgramme[] => {
  const exigences = rem.chapitres.flatMap(chapitre => chapitre.exigences)
  const connus = new Set(profils.map(({ libelle }) => libelle))
  const perimetres = new Set([...applicabilite.sinon, ...applicabilite.siReference])
  const inconnus = (valeurs: readonly string[], admis: ReadonlySet<string>): readonly string[] =>
    [...new Set(valeurs)].filter(valeur => !admis.has(valeur))
  return [
    ...inconnus(
      exigences.map(({ profil }) => profil),
      connus,
    ).map(profil =>
      faute(
        'profils',
        `Le classeur demande des preuves au profil « ${profil} » : déclarez-le, ou importez un autre classeur.`,
      ),
    ),
    ...inconnus(
      exigences.map(({ perimetre }) => perimetre),
      perimetres,
    ).map(perimetre =>
      faute(
        'applicabilite',
        `Le périmètre « ${perimetre} » du classeur ne s’applique à personne : ajoutez-le, ou importez un autre classeur.`,
      ),
    ),
  ]
}
