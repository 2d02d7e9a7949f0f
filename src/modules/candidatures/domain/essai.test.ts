import assert from 'node:assert/strict'
import test from 'node:test'
import {
  ann2,
  annuaire,
  borne,
  chapitresAttendus,
  type FaitNu,
  J1,
  J3,
  justeApres,
  justeAvant,
  nadia,
  paris,
  permanent,
  pierre,
  rang,
  signer,
} from '../../../../test/harness/cas.ts'
import { complet, fac1, facturation, ins, ins1, ins2 } from '../../../../test/harness/complet.ts'
import {
  administrativeSoumise,
  annuaireEnFile,
  complementAdministratif,
  enDepot,
  eligibiliteSoumise,
  inscrite,
  modificationsDemandees,
  preuveModifiee,
  reponses,
  reservesEmises,
  seance,
  toutesLesHistoires,
} from '../../../../test/harness/histoires.ts'
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
import { type Acteur, auteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { CodeJalon, Delais, Dispositif } from '../../dispositifs/index.ts'
import { type AEssayer, essayer, type Divergence } from './essai.ts'
import type { Fait } from './faits.ts'

const lecture: AEssayer['lecture'] = { fautes: () => [], profils: () => [], attendus: () => chapitresAttendus }

const divergences = (
  faits: readonly Fait[],
  brouillon: Dispositif,
  reste: Partial<Omit<AEssayer, 'vecu'>> & { readonly vecu?: Dispositif } = {},
): readonly Divergence[] => {
  const { vecu = borne, now = faits.at(-1)?.le ?? J1, ...autres } = reste
  return essayer({ faits, brouillon, lecture, ...autres, now, vecu: () => vecu }).divergences
}

const avecJalon = (code: CodeJalon, quand: Instant): Dispositif => ({
  ...borne,
  jalons: borne.jalons.map(jalon => (jalon.code === code ? { ...jalon, quand } : jalon)),
})
const avecDelais = (delais: Partial<Delais>): Dispositif => ({ ...borne, delais: { ...borne.delais, ...delais } })
const fait = (quand: Instant, acteur: Acteur, ...faits: readonly FaitNu[]): readonly Fait[] =>
  faits.map(un => signer(un, { acteur, now: quand }))

for (const [dispositif, histoires] of [
  [borne, toutesLesHistoires],
  [complet, histoiresCompletes],
] as const)
  for (const [nom, histoire] of Object.entries(histoires))
    test(`[GUI-3] une version qui ne change rien ne change rien pour personne : ${nom}`, () => {
      assert.deepEqual(divergences(histoire, { ...dispositif, version: 2 }, { vecu: dispositif }), [])
    })

test('[GUI-3] [JAL-1] une étape soumise à l’instant même du jalon essayé est en retard, une milliseconde plus tôt elle ne l’est pas', () => {
  const soumiseLe = paris('2026-03-03 10:00')
  assert.deepEqual(divergences(administrativeSoumise, avecJalon('J1', justeApres(soumiseLe))), [])
  assert.deepEqual(divergences(administrativeSoumise, avecJalon('J1', soumiseLe)), [
    {
      kind: 'retard',
      regle: 'JAL-1',
      limite: soumiseLe,
      quand: soumiseLe,
      actes: 1,
      objet: { kind: 'jalon', jalon: 'J1' },
    },
  ])
})

test('[JAL-1] ouverte après le jalon essayé, une candidature n’est en retard qu’une fois, quel que soit le nombre d’actes', () => {
  const [un, ...autres] = divergences(eligibiliteSoumise, avecJalon('J1', paris('2026-03-02 09:00')))
  assert.deepEqual(autres, [])
  assert.deepEqual(un?.kind === 'retard' && [un.quand, un.actes], [paris('2026-03-02 09:00'), 3])
})

test('[GUI-3] [JAL-2] un chapitre soumis pour la première fois après le J2 essayé est en retard', () => {
  const soumisLe = paris('2026-03-11 10:00')
  assert.deepEqual(divergences(annuaireEnFile, avecJalon('J2', justeApres(soumisLe))), [])
  const [un] = divergences(annuaireEnFile, avecJalon('J2', soumisLe))
  assert.deepEqual(un?.kind === 'retard' && [un.regle, un.limite, un.quand], ['JAL-2', soumisLe, soumisLe])
})

test('[GUI-3] [JAL-3] [JAL-4] les dépôts reçus après le J3 essayé sont en retard ; ce qui était déjà reçu compte', () => {
  const recuLe = paris('2026-03-16 15:00')
  assert.deepEqual(divergences(preuveModifiee, avecJalon('J3', justeApres(recuLe))), [])
  const [un] = divergences(preuveModifiee, avecJalon('J3', recuLe))
  assert.deepEqual(un?.kind === 'retard' && [un.regle, un.quand, un.actes], ['JAL-3', recuLe, 1])
  const envoyee = preuveModifiee.map(ligne =>
    ligne.type === 'PreuveDeposee' && ligne.le === recuLe
      ? { ...ligne, depot: { ...ligne.depot, deposeLe: justeAvant(recuLe) } }
      : ligne,
  )
  assert.deepEqual(divergences(envoyee, avecJalon('J3', recuLe), { now: justeAvant(recuLe) }), [])
})

test('[GUI-3] [ADM-8] une réponse venue au premier instant qui dépasse le délai essayé est en retard', () => {
  const limite = paris('2026-03-06 00:00')
  const court = avecDelais({ complement: { ...borne.delais.complement, jours: 1 } })
  const repondue = (le: Instant): readonly Fait[] => [
    ...complementAdministratif,
    ...fait(le, pierre, { type: 'EtapeSoumise', etape: 'administrative', version: 2, reponses }),
  ]
  assert.deepEqual(divergences(repondue(justeAvant(limite)), court), [])
  assert.deepEqual(divergences(repondue(limite), court), [
    {
      kind: 'retard',
      regle: 'ADM-8',
      limite,
      quand: limite,
      actes: 1,
      objet: { kind: 'etape', etape: 'administrative' },
    },
  ])
})

test('[GUI-3] [INT-6] une réponse venue après le délai d’abandon essayé est en retard, une fois pour le chapitre', () => {
  const limite = paris('2026-03-18 00:00')
  const court = avecDelais({ abandon: { jours: 1, decompte: 'calendaires', proroge: false, adverse: 'propose' } })
  const resoumis = (le: Instant): readonly Fait[] => [
    ...preuveModifiee,
    ...fait(le, pierre, { type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(30), placeGardee: false }),
  ]
  assert.deepEqual(divergences(resoumis(justeAvant(limite)), court), [])
  const [un, ...autres] = divergences(resoumis(limite), court)
  assert.deepEqual(autres, [])
  assert.deepEqual(un?.kind === 'retard' && [un.regle, un.limite, un.objet], [
    'INT-6',
    limite,
    { kind: 'chapitre', chapitre: annuaire },
  ])
})

test('[GUI-3] [INT-6] sans réponse à ce jour, un dossier ouvert est en retard dès l’instant de la limite essayée, s’il ne l’était déjà', () => {
  const limite = paris('2026-03-18 00:00')
  const court = avecDelais({ abandon: { jours: 1, decompte: 'calendaires', proroge: false, adverse: 'propose' } })
  assert.deepEqual(divergences(modificationsDemandees, court, { now: justeAvant(limite) }), [])
  const [un] = divergences(modificationsDemandees, court, { now: limite })
  assert.deepEqual(un?.kind === 'retard' && [un.quand, un.limite, un.actes], [null, limite, 0])
  assert.deepEqual(divergences(modificationsDemandees, court, { now: paris('2026-04-16 00:00') }), [])
})

test('[GUI-3] [INT-5] une place qui a été gardée et ne le serait plus ; sans garantie, aucune limite n’est dite', () => {
  const le = paris('2026-03-16 18:00')
  const gardee: readonly Fait[] = [
    ...preuveModifiee,
    ...fait(le, pierre, { type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(11), placeGardee: true }),
  ]
  assert.deepEqual(divergences(gardee, avecDelais({ gardeRang: { heures: 9 } })), [])
  assert.deepEqual(divergences(gardee, avecDelais({ gardeRang: { heures: 8 } })), [
    { kind: 'place_perdue', chapitre: annuaire, limite: le, quand: le },
  ])
  assert.deepEqual(divergences(gardee, avecDelais({ gardeRang: null })), [
    { kind: 'place_perdue', chapitre: annuaire, limite: null, quand: le },
  ])
})

test('[GUI-3] un formulaire que le brouillon refuserait bloque le dossier, avec ses fautes, une seule fois', () => {
  const fautes = [{ champ: 'telephone', code: 'obligatoire' }] as const
  const refus: AEssayer['lecture'] = { ...lecture, fautes: (_, etape) => (etape === 'administrative' ? fautes : []) }
  const deuxFois: readonly Fait[] = [
    ...complementAdministratif,
    ...fait(paris('2026-03-05 10:00'), pierre, {
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
  const depose = fait(paris('2026-03-12 10:00'), pierre, {
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
    ...fait(le, nadia, { type: 'CandidatureClose', motif: 'complement_sans_reponse', explication: 'Sans réponse.' }),
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
    ...fait(
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
