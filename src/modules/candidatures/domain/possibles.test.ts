import assert from 'node:assert/strict'
import test from 'node:test'
import { automatique, borne, J3, justeApres, nadia, paris } from '../../../../test/harness/cas.ts'
import { jalonsAutomatiques } from '../../../../test/harness/complet.ts'
import { annuaireValide, toutesLesHistoires } from '../../../../test/harness/histoires.ts'
import {
  cloture,
  editeurs,
  enBref,
  gestionnaire,
  personne,
  type Possibles,
  possiblesDe,
  preneur,
  secretaire,
  verificateurs,
} from '../../../../test/harness/possibles.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { replier } from './evolve.ts'
import type { Fait } from './faits.ts'
import { commandesPossibles } from './possibles.ts'

const surLesAutresChapitres = [
  'deposerPreuve dmp',
  'soumettreChapitres dmp',
  'deposerPreuve ciba',
  'soumettreChapitres ciba',
]

/** All that is possible at the instant that follows the last fact of each history. */
const aTemps: Readonly<Record<string, Possibles>> = {
  ouverte: editeurs('soumettreEtape administrative'),
  administrativeSoumise: gestionnaire(
    'demanderComplement administrative',
    'accepterCandidatureAdministrative',
    'refuserCandidature',
  ),
  complementAdministratif: editeurs('soumettreEtape administrative'),
  administrativeAcceptee: editeurs('soumettreEtape eligibilite'),
  eligibiliteSoumise: gestionnaire('demanderComplement eligibilite', 'accepterEligibilite', 'refuserCandidature'),
  complementEligibilite: editeurs('soumettreEtape eligibilite'),
  enDepot: {
    ...editeurs('deposerPreuve annuaire', 'deposerPreuve dmp', 'deposerPreuve ciba', 'demanderMediation'),
    ...gestionnaire(
      'admettrePreuvesTransverses annuaire',
      'admettrePreuvesTransverses dmp',
      'admettrePreuvesTransverses ciba',
    ),
  },
  toutDepose: editeurs(
    'deposerPreuve annuaire',
    'soumettreChapitres annuaire',
    ...surLesAutresChapitres,
    'demanderMediation',
  ),
  annuaireEnFile: {
    ...editeurs(...surLesAutresChapitres, 'demanderMediation'),
    ...verificateurs('prendreChapitre annuaire'),
  },
  annuairePris: {
    ...editeurs(...surLesAutresChapitres, 'demanderMediation'),
    ...preneur('rendreChapitre annuaire', 'rendreAvis annuaire'),
  },
  annuaireJuge: {
    ...editeurs(...surLesAutresChapitres, 'demanderMediation'),
    ...preneur('rendreChapitre annuaire', 'rendreAvis annuaire', 'demanderModifications annuaire'),
  },
  annuaireConforme: {
    ...editeurs(...surLesAutresChapitres, 'demanderMediation'),
    ...preneur('rendreChapitre annuaire', 'rendreAvis annuaire', 'validerChapitre annuaire'),
  },
  modificationsDemandees: editeurs('deposerPreuve annuaire', ...surLesAutresChapitres, 'demanderMediation'),
  preuveModifiee: editeurs(
    'deposerPreuve annuaire',
    'soumettreChapitres annuaire',
    ...surLesAutresChapitres,
    'demanderMediation',
  ),
  annuaireValide: editeurs(...surLesAutresChapitres, 'demanderMediation'),
  dernierChapitrePris: { ...editeurs('demanderMediation'), ...preneur('rendreChapitre ciba', 'rendreAvis ciba') },
  dossierValide: gestionnaire('preparerConvention'),
  conventionASigner: { ...gestionnaire('preparerConvention'), mandataire: ['signerConvention'] },
  conventionSignee: secretaire('inscrireAuCollege'),
  inscrite: secretaire('retirerDuCollege'),
  attribuee: { direction: ['prononcerReferencement'] },
  reservesEmises: editeurs('deposerPreuve dmp', 'demanderMediation'),
  referencee: personne,
  refusee: personne,
}

/** All that is possible once every delay has passed and J3 is there. */
const troptard: Readonly<Record<string, Possibles>> = {
  ...aTemps,
  ouverte: cloture,
  administrativeSoumise: {
    ...cloture,
    ...gestionnaire(
      'demanderComplement administrative',
      'accepterCandidatureAdministrative',
      'refuserCandidature',
      'constaterEcheance',
    ),
  },
  complementAdministratif: cloture,
  administrativeAcceptee: cloture,
  complementEligibilite: cloture,
  enDepot: { ...editeurs('demanderMediation'), ...cloture },
  toutDepose: { ...editeurs('demanderMediation'), ...cloture },
  annuaireEnFile: { ...editeurs('demanderMediation'), ...verificateurs('prendreChapitre annuaire'), ...cloture },
  annuairePris: {
    ...preneur('rendreChapitre annuaire', 'rendreAvis annuaire'),
    ...editeurs('demanderMediation'),
    ...cloture,
  },
  annuaireJuge: {
    ...preneur('rendreChapitre annuaire', 'rendreAvis annuaire', 'demanderModifications annuaire'),
    ...editeurs('demanderMediation'),
    ...cloture,
  },
  annuaireConforme: {
    ...preneur('rendreChapitre annuaire', 'rendreAvis annuaire', 'validerChapitre annuaire'),
    ...editeurs('demanderMediation'),
    ...cloture,
  },
  modificationsDemandees: { ...editeurs('demanderMediation'), ...cloture },
  preuveModifiee: { ...editeurs('demanderMediation'), ...cloture },
  annuaireValide: { ...editeurs('demanderMediation'), ...cloture },
  inscrite: secretaire('retirerDuCollege', 'consignerAttribution', 'consignerReserves'),
  reservesEmises: { ...editeurs('demanderMediation'), ...cloture },
}

const histoires: Readonly<Record<string, readonly Fait[]>> = {
  ...toutesLesHistoires,
  /** Every proof conforms, and the chapter is not validated yet. */
  annuaireConforme: annuaireValide.slice(0, -1),
}

test('les tables nomment toutes les histoires, et les histoires passent par tous les statuts', () => {
  assert.deepEqual(Object.keys(aTemps).toSorted(), Object.keys(histoires).toSorted())
  assert.deepEqual([...new Set(Object.values(histoires).map(histoire => replier(histoire).statut))].toSorted(), [
    'attribuee',
    'candidature_administrative',
    'close',
    'convention_a_signer',
    'convention_signee',
    'depot_des_preuves',
    'eligibilite',
    'inscrite_au_college',
    'prete_pour_convention',
    'referencee',
  ])
})

for (const [nom, histoire] of Object.entries(histoires)) {
  test(`tout ce qui est possible, à chacun, et rien d’autre : ${nom}`, () => {
    const dernier = histoire.at(-1)
    assert.ok(dernier)
    assert.deepEqual(possiblesDe(histoire, justeApres(dernier.le), borne), aTemps[nom])
  })

  test(`tout ce qui est possible, à chacun, une fois toutes les échéances passées : ${nom}`, () => {
    assert.deepEqual(possiblesDe(histoire, J3, borne), troptard[nom])
  })
}

test('le jour de la séance, la secrétaire du collège peut aussi consigner la décision', () => {
  assert.deepEqual(possiblesDe(histoires['inscrite'] ?? [], paris('2026-04-02 00:00'), borne), {
    secretaireDuCollege: ['retirerDuCollege', 'consignerAttribution', 'consignerReserves'],
  })
})

/** The histories in which the clock can do that at J3, and nothing else. */
const parLHorloge = (acte: string, dispositif: Dispositif): readonly string[] =>
  Object.entries(histoires)
    .filter(([, histoire]) => possiblesDe(histoire, J3, dispositif).horloge?.join() === acte)
    .map(([nom]) => nom)

test('[P19] l’horloge ne clôt que si le programme le dit ; elle propose à un agent ce qu’elle n’a pas à prononcer', () => {
  const clos = ['complementAdministratif', 'complementEligibilite', 'modificationsDemandees', 'preuveModifiee']
  const echues = parLHorloge('proposerEffet', borne)
  assert.deepEqual(parLHorloge('constaterEcheance', borne), [])
  assert.deepEqual(parLHorloge('constaterEcheance', automatique), clos)
  assert.deepEqual(
    parLHorloge('proposerEffet', automatique),
    echues.filter(nom => !clos.includes(nom)),
  )
  assert.ok(parLHorloge('constaterEcheance', jalonsAutomatiques).includes('ouverte'))
})

test('qui a plusieurs rôles peut ce que peut chacun d’eux', () => {
  const acteur = { ...nadia, roles: ['gestionnaire', 'secretaire_college'] } as const
  const actes = (nom: string): readonly string[] =>
    commandesPossibles(replier(histoires[nom] ?? []), {
      acteur,
      now: paris('2026-04-02 10:00'),
      dispositif: borne,
    }).map(enBref)
  assert.deepEqual(actes('dossierValide'), ['preparerConvention'])
  assert.deepEqual(actes('conventionSignee'), ['inscrireAuCollege'])
})
