import { inatteignable } from '../../../../kernel/decision.ts'
import type { Chantier } from '../../domain/chantier.ts'
import { chantierVide } from '../../domain/chantier-vide.ts'
import type { FauteChantier } from '../../domain/controle-chantier.ts'
import type { Champ } from '../../domain/formulaire.ts'
import { cheminsAtelier } from './chemins.ts'
import { titreRubrique } from './mots.ts'

/** Where a fault is, as a person reads it: « Second formulaire › Profils demandés › Condition ». */
export const lieuDe = (chantier: Chantier, faute: Pick<FauteChantier, 'rubrique' | 'chemin'>): string =>
  [titreRubrique(chantier, faute.rubrique), ...dansLaRubrique(chantier, faute)].join(' › ')

/** Where it is mended. */
export const lienDe = ({ code }: Pick<Chantier, 'code'>, { rubrique }: Pick<FauteChantier, 'rubrique'>): string =>
  cheminsAtelier.rubrique(code, rubrique)

const dansLaRubrique = (
  chantier: Chantier,
  { rubrique, chemin }: Pick<FauteChantier, 'rubrique' | 'chemin'>,
): readonly string[] => {
  const noms = chemin.split('.')
  switch (rubrique) {
    case 'administrative':
    case 'eligibilite':
      return noms[0] === 'etapes'
        ? nommer(chemin)
        : dansLeFormulaire(chantier.formulaires[rubrique].sections, noms.slice(2))
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
  const nom = nomDe[chemin]
  return nom === undefined ? [] : [nom]
}

const nomDe: Readonly<Record<string, string>> = {
  intitule: 'Nom du dispositif',
  presentation: 'Présentation',
  'parcours.intitule': 'Parcours',
  'reference.prefixe': 'Début des références',
  'reference.validiteAnnees': 'Durée de validité',
  issue: 'Ce que donne une acceptation',
  identifiant: 'Numéro donné à l’ouverture',
  'etapes.administrative': 'Titre du formulaire',
  'etapes.eligibilite': 'Titre du formulaire',
  decret: 'Date du décret',
  jalons: 'Jalons',
  'delais.journee': 'Proposition d’une journée de test',
  profils: 'Profils',
  ajoutDeProfils: 'Ajout de profils',
  applicabilite: 'Périmètres applicables',
  'applicabilite.champVague1': 'Question sur la vague 1',
  'controles.cnda': 'Homologations',
  'controles.journeeDeTest.chapitre': 'Journée de test',
  'test-intrusion.json': 'Test d’intrusion',
  'autorisation.chapitre': 'Chapitre de l’autorisation',
  'autorisation.titre': 'Titre de l’autorisation',
  'autorisation.texte': 'Texte de l’autorisation',
  'charte.titre': 'Titre',
  'charte.version': 'Version',
  'charte.html': 'Texte',
  convention: 'Titre de la convention',
  'convention.titre': 'Titre de la convention',
  'convention.articles': 'Articles',
  'instances.college': 'Instance qui décide',
  'mentions.service': 'Service',
  'mentions.adresse': 'Adresse postale',
  'mentions.courriel': 'Adresse électronique',
  'mentions.telephone': 'Téléphone',
  'mentions.silence': 'Silence de l’administration',
  'mentions.recours': 'Voies de recours',
  'mentions.signataire.nom': 'Nom du signataire',
  'mentions.signataire.qualite': 'Qualité du signataire',
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
