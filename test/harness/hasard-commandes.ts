import { type Instant, instantDeDate, jourAParis } from '../../src/kernel/temps.ts'
import type {
  Candidature,
  ChapitreAttendu,
  NumeroCandidature,
  Rang,
  Verdict,
} from '../../src/modules/candidatures/domain/candidature.ts'
import { chapitresDe, preuveDe, preuvesEn, telsQuels } from '../../src/modules/candidatures/domain/chapitres.ts'
import type { CommandeCandidature } from '../../src/modules/candidatures/domain/commandes.ts'
import { estInstruite } from '../../src/modules/candidatures/domain/contexte.ts'
import type { Homologation, RapportTest, ResultatScenario } from '../../src/modules/candidatures/domain/controles.ts'
import { estUnTestIntrusion, suitUneHomologation } from '../../src/modules/candidatures/domain/rem.ts'
import {
  type CodeChapitre,
  conditionsDe,
  type Dispositif,
  type NumeroPreuve,
} from '../../src/modules/dispositifs/index.ts'
import { deposer, jour, suivante } from './cas.ts'
import { rapport } from './complet.ts'

/**
 * One step of a life drawn at random: some time passes, then someone asks for something. `n` and `m` choose among what
 * the state offers, so that a life shrinks well; `sage` follows what is to be done, otherwise anyone asks for anything.
 */
export type Pas = {
  readonly attente: number
  readonly sage: boolean
  readonly qui: number
  readonly quoi: number
  readonly n: number
  readonly m: number
}

export const apres = (moment: Instant, millisecondes: number): Instant =>
  instantDeDate(new Date(Date.parse(moment) + millisecondes))

const jours = 24 * 3_600_000

export type Situation = {
  readonly etat: Candidature
  readonly dispositif: Dispositif
  readonly now: Instant
  readonly rang: Rang
}
const verdicts: readonly Verdict[] = ['conforme', 'a_modifier', 'non_conforme']
/** Names that no programme gives, among them those that every JavaScript object bears. */
const pieges = ['absent', 'constructor', '__proto__', 'toString', ''] as const

export const parmi = <T>(choix: readonly T[], index: number): T | undefined => choix[index % choix.length]

const types: readonly CommandeCandidature['type'][] = [
  'soumettreEtape',
  'demanderComplement',
  'accepterCandidatureAdministrative',
  'accepterEligibilite',
  'refuserCandidature',
  'deposerPreuve',
  'choisirCas',
  'soumettreChapitres',
  'prendreChapitre',
  'rendreChapitre',
  'rendreAvis',
  'demanderModifications',
  'validerChapitre',
  'preparerConvention',
  'signerConvention',
  'inscrireAuCollege',
  'retirerDuCollege',
  'consignerAttribution',
  'consignerReserves',
  'prononcerReferencement',
  'constaterEcheance',
  'renseignerMaturite',
  'ajouterProfils',
  'deposerHomologation',
  'validerHomologation',
  'refuserHomologation',
  'proposerJournee',
  'confirmerJournee',
  'demanderAutreDate',
  'dispenserDeJournee',
  'consignerJournee',
  'deposerEnregistrement',
  'demanderMediation',
  'conclureMediation',
  'admettrePreuvesTransverses',
  'proposerEffet',
  'changerDeVersion',
]

/** Anything, about anything: at times a chapter that no programme has. */
export const nImporteQuoi = (pas: Pas, situation: Situation): CommandeCandidature => {
  const piege = pas.m > 9 ? (parmi(pieges, pas.n) as CodeChapitre) : undefined
  return commande(parmi(types, pas.quoi) ?? 'constaterEcheance', pas, situation, piege)
}

/** What a programme asks of these profiles. */
const attendus = ({ rem }: Dispositif, profils: readonly string[]): readonly ChapitreAttendu[] =>
  rem.chapitres
    .map(({ code, exigences }) => {
      const siennes = exigences.filter(({ profil }) => profils.includes(profil))
      const conditions = conditionsDe(siennes)
      return {
        code,
        preuves: siennes.flatMap(({ scenarios }) =>
          scenarios.flatMap(({ preuves }) => preuves.map(({ numero }) => numero)),
        ),
        ...(conditions.length > 0 ? { conditions } : {}),
      }
    })
    .filter(({ preuves }) => preuves.length > 0)

const homologations: readonly Homologation[] = [
  { etat: 'obtenue' },
  { etat: 'pre_examen', retourPrevuLe: jour('2026-06-01') },
  { etat: 'finalisation', retourPrevuLe: jour('2026-06-01') },
  { etat: 'examen_de_conformite', retourPrevuLe: null },
  { etat: 'initialisation', retourPrevuLe: null },
]

const unRapport = (now: Instant, n: number): RapportTest =>
  rapport(n === 0 ? { H1: 'non_conforme' } : { M1: 'non_conforme' }, { finLe: jourAParis(apres(now, -n * 30 * jours)) })

/** What a deposit says of itself besides, for a proof of which more is asked. */
const complements = (args: {
  readonly dispositif: Dispositif
  readonly preuve: NumeroPreuve
  readonly now: Instant
  readonly n: number
}): { readonly homologation?: Homologation; readonly rapportTest?: RapportTest } => {
  const { dispositif, preuve, now, n } = args
  return {
    ...(suitUneHomologation(dispositif, preuve)
      ? { homologation: parmi(homologations, n) ?? { etat: 'obtenue' } }
      : {}),
    ...(estUnTestIntrusion(dispositif, preuve) ? { rapportTest: unRapport(now, n) } : {}),
  }
}

/** The result of every scenario of the chapter that a test day is held for. */
const resultats = (dispositif: Dispositif | null, atteint: boolean, observation: string): readonly ResultatScenario[] =>
  (dispositif?.rem.chapitres ?? [])
    .filter(({ code }) => code === dispositif?.controles.journeeDeTest?.chapitre)
    .flatMap(({ exigences }) => exigences.flatMap(({ scenarios }) => scenarios))
    .map(({ numero }) => ({ scenario: numero, atteint, observation }))

let depots = 0
const lien = { nature: 'lien', url: 'https://exemple.example/preuve' } as const

/** One command of that type, mostly well formed; `n` and `m` choose what it is about. */
export const commande = (
  type: CommandeCandidature['type'],
  { n, m }: Pas,
  { etat, dispositif, now, rang }: Situation,
  sur?: CodeChapitre,
): CommandeCandidature => {
  const chapitres = estInstruite(etat) ? chapitresDe(etat) : []
  const [code, depose] = chapitres.find(([candidat]) => candidat === sur) ?? parmi(chapitres, n) ?? []
  const chapitre = sur ?? code ?? ('annuaire' as CodeChapitre)
  const a = (...statuts: Parameters<typeof preuvesEn>[1][]): readonly NumeroPreuve[] =>
    depose ? preuvesEn(depose, ...statuts) : []
  const preuveParmi = (choix: readonly NumeroPreuve[]): NumeroPreuve =>
    parmi(choix, m) ?? (parmi(pieges, m) as NumeroPreuve)
  const motif = n === 11 ? ' ' : 'Parce que.'
  switch (type) {
    case 'soumettreEtape': {
      const etape = (etat.statut === 'eligibilite') === n < 10 ? 'eligibilite' : 'administrative'
      return { type, etape, reponses: { m: `${m}` }, fautes: m === 11 ? [{ champ: 'm', code: 'obligatoire' }] : [] }
    }
    case 'demanderComplement':
      return { type, etape: etat.statut === 'eligibilite' ? 'eligibilite' : 'administrative', motif }
    case 'accepterEligibilite':
      return { type, profils: ['general'], chapitres: attendus(dispositif, ['general']).slice(0, 1 + (n % 3)) }
    case 'refuserCandidature':
      return { type, motif }
    case 'deposerPreuve': {
      const preuve = preuveParmi(m < 8 ? a('attendue', 'a_modifier', 'non_conforme', 'deposee') : a('conforme'))
      const remplace =
        (depose &&
          preuveDe(depose, preuve)
            ?.versions.slice(-1)
            .map(({ id }) => id)) ??
        []
      return {
        ...deposer({ chapitre, preuve, depotId: `depot-${++depots}`, remplace: n % 2 === 0 ? remplace : [] }),
        ...complements({ dispositif, preuve, now, n }),
      }
    }
    case 'choisirCas': {
      const condition = parmi(depose?.conditions ?? [], m)
      const cas = condition ? (parmi(condition.cas, n)?.numero ?? 1) : 1
      const justification = m === 11 ? ' ' : 'Parce que.'
      return {
        type,
        chapitre,
        condition: condition?.preuve ?? preuveParmi([]),
        cas: n === 11 ? 99 : cas,
        justification,
      }
    }
    case 'soumettreChapitres':
      return { type, chapitres: n === 11 ? chapitres.map(([autre]) => autre) : [chapitre], rang }
    case 'prendreChapitre':
      return { type, chapitre, rangDeTete: depose && 'rang' in depose && m < 10 ? depose.rang : (0 as Rang) }
    case 'rendreAvis': {
      const verdict = n < 9 ? 'conforme' : (parmi(verdicts, n) ?? 'conforme')
      return { type, chapitre, preuve: preuveParmi(a('deposee')), verdict, motif: m === 11 ? '' : 'Vu.' }
    }
    case 'demanderModifications':
      return { type, chapitre, message: '' }
    case 'rendreChapitre':
    case 'validerChapitre':
      return { type, chapitre }
    case 'preparerConvention':
      return { type, document: `pdf-${n}` }
    case 'signerConvention':
      return { type, document: documentASigner(etat, n), documentSigne: `pdf-${n}-signe` }
    case 'inscrireAuCollege':
      return { type, seance: n === 11 ? jour('2026-01-01') : jourAParis(n < 10 ? now : apres(now, 7 * jours)) }
    case 'consignerReserves': {
      const preuve = preuveParmi(a('conforme'))
      return { type, motif, preuves: m === 11 ? [] : [{ chapitre, preuve }] }
    }
    case 'prononcerReferencement':
      return { type, reference: 'REF', convention: 'c', attestation: 'a', rapport: 'r' }
    case 'constaterEcheance':
      return { type, explication: motif }
    case 'renseignerMaturite':
      return { type, niveaux: { 'SSI-01': n % 6, 'SSI-02': m % 4, 'SSI-03': 0 } }
    case 'ajouterProfils':
      return { type, profils: [n < 9 ? 'ciba' : 'general'], chapitres: attendus(dispositif, ['general', 'ciba']) }
    case 'changerDeVersion':
      return {
        type,
        dispositifId: n === 11 ? 'inconnue' : suivante(dispositif).id,
        profils: estInstruite(etat) ? etat.profils : [],
        chapitres: estInstruite(etat) ? telsQuels(etat) : [],
      }
    case 'deposerHomologation':
      return {
        type,
        chapitre,
        preuve: preuveParmi(a('conforme', 'deposee')),
        depotId: `depot-${++depots}`,
        contenu: lien,
      }
    case 'validerHomologation':
      return { type, chapitre, preuve: preuveParmi(a('conforme')) }
    case 'refuserHomologation':
      return { type, chapitre, preuve: preuveParmi(a('conforme')), motif }
    case 'proposerJournee':
      return { type, quand: apres(now, (n - 1) * jours), jeux: '' }
    case 'dispenserDeJournee':
    case 'demanderAutreDate':
    case 'demanderMediation':
      return { type, motif }
    case 'consignerJournee':
      return { type, resultats: resultats(m < 11 ? dispositif : null, n < 10, motif) }
    case 'deposerEnregistrement':
      return { type, depotId: `depot-${++depots}`, contenu: lien }
    case 'conclureMediation':
      return { type, conclusion: motif }
    case 'admettrePreuvesTransverses': {
      const preuve = preuveParmi(a('attendue'))
      const depot = {
        depotId: `depot-${++depots}`,
        repriseDe: 'depot-0',
        contenu: lien,
        ...complements({ dispositif, preuve, now, n }),
      }
      return {
        type,
        source: (n === 11 ? etat.numero : 'AUTREDOSSI') as NumeroCandidature,
        motif,
        preuves: m === 11 ? [] : [{ chapitre, preuve, depots: [depot] }],
      }
    }
    case 'proposerEffet':
      return { type, agent: { id: 'nadia', nom: 'Nadia Benali' } }
    case 'accepterCandidatureAdministrative':
    case 'retirerDuCollege':
    case 'consignerAttribution':
    case 'confirmerJournee':
      return { type }
  }
}

/** Mostly the convention that waits for its signature; at times another text. */
const documentASigner = (etat: Candidature, n: number): string =>
  n > 0 && 'convention' in etat ? etat.convention.document : 'un-autre-texte'
