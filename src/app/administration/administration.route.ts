import { sql } from 'kysely'
import { chemins, lireNumero } from '../../modules/candidatures/index.ts'
import type { Dispositifs } from '../../modules/dispositifs/index.ts'
import { type Db, lireHorloge, unActe } from '../../platform/db/index.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../platform/http/contract.ts'
import { NonTrouve } from '../../platform/http/erreurs.ts'
import { compterTaches, listerEchecs, rejouerTache } from '../../platform/jobs/index.ts'
import { type Erreur, format, urlAvec } from '../../ui/index.ts'
import { pageAccueil } from './accueil.page.tsx'
import { cheminsAdministration } from './chemins.ts'
import { compterCourriels, lireChiffres } from './chiffres.ts'
import { pageDispositifs } from './dispositifs.page.tsx'
import { ADMINISTRATEUR, type DepsPersonnes, routesPersonnes } from './personnes.route.ts'
import { type DepsJalons, routesJalons } from './jalon.route.ts'
import { lireProgrammes } from './programmes.ts'
import { pageTaches } from './taches.page.tsx'
import { courrielsEnSouffrance } from './taches.ts'

export type DepsAdministration = DepsPersonnes &
  DepsJalons & {
    readonly dispositifs: Pick<Dispositifs, 'lire' | 'lireEnVigueur' | 'lirePubliee' | 'lister' | 'versionOuverte'>
  }

/** The pages of the role `administrateur`, and of nobody else. */
export const routesAdministration = (deps: DepsAdministration): readonly Route[] => [
  { methode: 'GET', chemin: '/administration', acces: ADMINISTRATEUR, traiter: () => accueil(deps, null) },
  { methode: 'GET', chemin: '/administration/journal', acces: ADMINISTRATEUR, traiter: journal(deps) },
  {
    methode: 'GET',
    chemin: '/administration/taches',
    acces: ADMINISTRATEUR,
    traiter: requete => taches(deps, requete, []),
  },
  { methode: 'POST', chemin: '/administration/taches/:id/rejeu', acces: ADMINISTRATEUR, traiter: rejouer(deps) },
  {
    methode: 'GET',
    chemin: '/administration/dispositifs',
    acces: ADMINISTRATEUR,
    traiter: requete => dispositifs(deps, requete),
  },
  ...routesJalons(deps),
  ...routesPersonnes(deps),
]

type Introuvable = { readonly numero: string; readonly message: string }

const accueil = async (
  { db, dispositifs: { lister } }: DepsAdministration,
  introuvable: Introuvable | null,
): Promise<Reponse> => {
  const [chiffres, ouverts, maintenant] = await Promise.all([lireChiffres(db), lister(), lireHorloge(db)])
  const vue = { chiffres, dispositifs: ouverts, maintenant }
  if (introuvable === null) return page(pageAccueil(vue))
  const { numero, message } = introuvable
  return page(pageAccueil({ ...vue, numero, erreurs: [{ champ: 'numero', message }] }), 404)
}

/** The journal of a candidature is at its own address; a number that leads nowhere is said so, and stays in the field. */
const journal =
  (deps: DepsAdministration) =>
  async ({ query }: Requete): Promise<Reponse> => {
    const saisi = query['numero']
    if (saisi === undefined) return redirection(cheminsAdministration.accueil())
    const numero = lireNumero(saisi.replaceAll(/\s/g, '').toUpperCase())
    if (numero !== null && (await existe(deps.db, numero))) return redirection(chemins.journal(numero))
    const message =
      saisi.trim() === ''
        ? 'Saisissez le numéro d’une candidature.'
        : numero === null
          ? `${format.guillemets(saisi)} n’est pas un numéro de candidature : dix lettres ou chiffres sont attendus.`
          : `Aucune candidature ne porte le numéro ${numero}. Vérifiez-le, ou cherchez-la dans la liste des candidatures.`
    return accueil(deps, { numero: saisi, message })
  }

const existe = async (db: Db, numero: string): Promise<boolean> => {
  const { rows } = await sql`select 1 from candidatures where numero = ${numero}`.execute(db)
  return rows.length > 0
}

const LIMITE_ECHECS = 100

const taches = async ({ db }: DepsAdministration, { query }: Requete, erreurs: readonly Erreur[]): Promise<Reponse> => {
  const [comptes, echecs, courriels, comptesCourriels, maintenant] = await Promise.all([
    compterTaches(db),
    listerEchecs(db, LIMITE_ECHECS),
    courrielsEnSouffrance(db),
    compterCourriels(db),
    lireHorloge(db),
  ])
  const rejouee = query['fait'] === 'rejouee'
  const vue = { comptes, echecs, limite: LIMITE_ECHECS, courriels, comptesCourriels, maintenant, rejouee, erreurs }
  return page(pageTaches(vue), erreurs.length > 0 ? 422 : 200)
}

const rejouer =
  (deps: DepsAdministration) =>
  async (requete: Requete): Promise<Reponse> => {
    const id = requete.params['id'] ?? ''
    if (!/^[1-9]\d{0,17}$/.test(id)) throw new NonTrouve()
    if (await unActe(deps.db, requete.acte, tx => rejouerTache(tx, id)))
      return redirection(urlAvec(cheminsAdministration.taches(), { fait: 'rejouee' }))
    return taches(deps, requete, [
      { message: `La tâche nº ${id} est en cours, ou elle a réussi entre-temps : la liste est à jour.` },
    ])
  }

const dispositifs = async ({ db, dispositifs: { lire } }: DepsAdministration, { query }: Requete): Promise<Reponse> => {
  const [programmes, maintenant] = await Promise.all([lireProgrammes({ db, lireDispositif: lire }), lireHorloge(db)])
  return page(pageDispositifs({ programmes, maintenant, deplace: query['deplace'] }))
}
