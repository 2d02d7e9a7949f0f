import { parseArgs } from 'node:util'
import { type RoleAgent, rolesAgent } from '../src/kernel/acteur.ts'
import { type Droit, droitsEnVigueur } from '../src/app/administration/droits.ts'
import { effetRole, lireRole, nomRole } from '../src/app/administration/roles.ts'
import { emetteurDe } from '../src/app/locaux.ts'
import { type Compte, habilitationsDeLExploitant } from '../src/modules/identite/index.ts'
import { type Config, chargerConfig } from '../src/platform/config/index.ts'
import type { Db } from '../src/platform/db/index.ts'
import { avecBase } from './base.ts'
import { ecrire, lancer, MauvaisEmploi } from './commande.ts'

const AIDE = `Accorde un droit de l’agence à un compte du fournisseur d’identité : le premier administrateur, par exemple.

  npm run -s habiliter -- --emetteur ISS --sub SUB --role ROLE [--retirer]
  npm run -s habiliter -- --liste

  --emetteur   le fournisseur d’identité du compte, tel qu’il se nomme ; par défaut, celui du service (OIDC_ISSUER)
  --sub        l’identifiant du compte chez ce fournisseur. Qui se connecte sans droit lit l’un et l’autre à l’écran.
  --role       ${rolesAgent.join(', ')}
  --retirer    retire le droit au lieu de l’accorder
  --liste      dit ce que chaque rôle permet, et les droits en vigueur

Le droit vaut aussitôt, service en marche compris. Un droit déjà accordé reste tel quel. Le geste est daté, et porté au
nom de l’exploitant dans l’historique des droits. La base est celle de DATABASE_URL, sinon la base embarquée, service
arrêté.

Code de sortie : 0 si le droit est tel qu’on le demande ; 1 en cas d’échec ; 2 si la commande ou les réglages sont refusés.`

/** How the history of rights names this command. */
const PAR = { id: 'plateforme', nom: 'Exploitant, commande habiliter', qualite: 'commande' }

type Demande =
  | { readonly kind: 'aide' }
  | { readonly kind: 'liste' }
  | {
      readonly kind: 'geste'
      readonly emetteur: string | undefined
      readonly sub: string
      readonly role: RoleAgent
      readonly retirer: boolean
    }

const lireArguments = () => {
  try {
    return parseArgs({
      options: {
        emetteur: { type: 'string' },
        sub: { type: 'string' },
        role: { type: 'string' },
        retirer: { type: 'boolean', default: false },
        liste: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch {
    throw new MauvaisEmploi('Option inconnue, ou sans sa valeur.')
  }
}

const lireDemande = (): Demande => {
  const { emetteur, sub, role: nom, retirer, liste, help } = lireArguments()
  if (help) return { kind: 'aide' }
  if (liste) return { kind: 'liste' }
  const role = lireRole(nom)
  const fautes = [
    ...(emetteur?.trim() === '' ? ['--emetteur est vide : retirez-le, ou nommez le fournisseur d’identité.'] : []),
    ...(sub?.trim() ? [] : ['--sub manque : l’identifiant du compte chez le fournisseur d’identité.']),
    ...(role
      ? []
      : [`--role ${nom ? `vaut « ${nom} »` : 'manque'} : une valeur parmi ${rolesAgent.join(', ')} est attendue.`]),
  ]
  if (!sub || !role || fautes.length > 0) throw new MauvaisEmploi(fautes.join('\n'))
  return { kind: 'geste', emetteur, sub, role, retirer }
}

const enLigne = ({ role, iss, sub, titulaire }: Droit): string =>
  `  ${role.padEnd(18)} ${titulaire ? `${titulaire.nom} (${titulaire.courriel})` : 'ne s’est pas encore connecté'}, ${sub}, ${iss}`

const lister = async (db: Db): Promise<void> => {
  const droits = await droitsEnVigueur(db)
  ecrire('Rôles :')
  for (const role of rolesAgent) ecrire(`  ${role.padEnd(18)} ${nomRole(role)}. ${effetRole[role]}`)
  ecrire(droits.length === 0 ? '\nAucun droit n’est en vigueur.' : '\nDroits en vigueur :')
  for (const droit of droits) ecrire(enLigne(droit))
}

const agir = async (
  db: Db,
  { compte, role, retirer }: { readonly compte: Compte; readonly role: RoleAgent; readonly retirer: boolean },
): Promise<void> => {
  const droits = habilitationsDeLExploitant(db)
  const change = await droits[retirer ? 'retirer' : 'accorder']({ compte, role, par: PAR })
  const qui = `${nomRole(role)}, au compte ${compte.sub} de ${compte.iss}`
  if (retirer) ecrire(change ? `Droit retiré : ${qui}.` : `Rien à retirer : ce droit n’est pas en vigueur. ${qui}.`)
  else ecrire(change ? `Droit accordé : ${qui}.` : `Droit déjà accordé, rien n’a changé : ${qui}.`)
}

/** Somebody of another provider can't sign in: the right would serve nobody. */
const controlerEmetteur = (emetteur: string, config: Config): void => {
  const attendu = emetteurDe(config)
  if (emetteur !== attendu)
    throw new MauvaisEmploi(
      `--emetteur vaut « ${emetteur} », et le service identifie par « ${attendu} » : c’est lui qu’il faut nommer, à la lettre.`,
    )
}

lancer('habiliter', async () => {
  const demande = lireDemande()
  if (demande.kind === 'aide') {
    ecrire(AIDE)
    return 0
  }
  if (demande.kind === 'liste') {
    await avecBase(lister)
    return 0
  }
  const config = chargerConfig()
  const { emetteur: iss = emetteurDe(config), sub, role, retirer } = demande
  if (!retirer) controlerEmetteur(iss, config)
  await avecBase(db => agir(db, { compte: { iss, sub }, role, retirer }))
  return 0
})
