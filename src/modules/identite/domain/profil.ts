import { type RoleEntreprise, rolesEntreprise } from '../../../kernel/acteur.ts'

/**
 * Where each datum is in what the provider says, by dotted path (`entreprise.siret`). The names that iSC really uses are not
 * public: this is a setting.
 */
export type Correspondance = Readonly<Record<Donnee, string>>

type Donnee =
  | 'prenom'
  | 'nom'
  | 'courriel'
  | 'telephone'
  | 'fonction'
  | 'role'
  | 'siren'
  | 'siret'
  | 'entreprise'
  | 'formeJuridique'
  | 'adresse'
  | 'representantNom'
  | 'representantCourriel'
  | 'representantTelephone'
  | 'representantFonction'

export const correspondanceParDefaut: Correspondance = {
  prenom: 'given_name',
  nom: 'family_name',
  courriel: 'email',
  telephone: 'phone_number',
  fonction: 'fonction',
  role: 'role_entreprise',
  siren: 'entreprise.siren',
  siret: 'entreprise.siret',
  entreprise: 'entreprise.nom',
  formeJuridique: 'entreprise.forme_juridique',
  adresse: 'entreprise.adresse',
  representantNom: 'entreprise.representant.nom',
  representantCourriel: 'entreprise.representant.courriel',
  representantTelephone: 'entreprise.representant.telephone',
  representantFonction: 'entreprise.representant.fonction',
}

export type Representant = {
  readonly nom: string
  readonly courriel: string
  readonly telephone: string
  readonly fonction: string
}

export type EntrepriseDeclaree = {
  readonly siren: string
  /** null when the provider knows the company by its SIREN only. */
  readonly siret: string | null
  readonly nom: string
  readonly formeJuridique: string
  readonly adresse: string
  readonly representant: Representant
  readonly role: RoleEntreprise
}

/** What the provider says of a person. */
export type Profil = {
  readonly prenom: string
  readonly nom: string
  readonly courriel: string
  readonly telephone: string
  readonly fonction: string
  /** null for somebody of the agency. */
  readonly entreprise: EntrepriseDeclaree | null
}

export type RefusProfil = { readonly code: 'courriel_absent' } | { readonly code: 'nom_absent' }

const LONGUEUR_MAX = 300

/** One line of text, without what could forge another line in a mail or a log. */
const propre = (valeur: unknown): string =>
  typeof valeur === 'string'
    ? valeur
        .replace(/\p{Cc}+/gu, ' ')
        .trim()
        .slice(0, LONGUEUR_MAX)
    : ''

const suivre = (objet: unknown, chemin: string): unknown =>
  chemin
    .split('.')
    .reduce<unknown>(
      (niveau, nom) =>
        typeof niveau === 'object' && niveau !== null && Object.hasOwn(niveau, nom)
          ? Reflect.get(niveau, nom)
          : undefined,
      objet,
    )

const chiffres = (texte: string): string => texte.replace(/\s/g, '')

/**
 * Reads a person from what the provider says (IDN-3, IDN-4). A role that is not known is the least one: salarié. A company
 * without a SIREN is none.
 */
export const lireProfil = (
  revendications: Readonly<Record<string, unknown>>,
  correspondance: Correspondance = correspondanceParDefaut,
): { readonly ok: true; readonly profil: Profil } | { readonly ok: false; readonly refus: RefusProfil } => {
  const lire = (donnee: Donnee): string => propre(suivre(revendications, correspondance[donnee]))
  const courriel = lire('courriel')
  if (!/^[^\s@]+@[^\s@]+$/.test(courriel)) return { ok: false, refus: { code: 'courriel_absent' } }
  const nom = lire('nom')
  if (nom === '') return { ok: false, refus: { code: 'nom_absent' } }
  return {
    ok: true,
    profil: {
      prenom: lire('prenom'),
      nom,
      courriel,
      telephone: lire('telephone'),
      fonction: lire('fonction'),
      entreprise: lireEntreprise(lire),
    },
  }
}

const lireEntreprise = (lire: (donnee: Donnee) => string): EntrepriseDeclaree | null => {
  const siret = chiffres(lire('siret'))
  const avecSiret = /^\d{14}$/.test(siret)
  const siren = avecSiret ? siret.slice(0, 9) : chiffres(lire('siren'))
  if (!/^\d{9}$/.test(siren)) return null
  const role = lire('role')
  return {
    siren,
    siret: avecSiret ? siret : null,
    nom: lire('entreprise') || siren,
    formeJuridique: lire('formeJuridique'),
    adresse: lire('adresse'),
    representant: {
      nom: lire('representantNom'),
      courriel: lire('representantCourriel'),
      telephone: lire('representantTelephone'),
      fonction: lire('representantFonction'),
    },
    role: rolesEntreprise.find(connu => connu === role) ?? 'salarie',
  }
}
