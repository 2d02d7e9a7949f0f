import { estAvant, type Instant } from '../kernel/temps.ts'
import {
  type Fait,
  libelleCloture,
  limiteDAbandon,
  limiteDuComplement,
  limiteGarantieDePlace,
  preuvesReprisesEnMots,
  preuvesSansChoix,
  titreChapitre,
} from '../modules/candidatures/index.ts'
import type { Dispositif } from '../modules/dispositifs/index.ts'
import type { MessageSysteme } from '../modules/messagerie/index.ts'
import { format } from '../ui/index.ts'
import { finDesEchanges, type Texte, texteDeDecision } from './messages-de-decision.ts'

/** What a message is about: the candidature, and the place of the fact in its journal. */
export type Sujet = {
  readonly numero: string
  readonly position: number
  readonly dispositif: Dispositif
}

type Adresse =
  | { readonly cote: 'editeur' | 'agence'; readonly kind: 'sollicitation' | 'decision' }
  | { readonly cote: 'editeur' | 'agence'; readonly kind: 'notification'; readonly annoncee: boolean }

/** MSG-2, MSG-3 — what the conversation says of a fact, and which side is told; `null` for what concerns one side only. */
export const messageDe = (fait: Fait, sujet: Sujet): MessageSysteme | null => {
  const texte = texteDu(fait, sujet)
  const adresse = adresseDu(fait)
  if (!texte || !adresse) return null
  const { numero, position } = sujet
  return { numero, cle: `${fait.type}:${position}`, auteur: fait.par, faitPosition: position, ...texte, ...adresse }
}

const DE_L_AGENCE = { cote: 'agence', kind: 'notification', annoncee: true } as const
const DE_L_EDITEUR = { cote: 'editeur', kind: 'notification', annoncee: true } as const

const adresseDu = (fait: Fait): Adresse | null => {
  switch (fait.type) {
    case 'ComplementDemande':
    case 'ModificationsDemandees':
    case 'ConventionPreparee':
    case 'JourneeProposee':
    case 'HomologationRefusee':
      return { cote: 'agence', kind: 'sollicitation' }
    case 'CandidatureAdministrativeAcceptee':
    case 'EligibiliteAcceptee':
    case 'AutorisationDelivree':
    case 'ReferencementAttribue':
    case 'ReservesBloquantesEmises':
    case 'ReferencementPrononce':
    case 'CandidatureClose':
      return { cote: 'agence', kind: 'decision' }
    case 'EtapeSoumise':
    case 'ConventionSigneeParEditeur':
    case 'AutreDateDemandee':
    case 'JourneeConfirmee':
    case 'HomologationDeposee':
    case 'MediationDemandee':
      return DE_L_EDITEUR
    case 'CandidatureOuverte':
    case 'ChapitreSoumis':
    case 'ChapitreResoumis':
    case 'ProfilsAjoutes':
    case 'VersionChangee':
    case 'EnregistrementDepose':
      return { ...DE_L_EDITEUR, annoncee: false }
    case 'DossierValide':
    case 'CandidatureInscriteAuCollege':
    case 'CandidatureRetireeDuCollege':
    case 'HomologationValidee':
    case 'JourneeDispensee':
    case 'JourneeConsignee':
    case 'MediationConclue':
    case 'PreuvesTransversesAdmises':
      return DE_L_AGENCE
    case 'ChapitreValide':
      return { ...DE_L_AGENCE, annoncee: false }
    default:
      return null
  }
}

/** INT-5, INT-6, JAL-3 — until when a request for change can be answered; after J3 it can't be, and no delay is told. */
const delaisDeReponse = (dispositif: Dispositif, le: Instant): readonly string[] => {
  const fin = finDesEchanges(dispositif)
  if (fin !== undefined && !estAvant(le, fin))
    return [
      'Le jalon 3 est passé : plus aucune preuve ne peut être déposée. L’agence dira la suite donnée à la demande.',
    ]
  const garantie = limiteGarantieDePlace(le, dispositif.delais)
  const abandon = limiteDAbandon(le, dispositif.delais)
  const jalon = fin !== undefined && (abandon === null || estAvant(fin, abandon)) ? fin : null
  return [
    ...(garantie && (fin === undefined || estAvant(garantie, fin))
      ? [`Vous gardez votre place dans la file d’attente si vous répondez ${format.limite(garantie)}.`]
      : []),
    ...(jalon ? [`Répondez ${format.limite(jalon)} : après le jalon 3, plus aucune preuve ne peut être déposée.`] : []),
    ...(abandon && !jalon
      ? [`Sans réponse ${format.limite(abandon)}, la demande est considérée comme abandonnée.`]
      : []),
  ]
}

const texteDu = (fait: Fait, { numero, position, dispositif }: Sujet): Texte | null => {
  const chapitre = (code: Parameters<typeof titreChapitre>[1]): string => `« ${titreChapitre(dispositif, code)} »`
  const { issue } = dispositif
  const accuse = `Accusé de réception n° ${numero}-${position}, reçu le ${format.dateHeureExacte(fait.le)}.`
  switch (fait.type) {
    case 'CandidatureOuverte':
      return {
        objet: 'Candidature ouverte',
        corps: [
          `La charte (version ${fait.charte.version}) a été acceptée. ${accuse}`,
          ...(fait.identifiant && dispositif.identifiant
            ? [
                `${dispositif.identifiant.libelle} attribué : ${fait.identifiant}. Il devient actif avec ${issue.leActe}.`,
              ]
            : []),
        ].join(' '),
      }
    case 'EtapeSoumise':
      return { objet: `Étape « ${dispositif.etapes[fait.etape]} » soumise`, corps: `${accuse} L’agence l’examine.` }
    case 'ComplementDemande': {
      const limite = limiteDuComplement(fait.le, dispositif.delais)
      return {
        objet: `Complément demandé sur l’étape « ${dispositif.etapes[fait.etape]} »`,
        corps: `${fait.motif}\n\nVotre réponse est attendue ${format.limite(limite)}. Sans réponse, la candidature est rejetée.`,
      }
    }
    case 'CandidatureAdministrativeAcceptee':
      return {
        objet: `Étape « ${dispositif.etapes.administrative} » acceptée`,
        corps: `L’étape « ${dispositif.etapes.eligibilite} » est ouverte : vous pouvez la compléter.`,
      }
    case 'EligibiliteAcceptee': {
      const preuves = fait.chapitres.reduce((n, un) => n + preuvesSansChoix(un.preuves, un.conditions).length, 0)
      return {
        objet: `Étape « ${dispositif.etapes.eligibilite} » acceptée`,
        corps: `Le dépôt des preuves est ouvert : ${format.pluriel(fait.chapitres.length, 'chapitre')} et ${format.pluriel(preuves, 'preuve attendue', 'preuves attendues')}.`,
      }
    }
    case 'ChapitreSoumis':
      return {
        objet: `Chapitre ${chapitre(fait.chapitre)} soumis`,
        corps: `${accuse} Rang n° ${fait.rang} dans la file d’attente.`,
      }
    case 'ChapitreResoumis':
      return {
        objet: `Chapitre ${chapitre(fait.chapitre)} resoumis`,
        corps: `${accuse} ${fait.placeGardee ? `La place dans la file d’attente est gardée (rang n° ${fait.rang}).` : `Le chapitre prend place en fin de file (rang n° ${fait.rang}).`}`,
      }
    case 'ModificationsDemandees': {
      return {
        objet: `Modifications demandées dans le chapitre ${chapitre(fait.chapitre)}`,
        corps: [
          `${format.pluriel(fait.preuves.length, 'preuve')} à modifier : ${fait.preuves.join(', ')}. Le motif de chacune est sur la page du chapitre.`,
          ...(fait.message ? [fait.message] : []),
          ...delaisDeReponse(dispositif, fait.le),
        ].join('\n\n'),
      }
    }
    case 'ChapitreValide':
      return {
        objet: `Chapitre ${chapitre(fait.chapitre)} validé`,
        corps: 'Toutes les preuves de ce chapitre sont conformes.',
      }
    case 'AutorisationDelivree':
      return {
        objet: dispositif.autorisation?.titre ?? 'Autorisation délivrée',
        corps: `Le chapitre ${chapitre(fait.chapitre)} est validé : l’autorisation vous est délivrée. Elle est dans les documents de la candidature, sous sceau électronique.`,
      }
    case 'ProfilsAjoutes': {
      const libelles = dispositif.profils
        .filter(({ code }) => fait.profils.includes(code))
        .map(({ libelle }) => libelle)
      return {
        objet: 'Profils ajoutés',
        corps: `${accuse} Profils ajoutés : ${format.enumeration(libelles)}. Les preuves qu’ils demandent sont à déposer.`,
      }
    }
    case 'VersionChangee':
      return {
        objet: 'Changement de version',
        corps: `${accuse} La candidature passe de la version ${fait.de} à la version ${fait.vers} du dispositif : ${preuvesReprisesEnMots(fait)}.`,
      }
    case 'HomologationDeposee':
      return {
        objet: 'Certificat d’homologation déposé',
        corps: `${accuse} Preuve ${fait.preuve}, chapitre ${chapitre(fait.chapitre)}. Un vérificateur l’examine.`,
      }
    case 'HomologationValidee':
      return {
        objet: 'Homologation constatée',
        corps: `Le certificat de la preuve ${fait.preuve}, chapitre ${chapitre(fait.chapitre)}, est retenu.`,
      }
    case 'HomologationRefusee':
      return {
        objet: 'Certificat d’homologation à déposer à nouveau',
        corps: `Le certificat de la preuve ${fait.preuve}, chapitre ${chapitre(fait.chapitre)}, n’est pas retenu : ${fait.motif}`,
      }
    case 'JourneeProposee':
      return {
        objet: 'Journée de test : une date vous est proposée',
        corps: [
          `L’agence propose de tenir la journée de test le ${format.dateHeure(fait.quand)}, en visioconférence. Confirmez cette date, ou demandez-en une autre.`,
          ...(fait.jeux ? [`Jeux de données : ${fait.jeux}`] : []),
        ].join('\n\n'),
      }
    case 'JourneeConfirmee':
      return { objet: 'Journée de test : date confirmée', corps: `${fait.par.nom} a confirmé la date proposée.` }
    case 'AutreDateDemandee':
      return { objet: 'Journée de test : une autre date est demandée', corps: fait.motif }
    case 'JourneeDispensee':
      return { objet: 'Journée de test : vous en êtes dispensé', corps: fait.motif }
    case 'JourneeConsignee': {
      const manques = fait.resultats.filter(({ atteint }) => !atteint)
      return {
        objet: 'Journée de test : résultats consignés',
        corps:
          manques.length === 0
            ? 'Le résultat de chaque scénario a été atteint. Déposez l’enregistrement de la journée sur sa page.'
            : `Scénarios dont le résultat n’a pas été atteint : ${manques.map(({ scenario }) => scenario).join(', ')}. L’agence proposera une nouvelle date. Déposez l’enregistrement de la journée sur sa page.`,
      }
    }
    case 'EnregistrementDepose':
      return { objet: 'Enregistrement de la journée de test déposé', corps: accuse }
    case 'MediationDemandee':
      return {
        objet: 'Médiation demandée',
        corps: `${fait.motif}\n\nL’équipe d’accompagnement des industriels répond ici. Aucun délai n’est suspendu.`,
      }
    case 'MediationConclue':
      return { objet: 'Médiation conclue', corps: fait.conclusion }
    case 'PreuvesTransversesAdmises':
      return {
        objet: 'Preuves transverses admises',
        corps: `Les preuves ${fait.preuves.join(', ')} de la candidature ${fait.source} sont reprises ici : ${fait.motif} Vous n’avez pas à les déposer à nouveau.`,
      }
    case 'CandidatureClose':
      return { objet: libelleCloture[fait.motif], corps: `${fait.explication}\n\n${dispositif.mentions.recours}` }
    default:
      return texteDeDecision(fait, dispositif)
  }
}
