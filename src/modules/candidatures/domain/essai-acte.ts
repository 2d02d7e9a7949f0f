import type { Instant } from '../../../kernel/temps.ts'
import type { CodeChapitre, CodeJalon, Dispositif } from '../../dispositifs/index.ts'
import type { Candidature } from './candidature.ts'
import { chapitreDe } from './chapitres.ts'
import type { Commande } from './commandes.ts'
import { type Decision, estInstruite } from './contexte.ts'
import { decide } from './decide.ts'
import { limiteGarantieDePlace } from './delais.ts'
import { homologationsEnAttente, maturiteManque } from './dossier-complet.ts'
import { ouvrirCandidature } from './etapes.ts'
import type { AEssayer, Divergence } from './essai.ts'
import { evolve } from './evolve.ts'
import type { Fait } from './faits.ts'
import { jalonDe } from './jalons.ts'
import type { Refus } from './refus.ts'
import { acteurDe, commandeDe, type FaitsDUnActe } from './rejouer-commandes.ts'

/** An act that took place, in the state that it found. */
type Vecue = {
  readonly acte: FaitsDUnActe
  readonly etat: Candidature | null
  readonly commande: Commande
  readonly vecu: Dispositif
}

/** What the version that is tried would have said of one act. `etat`: what the act found; `null` for the opening. */
export const divergencesDeLActe = (
  acte: FaitsDUnActe,
  etat: Candidature | null,
  demande: AEssayer,
): readonly Divergence[] => {
  const [fait] = acte
  const commande = commandeDe(acte, etat)
  const dispositifId = fait.type === 'CandidatureOuverte' ? fait.dispositifId : etat?.dispositifId
  if (!commande || horsDEssai.includes(commande.type) || dispositifId === undefined) return []
  const vecue: Vecue = { acte, etat, commande, vecu: demande.vecu(dispositifId) }
  const perdus = profilsSupprimes(vecue, demande)
  const decision = decider(sousLeBrouillon(vecue, demande), demande.brouillon, vecue)
  const divergences = decision.ok ? ecartsDeSuite(vecue, decision.faits, demande) : surRefus(decision.refus, vecue)
  return perdus.length > 0
    ? [{ kind: 'profil_supprime', profils: perdus, quand: fait.le }, ...divergences]
    : divergences
}

/** P19 — the clock asks an agent: what follows is in the agent's own act. Another move from version to version is no one's fault. */
const horsDEssai: readonly Commande['type'][] = ['proposerEffet', 'changerDeVersion']

const decider = (commande: Commande | null, dispositif: Dispositif, { acte: [fait], etat }: Vecue): Decision => {
  if (!commande) return { ok: true, faits: [] }
  const entrepriseId = commande.type === 'ouvrirCandidature' ? commande.entrepriseId : (etat?.entrepriseId ?? '')
  const contexte = { acteur: acteurDe(fait, entrepriseId), now: fait.le, dispositif }
  if (commande.type === 'ouvrirCandidature') return ouvrirCandidature(commande, contexte)
  return etat ? decide(etat, commande, contexte) : { ok: true, faits: [] }
}

/** The command as that version would have received it: its own form, its own chapters. `null`: there is nothing left to ask. */
const sousLeBrouillon = ({ commande, etat, vecu }: Vecue, { brouillon, lecture }: AEssayer): Commande | null => {
  switch (commande.type) {
    case 'soumettreEtape':
      return { ...commande, fautes: lecture.fautes(commande.reponses, commande.etape, vecu) }
    case 'accepterEligibilite':
      return {
        ...commande,
        chapitres: lecture.attendus(profilsSous(brouillon, commande.profils, vecu), reponsesDe(etat)),
      }
    case 'ajouterProfils': {
      const profils = commande.profils.filter(code => connait(brouillon, code))
      const tous = profilsSous(brouillon, [...profilsDe(etat), ...profils], vecu)
      if (profils.length === 0) return null
      return { ...commande, profils, chapitres: lecture.attendus(tous, reponsesDe(etat)) }
    }
    // ELI-9 — the questions that were answered count here, and never how: the agency reads what follows.
    case 'renseignerMaturite':
      return { ...commande, niveaux: Object.fromEntries(Object.keys(commande.niveaux).map(id => [id, 0])) }
    default:
      return commande
  }
}

const reponsesDe = (etat: Candidature | null) =>
  etat && 'administrative' in etat && 'soumission' in etat.administrative ? etat.administrative.soumission.reponses : {}
const profilsDe = (etat: Candidature | null): readonly string[] => (etat && estInstruite(etat) ? etat.profils : [])

const connait = ({ profils }: Dispositif, code: string): boolean => profils.some(profil => profil.code === code)

/**
 * ELI-3 — those that a version knows of these profiles, and those that it has everyone take; all of them for a file of another
 * programme, which has none in common with it.
 */
export const profilsSous = (
  { code: programme, profils }: Dispositif,
  choisis: readonly string[],
  vecu: Dispositif,
): readonly string[] => {
  const siens = profils.filter(({ code, obligatoire }) => obligatoire || choisis.includes(code))
  return (siens.length === 0 && vecu.code !== programme ? profils : siens).map(({ code }) => code)
}

/** What was chosen and is no longer offered; another programme's profiles were never to be found in this one. */
const profilsSupprimes = ({ commande, vecu }: Vecue, { brouillon, lecture }: AEssayer): readonly string[] => {
  if (vecu.code !== brouillon.code) return []
  const choisis =
    commande.type === 'ajouterProfils'
      ? commande.profils
      : commande.type === 'soumettreEtape' && commande.etape === 'eligibilite'
        ? lecture.profils(commande.reponses, vecu)
        : []
  return vecu.profils
    .filter(({ code, obligatoire }) => !obligatoire && choisis.includes(code) && !connait(brouillon, code))
    .map(({ libelle }) => libelle)
}

/** A refusal of that version, that the version lived with did not give. */
const surRefus = (refus: Refus, vecue: Vecue): readonly Divergence[] => {
  const { acte, commande, vecu } = vecue
  const quand = acte[0].le
  if (!decider(commande, vecu, vecue).ok) return []
  if (commande.type === 'constaterEcheance') return clotureEvitee(acte, refus)
  if (refus.code === 'jalon_depasse')
    return [retardDeJalon({ code: refus.jalon, limite: refus.quand, quand: recuLe(commande, quand) })]
  if (refus.code === 'delai_depasse') {
    const chapitre = chapitreVise(commande)
    const objet =
      commande.type === 'soumettreEtape'
        ? ({ kind: 'etape', etape: commande.etape } as const)
        : chapitre
          ? ({ kind: 'chapitre', chapitre } as const)
          : ({ kind: 'dossier' } as const)
    const { regle, limite } = refus
    return [{ kind: 'retard', regle, limite, quand: recuLe(commande, quand), actes: 1, objet }]
  }
  if (estSansObjet(refus, commande)) return [{ kind: 'sans_objet', commande: commande.type, quand }]
  const chapitre = chapitreVise(commande)
  return [
    {
      kind: 'blocage',
      commande: commande.type,
      refus,
      quand,
      ...(commande.type === 'soumettreEtape' ? { etape: commande.etape } : {}),
      ...(chapitre ? { chapitre } : {}),
    },
  ]
}

const regles = { J1: 'JAL-1', J2: 'JAL-2', J3: 'JAL-3' } as const

/** The milestones after J3 refuse nothing. */
const retardDeJalon = ({
  code,
  limite,
  quand,
}: {
  readonly code: CodeJalon
  readonly limite: Instant
  readonly quand: Instant
}): Divergence => {
  const connu = code === 'J1' || code === 'J2' ? code : 'J3'
  return { kind: 'retard', regle: regles[connu], limite, quand, actes: 1, objet: { kind: 'jalon', jalon: connu } }
}

/** What a limit is compared with: when the last byte came in, or the day that was proposed (JAL-4, INS-2). */
const recuLe = (commande: Commande, quand: Instant): Instant => {
  if (commande.type === 'proposerJournee') return commande.quand
  return ('recuLe' in commande ? commande.recuLe : undefined) ?? quand
}

const chapitreVise = (commande: Commande): CodeChapitre | undefined => {
  if (commande.type === 'soumettreChapitres') return commande.chapitres[0]
  return 'chapitre' in commande ? commande.chapitre : undefined
}

/** Done for a control or a certificate that this version doesn't have: nobody would have been asked for it. */
const estSansObjet = (refus: Refus, commande: Commande): boolean => {
  switch (refus.code) {
    case 'controle_sans_objet':
    case 'journee_sans_objet':
      return true
    case 'preuve_inconnue':
      return commande.type.endsWith('Homologation')
    default:
      return false
  }
}

const clotureEvitee = (acte: FaitsDUnActe, refus: Refus): readonly Divergence[] => {
  const cloture = acte.find(un => un.type === 'CandidatureClose')
  if (!cloture || refus.code === 'acteur_non_autorise') return []
  const limite = refus.code === 'delai_en_cours' ? refus.limite : null
  return [{ kind: 'cloture_evitee', motif: cloture.motif, limite, quand: cloture.le }]
}

const faitDe = <T extends Fait['type']>(faits: readonly Fait[], type: T) =>
  faits.find((un): un is Extract<Fait, { readonly type: T }> => un.type === type)

/** Accepted by both, with other consequences. */
const ecartsDeSuite = (vecue: Vecue, faits: readonly Fait[], { brouillon }: AEssayer): readonly Divergence[] => {
  const { acte, etat } = vecue
  const quand = acte[0].le
  const divergences: Divergence[] = placesPerdues(acte, faits, etat, brouillon)
  // COL-3 — reservations close the file after J3, and open it again before.
  const J3 = jalonDe(brouillon, 'J3')
  const close = faitDe(acte, 'CandidatureClose')
  if (faitDe(acte, 'ReservesBloquantesEmises') && J3 && faitDe(faits, 'CandidatureClose') && !close)
    divergences.push(retardDeJalon({ code: 'J3', limite: J3, quand }))
  if (close && !faitDe(faits, 'CandidatureClose'))
    divergences.push({ kind: 'cloture_evitee', motif: close.motif, limite: J3 ?? null, quand })
  divergences.push(...divergencesDeConvention(vecue, faits, brouillon))
  if (etat && faitDe(acte, 'DossierValide') && !faitDe(faits, 'DossierValide')) {
    const apres = acte.filter(({ type }) => type !== 'DossierValide').reduce<Candidature>(evolve, etat)
    if (estInstruite(apres))
      divergences.push({
        kind: 'dossier_incomplet',
        maturite: maturiteManque(apres, brouillon),
        homologations: homologationsEnAttente(apres, brouillon).map(({ preuve }) => preuve),
        quand,
      })
  }
  return divergences
}

/** DMN-3 — a convention is signed in one of the two versions, and not in the other. */
const divergencesDeConvention = (
  { acte: [fait, ...suite], commande, vecu }: Vecue,
  faits: readonly Fait[],
  brouillon: Dispositif,
): readonly Divergence[] => {
  const quand = fait.le
  const deLaConvention = commande.type === 'preparerConvention' || commande.type === 'signerConvention'
  if (deLaConvention && brouillon.convention === null && vecu.convention !== null)
    return [{ kind: 'sans_objet', commande: commande.type, quand }]
  const complet = faitDe([fait, ...suite], 'DossierValide')
  const juge = faitDe(faits, 'DossierValide')
  return complet?.sansConvention && juge && !juge.sansConvention ? [{ kind: 'convention_requise', quand }] : []
}

/** INT-5 — a place that was kept, and would not have been. */
const placesPerdues = (
  acte: FaitsDUnActe,
  faits: readonly Fait[],
  etat: Candidature | null,
  { delais }: Dispositif,
): Divergence[] =>
  acte.flatMap((un): Divergence[] => {
    if (un.type !== 'ChapitreResoumis' || !un.placeGardee || !etat || !estInstruite(etat)) return []
    const jugee = faits.find(fait => fait.type === 'ChapitreResoumis' && fait.chapitre === un.chapitre)
    const chapitre = chapitreDe(etat, un.chapitre)
    if (jugee?.type !== 'ChapitreResoumis' || jugee.placeGardee || chapitre?.statut !== 'a_modifier') return []
    const limite = limiteGarantieDePlace(chapitre.demandesLe, delais)
    return [{ kind: 'place_perdue', chapitre: un.chapitre, limite, quand: un.le }]
  })
