import assert from 'node:assert/strict'
import { type Acteur, type ActeurAgent, type ActeurEditeur, auteur } from '../../src/kernel/acteur.ts'
import { type Instant, instantAParis, instantDeDate, type JourCivil, jourCivil } from '../../src/kernel/temps.ts'
import type {
  Candidature,
  ChapitreAttendu,
  NumeroCandidature,
  Rang,
} from '../../src/modules/candidatures/domain/candidature.ts'
import type { Commande, CommandeCandidature } from '../../src/modules/candidatures/domain/commandes.ts'
import type { Contexte, Decision } from '../../src/modules/candidatures/domain/contexte.ts'
import { decide } from '../../src/modules/candidatures/domain/decide.ts'
import { ouvrirCandidature } from '../../src/modules/candidatures/domain/etapes.ts'
import { replier } from '../../src/modules/candidatures/domain/evolve.ts'
import type { Fait } from '../../src/modules/candidatures/domain/faits.ts'
import type { Refus } from '../../src/modules/candidatures/domain/refus.ts'
import {
  aucunControle,
  type Chapitre,
  type CodeChapitre,
  type Dispositif,
  type NumeroPreuve,
} from '../../src/modules/dispositifs/index.ts'

/** `2026-03-10 10:00`, as a clock in Paris shows it. */
export const paris = (texte: string): Instant => {
  const [jour = '', heure = '00:00'] = texte.split(' ')
  return instantAParis(jourCivil(jour), heure)
}
/** The last instant before that one, and the first after it: a millisecond away. */
export const justeAvant = (moment: Instant): Instant => instantDeDate(new Date(Date.parse(moment) - 1))
export const justeApres = (moment: Instant): Instant => instantDeDate(new Date(Date.parse(moment) + 1))
export const jour = (texte: string): JourCivil => jourCivil(texte)
export const rang = (nombre: number): Rang => nombre as Rang

const editeur = (nom: string, role: ActeurEditeur['role'], entrepriseId: string): ActeurEditeur => {
  const id = nom.toLowerCase().replace(' ', '.')
  return { kind: 'editeur', personneId: id, nom, courriel: `${id}@${entrepriseId}.example`, entrepriseId, role }
}
const agent = (nom: string, ...roles: ActeurAgent['roles']): ActeurAgent => {
  const id = nom.toLowerCase().replace(' ', '.')
  return { kind: 'agent', personneId: id, nom, courriel: `${id}@agence.example`, roles }
}

export const pierre = editeur('Pierre Durand', 'salarie', 'imagerie-demo')
export const claire = editeur('Claire Martin', 'mandataire', 'imagerie-demo')
/** The legal representative of another company. */
export const lucas = editeur('Lucas Bernard', 'mandataire', 'radio-temoin')
export const nadia = agent('Nadia Benali', 'gestionnaire')
export const hugo = agent('Hugo Lefèvre', 'verificateur')
/** Another verifier than Hugo. */
export const maya = agent('Maya Girard', 'verificateur')
export const ines = agent('Inès Moreau', 'secretaire_college', 'membre_college')
export const dominique = agent('Dominique Roux', 'direction')
export const alix = agent('Alix Fontaine', 'administrateur')
export const horloge: Acteur = { kind: 'horloge' }

const code = (texte: string): CodeChapitre => texte as CodeChapitre
const numero = (texte: string): NumeroPreuve => texte as NumeroPreuve
export const annuaire = code('annuaire')
export const dmp = code('dmp')
export const ciba = code('ciba')
export const ann1 = numero('ANN.01.01.01')
export const ann2 = numero('ANN.02.01.01')
export const dmp1 = numero('DMP.01.01.01')
export const psc1 = numero('PSC.22.01.01')

/** What the programme asks of a candidature with the profile CIBA: three chapters, four proofs. */
export const chapitresAttendus: readonly ChapitreAttendu[] = [
  { code: annuaire, preuves: [ann1, ann2] },
  { code: dmp, preuves: [dmp1] },
  { code: ciba, preuves: [psc1] },
]

const chapitreDuRem = ({ code: chapitre, preuves }: ChapitreAttendu): Chapitre => ({
  code: chapitre,
  titre: chapitre,
  exigences: preuves.map(preuve => ({
    id: preuve.slice(0, 6),
    fonction: 'Fonction',
    nature: 'exigence',
    texte: `La solution DOIT satisfaire ${preuve}.`,
    commentaire: '',
    profil: chapitre === ciba ? 'ciba' : 'general',
    profilHistorique: '',
    perimetre: 'Vague 2',
    criticite: 'Majeure',
    scenarios: [
      {
        numero: preuve.slice(0, 9),
        texte: 'Scénario.',
        preuves: [{ numero: preuve, texte: 'Preuve.', natures: ['document'] }],
      },
    ],
  })),
})

export const J1 = paris('2026-05-13 12:00')
export const J2 = paris('2026-12-09 12:00')
export const J3 = paris('2027-03-10 12:00')

const delai = { decompte: 'calendaires', proroge: false, adverse: 'propose' } as const

/** A small programme bounded by three milestones; every adverse effect is proposed to an agent (P19). */
export const borne: Dispositif = {
  id: 'dispositif-1',
  code: 'demo',
  version: 1,
  intitule: 'Démonstration',
  presentation: '',
  parcours: { code: 'segur-2', intitule: 'Ségur vague 2' },
  vague: 'Vague 2',
  couloir: 'Imagerie',
  financement: true,
  guichet: 'borne',
  profils: [
    { code: 'general', libelle: 'Général', obligatoire: true },
    { code: 'ciba', libelle: 'CIBA', obligatoire: false },
  ],
  jalons: [
    { code: 'J1', libelle: 'Dépôt du dossier administratif', quand: J1 },
    { code: 'J2', libelle: 'Dossier complet de preuves', quand: J2 },
    { code: 'J3', libelle: 'Fin des échanges', quand: J3 },
  ],
  delais: {
    complement: { ...delai, jours: 5, decompte: 'ouvres' },
    gardeRang: { heures: 24 },
    abandon: { ...delai, jours: 30 },
    journee: null,
    instruction: null,
  },
  rappels: { jalons: [30, 7, 1], delais: [24] },
  adverseJalons: 'propose',
  ajoutDeProfils: 'J2',
  controles: aucunControle,
  formulaires: { administrative: { sections: [] }, eligibilite: { sections: [] } },
  applicabilite: { champVague1: null, siReference: ['Vague 2'], sinon: ['Vague 1', 'Vague 2'] },
  charte: { titre: 'Charte', version: '1.2', html: '<p>Je m’engage.</p>', empreinte: 'c4a27e' },
  convention: { titre: 'Convention', dureeAnnees: 5, articles: [] },
  uniteDInstruction: 'chapitre',
  etapes: { administrative: 'Candidature administrative', eligibilite: 'Éligibilité' },
  issue: {
    acte: 'Référencement',
    leActe: 'le référencement',
    duActe: 'du référencement',
    delivrer: 'prononcer le référencement',
    decision: 'Référencement attribué',
    etat: 'Référencée',
    acquis: 'La solution est référencée',
    document: 'Attestation de référencement',
  },
  identifiant: null,
  autorisation: null,
  textes: { accuse: '', courriel: '', motifs: { complement: [], modification: [], refus: [] } },
  instances: { college: 'Collège technique', jourDeSeance: 4, heure: '14:00' },
  mentions: {
    service: 'Guichet',
    adresse: '',
    courriel: '',
    telephone: '',
    silence: '',
    recours: '',
    signataire: { nom: 'Dominique Roux', qualite: 'Direction' },
  },
  reference: { prefixe: 'REF-DEMO', validiteAnnees: 5 },
  gazelle: { hotes: [] },
  taillesMax: { defaut: 10_000_000 },
  rem: { chapitres: chapitresAttendus.map(chapitreDuRem) },
}

/** Open at all times: no milestone, no place to keep, no abandonment (GUI-2). */
export const permanent: Dispositif = {
  ...borne,
  id: 'dispositif-2',
  guichet: 'permanent',
  jalons: [],
  delais: { ...borne.delais, gardeRang: null, abandon: null },
}

/** The same programme as `borne`, whose delays the clock pronounces alone. */
export const automatique: Dispositif = {
  ...borne,
  id: 'dispositif-3',
  delais: {
    ...borne.delais,
    complement: { ...delai, jours: 5, decompte: 'ouvres', adverse: 'automatique' },
    abandon: { ...delai, jours: 30, adverse: 'automatique' },
  },
}

export const ouvrir: Extract<Commande, { readonly type: 'ouvrirCandidature' }> = {
  type: 'ouvrirCandidature',
  numero: 'SEKWAOLGFJ' as NumeroCandidature,
  entrepriseId: pierre.entrepriseId,
  produitId: 'produit-1',
  charteAcceptee: true,
}

/** The deposit of a link for one expected proof. */
export const deposer = (args: {
  readonly chapitre: CodeChapitre
  readonly preuve: NumeroPreuve
  readonly depotId: string
  readonly remplace?: readonly string[]
}): Extract<CommandeCandidature, { readonly type: 'deposerPreuve' }> => ({
  type: 'deposerPreuve',
  remplace: [],
  contenu: { nature: 'lien', url: `https://preuves.example/${args.depotId}` },
  ...args,
})

type SansSignature<F> = F extends unknown ? Omit<F, 'le' | 'par'> : never
/** A fact without its date and its author, which the case gives. */
export type FaitNu = SansSignature<Fait>

export const signer = <const F extends FaitNu>(
  fait: F,
  { acteur, now }: { readonly acteur: Acteur; readonly now: Instant },
): F & { readonly le: Instant; readonly par: ReturnType<typeof auteur> } => ({ ...fait, le: now, par: auteur(acteur) })

/** The version that would come next, which says the same: one object for each. */
export const suivante = (dispositif: Dispositif): Dispositif => {
  const connue = suivantes.get(dispositif)
  if (connue) return connue
  const { id, version } = dispositif
  const prochaine = { ...dispositif, id: `${id}-suivante`, version: version + 1 }
  suivantes.set(dispositif, prochaine)
  return prochaine
}
const suivantes = new WeakMap<Dispositif, Dispositif>()

/** Under which a command comes; the programme is `borne` unless said otherwise. */
export type Circonstances = {
  readonly acteur: Acteur
  readonly now: Instant
  readonly dispositif?: Dispositif
  readonly recente?: Dispositif
}

export type Dossier = {
  readonly faits: readonly Fait[]
  /** @throws JournalIncoherent when nothing was opened. */
  readonly etat: Candidature
  readonly quand: (commande: Commande, circonstances: Circonstances) => Issue
}
export type Issue = {
  readonly decision: Decision
  /** Exactly these facts, each dated of the command and signed by its acteur. Answers the file as it then stands. */
  readonly alors: (...faits: readonly FaitNu[]) => Dossier
  /** Accepted, whatever the facts. */
  readonly accepte: () => Dossier
  /** Exactly this refusal; the file stays as it was. */
  readonly refuse: (refus: Refus) => Dossier
}

/** A case begins with what already happened: `etantDonne(...faits).quand(commande, circonstances).alors(...faits)`. */
export const etantDonne = (...faits: readonly Fait[]): Dossier => ({
  faits,
  get etat() {
    return replier(faits)
  },
  quand: (commande, circonstances) => {
    const contexte: Contexte = { dispositif: borne, ...circonstances }
    const decision =
      commande.type === 'ouvrirCandidature'
        ? ouvrirCandidature(commande, contexte)
        : decide(replier(faits), commande, contexte)
    const accepte = (): Dossier => {
      if (!decision.ok) assert.fail(`${commande.type} refusé : ${JSON.stringify(decision.refus)}`)
      return etantDonne(...faits, ...decision.faits)
    }
    return {
      decision,
      accepte,
      alors: (...attendus) => {
        assert.deepEqual(decision, { ok: true, faits: attendus.map(fait => signer(fait, contexte)) })
        return accepte()
      },
      refuse: refus => {
        assert.deepEqual(decision, { ok: false, refus })
        return etantDonne(...faits)
      },
    }
  },
})
