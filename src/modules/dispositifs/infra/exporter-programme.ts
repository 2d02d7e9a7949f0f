import type { Chantier } from '../domain/chantier.ts'
import { exigencesEnJson } from './exigences-json.ts'
import { exporterRem } from './exporter-rem.ts'
import { FICHIERS } from './programme.ts'

/** One file of a programme, by its name in the set. */
export type FichierDeProgramme = { readonly nom: string; readonly octets: Buffer }

/** What comes first when the settings are read, what comes last; the others between, in the order of the alphabet. */
const DEBUT = ['code', 'id', 'numero', 'intitule', 'titre', 'libelle', 'type', 'version'].concat(
  [
    'presentation',
    'parcours',
    'vague',
    'couloir',
    'financement',
    'guichet',
    'decret',
    'jour',
    'jours',
    'mois',
    'heure',
  ],
  ['fonction', 'nature', 'criticite', 'profil', 'profilHistorique', 'perimetre', 'natures', 'texte', 'commentaire'],
)
const FIN = ['formulaires', 'sections', 'champs', 'lignes', 'points', 'questions', 'scenarios', 'preuves', 'exigences']

const rangDe = (cle: string): number => {
  const debut = DEBUT.indexOf(cle)
  return debut === -1 ? DEBUT.length + 1 + FIN.indexOf(cle) : debut
}

/** The same value, its keys in one order only: the base keeps none. */
const ranger = (valeur: unknown): unknown => {
  if (Array.isArray(valeur)) return valeur.map(ranger)
  if (typeof valeur !== 'object' || valeur === null) return valeur
  return Object.fromEntries(
    Object.entries(valeur)
      .sort(([a], [b]) => rangDe(a) - rangDe(b) || (a < b ? -1 : 1))
      .map(([cle, membre]) => [cle, ranger(membre)]),
  )
}

const enJson = (nom: string, valeur: unknown): FichierDeProgramme => ({
  nom,
  octets: Buffer.from(`${JSON.stringify(ranger(valeur), null, 2)}\n`),
})

/**
 * A programme as a set of files, by name: what `lireEnsemble` reads back as it was. Every setting is in it, whatever it is;
 * the same programme gives the same bytes, and a change of a setting changes its own line. What is not written yet
 * (requirements) has no file.
 */
export const exporterProgramme = async (chantier: Chantier): Promise<readonly FichierDeProgramme[]> => {
  const { charte, convention, controles, decret, rem, ...reglages } = chantier
  const { html, ...titreDeCharte } = charte
  const { testIntrusion, maturite, ...autresControles } = controles
  const { articles, ...titreDeConvention } = convention ?? {}
  const programme = {
    ...reglages,
    ...(decret === null ? {} : { decret }),
    charte: titreDeCharte,
    convention: convention && titreDeConvention,
    controles: autresControles,
  }
  const fichiers = [
    enJson(FICHIERS.reglages, programme),
    { nom: FICHIERS.charte, octets: Buffer.from(`${html}\n`) },
    ...(articles ? [enJson(FICHIERS.convention, { articles })] : []),
    ...(testIntrusion ? [enJson(FICHIERS.testIntrusion, testIntrusion)] : []),
    ...(maturite ? [enJson(FICHIERS.maturite, maturite)] : []),
    ...(rem
      ? [enJson(FICHIERS.exigences, exigencesEnJson(rem)), { nom: FICHIERS.classeur, octets: await exporterRem(rem) }]
      : []),
  ]
  return fichiers.toSorted((a, b) => (a.nom < b.nom ? -1 : 1))
}
