import assert from 'node:assert/strict'
import test from 'node:test'
import { ann2, annuaire, borne, J3, justeApres, nadia, paris, permanent, pierre } from '../../../../test/harness/cas.ts'
import { complet, fac1, facturation, ins, ins1, ins2 } from '../../../../test/harness/complet.ts'
import {
  complementAdministratif,
  enDepot,
  inscrite,
  reponses,
  reservesEmises,
  seance,
  toutesLesHistoires,
} from '../../../../test/harness/histoires.ts'
import { entier, pretePourDecision } from '../../../../test/harness/histoires-dossier-entier.ts'
import { histoiresCompletes } from '../../../../test/harness/histoires-completes.ts'
import {
  conforme,
  enDepotComplet,
  insSoumis,
  journeeDispensee,
  maturiteRenseignee,
  pris,
  valide,
} from '../../../../test/harness/histoires-controles.ts'
import { avecDelais, avecJalon, divergences, faitLe, lecture } from '../../../../test/harness/essai.ts'
import { auteur } from '../../../kernel/acteur.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { AEssayer } from './essai.ts'
import type { Fait } from './faits.ts'

test('[GUI-3] un formulaire que le brouillon refuserait bloque le dossier, avec ses fautes, une seule fois', () => {
  const fautes = [{ champ: 'telephone', code: 'obligatoire' }] as const
  const refus: AEssayer['lecture'] = { ...lecture, fautes: (_, etape) => (etape === 'administrative' ? fautes : []) }
  const deuxFois: readonly Fait[] = [
    ...complementAdministratif,
    ...faitLe(paris('2026-03-05 10:00'), pierre, {
      type: 'EtapeSoumise',
      etape: 'administrative',
      version: 2,
      reponses,
    }),
  ]
  assert.deepEqual(divergences(deuxFois, { ...borne, version: 2 }, { lecture: refus }), [
    {
      kind: 'blocage',
      commande: 'soumettreEtape',
      etape: 'administrative',
      refus: { code: 'formulaire_incomplet', fautes },
      quand: paris('2026-03-03 10:00'),
    },
  ])
})

test('[GUI-3] [ELI-3] un profil choisi qui n’existe plus est nommé ; ceux d’un autre dispositif ne comptent pas', () => {
  const sansCiba = { ...borne, profils: borne.profils.filter(({ code }) => code !== 'ciba') }
  const choisit = { ...lecture, profils: () => ['general', 'ciba'] }
  assert.deepEqual(divergences(enDepot, sansCiba, { lecture: choisit }), [
    { kind: 'profil_supprime', profils: ['CIBA'], quand: paris('2026-03-06 16:00') },
  ])
  assert.deepEqual(divergences(enDepot, { ...sansCiba, code: 'autre' }, { lecture: choisit }), [])
})

test('[GUI-3] [ELI-8] un dossier auquel le brouillon ne demanderait rien est bloqué', () => {
  const [un] = divergences(enDepot, borne, { lecture: { ...lecture, attendus: () => [] } })
  assert.deepEqual(un?.kind === 'blocage' && [un.commande, un.refus.code], [
    'accepterEligibilite',
    'aucun_chapitre_applicable',
  ])
})

test('[GUI-3] [PRE-9] un profil ajouté après l’éligibilité, là où le brouillon ne le permet plus, bloque le dossier', () => {
  const histoire = histoiresCompletes['profilsAjoutes'] ?? assert.fail()
  const [un] = divergences(histoire, { ...complet, ajoutDeProfils: 'eligibilite' }, { vecu: complet })
  assert.deepEqual(un?.kind === 'blocage' && [un.commande, un.refus.code], ['ajouterProfils', 'statut_incompatible'])
})

test('[GUI-3] [PRE-8] [INS-1] des contrôles que le brouillon ajoute bloquent ce qui a été fait sans eux', () => {
  const sansControle: Dispositif = {
    ...complet,
    controles: { ...complet.controles, cnda: false, journeeDeTest: null },
  }
  const insValide = [
    ...insSoumis,
    ...pris('2026-03-16 09:00', ins),
    ...conforme('2026-03-16 09:10', ins, ins1),
    ...conforme('2026-03-16 09:20', ins, ins2),
    ...valide('2026-03-16 09:30', ins),
  ]
  const [journee, ...autres] = divergences(insValide, complet, { vecu: sansControle })
  assert.deepEqual(autres, [])
  assert.deepEqual(journee?.kind === 'blocage' && [journee.refus.code, journee.chapitre], ['journee_a_tenir', ins])
  const depose = faitLe(paris('2026-03-12 10:00'), pierre, {
    type: 'PreuveDeposee',
    chapitre: facturation,
    preuve: fac1,
    depot: {
      id: 'c1',
      deposeLe: paris('2026-03-12 10:00'),
      deposePar: auteur(pierre),
      remplace: [],
      nature: 'lien',
      url: 'https://preuves.example/c1',
    },
  })
  const [homologation] = divergences([...enDepotComplet, ...depose], complet, { vecu: sansControle })
  assert.deepEqual(homologation?.kind === 'blocage' && [homologation.refus.code, homologation.chapitre], [
    'homologation_a_preciser',
    facturation,
  ])
})

test('[GUI-3] ce qui a été fait pour un contrôle que le brouillon n’a plus n’est plus demandé, et ne bloque personne', () => {
  const sans: Dispositif = { ...complet, controles: { ...complet.controles, maturite: null, journeeDeTest: null } }
  assert.deepEqual(divergences(maturiteRenseignee, sans, { vecu: complet }), [
    { kind: 'sans_objet', commande: 'renseignerMaturite', quand: paris('2026-03-06 15:00') },
  ])
  const kinds = divergences(journeeDispensee, sans, { vecu: complet }).map(
    une => une.kind === 'sans_objet' && une.commande,
  )
  assert.deepEqual(kinds, ['renseignerMaturite', 'dispenserDeJournee'])
})

test('[GUI-3] [INT-8] un dossier qui était complet et à qui il manquerait le questionnaire', () => {
  const histoire = toutesLesHistoires['dossierValide'] ?? assert.fail()
  const avecMaturite: Dispositif = { ...borne, controles: { ...borne.controles, maturite: complet.controles.maturite } }
  assert.deepEqual(divergences(histoire, avecMaturite), [
    { kind: 'dossier_incomplet', maturite: true, homologations: [], quand: paris('2026-03-18 10:20') },
  ])
})

test('[GUI-3] [ADM-8] une clôture que le délai essayé n’aurait pas permise est dite, avec la nouvelle limite', () => {
  const le = paris('2026-03-12 00:00')
  const close: readonly Fait[] = [
    ...complementAdministratif,
    ...faitLe(le, nadia, { type: 'CandidatureClose', motif: 'complement_sans_reponse', explication: 'Sans réponse.' }),
  ]
  const long = avecDelais({ complement: { ...borne.delais.complement, jours: 6 } })
  assert.deepEqual(divergences(close, long), [
    { kind: 'cloture_evitee', motif: 'complement_sans_reponse', limite: paris('2026-03-13 00:00'), quand: le },
  ])
  assert.deepEqual(
    divergences(close, avecDelais({ complement: { ...borne.delais.complement, adverse: 'automatique' } })),
    [],
  )
})

test('[GUI-3] [COL-3] des réserves après le J3 essayé auraient fermé le dossier ; avant, elles ne l’auraient pas fermé', () => {
  const le = paris('2026-04-02 16:00')
  const [un] = divergences(reservesEmises, avecJalon('J3', le))
  assert.deepEqual(un?.kind === 'retard' && [un.regle, un.limite, un.quand], ['JAL-3', le, le])
  assert.deepEqual(divergences(reservesEmises, avecJalon('J3', justeApres(le))), [])
  const apres = paris('2026-04-02 16:00')
  const motif = 'L’alimentation du DMP n’est pas démontrée.'
  const preuves = [{ chapitre: annuaire, preuve: ann2 }]
  const fermee: readonly Fait[] = [
    ...inscrite,
    ...faitLe(
      apres,
      { ...nadia, personneId: 'ines', roles: ['secretaire_college'] },
      { type: 'ReservesBloquantesEmises', seance, motif, preuves },
      { type: 'CandidatureClose', motif: 'reserves_apres_j3', explication: motif },
    ),
  ]
  assert.deepEqual(divergences(fermee, borne, { vecu: avecJalon('J3', apres) }), [
    { kind: 'cloture_evitee', motif: 'reserves_apres_j3', limite: J3, quand: apres },
  ])
})

test('[GUI-3] [INT-9] un délai d’instruction essayé que l’agence dépasserait aujourd’hui', () => {
  const histoire = histoiresCompletes['soixanteJours'] ?? assert.fail()
  const court: Dispositif = { ...complet, delais: { ...complet.delais, instruction: { jours: 10 } } }
  const kinds = divergences(histoire, court, { vecu: complet, now: paris('2026-04-15 12:00') }).map(({ kind }) => kind)
  assert.deepEqual(kinds, ['agence_en_retard'])
})

test('[GUI-2] [GUI-3] un guichet permanent essayé avec des jalons, et l’inverse', () => {
  const histoire = toutesLesHistoires['dossierValide'] ?? assert.fail()
  assert.deepEqual(divergences(histoire, permanent), [])
  const serre = avecJalon('J2', paris('2026-03-12 12:00'))
  const regles = divergences(histoire, serre, { vecu: permanent }).map(une => une.kind === 'retard' && une.regle)
  assert.deepEqual(regles, ['JAL-2'])
})

test('[GUI-3] [DMN-3] une convention que le brouillon n’a plus, et une qu’il ajoute', () => {
  const signee = toutesLesHistoires['conventionSignee'] ?? assert.fail()
  assert.deepEqual(
    divergences(signee, { ...borne, convention: null }).map(une => une.kind === 'sans_objet' && une.commande),
    ['preparerConvention', 'signerConvention'],
  )
  const kinds = divergences(pretePourDecision, { ...entier, convention: borne.convention }, { vecu: entier }).map(
    ({ kind }) => kind,
  )
  assert.deepEqual(kinds, ['convention_requise'])
})

test('[GUI-3] [PRE-5] des chapitres remis un à un, là où le dossier se remettrait entier, bloquent une seule fois', () => {
  const histoire = toutesLesHistoires['dossierValide'] ?? assert.fail()
  const codes = divergences(histoire, { ...borne, uniteDInstruction: 'dossier' }).map(
    une => une.kind === 'blocage' && une.refus.code,
  )
  assert.deepEqual(codes, ['dossier_a_soumettre_entier'])
})

test('[GUI-3] [ELI-9] une question ajoutée au questionnaire est dite ; le niveau répondu ne change rien à ce que l’agence lit', () => {
  const questionnaire = complet.controles.maturite ?? assert.fail()
  const avec = (questions: typeof questionnaire.questions): Dispositif => ({
    ...complet,
    controles: { ...complet.controles, maturite: { ...questionnaire, questions } },
  })
  const nouvelle = { ...(questionnaire.questions[0] ?? assert.fail()), id: 'SSI-99' }
  const [un, ...autres] = divergences(maturiteRenseignee, avec([...questionnaire.questions, nouvelle]), {
    vecu: complet,
  })
  assert.deepEqual(autres, [])
  assert.deepEqual(un?.kind === 'blocage' && un.refus, { code: 'maturite_incomplete', questions: ['SSI-99'] })
  const unSeulNiveau = questionnaire.questions.map(question => ({ ...question, niveaux: question.niveaux.slice(0, 1) }))
  assert.deepEqual(divergences(maturiteRenseignee, avec(unSeulNiveau), { vecu: complet }), [])
})
