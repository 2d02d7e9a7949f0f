import type { VNode } from 'preact'
import { format, LienBouton, ProchaineEtape } from '../../../ui/index.ts'
import { type Candidature, chemins, type ConventionSignee } from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'

type Signee = Extract<
  Candidature,
  { readonly statut: 'convention_signee' | 'inscrite_au_college' | 'attribuee' | 'referencee' }
>

/** CVN-2, CVN-3 — signed by the éditeur, then by both; and what comes next. */
export const DejaSignee = ({
  etat,
  convention,
  dispositif,
}: {
  readonly etat: Signee
  readonly convention: ConventionSignee
  readonly dispositif: Dispositif
}): VNode => {
  const { numero } = etat
  return (
    <ProchaineEtape
      qui={etat.statut === 'referencee' ? 'fini' : 'autre'}
      titre={
        etat.statut === 'referencee'
          ? 'La convention est signée par les deux parties'
          : 'La convention est signée par l’éditeur'
      }
      acteur={suiteEnMots(etat, dispositif)}
      actions={
        <LienBouton href={chemins.documents(numero)} variante="secondaire">
          Voir les documents
        </LienBouton>
      }
    >
      <p>
        Signée pour l’éditeur par {convention.signeePar.nom}, le {format.dateHeure(convention.signeeLe)}.
        {etat.statut === 'referencee'
          ? ` Signée pour l’agence par ${etat.referencement.signePar.nom}, le ${format.dateHeure(etat.referencement.prononceLe)}.`
          : ''}
      </p>
    </ProchaineEtape>
  )
}

const suiteEnMots = (etat: Signee, { instances, issue }: Dispositif): string => {
  switch (etat.statut) {
    case 'convention_signee':
      return `La candidature va être inscrite à une séance (${instances.college}).`
    case 'inscrite_au_college':
      return `La candidature est inscrite à la séance du ${format.jourLong(etat.seance)} (${instances.college}).`
    case 'attribuee':
      return `${issue.decision} : la signature de la direction de l’agence est attendue.`
    case 'referencee':
      return `${issue.acte} ${etat.referencement.reference} : effet à compter du ${format.jour(etat.referencement.debutLe)}.`
  }
}
