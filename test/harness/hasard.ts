import fc from 'fast-check'
import type { Acteur } from '../../src/kernel/acteur.ts'
import type { CommandeCandidature } from '../../src/modules/candidatures/domain/commandes.ts'
import { estInstruite } from '../../src/modules/candidatures/domain/contexte.ts'
import { casAChoisir } from '../../src/modules/candidatures/domain/conditions.ts'
import { echeancesDepassees } from '../../src/modules/candidatures/domain/echeances.ts'
import { suite, type Tache } from '../../src/modules/candidatures/domain/suite.ts'
import { alix, claire, dominique, horloge, hugo, ines, lucas, maya, nadia, pierre } from './cas.ts'
import { commande, nImporteQuoi, parmi, type Pas, type Situation } from './hasard-commandes.ts'

export { apres, type Pas } from './hasard-commandes.ts'

const heure = 3_600_000
const jours = 24 * heure
const attentes = [0, 0, 1, heure, heure, heure, heure, 24 * heure - 1, 24 * heure, 3 * jours, 31 * jours]

export const unPas: fc.Arbitrary<Pas> = fc.record({
  attente: fc.constantFrom(...attentes),
  sage: fc.constantFrom(true, true, true, false),
  qui: fc.nat(11),
  quoi: fc.nat(36),
  n: fc.nat(11),
  m: fc.nat(11),
})

type Demande = { readonly acteur: Acteur; readonly commande: CommandeCandidature }

const acteurs: readonly Acteur[] = [pierre, claire, lucas, nadia, hugo, maya, ines, dominique, alix, horloge]

export const demande = (pas: Pas, situation: Situation): Demande =>
  (pas.sage ? ceQuiEstAFaire(pas, situation) : null) ?? {
    acteur: parmi(acteurs, pas.qui) ?? horloge,
    commande: nImporteQuoi(pas, situation),
  }

/** What the next task asks for, mostly done well; what a deadline that has passed calls for, in a third of the cases. */
const ceQuiEstAFaire = (pas: Pas, situation: Situation): Demande | null => {
  if (pas.n < 4 && echeancesDepassees(situation.etat, situation.dispositif, situation.now).length > 0)
    return pas.n < 2
      ? { acteur: nadia, commande: commande('constaterEcheance', pas, situation) }
      : { acteur: horloge, commande: commande(pas.n < 3 ? 'constaterEcheance' : 'proposerEffet', pas, situation) }
  const tache = parmi(suite(situation.etat, situation.dispositif, situation.now), pas.quoi)
  if (!tache) return null
  const type = acteDe(tache, pas, situation)
  const sur = 'chapitre' in tache ? tache.chapitre : undefined
  return { acteur: agentDe(tache, pas, situation), commande: commande(type, pas, situation, sur) }
}

const agentDe = (tache: Tache, { qui }: Pas, { etat }: Situation): Acteur => {
  if (tache.qui === 'editeur') return tache.action === 'signer_convention' ? claire : pierre
  if (tache.role === 'gestionnaire') return nadia
  if (tache.role === 'secretaire_college') return ines
  if (tache.role === 'direction') return dominique
  const chapitre = 'chapitre' in tache && estInstruite(etat) ? etat.chapitres[tache.chapitre] : undefined
  if (chapitre?.statut === 'en_instruction') return chapitre.pris.par.id === hugo.personneId ? hugo : maya
  return qui % 2 === 0 ? hugo : maya
}

const acteDe = (tache: Tache, { n, m }: Pas, { etat }: Situation): CommandeCandidature['type'] => {
  switch (tache.action) {
    case 'completer_etape':
    case 'repondre_au_complement':
      return 'soumettreEtape'
    case 'instruire_etape':
      if (n === 0) return m < 6 ? 'refuserCandidature' : 'demanderComplement'
      if (n < 3) return 'demanderComplement'
      return etat.statut === 'eligibilite' ? 'accepterEligibilite' : 'accepterCandidatureAdministrative'
    case 'deposer_preuves':
    case 'modifier_preuves': {
      const chapitre = estInstruite(etat) ? etat.chapitres[tache.chapitre] : undefined
      const libre = n < (chapitre && casAChoisir(chapitre).length > 0 ? 6 : 1)
      return chapitre?.conditions && libre ? 'choisirCas' : 'deposerPreuve'
    }
    case 'soumettre_chapitre':
    case 'soumettre_dossier':
    case 'resoumettre_chapitre':
      return 'soumettreChapitres'
    case 'prendre_chapitre':
      return 'prendreChapitre'
    case 'instruire_chapitre':
      if (tache.aJuger > 0) return n === 0 ? 'rendreChapitre' : 'rendreAvis'
      return n % 2 === 0 ? 'validerChapitre' : 'demanderModifications'
    case 'renseigner_maturite':
      return 'renseignerMaturite'
    case 'deposer_homologation':
      return 'deposerHomologation'
    case 'verifier_homologation':
      return n < 3 ? 'refuserHomologation' : 'validerHomologation'
    case 'proposer_journee':
      return n === 0 ? 'dispenserDeJournee' : 'proposerJournee'
    case 'confirmer_journee':
      return n < 2 ? 'demanderAutreDate' : 'confirmerJournee'
    case 'tenir_journee':
      return n === 0 ? 'demanderAutreDate' : 'consignerJournee'
    case 'consigner_journee':
      return 'consignerJournee'
    case 'deposer_enregistrement':
      return 'deposerEnregistrement'
    case 'conclure_mediation':
      return 'conclureMediation'
    case 'preparer_convention':
      return 'preparerConvention'
    case 'signer_convention':
      return 'signerConvention'
    case 'inscrire_au_college':
      return 'inscrireAuCollege'
    case 'consigner_decision':
      if (n < 2) return 'consignerReserves'
      return n === 2 ? 'retirerDuCollege' : 'consignerAttribution'
    case 'constater_echeance':
      return 'constaterEcheance'
    case 'signer_pour_l_agence':
      return 'prononcerReferencement'
  }
}
