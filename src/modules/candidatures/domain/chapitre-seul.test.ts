import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  borne,
  claire,
  deposer,
  hugo,
  maya,
  nadia,
  paris,
  permanent,
  pierre,
  rang,
} from '../../../../test/harness/cas.ts'
import { complet, rapport } from '../../../../test/harness/complet.ts'
import { toutesLesHistoires } from '../../../../test/harness/histoires.ts'
import { histoiresCompletes } from '../../../../test/harness/histoires-completes.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import type { Candidature } from './candidature.ts'
import { chapitresDe } from './chapitres.ts'
import type { CommandeCandidature } from './commandes.ts'
import { estInstruite } from './contexte.ts'
import { decide } from './decide.ts'
import { evolve, replier } from './evolve.ts'

/** The commands that are decided on one chapter, of a file that may have hundreds of proofs (use-cases/executer.ts). */
const commandesSur = (chapitre: CodeChapitre, preuves: readonly string[]): readonly CommandeCandidature[] => [
  { type: 'soumettreChapitres', chapitres: [chapitre], rang: rang(99) },
  { type: 'prendreChapitre', chapitre, rangDeTete: rang(11) },
  { type: 'rendreChapitre', chapitre },
  { type: 'demanderModifications', chapitre, message: 'À refaire.' },
  ...preuves.flatMap((preuve): readonly CommandeCandidature[] => [
    {
      ...deposer({ chapitre, preuve: preuve as ReturnType<typeof deposer>['preuve'], depotId: 'neuf' }),
      homologation: { etat: 'obtenue' },
      rapportTest: rapport(),
    },
    {
      type: 'rendreAvis',
      chapitre,
      preuve: preuve as ReturnType<typeof deposer>['preuve'],
      verdict: 'conforme',
      motif: '',
    },
  ]),
]

const seul = (etat: Candidature, code: CodeChapitre): Candidature => {
  if (!estInstruite(etat) || !('chapitres' in etat)) return etat
  const chapitre = etat.chapitres[code]
  return { ...etat, chapitres: chapitre ? { [code]: chapitre } : {} } as typeof etat
}

test('a command that names its chapter is decided, and changes the file, alike when it sees that chapter alone', () => {
  let decisions = 0
  let acceptees = 0
  const histoires = [
    ...Object.values(toutesLesHistoires).map(histoire => ({ histoire, dispositifs: [borne, permanent] })),
    ...Object.values(histoiresCompletes).map(histoire => ({ histoire, dispositifs: [complet] })),
  ]
  for (const { histoire, dispositifs } of histoires) {
    const etat = replier(histoire)
    if (!estInstruite(etat)) continue
    for (const [code, { preuves }] of chapitresDe(etat))
      for (const commande of commandesSur(code, Object.keys(preuves)))
        for (const acteur of [claire, pierre, nadia, hugo, maya])
          for (const dispositif of dispositifs)
            for (const now of [paris('2026-03-16 12:00'), paris('2026-12-09 12:00'), paris('2027-03-10 12:00')]) {
              const contexte = { acteur, now, dispositif }
              const decision = decide(etat, commande, contexte)
              assert.deepEqual(decide(seul(etat, code), commande, contexte), decision)
              decisions++
              if (!decision.ok) continue
              acceptees++
              const apres = (avant: Candidature): Candidature => decision.faits.reduce<Candidature>(evolve, avant)
              assert.deepEqual(apres(seul(etat, code)), seul(apres(etat), code))
            }
  }
  assert.ok(decisions > 5_000 && acceptees > 100, `${decisions} décisions, ${acceptees} acceptées`)
})
