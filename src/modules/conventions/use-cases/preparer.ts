import type { Acte } from '../../../kernel/acteur.ts'
import {
  type Candidatures,
  decide,
  estInstruite,
  type NumeroCandidature,
  type Refus,
} from '../../candidatures/index.ts'
import type { AssurerDemande } from './demander-signature.ts'
import type { Conserver, Imprimer, LireDispositif, Voir } from './ports.ts'
import { estComplete, redigerPour } from './rediger.ts'

type Deps = {
  readonly voir: Voir
  readonly lireDispositif: LireDispositif
  readonly imprimer: Pick<Imprimer, 'convention'>
  readonly conserver: Conserver
  readonly preparerConvention: Candidatures['preparerConvention']
  readonly assurerDemande: AssurerDemande
}

export type IssuePreparation =
  | { readonly ok: true }
  | { readonly ok: false; readonly refus: Refus | { readonly code: 'convention_incomplete' } }

/** CVN-1 — the convention is composed from the model, stored, and submitted to the representative's signature. */
export const makePreparer =
  ({ voir, lireDispositif, imprimer, conserver, preparerConvention, assurerDemande }: Deps) =>
  async ({ numero, acte }: { readonly numero: NumeroCandidature; readonly acte: Acte }): Promise<IssuePreparation> => {
    const { acteur } = acte
    const { etat, le } = await voir({ numero, acteur })
    const dispositif = await lireDispositif(etat.dispositifId)
    const essai = decide(etat, { type: 'preparerConvention', document: '' }, { acteur, now: le, dispositif })
    if (!essai.ok) return essai
    if (!estInstruite(etat)) return { ok: false, refus: { code: 'statut_incompatible', statut: etat.statut } }
    const redaction = redigerPour(etat, dispositif)
    if (!estComplete(redaction)) return { ok: false, refus: { code: 'convention_incomplete' } }
    const pdf = await imprimer.convention({ etat, dispositif, le, ...redaction })
    const { empreinte } = await conserver(pdf)
    const resultat = await preparerConvention({ numero, acte, document: empreinte })
    if (!resultat.ok) return resultat
    const apres = await voir({ numero, acteur })
    if (apres.etat.statut === 'convention_a_signer') await assurerDemande({ etat: apres.etat, dispositif })
    return { ok: true }
  }
