import { enTexte } from '../../../../ui/index.ts'
import type { EcartPreuve } from '../../domain/comparer-rem.ts'
import type { Exigence } from '../../domain/rem.ts'
import type { FeuilleAEcrire } from '../../composition-versions.ts'
import type { Comparaison } from './charger.ts'
import { type EcartAffiche, estAConfirmer } from './exigence-comparee.tsx'
import { libellePartie, motsDuSens, motsDuSort, naturesEnMots, partiesEnMots, visee } from './mots.ts'

/** GUI-3 — the differences as a workbook: one row a requirement, then what else changed. */
export const feuillesDe = ({ differences }: Comparaison): readonly FeuilleAEcrire[] => [
  {
    nom: 'Exigences',
    colonnes: [
      { entete: 'Différence', largeur: 14 },
      { entete: 'ID avant', largeur: 16 },
      { entete: 'ID après', largeur: 16 },
      { entete: 'Chapitre', largeur: 28 },
      { entete: 'Ce qui change', largeur: 32 },
      { entete: 'Avant', largeur: 60 },
      { entete: 'Après', largeur: 60 },
      { entete: 'Preuves', largeur: 60 },
      { entete: 'À confirmer', largeur: 12 },
    ],
    lignes: differences.exigences.flatMap(ecart => (ecart.sort === 'inchangee' ? [] : [ligneDe(ecart)])),
  },
  {
    nom: 'Jalons et réglages',
    colonnes: [
      { entete: 'Différence', largeur: 14 },
      { entete: 'Quoi', largeur: 40 },
      { entete: 'Détail', largeur: 60 },
    ],
    lignes: [
      ...differences.jalons.map(({ sens, code, libelle, avant, apres }) => [
        motsDuSens[sens].libelle,
        `${code}, ${libelle}`,
        `${avant ?? 'aucun'} → ${apres ?? 'aucun'}`,
      ]),
      ...differences.reglages.map(({ sens, quoi, detail }) => [motsDuSens[sens].libelle, quoi, detail]),
    ],
  },
]

const ligneDe = (ecart: EcartAffiche): readonly (string | null)[] => {
  const avant = 'avant' in ecart ? ecart.avant.exigence : null
  const apres = 'apres' in ecart ? ecart.apres.exigence : null
  return [
    motsDuSort[ecart.sort].libelle,
    avant?.id ?? null,
    apres?.id ?? null,
    visee(ecart).chapitre.titre,
    quoiDe(ecart),
    avant && texteDe(avant),
    apres && texteDe(apres),
    'preuves' in ecart ? ecart.preuves.map(preuveEnTexte).join('\n') : null,
    estAConfirmer(ecart) ? 'oui' : null,
  ]
}

const quoiDe = (ecart: EcartAffiche): string | null => {
  if (!('parties' in ecart)) return null
  const textes = ecart.parties.filter(partie => partie === 'texte' || partie === 'commentaire')
  return [
    ...textes.map(partie => libellePartie[partie]),
    ...partiesEnMots(ecart),
    ...(ecart.preuves.length > 0 ? ['preuves'] : []),
  ].join(' ; ')
}

const texteDe = ({ texte, commentaire }: Exigence): string =>
  [texte, commentaire].filter(Boolean).map(enTexte).join('\n\n')

const preuveEnTexte = (preuve: EcartPreuve): string => {
  switch (preuve.sort) {
    case 'ajoutee':
      return `${preuve.numero}, ajoutée (${naturesEnMots(preuve.apres.natures)}) : ${enTexte(preuve.apres.texte)}`
    case 'retiree':
      return `${preuve.numero}, retirée (${naturesEnMots(preuve.avant.natures)}) : ${enTexte(preuve.avant.texte)}`
    case 'modifiee':
      return `${preuve.numero}, modifiée : ${enTexte(preuve.avant.texte)} (${naturesEnMots(preuve.avant.natures)}) → ${enTexte(preuve.apres.texte)} (${naturesEnMots(preuve.apres.natures)})`
  }
}
