import { type Acte, type Acteur, type Personne, signature } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'
import type { Candidature, NumeroCandidature, Rang } from '../domain/candidature.ts'
import type { CommandeCandidature } from '../domain/commandes.ts'
import type { Contexte, Decision } from '../domain/contexte.ts'
import { decide } from '../domain/decide.ts'
import { evolve } from '../domain/evolve.ts'
import type { Fait } from '../domain/faits.ts'
import type { Refus } from '../domain/refus.ts'
import { estAConsigner, tentativeDe } from '../domain/tentatives.ts'
import type { Chargee, Registre, UneFois } from './ports.ts'
import { reveilDe } from './reveil.ts'

/** What a command is made from: where the candidature stands, under which programme, and the rang that comes next. */
export type Situation = {
  readonly etat: Candidature
  readonly dispositif: Dispositif
  readonly now: Instant
  /** The first of the rangs asked for; 0 when none was. */
  readonly rang: Rang
  /** The version that the execution names, when it names one (VIE-3). */
  readonly recente?: Dispositif
  readonly registre: Registre
}

/** On which candidature, and by which act of whom. */
export type SurCandidature<A extends Acteur = Personne> = {
  readonly numero: NumeroCandidature
  readonly acte: Acte<A>
}

export type Execution = SurCandidature<Acteur> & {
  /** How many rangs of the queue the command may need. */
  readonly rangs?: number
  /** The only chapters that the command looks at or changes, of a file that may have hundreds of proofs; all by default. */
  readonly chapitres?: readonly CodeChapitre[]
  /** In which programmes the whole file is looked at all the same. */
  readonly entierSi?: (dispositif: Dispositif) => boolean
  /** VIE-3 — the id of a later version of its programme, to which it is to go. */
  readonly vers?: string
  readonly commande: (situation: Situation) => CommandeCandidature | Promise<CommandeCandidature>
}

/** What was decided, and on which candidature: a retry gets the first answer whatever it names. `version` is the position of the last fact in the journal, which receipts are read from. */
export type Resultat =
  | (Extract<Decision, { readonly ok: true }> & { readonly numero: NumeroCandidature; readonly version: number })
  | Extract<Decision, { readonly ok: false }>

export type Executer = (execution: Execution) => Promise<Resultat>

/**
 * Load, decide, save: the one way in which a candidature changes. A refusal leaves nothing, not even its key, but for what
 * came too late: that one is a fact, and is answered again to a retry (P9).
 */
export const makeExecuter =
  ({ uneFois }: { readonly uneFois: UneFois }): Executer =>
  async ({ numero, acte, rangs = 0, chapitres, entierSi, vers, commande }) => {
    const aCharger = { numero, acteur: acte.acteur, ...(chapitres ? { chapitres } : {}) }
    const faire = async (registre: Registre): Promise<Resultat> => {
      const charge = await registre.charger(aCharger)
      const dispositif = await registre.lireDispositif(charge.etat.dispositifId, charge.revision)
      const entier = !chapitres || entierSi?.(dispositif) === true
      const avant = chapitres && entier ? await registre.charger({ numero, acteur: acte.acteur }) : charge
      const recente = vers === undefined ? {} : { recente: await registre.lireDispositif(vers, avant.revision) }
      const pris = rangs > 0 ? await registre.prendreRangs(avant.guichet, rangs) : { premier: 0 as Rang, le: avant.le }
      const situation: Situation = {
        etat: avant.etat,
        dispositif,
        now: pris.le,
        rang: pris.premier,
        registre,
        ...recente,
      }
      const demandee = await commande(situation)
      const contexte: Contexte = { acteur: acte.acteur, now: pris.le, dispositif, ...recente }
      const decision = decide(avant.etat, demandee, contexte)
      if (!decision.ok) {
        if (!estAConsigner(avant.etat, { acteur: acte.acteur, commande: demandee.type, refus: decision.refus }))
          throw new Refuse(decision.refus)
        if (rangs > 0) await registre.rendreRangs(avant.guichet, rangs)
        const tentative = tentativeDe(avant.etat, demandee, decision.refus)
        const fait: Fait = { type: 'TentativeRejetee', ...tentative, ...signature(contexte) }
        const { guichet, etat } = avant
        await registre.enregistrer({ numero, guichet, avant, etat, faits: [fait], resultat: decision })
        return decision
      }
      const inutiles = rangs - rangsUtilises(decision.faits, pris.premier)
      if (inutiles > 0) await registre.rendreRangs(avant.guichet, inutiles)
      const { faits } = decision
      const resultat: Resultat = { ...decision, numero, version: avant.version + faits.length }
      const { guichet } = avant
      const etat = apres(avant, faits)
      const sous = recente.recente?.id === etat.dispositifId ? recente.recente : dispositif
      const reveil = reveilDe({ etat, dispositif: sous, now: pris.le }, entier ? 'entiere' : 'partielle')
      await registre.enregistrer({ numero, guichet, avant, etat, faits, resultat, reveil })
      return resultat
    }
    return saufRefus(() => uneFois(acte, faire, aCharger))
  }

const apres = (avant: Chargee, faits: readonly Fait[]): Candidature => faits.reduce<Candidature>(evolve, avant.etat)

const rangsUtilises = (faits: readonly Fait[], premier: Rang): number =>
  faits.filter(fait => (fait.type === 'ChapitreSoumis' || fait.type === 'ChapitreResoumis') && fait.rang >= premier)
    .length

/** Carries a refusal out of the transaction, which it undoes. */
export class Refuse extends Error {
  readonly refus: Refus
  constructor(refus: Refus) {
    super(refus.code)
    this.refus = refus
  }
}

export const saufRefus = async (faire: () => Promise<Resultat>): Promise<Resultat> => {
  try {
    return await faire()
  } catch (erreur) {
    if (erreur instanceof Refuse) return { ok: false, refus: erreur.refus }
    throw erreur
  }
}
