import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  automatique,
  borne,
  etantDonne,
  horloge,
  J1,
  justeApres,
  justeAvant,
  nadia,
  ouvrir,
  paris,
  permanent,
  pierre,
  rang,
} from '../../../../test/harness/cas.ts'
import { complet, jalonsAutomatiques } from '../../../../test/harness/complet.ts'
import { apres, demande, type Pas, unPas } from '../../../../test/harness/hasard.ts'
import * as histoires from '../../../../test/harness/histoires.ts'
import { homologationObtenue } from '../../../../test/harness/histoires-completes.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Candidature } from './candidature.ts'
import { decide } from './decide.ts'
import { echeances } from './echeances.ts'
import { ouvrirCandidature } from './etapes.ts'
import { evolve, replier } from './evolve.ts'
import type { Fait } from './faits.ts'
import {
  aFaireAuReveil,
  cleRappel,
  prochainReveil,
  prochainReveilDUnePartie,
  type Rappel,
  rappelsDe,
  rolesAttendus,
} from './reveil.ts'

const { complementAdministratif, eligibiliteSoumise, enDepot, modificationsDemandees, ouverte, referencee, refusee } =
  histoires
const etatDe = (histoire: readonly Fait[]): Candidature => etantDonne(...histoire).etat
const enBref = ({ echeance, avance }: Rappel): string => `${echeance.regle} ${avance}`
const agent = { id: nadia.personneId, nom: nadia.nom }

/** What the clock does of one candidature, alone with it: it sleeps until the next wake, and does what is due. */
const tourner = (
  depart: Candidature,
  dispositif: Dispositif,
  { de, a }: { readonly de: Instant; readonly a: Instant },
) => {
  const [faits, rappels]: [Fait[], string[]] = [[], []]
  let [etat, now, depuis] = [depart, de, de]
  for (let tours = 0; ; tours++) {
    assert.ok(tours < 100, 'l’horloge ne tourne pas sur place')
    const reveil = prochainReveil(etat, dispositif, now)
    if (reveil === null || reveil > a) return { etat, faits, rappels }
    ;[now, depuis] = [reveil, reveil]
    const { rappels: dus, effet } = aFaireAuReveil(etat, dispositif, { depuis, now })
    rappels.push(...dus.map(cleRappel))
    if (!effet) continue
    const commande =
      effet.type === 'proposer'
        ? ({ type: 'proposerEffet', agent } as const)
        : ({ type: 'constaterEcheance', explication: 'Aucune réponse.' } as const)
    const decision = decide(etat, commande, { acteur: horloge, now, dispositif })
    assert.ok(decision.ok, 'l’horloge ne demande que ce qui est permis')
    faits.push(...decision.faits)
    etat = decision.faits.reduce<Candidature>(evolve, etat)
  }
}

test('[JAL-6] un jalon se rappelle à son heure de Paris, des jours civils avant, quel que soit le changement d’heure', () => {
  const dispositif = { ...borne, rappels: { jalons: [60, 30, 1], delais: [] } }
  const [jalon] = echeances(etatDe(ouverte), dispositif)
  assert.ok(jalon)
  assert.deepEqual(
    rappelsDe(jalon, dispositif).map(({ avance, quand }) => [avance, quand]),
    [
      ['60j', paris('2026-03-14 12:00')],
      ['30j', paris('2026-04-13 12:00')],
      ['1j', paris('2026-05-12 12:00')],
    ],
  )
})

test('[JAL-6] un délai se rappelle des heures avant sa fin, et jamais avant d’avoir commencé', () => {
  const dispositif = { ...borne, rappels: { jalons: [], delais: [24, 480, 6] } }
  const [place, abandon] = echeances(etatDe(modificationsDemandees), dispositif)
  assert.ok(place && abandon)
  assert.deepEqual(
    [...rappelsDe(place, dispositif), ...rappelsDe(abandon, dispositif)].map(rappel => [enBref(rappel), rappel.quand]),
    [
      // The place is kept for 24 h: a reminder 24 h ahead would come with the request.
      ['INT-5 6h', paris('2026-03-17 04:00')],
      // Elapsed hours: one of them is skipped by the clocks on 29 March.
      ['INT-6 480h', paris('2026-03-26 23:00')],
      ['INT-6 24h', paris('2026-04-15 00:00')],
      ['INT-6 6h', paris('2026-04-15 18:00')],
    ],
  )
})

test('l’horloge regarde d’abord le premier rappel, puis le suivant, puis la fin', () => {
  const etat = etatDe(ouverte)
  const suivants = ['2026-04-13 12:00', '2026-05-06 12:00', '2026-05-12 12:00', '2026-05-13 12:00'].map(paris)
  let now = paris('2026-03-02 09:00')
  for (const attendu of suivants) {
    assert.equal(prochainReveil(etat, borne, now), attendu)
    now = attendu
  }
})

test('une échéance passée se traite maintenant, puis ne réveille plus', () => {
  const [etat, now] = [etatDe(complementAdministratif), paris('2026-03-20 08:00')]
  assert.equal(prochainReveil(etat, borne, now), now)
  const { effet } = aFaireAuReveil(etat, borne, { depuis: paris('2026-03-12 00:00'), now })
  assert.deepEqual([effet?.type, effet?.echeance.regle], ['proposer', 'ADM-8'])
  const propose = etantDonne(...complementAdministratif)
    .quand({ type: 'proposerEffet', agent }, { acteur: horloge, now })
    .accepte().etat
  assert.equal(aFaireAuReveil(propose, borne, { depuis: now, now }).effet, null)
  assert.equal(prochainReveil(propose, borne, now), paris('2026-04-13 12:00'))
})

test('[JAL-6] après des heures d’arrêt, un seul rappel de chaque échéance, et d’aucune qui soit passée', () => {
  const etat = etatDe(ouverte)
  const aFaire = (depuis: string, now: string): readonly string[] =>
    aFaireAuReveil(etat, borne, { depuis: paris(depuis), now: paris(now) }).rappels.map(enBref)
  assert.deepEqual(aFaire('2026-04-13 12:00', '2026-05-12 18:00'), ['JAL-1 1j'])
  assert.deepEqual(aFaire('2026-04-13 12:00', '2026-05-13 12:00'), [])
  assert.deepEqual(aFaire('2026-05-12 12:01', '2026-05-12 18:00'), [])
  const [avant, apresJ1] = [justeAvant(J1), justeApres(J1)]
  assert.equal(aFaireAuReveil(etat, borne, { depuis: paris('2026-05-01'), now: avant }).effet, null)
  assert.equal(aFaireAuReveil(etat, borne, { depuis: paris('2026-05-01'), now: apresJ1 }).effet?.type, 'proposer')
})

test('[JAL-6] qui est prêt ne reçoit aucun rappel, qui ne l’est pas les reçoit tous, une fois', () => {
  const annee = { de: paris('2026-03-10'), a: paris('2027-03-10') }
  assert.deepEqual(tourner(etatDe(eligibiliteSoumise), borne, annee).rappels, [])
  assert.deepEqual(tourner(etatDe(histoires.dossierValide), borne, annee).rappels, [])
  const { rappels } = tourner(etatDe(enDepot), borne, { ...annee, a: justeAvant(paris('2026-12-09 12:00')) })
  assert.deepEqual(
    rappels.map(cle => cle.split(':')[0] + cle.slice(cle.lastIndexOf(':'))),
    ['JAL-2:30j', 'JAL-2:7j', 'JAL-2:1j'],
  )
})

test('close ou référencée, plus rien n’échoit', () => {
  for (const histoire of [refusee, referencee])
    assert.equal(prochainReveil(etatDe(histoire), borne, paris('2026-03-01')), null)
  assert.equal(prochainReveil(etatDe(enDepot), permanent, paris('2026-03-10')), null)
})

test('[P19] soixante jours sans un agent : aucun refus prononcé, une proposition pour chaque dossier en retard', () => {
  const compte = { propositions: 0, clotures: 0, enRetard: 0 }
  for (const histoire of Object.values(histoires.toutesLesHistoires)) {
    const [depart, de] = [etatDe(histoire), paris('2026-04-20')]
    const { etat, faits, rappels } = tourner(depart, borne, { de, a: apres(de, 60 * 24 * 3_600_000) })
    compte.propositions += faits.filter(({ type }) => type === 'EffetPropose').length
    compte.clotures += faits.filter(({ type }) => type === 'CandidatureClose').length
    compte.enRetard +=
      depart.statut !== 'close' && echeances(etat, borne).some(e => 'adverse' in e && e.quand <= J1) ? 1 : 0
    assert.equal(new Set(rappels).size, rappels.length)
    assert.ok(faits.every(({ par }) => par.id === 'horloge'))
  }
  assert.equal(compte.clotures, 0)
  assert.ok(compte.enRetard >= 5)
  assert.equal(compte.propositions, compte.enRetard)
})

test('[P19] [JAL-1] un programme automatique : l’horloge clôt elle-même, en son nom, et n’y revient pas', () => {
  for (const [histoire, dispositif, motif] of [
    [ouverte, jalonsAutomatiques, 'jalon_manque'],
    [complementAdministratif, automatique, 'complement_sans_reponse'],
    [modificationsDemandees, automatique, 'sans_reponse_30_jours'],
  ] as const) {
    const annee = { de: paris('2026-03-20'), a: paris('2027-03-20') }
    const { etat, faits } = tourner(etatDe(histoire), dispositif, annee)
    assert.deepEqual(
      faits.map(({ type, par }) => [type, par.nom]),
      [['CandidatureClose', 'Horloge de Convergence']],
    )
    assert.ok(etat.statut === 'close' && etat.cloture.motif === motif)
  }
})

test('l’agence est attendue là où c’est son tour, la file des chapitres et ce que l’horloge propose mis à part', () => {
  const roles = (histoire: readonly Fait[], now = '2026-03-10'): readonly string[] =>
    rolesAttendus(etatDe(histoire), borne, paris(now))
  assert.deepEqual(roles(histoires.administrativeSoumise), ['gestionnaire'])
  assert.deepEqual(roles(histoires.annuaireEnFile), [])
  assert.deepEqual(roles(complementAdministratif), [])
  assert.deepEqual(roles(complementAdministratif, '2026-03-12'), [])
  assert.deepEqual(roles(histoires.attribuee), ['direction'])
})

/** A state as the acts on some chapters load it: it has no other. */
const partie = (etat: Candidature, codes: readonly string[]): Candidature =>
  'chapitres' in etat
    ? {
        ...etat,
        chapitres: Object.fromEntries(Object.entries(etat.chapitres).filter(([code]) => codes.includes(code))),
      }
    : etat

test('[INT-9] [JAL-6] ce qu’un autre chapitre a attendu repousse la fin de l’instruction : qui ne le voit pas fait tout regarder, et ne dort pas', () => {
  const etat = etantDonne(...homologationObtenue).etat
  assert.ok('chapitres' in etat)
  const sansAttente = Object.entries(etat.chapitres).flatMap(([code, { attentes }]) => (attentes ? [] : [code]))
  assert.ok(sansAttente.length > 0)
  const now = paris('2026-06-20')
  assert.equal(prochainReveil(etat, complet, now), paris('2026-07-27 00:00'))
  assert.equal(prochainReveil(partie(etat, sansAttente), complet, now), null)
  assert.equal(prochainReveilDUnePartie(partie(etat, sansAttente), complet, now), now)
})

const infini = '9999'
const programmes = { borne, permanent, automatique, complet, jalonsAutomatiques }

test('[P19] [JAL-6] trois cents vies au hasard : rien n’échoit entre deux réveils, et un réveil tiré d’une partie du dossier n’est jamais trop tardif', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(programmes) as (keyof typeof programmes)[])),
      fc.array(unPas, { minLength: 40, maxLength: 80 }),
      (nom, pas) => vivre(programmes[nom], pas),
    ),
    { numRuns: 300 },
  )
})

const vivre = (dispositif: Dispositif, pas: readonly Pas[]): void => {
  let now = paris('2026-03-02 09:00')
  const ouverture = ouvrirCandidature(ouvrir, { acteur: pierre, now, dispositif })
  assert.ok(ouverture.ok)
  let etat = replier(ouverture.faits)
  let connu = prochainReveil(etat, dispositif, now) ?? infini
  let prochain = rang(1)
  for (const unPas of pas) {
    now = apres(now, unPas.attente)
    const { acteur, commande } = demande(unPas, { etat, dispositif, now, rang: prochain })
    const contexte = { acteur, now, dispositif }
    const decision = decide(etat, commande, contexte)
    if (!decision.ok) continue
    const suivant = decision.faits.reduce<Candidature>(evolve, etat)
    const vrai = prochainReveil(suivant, dispositif, now) ?? infini
    const codes = codesDe(commande)
    if (codes) {
      const vu =
        prochainReveilDUnePartie(decision.faits.reduce<Candidature>(evolve, partie(etat, codes)), dispositif, now) ??
        infini
      const ecrit = connu < vu ? connu : vu
      assert.ok(ecrit <= vrai, `${ecrit} après ${vrai}`)
    }
    connu = connu <= now ? connu : vrai
    for (const fait of decision.faits) if ('rang' in fait && fait.rang >= prochain) prochain = rang(fait.rang + 1)
    etat = suivant
    if (vrai === infini || vrai <= now) continue
    const rienAvant = aFaireAuReveil(etat, dispositif, { depuis: justeApres(now), now: justeAvant(vrai as Instant) })
    assert.deepEqual(rienAvant, { rappels: [], effet: null })
  }
}

/** The chapters that the use-case of that command loads; all of them where it says nothing. */
const codesDe = (commande: ReturnType<typeof demande>['commande']): readonly string[] | null => {
  switch (commande.type) {
    case 'soumettreChapitres':
      return commande.chapitres
    case 'deposerPreuve':
    case 'prendreChapitre':
    case 'rendreChapitre':
    case 'rendreAvis':
    case 'demanderModifications':
      return [commande.chapitre]
    default:
      return null
  }
}
