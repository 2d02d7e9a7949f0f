import { parseArgs } from 'node:util'
import { MauvaisEmploi } from '../bin/commande.ts'
import { type JourCivil, jourCivil } from '../src/kernel/temps.ts'

export const AIDE = `Rejoue une vague entière avec les règles de la plateforme, des éditeurs et des agents imaginés, et vérifie chaque acte.

  npm run -s simulate -- [options]

  --seed GRAINE        la même graine redonne le même déroulement ; 1 par défaut
  --candidatures N     à tous les guichets ensemble ; 10000 par défaut, 200 avec --base
  --months N           durée simulée, en mois ; 16 par défaut
  --debut JOUR         premier jour, d’où comptent les jalons ; 2026-01-05 par défaut
  --guichet CODE       ce programme seulement ; par défaut, tous ceux de programmes/
  --dossier DOSSIER    aussi le programme de ce dossier, pas encore publié ; à la place de celui de programmes/ qui a son code
  --verificateurs N    à chaque guichet ; par défaut, ce que la charge prévue demande
  --json FICHIER       écrit les mesures
  --rapport FICHIER    écrit le rapport : une page HTML, ou du Markdown et ses graphiques si le nom finit par .md
  --base               passe par les cas d’usage et PostgreSQL, sur une base neuve, et relit chaque journal

Code de sortie : 0 si tout a tenu ; 1 si une règle a été prise en défaut : la graine, la candidature et son journal sont
écrits ; 2 si la commande est mal employée.`

export type Options = {
  readonly graine: string
  readonly candidatures: number
  readonly mois: number
  readonly debut: JourCivil
  readonly guichet: string | undefined
  readonly dossier: string | undefined
  readonly verificateurs: number | undefined
  readonly json: string | undefined
  readonly rapport: string | undefined
  readonly base: boolean
}

const entier = (nom: string, texte: string, { min, max }: { readonly min: number; readonly max: number }): number => {
  const valeur = Number(texte)
  if (Number.isInteger(valeur) && valeur >= min && valeur <= max) return valeur
  throw new MauvaisEmploi(`--${nom} attend un nombre entier, de ${min} à ${max} : « ${texte} ».`)
}

const lireJour = (texte: string): JourCivil => {
  try {
    return jourCivil(texte)
  } catch {
    throw new MauvaisEmploi(`--debut attend un jour, comme 2026-01-05 : « ${texte} ».`)
  }
}

const lireValeurs = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string', default: '1' },
        candidatures: { type: 'string' },
        months: { type: 'string', default: '16' },
        debut: { type: 'string', default: '2026-01-05' },
        guichet: { type: 'string' },
        dossier: { type: 'string' },
        verificateurs: { type: 'string' },
        json: { type: 'string' },
        rapport: { type: 'string' },
        base: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch {
    throw new MauvaisEmploi('Option inconnue, ou sans sa valeur.')
  }
}

/** `null`: the help is asked for. @throws MauvaisEmploi */
export const lireOptions = (args: readonly string[]): Options | null => {
  const valeurs = lireValeurs(args)
  if (valeurs.help) return null
  const { candidatures = valeurs.base ? '200' : '10000', verificateurs } = valeurs
  return {
    graine: valeurs.seed,
    candidatures: entier('candidatures', candidatures, { min: 1, max: 1_000_000 }),
    mois: entier('months', valeurs.months, { min: 1, max: 60 }),
    debut: lireJour(valeurs.debut),
    guichet: valeurs.guichet,
    dossier: valeurs.dossier,
    verificateurs:
      verificateurs === undefined ? undefined : entier('verificateurs', verificateurs, { min: 1, max: 10_000 }),
    json: valeurs.json,
    rapport: valeurs.rapport,
    base: valeurs.base,
  }
}
