import type { DispositifAPublier, Reponses } from '../../src/modules/dispositifs/index.ts'
import { chantierVide } from '../../src/modules/dispositifs/domain/chantier-vide.ts'
import { borne } from './cas.ts'
import { mentions, petitProgramme } from './programme.ts'

/** The programme of the ready-made histories, whole: a chantier made of it has no fault. */
export const programmeAEssayer = (reste: Partial<DispositifAPublier> = {}): DispositifAPublier => ({
  ...petitProgramme(),
  code: 'guichet-essaye',
  intitule: 'Guichet d’essai',
  presentation: 'Ce que le guichet référence.',
  guichet: 'borne',
  jalons: borne.jalons,
  profils: [
    { code: 'general', libelle: 'general', obligatoire: true },
    { code: 'ciba', libelle: 'ciba', obligatoire: false },
  ],
  formulaires: chantierVide({ code: '', intitule: '' }).formulaires,
  mentions,
  convention: {
    titre: 'Convention',
    dureeAnnees: 5,
    articles: [{ titre: 'Objet', paragraphes: ['La convention engage.'] }],
  },
  rem: borne.rem,
  ...reste,
})

/** Answers that its two forms accept. */
export const administrativeAdmise: Reponses = {
  representant_nom: 'Claire Martin',
  representant_fonction: 'Présidente',
  representant_courriel: 'claire.martin@imagerie-demo.example',
  denomination_sociale: 'Imagerie Démo SAS',
  siret: '73282932000074',
  forme_juridique: 'SAS',
  adresse_siege: '1 rue de la Démonstration, 75000 Paris',
  denomination_commerciale: 'Imago',
}
export const eligibiliteAdmise: Reponses = { version_technique: '4.2', profils: ['general', 'ciba'] }
