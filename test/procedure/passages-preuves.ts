import type { Article } from './passages.ts'

const phase2 = 'phase 2, « Dépôt du dossier de preuves et instruction »'
const ins = 'phase 2, « Cas particulier de l’INS »'
const etape3 = 'Étape 3 : Dépôt des preuves'

/** PRE and INS, with where they come from. */
export const articlesDesPreuves: Readonly<Record<string, Article>> = {
  'PRE-1': {
    titre: 'Un fichier ou un lien, et chacune est obligatoire',
    passages: [
      { source: '000', ou: phase2 },
      { source: '001', ou: '§ 3.3' },
      { source: '003', ou: etape3 },
    ],
  },
  'PRE-2': {
    titre: 'Chaque preuve, pour son exigence et son scénario',
    passages: [{ source: '004', ou: etape3 }],
  },
  'PRE-3': {
    titre: 'Les natures de preuves',
    passages: [{ source: '000', ou: phase2 }],
  },
  'PRE-4': {
    titre: 'L’import depuis Gazelle',
    passages: [{ source: '003', ou: etape3 }],
  },
  'PRE-5': {
    titre: 'En une fois ou par chapitre complet',
    passages: [{ source: '000', ou: phase2 }],
  },
  'PRE-6': {
    titre: 'Un chapitre soumis est figé',
    passages: [{ source: '003', ou: etape3 }],
  },
  'PRE-7': {
    titre: 'Rien de déposé n’est écrasé',
    passages: [{ source: '001', ou: '§ 3.9' }],
  },
  'PRE-8': {
    titre: 'Un chapitre du CNDA : l’homologation ou, à défaut, le pré-examen',
    passages: [
      { source: '001', ou: '§ 3.3' },
      { source: '000', ou: '« Présentation des éléments à récupérer auprès du CNDA »' },
    ],
  },
  'PRE-9': {
    titre: 'Plus de profil facultatif après le jalon 2',
    passages: [{ source: '000', ou: phase2 }],
  },
  'PRE-10': {
    titre: 'Plus de preuve après le jalon 3',
    passages: [{ source: '000', ou: phase2 }],
  },
  'INS-1': {
    titre: 'Qui peut avoir à tenir une journée de test',
    passages: [{ source: '000', ou: ins }],
  },
  'INS-2': {
    titre: 'L’agence propose une date sous deux semaines',
    passages: [{ source: '000', ou: ins }],
  },
  'INS-3': {
    titre: 'Qui organise, qui consigne',
    passages: [
      { source: '000', ou: ins },
      { source: '001', ou: '§ 3.4' },
    ],
  },
  'INS-4': {
    titre: 'L’enregistrement',
    passages: [{ source: '000', ou: ins }],
  },
}
