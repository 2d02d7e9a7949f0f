import type { Readable } from 'node:stream'
import type { Acte } from '../../../kernel/acteur.ts'
import { type Candidatures, type CandidatureVue, type CommandeCandidature, decide } from '../../candidatures/index.ts'
import {
  type Acceptation,
  accepte,
  type CodeChapitre,
  type Dispositif,
  type NumeroPreuve,
} from '../../dispositifs/index.ts'
import type { RefusDeQuota } from '../domain/envoi.ts'
import type { PortsDepot, ResultatDepot } from './deposer.ts'
import { refusDEchec, refusDeFichierInadmis } from './echec.ts'
import { abandonner, type PortsReception, recevoirFichier } from './reception.ts'

export type PortsHorsChapitre = PortsReception<RefusDeQuota> &
  Pick<PortsDepot, 'nouvelId' | 'dejaFait'> & {
    readonly deposerEnregistrement: Candidatures['deposerEnregistrement']
    readonly deposerHomologation: Candidatures['deposerHomologation']
    /** Keeps an attempt that got no further than here (P9); never fails. */
    readonly consignerTentative: (essai: Parameters<Candidatures['consignerTentative']>[0]) => Promise<void>
  }

type Demande = {
  readonly acte: Acte
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly nom: string
  readonly flux: Readable
}

/** INS-4 — hours of video: what a proof of that kind accepts. */
export const acceptationDEnregistrement = (dispositif: Dispositif): Acceptation['fichier'] =>
  accepte({ natures: ['video'] }, dispositif).fichier

/** CND-3 — the conformity certificate or the referencing letter. */
export const acceptationDeCertificat = (dispositif: Dispositif): Acceptation['fichier'] =>
  accepte({ natures: ['cnda'] }, dispositif).fichier

const rien = { depotId: '', contenu: { nature: 'lien', url: '' } } as const

/** INS-4 — a file of the recording of the test day. */
export const makeDeposerEnregistrement =
  (ports: PortsHorsChapitre) =>
  (demande: Demande): Promise<ResultatDepot> =>
    deposer(ports, {
      ...demande,
      acceptation: acceptationDEnregistrement(demande.dispositif),
      essai: { type: 'deposerEnregistrement', ...rien },
      deposer: ports.deposerEnregistrement,
    })

/** INT-7 — the certificate of a homologation, for a proof whose chapter was validated while it was pending. */
export const makeDeposerCertificat =
  (ports: PortsHorsChapitre) =>
  (demande: Demande & { readonly chapitre: CodeChapitre; readonly preuve: NumeroPreuve }): Promise<ResultatDepot> => {
    const { chapitre, preuve } = demande
    return deposer(ports, {
      ...demande,
      acceptation: acceptationDeCertificat(demande.dispositif),
      essai: { type: 'deposerHomologation', chapitre, preuve, ...rien },
      deposer: depot => ports.deposerHomologation({ ...depot, chapitre, preuve }),
    })
  }

type Depot = Demande & {
  readonly acceptation: Acceptation['fichier']
  /** The command, empty: what is refused of it is refused before gigabytes are received for nothing. */
  readonly essai: Extract<CommandeCandidature, { readonly type: 'deposerEnregistrement' | 'deposerHomologation' }>
  readonly deposer: Candidatures['deposerEnregistrement']
}

const deposer = async (ports: PortsHorsChapitre, demande: Depot): Promise<ResultatDepot> => {
  const { acte, vue, dispositif, flux, essai } = demande
  const consigner = (refus: Parameters<typeof tentative>[1]) => ports.consignerTentative(tentative(demande, refus))
  const decision = decide(vue.etat, essai, { acteur: acte.acteur, now: vue.le, dispositif })
  if (!decision.ok && !(await ports.dejaFait(acte))) {
    await consigner(decision.refus)
    return abandonner(flux, decision.refus)
  }
  const recu = await recevoirFichier(ports, { ...demande, pour: vue.etat.numero }).catch(async (erreur: unknown) => {
    const echec = refusDEchec(erreur, flux)
    if (echec) await consigner(echec)
    throw erreur
  })
  if (!recu.ok) {
    const inadmis = refusDeFichierInadmis(recu.refus.code)
    if (inadmis) await consigner(inadmis)
    return recu
  }
  const { contenu, recuLe } = recu
  return demande.deposer({ numero: vue.etat.numero, acte: recu.acte, depotId: ports.nouvelId(), contenu, recuLe })
}

type Tentative = Parameters<PortsHorsChapitre['consignerTentative']>[0]

const tentative = ({ acte, vue, essai }: Depot, refus: Tentative['refus']): Tentative => ({
  numero: vue.etat.numero,
  acte,
  commande: essai.type,
  refus,
  ...('preuve' in essai ? { chapitres: [essai.chapitre], preuve: essai.preuve } : {}),
})
