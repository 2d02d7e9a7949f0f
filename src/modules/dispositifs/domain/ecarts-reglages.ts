import type { Dispositif, Profil } from './dispositif.ts'
import type { Champ, Formulaire } from './formulaire.ts'
import type { DispositifAPublier } from './programme.ts'
import { cles, ecarts, pareil, type Sens, sensDe } from './rapprocher.ts'

export type EcartReglage = { readonly sens: Sens; readonly quoi: string; readonly detail: string }

/** All that a programme is besides its milestones, its forms and its requirements; a setting that is added must be named here. */
const reglages: Readonly<
  Record<Exclude<keyof Dispositif, 'id' | 'code' | 'version' | 'jalons' | 'formulaires' | 'rem' | 'profils'>, string>
> = {
  intitule: 'Intitulé',
  presentation: 'Présentation',
  parcours: 'Parcours',
  vague: 'Vague',
  couloir: 'Couloir',
  financement: 'Financement',
  guichet: 'Guichet',
  delais: 'Délais',
  rappels: 'Rappels',
  adverseJalons: 'Effet des jalons',
  ajoutDeProfils: 'Ajout de profils facultatifs',
  controles: 'Contrôles propres au dispositif',
  applicabilite: 'Exigences applicables selon la vague 1',
  charte: 'Charte',
  convention: 'Modèle de convention',
  etapes: 'Titres des étapes',
  uniteDInstruction: 'Unité d’instruction',
  issue: 'Ce que donne une acceptation',
  identifiant: 'Identifiant attribué à l’ouverture',
  autorisation: 'Autorisation intermédiaire',
  instances: 'Collège',
  mentions: 'Mentions légales',
  textes: 'Accusés, courriels et motifs proposés',
  reference: 'Référence et durée de validité',
  gazelle: 'Plateformes d’interopérabilité',
  taillesMax: 'Tailles des fichiers',
}

/** The parts of a setting in words, where their name is not one. */
const parties: Readonly<Record<string, string>> = {
  html: 'texte',
  complement: 'complément',
  gardeRang: 'garantie de place',
  abandon: 'abandon faute de réponse',
  journee: 'proposition d’une journée de test',
  instruction: 'instruction des preuves',
  cnda: 'homologations du CNDA',
  journeeDeTest: 'journée de test',
  testIntrusion: 'test d’intrusion',
  maturite: 'questionnaire de maturité SSI',
  jalons: 'avant un jalon',
  telephone: 'téléphone',
  dureeAnnees: 'durée',
  validiteAnnees: 'durée de validité',
  prefixe: 'préfixe',
  accuse: 'texte ajouté aux accusés',
  courriel: 'texte ajouté aux courriels',
  motifs: 'motifs proposés',
  college: 'instance',
  jourDeSeance: 'jour de séance',
  intitule: 'intitulé',
  champVague1: 'question posée',
  siReference: 'périmètres d’une solution déjà référencée',
  sinon: 'périmètres des autres',
  hotes: 'plateformes admises',
  defaut: 'taille ordinaire',
}

const MOT_MAX = 80
const estMot = (valeur: unknown): valeur is string => typeof valeur === 'string' && valeur.length <= MOT_MAX

export const comparerReglages = (avant: DispositifAPublier, apres: DispositifAPublier): readonly EcartReglage[] => [
  ...comparerProfils(avant.profils, apres.profils),
  ...cles(reglages).flatMap(cle => {
    const [ancien, nouveau] = [sansEmpreinte(avant[cle]), sansEmpreinte(apres[cle])]
    if (pareil(ancien, nouveau)) return []
    const detail =
      estMot(ancien) && estMot(nouveau)
        ? `${ancien || 'rien'} → ${nouveau || 'rien'}`
        : partiesChangees(ancien, nouveau)
    return [{ sens: 'changement' as const, quoi: reglages[cle], detail }]
  }),
]

const comparerProfils = (avant: readonly Profil[], apres: readonly Profil[]): readonly EcartReglage[] => {
  const parCode = (profils: readonly Profil[]) => profils.map(profil => [profil.code, profil] as const)
  return ecarts(parCode(avant), parCode(apres)).map(paire => ({
    sens: sensDe(paire),
    quoi: 'Profil',
    detail: (paire.apres ?? paire.avant)?.libelle ?? paire.cle,
  }))
}

/** The hash of a text goes with the text. */
const sansEmpreinte = (valeur: unknown): unknown => {
  if (!estObjet(valeur) || !('empreinte' in valeur)) return valeur
  const { empreinte: _, ...reste } = valeur
  return reste
}

/** The names of what changed inside a setting that has parts. */
const partiesChangees = (avant: unknown, apres: unknown): string => {
  if (!estObjet(avant) || !estObjet(apres)) return ''
  const noms = [...new Set([...Object.keys(avant), ...Object.keys(apres)])]
  return noms
    .filter(nom => !pareil(Reflect.get(avant, nom), Reflect.get(apres, nom)))
    .map(nom => parties[nom] ?? nom)
    .join(', ')
}

const estObjet = (valeur: unknown): valeur is object => typeof valeur === 'object' && valeur !== null

const champsDe = ({ sections }: Formulaire): readonly (readonly [string, Champ])[] =>
  sections.flatMap(({ champs }) => champs.map(champ => [champ.code, champ] as const))

export const comparerFormulaires = (avant: DispositifAPublier, apres: DispositifAPublier): readonly EcartReglage[] =>
  cles(apres.formulaires).flatMap(etape => {
    const [ancien, nouveau] = [avant.formulaires[etape], apres.formulaires[etape]]
    const quoi = `Formulaire « ${apres.etapes[etape]} »`
    const champs = ecarts(champsDe(ancien), champsDe(nouveau)).map(paire => ({
      sens: sensDe(paire),
      quoi,
      detail: (paire.apres ?? paire.avant)?.libelle ?? paire.cle,
    }))
    if (champs.length > 0 || pareil(ancien, nouveau)) return champs
    return [{ sens: 'changement' as const, quoi, detail: 'sections ou ordre des champs' }]
  })
