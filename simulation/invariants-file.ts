import type { Fait } from '../src/modules/candidatures/index.ts'
import { enMs, HEURE } from './calendrier.ts'
import type { Pas } from './invariants.ts'
import { chapitreDuDossier, type Dossier, exiger, type Monde } from './monde.ts'

/** The whole queue is read again once in so many. */
const TOUTES_LES = 512

/** INT-2, INT-5, P4 — against a model of the queue that is made of the facts alone. */
export const verifierPlace = (monde: Monde, { dossier, avant }: Pas, fait: Fait): void => {
  switch (fait.type) {
    case 'ChapitreSoumis':
      return rangSuivant(monde, dossier, fait.rang)
    case 'ChapitreResoumis':
      return verifierRetour(monde, { dossier, avant }, fait)
    case 'ChapitrePris':
      return verifierPrise(monde, dossier, fait)
    default:
  }
}

/** Rangs are given one after the other, without a gap. */
const rangSuivant = ({ file }: Monde, dossier: Dossier, rang: number): void => {
  exiger(rang === file.dernierRang() + 1, `le rang ${rang} ne suit pas ${file.dernierRang()}`, dossier)
  file.noterRang(rang)
}

/** INT-5 — the place is kept within the programme's hours, counted anew here; past them, the back of the queue. */
const verifierRetour = (
  monde: Monde,
  { dossier, avant }: Pick<Pas, 'dossier' | 'avant'>,
  fait: Extract<Fait, { readonly type: 'ChapitreResoumis' }>,
): void => {
  const chapitre = avant && 'chapitres' in avant ? avant.chapitres[fait.chapitre] : undefined
  const garde = monde.dispositif.delais.gardeRang
  const aTemps =
    chapitre?.statut === 'a_modifier' && garde !== null && monde.now - enMs(chapitre.demandesLe) < garde.heures * HEURE
  exiger(fait.placeGardee === aTemps, `place ${fait.placeGardee ? 'gardée' : 'perdue'} à tort`, dossier)
  if (aTemps) exiger(fait.rang === chapitre.rang, 'une place gardée change de rang', dossier)
  else rangSuivant(monde, dossier, fait.rang)
}

/** INT-2 — a chapter is taken only when nobody waits with a smaller rang. */
const verifierPrise = (
  monde: Monde,
  dossier: Dossier,
  { chapitre }: Extract<Fait, { readonly type: 'ChapitrePris' }>,
): void => {
  const tete = monde.file.tete()
  const pris = chapitreDuDossier(dossier, chapitre)
  const rang = pris && 'rang' in pris ? pris.rang : 0
  exiger(tete?.dossier === dossier && tete.rang === rang, `rang ${rang} pris quand ${tete?.rang} attend`, dossier)
  if (monde.pas % TOUTES_LES !== 0) return
  for (const place of monde.file.places()) {
    const attend = chapitreDuDossier(place.dossier, place.chapitre)
    if (place.dossier === dossier && place.chapitre === chapitre) continue
    exiger(
      attend?.statut === 'en_file' && attend.rang === place.rang,
      'la file n’est pas celle des dossiers',
      place.dossier,
    )
    exiger(place.rang > rang, `rang ${rang} pris quand ${place.rang} attend`, dossier)
  }
}
