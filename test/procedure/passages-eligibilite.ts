import type { Article } from './passages.ts'

const etape2 = 'Étape 2 : Éligibilité'

/** ELI and REM, with where they come from. */
export const articlesDeLEligibilite: Readonly<Record<string, Article>> = {
  'ELI-1': {
    titre: 'NIE, NIL et demande au CNDA',
    passages: [
      { source: '001', ou: '§ 3.2' },
      { source: '002', ou: 'éléments à obtenir auprès du CNDA' },
    ],
  },
  'ELI-2': {
    titre: 'La version technique et sa documentation',
    passages: [{ source: '001', ou: '§ 3.2' }],
  },
  'ELI-3': {
    titre: 'Le profil général, obligatoire, et les autres',
    passages: [{ source: '001', ou: '§ 3.2' }],
  },
  'ELI-4': {
    titre: 'Groupement, distributeurs, composants additionnels',
    passages: [{ source: '001', ou: '§ 3.2' }],
  },
  'ELI-5': {
    titre: 'Les numéros de l’Espace de Confiance',
    passages: [{ source: '003', ou: etape2 }],
  },
  'ELI-6': {
    titre: 'L’agence valide avant tout dépôt de preuves',
    passages: [{ source: '003', ou: 'Étape 3 : Dépôt des preuves' }],
  },
  'ELI-7': {
    titre: 'Le montage sur une solution tierce',
    passages: [{ source: '002', ou: 'montage' }],
  },
  'ELI-8': {
    titre: 'Ce qui s’applique selon la vague 1',
    passages: [
      { source: '003', ou: 'Applicabilité des preuves en fonction des profils et du statut de référencement' },
    ],
  },
  'ELI-9': {
    titre: 'Le questionnaire de maturité SSI',
    passages: [{ source: '001', ou: '§ 2.1' }],
  },
  'REM-1': {
    titre: 'Chapitres, exigences, scénarios, preuves',
    passages: [
      { source: '001', ou: '§ 1.2' },
      { source: '001', ou: '§ 2.1' },
    ],
  },
  'REM-2': {
    titre: 'Seuls comptent les profils choisis',
    passages: [
      { source: '001', ou: '§ 1.2' },
      { source: '003', ou: 'Étape 3 : Dépôt des preuves' },
    ],
  },
  'REM-3': {
    titre: 'Le classeur publié est ce qui s’importe',
    passages: [{ source: '004', ou: 'Étape 1 : Développement' }],
  },
}
