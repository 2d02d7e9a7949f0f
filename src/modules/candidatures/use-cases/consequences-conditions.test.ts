import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import { ann1, ann2, annuaire } from '../../../../test/harness/cas.ts'
import { ann3, ann4, programmeConditionnel } from '../../../../test/harness/conditions.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { comparerRem, type NumeroPreuve } from '../../dispositifs/index.ts'
import { impactSurDossier } from '../domain/consequences-version.ts'
import { estInstruite } from '../domain/contexte.ts'
import { dossiersDeVersion } from '../queries/dossiers-de-version.ts'
import { commandeDeChangement } from './changer-de-version.ts'
import { calculDesConsequences } from './consequences-de-version.ts'

const procedure = await ouvrirProcedure()
const { db, modules, personnes, etat } = procedure
const { pierre, hugo } = personnes
const actes = actesDe(procedure)
const premiere = await procedure.publier(programmeConditionnel())

const choisir = async (numero: Awaited<ReturnType<typeof actes.menerAuDepot>>, condition: NumeroPreuve, cas: number) =>
  fait(
    modules.candidatures.choisirCas({
      numero,
      acte: acteDe(pierre),
      chapitre: annuaire,
      condition,
      cas,
      justification: '',
    }),
  )

const sansChoix = await actes.menerAuDepot(premiere)
const premierCas = await actes.menerAuDepot(premiere)
await choisir(premierCas, ann1, 1)
await choisir(premierCas, ann2, 1)
await actes.deposer(premierCas, 'annuaire', ann2)
const toutConforme = await actes.menerAuDepot(premiere)
await choisir(toutConforme, ann1, 2)
await choisir(toutConforme, ann2, 2)
await actes.soumettreChapitre(toutConforme, 'annuaire')
await actes.prendre(hugo, toutConforme, 'annuaire')
const juge = await etat(toutConforme)
const dues = estInstruite(juge) ? Object.keys(juge.chapitres[annuaire]?.preuves ?? {}) : []
await actes.juger(
  hugo,
  { numero: toutConforme, chapitre: 'annuaire' },
  Object.fromEntries(dues.map(preuve => [preuve, 'conforme'])),
)

/** The same requirements, in which these proofs are worded otherwise. */
const reecrit = (...changees: readonly NumeroPreuve[]) => {
  const { rem } = programmeConditionnel()
  return programmeConditionnel({
    rem: {
      chapitres: rem.chapitres.map(chapitre => ({
        ...chapitre,
        exigences: chapitre.exigences.map(exigence => ({
          ...exigence,
          scenarios: exigence.scenarios.map(scenario => ({
            ...scenario,
            preuves: scenario.preuves.map(preuve =>
              changees.includes(preuve.numero) ? { ...preuve, texte: `${preuve.texte}<p>Signé.</p>` } : preuve,
            ),
          })),
        })),
      })),
    },
  })
}

for (const changees of [[ann2], [ann3], [ann3, ann4], [ann1, ann2, ann3]])
  test(`[VIE-3] [PRE-1] ${changees.join(', ')} changent : le compte de tous est celui que chacun lirait du sien`, async () => {
    const seconde = await procedure.publier(reecrit(...changees))
    const ecarts = comparerRem(premiere.rem, seconde.rem)
    const { aLire, compter } = calculDesConsequences(premiere, seconde, ecarts)
    const dossiers = await dossiersDeVersion(db, { dispositifId: premiere.id, champs: [], aLire })
    assert.deepEqual(dossiers.map(({ numero }) => numero).toSorted(), [sansChoix, premierCas, toutConforme].toSorted())
    for (const { profils, ...dossier } of dossiers) {
      const lu = await etat(dossier.numero)
      if (!estInstruite(lu) || profils === null) assert.fail(dossier.numero)
      const { chapitres } = commandeDeChangement({ etat: lu, recente: seconde, ecarts })
      const impact = impactSurDossier(lu, chapitres)
      assert.deepEqual(
        compter({ ...dossier, profils }),
        Object.fromEntries(Object.entries(impact).map(([sort, numeros]) => [sort, numeros.length])),
        dossier.numero,
      )
    }
  })
