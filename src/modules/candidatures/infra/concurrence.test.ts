import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { acteDe, avecBase } from '../../../../test/harness/base.ts'
import { poser, semerProduit } from '../../../../test/harness/candidatures.ts'
import { ann1, annuaire, borne, claire } from '../../../../test/harness/cas.ts'
import { enDepot } from '../../../../test/harness/histoires.ts'
import type { Db } from '../../../platform/db/index.ts'
import { commeFait, lireJournal } from '../../journal/index.ts'
import type { NumeroCandidature } from '../domain/candidature.ts'
import { replier } from '../domain/evolve.ts'
import type { Fait } from '../domain/faits.ts'
import { voirCandidature } from '../queries/voir-candidature.ts'
import { makeDeposerPreuve } from '../use-cases/deposer-preuve.ts'
import { makeExecuter } from '../use-cases/executer.ts'
import { FLUX, makeUneFois } from './candidatures.pg.ts'

const numero = 'CONCOURANT' as NumeroCandidature

/** The programme is read in the database, as it is by a process that has just started. */
const executerSur = (db: Db) =>
  makeExecuter({
    uneFois: makeUneFois({
      db,
      reagir: () => null,
      lireDispositif: async (_id, via) => {
        await voirUneHorloge(via)
        return borne
      },
      noterPiece: () => async () => {},
    }),
  })

const voirUneHorloge = (via: Db): Promise<unknown> => via.selectFrom('compteurs').selectAll().execute()

const ouvrir = async (db: Db) => {
  const produit = await semerProduit(db, { siret: '73282932000074', editeur: 'Imagerie Démo SAS', solution: 'Imago' })
  await poser(db, enDepot, { numero, dispositifId: randomUUID(), guichet: 'essai', ...produit })
  return { ...claire, entrepriseId: produit.entrepriseId }
}

test('[PRE-7] des dépôts simultanés sur un même dossier sont tous gardés, et le journal redonne l’état', async t => {
  const { db } = await avecBase(t)
  const acteur = await ouvrir(db)
  const deposer = makeDeposerPreuve(executerSur(db))
  const resultats = await Promise.all(
    Array.from({ length: 12 }, (_, rang) =>
      deposer({
        numero,
        acte: acteDe(acteur),
        chapitre: annuaire,
        preuve: ann1,
        depotId: `depot-${rang}`,
        remplace: [],
        contenu: { nature: 'lien', url: `https://exemple.fr/${rang}` },
      }),
    ),
  )
  assert.ok(resultats.every(({ ok }) => ok))
  const { etat, version } = await voirCandidature(db, { numero, acteur })
  assert.ok('chapitres' in etat)
  assert.equal(etat.chapitres[annuaire]?.preuves[ann1]?.versions.length, 12)
  const faits = (await lireJournal(db, { flux: FLUX, fluxId: numero })).map(ligne => commeFait<Fait>(ligne))
  assert.equal(faits.length, version)
  assert.deepEqual(replier(faits), etat)
  const dates = faits.slice(-12).map(({ le }) => le)
  assert.deepEqual(dates, dates.toSorted(), 'l’ordre du journal est celui des heures')
})

test('un petit nombre de connexions répond à un grand nombre d’actes : aucun n’en attend une seconde', async t => {
  const { db, autre } = await avecBase(t)
  const acteur = await ouvrir(db)
  const deposer = makeDeposerPreuve(executerSur(autre(2)))
  const resultats = await Promise.all(
    Array.from({ length: 40 }, (_, rang) =>
      deposer({
        numero,
        acte: acteDe(acteur),
        chapitre: annuaire,
        preuve: ann1,
        depotId: `depot-${rang}`,
        remplace: [],
        contenu: { nature: 'lien', url: `https://exemple.fr/${rang}` },
      }),
    ),
  )
  assert.equal(resultats.filter(({ ok }) => ok).length, 40)
})
