import type { VNode } from 'preact'
import type { Corps } from '../../../../../platform/http/contract.ts'
import { texteSaisi } from '../../../../../platform/http/lecture.ts'
import { BoutonsRadio, ChampFichier, format, GroupeChamps } from '../../../../../ui/index.ts'
import type { FormulaireTest, QuestionnaireMaturite } from '../../../domain/controles.ts'
import type { DepsAtelier } from '../deps.ts'
import type { Lecteur } from '../lecteur.ts'
import { champsDe, SelonLeCas } from './blocs.tsx'
import { FICHIER_MAX, TROP_LOURD } from './fichiers-envoyes.ts'
import type { Contexte, VueReglage } from './reglage.tsx'

/** What a programme may join, written as a file of its own: it has none, keeps the one it has, takes another's, or is sent one. */
type Annexe<T> = {
  readonly nom: 'testIntrusion' | 'maturite'
  readonly legende: string
  readonly aide: string
  /** The file of a programme's folder whose format it has. */
  readonly fichier: string
  readonly enMots: (valeur: T) => string
  readonly lire: (deps: DepsAtelier, texte: string) => Lu<T>
  readonly de: (controles: Contexte['chantier']['controles']) => T | null
}
type Lu<T> =
  | { readonly ok: true; readonly valeur: T }
  | { readonly ok: false; readonly fautes: readonly { readonly chemin: string; readonly phrase: string }[] }

/** PEN-1 */
export const testIntrusion: Annexe<FormulaireTest> = {
  nom: 'testIntrusion',
  legende: 'Test d’intrusion',
  aide: 'Les points de contrôle que le candidat remplit avec les preuves qui demandent un test d’intrusion.',
  fichier: 'test-intrusion.json',
  enMots: ({ version, points }) => `version ${version}, ${format.pluriel(points.length, 'point')}`,
  lire: (deps, texte) => deps.lireTestIntrusion(texte),
  de: controles => controles.testIntrusion,
}

/** ELI-9 */
export const maturite: Annexe<QuestionnaireMaturite> = {
  nom: 'maturite',
  legende: 'Questionnaire de maturité',
  aide: 'Le candidat y répond au second formulaire ; le résultat informe, et ne compte pas dans l’instruction.',
  fichier: 'maturite-ssi.json',
  enMots: ({ version, questions }) => `version ${version}, ${format.pluriel(questions.length, 'question')}`,
  lire: (deps, texte) => deps.lireMaturite(texte),
  de: controles => controles.maturite,
}

const nomChoix = (nom: string): string => `controles.${nom}`
const nomFichier = (nom: string): string => `controles.${nom}.fichier`

export const saisieDAnnexe = <T,>({ nom, de }: Annexe<T>, { controles }: Contexte['chantier']): Corps => ({
  [nomChoix(nom)]: de(controles) === null ? 'aucun' : 'actuel',
})

const FAUTES_DITES = 8

/** A file that was chosen is the choice, whatever is ticked. */
export const lireAnnexe = <T,>(
  { nom, lire, de }: Annexe<T>,
  { lecteur, corps, contexte }: { readonly lecteur: Lecteur; readonly corps: Corps; readonly contexte: Contexte },
): T | null => {
  const { chantier, publies, deps } = contexte
  const envoye = texteSaisi(corps[nomFichier(nom)])
  const choix = texteSaisi(corps[nomChoix(nom)])
  if (envoye !== '') {
    const lu = envoye === TROP_LOURD ? tropLourd : lire(deps, envoye)
    if (lu.ok) return lu.valeur
    const fautes = lu.fautes.slice(0, FAUTES_DITES)
    const reste = lu.fautes.length - fautes.length
    lecteur.faute(
      nomFichier(nom),
      [
        ...fautes.map(({ chemin, phrase }) =>
          chemin === '' || chemin === 'fichier' ? phrase : `${chemin} : ${phrase}`,
        ),
        ...(reste > 0 ? [`Et ${format.pluriel(reste, 'autre faute')}.`] : []),
      ].join(' '),
    )
    return null
  }
  if (choix === 'fichier') lecteur.faute(nomFichier(nom), 'Choisissez le fichier à prendre.')
  if (choix === 'actuel') return de(chantier.controles)
  const origine = publies.find(({ code }) => choix === `de.${code}`)
  return origine ? de(origine.controles) : null
}

const tropLourd = {
  ok: false,
  fautes: [
    { chemin: '', phrase: `Ce fichier dépasse ${format.taille(FICHIER_MAX)} : choisissez un fichier plus léger.` },
  ],
} as const

export const ChampsDAnnexe = <T,>({ annexe, ...vue }: VueReglage & { readonly annexe: Annexe<T> }): VNode => {
  const { nom, legende, aide, fichier, enMots, de } = annexe
  const { chantier, publies } = vue
  const champ = champsDe(vue)
  const actuel = de(chantier.controles)
  return (
    <GroupeChamps legende={legende} aide={aide}>
      <BoutonsRadio
        {...champ(nomChoix(nom))}
        libelle="Le dispositif en demande un"
        options={[
          { valeur: 'aucun', libelle: 'Non' },
          ...(actuel ? [{ valeur: 'actuel', libelle: `Oui, celui d’aujourd’hui : ${enMots(actuel)}` }] : []),
          ...publies.flatMap(({ code, intitule, controles }) => {
            const sien = de(controles)
            return sien ? [{ valeur: `de.${code}`, libelle: `Oui, celui de « ${intitule} » : ${enMots(sien)}` }] : []
          }),
          { valeur: 'fichier', libelle: 'Oui, celui d’un fichier' },
        ]}
      />
      <SelonLeCas champ={nomChoix(nom)} vaut="fichier" cas="Si c’est celui d’un fichier.">
        <ChampFichier
          nom={nomFichier(nom)}
          libelle="Fichier"
          aide={`Au format de ${fichier} d’un dispositif exporté.`}
          erreur={champ(nomFichier(nom)).erreur}
          accepte={['json']}
          tailleMax={FICHIER_MAX}
        />
      </SelonLeCas>
    </GroupeChamps>
  )
}
