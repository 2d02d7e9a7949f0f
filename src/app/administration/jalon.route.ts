import { inatteignable } from '../../kernel/decision.ts'
import { NonTrouve } from '../../kernel/erreurs.ts'
import { type Instant, instant, minuteAParis } from '../../kernel/temps.ts'
import type { DeplacerJalon, Dispositif, Dispositifs, Jalon, RefusDeDeplacer } from '../../modules/dispositifs/index.ts'
import { type Db, lireHorloge } from '../../platform/db/index.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../platform/http/contract.ts'
import { type Erreur, format, urlAvec } from '../../ui/index.ts'
import { cheminsAdministration } from './chemins.ts'
import { compterConcernees } from './concernees.ts'
import { pageJalon, type SaisieJalon } from './jalon.page.tsx'
import { ADMINISTRATEUR } from './personnes.route.ts'

export type DepsJalons = {
  readonly db: Db
  readonly dispositifs: Pick<Dispositifs, 'lireEnVigueur' | 'versionOuverte'>
  readonly deplacerJalon: DeplacerJalon
}

const JALON = '/administration/dispositifs/:code/jalons/:jalon'

/** P10 — a milestone is moved after a page that says whom it concerns. */
export const routesJalons = (deps: DepsJalons): readonly Route[] => [
  { methode: 'GET', chemin: JALON, acces: ADMINISTRATEUR, traiter: requete => montrer(deps, requete, null) },
  { methode: 'POST', chemin: JALON, acces: ADMINISTRATEUR, traiter: deplacer(deps) },
]

type Refusee = { readonly saisie: SaisieJalon; readonly erreurs: readonly Erreur[] }

/** As it stands at this very moment: what is confirmed is what was read. */
const jalonDemande = async (
  { db, dispositifs }: DepsJalons,
  { params }: Requete,
): Promise<{ readonly dispositif: Dispositif; readonly jalon: Jalon }> => {
  const { id } = await dispositifs.versionOuverte(params['code'] ?? '')
  const dispositif = await dispositifs.lireEnVigueur(id, db)
  const jalon = dispositif.jalons.find(({ code }) => code === params['jalon'])
  if (!jalon) throw new NonTrouve()
  return { dispositif, jalon }
}

const montrer = async (deps: DepsJalons, requete: Requete, refusee: Refusee | null): Promise<Reponse> => {
  const { dispositif, jalon } = await jalonDemande(deps, requete)
  const [concernees, maintenant] = await Promise.all([
    compterConcernees(deps.db, { code: dispositif.code, jalon: jalon.code }),
    lireHorloge(deps.db),
  ])
  const vue = { dispositif, jalon, concernees, maintenant }
  return refusee === null ? page(pageJalon(vue)) : page(pageJalon({ ...vue, ...refusee }), 422)
}

const deplacer =
  (deps: DepsJalons) =>
  async (requete: Requete): Promise<Reponse> => {
    const { params, acte } = requete
    const saisie = lireSaisie(requete)
    const quand = minuteAParis(saisie.jour, saisie.heure)
    const avant = lireInstant(requete.corps['avant'])
    if (quand === null || avant === null) return montrer(deps, requete, { saisie, erreurs: erreursDeSaisie(saisie) })
    const code = params['code'] ?? ''
    const demande = { jalon: params['jalon'] ?? '', avant, quand, motif: saisie.motif }
    const issue = await deps.deplacerJalon({ acte, code, ...demande })
    if (issue.ok) return redirection(urlAvec(cheminsAdministration.dispositifs(), { deplace: code }))
    if (issue.refus.code === 'jalon_inconnu') throw new NonTrouve()
    return montrer(deps, requete, { saisie, erreurs: [erreurDuRefus(issue.refus)] })
  }

const texte = (valeur: unknown): string => (typeof valeur === 'string' ? valeur : '')

const lireSaisie = ({ corps }: Requete): SaisieJalon => ({
  jour: texte(corps['jour']).trim(),
  heure: texte(corps['heure']).trim(),
  motif: texte(corps['motif']),
})

const lireInstant = (valeur: unknown): Instant | null => {
  try {
    return instant(texte(valeur))
  } catch {
    return null
  }
}

const JOUR = /^\d{4}-\d\d-\d\d$/
const HEURE = /^([01]\d|2[0-3]):[0-5]\d$/

/** Every fault of what was typed, at its field. */
const erreursDeSaisie = ({ jour, heure, motif }: SaisieJalon): readonly Erreur[] => {
  const jourLu = JOUR.test(jour) && minuteAParis(jour, '12:00') !== null
  const heureLue = HEURE.test(heure)
  return [
    ...(jourLu ? [] : [{ champ: 'jour', message: 'Donnez le nouveau jour, par exemple 13/05/2026.' }]),
    ...(heureLue ? [] : [{ champ: 'heure', message: 'Donnez la nouvelle heure, sous la forme 12:00.' }]),
    ...(jourLu && heureLue && minuteAParis(jour, heure) === null
      ? [
          {
            champ: 'heure',
            message:
              'Choisissez une autre heure : cette nuit-là, l’heure change, et celle-ci n’existe pas ou existe deux fois.',
          },
        ]
      : []),
    ...(motif.trim() === '' ? [MOTIF_MANQUANT] : []),
  ]
}

const MOTIF_MANQUANT: Erreur = { champ: 'motif', message: 'Donnez le motif : il est publié avec la nouvelle date.' }

const erreurDuRefus = (refus: Exclude<RefusDeDeplacer, { readonly code: 'jalon_inconnu' }>): Erreur => {
  switch (refus.code) {
    case 'role_requis':
      return { message: 'Seul un administrateur déplace un jalon.' }
    case 'motif_manquant':
      return MOTIF_MANQUANT
    case 'motif_trop_long':
      return {
        champ: 'motif',
        message: `Raccourcissez le motif de ${format.pluriel(refus.de, 'caractère')} : ${format.nombre(refus.max)} au plus.`,
      }
    case 'deplace_entre_temps':
      return {
        message: `Une autre personne vient de déplacer ce jalon : il est maintenant fixé au ${format.dateHeure(refus.quand)}. Vérifiez votre saisie, puis confirmez de nouveau.`,
      }
    case 'meme_moment':
      return {
        champ: 'jour',
        message: `Choisissez une autre date : le jalon est déjà fixé au ${format.dateHeure(refus.quand)}.`,
      }
    case 'moment_passe':
      return {
        champ: 'jour',
        message: `Choisissez une date à venir : il est ${format.heure(refus.now)} à Paris, le ${format.jourLong(refus.now)}.`,
      }
    case 'ordre_des_jalons': {
      const { voisin, cote } = refus
      const place = cote === 'avant' ? 'après' : 'avant'
      return {
        champ: 'jour',
        message: `Choisissez une date ${place} le jalon ${voisin.code.slice(1)}, fixé au ${format.dateHeure(voisin.quand)} ; ou déplacez d’abord celui-là.`,
      }
    }
    default:
      return inatteignable(refus)
  }
}
