import { estAgent } from '../../../../kernel/acteur.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../../platform/http/contract.ts'
import { type Erreur, urlAvec } from '../../../../ui/index.ts'
import { versionDe } from '../../domain/chantier.ts'
import { controlerChantier } from '../../domain/controle-chantier.ts'
import type { RefusDePublierChantier } from '../../use-cases/publier-chantier.ts'
import { cheminsAtelier } from './chemins.ts'
import { ATELIER, type DepsAtelier } from './deps.ts'
import { comparer } from '../../domain/differences.ts'
import { jalonsQuiBougeraient } from './fautes.ts'
import { pagePublication } from './publication.page.tsx'
import { chantierDemande } from './rubrique.tsx'
import { publieeDe } from './tableau.route.ts'

const PUBLICATION = '/atelier/:code/publication'

/** GUI-1 — a chantier is published after a page that says what comes into force. */
export const routesPublication = (deps: DepsAtelier): readonly Route[] => [
  { methode: 'GET', chemin: PUBLICATION, acces: ATELIER, traiter: requete => montrer(deps, requete, []) },
  { methode: 'POST', chemin: PUBLICATION, acces: ATELIER, traiter: publier(deps) },
]

const montrer = async (deps: DepsAtelier, requete: Requete, erreurs: readonly Erreur[]): Promise<Reponse> => {
  const lu = await chantierDemande(deps, requete)
  const { code } = lu.chantier
  const [publiee, enCours, now] = await Promise.all([
    publieeDe(deps, code),
    deps.candidaturesEnCours(code),
    deps.horloge(),
  ])
  const fautes = controlerChantier(lu.chantier)
  const version = fautes.length > 0 ? null : versionDe(lu.chantier, { now, empreinte: deps.empreinte })
  const jalonsChanges = jalonsQuiBougeraient(lu.chantier, publiee)
  const adresseDuJalon = estAgent(requete.acteur, 'administrateur') ? deps.adresseDuJalon : null
  const differences = publiee && version && comparer(await deps.dispositifs.lirePubliee(publiee.id), version)
  const vue = {
    lu,
    fautes,
    version,
    publiee,
    differences,
    jalonsChanges,
    adresseDuJalon,
    enCours,
    maintenant: now,
    erreurs,
  }
  return page(pagePublication(vue), erreurs.length > 0 ? 422 : 200)
}

const publier =
  (deps: DepsAtelier) =>
  async (requete: Requete): Promise<Reponse> => {
    const { acte, params, corps } = requete
    const code = params['code'] ?? ''
    const issue = await deps.publierChantier({ acte, code, versionVue: Number(corps['versionVue']) })
    if (issue.ok) return redirection(urlAvec(cheminsAtelier.tableau(code), { fait: 'publication' }))
    return montrer(deps, requete, [{ message: phraseDuRefus(issue.refus) }])
  }

const phraseDuRefus = ({ code }: RefusDePublierChantier): string => {
  switch (code) {
    case 'role_requis':
      return 'Seuls un administrateur ou un gestionnaire publient un dispositif.'
    case 'modifie_entre_temps':
      return 'Une autre personne a modifié ce chantier depuis que vous avez ouvert la page : relisez ce qui serait publié, puis confirmez de nouveau.'
    case 'fautes':
      return 'Des points restent à corriger : ils sont indiqués ci-dessous.'
    case 'jalons_changes':
      return 'Un jalon publié changerait de date : rien n’est publié.'
  }
}
