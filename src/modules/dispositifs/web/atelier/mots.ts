import type { Chantier, Geste, Rubrique } from '../../domain/chantier.ts'

/** The parts of a programme, as the workshop names them. */
export const libelleRubrique: Readonly<Record<Rubrique, string>> = {
  identite: 'Identité du dispositif',
  calendrier: 'Calendrier',
  delais: 'Délais et rappels',
  profils: 'Profils et exigences applicables',
  controles: 'Contrôles particuliers',
  administrative: 'Premier formulaire',
  eligibilite: 'Second formulaire',
  charte: 'Charte',
  convention: 'Convention et décision',
  mentions: 'Mentions légales',
  textes: 'Accusés, courriels et motifs',
  exigences: 'Exigences',
}

/** The parts of that programme: its two forms are named as its candidates see them. */
export const titreRubrique = ({ etapes }: Pick<Chantier, 'etapes'>, rubrique: Rubrique): string =>
  ((rubrique === 'administrative' || rubrique === 'eligibilite') && etapes[rubrique].trim()) ||
  libelleRubrique[rubrique]

/** What each part holds, in a line. */
export const detailRubrique: Readonly<Record<Rubrique, string>> = {
  identite: 'Nom, présentation, parcours, financement, guichet permanent ou borné, ce que donne une acceptation',
  calendrier: 'Date du décret, jalons, effet d’un jalon manqué',
  delais: 'Complément, place dans la file, abandon, instruction, rappels',
  profils: 'Profils, jusqu’à quand on en ajoute, périmètres applicables',
  controles: 'Homologations, journée de test, test d’intrusion, maturité, autorisation, tailles des fichiers',
  administrative: 'Sections, questions, aides et conditions',
  eligibilite: 'Sections, questions, aides et conditions',
  charte: 'Le texte qu’un candidat accepte avant tout dépôt',
  convention: 'Articles de la convention, instance qui décide',
  mentions: 'Service, adresses, silence, voies de recours, signataire',
  textes: 'Ce qui s’ajoute aux accusés et aux courriels, motifs proposés aux agents',
  exigences: 'Le classeur des exigences',
}

/** What was done to a chantier, as its history tells it. */
export const libelleGeste = (geste: Geste): string => {
  switch (geste) {
    case 'ouverture':
      return 'Chantier ouvert'
    case 'import':
      return 'Chantier importé'
    case 'publication':
      return 'Version publiée'
    case 'abandon':
      return 'Chantier abandonné'
    default:
      return libelleRubrique[geste]
  }
}
