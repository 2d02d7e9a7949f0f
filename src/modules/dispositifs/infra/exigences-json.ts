import { type Static, Type } from 'typebox'
import { doubles, faute, type FauteProgramme, siFaux } from '../domain/fautes-programme.ts'
import type { Admis } from '../domain/lignes-import.ts'
import {
  type CodeChapitre,
  criticites,
  type Exigence as ExigenceRem,
  naturesPreuve,
  type NumeroPreuve,
  type Rem,
} from '../domain/rem.ts'
import { nouvelAssainisseur } from './assainir.ts'
import { controlerCommeClasseur } from './exigences-controle.ts'
import { dans, type Lu, lireJson, refuse } from './lire-json.ts'
import { Code, makeLireSelon, objet, Texte } from './schema.ts'

/** A text of the requirements, as it is reviewed: a line for each paragraph or item, put end to end when it is read. */
const Html = Type.Union([Type.String(), Type.Array(Type.String())])
const Supplement = { supplement: Type.Optional(Type.Array(Type.String())) }
const Preuve = objet({
  numero: Texte,
  natures: Type.Array(Type.Enum([...naturesPreuve]), { minItems: 1 }),
  texte: Html,
  ...Supplement,
})
const Scenario = objet({ numero: Texte, texte: Html, preuves: Type.Array(Preuve), ...Supplement })
const Exigence = objet({
  id: Texte,
  fonction: Type.String(),
  nature: Type.Enum(['exigence', 'preconisation']),
  criticite: Type.Enum([...criticites]),
  profil: Texte,
  profilHistorique: Type.String(),
  perimetre: Texte,
  texte: Html,
  commentaire: Html,
  scenarios: Type.Array(Scenario, { minItems: 1 }),
})
const Schema = objet({
  colonnes: Type.Optional(Type.Array(Texte)),
  chapitres: Type.Array(objet({ code: Code, titre: Texte, exigences: Type.Array(Exigence, { minItems: 1 }) }), {
    minItems: 1,
  }),
})
type Ecrites = Static<typeof Schema>
type Html = Static<typeof Html>

/** After each block: what is reviewed line by line. */
const FIN_DE_BLOC =
  /(?<=\n)|(?<=<\/(?:p|li|ul|ol|tr|thead|tbody|table)>|<(?:ul|ol|table|tbody|thead|tr)>|<br \/>)(?!\n)/u

const enLignes = (html: string): string | string[] => {
  const lignes = html.split(FIN_DE_BLOC)
  return lignes.length > 1 ? lignes : html
}

/** The readable form of the requirements: a block for each, in their order, every one with all of its settings. */
export const exigencesEnJson = ({ chapitres, ...rem }: Rem): unknown => ({
  ...rem,
  chapitres: chapitres.map(chapitre => ({
    ...chapitre,
    exigences: chapitre.exigences.map(exigence => ({
      ...exigence,
      texte: enLignes(exigence.texte),
      commentaire: enLignes(exigence.commentaire),
      scenarios: exigence.scenarios.map(scenario => ({
        ...scenario,
        texte: enLignes(scenario.texte),
        preuves: scenario.preuves.map(preuve => ({ ...preuve, texte: enLignes(preuve.texte) })),
      })),
    })),
  })),
})

const enLigne = (texte: string): string => texte.replace(/\s+/gu, ' ').trim()

const versRem = ({ chapitres, ...rem }: Ecrites, nettoyer: (html: string) => string): Rem => {
  const propre = (html: Html): string => nettoyer(typeof html === 'string' ? html : html.join(''))
  const exigence = ({ scenarios, ...ecrite }: Ecrites['chapitres'][number]['exigences'][number]): ExigenceRem => ({
    ...ecrite,
    fonction: enLigne(ecrite.fonction),
    profil: enLigne(ecrite.profil),
    profilHistorique: enLigne(ecrite.profilHistorique),
    perimetre: enLigne(ecrite.perimetre),
    texte: propre(ecrite.texte),
    commentaire: propre(ecrite.commentaire),
    scenarios: scenarios.map(scenario => ({
      ...scenario,
      texte: propre(scenario.texte),
      preuves: scenario.preuves.map(preuve => ({
        ...preuve,
        numero: preuve.numero as NumeroPreuve,
        texte: propre(preuve.texte),
      })),
    })),
  })
  return {
    ...rem,
    chapitres: chapitres.map(({ code, titre, exigences }) => ({
      code: code as CodeChapitre,
      titre: enLigne(titre),
      exigences: exigences.map(exigence),
    })),
  }
}

/** What a workbook can't get wrong, and this form can. */
const controlerForme = ({ chapitres, colonnes = [] }: Rem): readonly FauteProgramme[] => {
  const deux = (valeurs: readonly string[], ou: (valeur: string) => string, quoi: string): readonly FauteProgramme[] =>
    [...new Set(doubles(valeurs))].map(valeur =>
      faute(ou(valeur), `${quoi} est donné deux fois : corrigez l’un des deux.`),
    )
  const exigences = chapitres.flatMap(chapitre => chapitre.exigences)
  const supplements = exigences.flatMap(({ scenarios }) =>
    scenarios.flatMap(({ numero, supplement, preuves }) => [{ numero, supplement }, ...preuves]),
  )
  return [
    ...deux(
      chapitres.map(({ code }) => code),
      code => `chapitres.${code}`,
      'Ce code de chapitre',
    ),
    ...deux(
      chapitres.map(({ titre }) => titre),
      () => 'chapitres',
      'Un titre de chapitre',
    ),
    ...deux(
      exigences.map(({ id }) => id),
      id => id,
      'Cet identifiant d’exigence',
    ),
    ...exigences.flatMap(({ scenarios }) =>
      deux(
        scenarios.map(({ numero }) => numero),
        numero => numero,
        'Ce numéro de scénario',
      ),
    ),
    ...supplements.flatMap(({ numero, supplement }) =>
      siFaux(
        supplement === undefined || supplement.length === colonnes.length,
        `${numero}.supplement`,
        `Donnez une valeur pour chacune des colonnes supplémentaires, « colonnes » en compte ${colonnes.length}.`,
      ),
    ),
  ]
}

const lireForme = makeLireSelon(Schema)

/** REM-3 — the readable form, under the same rules as the workbook: every fault at once, named after what it is in. */
export const lireExigencesJson = (
  octets: Buffer,
  { nom, admis }: { readonly nom: string; readonly admis: Admis },
): Lu<Rem> => {
  const lu = lireJson(octets, { nom, selon: lireForme })
  if (!lu.ok) return dans(nom, lu)
  const assainir = nouvelAssainisseur()
  const rem = versRem(lu.valeur, html => assainir(html).html)
  const ecrite = versRem(lu.valeur, html => html)
  const fautes = [...controlerForme(rem), ...controlerCommeClasseur(ecrite, { assainir, admis })]
  return fautes.length > 0 ? dans(nom, refuse(...fautes)) : { ok: true, valeur: rem }
}
