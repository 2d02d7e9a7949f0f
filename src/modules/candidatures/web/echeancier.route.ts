import { estAvant, type Instant, minuteAParis } from '../../../kernel/temps.ts'
import { page, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import type { Erreur } from '../../../ui/index.ts'
import type { DepsCandidatures } from './deps.ts'
import { evenementsDe } from './echeances-en-mots.ts'
import { type Essai, pageEcheancier } from './echeancier.page.tsx'
import { titreCandidature } from './phrases.ts'

/** What falls due in a candidature, explained, and as a file for a calendar. */
export const routesEcheancier = (deps: DepsCandidatures): readonly Route[] => [
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/echeances',
    acces: { qui: 'connecte' },
    traiter: echeancier(deps),
  },
  { methode: 'GET', chemin: '/candidatures/:numero/echeances.ics', acces: { qui: 'connecte' }, traiter: fichier(deps) },
]

const echeancier =
  (deps: DepsCandidatures) =>
  async ({ params, query, acteur }: Requete): Promise<Reponse> => {
    const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
    const dispositif = await deps.lireDispositif(vue.etat.dispositifId)
    const essai = lireEssai(query, vue.le)
    return page(pageEcheancier({ vue, dispositif, acteur, essai }), essai?.erreurs.length ? 422 : 200)
  }

const fichier =
  (deps: DepsCandidatures) =>
  async ({ params, acteur, origine }: Requete): Promise<Reponse> => {
    const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
    const { etat, produit } = vue
    const dispositif = await deps.lireDispositif(etat.dispositifId)
    const evenements = evenementsDe({
      etat,
      dispositif,
      produit: `${produit.nom} ${produit.version}`,
      adresse: origine,
    })
    const corps = Buffer.from(deps.ecrireCalendrier({ nom: titreCandidature({ vue, dispositif }), evenements }), 'utf8')
    return {
      kind: 'fichier',
      nom: `echeances-${etat.numero}.ics`,
      type: 'text/calendar; charset=utf-8',
      taille: corps.byteLength,
      corps,
      disposition: 'attachment',
    }
  }

/** « Et si je réponds le… »: a day, and noon unless an hour is given; the past answers nothing. */
const lireEssai = ({ jour = '', heure = '' }: Readonly<Record<string, string>>, maintenant: Instant): Essai | null => {
  if (jour === '' && heure === '') return null
  const le = minuteAParis(jour, heure === '' ? '12:00' : heure)
  const erreur = erreurDe({ jourLu: minuteAParis(jour, '12:00') !== null, le, maintenant })
  return erreur ? { jour, heure, le: null, erreurs: [erreur] } : { jour, heure, le, erreurs: [] }
}

const erreurDe = (lu: {
  readonly jourLu: boolean
  readonly le: Instant | null
  readonly maintenant: Instant
}): Erreur | null => {
  if (!lu.jourLu) return { champ: 'jour', message: 'Donnez un jour, par exemple le 24/11/2026.' }
  if (!lu.le) return { champ: 'heure', message: 'Donnez l’heure sous la forme 14:30.' }
  return estAvant(lu.le, lu.maintenant) ? { champ: 'jour', message: 'Choisissez un moment à venir.' } : null
}
