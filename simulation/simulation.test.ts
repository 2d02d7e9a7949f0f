import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TypeFait } from '../src/modules/candidatures/index.ts'
import { bilanDe } from './bilan.ts'
import { verificateursPrevus } from './equipe.ts'
import { empreinteDe } from './journal.ts'
import type { Monde } from './monde.ts'
import { borne, ouverture, permanent, programmes, vivre } from './monde-de-test.ts'

const faitsDe = ({ dossiers }: Monde) => dossiers.flatMap(({ faits }) => faits)

const debut = Date.parse('2026-01-05T00:00:00+01:00')

test('[INT-2] [INT-5] [JAL-1] [JAL-2] [JAL-3] [GRP-2] [P4] [P12] trois cents candidatures à tous les guichets, seize mois : chaque acte vérifié', () => {
  const mondes = programmes.map(dispositif => {
    const candidatures = Math.round(300 / programmes.length)
    const verificateurs = verificateursPrevus(dispositif, { candidatures, mois: 16, debut })
    return vivre(ouverture(dispositif, { candidatures, verificateurs }))
  })
  const types = new Set(mondes.flatMap(monde => [...monde.mesures.faits.keys()]))
  const attendus: readonly TypeFait[] = [
    'CandidatureOuverte',
    'EtapeSoumise',
    'ComplementDemande',
    'CandidatureAdministrativeAcceptee',
    'EligibiliteAcceptee',
    'PreuveDeposee',
    'ChapitreSoumis',
    'ChapitreResoumis',
    'ChapitrePris',
    'AvisRendu',
    'ModificationsDemandees',
    'ChapitreValide',
    'DossierValide',
    'ConventionPreparee',
    'ConventionSigneeParEditeur',
    'CandidatureInscriteAuCollege',
    'ReferencementAttribue',
    'ReservesBloquantesEmises',
    'ReferencementPrononce',
    'MaturiteRenseignee',
    'ProfilsAjoutes',
    'HomologationDeposee',
    'HomologationValidee',
    'HomologationRefusee',
    'JourneeProposee',
    'JourneeConfirmee',
    'AutreDateDemandee',
    'JourneeDispensee',
    'JourneeConsignee',
    'EnregistrementDepose',
    'EffetPropose',
    'CandidatureClose',
  ]
  assert.deepEqual(
    attendus.filter(type => !types.has(type)),
    [],
    'des faits ne se produisent jamais',
  )
  const statuts = new Set(mondes.flatMap(({ dossiers }) => dossiers.map(({ etat }) => etat?.statut)))
  for (const statut of ['referencee', 'close', 'depot_des_preuves'] as const) assert.ok(statuts.has(statut), statut)
  for (const monde of mondes) assert.ok(monde.mesures.attentesParMois.size > 6, monde.dispositif.code)
})

test('une graine redonne le même déroulement, une autre non', () => {
  const une = (graine: string): string => empreinteDe(vivre(ouverture(permanent, { graine })))
  assert.equal(une('a'), une('a'))
  assert.notEqual(une('a'), une('b'))
})

test('[P19] sans agent, l’horloge ne clôt rien : elle propose, une fois chacun', () => {
  const monde = vivre(ouverture(borne, { candidatures: 80, verificateurs: 6, absenceApres: 4 }))
  const apres = faitsDe(monde).filter(({ le }) => Date.parse(le) >= monde.absence)
  assert.deepEqual(
    apres.filter(({ type, par }) => type === 'CandidatureClose' || par.qualite === 'gestionnaire'),
    [],
  )
  const proposes = monde.dossiers.flatMap(({ numero, faits }) =>
    faits.flatMap(fait => (fait.type === 'EffetPropose' ? [`${numero} ${fait.echeance}`] : [])),
  )
  assert.ok(proposes.length > 10, `${proposes.length} proposés`)
  assert.equal(new Set(proposes).size, proposes.length)
  const { aConstater } = bilanDe(monde, { avecEssais: false })
  assert.ok(aConstater > 5, `${aConstater} à constater`)
})

test('[P19] là où le programme dit « automatique », l’horloge clôt seule, à l’heure et jamais avant', () => {
  const { complement, abandon } = borne.delais
  const automatique = {
    ...borne,
    adverseJalons: 'automatique' as const,
    delais: {
      ...borne.delais,
      complement: { ...complement, adverse: 'automatique' as const },
      abandon: abandon && { ...abandon, adverse: 'automatique' as const },
    },
  }
  const monde = vivre(ouverture(automatique))
  const closes = faitsDe(monde).filter(({ type, par }) => type === 'CandidatureClose' && par.qualite === 'horloge')
  assert.ok(closes.length > 5, `${closes.length} closes`)
  assert.equal(bilanDe(monde, { avecEssais: false }).aConstater, 0)
})

test('le bilan compte toutes les candidatures, et essaie d’autres équipes', () => {
  const bilan = bilanDe(vivre(ouverture(borne, { verificateurs: 4 })), { avecEssais: true })
  assert.equal(
    Object.values(bilan.issues).reduce((a, b) => a + b, 0),
    40,
  )
  assert.ok(bilan.stock.length > 60)
  const [peu, beaucoup] = [bilan.essais[0], bilan.essais.at(-1)]
  assert.ok(peu && beaucoup && peu.verificateurs < beaucoup.verificateurs)
  assert.ok(peu.mediane >= beaucoup.mediane, 'plus de vérificateurs, moins d’attente')
})
