import type { Champ, Chapitre, DispositifAPublier, NaturePreuve } from '../../src/modules/dispositifs/index.ts'
import { borne } from './cas.ts'

/** A small programme, open at all times, that asks for one proof of each kind: what a case adds or changes is given. */
export const petitProgramme = (reste: Partial<DispositifAPublier> = {}): DispositifAPublier => {
  const { id: _, version: __, ...contenu } = borne
  return {
    ...contenu,
    guichet: 'permanent',
    jalons: [],
    mentions,
    formulaires: { administrative: formulaire('denomination'), eligibilite: formulaire('version_technique') },
    gazelle: { hotes: ['gazelle.example'] },
    taillesMax: { defaut: 64 * 1024 },
    rem: { chapitres },
    ...reste,
  }
}

const champ = (code: string): Champ => ({ code, libelle: `Champ ${code}`, type: 'texte', obligatoire: false })
const formulaire = (code: string) => ({ sections: [{ code: 'section', titre: 'Section', champs: [champ(code)] }] })

export const mentions: DispositifAPublier['mentions'] = {
  service: 'Agence d’essai, pôle Référencement',
  adresse: '1 place de l’Essai, 75999 Paris',
  courriel: 'referencement@agence.example',
  telephone: '01 99 00 12 34',
  silence: 'Le silence gardé pendant deux mois vaut décision de rejet.',
  recours: 'Un rejet peut être contesté dans les deux mois devant le tribunal administratif compétent.',
  signataire: { nom: 'Dominique Roux', qualite: 'direction générale' },
}

/** One requirement and one scenario for each proof. */
export const chapitreDEssai = (
  code: string,
  preuves: readonly { readonly numero: string; readonly natures: readonly NaturePreuve[] }[],
): Chapitre =>
  ({
    code,
    titre: `Chapitre ${code}`,
    exigences: preuves.map(({ numero, natures }) => ({
      id: numero.slice(0, -6),
      fonction: 'Fonction',
      nature: 'exigence',
      texte: `<p>La solution DOIT satisfaire ${numero}.</p>`,
      commentaire: '',
      profil: 'Général',
      profilHistorique: '',
      perimetre: 'Vague 2',
      criticite: 'Majeure',
      scenarios: [
        {
          numero: numero.slice(0, -3),
          texte: '<p>Scénario.</p>',
          preuves: [{ numero, texte: `<p>Ce que prouve ${numero}.</p>`, natures }],
        },
      ],
    })),
  }) as unknown as Chapitre

const chapitres: readonly Chapitre[] = [
  chapitreDEssai('annuaire', [
    { numero: 'ANN.01.01.01', natures: ['document'] },
    { numero: 'ANN.02.01.01', natures: ['lien'] },
  ]),
  chapitreDEssai('dmp', [{ numero: 'DMP.01.01.01', natures: ['capture', 'lien'] }]),
  chapitreDEssai('interop', [{ numero: 'INT.01.01.01', natures: ['gazelle'] }]),
]
