import type { RoleEntreprise } from '../../kernel/acteur.ts'
import type { Compte } from './comptes.pg.ts'

/**
 * What each scope gives, in the claims of OpenID Connect where it has one, in iSC's own words otherwise. iSC's real
 * names are not public: these are the local ones, and what Convergence reads is a setting of its adapter.
 */
export const PORTEES = ['openid', 'profile', 'email', 'phone', 'entreprise'] as const

export const revendicationsParPortee: Readonly<Record<string, readonly string[]>> = {
  // `amr`: that both factors were used (IDN-2), for the service to check.
  openid: ['sub', 'amr'],
  profile: ['given_name', 'family_name', 'fonction'],
  email: ['email', 'email_verified'],
  phone: ['phone_number'],
  entreprise: ['role_entreprise', 'entreprise'],
}

/** The claims of an account; oidc-provider leaves out those whose scope was not granted. */
export const revendicationsDe = ({
  id,
  entreprise,
  ...compte
}: Compte): { readonly sub: string } & Record<string, unknown> => ({
  sub: id,
  given_name: compte.prenom,
  family_name: compte.nom,
  fonction: compte.fonction,
  email: compte.courriel,
  email_verified: true,
  phone_number: compte.telephone,
  ...(entreprise === null
    ? {}
    : {
        role_entreprise: entreprise.role,
        entreprise: {
          siret: entreprise.siret,
          nom: entreprise.nom,
          forme_juridique: entreprise.formeJuridique,
          adresse: entreprise.adresse,
          representant: entreprise.representant,
        },
      }),
})

const roles = { mandataire: 'mandataire', responsable: 'responsable', salarie: 'salarié' } as const

export const enMots = (role: RoleEntreprise): string => roles[role]

export const roleEnMots = (entreprise: NonNullable<Compte['entreprise']>): string => enMots(entreprise.role)

/** The same, in words and with the values, for the person who must agree (IDN-5). */
export const donneesPartagees = (
  compte: Compte,
  portees: readonly string[],
): readonly { readonly terme: string; readonly valeur: string }[] => {
  const { entreprise } = compte
  const representant = entreprise?.representant
  const parPortee: Readonly<Record<string, readonly (readonly [string, string | undefined])[]>> = {
    profile: [
      ['Prénom et nom', `${compte.prenom} ${compte.nom}`],
      ['Fonction', compte.fonction],
    ],
    email: [['Adresse électronique', compte.courriel]],
    phone: [['Téléphone', compte.telephone]],
    entreprise: [
      ['Rôle dans l’entreprise', entreprise ? roleEnMots(entreprise) : undefined],
      ['Entreprise', entreprise ? `${entreprise.nom} — ${entreprise.formeJuridique}` : undefined],
      ['SIRET', entreprise?.siret],
      ['Adresse du siège', entreprise?.adresse],
      [
        'Représentant légal',
        representant
          ? `${representant.nom}, ${representant.fonction} — ${representant.courriel}, ${representant.telephone}`
          : undefined,
      ],
    ],
  }
  return portees.flatMap(portee =>
    (parPortee[portee] ?? []).flatMap(([terme, valeur]) => (valeur === undefined ? [] : [{ terme, valeur }])),
  )
}
