import { jourAParis, jourCivil } from '../../../kernel/temps.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { texteSaisi } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import { chemins } from '../../candidatures/index.ts'
import { seancesAttendues } from '../domain/calendrier.ts'
import { pageCollege, type SaisieConvocation } from './college.page.tsx'
import type { DepsCollege } from './deps.ts'
import { routesDossiers } from './dossier.route.ts'
import { phraseCollege, PRETS } from './phrases.ts'
import { routesSeance, SECRETAIRE } from './seance.route.ts'

/** COL-1…4 — the séances, their agendas, what they decide, and their minutes. Readable by the whole agency. */
export const routesCollege = (deps: DepsCollege): readonly Route[] => [
  {
    methode: 'GET',
    chemin: '/agence/college',
    acces: { qui: 'agent' },
    traiter: async requete => page(await pageDe(deps, requete, [])),
  },
  { methode: 'POST', chemin: '/agence/college', acces: SECRETAIRE, traiter: convoquer(deps) },
  ...routesSeance(deps),
  ...routesDossiers(deps),
]

const pageDe = async (
  deps: DepsCollege,
  { acteur }: Requete,
  erreurs: readonly Erreur[],
  saisie: SaisieConvocation = {},
) => {
  const [maintenant, dispositifs, seances, prets] = await Promise.all([
    deps.horloge(),
    deps.dispositifsOuverts(),
    deps.listeSeances(),
    deps.lister({ acteur, statuts: PRETS, toutes: true }),
  ])
  const aujourdhui = jourAParis(maintenant)
  const ordres = await deps.lireOrdresDuJour(seances.map(({ jour }) => jour))
  return pageCollege({
    acteur,
    aujourdhui,
    attendues: seancesAttendues(dispositifs, aujourdhui),
    seances: seances.map(seance => ({ seance, dossiers: ordres.get(seance.jour) ?? [] })),
    prets,
    saisie,
    erreurs,
  })
}

const convoquer =
  (deps: DepsCollege) =>
  async (requete: Requete): Promise<Reponse> => {
    const { corps, acte } = requete
    const saisie = {
      jour: texteSaisi(corps['jour']),
      heure: texteSaisi(corps['heure']),
      instance: texteSaisi(corps['instance']),
      lieu: texteSaisi(corps['lieu']),
    }
    const refuser = async (erreur: Erreur): Promise<Reponse> => page(await pageDe(deps, requete, [erreur], saisie), 422)
    const jour = lireJour(saisie.jour)
    if (!jour) return refuser({ champ: 'jour', message: 'Indiquez le jour de la séance.' })
    const issue = await deps.convoquer({ acte, ...saisie, jour })
    if (issue.ok) return redirection(chemins.seance(jour))
    return refuser({ champ: champDe[issue.refus.code] ?? 'jour', message: phraseCollege(issue.refus) })
  }

const champDe: Readonly<Record<string, string>> = { heure_illisible: 'heure', instance_obligatoire: 'instance' }

const lireJour = (saisi: string) => {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(saisi) ? jourCivil(saisi) : null
  } catch {
    return null
  }
}
