import { inatteignable } from '../../../kernel/decision.ts'
import type { Instant } from '../../../kernel/temps.ts'
import { format } from '../../../ui/index.ts'
import { type Dispositif, type NumeroPreuve, phrasesFautes } from '../../dispositifs/index.ts'
import type { Commande } from '../domain/commandes.ts'
import type { Divergence } from '../domain/essai.ts'
import type { DossierEssaye, VerdictDEssai } from '../use-cases/essayer-version.ts'
import type { PreuvesEssayees } from '../use-cases/lecture-du-brouillon.ts'
import { libelleCloture, phraseRefus } from './phrases.ts'
import { titreChapitre } from './taches.tsx'

/** What a tried version changes for a candidature, one sentence a change, each under its verdict. */
export type Changement = { readonly verdict: VerdictDEssai; readonly phrase: string }

/** `max`: how many names a sentence says before it counts the others. */
export const changementsDe = (
  { divergences, preuves }: Pick<DossierEssaye, 'divergences' | 'preuves'>,
  brouillon: Dispositif,
  max = 5,
): readonly Changement[] => [
  ...divergences.map(divergence => changementDe(divergence, brouillon, max)),
  ...(preuves ? changementsDesPreuves(preuves, max) : []),
]

const changementDe = (divergence: Divergence, brouillon: Dispositif, max: number): Changement => {
  switch (divergence.kind) {
    case 'retard':
      return { verdict: 'retard', phrase: retardEnMots(divergence, brouillon) }
    case 'blocage':
      return { verdict: 'bloquee', phrase: blocageEnMots(divergence, brouillon, max) }
    case 'profil_supprime': {
      const noms = format.enumeration(divergence.profils.map(format.guillemets))
      return {
        verdict: 'bloquee',
        phrase:
          divergence.profils.length === 1
            ? `Le profil ${noms}, choisi ${le(divergence.quand)}, n’existe plus.`
            : `Les profils ${noms}, choisis ${le(divergence.quand)}, n’existent plus.`,
      }
    }
    case 'dossier_incomplet':
      return {
        verdict: 'manquante',
        phrase: `Le dossier, complet ${le(divergence.quand)}, ne le serait pas : il manquerait ${manquesEnMots(divergence, max)}.`,
      }
    case 'convention_requise':
      return {
        verdict: 'autre',
        phrase: `Une convention aurait été à signer une fois le dossier complet, ${le(divergence.quand)}.`,
      }
    case 'place_perdue':
      return { verdict: 'autre', phrase: placeEnMots(divergence, brouillon) }
    case 'cloture_evitee':
      return { verdict: 'autre', phrase: clotureEnMots(divergence) }
    case 'sans_objet':
      return {
        verdict: 'autre',
        phrase: `${format.enMajuscule(actes[divergence.commande])}, ${le(divergence.quand)}, n’aurait plus lieu d’être.`,
      }
    case 'agence_en_retard':
      return {
        verdict: 'autre',
        phrase:
          divergence.regle === 'INS-2'
            ? `L’agence serait en retard pour proposer une journée de test : limite le ${format.limiteCourte(divergence.limite)}.`
            : `L’agence serait en retard sur l’instruction du dossier : limite le ${format.limiteCourte(divergence.limite)}.`,
      }
    default:
      return inatteignable(divergence)
  }
}

type De<K extends Divergence['kind']> = Extract<Divergence, { readonly kind: K }>

const le = (quand: Instant): string => `le ${format.dateHeureCourte(quand)}`

const retardEnMots = ({ limite, quand, actes: nombre, objet }: De<'retard'>, brouillon: Dispositif): string => {
  const rien = 'rien n’est venu à ce jour'
  if (objet.kind === 'jalon') {
    const libelle = brouillon.jalons.find(({ code }) => code === objet.jalon)?.libelle ?? ''
    return `Jalon ${objet.jalon.slice(1)}, ${format.guillemets(libelle)}, fixé ${le(limite)} : ${quand ? tardifs(nombre, quand) : rien}.`
  }
  const demande =
    objet.kind === 'etape'
      ? `Réponse au complément demandé sur l’étape ${format.guillemets(brouillon.etapes[objet.etape])}`
      : objet.kind === 'chapitre'
        ? `Réponse à la demande de modification du chapitre ${format.guillemets(titreChapitre(brouillon, objet.chapitre))}`
        : 'Réponse à une demande de l’agence'
  return `${demande}, limite le ${format.limiteCourte(limite)} : ${quand ? `venue ${le(quand)}` : rien}.`
}

const tardifs = (nombre: number, premier: Instant): string =>
  nombre === 1
    ? `un acte après la limite, ${le(premier)}`
    : `${format.nombre(nombre)} actes après la limite, le premier ${le(premier)}`

const blocageEnMots = (
  { commande, refus, quand, etape, chapitre }: De<'blocage'>,
  brouillon: Dispositif,
  max: number,
) => {
  if (refus.code === 'formulaire_incomplet' && etape) {
    const phrases = phrasesFautes(brouillon.formulaires[etape], refus.fautes).map(({ phrase }) => phrase)
    const autres = phrases.length - max
    const suite = autres > 0 ? [`Et ${format.pluriel(autres, 'autre réponse', 'autres réponses')} à revoir.`] : []
    return [
      `L’étape ${format.guillemets(brouillon.etapes[etape])}, soumise ${le(quand)}, serait refusée.`,
      ...phrases.slice(0, max),
      ...suite,
    ].join(' ')
  }
  const dans = chapitre ? ` (chapitre ${format.guillemets(titreChapitre(brouillon, chapitre))})` : ''
  const motif =
    refus.code === 'statut_incompatible' ? 'La procédure ne le permettrait plus à cette étape.' : phraseRefus(refus)
  return `${format.enMajuscule(actes[commande])}${dans}, ${le(quand)}, n’aurait pas été possible. ${motif}`
}

const manquesEnMots = ({ maturite, homologations }: De<'dossier_incomplet'>, max: number): string =>
  format.enumeration([
    ...(maturite ? ['le questionnaire de maturité'] : []),
    ...(homologations.length > 0 ? [`l’homologation pour ${numeros(homologations, max)}`] : []),
    ...(!maturite && homologations.length === 0 ? ['une pièce'] : []),
  ])

const placeEnMots = ({ chapitre, limite, quand }: De<'place_perdue'>, brouillon: Dispositif): string => {
  const titre = format.guillemets(titreChapitre(brouillon, chapitre))
  return limite
    ? `Le chapitre ${titre}, rendu ${le(quand)}, aurait perdu sa place dans la file : limite le ${format.limiteCourte(limite)}.`
    : `Le chapitre ${titre}, rendu ${le(quand)}, aurait perdu sa place dans la file : aucune n’est gardée.`
}

const clotureEnMots = ({ motif, limite, quand }: De<'cloture_evitee'>): string =>
  [
    `La clôture prononcée ${le(quand)} (${format.enMinuscule(libelleCloture[motif])}) n’aurait pas eu lieu ce jour-là.`,
    ...(limite ? [`La limite aurait été le ${format.limiteCourte(limite)}.`] : []),
  ].join(' ')

const changementsDesPreuves = (
  { aRefaire, aConfirmer, conservees, plusDemandees }: PreuvesEssayees,
  max: number,
): readonly Changement[] => {
  if (aRefaire.length + aConfirmer.length + plusDemandees.length === 0) return []
  const gardees = format.pluriel(conservees.length, 'preuve conservée', 'preuves conservées')
  return [
    ...(aRefaire.length > 0
      ? [
          {
            verdict: 'manquante',
            phrase: `${format.pluriel(aRefaire.length, 'preuve')} à déposer ou à refaire : ${numeros(aRefaire, max)} (${gardees}).`,
          } as const,
        ]
      : []),
    ...(aConfirmer.length > 0
      ? [
          {
            verdict: 'autre',
            phrase: `${format.pluriel(aConfirmer.length, 'preuve')} à confirmer, l’exigence étant écrite autrement : ${numeros(aConfirmer, max)}.`,
          } as const,
        ]
      : []),
    ...(plusDemandees.length > 0
      ? [
          {
            verdict: 'autre',
            phrase: `${format.pluriel(plusDemandees.length, 'preuve déposée', 'preuves déposées')} ${format.accorder(plusDemandees.length, 'ne serait plus demandée', 'ne seraient plus demandées')} : ${numeros(plusDemandees, max)}.`,
          } as const,
        ]
      : []),
  ]
}

const numeros = (tous: readonly NumeroPreuve[], max: number): string =>
  tous.length <= max
    ? format.enumeration(tous)
    : `${tous.slice(0, max).join(', ')} et ${format.pluriel(tous.length - max, 'autre')}`

/** An act, as one names it afterwards. */
const actes: Readonly<Record<Commande['type'], string>> = {
  ouvrirCandidature: 'l’ouverture de la candidature',
  soumettreEtape: 'l’envoi de l’étape',
  demanderComplement: 'la demande de complément',
  accepterCandidatureAdministrative: 'l’acceptation de la candidature administrative',
  accepterEligibilite: 'l’acceptation de l’éligibilité',
  refuserCandidature: 'le refus de la candidature',
  deposerPreuve: 'le dépôt d’une preuve',
  choisirCas: 'le choix d’un cas',
  soumettreChapitres: 'l’envoi d’un chapitre',
  prendreChapitre: 'la prise d’un chapitre',
  rendreChapitre: 'le retour d’un chapitre à la file',
  rendreAvis: 'l’avis sur une preuve',
  demanderModifications: 'la demande de modification',
  validerChapitre: 'la validation d’un chapitre',
  preparerConvention: 'la préparation de la convention',
  signerConvention: 'la signature de la convention',
  inscrireAuCollege: 'l’inscription au collège',
  retirerDuCollege: 'le retrait de l’ordre du jour',
  consignerAttribution: 'la décision du collège',
  consignerReserves: 'la décision du collège',
  prononcerReferencement: 'la signature de l’agence',
  renseignerMaturite: 'la réponse au questionnaire de maturité',
  ajouterProfils: 'l’ajout de profils',
  deposerHomologation: 'le dépôt d’un certificat d’homologation',
  validerHomologation: 'la vérification d’un certificat d’homologation',
  refuserHomologation: 'le refus d’un certificat d’homologation',
  proposerJournee: 'la proposition d’une journée de test',
  confirmerJournee: 'la confirmation de la journée de test',
  demanderAutreDate: 'la demande d’une autre date de journée de test',
  dispenserDeJournee: 'la dispense de journée de test',
  consignerJournee: 'le compte rendu de la journée de test',
  deposerEnregistrement: 'le dépôt de l’enregistrement de la journée de test',
  demanderMediation: 'la demande de médiation',
  conclureMediation: 'la conclusion de la médiation',
  changerDeVersion: 'le passage à une autre version',
  admettrePreuvesTransverses: 'l’admission de preuves transverses',
  proposerEffet: 'la proposition de clore',
  constaterEcheance: 'la clôture',
}
