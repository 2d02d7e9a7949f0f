import type { RoleAgent } from '../kernel/acteur.ts'
import type { Identite } from '../modules/identite/index.ts'
import type { Config } from '../platform/config/index.ts'
import type { Db } from '../platform/db/index.ts'
import { creerGazelle, creerImportation, type Importation } from '../platform/gazelle/index.ts'
import type { Montage } from '../platform/http/options.ts'
import type { Log } from '../platform/log/index.ts'
import { creerOidc, type Oidc, versLocal } from '../platform/oidc/index.ts'
import { creerGazelleLocal } from '../stand-ins/gazelle/index.ts'
import { chercherIdentifiants, creerIsc, originesDe } from '../stand-ins/isc/index.ts'
import { EMETTEUR_LOCAL } from './locaux.ts'

/** The outside systems, each by the real adapter; in demonstration, the local server that stands in for it is mounted. */
type Besoins = { readonly config: Config; readonly db: Db; readonly log: Log }

const CLIENT_LOCAL = { clientId: 'convergence', clientSecret: 'demonstration-convergence' }

const GAZELLE_LOCAL = { prefixe: '/demonstration/gazelle', cle: 'cle-de-demonstration' }

/** Where this very process is reached, whatever its public name. */
const adresseLocale = ({ hote, port }: Config): string =>
  `http://${hote === '0.0.0.0' || hote === '::' ? '127.0.0.1' : hote.includes(':') ? `[${hote}]` : hote}:${port}`

type IdentiteBranchee = {
  readonly oidc: Oidc
  readonly montages: readonly Montage[]
  /** Where a form of ours may end: signing out goes by the provider's own page. */
  readonly formulairesVers: readonly string[]
}

export const brancherIdentite = ({ config, db, log }: Besoins): IdentiteBranchee => {
  if (config.oidc) {
    const oidc = creerOidc({ ...config.oidc, secret: config.secretSession, log })
    return { oidc, montages: [], formulairesVers: [new URL(config.oidc.emetteur).origin] }
  }
  const { adressePublique } = config
  const isc = creerIsc({
    db,
    baseUrl: adressePublique,
    demonstration: config.demonstration,
    surErreur: err => log.error({ err }, 'fournisseur d’identité local'),
    services: [
      {
        ...CLIENT_LOCAL,
        nom: 'Plateforme Convergence',
        description: 'Référencement, certification et suivi des solutions numériques en santé',
        responsable: config.nomOperateur,
        adresse: `${adressePublique}/connexion`,
        retours: [`${adressePublique}/connexion/retour`],
        retoursDeconnexion: [`${adressePublique}/`],
      },
    ],
  })
  const oidc = creerOidc({
    ...CLIENT_LOCAL,
    emetteur: isc.emetteur,
    secret: config.secretSession,
    fetch: versLocal({ baseUrl: adressePublique, adresse: () => adresseLocale(config) }),
    log,
  })
  const terminer: Oidc['terminer'] = async arrivee => sousUnSeulNom(await oidc.terminer(arrivee))
  // A policy has no way to write an IPv6 address; a page opened there only goes back to itself.
  const formulairesVers = originesDe(adressePublique).filter(origine => !origine.includes('['))
  return { oidc: { ...oidc, terminer }, montages: [isc], formulairesVers }
}

const sousUnSeulNom = (issue: Awaited<ReturnType<Oidc['terminer']>>): Awaited<ReturnType<Oidc['terminer']>> =>
  issue.ok ? { ...issue, identite: { ...issue.identite, iss: EMETTEUR_LOCAL } } : issue

const sansGazelle: Importation = {
  lister: async () => ({ ok: false, cause: 'Aucune plateforme de test n’est raccordée.' }),
  lire: async () => ({ ok: false, cause: 'Aucune plateforme de test n’est raccordée.' }),
  estImportable: () => false,
}

/** PRE-4 — the platform that the operator names; in demonstration, the local one. */
export const brancherGazelle = ({
  config,
}: Pick<Besoins, 'config'>): { readonly importation: Importation; readonly montages: readonly Montage[] } => {
  if (config.gazelle) {
    const { plateformes, local } = config.gazelle
    const gazelles = plateformes.map(({ adresse, cle }) => creerGazelle({ base: adresse, cle: cle ?? '', local }))
    return { importation: creerImportation(...gazelles), montages: [] }
  }
  if (!config.demonstration) return { importation: sansGazelle, montages: [] }
  const base = `${adresseLocale(config)}${GAZELLE_LOCAL.prefixe}`
  const adresseDesLiens = `${config.adressePublique}${GAZELLE_LOCAL.prefixe}`
  return {
    importation: creerImportation(creerGazelle({ base, adresseDesLiens, cle: GAZELLE_LOCAL.cle, local: true })),
    montages: [
      {
        prefixe: GAZELLE_LOCAL.prefixe,
        raison: 'le serveur Gazelle local a ses propres clés',
        traiter: creerGazelleLocal(GAZELLE_LOCAL),
      },
    ],
  }
}

const rolesDeDemonstration: readonly { readonly courriel: string; readonly roles: readonly RoleAgent[] }[] = [
  { courriel: 'nadia.benali@agence.example', roles: ['gestionnaire'] },
  { courriel: 'hugo.lefevre@agence.example', roles: ['verificateur'] },
  { courriel: 'ines.moreau@agence.example', roles: ['secretaire_college', 'membre_college'] },
  { courriel: 'dominique.roux@agence.example', roles: ['direction'] },
  { courriel: 'alix.fontaine@agence.example', roles: ['administrateur'] },
]

/** The rights of the demonstration's agents; safe at every start. */
export const accorderRolesDeDemonstration = async (db: Db, identite: Identite): Promise<void> => {
  const par = { id: 'plateforme', nom: 'Installation de la démonstration', qualite: 'commande' }
  for (const { courriel, roles } of rolesDeDemonstration) {
    const compte = await chercherIdentifiants(db, courriel)
    if (!compte) continue
    for (const role of roles)
      await identite.installerHabilitation({ compte: { iss: EMETTEUR_LOCAL, sub: compte.id }, role, par })
  }
}
