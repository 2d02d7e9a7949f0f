import { format } from '../../../../ui/index.ts'
import type { AideSaisie, Champ, DonneeCompte, Formulaire, TypeChamp } from '../../domain/formulaire.ts'
import { champsDe, type RaisonDeGarder, reponsesPossibles } from '../../domain/liens-formulaire.ts'
import type { Chantier } from '../../domain/chantier.ts'

/** The kinds of question: how the workshop names them, and what a candidate sees of them. */
export const naturesDeChamp: Readonly<Record<TypeChamp, { readonly libelle: string; readonly vu: string }>> = {
  texte: { libelle: 'Texte court', vu: 'Une ligne à remplir librement.' },
  texte_long: { libelle: 'Texte long', vu: 'Un cadre de plusieurs lignes.' },
  siret: { libelle: 'SIRET', vu: 'Une ligne ; les 14 chiffres et leur clé sont vérifiés.' },
  courriel: { libelle: 'Adresse électronique', vu: 'Une ligne ; la forme de l’adresse est vérifiée.' },
  telephone: { libelle: 'Téléphone', vu: 'Une ligne ; un numéro français ou international.' },
  date: { libelle: 'Date', vu: 'Un jour, choisi dans un calendrier ou saisi.' },
  oui_non: { libelle: 'Oui ou non', vu: 'Deux boutons, « Oui » et « Non ».' },
  choix: { libelle: 'Un choix', vu: 'Des boutons jusqu’à cinq réponses, une liste déroulante au-delà.' },
  choix_multiple: { libelle: 'Plusieurs choix', vu: 'Des cases à cocher, une pour chaque réponse.' },
  profils: {
    libelle: 'Profils du dispositif',
    vu: 'Une case pour chaque profil ; les obligatoires sont déjà cochées.',
  },
  fichier: { libelle: 'Fichier', vu: 'Un ou plusieurs fichiers à joindre.' },
  liste: { libelle: 'Liste de lignes', vu: 'Des lignes de plusieurs champs, que le candidat ajoute et retire.' },
}

/** The kinds that a field of a form can be, and those of a field of a line. */
export const naturesPossibles = (
  etape: 'administrative' | 'eligibilite',
  { dansUneListe }: { readonly dansUneListe: boolean },
): readonly TypeChamp[] => {
  const toutes = Object.keys(naturesDeChamp) as TypeChamp[]
  const exclues: readonly TypeChamp[] = dansUneListe
    ? ['choix_multiple', 'profils', 'fichier', 'liste']
    : etape === 'administrative'
      ? ['profils']
      : []
  return toutes.filter(nature => !exclues.includes(nature))
}

/** What a browser may propose, where the question is about the person who types. */
export const remplissages: Readonly<Record<string, string>> = {
  name: 'Le nom de la personne qui remplit',
  email: 'Son adresse électronique',
  tel: 'Son téléphone',
  'organization-title': 'Sa fonction',
  organization: 'Le nom de son entreprise',
  'street-address': 'L’adresse de son entreprise',
}

export const libelleSource: Readonly<Record<AideSaisie['source'], string>> = {
  moi: 'la personne qui remplit',
  responsable_legal: 'le responsable légal de l’entreprise',
}

/** What an account says: the data that a helper button can write. */
export const libelleDonnee: Readonly<Record<DonneeCompte, string>> = {
  nom_complet: 'Prénom et nom',
  courriel: 'Adresse électronique',
  telephone: 'Téléphone',
  fonction: 'Fonction',
  entreprise_nom: 'Nom de l’entreprise',
  entreprise_siret: 'SIRET de l’entreprise',
  entreprise_forme_juridique: 'Forme juridique de l’entreprise',
  entreprise_adresse: 'Adresse de l’entreprise',
}

export const phraseDeGarde: Readonly<Record<RaisonDeGarder, string>> = {
  lu_par_la_plateforme:
    'La plateforme lit elle-même cette réponse, pour la convention, les notifications ou le registre : la question reste, obligatoire, sous ce code et de cette nature. Son libellé, son aide et sa place sont libres.',
  choix_des_profils:
    'Les profils choisis décident des exigences : la question reste, obligatoire, de cette nature. Son libellé, son aide et sa place sont libres.',
}

type References = Pick<Chantier, 'profils' | 'rem'>

/** When a question is asked, in words; `null` when it always is. */
export const conditionEnMots = (
  { si }: Champ,
  { formulaire, references }: { readonly formulaire: Formulaire; readonly references: References },
): string | null => {
  if (!si) return null
  const pilote = champsDe(formulaire).find(({ code }) => code === si.champ)
  if (!pilote) return `demandé si ${format.guillemets(si.champ)}, qui n’existe plus, vaut ${si.vaut}`
  const reponse = reponsesPossibles(pilote, references).find(({ valeur }) => valeur === si.vaut)
  return `demandé si ${format.guillemets(pilote.libelle)} vaut ${reponse ? format.guillemets(reponse.libelle) : `${si.vaut}, qui n’est plus une de ses réponses`}`
}

/** What a question's kind doesn't say, in a few words each. */
export const precisions = (champ: Champ): readonly string[] => [
  ...(champ.longueurMax === undefined ? [] : [`${champ.longueurMax} caractères au plus`]),
  ...(champ.extensions ? [champ.extensions.join(', ')] : []),
  ...(champ.plusieurs ? ['plusieurs fichiers'] : []),
  ...(champ.options === 'chapitres' ? ['les chapitres du référentiel'] : []),
  ...(Array.isArray(champ.options) ? [format.pluriel(champ.options.length, 'réponse')] : []),
  ...(champ.lignes ? [format.pluriel(champ.lignes.length, 'champ')] : []),
]
