import assert from 'node:assert/strict'
import test from 'node:test'
import {
  alix,
  automatique,
  borne,
  claire,
  dominique,
  horloge,
  hugo,
  ines,
  J3,
  justeApres,
  lucas,
  maya,
  nadia,
  paris,
  pierre,
} from '../../../../test/harness/cas.ts'
import { annuaireValide, toutesLesHistoires } from '../../../../test/harness/histoires.ts'
import type { Acteur } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { CommandeCandidature } from './commandes.ts'
import { replier } from './evolve.ts'
import type { Fait } from './faits.ts'
import { commandesPossibles } from './possibles.ts'

const roles = {
  salarie: pierre,
  responsable: { ...pierre, role: 'responsable' },
  mandataire: claire,
  autreEntreprise: lucas,
  gestionnaire: nadia,
  verificateur: hugo,
  autreVerificateur: maya,
  secretaireDuCollege: { ...ines, roles: ['secretaire_college'] },
  membreDuCollege: { ...ines, roles: ['membre_college'] },
  direction: dominique,
  administrateur: alix,
  horloge,
} as const satisfies Readonly<Record<string, Acteur>>
type Role = keyof typeof roles

/** Who can do what; whoever is not named can do nothing. */
type Possibles = Readonly<Partial<Record<Role, readonly string[]>>>

const editeurs = (...actes: readonly string[]): Possibles => ({ salarie: actes, responsable: actes, mandataire: actes })
const verificateurs = (...actes: readonly string[]): Possibles => ({ verificateur: actes, autreVerificateur: actes })
/** Hugo, who took the chapter; Maya can do nothing with it. */
const preneur = (...actes: readonly string[]): Possibles => ({ verificateur: actes })
const gestionnaire = (...actes: readonly string[]): Possibles => ({ gestionnaire: actes })
const secretaire = (...actes: readonly string[]): Possibles => ({ secretaireDuCollege: actes })
const personne: Possibles = {}

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
  enDepot: editeurs('deposerPreuve annuaire', 'deposerPreuve dmp', 'deposerPreuve ciba'),
  toutDepose: editeurs('deposerPreuve annuaire', 'soumettreChapitres annuaire', ...surLesAutresChapitres),
  annuaireEnFile: { ...editeurs(...surLesAutresChapitres), ...verificateurs('prendreChapitre annuaire') },
  annuairePris: {
    ...editeurs(...surLesAutresChapitres),
    ...preneur('rendreChapitre annuaire', 'rendreAvis annuaire'),
  },
  annuaireJuge: {
    ...editeurs(...surLesAutresChapitres),
    ...preneur('rendreChapitre annuaire', 'rendreAvis annuaire', 'demanderModifications annuaire'),
  },
  annuaireConforme: {
    ...editeurs(...surLesAutresChapitres),
    ...preneur('rendreChapitre annuaire', 'rendreAvis annuaire', 'validerChapitre annuaire'),
  },
  modificationsDemandees: editeurs('deposerPreuve annuaire', ...surLesAutresChapitres),
  preuveModifiee: editeurs('deposerPreuve annuaire', 'soumettreChapitres annuaire', ...surLesAutresChapitres),
  annuaireValide: editeurs(...surLesAutresChapitres),
  dernierChapitrePris: preneur('rendreChapitre ciba', 'rendreAvis ciba'),
  dossierValide: gestionnaire('preparerConvention'),
  conventionASigner: { ...gestionnaire('preparerConvention'), mandataire: ['signerConvention'] },
  conventionSignee: secretaire('inscrireAuCollege'),
  inscrite: secretaire('retirerDuCollege'),
  attribuee: { direction: ['prononcerReferencement'] },
  reservesEmises: editeurs('deposerPreuve dmp'),
  referencee: personne,
  refusee: personne,
}

/** All that is possible once every delay has passed and J3 is there. */
const troptard: Readonly<Record<string, Possibles>> = {
  ...aTemps,
  ouverte: gestionnaire('constaterEcheance'),
  administrativeSoumise: gestionnaire(
    'demanderComplement administrative',
    'accepterCandidatureAdministrative',
    'refuserCandidature',
    'constaterEcheance',
  ),
  complementAdministratif: gestionnaire('constaterEcheance'),
  administrativeAcceptee: gestionnaire('constaterEcheance'),
  complementEligibilite: gestionnaire('constaterEcheance'),
  enDepot: gestionnaire('constaterEcheance'),
  toutDepose: gestionnaire('constaterEcheance'),
  annuaireEnFile: { ...verificateurs('prendreChapitre annuaire'), ...gestionnaire('constaterEcheance') },
  annuairePris: {
    ...preneur('rendreChapitre annuaire', 'rendreAvis annuaire'),
    ...gestionnaire('constaterEcheance'),
  },
  annuaireJuge: {
    ...preneur('rendreChapitre annuaire', 'rendreAvis annuaire', 'demanderModifications annuaire'),
    ...gestionnaire('constaterEcheance'),
  },
  annuaireConforme: {
    ...preneur('rendreChapitre annuaire', 'rendreAvis annuaire', 'validerChapitre annuaire'),
    ...gestionnaire('constaterEcheance'),
  },
  modificationsDemandees: gestionnaire('constaterEcheance'),
  preuveModifiee: gestionnaire('constaterEcheance'),
  annuaireValide: gestionnaire('constaterEcheance'),
  inscrite: secretaire('retirerDuCollege', 'consignerAttribution', 'consignerReserves'),
  reservesEmises: gestionnaire('constaterEcheance'),
}

const histoires: Readonly<Record<string, readonly Fait[]>> = {
  ...toutesLesHistoires,
  /** Every proof conforms, and the chapter is not validated yet. */
  annuaireConforme: annuaireValide.slice(0, -1),
}

const enBref = (commande: CommandeCandidature): string => {
  if ('etape' in commande) return `${commande.type} ${commande.etape}`
  if ('chapitre' in commande) return `${commande.type} ${commande.chapitre}`
  return commande.type === 'soumettreChapitres' ? `${commande.type} ${commande.chapitres.join(' ')}` : commande.type
}

const possibles = (histoire: readonly Fait[], now: Instant, dispositif: Dispositif): Possibles =>
  Object.fromEntries(
    Object.entries(roles).flatMap(([role, acteur]) => {
      const actes = commandesPossibles(replier(histoire), { acteur, now, dispositif }).map(enBref)
      return actes.length > 0 ? [[role, actes]] : []
    }),
  )

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

/** A command that is added does not compile until it is here, nor pass until a table says who can give it, and when. */
const commandes: Readonly<Record<CommandeCandidature['type'], true>> = {
  soumettreEtape: true,
  demanderComplement: true,
  accepterCandidatureAdministrative: true,
  accepterEligibilite: true,
  refuserCandidature: true,
  deposerPreuve: true,
  soumettreChapitres: true,
  prendreChapitre: true,
  rendreChapitre: true,
  rendreAvis: true,
  demanderModifications: true,
  validerChapitre: true,
  preparerConvention: true,
  signerConvention: true,
  inscrireAuCollege: true,
  retirerDuCollege: true,
  consignerAttribution: true,
  consignerReserves: true,
  prononcerReferencement: true,
  constaterEcheance: true,
}

test('les tables disent de chaque commande qui peut la donner, et quand', () => {
  const dites = [aTemps, troptard].flatMap(table =>
    Object.values(table).flatMap(possibles =>
      Object.values(possibles).flatMap(actes => actes.map(acte => acte.split(' ')[0])),
    ),
  )
  assert.deepEqual([...new Set(dites)].toSorted(), Object.keys(commandes).toSorted())
})

for (const [nom, histoire] of Object.entries(histoires)) {
  test(`tout ce qui est possible, à chacun, et rien d’autre : ${nom}`, () => {
    const dernier = histoire.at(-1)
    assert.ok(dernier)
    assert.deepEqual(possibles(histoire, justeApres(dernier.le), borne), aTemps[nom])
  })

  test(`tout ce qui est possible, à chacun, une fois toutes les échéances passées : ${nom}`, () => {
    assert.deepEqual(possibles(histoire, J3, borne), troptard[nom])
  })
}

test('le jour de la séance, la secrétaire du collège peut aussi consigner la décision', () => {
  assert.deepEqual(possibles(histoires['inscrite'] ?? [], paris('2026-04-02 00:00'), borne), {
    secretaireDuCollege: ['retirerDuCollege', 'consignerAttribution', 'consignerReserves'],
  })
})

test('l’horloge ne peut qu’une chose, et seulement quand le programme le dit : constater un délai passé', () => {
  const parLHorloge = Object.keys(histoires).filter(nom => {
    const actes = possibles(histoires[nom] ?? [], J3, automatique).horloge ?? []
    assert.ok(actes.every(acte => acte === 'constaterEcheance'))
    return actes.length > 0
  })
  assert.deepEqual(parLHorloge.toSorted(), [
    'complementAdministratif',
    'complementEligibilite',
    'modificationsDemandees',
    'preuveModifiee',
  ])
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
