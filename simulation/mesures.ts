import type { Instant } from '../src/kernel/temps.ts'
import { avantCloture, echeancesDepassees, type Fait, type Refus } from '../src/modules/candidatures/index.ts'
import type { CodeChapitre } from '../src/modules/dispositifs/index.ts'
import { enMs, JOUR } from './calendrier.ts'
import type { Place } from './file.ts'
import type { Dossier, Monde } from './monde.ts'

/** One stay of a chapter at the agency: minutes of a verifier of usual pace, then how long the éditeur took to come back. */
export type Sejour = { minutes: number; reponse: number | null; placeGardee: boolean }
/** What came to the queue, whoever was there to take it: what a smaller or larger team is tried on. */
export type Parcours = { readonly arrivee: number; readonly sejours: Sejour[] }

/** What is counted while a counter lives. Waits are in days. */
export type Mesures = {
  readonly attentesParMois: Map<string, number[]>
  /** By the number of the day: how many chapters wait at its end. */
  readonly stock: number[]
  readonly tentativesRefusees: Map<Refus['code'], number>
  readonly faits: Map<Fait['type'], number>
  readonly verificateurs: Map<string, { chapitres: number; preuves: number }>
  readonly parcours: Map<string, Parcours>
  readonly reponses: { gardees: number; perdues: number }
  readonly dureesDeReference: number[]
  /** Minutes given to the chapters in hand, since they were taken. */
  readonly enCours: Map<string, number>
  closSansPouvoirRepondre: number
}

export const creerMesures = (): Mesures => ({
  attentesParMois: new Map(),
  stock: [],
  tentativesRefusees: new Map(),
  faits: new Map(),
  verificateurs: new Map(),
  parcours: new Map(),
  reponses: { gardees: 0, perdues: 0 },
  dureesDeReference: [],
  enCours: new Map(),
  closSansPouvoirRepondre: 0,
})

const compter = <C>(table: Map<C, number>, cle: C): void => void table.set(cle, (table.get(cle) ?? 0) + 1)

export const noterRefus = ({ mesures }: Monde, { code }: Refus): void => compter(mesures.tentativesRefusees, code)

/** How long a chapter had waited when a verifier took it. */
export const noterPrise = ({ mesures, calendrier, now }: Monde, { depuis }: Place): void => {
  const mois = calendrier.moisDe(now)
  const attentes = mesures.attentesParMois.get(mois) ?? []
  mesures.attentesParMois.set(mois, attentes)
  attentes.push((now - depuis) / JOUR)
}

export const noter = (monde: Monde, dossier: Dossier, faits: readonly Fait[]): void => {
  const { mesures, calendrier, file, now } = monde
  mesures.stock[calendrier.jourDe(now)] = file.taille()
  for (const fait of faits) {
    compter(mesures.faits, fait.type)
    noterFait(monde, dossier, fait)
  }
}

const cle = ({ indice }: Dossier, chapitre: CodeChapitre): string => `${indice} ${chapitre}`

/** What a verifier of usual pace gives to a chapter, before it is done. */
export const noterTravail = (
  { mesures: { enCours } }: Monde,
  dossier: Dossier,
  { chapitre, minutes }: { readonly chapitre: CodeChapitre; readonly minutes: number },
): void => void enCours.set(cle(dossier, chapitre), (enCours.get(cle(dossier, chapitre)) ?? 0) + minutes)

const noterFait = (monde: Monde, dossier: Dossier, fait: Fait): void => {
  const { mesures, now } = monde
  switch (fait.type) {
    case 'ChapitreSoumis':
      if (!mesures.parcours.has(cle(dossier, fait.chapitre)))
        mesures.parcours.set(cle(dossier, fait.chapitre), { arrivee: now, sejours: [] })
      return
    case 'ChapitreResoumis': {
      const dernier = mesures.parcours.get(cle(dossier, fait.chapitre))?.sejours.at(-1)
      const demande = dossier.faits.findLast(un => estRendu(un, fait.chapitre))
      if (demande?.type === 'ModificationsDemandees') mesures.reponses[fait.placeGardee ? 'gardees' : 'perdues']++
      if (dernier && demande) Object.assign(dernier, { reponse: now - enMs(demande.le), placeGardee: fait.placeGardee })
      return
    }
    case 'AvisRendu':
      activite(mesures, fait.par.nom).preuves++
      return
    case 'ModificationsDemandees':
    case 'ChapitreValide': {
      activite(mesures, fait.par.nom).chapitres++
      const minutes = mesures.enCours.get(cle(dossier, fait.chapitre)) ?? 0
      mesures.enCours.delete(cle(dossier, fait.chapitre))
      mesures.parcours.get(cle(dossier, fait.chapitre))?.sejours.push({ minutes, reponse: null, placeGardee: false })
      return
    }
    case 'CandidatureClose':
      if (fait.motif === 'jalon_manque' && !pouvaitRepondre(monde, dossier, fait.le)) mesures.closSansPouvoirRepondre++
      return
    case 'ReferencementPrononce':
      mesures.dureesDeReference.push((now - enMs(dossier.etat?.ouverteLe ?? fait.le)) / JOUR)
      return
    default:
  }
}

/** By a verifier's request, or by the college's reservations. */
const estRendu = (fait: Fait, chapitre: CodeChapitre): boolean =>
  fait.type === 'ReservesBloquantesEmises'
    ? fait.preuves.some(un => un.chapitre === chapitre)
    : fait.type === 'ModificationsDemandees' && fait.chapitre === chapitre

const activite = ({ verificateurs }: Mesures, nom: string): { chapitres: number; preuves: number } => {
  const connue = verificateurs.get(nom) ?? { chapitres: 0, preuves: 0 }
  verificateurs.set(nom, connue)
  return connue
}

/** Whether what the milestone closes for was in the éditeur's hands before it; otherwise it is the agency that was late. */
const pouvaitRepondre = ({ dispositif }: Monde, { etat }: Dossier, le: Instant): boolean =>
  etat === null || echeancesDepassees(avantCloture(etat), dispositif, le)[0]?.qui.partie !== 'agence'
