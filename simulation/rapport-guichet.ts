import type { Bilan } from './bilan.ts'
import { barres, COULEURS, courbes } from './graphiques.ts'
import type { Bloc } from './rapport.ts'

const nombre = (valeur: number): string => Math.round(valeur).toLocaleString('fr-FR')
const jours = (valeur: number): string => valeur.toLocaleString('fr-FR', { maximumFractionDigits: 1 })
const part = (valeur: number): string => `${Math.round(100 * valeur)} %`

/** How each end reads. */
const ISSUES: Readonly<Record<string, string>> = {
  referencee: 'référencée',
  jalon_manque: 'close, jalon manqué',
  sans_reponse_30_jours: 'close, 30 jours sans réponse',
  complement_sans_reponse: 'close, complément sans réponse',
  refus_motive: 'close, refus motivé',
  reserves_apres_j3: 'close, réserves après J3',
  candidature_administrative: 'en cours, étape administrative',
  eligibilite: 'en cours, éligibilité',
  depot_des_preuves: 'en cours, dépôt et instruction',
  prete_pour_convention: 'en cours, prête pour la convention',
  convention_a_signer: 'en cours, convention à signer',
  convention_signee: 'en cours, convention signée',
  prete_pour_decision: 'en cours, dossier validé, décision à venir',
  inscrite_au_college: 'en cours, inscrite au collège',
  attribuee: 'en cours, attribuée',
  non_ouverte: 'venue trop tard, non ouverte',
}

const couleurDe = (issue: string): string => {
  if (issue === 'referencee') return COULEURS.vert
  return (ISSUES[issue] ?? '').startsWith('close') ? COULEURS.rouge : COULEURS.gris
}

/** What one counter went through, and what it asks for. */
export const chapitreDuGuichet = (bilan: Bilan): readonly Bloc[] => {
  const { guichet, reponses, demandesDeModification: demandes } = bilan
  const repondues = reponses.placeGardee + reponses.placePerdue
  const reference = bilan.dureeDuReferencement
  return [
    { kind: 'titre', niveau: 2, texte: guichet.intitule },
    {
      kind: 'texte',
      texte: `${nombre(bilan.candidatures)} candidatures, ${nombre(bilan.verificateurs)} vérificateurs, ${pluriel(bilan.gestionnaires, 'gestionnaire')} ; guichet ${guichet.permanent ? 'permanent, sans jalon' : 'borné par des jalons'}. ${nombre(bilan.pas)} actes. Un référencement y prend ${jours(reference.mediane)} jours au milieu, ${jours(reference.p90)} pour neuf sur dix.`,
    },
    attentes(bilan),
    file(bilan),
    issues(bilan),
    {
      kind: 'texte',
      texte: `**Réponses.** ${nombre(demandes)} demandes de modification ; ${part(repondues / Math.max(1, demandes))} ont reçu une réponse, ${aTemps(bilan)}.${motifDAlerte(bilan)}`,
    },
    charge(bilan),
    { kind: 'titre', niveau: 3, texte: `${guichet.intitule} : avec n vérificateurs` },
    {
      kind: 'tableau',
      entetes: ['vérificateurs', 'attente médiane (j)', '9 sur 10 (j)', 'file la plus longue', 'occupation'],
      lignes: bilan.essais.map(essai => [
        essai.verificateurs === bilan.verificateurs
          ? `**${essai.verificateurs}** (simulé : ${jours(bilan.attente.mediane)} j)`
          : `${essai.verificateurs}`,
        jours(essai.mediane),
        jours(essai.p90),
        nombre(essai.stockMax),
        part(essai.occupation),
      ]),
    },
  ]
}

const aTemps = ({ guichet, reponses: { placeGardee, placePerdue } }: Bilan): string =>
  guichet.gardeRang === null
    ? 'et ce guichet ne garde pas la place de qui répond vite'
    : `et ${part(placeGardee / Math.max(1, placeGardee + placePerdue))} des réponses sont venues dans les ${guichet.gardeRang} heures qui gardent la place`

const pluriel = (combien: number, nom: string): string => `${nombre(combien)} ${nom}${combien > 1 ? 's' : ''}`

const motifDAlerte = ({ closSansPouvoirRepondre: sans, guichet }: Bilan): string =>
  guichet.permanent || sans === 0
    ? ''
    : ` ${nombre(sans)} dossiers ont été clos par un jalon sans que l’éditeur ait pu répondre : ce qui manquait ne lui a été demandé, ou ouvert, qu’après. C’est le retard de l’agence qui les ferme ; c’est le premier chiffre à faire baisser.`

const attentes = ({ guichet, mois }: Bilan): Bloc => ({
  kind: 'graphique',
  nom: `${guichet.code}-attente`,
  alternative: `Attente d’un chapitre dans la file, mois par mois : ${mois.map(un => `${un.mois} ${jours(un.mediane)} j`).join(', ')}.`,
  svg: courbes({
    titre: `${guichet.intitule} : attente dans la file, par mois`,
    description:
      'Attente médiane et attente que neuf chapitres sur dix ne dépassent pas, en jours, par mois de prise en charge.',
    unite: 'jours',
    etiquettes: mois.map(un => un.mois),
    series: [
      { nom: 'médiane', couleur: COULEURS.bleu, valeurs: mois.map(un => un.mediane) },
      { nom: '9 sur 10', couleur: COULEURS.ocre, valeurs: mois.map(un => un.p90), pointille: true },
    ],
  }),
})

const file = ({ guichet, stock, jalons }: Bilan): Bloc => ({
  kind: 'graphique',
  nom: `${guichet.code}-file`,
  alternative: `Chapitres en attente chaque vendredi : ${nombre(Math.max(0, ...stock.map(un => un.chapitres)))} au plus.`,
  svg: courbes({
    titre: `${guichet.intitule} : chapitres en attente`,
    description: 'Nombre de chapitres qui attendent un vérificateur, chaque vendredi soir ; les jalons sont repérés.',
    unite: 'chapitres',
    etiquettes: stock.map(({ jour }) => jour.slice(0, 7)),
    series: [{ nom: 'en attente', couleur: COULEURS.bleu, valeurs: stock.map(un => un.chapitres) }],
    reperes: jalons.map(({ code, quand }) => ({
      position: stock.filter(({ jour }) => jour < quand.slice(0, 10)).length,
      texte: code,
    })),
  }),
})

const issues = ({ guichet, issues: toutes, candidatures }: Bilan): Bloc => ({
  kind: 'graphique',
  nom: `${guichet.code}-issues`,
  alternative: `Ce que deviennent les candidatures : ${Object.entries(toutes)
    .map(([issue, n]) => `${ISSUES[issue] ?? issue} ${nombre(n)}`)
    .join(', ')}.`,
  svg: barres({
    titre: `${guichet.intitule} : ce que deviennent les candidatures`,
    description: 'Nombre de candidatures par issue à la fin de la simulation.',
    unite: 'candidatures',
    barres: Object.entries(toutes).map(([issue, valeur]) => ({
      nom: ISSUES[issue] ?? issue,
      valeur,
      texte: `${nombre(valeur)} (${part(valeur / candidatures)})`,
      couleur: couleurDe(issue),
    })),
  }),
})

/** Few verifiers are named one by one; many are grouped by what they work. */
const charge = ({ guichet, charge: toutes }: Bilan): Bloc => {
  const groupes =
    toutes.length <= 15
      ? toutes.map(un => ({
          nom: un.nom,
          valeur: un.occupation,
          texte: `${part(un.occupation)}, ${nombre(un.chapitres)} chapitres`,
        }))
      : tranches(toutes.map(({ occupation }) => occupation))
  const moyenne = toutes.reduce((total, { occupation }) => total + occupation, 0) / Math.max(1, toutes.length)
  const chapitres = toutes.reduce((total, un) => total + un.chapitres, 0) / Math.max(1, toutes.length)
  return {
    kind: 'graphique',
    nom: `${guichet.code}-charge`,
    alternative: `Charge des vérificateurs : ${part(moyenne)} d’occupation en moyenne, ${nombre(chapitres)} chapitres chacun.`,
    svg: barres({
      titre: `${guichet.intitule} : charge des vérificateurs`,
      description: `Occupation de chaque vérificateur sur toute la période. En moyenne ${part(moyenne)} et ${nombre(chapitres)} chapitres chacun.`,
      unite: toutes.length <= 15 ? 'part du temps de présence' : 'vérificateurs, par part du temps de présence',
      barres: groupes,
    }),
  }
}

const tranches = (occupations: readonly number[]) => {
  const bornes = Array.from({ length: 10 }, (_, i) => i / 10)
  return bornes.flatMap(borne => {
    const combien = occupations.filter(un => un >= borne && (un < borne + 0.1 || borne === 0.9)).length
    return combien === 0
      ? []
      : [{ nom: `${part(borne)} à ${part(borne + 0.1)}`, valeur: combien, texte: `${combien} vérificateurs` }]
  })
}
