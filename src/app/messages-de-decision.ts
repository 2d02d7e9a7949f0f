import { estAvant, type Instant, veille } from '../kernel/temps.ts'
import type { Fait } from '../modules/candidatures/index.ts'
import type { Dispositif } from '../modules/dispositifs/index.ts'
import { format } from '../ui/index.ts'

export type Texte = { readonly objet: string; readonly corps: string }

export const finDesEchanges = ({ jalons }: Dispositif): Instant | undefined =>
  jalons.find(({ code }) => code === 'J3')?.quand

/** COL-3 — what the éditeur may do of them; nothing after J3, when the file closes and that is told. */
const apresReserves = (dispositif: Dispositif, le: Instant): readonly string[] => {
  const fin = finDesEchanges(dispositif)
  if (fin === undefined) return ['Vous pouvez déposer à nouveau ces preuves.']
  return estAvant(le, fin) ? [`Vous pouvez déposer à nouveau ces preuves ${format.limite(fin)}.`] : []
}

/** What the conversation says from the last validation to the outcome, in the words of the programme; `null` of another fact. */
export const texteDeDecision = (fait: Fait, dispositif: Dispositif): Texte | null => {
  const { issue } = dispositif
  const { college } = dispositif.instances
  switch (fait.type) {
    case 'DossierValide':
      return {
        objet: 'Dossier de preuves validé',
        corps: fait.sansConvention
          ? `Toutes les preuves sont validées. La candidature va être soumise à décision (${college}).`
          : 'Toutes les preuves sont validées. L’agence prépare la convention.',
      }
    case 'ConventionPreparee':
      return {
        objet: 'Convention à signer',
        corps:
          'La convention est prête. Le représentant légal de l’entreprise est invité à la lire et à la signer électroniquement.',
      }
    case 'ConventionSigneeParEditeur':
      return {
        objet: 'Convention signée par l’éditeur',
        corps: `${fait.par.nom} a signé la convention. La candidature peut être soumise à décision (${college}).`,
      }
    case 'CandidatureInscriteAuCollege':
      return {
        objet: 'Inscription à une séance',
        corps: `La candidature sera examinée le ${format.jourLong(fait.seance)} (${college}).`,
      }
    case 'CandidatureRetireeDuCollege':
      return {
        objet: 'Retrait de l’ordre du jour',
        corps: `La candidature n’est plus inscrite à la séance du ${format.jourLong(fait.seance)} (${college}). Elle sera inscrite à une autre séance.`,
      }
    case 'ReferencementAttribue':
      return {
        objet: `Décision : ${format.enMinuscule(issue.decision)}`,
        corps: `${college}, séance du ${format.jourLong(fait.seance)} : ${format.enMinuscule(issue.decision)}. ${format.enMajuscule(issue.leActe)} prend effet à la signature ${dispositif.convention ? 'de la convention par la' : 'de la'} direction de l’agence.`,
      }
    case 'ReservesBloquantesEmises':
      return {
        objet: 'Décision : réserves bloquantes',
        corps: [
          `${college}, séance du ${format.jourLong(fait.seance)} : des réserves s’opposent à ce que la demande soit acceptée, pour les motifs suivants :`,
          fait.motif,
          `Preuves concernées : ${fait.preuves.map(({ preuve }) => preuve).join(', ')}.`,
          ...apresReserves(dispositif, fait.le),
          dispositif.mentions.recours,
        ].join('\n\n'),
      }
    case 'ReferencementPrononce':
      return {
        objet: `${issue.acte} : ${fait.referencement.reference}`,
        corps: [
          ...(fait.referencement.convention ? ['La convention est signée par les deux parties.'] : []),
          `${issue.acquis}. ${format.enMajuscule(issue.leActe)} court du ${format.jour(fait.referencement.debutLe)} au ${format.jour(veille(fait.referencement.finLe))}.`,
          `Dans les documents de la candidature : ${format.enumeration([...(fait.referencement.convention ? ['convention'] : []), format.enMinuscule(issue.document), 'rapport de conformité'])}.`,
        ].join(' '),
      }
    default:
      return null
  }
}
