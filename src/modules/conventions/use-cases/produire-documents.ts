import type { Dispositif } from '../../dispositifs/index.ts'
import type { ProduireAutorisation, ProduireDocuments } from '../../candidatures/index.ts'
import type { Conserver, DecisionAImprimer, Imprimer, LireOctets, Sceller, SignataireDeLAgence } from './ports.ts'

type Deps = {
  readonly lireOctets: LireOctets
  readonly imprimer: Pick<Imprimer, 'attestation' | 'rapport'>
  readonly sceller: Sceller
  readonly conserver: Conserver
}

/** The capacity that the programme states goes with the name that it states; anyone else signs as « direction ». */
export const signataireDeLAgence = ({ mentions }: Pick<Dispositif, 'mentions'>, nom: string): SignataireDeLAgence =>
  nom === mentions.signataire.nom ? mentions.signataire : { nom, qualite: 'direction' }

/**
 * CVN-3, REF-1 — what the éditeur receives: the convention that it signed, with the agency's signature after its own, where
 * there is one; the attestation (REF-2) and the conformity report, sealed.
 */
export const makeProduireDocuments =
  ({ lireOctets, imprimer, sceller, conserver }: Deps): ProduireDocuments =>
  async ({ etat, dispositif, reference, now, signataire: nom, noterPiece }) => {
    const signataire = signataireDeLAgence(dispositif, nom)
    const contenu: DecisionAImprimer = { etat, dispositif, reference, now, signataire }
    const [convention, attestation, rapport] = await Promise.all([
      etat.convention ? lireOctets(etat.convention.documentSigne) : null,
      imprimer.attestation(contenu),
      imprimer.rapport(contenu),
    ])
    const qui = `${signataire.nom}, ${signataire.qualite}`
    const garder = async (pdf: Uint8Array, raison: string): Promise<string> =>
      (await conserver(await sceller(pdf, { raison, le: now }), noterPiece)).empreinte
    const [c, a, r] = await Promise.all([
      convention && garder(convention, `Signature de la convention pour l’agence par ${qui}`),
      garder(attestation, `${dispositif.issue.document} ${reference}, par ${qui}`),
      garder(rapport, `Rapport de conformité ${dispositif.issue.duActe} ${reference}, par ${qui}`),
    ])
    return { ...(c ? { convention: c } : {}), attestation: a, rapport: r }
  }

/** EDC-3 — what the validation of a chapter delivers, sealed. */
export const makeProduireAutorisation =
  ({
    imprimer,
    sceller,
    conserver,
  }: Pick<Deps, 'sceller' | 'conserver'> & {
    readonly imprimer: Pick<Imprimer, 'autorisation'>
  }): ProduireAutorisation =>
  async ({ etat, dispositif, now, validePar, noterPiece }) => {
    const pdf = await imprimer.autorisation({ etat, dispositif, now, par: validePar })
    const raison = `${dispositif.autorisation?.titre ?? ''}, candidature ${etat.numero}, par ${validePar}`
    return (await conserver(await sceller(pdf, { raison, le: now }), noterPiece)).empreinte
  }
