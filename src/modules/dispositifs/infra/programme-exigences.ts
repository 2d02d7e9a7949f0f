import { type ResultatImport, importerRem } from '../domain/import-rem.ts'
import type { Admis } from '../domain/lignes-import.ts'
import { phraseFauteImport, phraseRefusClasseur } from '../domain/phrases-import.ts'
import type { Rem } from '../domain/rem.ts'
import { nouvelAssainisseur } from './assainir.ts'
import { ClasseurRefuse, lireClasseur } from './classeur.ts'
import { empreinteJson } from './empreinte.ts'
import { lireExigencesJson } from './exigences-json.ts'
import { type Lu, refuse } from './lire-json.ts'
import type { Source } from './source-fichiers.ts'

/** Reads a workbook's bytes and its requirements. @throws ClasseurRefuse when it is no workbook. */
export const importerClasseur = (octets: Buffer, admis: Admis): ResultatImport =>
  importerRem(lireClasseur(octets), { assainir: nouvelAssainisseur(), admis })

const CLASSEUR = 'exigences.xlsx'
const EN_JSON = 'exigences.json'

const lireClasseurDe = (octets: Buffer, admis: Admis): Lu<Rem> => {
  try {
    const { rem, fautes } = importerClasseur(octets, admis)
    if (rem) return { ok: true, valeur: rem }
    return refuse(
      ...fautes.map(faute => ({
        chemin: `${CLASSEUR}, ${faute.feuille} ${faute.cellule}`,
        phrase: phraseFauteImport(faute),
      })),
    )
  } catch (erreur) {
    if (erreur instanceof ClasseurRefuse) return refuse({ chemin: CLASSEUR, phrase: phraseRefusClasseur(erreur.code) })
    throw erreur
  }
}

/** What a workbook says of each requirement, in its order; the codes and the kinds are deduced from it. */
const ditParClasseur = ({ chapitres, colonnes = [] }: Rem): ReadonlyMap<string, string> => {
  const assainir = nouvelAssainisseur()
  const propre = <T extends { readonly texte: string }>(dit: T): T => ({ ...dit, texte: assainir(dit.texte).html })
  return new Map(
    chapitres.flatMap(({ titre, exigences }) =>
      exigences.map(complete => {
        const { nature: _, scenarios, ...exigence } = complete
        const commentaire = assainir(exigence.commentaire).html
        const dits = scenarios.map(({ preuves, ...scenario }) => [
          propre(scenario),
          preuves.map(({ natures: __, ...preuve }) => propre(preuve)),
        ])
        return [exigence.id, empreinteJson([colonnes, titre, { ...propre(exigence), commentaire }, dits])] as const
      }),
    ),
  )
}

const CITEES = 10

/** Where the workbook and the readable form part: one of the two was changed without the other. */
const desaccord = (enJson: Rem, classeur: Rem): string | null => {
  const [a, b] = [ditParClasseur(enJson), ditParClasseur(classeur)]
  const autres = [...new Set([...a.keys(), ...b.keys()])].filter(id => a.get(id) !== b.get(id))
  if (autres.length === 0) return [...a.keys()].join('\n') === [...b.keys()].join('\n') ? null : 'l’ordre des exigences'
  const noms = autres.slice(0, CITEES).join(', ')
  return autres.length > CITEES ? `${noms} et ${autres.length - CITEES} autres exigences` : noms
}

/**
 * REM-3 — the requirements: those of the readable form when it is there, else the workbook's. Both may be there; they must
 * then say the same.
 */
export const lireExigences = async (source: Source, admis: Admis): Promise<Lu<Rem>> => {
  const octetsJson = await source.lire(EN_JSON)
  const octets = await source.lire(CLASSEUR)
  const enJson = octetsJson && lireExigencesJson(octetsJson, { nom: EN_JSON, admis })
  const classeur = octets && lireClasseurDe(octets, admis)
  if (!enJson)
    return classeur ?? refuse({ chemin: CLASSEUR, phrase: 'Fichier absent : déposez le classeur des exigences.' })
  if (!classeur) return enJson
  if (!enJson.ok || !classeur.ok) return refuse(...[enJson, classeur].flatMap(lu => (lu.ok ? [] : lu.fautes)))
  const ou = desaccord(enJson.valeur, classeur.valeur)
  if (ou === null) return enJson
  const phrase = `Le classeur et exigences.json ne disent pas la même chose : ${ou}. Corrigez l’un d’après l’autre, ou retirez celui qui est ancien.`
  return refuse({ chemin: CLASSEUR, phrase })
}
