import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Candidature, Instruite } from '../domain/candidature.ts'
import { estInstruite } from '../domain/contexte.ts'
import { peut } from '../domain/decide.ts'
import { delivreUneAutorisation } from '../domain/instruction.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'
import type { NoterPiece } from './ports.ts'

/** EDC-3 — composes, seals and stores what the validation of a chapter delivers: the SHA-256 of the document. */
export type ProduireAutorisation = (situation: {
  readonly etat: Candidature & Instruite
  readonly dispositif: Dispositif
  readonly now: Instant
  readonly validePar: string
  readonly noterPiece: NoterPiece
}) => Promise<string>

/** INT-8, EDC-3 — the chapter is conforming; it may deliver an authorisation, and the last one makes the file ready for what comes next. */
export const makeValiderChapitre =
  ({
    executer,
    produireAutorisation,
  }: {
    readonly executer: Executer
    readonly produireAutorisation: ProduireAutorisation
  }) =>
  ({ numero, acte, chapitre }: SurCandidature & { readonly chapitre: CodeChapitre }): Promise<Resultat> =>
    executer({
      numero,
      acte,
      commande: async ({ etat, dispositif, registre, now }) => {
        const commande = { type: 'validerChapitre', chapitre } as const
        if (!estInstruite(etat) || !delivreUneAutorisation(etat, chapitre, dispositif)) return commande
        // What would be refused has nothing to deliver.
        if (!peut(etat, commande, { acteur: acte.acteur, now, dispositif })) return commande
        const { noterPiece } = registre
        const validePar = acte.acteur.nom
        return {
          ...commande,
          autorisation: await produireAutorisation({ etat, dispositif, now, validePar, noterPiece }),
        }
      },
    })
