import assert from 'node:assert/strict'
import test from 'node:test'
import { borne, etantDonne, hugo, nadia, paris, pierre } from '../../../../test/harness/cas.ts'
import { complet, fac1, facturation, niveauxDonnes } from '../../../../test/harness/complet.ts'
import { dossierValide } from '../../../../test/harness/histoires.ts'
import {
  certificatDepose,
  certificatRefuse,
  histoiresCompletes,
  homologationEnAttente,
  homologationObtenue,
  maturiteEnDernier,
  maturiteManquante,
} from '../../../../test/harness/histoires-completes.ts'
import type { Histoire } from '../../../../test/harness/histoires-controles.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { dossierComplet, homologationsEnAttente, maturiteManque } from './dossier-complet.ts'
import { echeances } from './echeances.ts'
import { suite } from './suite.ts'

const manque = (histoire: Histoire, dispositif: Dispositif = complet) => {
  const { etat } = etantDonne(...histoire)
  assert.ok('chapitres' in etat)
  return {
    homologations: homologationsEnAttente(etat, dispositif).length,
    maturite: maturiteManque(etat, dispositif),
    complet: dossierComplet(etat, dispositif),
  }
}

test('[INT-8] [INT-7] [ELI-9] un dossier est complet, tout validé, homologué, et le questionnaire rempli', () => {
  assert.deepEqual(manque(homologationEnAttente), { homologations: 1, maturite: false, complet: false })
  assert.deepEqual(manque(certificatDepose), { homologations: 1, maturite: false, complet: false })
  assert.deepEqual(manque(certificatRefuse), { homologations: 1, maturite: false, complet: false })
  assert.deepEqual(manque(maturiteManquante), { homologations: 0, maturite: true, complet: false })
  for (const histoire of [homologationObtenue, maturiteEnDernier])
    assert.deepEqual(manque(histoire), { homologations: 0, maturite: false, complet: true })
})

test('[INT-8] ce que le programme ne demande pas ne manque pas', () => {
  for (const histoire of [homologationEnAttente, maturiteManquante])
    assert.deepEqual(manque(histoire, { ...complet, controles: borne.controles }), {
      homologations: 0,
      maturite: false,
      complet: true,
    })
  assert.equal(manque(dossierValide, borne).complet, true)
})

test('[INT-7] tant que le chapitre n’est pas validé, le certificat n’est pas encore attendu', () => {
  for (const [nom, histoire] of Object.entries(histoiresCompletes)) {
    const { etat } = etantDonne(...histoire)
    if (etat.statut !== 'depot_des_preuves' || etat.chapitres[facturation]?.statut === 'valide') continue
    assert.deepEqual(homologationsEnAttente(etat, complet), [], nom)
  }
})

test('[INT-7] l’homologation qui manque dit de quelle preuve, chez qui, et depuis quand', () => {
  const attendue = (histoire: Histoire) => {
    const { etat } = etantDonne(...histoire)
    assert.ok('chapitres' in etat)
    return homologationsEnAttente(etat, complet)
  }
  const visee = { chapitre: facturation, preuve: fac1 }
  const depuis = paris('2026-03-18 09:20')
  assert.deepEqual(attendue(homologationEnAttente), [{ ...visee, aVerifier: false, depuis }])
  assert.deepEqual(attendue(certificatDepose), [{ ...visee, aVerifier: true, depuis }])
  assert.deepEqual(attendue(certificatRefuse), [{ ...visee, aVerifier: false, depuis: paris('2026-06-03 09:00') }])
})

const aFaire = (histoire: Histoire): readonly string[] =>
  suite(etantDonne(...histoire).etat, complet).map(({ qui, action, echeance }) =>
    [qui, action, ...(echeance ? [echeance.regle] : [])].join(' '),
  )

test('[INT-7] [JAL-3] le certificat est attendu de l’éditeur jusqu’à J3, sa vérification de l’agence', () => {
  assert.deepEqual(aFaire(homologationEnAttente), ['editeur deposer_homologation JAL-3'])
  assert.deepEqual(aFaire(certificatDepose), ['agence verifier_homologation'])
  assert.deepEqual(aFaire(certificatRefuse), ['editeur deposer_homologation JAL-3'])
  assert.deepEqual(
    echeances(etantDonne(...certificatDepose).etat, complet).map(({ regle }) => regle),
    ['INT-9'],
  )
})

test('[ELI-9] [JAL-2] le questionnaire qui manque est à remplir avant J2', () => {
  assert.deepEqual(aFaire(maturiteManquante), ['editeur renseigner_maturite JAL-2'])
})

test('[INT-8] la dernière chose qui manquait, quelle qu’elle soit, rend le dossier prêt pour la convention', () => {
  etantDonne(...certificatDepose)
    .quand(
      { type: 'validerHomologation', chapitre: facturation, preuve: fac1 },
      { acteur: hugo, now: paris('2026-06-03'), dispositif: complet },
    )
    .alors({ type: 'HomologationValidee', chapitre: facturation, preuve: fac1 }, { type: 'DossierValide' })
  const { etat } = etantDonne(...maturiteManquante)
    .quand(
      { type: 'renseignerMaturite', niveaux: niveauxDonnes },
      { acteur: pierre, now: paris('2026-06-04'), dispositif: complet },
    )
    .accepte()
  assert.equal(etat.statut, 'prete_pour_convention')
})

test('[CVN-1] [INT-7] Impossible de préparer la convention tant qu’une homologation ou le questionnaire manque', () => {
  for (const histoire of [homologationEnAttente, certificatDepose, certificatRefuse, maturiteManquante])
    etantDonne(...histoire)
      .quand(
        { type: 'preparerConvention', document: 'pdf-1' },
        { acteur: nadia, now: paris('2026-06-08'), dispositif: complet },
      )
      .refuse({ code: 'statut_incompatible', statut: 'depot_des_preuves' })
})
