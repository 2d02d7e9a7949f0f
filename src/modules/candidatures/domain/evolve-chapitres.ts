import { inatteignable } from '../../../kernel/decision.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreAttendu, ChapitreDepose, Instruite, PreuveDeposee, Recu } from './candidature.ts'
import { attendDesCertificats, chapitreDe, demandeDe, estChezLEditeur, preuveDe } from './chapitres.ts'
import { avecCas, conditionDe, preuvesDeCondition, poser, preuvesSansChoix, statutsDe } from './conditions.ts'
import type { Fait } from './faits.ts'
import { JournalIncoherent } from './journal-incoherent.ts'

type EnDepot = Extract<Candidature, { readonly statut: 'depot_des_preuves' }>
/** The facts that change a chapter and nothing else. */
export type FaitDeChapitre = Exclude<
  Extract<Fait, { readonly chapitre: CodeChapitre }>,
  { readonly type: 'AutorisationDelivree' }
>

/** Applies what happened to one chapter. @throws JournalIncoherent when it can't have. */
export const surChapitre = (etat: Candidature, fait: FaitDeChapitre): Candidature => {
  const impossible = (): never => {
    throw new JournalIncoherent(fait, etat.statut)
  }
  if (etat.statut !== 'depot_des_preuves') return impossible()
  switch (fait.type) {
    case 'PreuveDeposee':
      return avecPreuve(etat, fait, preuve => ({
        statut: 'deposee',
        versions: [...preuve.versions, fait.depot],
        ...demandeDe(preuve),
      }))
    case 'CasChoisi':
      return avecChapitre(etat, fait, chapitre => {
        const condition = conditionDe(chapitre, fait.condition)
        if (!condition) return impossible()
        const { cas, justification, le, par } = fait
        return avecCas(chapitre, condition, { cas, justification, choisiLe: le, choisiPar: par })
      })
    case 'AvisRendu': {
      const avis = { verdict: fait.verdict, motif: fait.motif, renduLe: fait.le, renduPar: fait.par }
      return avecPreuve(etat, fait, ({ versions }) => ({ statut: fait.verdict, versions, avis }))
    }
    case 'ChapitreSoumis':
      return avecChapitre(etat, fait, chapitre => ({
        statut: 'en_file',
        ...acquis(finDAttente(chapitre, fait.le)),
        completLe: chapitre.completLe ?? fait.le,
        rang: fait.rang,
        recuLe: fait.le,
      }))
    case 'ChapitreResoumis':
      return avecChapitre(etat, fait, chapitre => ({
        statut: 'en_file',
        ...acquis(finDAttente(chapitre, fait.le)),
        completLe: chapitre.completLe ?? fait.le,
        rang: fait.rang,
        recuLe: fait.placeGardee ? recu(chapitre, impossible).recuLe : fait.le,
      }))
    case 'ChapitrePris':
      return avecChapitre(etat, fait, chapitre => ({
        statut: 'en_instruction',
        ...acquis(chapitre),
        ...recu(chapitre, impossible),
        pris: { le: fait.le, par: fait.par },
      }))
    case 'ChapitreRendu':
      return avecChapitre(etat, fait, chapitre => ({
        statut: 'en_file',
        ...acquis(chapitre),
        ...recu(chapitre, impossible),
      }))
    case 'ModificationsDemandees':
      return avecChapitre(etat, fait, chapitre => ({
        statut: 'a_modifier',
        ...acquis(debutDAttente(chapitre, fait.le)),
        ...recu(chapitre, impossible),
        demandesLe: fait.le,
        demandeesPar: fait.par,
        message: fait.message,
      }))
    case 'ChapitreValide':
      return avecChapitre(etat, fait, chapitre => ({
        statut: 'valide',
        ...acquis(attendDesCertificats(chapitre) ? debutDAttente(chapitre, fait.le) : chapitre),
        ...recu(chapitre, impossible),
        valideLe: fait.le,
        validePar: fait.par,
      }))
    case 'HomologationDeposee':
      return avecCertificat(etat, fait, preuve => ({
        ...preuve,
        versions: [...preuve.versions, fait.depot],
        certificat: { statut: 'a_verifier', deposeLe: fait.le },
      }))
    case 'HomologationValidee':
      return avecPreuve(etat, fait, preuve =>
        preuve.statut === 'conforme'
          ? { statut: 'conforme', versions: preuve.versions, avis: preuve.avis }
          : impossible(),
      )
    case 'HomologationRefusee':
      return avecCertificat(etat, fait, preuve => ({
        ...preuve,
        certificat: { statut: 'refuse', motif: fait.motif, refuseLe: fait.le },
      }))
    default:
      return inatteignable(fait)
  }
}

/** COL-3 — the proofs that the college names are open again, and their chapters with them; the others stay validated. */
export const chapitresReserves = (
  etat: Candidature & Instruite,
  fait: Extract<Fait, { readonly type: 'ReservesBloquantesEmises' }>,
): Instruite['chapitres'] => {
  const chapitres = { ...etat.chapitres }
  const avis = { verdict: 'non_conforme' as const, motif: fait.motif, renduLe: fait.le, renduPar: fait.par }
  for (const { chapitre: code, preuve: numero } of fait.preuves) {
    const chapitre = chapitres[code]
    const preuve = chapitre?.preuves[numero]
    if (!chapitre || !preuve) throw new JournalIncoherent(fait, etat.statut)
    chapitres[code] = {
      statut: 'reserve',
      ...acquis(debutDAttente(avecSignature(chapitre, etat), fait.le)),
      reservesLe: fait.le,
      motif: fait.motif,
      preuves: { ...chapitre.preuves, [numero]: { statut: 'non_conforme', versions: preuve.versions, avis } },
    }
  }
  return chapitres
}

/** INT-9 — the convention is gone with the reservations: that the agency waited for its signature stays with the chapter. */
const avecSignature = (chapitre: ChapitreDepose, etat: Candidature): ChapitreDepose =>
  etat.statut === 'inscrite_au_college' && etat.convention && chapitre.completLe && !enAttente(chapitre)
    ? {
        ...chapitre,
        attentes: [...(chapitre.attentes ?? []), { du: etat.convention.prepareeLe, au: etat.convention.signeeLe }],
      }
    : chapitre

/** ELI-8 — the chapters that are expected, empty. */
export const chapitresVides = (attendus: readonly ChapitreAttendu[]): Instruite['chapitres'] =>
  Object.fromEntries(attendus.map(({ code, preuves, conditions }) => [code, chapitreVide(preuves, conditions)]))

/**
 * PRE-9 — those expected from then on, in their order: one that asks for more comes back to the éditeur, with what it had, and
 * is not complete any more (INT-9). What was expected before stays, whatever is said of it.
 */
export const chapitresCompletes = (
  { chapitres }: Instruite,
  attendus: readonly ChapitreAttendu[],
): Instruite['chapitres'] => ({
  ...Object.fromEntries(
    attendus.map(({ code, preuves, conditions = [] }): [CodeChapitre, ChapitreDepose] => {
      const ancien = Object.hasOwn(chapitres, code) ? chapitres[code] : undefined
      if (!ancien) return [code, chapitreVide(preuves, conditions)]
      const connues = new Set(Object.keys(statutsDe(ancien)))
      const ajoutees = preuves.filter(numero => !connues.has(numero))
      if (ajoutees.length === 0) return [code, ancien]
      const posees = conditions.filter(condition => preuvesDeCondition(condition).every(numero => !connues.has(numero)))
      const nouvelles = preuvesSansChoix(ajoutees, posees)
      const toutes = { ...chapitreVide(nouvelles).preuves, ...ancien.preuves }
      const completees = Object.fromEntries(
        [...preuves, ...(Object.keys(ancien.preuves) as NumeroPreuve[])].flatMap(numero => {
          const preuve = toutes[numero]
          return preuve ? [[numero, preuve]] : []
        }),
      )
      const avecConditions = poser([...(ancien.conditions ?? []), ...posees])
      if (!estChezLEditeur(ancien)) return [code, { statut: 'en_depot', preuves: completees, ...avecConditions }]
      const { completLe: _complet, attentes: _attentes, ...reste } = ancien
      return [code, { ...reste, preuves: completees, ...avecConditions }]
    }),
  ),
  ...Object.fromEntries(Object.entries(chapitres).filter(([code]) => !attendus.some(attendu => attendu.code === code))),
})

const chapitreVide = (
  preuves: readonly NumeroPreuve[],
  conditions: ChapitreDepose['conditions'] = [],
): ChapitreDepose => ({
  statut: 'en_depot',
  preuves: Object.fromEntries(
    preuvesSansChoix(preuves, conditions).map((numero): [NumeroPreuve, PreuveDeposee] => [
      numero,
      { statut: 'attendue', versions: [] },
    ]),
  ),
  ...poser(conditions),
})

type Acquis = Pick<ChapitreDepose, 'preuves' | 'conditions' | 'completLe' | 'attentes'>
/** What a chapter keeps whatever becomes of it. */
export const acquis = ({ preuves, conditions, completLe, attentes }: Acquis): Acquis => ({
  preuves,
  ...(conditions ? { conditions } : {}),
  ...(completLe ? { completLe } : {}),
  ...(attentes ? { attentes } : {}),
})

/** INT-9 — from the first complete reception on, the time in the éditeur's hands is kept. */
const debutDAttente = (chapitre: ChapitreDepose, le: Instant): Acquis =>
  chapitre.completLe && !enAttente(chapitre)
    ? { ...acquis(chapitre), attentes: [...(chapitre.attentes ?? []), { du: le }] }
    : acquis(chapitre)

const enAttente = ({ attentes }: ChapitreDepose): boolean => {
  const derniere = attentes?.at(-1)
  return derniere !== undefined && derniere.au === undefined
}

/** INT-9 — the agency has it again. */
export const finDAttente = (chapitre: ChapitreDepose, le: Instant): Acquis => {
  const derniere = chapitre.attentes?.at(-1)
  return chapitre.attentes && derniere && enAttente(chapitre)
    ? { ...acquis(chapitre), attentes: [...chapitre.attentes.slice(0, -1), { du: derniere.du, au: le }] }
    : acquis(chapitre)
}

const recu = (chapitre: ChapitreDepose, impossible: () => never): Recu =>
  'rang' in chapitre ? { rang: chapitre.rang, recuLe: chapitre.recuLe } : impossible()

const avecChapitre = (
  etat: EnDepot,
  fait: FaitDeChapitre,
  changer: (chapitre: ChapitreDepose) => ChapitreDepose,
): Candidature => {
  const chapitre = chapitreDe(etat, fait.chapitre)
  if (!chapitre) throw new JournalIncoherent(fait, etat.statut)
  return { ...etat, chapitres: { ...etat.chapitres, [fait.chapitre]: changer(chapitre) } }
}

const avecPreuve = (
  etat: EnDepot,
  fait: FaitDeChapitre & { readonly preuve: NumeroPreuve },
  changer: (preuve: PreuveDeposee) => PreuveDeposee,
): Candidature =>
  avecChapitre(etat, fait, chapitre => {
    const preuve = preuveDe(chapitre, fait.preuve)
    if (!preuve) throw new JournalIncoherent(fait, etat.statut)
    return { ...chapitre, preuves: { ...chapitre.preuves, [fait.preuve]: changer(preuve) } }
  })

/** INT-9 — the same, of a certificate: from then on one is awaited from the éditeur, or none is any more. */
const avecCertificat: typeof avecPreuve = (etat, fait, changer) => {
  const change = avecPreuve(etat, fait, changer)
  return change.statut === 'depot_des_preuves'
    ? avecChapitre(change, fait, chapitre => ({
        ...chapitre,
        ...(attendDesCertificats(chapitre) ? debutDAttente(chapitre, fait.le) : finDAttente(chapitre, fait.le)),
      }))
    : change
}
