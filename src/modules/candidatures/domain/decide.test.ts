import assert from 'node:assert/strict'
import test from 'node:test'
import {
  ann1,
  ann2,
  annuaire,
  borne,
  chapitresAttendus,
  ciba,
  claire,
  deposer,
  dmp,
  dmp1,
  dominique,
  etantDonne,
  hugo,
  ines,
  nadia,
  ouvrir,
  paris,
  pierre,
  psc1,
  rang,
} from '../../../../test/harness/cas.ts'
import { complet } from '../../../../test/harness/complet.ts'
import { referencee, reponses, reservesEmises, seance, toutesLesHistoires } from '../../../../test/harness/histoires.ts'
import { histoiresCompletes } from '../../../../test/harness/histoires-completes.ts'
import type { Acteur } from '../../../kernel/acteur.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Commande, CommandeCandidature } from './commandes.ts'
import { replier } from './evolve.ts'
import type { Fait } from './faits.ts'
import { acteurDe, actesDe, commandeDe } from './rejouer-commandes.ts'

// The ready-made histories of the other cases are the ones that the procedure itself tells.

type Acte = readonly [quand: string, acteur: Acteur, commande: Commande]

const juger = (chapitre: CodeChapitre, preuve: NumeroPreuve): CommandeCandidature => ({
  type: 'rendreAvis',
  chapitre,
  preuve,
  verdict: 'conforme',
  motif: '',
})
const parcours: readonly Acte[] = [
  ['2026-03-02 09:00', pierre, ouvrir],
  ['2026-03-03 10:00', pierre, { type: 'soumettreEtape', etape: 'administrative', reponses, fautes: [] }],
  ['2026-03-05 11:00', nadia, { type: 'accepterCandidatureAdministrative' }],
  ['2026-03-06 16:00', pierre, { type: 'soumettreEtape', etape: 'eligibilite', reponses, fautes: [] }],
  [
    '2026-03-09 14:00',
    nadia,
    { type: 'accepterEligibilite', profils: ['general', 'ciba'], chapitres: chapitresAttendus },
  ],
  ['2026-03-10 09:00', pierre, deposer({ chapitre: annuaire, preuve: ann1, depotId: 'a1' })],
  ['2026-03-10 09:10', pierre, deposer({ chapitre: annuaire, preuve: ann2, depotId: 'a2' })],
  ['2026-03-10 09:20', pierre, deposer({ chapitre: dmp, preuve: dmp1, depotId: 'd1' })],
  ['2026-03-10 09:30', pierre, deposer({ chapitre: ciba, preuve: psc1, depotId: 'p1' })],
  ['2026-03-11 10:00', pierre, { type: 'soumettreChapitres', chapitres: [annuaire], rang: rang(11) }],
  ['2026-03-16 09:00', hugo, { type: 'prendreChapitre', chapitre: annuaire, rangDeTete: rang(11) }],
  ['2026-03-16 09:30', hugo, juger(annuaire, ann1)],
  ['2026-03-16 09:40', hugo, juger(annuaire, ann2)],
  ['2026-03-16 09:50', hugo, { type: 'validerChapitre', chapitre: annuaire }],
  ['2026-03-17 09:00', pierre, { type: 'soumettreChapitres', chapitres: [dmp, ciba], rang: rang(15) }],
  ['2026-03-18 09:00', hugo, { type: 'prendreChapitre', chapitre: dmp, rangDeTete: rang(15) }],
  ['2026-03-18 09:10', hugo, juger(dmp, dmp1)],
  ['2026-03-18 09:20', hugo, { type: 'validerChapitre', chapitre: dmp }],
  ['2026-03-18 10:00', hugo, { type: 'prendreChapitre', chapitre: ciba, rangDeTete: rang(16) }],
  ['2026-03-18 10:10', hugo, juger(ciba, psc1)],
  ['2026-03-18 10:20', hugo, { type: 'validerChapitre', chapitre: ciba }],
  ['2026-03-20 09:00', nadia, { type: 'preparerConvention', document: 'pdf-1' }],
  ['2026-03-23 18:00', claire, { type: 'signerConvention', document: 'pdf-1', documentSigne: 'pdf-1-signe' }],
  ['2026-03-25 09:00', ines, { type: 'inscrireAuCollege', seance }],
]
const attribution: readonly Acte[] = [
  ['2026-04-02 16:00', ines, { type: 'consignerAttribution' }],
  [
    '2026-04-07 10:00',
    dominique,
    {
      type: 'prononcerReferencement',
      reference: 'REF-DEMO-000001',
      convention: 'pdf-contresigne',
      attestation: 'pdf-attestation',
      rapport: 'pdf-rapport',
    },
  ],
]
const reserves: readonly Acte[] = [
  [
    '2026-04-02 16:00',
    ines,
    {
      type: 'consignerReserves',
      motif: 'L’alimentation du DMP n’est pas démontrée.',
      preuves: [{ chapitre: dmp, preuve: dmp1 }],
    },
  ],
]

const jouer = (actes: readonly Acte[]): readonly Fait[] =>
  actes.reduce(
    (cas, [quand, acteur, commande]) => cas.quand(commande, { acteur, now: paris(quand) }).accepte(),
    etantDonne(),
  ).faits

test('d’acte en acte, la procédure mène de l’ouverture au référencement', () => {
  assert.deepEqual(jouer([...parcours, ...attribution]), referencee)
})

test('d’acte en acte, la procédure mène de l’ouverture aux réserves du collège', () => {
  assert.deepEqual(jouer([...parcours, ...reserves]), reservesEmises)
})

// Et chacune des autres, programme par programme.

for (const [dispositif, histoires] of [
  [borne, toutesLesHistoires],
  [complet, histoiresCompletes],
] as const)
  for (const [nom, histoire] of Object.entries(histoires))
    test(`d’acte en acte, la procédure raconte la même histoire : ${nom}`, () => {
      let avant: readonly Fait[] = []
      for (const acte of actesDe(histoire)) {
        const commande = commandeDe(acte, avant.length > 0 ? replier(avant) : null)
        if (commande) {
          const { decision } = etantDonne(...avant).quand(commande, {
            acteur: acteurDe(acte[0], pierre.entrepriseId),
            now: acte[0].le,
            dispositif,
          })
          assert.deepEqual(decision, { ok: true, faits: acte }, commande.type)
        }
        avant = [...avant, ...acte]
      }
    })
