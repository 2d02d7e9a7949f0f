import { inatteignable } from '../../../../kernel/decision.ts'
import type { Chantier } from '../../domain/chantier.ts'
import { chantierVide } from '../../domain/chantier-vide.ts'
import type { FauteChantier } from '../../domain/controle-chantier.ts'
import type { Champ } from '../../domain/formulaire.ts'
import { idDe } from '../../../../ui/index.ts'
import { cheminsAtelier } from './chemins.ts'
import { cheminsFormulaire } from './formulaires-chemins.ts'
import { titreRubrique } from './mots.ts'

/** Where a fault is in its part, as a person reads it: « Profils demandés › Condition ». */
export const lieuDe = (chantier: Chantier, faute: Pick<FauteChantier, 'rubrique' | 'chemin'>): string =>
  dansLaRubrique(chantier, faute).join(' › ') || titreRubrique(chantier, faute.rubrique)

/** Where it is mended: at the field, where there is one. */
export const lienDe = (
  { code, formulaires }: Pick<Chantier, 'code' | 'formulaires'>,
  { rubrique, chemin }: Pick<FauteChantier, 'rubrique' | 'chemin'>,
): string => {
  if (rubrique === 'administrative' || rubrique === 'eligibilite') {
    const [, , champ, , ligne] = chemin.split('.')
    const connu = formulaires[rubrique].sections.flatMap(({ champs }) => champs).find(un => un.code === champ)
    const lignes = connu?.lignes?.some(un => un.code === ligne)
    const chemins = cheminsFormulaire(code, rubrique)
    if (connu) return chemins.champ({ champ: connu.code, ligne: lignes ? ligne : undefined })
    if (formulaires[rubrique].sections.some(section => section.code === champ))
      return `${chemins.formulaire()}#section-${champ}`
  }
  const champ = places[chemin]?.[1]
  return cheminsAtelier.rubrique(code, rubrique) + (champ ? `#${idDe(champ)}` : '')
}

const dansLaRubrique = (
  chantier: Chantier,
  { rubrique, chemin }: Pick<FauteChantier, 'rubrique' | 'chemin'>,
): readonly string[] => {
  const noms = chemin.split('.')
  switch (rubrique) {
    case 'administrative':
    case 'eligibilite':
      return dansLeFormulaire(chantier.formulaires[rubrique].sections, noms.slice(2))
    case 'calendrier':
      return noms[0] === 'jalons' ? jalonNomme(chantier, noms[1]) : nommer(chemin)
    case 'profils':
      return noms[0] === 'profils' && noms[1] !== undefined ? profilNomme(chantier, noms[1]) : nommer(chemin)
    case 'controles':
      return dansUnControle(chemin, noms)
    case 'identite':
    case 'delais':
    case 'charte':
    case 'convention':
    case 'mentions':
    case 'textes':
    case 'exigences':
      return nommer(chemin)
    default:
      return inatteignable(rubrique)
  }
}

const nommer = (chemin: string): readonly string[] => {
  const [nom] = places[chemin] ?? []
  return nom === undefined ? [] : [nom]
}

/** What a place is called, and the field of its part that mends it. */
const places: Readonly<Record<string, readonly [nom: string, champ: string | null]>> = {
  intitule: ['Nom du dispositif', 'intitule'],
  presentation: ['Présentation', 'presentation'],
  'parcours.intitule': ['Parcours', 'parcours'],
  'reference.prefixe': ['Début des références', 'reference.prefixe'],
  'reference.validiteAnnees': ['Durée de validité', 'reference.validiteAnnees'],
  issue: ['Ce que donne une acceptation', 'issue'],
  identifiant: ['Numéro donné à l’ouverture', 'identifiant'],
  'etapes.administrative': ['Titre du premier formulaire', 'etapes.administrative'],
  'etapes.eligibilite': ['Titre du second formulaire', 'etapes.eligibilite'],
  decret: ['Date du décret', 'decret'],
  jalons: ['Jalons', null],
  'delais.journee': ['Proposition d’une journée de test', 'delais.journee'],
  profils: ['Profils', 'profils.0.code'],
  ajoutDeProfils: ['Ajout de profils', 'ajoutDeProfils'],
  applicabilite: ['Périmètres applicables', 'applicabilite.sinon'],
  'applicabilite.champVague1': ['Question sur la vague 1', 'applicabilite.champVague1'],
  'controles.cnda': ['Homologations', 'controles.cnda'],
  'controles.journeeDeTest.chapitre': ['Journée de test', 'controles.journeeDeTest.chapitre'],
  'test-intrusion.json': ['Test d’intrusion', 'controles.testIntrusion'],
  'autorisation.chapitre': ['Chapitre de l’autorisation', 'autorisation.chapitre'],
  'autorisation.titre': ['Titre de l’autorisation', 'autorisation.titre'],
  'autorisation.texte': ['Texte de l’autorisation', 'autorisation.texte'],
  'charte.titre': ['Titre', 'charte.titre'],
  'charte.version': ['Version', 'charte.version'],
  'charte.html': ['Texte', 'charte.html'],
  convention: ['Titre de la convention', 'convention.titre'],
  'convention.titre': ['Titre de la convention', 'convention.titre'],
  'convention.articles': ['Articles', 'articles.0.titre'],
  'instances.college': ['Instance qui décide', 'instances.college'],
  'mentions.service': ['Service', 'mentions.service'],
  'mentions.adresse': ['Adresse postale', 'mentions.adresse'],
  'mentions.courriel': ['Adresse électronique', 'mentions.courriel'],
  'mentions.telephone': ['Téléphone', 'mentions.telephone'],
  'mentions.silence': ['Silence de l’administration', 'mentions.silence'],
  'mentions.recours': ['Voies de recours', 'mentions.recours'],
  'mentions.signataire.nom': ['Nom du signataire', 'mentions.signataire.nom'],
  'mentions.signataire.qualite': ['Qualité du signataire', 'mentions.signataire.qualite'],
}

const jalonNomme = ({ jalons }: Chantier, code: string | undefined): readonly string[] => {
  const jalon = jalons.find(candidat => candidat.code === code)
  return jalon ? [`${jalon.code} · ${jalon.libelle}`] : nommer('jalons')
}

const profilNomme = ({ profils }: Chantier, code: string): readonly string[] => [
  'Profils',
  profils.find(candidat => candidat.code === code)?.libelle ?? code,
]

const dansUnControle = (chemin: string, [, partie = '', numero = '']: readonly string[]): readonly string[] => {
  switch (partie) {
    case 'typesApplication':
      return ['Test d’intrusion', 'Types d’application', numero]
    case 'points':
      return ['Test d’intrusion', `Point ${numero}`]
    case 'questions':
      return ['Questionnaire de maturité', `Question ${numero}`]
    default:
      return nommer(chemin)
  }
}

const reglageDuChamp: Readonly<Record<string, string>> = {
  si: 'Condition',
  apres: 'Date au plus tôt',
  options: 'Réponses proposées',
  extensions: 'Extensions acceptées',
}

/** The questions that every programme asks, as an empty one words them: one that was taken away is still named. */
const libelleDeDepart: ReadonlyMap<string, string> = new Map(
  Object.values(chantierVide({ code: '', intitule: '' }).formulaires).flatMap(({ sections }) =>
    sections.flatMap(({ champs }) => champs.map(({ code, libelle }) => [code, libelle] as const)),
  ),
)

type Sections = Chantier['formulaires']['administrative']['sections']

const dansLeFormulaire = (sections: Sections, [code, ...reste]: readonly string[]): readonly string[] => {
  if (code === undefined) return []
  const section = sections.find(({ champs }) => champs.some(champ => champ.code === code))
  const elleMeme = sections.find(autre => autre.code === code)
  if (!section && elleMeme && reste.length === 0) return [elleMeme.titre]
  return [...(section ? [section.titre] : []), ...dansLesChamps(section?.champs ?? [], [code, ...reste])]
}

const dansLesChamps = (champs: readonly Champ[], [code, suite, ...reste]: readonly string[]): readonly string[] => {
  if (code === undefined) return []
  const champ = champs.find(candidat => candidat.code === code)
  const nom = champ?.libelle ?? libelleDeDepart.get(code) ?? code
  if (suite === 'lignes') return [nom, 'Champs d’une ligne', ...dansLesChamps(champ?.lignes ?? [], reste)]
  const reglage = reglageDuChamp[suite ?? '']
  return reglage === undefined ? [nom] : [nom, reglage]
}
