import assert from 'node:assert/strict'
import test from 'node:test'
import {
  annuaire,
  borne,
  etantDonne,
  J3,
  justeAvant,
  paris,
  permanent,
  pierre,
  rang,
} from '../../../../test/harness/cas.ts'
import {
  complementAdministratif,
  dernierChapitrePris,
  enDepot,
  modificationsDemandees,
  preuveModifiee,
  toutesLesHistoires,
} from '../../../../test/harness/histoires.ts'
import { decide } from './decide.ts'
import { echeances } from './echeances.ts'
import { siReponse } from './si-reponse.ts'

const { etat: modifiee } = etantDonne(...preuveModifiee)
const limites = echeances(modifiee, borne)
const limite = (regle: string) => limites.find(echeance => echeance.regle === regle)?.quand ?? assert.fail(regle)
const issueDuChapitre = (le: ReturnType<typeof paris>) =>
  siReponse(modifiee, borne, le).find(({ objet }) => objet.kind === 'chapitre')?.issue

test('[INT-5] [INT-6] ce que la page annonce pour une date de réponse est ce que la procédure en fait, à la milliseconde', () => {
  for (const le of [justeAvant(limite('INT-5')), limite('INT-5'), justeAvant(limite('INT-6')), limite('INT-6')]) {
    const decision = decide(
      modifiee,
      { type: 'soumettreChapitres', chapitres: [annuaire], rang: rang(99) },
      { acteur: pierre, now: le, dispositif: borne },
    )
    const [fait] = decision.ok ? decision.faits : []
    const attendue =
      fait === undefined
        ? 'trop_tard'
        : fait.type === 'ChapitreResoumis' && fait.placeGardee
          ? 'a_temps'
          : 'place_perdue'
    assert.equal(issueDuChapitre(le), attendue, le)
  }
})

test('[ADM-8] une réponse au complément est à temps jusqu’à la dernière milliseconde du cinquième jour ouvré', () => {
  const { etat } = etantDonne(...complementAdministratif)
  const issue = (le: string) => siReponse(etat, borne, paris(le)).find(({ objet }) => objet.kind === 'etape')?.issue
  assert.equal(issue('2026-03-11 23:59'), 'a_temps')
  assert.equal(issue('2026-03-12 00:00'), 'trop_tard')
})

test('[JAL-3] après J3, toute réponse vient trop tard ; un guichet permanent n’a pas de jalon', () => {
  const apresJ3 = siReponse(modifiee, borne, J3)
  assert.ok(apresJ3.every(({ issue }) => issue === 'trop_tard'))
  assert.deepEqual(siReponse(etantDonne(...enDepot).etat, permanent, paris('2035-01-01 00:00')), [])
})

test('rien n’est annoncé à l’éditeur de ce qui ne l’attend pas', () => {
  assert.deepEqual(siReponse(etantDonne(...dernierChapitrePris).etat, permanent, paris('2026-06-01 00:00')), [])
})

test('chaque échéance de l’éditeur est tenue ou manquée, jamais les deux ni aucune', () => {
  for (const histoire of [...Object.values(toutesLesHistoires), modificationsDemandees]) {
    const { etat } = etantDonne(...histoire)
    const siennes = echeances(etat, borne).filter(
      ({ qui, effet }) => qui.partie === 'editeur' && effet !== 'rendez_vous',
    )
    const vues = siReponse(etat, borne, paris('2026-04-01 00:00')).flatMap(({ tenues, manquees }) => [
      ...tenues,
      ...manquees,
    ])
    assert.deepEqual(new Set(vues), new Set(siennes))
  }
})
