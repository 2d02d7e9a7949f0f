import type { ChapitreAttendu } from '../../src/modules/candidatures/domain/candidature.ts'
import type { CommandeCandidature } from '../../src/modules/candidatures/domain/commandes.ts'
import {
  conditionsDe,
  type Dispositif,
  type DispositifAPublier,
  type NumeroPreuve,
} from '../../src/modules/dispositifs/index.ts'
import type { Fait } from '../../src/modules/candidatures/domain/faits.ts'
import { ann1, ann2, annuaire, borne, dmp, dmp1, type FaitNu, pierre } from './cas.ts'
import { acte } from './histoires-controles.ts'
import { enDepot, preuveDeposee } from './histoires.ts'
import { petitProgramme } from './programme.ts'

const numero = (texte: string): NumeroPreuve => texte as NumeroPreuve
/** Two proofs that are due together, in the second case of `ann2`. */
export const ann3 = numero('ANN.02.01.02')
export const ann4 = numero('ANN.02.01.03')
/** Due whatever the case, beside them. */
export const ann5 = numero('ANN.02.01.04')

export const texteDesDeuxCas =
  '<p><strong>CAS 1</strong> : la solution conserve des copies<br />Vidéo de la purge.</p><p><strong>OU</strong></p>' +
  '<p><strong>CAS 2</strong> : elle n’en conserve aucune<br />Attestation sur l’honneur.</p>'

const [chapitreAnnuaire, chapitreDmp] = borne.rem.chapitres
if (!chapitreAnnuaire || !chapitreDmp) throw new Error('« borne » a deux chapitres')
const [premiere, seconde] = chapitreAnnuaire.exigences
if (!premiere || !seconde) throw new Error('« annuaire » a deux exigences')

/** `borne`, in which « annuaire » asks for two conditions: cases in the text of `ann1`, and between `ann2` and the two after it. */
export const conditionnel: Dispositif = {
  ...borne,
  id: 'dispositif-5',
  rem: {
    chapitres: [
      {
        ...chapitreAnnuaire,
        exigences: [
          {
            ...premiere,
            scenarios: [
              {
                numero: 'ANN.01.01',
                texte: 'Scénario.',
                preuves: [{ numero: ann1, texte: texteDesDeuxCas, natures: ['video', 'attestation', 'lien'] }],
              },
            ],
          },
          {
            ...seconde,
            scenarios: [
              {
                numero: 'ANN.02.01',
                texte: 'Scénario.',
                preuves: [
                  { numero: ann2, texte: '<p>CAS 1 : import en ligne</p><p>Vidéo.</p>', natures: ['video', 'lien'] },
                  { numero: ann3, texte: '<p>CAS 2 : import par fichier</p><p>Journal.</p>', natures: ['log', 'lien'] },
                  {
                    numero: ann4,
                    texte: '<p>CAS 2 : import par fichier</p><p>Capture.</p>',
                    natures: ['capture', 'lien'],
                  },
                  { numero: ann5, texte: '<p>Manuel.</p>', natures: ['document', 'lien'] },
                ],
              },
            ],
          },
        ],
      },
      chapitreDmp,
    ],
  },
}

/** What `conditionnel` asks, as its requirements say it. */
export const chapitresConditionnels: readonly ChapitreAttendu[] = conditionnel.rem.chapitres.map(
  ({ code, exigences }) => ({
    code,
    preuves: exigences.flatMap(({ scenarios }) => scenarios.flatMap(({ preuves }) => preuves.map(un => un.numero))),
    conditions: conditionsDe(exigences),
  }),
)

const fait = (condition: NumeroPreuve, cas: number, justification = ''): FaitNu => ({
  type: 'CasChoisi',
  chapitre: annuaire,
  condition,
  cas,
  justification,
})

/** Step 3 has just begun. */
export const enDepotConditionnel: readonly Fait[] = enDepot.map(fait =>
  fait.type === 'CandidatureOuverte'
    ? { ...fait, dispositifId: conditionnel.id }
    : fait.type === 'EligibiliteAcceptee'
      ? { ...fait, profils: ['general'], chapitres: chapitresConditionnels }
      : fait,
)

/** The first case of both was declared, then the second of the second, for which one proof is there. */
export const casChoisi: readonly Fait[] = [
  ...enDepotConditionnel,
  ...acte('2026-03-10 09:00', pierre, fait(ann1, 1, 'Nos copies durent un mois.')),
  ...acte('2026-03-10 09:10', pierre, fait(ann2, 1)),
  ...preuveDeposee({ quand: '2026-03-10 09:20', chapitre: annuaire, preuve: ann2, depotId: 'a2' }),
  ...acte('2026-03-10 09:30', pierre, fait(ann2, 2)),
  ...preuveDeposee({ quand: '2026-03-10 09:40', chapitre: annuaire, preuve: ann3, depotId: 'a3' }),
]

export const choisir = (
  condition: NumeroPreuve,
  cas: number,
  justification = '',
): Extract<CommandeCandidature, { readonly type: 'choisirCas' }> => ({
  type: 'choisirCas',
  chapitre: annuaire,
  condition,
  cas,
  justification,
})

/** Every chapter of `conditionnel`, by what it asks before any choice. */
export const attenduesSansChoix = { [annuaire]: [ann1, ann2, ann5], [dmp]: [dmp1] }

/** One history for every place where such a file stands otherwise than another. */
export const histoiresConditionnelles: Readonly<Record<string, readonly Fait[]>> = { enDepotConditionnel, casChoisi }

/** The same requirements, published with the profile's label as a workbook says it. */
export const programmeConditionnel = (reste: Partial<DispositifAPublier> = {}): DispositifAPublier =>
  petitProgramme({
    rem: {
      chapitres: conditionnel.rem.chapitres.map(chapitre => ({
        ...chapitre,
        exigences: chapitre.exigences.map(exigence => ({ ...exigence, profil: 'Général' })),
      })),
    },
    ...reste,
  })
