import type { Bilan } from './bilan.ts'
import { hypotheses } from './hypotheses.ts'
import { chapitreDuGuichet } from './rapport-guichet.ts'

/** A report as blocks, written as a page of its own or as Markdown with its charts beside. */
export type Bloc =
  | { readonly kind: 'titre'; readonly niveau: 1 | 2 | 3; readonly texte: string }
  | { readonly kind: 'texte'; readonly texte: string }
  | { readonly kind: 'liste'; readonly points: readonly string[] }
  | { readonly kind: 'tableau'; readonly entetes: readonly string[]; readonly lignes: readonly (readonly string[])[] }
  | { readonly kind: 'graphique'; readonly nom: string; readonly alternative: string; readonly svg: string }

export type Passe = {
  readonly graine: string
  readonly debut: string
  readonly mois: number
  readonly candidatures: number
  readonly secondes: number
  /** Of processor, all cores together: what it costs however busy the machine is. */
  readonly processeur: number
  readonly coeurs: number
  readonly bilans: readonly Bilan[]
}

const nombre = (valeur: number): string => Math.round(valeur).toLocaleString('fr-FR')
const jours = (valeur: number): string => `${valeur.toLocaleString('fr-FR', { maximumFractionDigits: 1 })} j`
const part = (valeur: number, total: number): string => (total > 0 ? `${Math.round((100 * valeur) / total)} %` : '–')

const enToutesLettres = (jour: string): string =>
  Temporal.PlainDate.from(jour).toLocaleString('fr-FR', { day: 'numeric', month: 'long', year: 'numeric' })

export const rapportDe = (passe: Passe): readonly Bloc[] => {
  const pas = passe.bilans.reduce((total, bilan) => total + bilan.pas, 0)
  return [
    { kind: 'titre', niveau: 1, texte: 'Simulation d’une vague' },
    {
      kind: 'texte',
      texte: `Ce document aide qui dirige un guichet à prévoir ses effectifs. Il rejoue une vague entière, du premier jour au dernier, avec les règles mêmes de la plateforme : les décisions, les délais, la file d’attente et les jalons sont ceux du service, seuls les éditeurs et les agents sont imaginés. Graine « ${passe.graine} », ${nombre(passe.candidatures)} candidatures, ${passe.mois} mois à partir du ${enToutesLettres(passe.debut)}.`,
    },
    {
      kind: 'texte',
      texte: `${nombre(pas)} actes ont été demandés à la procédure, un à un, et vérifiés un à un ; aucune règle n’a été prise en défaut. Le calcul a demandé ${nombre(passe.processeur)} s de processeur, partagées entre ${passe.coeurs} cœurs, et ${nombre(passe.secondes)} s d’horloge ; aucune base de données. La même commande, avec la même graine, redonne les mêmes chiffres : \`npm run -s simulate -- --seed ${passe.graine} --candidatures ${passe.candidatures} --months ${passe.mois}\`.`,
    },
    { kind: 'titre', niveau: 2, texte: 'En une page' },
    {
      kind: 'tableau',
      entetes: [
        'guichet',
        'candidatures',
        'vérificateurs',
        'attente médiane',
        'attente, 9 sur 10',
        'référencées',
        'closes',
        'en cours',
        'référencement en',
      ],
      lignes: passe.bilans.map(bilan => [
        bilan.guichet.intitule,
        nombre(bilan.candidatures),
        nombre(bilan.verificateurs),
        jours(bilan.attente.mediane),
        jours(bilan.attente.p90),
        part(bilan.issues['referencee'] ?? 0, bilan.candidatures),
        part(closes(bilan), bilan.candidatures),
        part(enCours(bilan), bilan.candidatures),
        jours(bilan.dureeDuReferencement.mediane),
      ]),
    },
    { kind: 'titre', niveau: 2, texte: 'Comment lire ces chiffres' },
    {
      kind: 'liste',
      points: [
        '**Attente** : du moment où un chapitre complet entre dans la file (ou y revient) à celui où un vérificateur le prend. La médiane coupe les chapitres en deux moitiés ; « 9 sur 10 » dit ce que neuf chapitres sur dix n’ont pas dépassé.',
        '**File** : les chapitres qui attendent un vérificateur, chaque vendredi soir.',
        '**Répondu à temps** : après une demande de modification, le chapitre est revenu dans le délai qui garde sa place.',
        '**Occupation** : les heures passées à vérifier sur les heures de présence, congés et fériés déduits. Au-delà de 85 %, la moindre absence se paie en semaines d’attente.',
        '**Avec n vérificateurs** : la file est rejouée seule, avec les mêmes arrivées, le même travail et les mêmes délais de réponse, et une autre équipe. Les effets des jalons n’y sont pas rejoués ; pour les voir, relancez la simulation entière avec `--verificateurs n`.',
        '**Un guichet pas encore ouvert** : le programme d’un dossier, tel que l’atelier l’exporte, se simule de même, à côté des autres, avec `--dossier DOSSIER` : ce qu’une vague en ferait se lit avant de le publier.',
        'Les volumes sont volontairement très supérieurs à ceux d’une vague réelle, pour éprouver les règles : lisez les rapports (chapitres par vérificateur, part à temps) plutôt que les totaux.',
      ],
    },
    ...passe.bilans.flatMap(chapitreDuGuichet),
    ...hypotheses(),
  ]
}

const TERMINALES = [
  'refus_motive',
  'complement_sans_reponse',
  'sans_reponse_30_jours',
  'jalon_manque',
  'reserves_apres_j3',
]
export const closes = ({ issues }: Bilan): number =>
  TERMINALES.reduce((total, motif) => total + (issues[motif] ?? 0), 0)
export const enCours = (bilan: Bilan): number =>
  bilan.candidatures - closes(bilan) - (bilan.issues['referencee'] ?? 0) - (bilan.issues['non_ouverte'] ?? 0)
