import { type Instant, instant } from '../../kernel/temps.ts'
import type { ContenuRapport, Ecart, Verdict } from './gazelle.ts'
import { analyser, liste, type Objet, objet, texte } from './json.ts'
import { parcourirXml, XmlRefuse } from './xml.ts'

const ESPACE = 'http://validationreport.gazelle.ihe.net/'
const EXIGENCES_MAX = 500
const ECARTS_MAX = 100
const LONGUEUR_MAX = 500

export class RapportIllisible extends Error {
  override readonly name = 'RapportIllisible'
}

/**
 * Reads the report in the form that the platform sent: XML of the older validators, JSON of the newer ones.
 * @throws RapportIllisible when it is neither, or names no verdict.
 */
export const lireContenu = ({
  texte,
  type,
}: {
  readonly texte: string
  readonly type: 'application/xml' | 'application/json'
}): ContenuRapport => (type === 'application/xml' ? lireXml(texte) : lireJson(texte))

const VERDICTS = new Map<string, Verdict>([
  ['PASSED', 'reussi'],
  ['DONE_PASSED', 'reussi'],
  ['FAILED', 'echoue'],
  ['DONE_FAILED', 'echoue'],
  ['UNDEFINED', 'indetermine'],
  ['DONE_UNDEFINED', 'indetermine'],
])
/** A word that we don't know says nothing: neither passed nor failed. */
export const verdictDe = (mot: string): Verdict | null => VERDICTS.get(mot.trim().toUpperCase()) ?? null

/** Dates that the platform writes without a zone, or not as ISO, are left out rather than guessed. */
export const dateDe = (texte: unknown): Instant | null => {
  try {
    return typeof texte === 'string' ? instant(texte) : null
  } catch {
    return null
  }
}

const lireXml = (xml: string): ContenuRapport => {
  const textes = new Map<string, string>()
  let racine: Readonly<Record<string, string>> | null = null
  let apercu: Readonly<Record<string, string>> = {}
  let compteurs: Readonly<Record<string, string>> | null = null
  let dans: string | null = null
  let contrainte: Readonly<Record<string, string>> | null = null
  const ecarts = recueil()
  const suivis = new Set(['validationServiceName', 'validationServiceVersion', 'validatorID', 'validatorVersion'])
  const deContrainte = new Set(['constraintDescription', 'locationInValidatedObject'])
  try {
    parcourirXml(xml, {
      ouvrir: ({ nom, espace, attributs }) => {
        if (racine === null) {
          if (nom !== 'validationReport' || espace !== ESPACE) throw new RapportIllisible('ce n’est pas un rapport')
          racine = attributs
        } else if (espace === ESPACE && nom === 'validationOverview') apercu = attributs
        // The first counters are the whole report's; those of the sub-reports follow.
        else if (espace === ESPACE && nom === 'counters') compteurs ??= attributs
        else if (espace === ESPACE && nom === 'constraint') {
          contrainte = attributs
          for (const sien of deContrainte) textes.delete(sien)
        }
        const lu = contrainte === null ? suivis : deContrainte
        dans = espace === ESPACE && lu.has(nom) ? nom : null
      },
      texte: texte => {
        if (dans !== null) textes.set(dans, (textes.get(dans) ?? '') + texte)
      },
      fermer: ({ nom, espace }) => {
        dans = null
        if (contrainte === null || nom !== 'constraint' || espace !== ESPACE) return
        ecarts.noter(contrainte['testResult'], {
          id: contrainte['constraintID'] ?? '',
          gravite: contrainte['severity'] ?? '',
          libelle: textes.get('constraintDescription') ?? '',
          emplacement: textes.get('locationInValidatedObject') ?? '',
        })
        contrainte = null
      },
    })
  } catch (erreur) {
    if (erreur instanceof XmlRefuse) throw new RapportIllisible(erreur.message)
    throw erreur
  }
  const entete: Readonly<Record<string, string>> = racine ?? {}
  const nombres: Readonly<Record<string, string>> = compteurs ?? {}
  const texteDe = (nom: string): string => (textes.get(nom) ?? '').trim()
  return {
    verdict: verdictLu(entete['result'] ?? apercu['validationOverallResult']),
    service: texteDe('validationServiceName'),
    versionService: texteDe('validationServiceVersion'),
    validateur: texteDe('validatorID'),
    versionValidateur: texteDe('validatorVersion'),
    erreurs: nombre(nombres['numberOfErrors']),
    avertissements: nombre(nombres['numberOfWarnings']),
    valideLe: dateDe(apercu['validationDateTime']),
    exigences: [],
    ecarts: ecarts.lire(),
  }
}

type Lu = { readonly id: string; readonly gravite: string; readonly libelle: string; readonly emplacement: string }

/** What did not pass, as it is met: bounded, errors before the rest. */
const recueil = () => {
  const erreurs: Ecart[] = []
  const autres: Ecart[] = []
  const couper = (mot: string): string => mot.replaceAll(/\s+/g, ' ').trim().slice(0, LONGUEUR_MAX)
  return {
    noter: (resultat: string | undefined, { id, gravite, libelle, emplacement }: Lu): void => {
      const verdict = verdictDe(resultat ?? '')
      if (verdict === null || verdict === 'reussi') return
      const lue = GRAVITES.get(gravite.trim().toUpperCase()) ?? 'erreur'
      const suite = lue === 'erreur' ? erreurs : autres
      if (suite.length < ECARTS_MAX)
        suite.push({ id: couper(id), gravite: lue, libelle: couper(libelle), emplacement: couper(emplacement) })
    },
    lire: (): readonly Ecart[] => [...erreurs, ...autres].slice(0, ECARTS_MAX),
  }
}

/** What names no severity that we know is taken for an error. */
const GRAVITES = new Map<string, Ecart['gravite']>([
  ['WARNING', 'avertissement'],
  ['INFO', 'information'],
])

const lireJson = (json: string): ContenuRapport => {
  const lu = analyser(json)
  if (lu === undefined) throw new RapportIllisible('JSON mal formé')
  const rapport = objet(lu)
  // The newer form says `overallResult` and `validationMethod`; the one before it mirrors the XML.
  const methode = objet(rapport['validationMethod'])
  const apercu = objet(rapport['validationOverview'])
  const compteurs = objet(rapport['counters'])
  return {
    verdict: verdictLu(texte(rapport['overallResult'], rapport['result'], apercu['validationOverallResult'])),
    service: texte(methode['validationServiceName'], apercu['validationServiceName']),
    versionService: texte(methode['validationServiceVersion'], apercu['validationServiceVersion']),
    validateur: texte(methode['validationProfileID'], apercu['validatorID']),
    versionValidateur: texte(methode['validationProfileVersion'], apercu['validatorVersion']),
    erreurs: nombre(compteurs['numberOfFailedWithErrors'] ?? compteurs['numberOfErrors']),
    avertissements: nombre(compteurs['numberOfFailedWithWarnings'] ?? compteurs['numberOfWarnings']),
    valideLe: dateDe(texte(rapport['dateTime'], rapport['validationDateTime'], apercu['validationDateTime'])),
    ...assertionsDe(rapport),
  }
}

const assertionsDe = (rapport: Objet): Pick<ContenuRapport, 'exigences' | 'ecarts'> => {
  const vues = new Set<string>()
  const ecarts = recueil()
  const restent: unknown[] = [...liste(rapport['reports'])]
  for (let r = restent.pop(); r !== undefined; r = restent.pop()) {
    const sous = objet(r)
    restent.push(...liste(sous['subReports']))
    for (const une of liste(sous['assertionReports'])) {
      const assertion = objet(une)
      for (const id of liste(assertion['requirementIDs']))
        if (typeof id === 'string' && vues.size < EXIGENCES_MAX) vues.add(id.slice(0, 200))
      ecarts.noter(texte(assertion['result']), {
        id: texte(assertion['assertionID'], assertion['assertionType']),
        gravite: texte(assertion['severity']),
        libelle: texte(assertion['description']),
        emplacement: texte(assertion['subjectLocation'], objet(liste(assertion['subjectLocations'])[0])['value']),
      })
    }
  }
  return { exigences: [...vues].sort(), ecarts: ecarts.lire() }
}

const verdictLu = (mot: string | undefined): Verdict => {
  const verdict = verdictDe(mot ?? '')
  if (verdict === null) throw new RapportIllisible('aucun verdict')
  return verdict
}

const nombre = (valeur: unknown): number => {
  const lu = typeof valeur === 'number' || typeof valeur === 'string' ? Number(valeur) : 0
  return Number.isSafeInteger(lu) && lu > 0 ? lu : 0
}
