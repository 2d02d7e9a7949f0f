import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type BilanImport,
  cheminsAtelier,
  ClasseurRefuse,
  controlerParDossier,
  controlerSansProgramme,
  importerDansLaBase,
  phraseAvertissementImport,
  phraseFauteImport,
  phraseRefusClasseur,
  ProgrammeRefuse,
} from '../src/modules/dispositifs/index.ts'
import { RACINE } from '../src/platform/config/index.ts'
import { avecBase } from './base.ts'
import { ecrire, lancer, MauvaisEmploi } from './commande.ts'

const AIDE = `Contrôle un classeur d’exigences (REM), puis l’importe dans le chantier d’un dispositif.

  npm run -s import-rem -- [--dry-run] [--json] [--programme CODE|DOSSIER] CLASSEUR.xlsx

  --dry-run     contrôle seulement : n’ouvre pas la base quand le dispositif est un dossier, n’importe rien
  --json        écrit le résultat en JSON
  --programme   le dispositif : son code dans la base ou dans programmes/, ou un dossier contenant programme.json.
                Obligatoire pour importer. Il dit quels profils et quels périmètres le classeur peut employer.
                Sans lui, le contrôle prend le programme de programmes/ qui partage avec le classeur au moins un
                profil facultatif ; s’il n’y en a pas, les profils ne sont pas contrôlés, et le résultat le dit.

Rien n’est importé tant qu’il reste une faute. L’import remplace les exigences du chantier en cours ; s’il n’y en a pas,
il en ouvre un, d’après la version en vigueur. La suite se fait dans l’atelier (/atelier) : contrôle, comparaison,
publication. Une version publiée ne change jamais. La base est celle de DATABASE_URL, sinon la base embarquée, service
arrêté.

Code de sortie : 0 sans faute ; 1 si le classeur a des fautes ou ne se lit pas ; 2 si la commande est mal employée.
`

type Options = {
  readonly essai: boolean
  readonly json: boolean
  readonly programme: string | undefined
  readonly fichier: string
}

const lireOptions = (): Options | null => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        programme: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const [fichier, ...reste] = positionals
    if (values.help) return null
    if (fichier === undefined || reste.length > 0) throw new MauvaisEmploi('Donnez un classeur, et un seul.')
    return { essai: values['dry-run'], json: values.json, programme: values.programme, fichier }
  } catch (erreur) {
    throw erreur instanceof MauvaisEmploi ? erreur : new MauvaisEmploi('Option inconnue, ou sans sa valeur.')
  }
}

const PROGRAMMES = join(RACINE, 'programmes')

const traiter = async ({ essai, programme }: Options, octets: Buffer): Promise<BilanImport> => {
  if (programme === undefined) return controlerSansProgramme(octets, PROGRAMMES)
  const controle = essai ? await controlerParDossier(octets, { programme, programmes: PROGRAMMES }) : null
  return controle ?? avecBase(db => importerDansLaBase(db, octets, { essai, programme, programmes: PROGRAMMES }))
}

const enJson = ({ resultat, programme, importe }: BilanImport, fichier: string): string => {
  const { feuille, comptes, fautes, avertissements } = resultat
  const bilan = {
    fichier: basename(fichier),
    feuille,
    programme,
    ...comptes,
    fautes: fautes.map(faute => ({ ...faute, phrase: phraseFauteImport(faute) })),
    avertissements: avertissements.map(avis => ({ ...avis, phrase: phraseAvertissementImport(avis) })),
    importe,
  }
  return JSON.stringify(bilan, null, 2)
}

const enTexte = ({ resultat, programme, importe }: BilanImport, fichier: string): string => {
  const { feuille, comptes, fautes, avertissements } = resultat
  const ou = (cellule: string): string => (cellule === '' ? feuille : `${feuille}!${cellule}`)
  return [
    `${basename(fichier)}, feuille « ${feuille} »${programme === null ? '' : `, dispositif ${programme}`}`,
    `Chapitres : ${comptes.chapitres}`,
    `Exigences : ${comptes.exigences}`,
    `Scénarios : ${comptes.scenarios}`,
    `Preuves : ${comptes.preuves} (${comptes.lignes} lignes)`,
    ...avertissements.map(avis => `Remarque, ${ou(avis.cellule)} : ${phraseAvertissementImport(avis)}`),
    fautes.length === 0 ? 'Aucune faute.' : `Fautes : ${fautes.length}. Rien n’est importé.`,
    ...fautes.map(faute => `  ${ou(faute.cellule)} : ${phraseFauteImport(faute)}`),
    ...(importe
      ? [
          `Importé : ${importe.code}, chantier de la version ${importe.version}. Suite : dans l’atelier, ${cheminsAtelier.tableau(importe.code)}.`,
        ]
      : []),
  ].join('\n')
}

const lireFichier = async (fichier: string): Promise<Buffer> => {
  try {
    return await readFile(fichier)
  } catch {
    throw new MauvaisEmploi(`Le fichier ${fichier} ne se lit pas : vérifiez son nom et vos droits.`)
  }
}

const refuser = (code: ClasseurRefuse['code'], { fichier, json }: Options): void => {
  const phrase = phraseRefusClasseur(code)
  ecrire(
    json
      ? JSON.stringify({ fichier: basename(fichier), refus: { code, phrase }, importe: null }, null, 2)
      : `${basename(fichier)} : ${phrase}`,
  )
}

const principal = async (): Promise<number> => {
  const options = lireOptions()
  if (!options) {
    process.stdout.write(AIDE)
    return 0
  }
  const octets = await lireFichier(options.fichier)
  try {
    const bilan = await traiter(options, octets)
    ecrire(options.json ? enJson(bilan, options.fichier) : enTexte(bilan, options.fichier))
    if (bilan.resultat.fautes.length > 0) return 1
    if (!options.essai && options.programme === undefined)
      throw new MauvaisEmploi(
        'Rien n’est importé : donnez le dispositif par --programme, ou contrôlez seulement par --dry-run.',
      )
    return 0
  } catch (erreur) {
    if (!(erreur instanceof ClasseurRefuse)) throw erreur
    refuser(erreur.code, options)
    return 1
  }
}

lancer('import-rem', principal, [ProgrammeRefuse])
