import type { VNode } from 'preact'
import { jourSaisi, type Saisi, texteSaisi } from '../../../platform/http/lecture.ts'
import { Alerte, BoutonsRadio, ChampDate, type Erreur, erreurDe, idDe } from '../../../ui/index.ts'
import { etatsHomologation, type Homologation, libelleHomologation, phraseRefus } from '../../candidatures/index.ts'
import type { RefusDeDepot } from '../use-cases/deposer.ts'

/** By which form of a proof a deposit came: its fields bear its name, as a proof can have several. */
export type Forme = 'piece' | 'url' | 'reprise'

/** What was typed of a homologation, faults included. */
export type SaisieHomologation = { readonly etat: string; readonly retour: string }

export const homologationSaisie = (lire: (nom: string) => Saisi): SaisieHomologation => ({
  etat: texteSaisi(lire('homologation')),
  retour: texteSaisi(lire('retour')),
})

/** Nothing when no state was chosen; a date that is none is one that was not given. */
export const lireHomologation = ({ etat, retour }: SaisieHomologation): { readonly homologation?: Homologation } => {
  const choisi = etatsHomologation.find(autre => autre === etat)
  if (!choisi) return {}
  return { homologation: choisi === 'obtenue' ? { etat: choisi } : { etat: choisi, retourPrevuLe: jourSaisi(retour) } }
}

const champEtat = (forme: Forme, preuve: string): string => `homologation-${forme}-${preuve}`
const champRetour = (forme: Forme, preuve: string): string => `retour-${forme}-${preuve}`

/** The refusal of what was said of a homologation, at its field; `null` for another one. */
export const erreurDHomologation = (
  refus: RefusDeDepot,
  { forme, preuve, saisie }: { readonly forme: Forme; readonly preuve: string; readonly saisie: SaisieHomologation },
): Erreur | null => {
  if (refus.code === 'pre_examen_requis') return { champ: champEtat(forme, preuve), message: phraseRefus(refus) }
  if (refus.code !== 'homologation_a_preciser') return null
  return lireHomologation(saisie).homologation === undefined
    ? { champ: champEtat(forme, preuve), message: 'Indiquez où en est la demande d’homologation au CNDA.' }
    : {
        champ: champRetour(forme, preuve),
        message: 'Donnez la date de retour prévue par le CNDA : jour, mois et année.',
      }
}

/** PRE-8, INT-7 — said before the deposit: what is enough for the chapter, and what the file will need. */
export const AvisHomologation = (): VNode => (
  <Alerte ton="info">
    Cette preuve suit une homologation du CNDA. Le certificat d’homologation suffit ; à défaut, déposez la preuve que la
    demande a atteint au moins l’étape « {libelleHomologation.pre_examen} » et donnez la date de retour prévue. Le
    chapitre pourra alors être instruit, mais le dossier ne sera complet qu’avec le certificat.
  </Alerte>
)

/** PRE-8, CND-2 — where the request stands, asked with the pièce. */
export const ChampsHomologation = (props: {
  readonly forme: Forme
  readonly preuve: string
  readonly saisie: SaisieHomologation | undefined
  readonly erreurs: readonly Erreur[]
}): VNode => {
  const { forme, preuve, saisie, erreurs } = props
  return (
    <>
      <BoutonsRadio
        nom="homologation"
        id={idDe(champEtat(forme, preuve))}
        libelle="Où en est la demande d’homologation au CNDA ?"
        obligatoire
        valeur={saisie?.etat}
        erreur={erreurDe(erreurs, champEtat(forme, preuve))}
        options={etatsHomologation.map(etat => ({
          valeur: etat,
          libelle: libelleHomologation[etat],
          ...(etat === 'pre_examen' ? { aide: '« En cours actif » dans l’espace du CNDA.' } : {}),
          ...(etat === 'obtenue' ? { aide: 'Déposez le certificat de conformité ou la lettre de référencement.' } : {}),
        }))}
      />
      <ChampDate
        nom="retour"
        id={idDe(champRetour(forme, preuve))}
        libelle="Date de retour prévue par le CNDA"
        aide="Sauf si l’homologation est obtenue."
        valeur={saisie?.retour}
        erreur={erreurDe(erreurs, champRetour(forme, preuve))}
      />
    </>
  )
}
