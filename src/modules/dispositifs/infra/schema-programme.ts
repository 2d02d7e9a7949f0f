import { type Static, Type } from 'typebox'
import { Settings } from 'typebox/system'
import { Value } from 'typebox/value'
import type { FauteProgramme } from '../domain/controle-programme.ts'

const objet = <P extends Parameters<typeof Type.Object>[0]>(proprietes: P): ReturnType<typeof Type.Object<P>> =>
  Type.Object(proprietes, { additionalProperties: false })

const Texte = Type.String({ pattern: '\\S' })
const Code = Type.String({ pattern: '^[a-z0-9]+([_-][a-z0-9]+)*$' })
const Entier = Type.Integer({ minimum: 1 })
const Heure = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
const Decompte = Type.Enum(['ouvres', 'calendaires'])
const Adverse = Type.Enum(['propose', 'automatique'])
const duree = { jours: Entier, decompte: Decompte, proroge: Type.Boolean() }
const Duree = objet(duree)
const Delai = objet({ ...duree, adverse: Adverse })

const Gravite = Type.Enum(['haute', 'moyenne', 'na'])
const FormulaireTest = objet({
  version: Texte,
  typesApplication: Type.Array(objet({ code: Code, libelle: Texte }), { minItems: 1 }),
  points: Type.Array(
    objet({
      id: Texte,
      rubrique: Texte,
      intitule: Texte,
      enonce: Texte,
      gravite: Gravite,
      types: Type.Array(Code, { minItems: 1 }),
      graviteParType: Type.Record(Type.String(), Gravite),
    }),
    { minItems: 1 },
  ),
  moyennesNegativesMax: Type.Integer({ minimum: 0 }),
  ageMaxMois: Entier,
})
const QuestionnaireMaturite = objet({
  version: Texte,
  niveaux: Type.Array(Texte, { minItems: 2 }),
  questions: Type.Array(
    objet({
      id: Texte,
      theme: Texte,
      question: Texte,
      aide: Type.Optional(Texte),
      niveaux: Type.Array(Texte, { minItems: 2 }),
    }),
    { minItems: 1 },
  ),
})

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
  code: Type.String({ pattern: '^[a-z0-9]+(_[a-z0-9]+)*$' }),
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
  extensions: Type.Optional(Type.Array(Type.String({ pattern: '^[a-z0-9]+$' }))),
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
  vague: Texte,
  couloir: Texte,
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
      jour: Type.Optional(Type.String({ pattern: '^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })),
      mois: Type.Optional(Entier),
    }),
  ),
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
    testIntrusion: Type.Union([Type.Null(), FormulaireTest]),
    maturite: Type.Union([Type.Null(), QuestionnaireMaturite]),
  }),
  formulaires: objet({ administrative: Formulaire, eligibilite: Formulaire }),
  applicabilite: objet({
    champVague1: Type.Union([Type.Null(), Texte]),
    siReference: Type.Array(Texte, { minItems: 1 }),
    sinon: Type.Array(Texte, { minItems: 1 }),
  }),
  charte: objet({ titre: Texte, version: Texte }),
  convention: objet({
    titre: Texte,
    dureeAnnees: Entier,
    articles: Type.Array(objet({ titre: Texte, paragraphes: Type.Array(Texte, { minItems: 1 }) }), { minItems: 1 }),
  }),
  instances: objet({ college: Texte, jourDeSeance: Type.Integer({ minimum: 1, maximum: 7 }), heure: Heure }),
  mentions: objet({
    service: Texte,
    adresse: Texte,
    courriel: Type.String({ pattern: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$' }),
    telephone: Texte,
    silence: Texte,
    recours: Texte,
    signataire: objet({ nom: Texte, qualite: Texte }),
  }),
  reference: objet({ prefixe: Type.String({ pattern: '^[A-Z0-9]+(-[A-Z0-9]+)*$' }), validiteAnnees: Entier }),
  gazelle: objet({ hotes: Type.Array(Type.String({ pattern: '^[a-z0-9.-]+(:\\d+)?$' })) }),
  taillesMax: Type.Intersect([Type.Record(Type.String(), Entier), Type.Object({ defaut: Entier })]),
  documentation: Type.Optional(Type.Unknown()),
})
export type ProgrammeLu = Static<typeof Schema>

type Erreur = ReturnType<typeof Value.Errors>[number]

const cheminDe = (erreur: Erreur): string => erreur.instancePath.slice(1).replaceAll('/', '.')

const sous = (chemin: string, nom: string): string => (chemin === '' ? nom : `${chemin}.${nom}`)

/** What to do about each kind of fault, in French; one sentence for each place. */
const traduire = (erreur: Erreur): readonly FauteProgramme[] => {
  const chemin = cheminDe(erreur)
  switch (erreur.keyword) {
    case 'required':
      return erreur.params.requiredProperties.map(nom => ({
        chemin: sous(chemin, nom),
        phrase: 'Réglage obligatoire absent : ajoutez-le.',
      }))
    case 'additionalProperties':
      return erreur.params.additionalProperties.map(nom => ({
        chemin: sous(chemin, nom),
        phrase: 'Réglage inconnu : corrigez son nom, ou retirez-le.',
      }))
    case 'type':
      return [{ chemin, phrase: `Valeur d’un autre type attendue : ${String(erreur.params.type)}.` }]
    case 'enum':
      return [{ chemin, phrase: `Écrivez l’une de ces valeurs : ${erreur.params.allowedValues.join(', ')}.` }]
    case 'pattern':
      return [
        {
          chemin,
          phrase:
            erreur.params.pattern === '\\S'
              ? 'Texte obligatoire : écrivez-le.'
              : 'Cette valeur n’a pas la forme attendue.',
        },
      ]
    case 'minimum':
    case 'maximum':
      return [{ chemin, phrase: `Nombre attendu ${erreur.params.comparison} ${String(erreur.params.limit)}.` }]
    case 'minItems':
      return [{ chemin, phrase: 'Cette liste ne peut pas être vide.' }]
    case 'anyOf':
      return [{ chemin, phrase: 'Cette valeur n’a aucune des formes admises.' }]
    case 'boolean':
      return []
    default:
      return [{ chemin, phrase: `Valeur refusée (${erreur.keyword}).` }]
  }
}

/** Every fault of the settings' form at once, or the settings. */
export const lireSelonSchema = (
  valeur: unknown,
):
  | { readonly ok: true; readonly programme: ProgrammeLu }
  | { readonly ok: false; readonly fautes: readonly FauteProgramme[] } => {
  if (Value.Check(Schema, valeur)) return { ok: true, programme: valeur }
  // By default eight faults are told, and the rest at the next try.
  Settings.Set({ maxErrors: 500 })
  const erreurs = Value.Errors(Schema, valeur)
  const unions = erreurs.filter(({ keyword }) => keyword === 'anyOf').map(cheminDe)
  const retenues = erreurs.filter(erreur => erreur.keyword === 'anyOf' || !unions.includes(cheminDe(erreur)))
  return { ok: false, fautes: retenues.flatMap(traduire) }
}
