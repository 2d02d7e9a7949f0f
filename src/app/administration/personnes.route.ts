import { NonTrouve } from '../../kernel/erreurs.ts'
import type { Identite, RefusHabilitation } from '../../modules/identite/index.ts'
import type { Db } from '../../platform/db/index.ts'
import { type Acces, page, redirection, type Reponse, type Requete, type Route } from '../../platform/http/contract.ts'
import { numeroDePage } from '../../platform/http/lecture.ts'
import { type Erreur, urlAvec } from '../../ui/index.ts'
import { cheminsAdministration } from './chemins.ts'
import { derniersMouvements, type Droit, droitsDe, droitsEnVigueur, lireDroit, personnesSansDroit } from './droits.ts'
import { pagePersonne, pageRetrait } from './personne.page.tsx'
import { pagePersonnes } from './personnes.page.tsx'
import { lireRole } from './roles.ts'

export const ADMINISTRATEUR: Acces = { qui: 'agent', roles: ['administrateur'] }

export type DepsPersonnes = {
  readonly db: Db
  readonly identite: Pick<Identite, 'lirePersonne' | 'changerHabilitation'>
}

const PERSONNE = '/administration/personnes/:id'
const RETRAIT = '/administration/habilitations/:id/retrait'
const MOUVEMENTS = 20

/** People and their rights: read, given, and taken after a confirmation. */
export const routesPersonnes = (deps: DepsPersonnes): readonly Route[] => [
  { methode: 'GET', chemin: '/administration/personnes', acces: ADMINISTRATEUR, traiter: liste(deps) },
  { methode: 'GET', chemin: PERSONNE, acces: ADMINISTRATEUR, traiter: requete => montrer(deps, requete, []) },
  { methode: 'POST', chemin: `${PERSONNE}/habilitations`, acces: ADMINISTRATEUR, traiter: accorder(deps) },
  { methode: 'GET', chemin: RETRAIT, acces: ADMINISTRATEUR, traiter: requete => confirmer(deps, requete, []) },
  { methode: 'POST', chemin: RETRAIT, acces: ADMINISTRATEUR, traiter: retirer(deps) },
]

const liste =
  ({ db }: DepsPersonnes) =>
  async ({ query, acteur }: Requete): Promise<Reponse> => {
    const recherche = query['q']?.trim() ?? ''
    const numeroPage = numeroDePage(query)
    const [droits, sansDroit, mouvements] = await Promise.all([
      droitsEnVigueur(db, recherche),
      personnesSansDroit(db, { recherche, page: numeroPage }),
      derniersMouvements(db, MOUVEMENTS),
    ])
    const retire = query['fait'] === 'retire'
    return page(
      pagePersonnes({ recherche, droits, sansDroit, page: numeroPage, mouvements, moi: acteur.personneId, retire }),
    )
  }

const montrer = async (
  { db, identite }: DepsPersonnes,
  { params, query, corps, acteur }: Requete,
  erreurs: readonly Erreur[],
): Promise<Reponse> => {
  const personne = await identite.lirePersonne(params['id'] ?? '')
  if (!personne) throw new NonTrouve()
  const droits = await droitsDe(db, personne)
  const fait = (['accorde', 'retire'] as const).find(connu => connu === query['fait'])
  const choisi = lireRole(corps['role'])
  return page(
    pagePersonne({ personne, droits, moi: acteur.personneId, choisi, erreurs, fait }),
    erreurs.length > 0 ? 422 : 200,
  )
}

const phraseRefus = ({ code }: RefusHabilitation): string => {
  switch (code) {
    case 'pas_administrateur':
      return 'Seul un administrateur accorde et retire les droits.'
    case 'soi_meme':
      return 'Vous ne pouvez pas vous retirer votre propre droit d’administrateur : demandez-le à un autre administrateur.'
  }
}

const accorder =
  (deps: DepsPersonnes) =>
  async (requete: Requete): Promise<Reponse> => {
    const { params, corps, acte } = requete
    const personne = await deps.identite.lirePersonne(params['id'] ?? '')
    if (!personne) throw new NonTrouve()
    const role = lireRole(corps['role'])
    if (role === undefined)
      return montrer(deps, requete, [{ champ: 'role', message: 'Choisissez le droit à accorder.' }])
    const dejaAgent = (await droitsDe(deps.db, personne)).some(({ retireLe }) => retireLe === null)
    if (personne.entreprise !== null && !dejaAgent && corps['confirmation'] !== 'oui')
      return montrer(deps, requete, [
        { champ: 'confirmation', message: 'Confirmez que cette personne agit désormais pour l’agence.' },
      ])
    const { iss, sub } = personne
    const issue = await deps.identite.changerHabilitation({ acte, geste: 'accorder', compte: { iss, sub }, role })
    if (!issue.ok) return montrer(deps, requete, [{ message: phraseRefus(issue.refus) }])
    return redirection(urlAvec(cheminsAdministration.personne(personne.id), { fait: 'accorde' }))
  }

const droitDemande = async ({ db }: DepsPersonnes, { params }: Requete): Promise<Droit> => {
  const id = params['id'] ?? ''
  const droit = /^[1-9]\d{0,14}$/.test(id) ? await lireDroit(db, Number(id)) : null
  if (!droit) throw new NonTrouve()
  return droit
}

const confirmer = async (deps: DepsPersonnes, requete: Requete, erreurs: readonly Erreur[]): Promise<Reponse> => {
  const droit = await droitDemande(deps, requete)
  return page(pageRetrait({ droit, moi: requete.acteur.personneId, erreurs }), erreurs.length > 0 ? 422 : 200)
}

const retirer =
  (deps: DepsPersonnes) =>
  async (requete: Requete): Promise<Reponse> => {
    const droit = await droitDemande(deps, requete)
    // The form was about this very giving: a right given again since is another one.
    if (droit.retireLe !== null) return confirmer(deps, requete, [])
    const { iss, sub, role, titulaire } = droit
    const issue = await deps.identite.changerHabilitation({
      acte: requete.acte,
      geste: 'retirer',
      compte: { iss, sub },
      role,
    })
    if (!issue.ok) return confirmer(deps, requete, [{ message: phraseRefus(issue.refus) }])
    const vers = titulaire === null ? cheminsAdministration.personnes() : cheminsAdministration.personne(titulaire.id)
    return redirection(urlAvec(vers, { fait: 'retire' }))
  }
