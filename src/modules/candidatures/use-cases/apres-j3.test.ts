import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { acteDe } from '../../../../test/harness/base.ts'
import { annuaire, borne, dmp, dmp1, hugo, paris, rang } from '../../../../test/harness/cas.ts'
import { poser } from '../../../../test/harness/candidatures.ts'
import { annuaireEnFile } from '../../../../test/harness/histoires.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import { auteur } from '../../../kernel/acteur.ts'
import { type Instant, plusHeures } from '../../../kernel/temps.ts'
import { aucunControle, type DispositifAPublier } from '../../dispositifs/index.ts'
import { type Fait, type NumeroCandidature, replier } from '../index.ts'

const procedure = await ouvrirProcedure()
const { personnes, faits, etat, modules, navigation, db } = procedure
const { candidatures } = modules
const { pierre } = personnes

const numero = 'APRESJ3000' as NumeroCandidature
const J3 = paris('2026-03-20 12:00')
const parHugo = auteur(hugo)

/** A test day held, its recording awaited; a chapter validated, its certificate awaited. */
const histoire: readonly Fait[] = [
  ...annuaireEnFile,
  {
    type: 'ChapitreSoumis',
    chapitre: dmp,
    rang: rang(15),
    preuves: 1,
    le: paris('2026-03-11 11:00'),
    par: auteur(pierre),
  },
  { type: 'ChapitrePris', chapitre: dmp, le: paris('2026-03-11 14:00'), par: parHugo },
  {
    type: 'AvisRendu',
    chapitre: dmp,
    preuve: dmp1,
    verdict: 'conforme',
    motif: '',
    le: paris('2026-03-11 15:00'),
    par: parHugo,
  },
  { type: 'ChapitreValide', chapitre: dmp, le: paris('2026-03-11 16:00'), par: parHugo },
  { type: 'JourneeProposee', quand: paris('2026-03-18 09:00'), jeux: '', le: paris('2026-03-12 09:00'), par: parHugo },
  { type: 'JourneeConfirmee', le: paris('2026-03-13 09:00'), par: auteur(pierre) },
  { type: 'JourneeConsignee', resultats: [], le: paris('2026-03-18 17:00'), par: parHugo },
]

const programme = (): DispositifAPublier =>
  petitProgramme({
    code: 'apres-j3',
    guichet: 'borne',
    jalons: [{ code: 'J3', libelle: 'Fin des échanges', quand: J3 }],
    controles: { ...aucunControle, cnda: true, journeeDeTest: { chapitre: annuaire } },
    rem: {
      chapitres: borne.rem.chapitres.map(chapitre => ({
        ...chapitre,
        exigences: chapitre.exigences.map(exigence => ({
          ...exigence,
          profil: exigence.profil === 'ciba' ? 'CIBA' : 'Général',
          scenarios: exigence.scenarios.map(scenario => ({
            ...scenario,
            preuves: scenario.preuves.map(preuve => ({
              ...preuve,
              natures: preuve.numero === dmp1 ? (['cnda'] as const) : preuve.natures,
            })),
          })),
        })),
      })),
    },
  })

test('[PRE-10] [JAL-3] [JAL-4] after J3 no recording and no certificate is taken; what was received whole before it counts', async () => {
  const { id, code } = await procedure.publier(programme())
  const produitId = await procedure.produit()
  await poser(db, histoire, { numero, entrepriseId: pierre.entrepriseId, produitId, dispositifId: id, guichet: code })

  const contenu = { nature: 'fichier', nom: 'piece', type: 'text/plain', taille: 9, empreinte: 'e'.repeat(64) } as const
  const depot = (recuLe?: Instant) => ({
    numero,
    acte: acteDe(pierre),
    depotId: randomUUID(),
    contenu,
    ...(recuLe ? { recuLe } : {}),
  })
  const enregistrer = (recuLe?: Instant) => candidatures.deposerEnregistrement(depot(recuLe))
  const certifier = (recuLe?: Instant) =>
    candidatures.deposerHomologation({ ...depot(recuLe), chapitre: dmp, preuve: dmp1 })
  const avant = plusHeures(J3, -1)
  for (const deposer of [enregistrer, certifier]) {
    for (const recuLe of [undefined, J3]) {
      const issue = await deposer(recuLe)
      assert.deepEqual(issue.ok ? null : issue.refus, { code: 'jalon_depasse', jalon: 'J3', quand: J3 })
    }
    await fait(deposer(avant))
  }
  const deposes = (await faits(numero)).flatMap(un =>
    un.type === 'EnregistrementDepose' || un.type === 'HomologationDeposee' ? [un.depot.deposeLe] : [],
  )
  assert.deepEqual(deposes, [avant, avant])
  assert.deepEqual(replier(await faits(numero)), await etat(numero))

  // The pages offer nothing any more.
  for (const [page, forme] of [
    ['journee', 'enregistrement'],
    ['homologations', 'certificat'],
  ] as const) {
    const { html, statut } = await navigation.en(personnes.claire).aller(`/candidatures/${numero}/${page}`)
    assert.equal(statut, 200)
    assert.ok(!html.includes(`/${page}/${forme}`), page)
  }
})
