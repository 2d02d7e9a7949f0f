import type { CommandeCandidature, Fait } from '../src/modules/candidatures/index.ts'
import { chapitresDe, commandeDAjout, preuvesEn } from '../src/modules/candidatures/index.ts'
import { JOUR } from './calendrier.ts'
import { LIEN } from './depots.ts'
import type { Demande, Dossier, Monde } from './monde.ts'

/** How often someone does what nothing asks for. */
const CHANCES = { mediation: 0.01, profil: 0.06, transverses: 0.02, incomplet: 0.01 }

/** What nobody has to do, and some do: a mediation, one more profile, evidence taken up from another candidature. */
export const prendreInitiative = (monde: Monde, dossier: Dossier, faits: readonly Fait[]): void => {
  const { hasard } = dossier
  const dans = (jours: number, faire: () => Demande | null): void =>
    monde.tas.ajouter(monde.calendrier.auTravail(monde.now + Math.round(hasard.autour(jours) * JOUR)), faire)
  for (const { type } of faits) {
    if (type === 'ModificationsDemandees' && hasard.chance(CHANCES.mediation)) dans(3, () => mediation(dossier))
    if (type !== 'EligibiliteAcceptee') continue
    if (hasard.chance(CHANCES.profil)) dans(100, () => ajoutDeProfil(monde, dossier))
    if (hasard.chance(CHANCES.transverses) && !monde.reglages.sansReprise) dans(20, () => transverses(monde, dossier))
    if (hasard.chance(CHANCES.incomplet)) dans(5, () => chapitreIncomplet(dossier))
  }
}

const deLEditeur = (
  dossier: Dossier,
  commande: CommandeCandidature,
  attendu: Demande['attendu'] = 'selon',
): Demande => ({ dossier, acteur: dossier.salarie, commande, attendu })

/** INT-10 — it stops no delay. */
const mediation = (dossier: Dossier): Demande | null =>
  dossier.etat?.statut === 'depot_des_preuves'
    ? deLEditeur(dossier, { type: 'demanderMediation', motif: 'Nous ne comprenons pas ce qui est demandé.' })
    : null

/** PRE-9 — before J2 where the programme lets it, refused otherwise. */
const ajoutDeProfil = ({ dispositif }: Monde, dossier: Dossier): Demande | null => {
  const { etat } = dossier
  if (etat?.statut !== 'depot_des_preuves') return null
  const nouveau = dispositif.profils.find(({ code }) => !etat.profils.includes(code))
  if (!nouveau) return null
  return deLEditeur(dossier, commandeDAjout(etat, dispositif, [nouveau.code]))
}

/** GRP-3 — the agency lets what was deposited on another candidature count for a proof of this one. */
const transverses = ({ dossiers, population }: Monde, dossier: Dossier): Demande | null => {
  const { etat } = dossier
  const source = dossiers[(dossier.indice + 1) % dossiers.length]
  const [gestionnaire] = population.gestionnaires
  if (etat?.statut !== 'depot_des_preuves' || !source || !gestionnaire) return null
  const vide = chapitresDe(etat).find(([, chapitre]) => preuvesEn(chapitre, 'attendue').length > 0)
  const [preuve] = vide ? preuvesEn(vide[1], 'attendue') : []
  if (!vide || !preuve) return null
  const depots = [{ depotId: `${dossier.numero}-t`, repriseDe: `${source.numero}-1`, contenu: LIEN }]
  return {
    dossier,
    acteur: gestionnaire.acteur,
    attendu: 'selon',
    commande: {
      type: 'admettrePreuvesTransverses',
      source: source.numero,
      motif: 'Le même composant est commun aux deux solutions.',
      preuves: [{ chapitre: vide[0], preuve, depots }],
    },
  }
}

/** PRE-5 — a chapter that is not complete is refused. */
const chapitreIncomplet = (dossier: Dossier): Demande | null => {
  const { etat } = dossier
  if (etat?.statut !== 'depot_des_preuves') return null
  const vide = chapitresDe(etat).find(([, chapitre]) => preuvesEn(chapitre, 'attendue').length > 0)
  if (!vide) return null
  return deLEditeur(dossier, { type: 'soumettreChapitres', chapitres: [vide[0]], rang: 0 as never }, 'refuse')
}
