import type { ChapitreRepris } from '../../src/modules/candidatures/domain/candidature.ts'
import type { Fait } from '../../src/modules/candidatures/domain/faits.ts'
import { ann1, ann2, annuaire, borne, ciba, dmp, dmp1, paris, pierre, psc1, signer, suivante } from './cas.ts'
import { annuaireValide } from './histoires.ts'

/** What the next version of `borne` expects: a proof of « annuaire » to be redone, the one of « dmp » to be judged again. */
export const chapitresSuivants: readonly ChapitreRepris[] = [
  {
    code: annuaire,
    depuis: annuaire,
    preuves: [
      { numero: ann1, ancien: ann1, sort: 'conservee' },
      { numero: ann2, ancien: ann2, sort: 'a_refaire' },
    ],
  },
  { code: dmp, depuis: dmp, preuves: [{ numero: dmp1, ancien: dmp1, sort: 'a_confirmer' }] },
  { code: ciba, depuis: ciba, preuves: [{ numero: psc1, ancien: psc1, sort: 'conservee' }] },
]

/** « annuaire » was validated; with the next version, one of its proofs is to be redone. */
export const versionChangee: readonly Fait[] = [
  ...annuaireValide,
  signer(
    {
      type: 'VersionChangee',
      dispositifId: suivante(borne).id,
      de: borne.version,
      vers: borne.version + 1,
      profils: ['general', 'ciba'],
      chapitres: chapitresSuivants,
    },
    { acteur: pierre, now: paris('2026-03-20 15:00') },
  ),
]
