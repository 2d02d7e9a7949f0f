import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { RACINE } from '../../../src/platform/config/racine.ts'
import type { Fichier } from './imports.ts'
import { codeDe } from './source.ts'
import { zoneDe } from './zones.ts'

export const LIGNES_MAX = 300

const HASARD =
  /\bDate\b|\bTemporal\s*\.\s*Now\b|\bMath\s*\.\s*random\b|\bcrypto\b|\bperformance\b|\bset(?:Timeout|Interval|Immediate)\b|\bprocess\b|\bglobalThis\b/

const estPur = ({ chemin }: Fichier): boolean => {
  const zone = zoneDe(chemin)
  return zone.kind === 'module' && zone.salle === 'domain'
}

/** `decide` is told the moment; it never asks for it, nor for chance. */
export const impurs = (fichiers: readonly Fichier[]): readonly string[] =>
  fichiers.filter(estPur).flatMap(({ chemin, texte }) => {
    const trouve = HASARD.exec(codeDe(texte))
    return trouve ? [`${chemin} : ${trouve[0]} dans le domaine`] : []
  })

export const tropLongs = (fichiers: readonly Fichier[]): readonly string[] =>
  fichiers.flatMap(({ chemin, texte }) => {
    const lignes = texte.trimEnd().split('\n').length
    return lignes > LIGNES_MAX ? [`${chemin} : ${lignes} lignes, ${LIGNES_MAX} au plus`] : []
  })

/** The acronyms of the procedure's programmes, and the codes of those that are shipped. */
const codes = readdirSync(join(RACINE, 'programmes')).filter(nom =>
  existsSync(join(RACINE, 'programmes', nom, 'programme.json')),
)
const PROGRAMME = new RegExp(`\\b(?:RIS|DPI|DMN|EDC|PFI|DRIMbox|${codes.join('|')})\\b`)

/** Programmes are data: the code that names one would decide for it. */
export const programmesNommes = (fichiers: readonly Fichier[]): readonly string[] =>
  fichiers.flatMap(({ chemin, texte }) => {
    if (!chemin.startsWith('src/') || zoneDe(chemin).kind === 'test') return []
    const trouve = PROGRAMME.exec(codeDe(texte, { chaines: true }))
    return trouve ? [`${chemin} : un programme est nommé dans le code (${trouve[0]})`] : []
  })

const ENVIRONNEMENT = /\bprocess\s*\.\s*env\b/

/** Settings are read once, in one place. */
export const environnementLu = (fichiers: readonly Fichier[]): readonly string[] =>
  fichiers.flatMap(({ chemin, texte }) => {
    if (!chemin.startsWith('src/') || chemin.startsWith('src/platform/config/') || zoneDe(chemin).kind === 'test')
      return []
    return ENVIRONNEMENT.test(codeDe(texte)) ? [`${chemin} : process.env ne se lit que dans platform/config`] : []
  })
