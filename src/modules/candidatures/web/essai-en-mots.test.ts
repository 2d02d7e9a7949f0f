import assert from 'node:assert/strict'
import test from 'node:test'
import { ann1, ann2, annuaire, borne, dmp1, paris, psc1 } from '../../../../test/harness/cas.ts'
import { fac1 } from '../../../../test/harness/complet.ts'
import type { Divergence } from '../domain/essai.ts'
import { changementsDe } from './essai-en-mots.ts'

const quand = paris('2026-03-10 09:00')
const limite = paris('2026-03-06 00:00')

const dit = (divergence: Divergence): string => {
  const [changement] = changementsDe({ divergences: [divergence], preuves: null }, borne)
  return `${changement?.verdict} : ${changement?.phrase.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')}`
}

const cas: readonly (readonly [Divergence, string])[] = [
  [
    { kind: 'retard', regle: 'INT-6', limite, quand: null, actes: 0, objet: { kind: 'chapitre', chapitre: annuaire } },
    'retard : Réponse à la demande de modification du chapitre « annuaire », limite le 05/03/2026 à minuit : rien n’est venu à ce jour.',
  ],
  [
    { kind: 'retard', regle: 'JAL-3', limite, quand, actes: 1, objet: { kind: 'jalon', jalon: 'J3' } },
    'retard : Jalon 3, « Fin des échanges », fixé le 06/03/2026 00:00 : un acte après la limite, le 10/03/2026 09:00.',
  ],
  [
    {
      kind: 'blocage',
      commande: 'validerChapitre',
      refus: { code: 'journee_a_tenir' },
      quand,
      chapitre: annuaire,
    },
    'bloquee : La validation d’un chapitre (chapitre « annuaire »), le 10/03/2026 09:00, n’aurait pas été possible. Ce chapitre se valide une fois la journée de test tenue, tous ses résultats atteints et son enregistrement déposé, ou si l’agence en dispense l’éditeur.',
  ],
  [
    {
      kind: 'blocage',
      commande: 'ajouterProfils',
      refus: { code: 'statut_incompatible', statut: 'depot_des_preuves' },
      quand,
    },
    'bloquee : L’ajout de profils, le 10/03/2026 09:00, n’aurait pas été possible. La procédure ne le permettrait plus à cette étape.',
  ],
  [
    { kind: 'profil_supprime', profils: ['CIBA', 'ROR'], quand },
    'bloquee : Les profils « CIBA » et « ROR », choisis le 10/03/2026 09:00, n’existent plus.',
  ],
  [
    { kind: 'dossier_incomplet', maturite: true, homologations: [fac1], quand },
    'manquante : Le dossier, complet le 10/03/2026 09:00, ne le serait pas : il manquerait le questionnaire de maturité et l’homologation pour FAC.01.01.01.',
  ],
  [
    { kind: 'place_perdue', chapitre: annuaire, limite: null, quand },
    'autre : Le chapitre « annuaire », rendu le 10/03/2026 09:00, aurait perdu sa place dans la file : aucune n’est gardée.',
  ],
  [
    { kind: 'convention_requise', quand },
    'autre : Une convention aurait été à signer une fois le dossier complet, le 10/03/2026 09:00.',
  ],
  [
    { kind: 'cloture_evitee', motif: 'jalon_manque', limite, quand },
    'autre : La clôture prononcée le 10/03/2026 09:00 (close : un jalon n’a pas été tenu) n’aurait pas eu lieu ce jour-là. La limite aurait été le 05/03/2026 à minuit.',
  ],
  [
    { kind: 'sans_objet', commande: 'renseignerMaturite', quand },
    'autre : La réponse au questionnaire de maturité, le 10/03/2026 09:00, n’aurait plus lieu d’être.',
  ],
  [
    { kind: 'agence_en_retard', regle: 'INT-9', limite },
    'autre : L’agence serait en retard sur l’instruction du dossier : limite le 05/03/2026 à minuit.',
  ],
]

for (const [divergence, attendu] of cas)
  test(`[GUI-3] en mots : ${'commande' in divergence ? divergence.commande : divergence.kind}`, () => {
    assert.equal(dit(divergence), attendu)
  })

test('[GUI-3] [VIE-3] les preuves sont nommées jusqu’à cinq, puis comptées ; le classeur les nomme toutes', () => {
  const preuves = {
    aRefaire: [ann1, ann2, dmp1, psc1, fac1, ann1],
    aConfirmer: [dmp1],
    conservees: [psc1],
    plusDemandees: [ann2, dmp1],
  }
  const phrases = (max?: number): readonly string[] =>
    changementsDe({ divergences: [], preuves }, borne, max).map(({ phrase }) => phrase.replaceAll('\u00a0', ' '))
  assert.deepEqual(phrases(), [
    '6 preuves à déposer ou à refaire : ANN.01.01.01, ANN.02.01.01, DMP.01.01.01, PSC.22.01.01, FAC.01.01.01 et 1 autre (1 preuve conservée).',
    '1 preuve à confirmer, l’exigence étant écrite autrement : DMP.01.01.01.',
    '2 preuves déposées ne seraient plus demandées : ANN.02.01.01 et DMP.01.01.01.',
  ])
  assert.match(phrases(Number.POSITIVE_INFINITY)[0] ?? '', /FAC\.01\.01\.01 et ANN\.01\.01\.01/)
})
