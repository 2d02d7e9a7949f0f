import type { Dispositif } from '../../dispositifs/index.ts'
import type { Avancement, EtapeOuverte } from '../domain/candidature.ts'

/** One of the four steps as the stepper shows it. */
export type EtapeAffichee = {
  readonly libelle: string
  readonly statut: 'faite' | 'en_cours' | 'a_venir' | 'attention'
  readonly detail?: string
}

/** GUI-4 — the four steps of a candidature, and where it stands; the last one is what is granted where no convention is signed. */
export const etapesDe = (
  etat: Avancement,
  { etapes, convention, issue }: Pick<Dispositif, 'etapes' | 'convention' | 'issue'>,
): readonly EtapeAffichee[] => {
  const ouverte = etat.statut === 'close' ? etat.avant : etat
  const rang = rangDe(ouverte.statut)
  const details = [detailForm(ouverte, 'administrative'), detailForm(ouverte, 'eligibilite'), undefined, undefined]
  const derniere = convention ? 'Convention' : issue.acte
  return [etapes.administrative, etapes.eligibilite, 'Dépôt des preuves', derniere].map((libelle, i) => {
    const detail = i === rang ? details[i] : undefined
    const statut =
      etat.statut === 'referencee' || i < rang ? 'faite' : i > rang ? 'a_venir' : statutDeLaCourante(etat, detail)
    return detail === undefined ? { libelle, statut } : { libelle, statut, detail }
  })
}

const statutDeLaCourante = (etat: Avancement, detail: string | undefined): 'en_cours' | 'attention' =>
  etat.statut === 'close' || detail === A_COMPLETER_DE_NOUVEAU ? 'attention' : 'en_cours'

const A_COMPLETER_DE_NOUVEAU = 'Complément demandé'

const rangDe = (statut: Avancement['statut']): number => {
  switch (statut) {
    case 'candidature_administrative':
      return 0
    case 'eligibilite':
      return 1
    case 'depot_des_preuves':
      return 2
    default:
      return 3
  }
}

const detailForm = (etat: Avancement, code: 'administrative' | 'eligibilite'): string | undefined => {
  const etape: EtapeOuverte | null =
    code === 'administrative' && etat.statut === 'candidature_administrative'
      ? etat.administrative
      : code === 'eligibilite' && etat.statut === 'eligibilite'
        ? etat.eligibilite
        : null
  switch (etape?.statut) {
    case 'a_completer':
      return 'À compléter'
    case 'soumise':
      return 'Soumise, en cours d’examen'
    case 'complement_demande':
      return A_COMPLETER_DE_NOUVEAU
    case undefined:
      return undefined
  }
}
