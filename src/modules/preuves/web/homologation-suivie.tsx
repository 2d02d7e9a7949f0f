import type { VNode } from 'preact'
import { Badge, Lien } from '../../../ui/index.ts'
import { chemins, depotsCourants, homologationObtenue, type PreuveDeposee } from '../../candidatures/index.ts'

/** INT-7 — a proof judged conforming while its homologation was pending: the certificate that the file still needs. */
export const HomologationSuivie = ({
  numero,
  preuve,
}: {
  readonly numero: string
  readonly preuve: PreuveDeposee
}): VNode | null => {
  const suivie = preuve.versions.some(({ homologation }) => homologation !== undefined)
  if (!suivie || preuve.statut !== 'conforme' || homologationObtenue(preuve)) return null
  return (
    <p>
      {preuve.certificat?.statut === 'a_verifier' ? (
        <Badge ton="encours">Certificat à vérifier</Badge>
      ) : preuve.certificat?.statut === 'refuse' ? (
        <Badge ton="erreur">Certificat non retenu</Badge>
      ) : (
        <Badge ton="attention">Certificat attendu</Badge>
      )}{' '}
      <Lien href={chemins.homologations(numero)}>Voir les homologations</Lien>
    </p>
  )
}

/** The certificate came with the proof itself, and is judged with it. */
export const certificatFourni = (preuve: PreuveDeposee): boolean =>
  preuve.certificat === undefined && depotsCourants(preuve).some(({ homologation }) => homologation?.etat === 'obtenue')
