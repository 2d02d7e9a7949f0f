import test from 'node:test'
import { ann1, ann2, annuaire, dmp1, etantDonne, hugo, paris } from '../../../../test/harness/cas.ts'
import { annuairePris } from '../../../../test/harness/histoires.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { CommandeCandidature } from './commandes.ts'

const parHugo = { acteur: hugo, now: paris('2026-03-16 11:00') }
const avis = (
  verdict: 'conforme' | 'a_modifier' | 'non_conforme',
  { chapitre = annuaire, preuve = ann1 }: { readonly chapitre?: CodeChapitre; readonly preuve?: NumeroPreuve } = {},
): CommandeCandidature => ({ type: 'rendreAvis', chapitre, preuve, verdict, motif: 'Vu.' })

for (const verdict of ['a_modifier', 'non_conforme'] as const)
  test(`[INT-8] Impossible de valider un chapitre dont une preuve est ${verdict}, fût-elle la seule`, () => {
    etantDonne(...annuairePris)
      .quand(avis('conforme'), parHugo)
      .accepte()
      .quand(avis(verdict, { preuve: ann2 }), parHugo)
      .accepte()
      .quand({ type: 'validerChapitre', chapitre: annuaire }, parHugo)
      .refuse({ code: 'preuves_non_conformes', preuves: [ann2] })
  })

for (const verdict of ['a_modifier', 'non_conforme'] as const)
  test(`[INT-4] une preuve ${verdict} suffit à demander des modifications, et elle seule est demandée`, () => {
    etantDonne(...annuairePris)
      .quand(avis('conforme'), parHugo)
      .accepte()
      .quand(avis(verdict, { preuve: ann2 }), parHugo)
      .accepte()
      .quand({ type: 'demanderModifications', chapitre: annuaire, message: ' ' }, parHugo)
      .alors({ type: 'ModificationsDemandees', chapitre: annuaire, preuves: [ann2], message: '' })
  })

test('[INT-1] Impossible de prendre, de juger, de rendre, de renvoyer ou de valider un chapitre que le dossier n’a pas', () => {
  for (const chapitre of ['absent', 'constructor', '__proto__'] as CodeChapitre[])
    for (const commande of [
      { type: 'prendreChapitre', chapitre, rangDeTete: 0 as never },
      { type: 'rendreChapitre', chapitre },
      avis('conforme', { chapitre }),
      { type: 'demanderModifications', chapitre, message: '' },
      { type: 'validerChapitre', chapitre },
    ] as const)
      etantDonne(...annuairePris)
        .quand(commande, parHugo)
        .refuse({ code: 'chapitre_inconnu' })
})

test('[INT-3] Impossible de juger une preuve que le chapitre n’a pas', () => {
  for (const preuve of [dmp1, 'toString' as NumeroPreuve])
    etantDonne(...annuairePris)
      .quand(avis('conforme', { preuve }), parHugo)
      .refuse({ code: 'preuve_inconnue' })
})

test('[INT-3] Impossible de juger une preuve que rien ne prouve encore, même dans un chapitre qui se trouverait pris', () => {
  const histoire = annuairePris.filter(fait => fait.type !== 'PreuveDeposee' || fait.preuve !== ann2)
  etantDonne(...histoire)
    .quand(avis('conforme', { preuve: ann2 }), parHugo)
    .refuse({ code: 'preuve_inconnue' })
})
