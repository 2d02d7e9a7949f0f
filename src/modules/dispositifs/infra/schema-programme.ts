import { Type } from 'typebox'
import type { Programme } from '../domain/programme.ts'
import type { Lu } from './lire-json.ts'
import { Code, Entier, forme, makeLireSelon, objet, Texte } from './schema.ts'

const Jour = forme('^2\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', 'Écrivez un jour : « 2026-05-13 ».')
const Heure = forme('^([01][0-9]|2[0-3]):[0-5][0-9]$', 'Écrivez une heure : « 12:00 ».')
const Decompte = Type.Enum(['ouvres', 'calendaires'])
const Adverse = Type.Enum(['propose', 'automatique'])
const duree = { jours: Entier, decompte: Decompte, proroge: Type.Boolean() }
const Duree = objet(duree)
const Delai = objet({ ...duree, adverse: Adverse })

const DonneeCompte = Type.Enum([
  'nom_complet',
  'courriel',
  'telephone',
  'fonction',
  'entreprise_nom',
  'entreprise_siret',
  'entreprise_forme_juridique',
  'entreprise_adresse',
])

const ChampSimple = {
  code: forme(
    '^[a-z0-9]+(_[a-z0-9]+)*$',
    'Écrivez un code en minuscules sans accents, chiffres et traits bas : « version_technique ».',
  ),
  libelle: Texte,
  type: Type.Enum([
    'texte',
    'texte_long',
    'siret',
    'courriel',
    'telephone',
    'date',
    'oui_non',
    'choix',
    'choix_multiple',
    'profils',
    'fichier',
    'liste',
  ]),
  aide: Type.Optional(Texte),
  autocomplete: Type.Optional(Texte),
  obligatoire: Type.Boolean(),
  si: Type.Optional(objet({ champ: Texte, vaut: Texte })),
  longueurMax: Type.Optional(Entier),
  apres: Type.Optional(Texte),
  options: Type.Optional(
    Type.Union([Type.Literal('chapitres'), Type.Array(objet({ valeur: Texte, libelle: Texte }), { minItems: 1 })]),
  ),
  extensions: Type.Optional(Type.Array(forme('^[a-z0-9]+$', 'Écrivez une extension sans point : « pdf ».'))),
  plusieurs: Type.Optional(Type.Boolean()),
}
const Champ = objet({ ...ChampSimple, lignes: Type.Optional(Type.Array(objet(ChampSimple))) })

const Formulaire = objet({
  sections: Type.Array(
    objet({
      code: Code,
      titre: Texte,
      aide: Type.Optional(Texte),
      aidesSaisie: Type.Optional(
        Type.Array(
          objet({
            source: Type.Enum(['responsable_legal', 'moi']),
            libelle: Texte,
            remplit: Type.Record(Type.String(), DonneeCompte),
          }),
        ),
      ),
      champs: Type.Array(Champ, { minItems: 1 }),
    }),
    { minItems: 1 },
  ),
})

const Schema = objet({
  code: Code,
  intitule: Texte,
  presentation: Texte,
  parcours: objet({ code: Code, intitule: Texte }),
  // Empty: a programme may have neither.
  vague: Type.String(),
  couloir: Type.String(),
  financement: Type.Boolean(),
  guichet: Type.Enum(['borne', 'permanent']),
  profils: Type.Array(objet({ code: Code, libelle: Texte, obligatoire: Type.Boolean(), aide: Type.Optional(Texte) }), {
    minItems: 1,
  }),
  jalons: Type.Array(
    objet({
      code: Type.Enum(['J1', 'J2', 'J3', 'J4', 'J5', 'J6']),
      libelle: Texte,
      heure: Heure,
      jour: Type.Optional(Jour),
      mois: Type.Optional(Entier),
    }),
  ),
  decret: Type.Optional(Type.Union([Type.Null(), Jour])),
  delais: objet({
    complement: Delai,
    gardeRang: Type.Union([Type.Null(), objet({ heures: Entier })]),
    abandon: Type.Union([Type.Null(), Delai]),
    journee: Type.Union([Type.Null(), Duree]),
    instruction: Type.Union([Type.Null(), objet({ jours: Entier })]),
  }),
  rappels: objet({ jalons: Type.Array(Entier), delais: Type.Array(Entier) }),
  adverseJalons: Adverse,
  ajoutDeProfils: Type.Enum(['J2', 'eligibilite']),
  controles: objet({
    cnda: Type.Boolean(),
    journeeDeTest: Type.Union([Type.Null(), objet({ chapitre: Texte })]),
  }),
  etapes: objet({ administrative: Texte, eligibilite: Texte }),
  formulaires: objet({ administrative: Formulaire, eligibilite: Formulaire }),
  applicabilite: objet({
    champVague1: Type.Union([Type.Null(), Texte]),
    siReference: Type.Array(Texte, { minItems: 1 }),
    sinon: Type.Array(Texte, { minItems: 1 }),
  }),
  uniteDInstruction: Type.Enum(['chapitre', 'dossier']),
  charte: objet({ titre: Texte, version: Texte }),
  convention: Type.Union([Type.Null(), objet({ modele: Type.Optional(Code), titre: Texte, dureeAnnees: Entier })]),
  issue: objet({
    acte: Texte,
    leActe: Texte,
    duActe: Texte,
    delivrer: Texte,
    decision: Texte,
    etat: Texte,
    acquis: Texte,
    document: Texte,
  }),
  identifiant: Type.Union([
    Type.Null(),
    objet({ libelle: Texte, chiffres: Type.Integer({ minimum: 16, maximum: 20 }) }),
  ]),
  autorisation: Type.Union([Type.Null(), objet({ chapitre: Code, titre: Texte, texte: Texte })]),
  instances: objet({ college: Texte, jourDeSeance: Type.Integer({ minimum: 1, maximum: 7 }), heure: Heure }),
  mentions: objet({
    service: Texte,
    adresse: Texte,
    courriel: forme('^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$', 'Écrivez une adresse électronique : « nom@agence.fr ».'),
    telephone: Texte,
    silence: Texte,
    recours: Texte,
    signataire: objet({ nom: Texte, qualite: Texte }),
  }),
  textes: objet({
    accuse: Type.String(),
    courriel: Type.String(),
    motifs: objet({ complement: Type.Array(Texte), modification: Type.Array(Texte), refus: Type.Array(Texte) }),
  }),
  reference: objet({
    prefixe: forme('^[A-Z0-9]+(-[A-Z0-9]+)*$', 'Écrivez des majuscules, des chiffres et des tirets : « REF-RIS2 ».'),
    validiteAnnees: Entier,
  }),
  gazelle: objet({
    hotes: Type.Array(forme('^[a-z0-9.-]+(:\\d+)?$', 'Écrivez un nom d’hôte, sans https:// : « interop.example ».')),
  }),
  taillesMax: Type.Intersect([Type.Record(Type.String(), Entier), Type.Object({ defaut: Entier })]),
  documentation: Type.Optional(Type.Unknown()),
})

/** The settings of `programme.json`. */
export const lireSelonSchema: (valeur: unknown) => Lu<Programme> = makeLireSelon(Schema)
