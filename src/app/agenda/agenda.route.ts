import type { Personne } from '../../kernel/acteur.ts'
import { NonTrouve } from '../../kernel/erreurs.ts'
import { evenementsDe, type MaCandidature } from '../../modules/candidatures/index.ts'
import type { Dispositif } from '../../modules/dispositifs/index.ts'
import type { Identite } from '../../modules/identite/index.ts'
import { ecrireCalendrier } from '../../platform/calendrier/index.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../platform/http/contract.ts'
import { cheminsAgenda, pageAgenda } from './agenda.page.tsx'

/** What a person's agenda needs. */
export type DepsAgenda = Pick<Identite, 'agenda' | 'acteurDAgenda'> & {
  readonly mesCandidatures: (demande: {
    readonly acteur: Personne
  }) => Promise<{ readonly candidatures: readonly MaCandidature[] }>
  readonly lireDispositif: (id: string) => Promise<Dispositif>
  /** The service's address, without a final slash: the one that calendars know it by. */
  readonly adresse: string
}

/** All that falls due in a person's candidatures, read by their own calendar at an address that is the key. */
export const routesAgenda = (deps: DepsAgenda): readonly Route[] => [
  { methode: 'GET', chemin: cheminsAgenda.agenda(), acces: { qui: 'editeur' }, traiter: agenda(deps) },
  { methode: 'POST', chemin: cheminsAgenda.ouvrir(), acces: { qui: 'editeur' }, traiter: ouvrir(deps) },
  { methode: 'POST', chemin: cheminsAgenda.fermer(), acces: { qui: 'editeur' }, traiter: fermer(deps) },
  { methode: 'GET', chemin: cheminsAgenda.flux(':jeton'), acces: { qui: 'public' }, traiter: flux(deps) },
]

const agenda =
  ({ agenda: { ouvertLe } }: DepsAgenda) =>
  async ({ acteur }: Requete): Promise<Reponse> =>
    page(pageAgenda({ ouvertLe: await ouvertLe(acteur.personneId), adresse: null }))

/** The address is told on this page and nowhere else: what is kept can't give it back. */
const ouvrir =
  ({ agenda: { ouvrir: ouvrirAgenda, ouvertLe }, adresse }: DepsAgenda) =>
  async ({ acteur }: Requete): Promise<Reponse> => {
    const jeton = await ouvrirAgenda(acteur.personneId)
    return page(
      pageAgenda({ ouvertLe: await ouvertLe(acteur.personneId), adresse: adresse + cheminsAgenda.flux(jeton) }),
    )
  }

const fermer =
  ({ agenda: { fermer: fermerAgenda } }: DepsAgenda) =>
  async ({ acteur }: Requete): Promise<Reponse> => {
    await fermerAgenda(acteur.personneId)
    return redirection(cheminsAgenda.agenda())
  }

const flux =
  ({ acteurDAgenda, mesCandidatures, lireDispositif, adresse }: DepsAgenda) =>
  async ({ params }: Requete): Promise<Reponse> => {
    const jeton = /^([\w-]{43})\.ics$/.exec(params['jeton'] ?? '')?.[1]
    const acteur = jeton === undefined ? null : await acteurDAgenda(jeton)
    if (acteur?.kind !== 'editeur') throw new NonTrouve()
    const { candidatures } = await mesCandidatures({ acteur })
    const evenements = await Promise.all(
      candidatures.map(async ({ etat, produit }) =>
        evenementsDe({
          etat,
          dispositif: await lireDispositif(etat.dispositifId),
          produit: `${produit.nom} ${produit.version}`,
          adresse,
        }),
      ),
    )
    const texte = ecrireCalendrier({ nom: 'Échéances Convergence', evenements: evenements.flat() })
    const corps = Buffer.from(texte, 'utf8')
    return {
      kind: 'fichier',
      nom: 'echeances.ics',
      type: 'text/calendar; charset=utf-8',
      taille: corps.byteLength,
      corps,
      disposition: 'attachment',
    }
  }
