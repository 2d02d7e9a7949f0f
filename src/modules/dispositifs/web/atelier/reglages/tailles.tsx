import type { VNode } from 'preact'
import type { Corps } from '../../../../../platform/http/contract.ts'
import { ChampsEnLigne, ChampTexte, GroupeChamps } from '../../../../../ui/index.ts'
import type { Dispositif } from '../../../domain/dispositif.ts'
import type { NaturePreuve } from '../../../domain/rem.ts'
import type { Lecteur } from '../lecteur.ts'
import { champsDe } from './blocs.tsx'
import type { VueReglage } from './reglage.tsx'

type Tailles = Dispositif['taillesMax']

/** The kinds of proof that are files. */
const natures = [
  ['video', 'Vidéo'],
  ['capture', 'Capture d’écran'],
  ['document', 'Document'],
  ['log', 'Journal, trace'],
  ['fichier', 'Fichier de toute sorte'],
  ['attestation', 'Attestation'],
  ['cnda', 'Certificat du CNDA'],
  ['passi', 'Rapport de test d’intrusion'],
  ['execution_test', 'Exécution de test'],
] as const satisfies readonly (readonly [NaturePreuve, string])[]

const MO = 1_000_000
/** What the platform receives in one file, in bytes: 4 GiB. */
const MAXIMUM = 4 * 1024 ** 3
const MO_MAX = Math.ceil(MAXIMUM / MO)

const enMo = (octets: number): string => String(Math.round(octets / MO))
const nomDe = (nature: string): string => `taillesMax.${nature}`

export const saisieDesTailles = (tailles: Tailles): Corps => ({
  [nomDe('defaut')]: enMo(tailles.defaut),
  ...Object.fromEntries(
    natures.map(([nature]) => {
      const octets = tailles[nature]
      return [nomDe(nature), octets === undefined ? '' : enMo(octets)]
    }),
  ),
})

/** PRE-3 — a size that was not touched stays what it is to the byte: only its rounding is shown. */
export const lireTailles = (lecteur: Lecteur, avant: Tailles): Tailles => {
  const lire = (nature: string): number | null => {
    const saisie = lecteur.texte(nomDe(nature))
    const ancienne = avant[nature]
    if (saisie === '' && nature !== 'defaut') return null
    if (ancienne !== undefined && saisie === enMo(ancienne)) return ancienne
    const phrase = `Donnez une taille en Mo, de 1 à ${MO_MAX}.`
    return Math.min(lecteur.entier(nomDe(nature), { min: 1, max: MO_MAX, phrase }) * MO, MAXIMUM)
  }
  return {
    defaut: lire('defaut') ?? avant.defaut,
    ...Object.fromEntries(
      natures.flatMap(([nature]) => {
        const octets = lire(nature)
        return octets === null ? [] : [[nature, octets] as const]
      }),
    ),
  }
}

export const ChampsDesTailles = (vue: VueReglage): VNode => {
  const de = champsDe(vue)
  const champ = (nature: string, libelle: string, obligatoire = false): VNode => (
    <ChampTexte {...de(nomDe(nature))} libelle={libelle} clavier="numeric" longueurMax={4} obligatoire={obligatoire} />
  )
  return (
    <GroupeChamps
      legende="Taille d’un fichier, en Mo, selon ce qu’il prouve"
      aide="Un champ vide prend la taille ordinaire."
    >
      <ChampsEnLigne>
        {champ('defaut', 'Taille ordinaire', true)}
        {natures.map(([nature, libelle]) => champ(nature, libelle))}
      </ChampsEnLigne>
    </GroupeChamps>
  )
}
