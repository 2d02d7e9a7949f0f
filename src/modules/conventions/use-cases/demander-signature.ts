import type { Candidature } from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { DemandeNotee, Demandes, LireOctets, Signataire } from './ports.ts'
import { redigerPour } from './rediger.ts'

export type AvecConventionASigner = Extract<Candidature, { readonly statut: 'convention_a_signer' }>

type Deps = {
  readonly demandes: Demandes
  readonly lireOctets: LireOctets
  readonly signataire: Signataire
}

export type AssurerDemande = (args: {
  readonly etat: AvecConventionASigner
  readonly dispositif: Dispositif
}) => Promise<DemandeNotee>

/**
 * CVN-1 — the request for the representative's signature on the text now submitted, made if it was not yet; the requests
 * on the texts that it replaces are withdrawn. Run twice, it asks once.
 */
export const makeAssurerDemande =
  ({ demandes, lireOctets, signataire }: Deps): AssurerDemande =>
  async ({ etat, dispositif }) => {
    const { numero } = etat
    const { document } = etat.convention
    const connue = await demandes.lire({ numero, document })
    if (connue) return connue
    for (const { id } of await demandes.remplacees({ numero, document })) await signataire.annuler(id)
    const { representant, valeurs } = redigerPour(etat, dispositif)
    const { id, parcours } = await signataire.demanderSignature({
      reference: `convention:${numero}:${document}`,
      document: await lireOctets(document),
      titre: `Convention, candidature ${numero}`,
      signataire: {
        nom: representant.nom,
        courriel: representant.courriel,
        organisation: valeurs.editeur,
        ...(representant.fonction ? { qualite: representant.fonction } : {}),
      },
      raison: `Signature de la convention par l’éditeur, candidature ${numero}`,
    })
    const demande = { id, document, adresse: parcours.kind === 'prestataire' ? parcours.adresse : null }
    await demandes.noter({ numero, ...demande })
    return demande
  }
