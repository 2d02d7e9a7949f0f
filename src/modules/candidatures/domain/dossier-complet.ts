import { signature } from '../../../kernel/acteur.ts'
import { accepter } from '../../../kernel/decision.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { CodeChapitre, Dispositif, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature, Instruite, PreuveDeposee } from './candidature.ts'
import { chapitreDe, chapitresDe, depotsCourants, preuveDe } from './chapitres.ts'
import type { Contexte, Decision } from './contexte.ts'
import { evolve } from './evolve.ts'
import type { Fait } from './faits.ts'
import { preuvesOu, suitUneHomologation } from './rem.ts'

/** INT-7 — judged conforming with its certificate, or with what stood in for it and a certificate that was found good since. */
export const homologationObtenue = (preuve: PreuveDeposee): boolean =>
  preuve.statut === 'conforme' &&
  preuve.certificat === undefined &&
  depotsCourants(preuve).some(({ homologation }) => homologation?.etat === 'obtenue')

export type HomologationEnAttente = {
  readonly chapitre: CodeChapitre
  readonly preuve: NumeroPreuve
  /** What waits for a verifier; else the éditeur is waited for. */
  readonly aVerifier: boolean
  /** Since when: the chapter was validated without it, or what came was refused. */
  readonly depuis: Instant
}

/** INT-7 — the homologations that a file still lacks once its chapters are validated. */
export const homologationsEnAttente = (etat: Instruite, dispositif: Dispositif): readonly HomologationEnAttente[] =>
  dispositif.controles.cnda
    ? preuvesOu(etat, preuve => suitUneHomologation(dispositif, preuve)).flatMap(({ chapitre, preuve }) => {
        const depose = chapitreDe(etat, chapitre)
        if (depose?.statut !== 'valide') return []
        const trouvee = preuveDe(depose, preuve)
        if (!trouvee || homologationObtenue(trouvee)) return []
        const { certificat } = trouvee
        const depuis = certificat?.statut === 'refuse' ? certificat.refuseLe : depose.valideLe
        return [{ chapitre, preuve, aVerifier: certificat?.statut === 'a_verifier', depuis }]
      })
    : []

/** ELI-9 — a file is not complete without the questionnaire, where the programme has one. */
export const maturiteManque = ({ maturite }: Pick<Candidature, 'maturite'>, { controles }: Dispositif): boolean =>
  controles.maturite !== null && maturite === undefined

/** INT-8, INT-7, ELI-9 — every chapter validated, every homologation obtained, the maturity questionnaire answered. */
export const dossierComplet = (etat: Candidature & Instruite, dispositif: Dispositif): boolean =>
  chapitresDe(etat).every(([, { statut }]) => statut === 'valide') &&
  homologationsEnAttente(etat, dispositif).length === 0 &&
  !maturiteManque(etat, dispositif)

/** INT-8, DMN-3 — facts that may be the last that a file lacked: when they are, it is ready for the convention, or for the decision where none is signed. */
export const avecDossierValide = (etat: Candidature, faits: readonly Fait[], contexte: Contexte): Decision => {
  const apres = faits.reduce<Candidature>(evolve, etat)
  return apres.statut === 'depot_des_preuves' && dossierComplet(apres, contexte.dispositif)
    ? accepter<Fait>(...faits, {
        type: 'DossierValide',
        ...(contexte.dispositif.convention ? {} : { sansConvention: true }),
        ...signature(contexte),
      })
    : accepter<Fait>(...faits)
}
