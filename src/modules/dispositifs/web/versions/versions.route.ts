import { page, redirection, type Reponse, type Requete, type Route } from '../../../../platform/http/contract.ts'
import { texteSaisi } from '../../../../platform/http/lecture.ts'
import { type Erreur, urlAvec } from '../../../../ui/index.ts'
import type { Versions } from '../../composition-versions.ts'
import type { ResultatDeDecider } from '../../use-cases/decider-renumerotation.ts'
import { ATELIER } from '../atelier/deps.ts'
import { charger, versionsPubliees } from './charger.ts'
import { BROUILLON, cheminsVersions } from './chemins.ts'
import { feuillesDe } from './classeur.ts'
import { type Filtre, garder, pageComparaison } from './comparaison.page.tsx'
import { ancreDe } from './exigence-comparee.tsx'
import { pageVersions } from './versions.page.tsx'

const LISTE = '/atelier/:code/versions'

/** GUI-3 — the versions of a programme, what sets any two of them apart, and what agents say of renumbered requirements. */
export const routesVersions = (deps: Versions): readonly Route[] => [
  { methode: 'GET', chemin: LISTE, acces: ATELIER, traiter: lister(deps) },
  { methode: 'GET', chemin: `${LISTE}/:avant/:apres`, acces: ATELIER, traiter: montrer(deps) },
  { methode: 'POST', chemin: `${LISTE}/:avant/:apres/renumerotations`, acces: ATELIER, traiter: decider(deps) },
]

const lister =
  (deps: Versions) =>
  async ({ params, query }: Requete): Promise<Reponse> => {
    const code = params['code'] ?? ''
    const [versions, chantier] = await Promise.all([versionsPubliees(deps, code), deps.lireChantier(code)])
    const connues = [...versions.map(({ version }) => String(version)), ...(chantier ? [BROUILLON] : [])]
    const [avant, apres] = [query['avant'], query['apres']]
    const demandees = avant !== undefined && apres !== undefined
    if (demandees && avant !== apres && connues.includes(avant) && connues.includes(apres))
      return redirection(`${cheminsVersions.liste(code)}/${avant}/${apres}`)
    const [derniere, precedente] = versions
    const intitule = derniere ? (await deps.lirePubliee(derniere.id)).intitule : code
    const vue = {
      code,
      intitule,
      versions,
      chantier: chantier !== null,
      avant: avant ?? String((chantier ? derniere : precedente)?.version ?? ''),
      apres: apres ?? (chantier ? BROUILLON : String(derniere?.version ?? '')),
    }
    if (!demandees) return page(pageVersions(vue))
    return page(
      pageVersions({ ...vue, erreur: 'Choisissez deux versions différentes parmi celles du dispositif.' }),
      422,
    )
  }

const montrer =
  (deps: Versions) =>
  async (requete: Requete): Promise<Reponse> => {
    const [, apres, xlsx] = /^(.*?)(\.xlsx)?$/.exec(requete.params['apres'] ?? '') ?? []
    if (!xlsx) return montrerComparaison(deps, requete, [])
    const comparaison = await charger(deps, { ...requete.params, apres })
    const corps = await deps.ecrireClasseur(feuillesDe(comparaison))
    return {
      kind: 'fichier',
      nom: `differences-${comparaison.code}-${comparaison.avant.nom}-${comparaison.apres.nom}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      taille: corps.byteLength,
      corps,
      disposition: 'attachment',
    }
  }

const montrerComparaison = async (
  deps: Versions,
  { params, query }: Requete,
  erreurs: readonly Erreur[],
): Promise<Reponse> => {
  const comparaison = await charger(deps, params)
  return page(pageComparaison({ ...comparaison, filtre: filtreDe(query), erreurs }), erreurs.length > 0 ? 422 : 200)
}

const filtreDe = (query: Requete['query']): Filtre => ({
  sort: query['sort'] ?? '',
  chapitre: query['chapitre'] ?? '',
})

const decider =
  (deps: Versions) =>
  async (requete: Requete): Promise<Reponse> => {
    const { corps } = requete
    const dite = texteSaisi(corps['decision'])
    const { code, avant, apres, versions } = await charger(deps, requete.params)
    if (versions === null)
      return montrerComparaison(deps, requete, [
        { message: 'Une renumérotation se confirme une fois la version publiée.' },
      ])
    if (dite !== 'confirmer' && dite !== 'refuser')
      return montrerComparaison(deps, requete, [{ message: 'Choisissez de confirmer ou de refuser ce rapprochement.' }])
    const exigences = { avant: texteSaisi(corps['exigence_avant']), apres: texteSaisi(corps['exigence_apres']) }
    const decision = { ...exigences, confirmee: dite === 'confirmer' }
    const issue = await deps.deciderRenumerotation({ acte: requete.acte, versions, decision })
    const suite = urlAvec(
      cheminsVersions.comparaison(code, { avant: avant.nom, apres: apres.nom }),
      garder(filtreDe(requete.query)),
    )
    if (issue.ok) return redirection(`${suite}#${ancreDe(exigences.apres)}`)
    return montrerComparaison(deps, requete, [{ message: phraseDuRefus(issue.refus) }])
  }

const phraseDuRefus = ({ code }: Extract<ResultatDeDecider, { readonly ok: false }>['refus']): string => {
  switch (code) {
    case 'role_requis':
      return 'Seuls un administrateur ou un gestionnaire confirment une renumérotation.'
    case 'paire_inconnue':
      return 'L’une de ces exigences garde son numéro, ou n’est pas de ces versions : rien n’est à confirmer.'
  }
}
