import { aucunControle } from './controles.ts'
import type { Chantier } from './chantier.ts'
import type { Champ, Formulaire, Section } from './formulaire.ts'
import { issuesConnues } from './issues.ts'
import { aucunTexte } from './textes.ts'

const MIO = 1024 * 1024
const texte = (code: string, libelle: string, reste: Partial<Champ> = {}): Champ => ({
  code,
  libelle,
  type: 'texte',
  obligatoire: true,
  ...reste,
})

const representant: Section = {
  code: 'representant_legal',
  titre: 'Informations relatives au représentant légal',
  aidesSaisie: [
    {
      source: 'responsable_legal',
      libelle: 'Compléter avec les données du responsable légal',
      remplit: {
        representant_nom: 'nom_complet',
        representant_fonction: 'fonction',
        representant_courriel: 'courriel',
      },
    },
  ],
  champs: [
    texte('representant_nom', 'Prénom et nom du représentant légal', { longueurMax: 120 }),
    texte('representant_fonction', 'Fonction du représentant légal', { longueurMax: 120 }),
    texte('representant_courriel', 'Adresse électronique du représentant légal', { type: 'courriel' }),
  ],
}

const entreprise: Section = {
  code: 'entreprise',
  titre: 'Informations relatives à l’entreprise',
  aidesSaisie: [
    {
      source: 'moi',
      libelle: 'Compléter avec mes données',
      remplit: {
        denomination_sociale: 'entreprise_nom',
        siret: 'entreprise_siret',
        forme_juridique: 'entreprise_forme_juridique',
        adresse_siege: 'entreprise_adresse',
      },
    },
  ],
  champs: [
    texte('denomination_sociale', 'Dénomination sociale', { autocomplete: 'organization' }),
    texte('siret', 'SIRET', { type: 'siret', aide: '14 chiffres, avec ou sans espaces.' }),
    texte('forme_juridique', 'Forme juridique', {
      aide: 'Par exemple : SAS, SARL, association, GIE.',
      longueurMax: 100,
    }),
    texte('adresse_siege', 'Adresse du siège social', { type: 'texte_long', longueurMax: 500 }),
  ],
}

const solution: Section = {
  code: 'solution',
  titre: 'Informations relatives à la solution',
  champs: [texte('denomination_commerciale', 'Dénomination commerciale de la solution')],
}

const version: Section = {
  code: 'version',
  titre: 'Version présentée et profils demandés',
  champs: [
    texte('version_technique', 'Numéro de version technique', { longueurMax: 100 }),
    texte('profils', 'Profils demandés', { type: 'profils' }),
  ],
}

/** The questions whose answers the platform itself needs: nothing to add for them to be a form that works (ADM-1, ELI-3). */
const formulairesDeDepart: { readonly administrative: Formulaire; readonly eligibilite: Formulaire } = {
  administrative: { sections: [representant, entreprise, solution] },
  eligibilite: { sections: [version] },
}

/** GUI-1 — a programme that says nothing yet but its name: an open counter, the delays of the procedure, the least of forms. */
export const chantierVide = ({ code, intitule }: { readonly code: string; readonly intitule: string }): Chantier => ({
  code,
  intitule,
  presentation: '',
  parcours: { code: '', intitule: '' },
  vague: '',
  couloir: '',
  financement: false,
  guichet: 'permanent',
  profils: [{ code: 'general', libelle: 'Général', obligatoire: true }],
  jalons: [],
  decret: null,
  delais: {
    complement: { jours: 5, decompte: 'ouvres', proroge: false, adverse: 'propose' },
    gardeRang: null,
    abandon: null,
    journee: null,
    instruction: null,
  },
  rappels: { jalons: [], delais: [48] },
  adverseJalons: 'propose',
  ajoutDeProfils: 'eligibilite',
  controles: aucunControle,
  etapes: { administrative: 'Candidature administrative', eligibilite: 'Éligibilité' },
  formulaires: formulairesDeDepart,
  applicabilite: { champVague1: null, siReference: [], sinon: [] },
  charte: { titre: '', version: '1.0', html: '' },
  uniteDInstruction: 'chapitre',
  issue: issuesConnues.referencement,
  identifiant: null,
  autorisation: null,
  convention: { titre: '', dureeAnnees: 3, articles: [] },
  instances: { college: '', jourDeSeance: 4, heure: '14:00' },
  mentions: {
    service: '',
    adresse: '',
    courriel: '',
    telephone: '',
    silence: '',
    recours: '',
    signataire: { nom: '', qualite: '' },
  },
  textes: aucunTexte,
  reference: { prefixe: '', validiteAnnees: 3 },
  gazelle: { hotes: [] },
  taillesMax: { defaut: 200 * MIO, video: 4096 * MIO },
  rem: null,
})
