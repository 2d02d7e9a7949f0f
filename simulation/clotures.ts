import { type Instant, plusJoursCalendaires, plusJoursOuvres } from '../src/kernel/temps.ts'
import {
  type Candidature,
  type ChapitreDepose,
  type Fait,
  type Journee,
  type PreuveDeposee,
  suitUneHomologation,
} from '../src/modules/candidatures/index.ts'
import type { Adverse, Dispositif, NumeroPreuve } from '../src/modules/dispositifs/index.ts'
import type { Pas } from './invariants.ts'
import { exiger, instantDe, type Monde } from './monde.ts'

type Motif = Extract<Fait, { readonly type: 'CandidatureClose' }>['motif']
/** Why a file may close from then on, and whether the clock may do it alone. */
type Cause = { readonly des: Instant; readonly adverse: Adverse }

/**
 * ADM-8, INT-6, JAL-1…3, P19 — nobody is closed before the deadline has passed, nor by the clock alone where the programme
 * says that it proposes. The deadlines are counted anew here, from the programme and the state.
 */
export const verifierCloture = (monde: Monde, { dossier, acteur, avant }: Pas, motif: Motif): void => {
  const causes = avant ? causesDe(monde.dispositif, avant, motif) : []
  const now = instantDe(monde.now)
  const passees = causes.filter(({ des }) => des <= now)
  exiger(passees.length > 0, `close pour ${motif} avant l’heure (${causes.map(({ des }) => des).join(', ')})`, dossier)
  const seule = acteur.kind === 'horloge'
  exiger(!seule || passees.some(({ adverse }) => adverse === 'automatique'), 'l’horloge clôt seule', dossier)
}

const DEBUT = '' as Instant

const causesDe = (dispositif: Dispositif, etat: Candidature, motif: Motif): readonly Cause[] => {
  const { delais, jalons, adverseJalons } = dispositif
  const jalon = (code: 'J1' | 'J2' | 'J3'): readonly Cause[] =>
    jalons.filter(un => un.code === code).map(({ quand }) => ({ des: quand, adverse: adverseJalons }))
  const fin = (depuis: Instant, delai: typeof delais.complement): Cause => ({
    des:
      delai.decompte === 'ouvres'
        ? plusJoursOuvres(depuis, delai.jours)
        : plusJoursCalendaires(depuis, delai.jours, { proroge: delai.proroge }),
    adverse: delai.adverse,
  })
  switch (motif) {
    case 'refus_motive':
      return etapeDe(etat)?.statut === 'soumise' ? [{ des: DEBUT, adverse: 'propose' }] : []
    case 'complement_sans_reponse': {
      const etape = etapeDe(etat)
      return etape?.statut === 'complement_demande' ? [fin(etape.demandeLe, delais.complement)] : []
    }
    case 'sans_reponse_30_jours':
      return chapitres(etat).flatMap(chapitre =>
        chapitre.statut === 'a_modifier' && delais.abandon ? [fin(chapitre.demandesLe, delais.abandon)] : [],
      )
    case 'jalon_manque': {
      if (etat.statut !== 'depot_des_preuves') return etapeDe(etat) ? jalon('J1') : []
      const statuts = chapitres(etat).map(({ statut }) => statut)
      const sansMaturite = dispositif.controles.maturite !== null && etat.maturite === undefined
      const chezLui = statuts.some(statut => ['en_depot', 'a_modifier', 'reserve'].includes(statut))
      return [
        ...(sansMaturite || statuts.includes('en_depot') ? jalon('J2') : []),
        ...(sansMaturite ||
        chezLui ||
        chapitres(etat).some(un => certificatManque(dispositif, un)) ||
        sansEnregistrement(etat)
          ? jalon('J3')
          : []),
      ]
    }
    case 'reserves_apres_j3':
      return jalon('J3')
  }
}

const etapeDe = (etat: Candidature) => {
  if (etat.statut === 'candidature_administrative') return etat.administrative
  return etat.statut === 'eligibilite' ? etat.eligibilite : null
}

/** INS-4 — a test day was held, and its recording has not come. */
const sansEnregistrement = ({ journee }: { readonly journee?: Journee }): boolean =>
  journee?.statut === 'tenue' && journee.enregistrements.length === 0

/** INT-7 — a chapter is validated, and the homologation of one of its proofs still pending. */
const certificatManque = (dispositif: Dispositif, { statut, preuves }: ChapitreDepose): boolean =>
  statut === 'valide' &&
  (Object.entries(preuves) as [NumeroPreuve, PreuveDeposee][]).some(
    ([numero, { certificat, versions }]) =>
      suitUneHomologation(dispositif, numero) &&
      (certificat?.statut === 'refuse' || versions.at(-1)?.homologation?.etat !== 'obtenue'),
  )

const chapitres = (etat: Candidature) => (etat.statut === 'depot_des_preuves' ? Object.values(etat.chapitres) : [])
