import assert from 'node:assert/strict'
import test from 'node:test'
import { ann1, annuaire, deposer, dmp, horloge, J3, nadia, paris, pierre, psc1 } from '../../../../test/harness/cas.ts'
import { enDepot, ouverte, refusee, toutDepose } from '../../../../test/harness/histoires.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import { replier } from './evolve.ts'
import type { Refus } from './refus.ts'
import { estAConsigner, sansInconnus, tentativeDe } from './tentatives.ts'

const ouvert = replier(enDepot)
const close = replier(refusee)
const tropTard: Refus = { code: 'jalon_depasse', jalon: 'J3', quand: J3 }
const ferme: Refus = { code: 'statut_incompatible', statut: 'close' }

test('[P9] ce qui vient trop tard, est coupé ou n’a pas pu être reçu est gardé, quel que soit l’acte de l’éditeur', () => {
  const refus: readonly Refus[] = [
    tropTard,
    { code: 'delai_depasse', limite: paris('2026-03-12 00:00'), regle: 'ADM-8' },
    { code: 'envoi_interrompu', recus: 10 },
    { code: 'envoi_refuse', motif: 'service_indisponible' },
  ]
  for (const un of refus)
    for (const commande of ['deposerPreuve', 'soumettreEtape', 'ajouterProfils'] as const)
      assert.equal(estAConsigner(ouvert, { acteur: pierre, commande, refus: un }), true, `${un.code} ${commande}`)
})

test('[P9] ni l’agence, ni l’horloge ne tentent : leurs refus ne laissent rien', () => {
  for (const acteur of [nadia, horloge])
    assert.equal(estAConsigner(ouvert, { acteur, commande: 'deposerPreuve', refus: tropTard }), false)
})

test('[P9] ce qui est remis à un dossier clos est gardé ; une autre demande, ou un autre statut, non', () => {
  const essai = (commande: Parameters<typeof estAConsigner>[1]['commande'], etat = close) =>
    estAConsigner(etat, { acteur: pierre, commande, refus: ferme })
  for (const remise of ['soumettreEtape', 'deposerPreuve', 'soumettreChapitres', 'signerConvention'] as const)
    assert.equal(essai(remise), true, remise)
  for (const remise of ['deposerHomologation', 'deposerEnregistrement'] as const)
    assert.equal(essai(remise), true, remise)
  assert.equal(essai('demanderMediation'), false)
  assert.equal(essai('deposerPreuve', replier(ouverte)), false)
})

test('[P9] une erreur que la page explique ne laisse rien', () => {
  const refus: readonly Refus[] = [{ code: 'chapitre_inconnu' }, { code: 'acteur_non_autorise' }]
  for (const un of refus)
    assert.equal(estAConsigner(close, { acteur: pierre, commande: 'deposerPreuve', refus: un }), false)
})

test('[P9] la tentative dit sur quoi elle portait', () => {
  const depot = deposer({ chapitre: annuaire, preuve: ann1, depotId: 'd1' })
  const base = { commande: 'deposerPreuve', refus: tropTard, chapitres: [annuaire] }
  assert.deepEqual(tentativeDe(ouvert, depot, tropTard), { ...base, preuve: ann1 })
  assert.deepEqual(
    tentativeDe(ouvert, { type: 'soumettreChapitres', chapitres: [annuaire, dmp], rang: 1 as never }, tropTard),
    { commande: 'soumettreChapitres', refus: tropTard, chapitres: [annuaire, dmp] },
  )
  assert.deepEqual(tentativeDe(ouvert, { type: 'demanderMediation', motif: 'M' }, tropTard), {
    commande: 'demanderMediation',
    refus: tropTard,
  })
})

test('[P9] ce que le dossier ne connaît pas n’entre pas dans sa mémoire, même close', () => {
  const visee = { commande: 'deposerPreuve', refus: tropTard } as const
  const inconnu = 'x'.repeat(10_000)
  const autre = { chapitres: [annuaire, inconnu as CodeChapitre, 'constructor' as CodeChapitre] }
  assert.deepEqual(sansInconnus(ouvert, { ...visee, ...autre, preuve: inconnu as NumeroPreuve }), {
    ...visee,
    chapitres: [annuaire],
  })
  // A proof of another chapter than the one named.
  assert.deepEqual(sansInconnus(ouvert, { ...visee, chapitres: [annuaire], preuve: psc1 }), {
    ...visee,
    chapitres: [annuaire],
  })
  assert.deepEqual(sansInconnus(replier(ouverte), { ...visee, chapitres: [annuaire], preuve: ann1 }), visee)
  const fermee = replier([
    ...toutDepose,
    {
      type: 'CandidatureClose',
      motif: 'jalon_manque',
      explication: 'E',
      le: J3,
      par: { id: 'a', nom: 'A', qualite: 'gestionnaire' },
    },
  ])
  const connue = { ...visee, chapitres: [annuaire], preuve: ann1 }
  assert.deepEqual(sansInconnus(fermee, connue), connue)
})
