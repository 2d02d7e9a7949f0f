import type { RoleEntreprise } from '../../kernel/acteur.ts'

/** The password of every demonstration account: shown on the sign-in page, and good for nothing else. */
export const MOT_DE_PASSE_DE_DEMONSTRATION = 'Convergence-2026'

/** Its scrypt hash, made once: the accounts are installed at start, and eight hashes would cost two seconds. */
export const EMPREINTE_DE_DEMONSTRATION =
  'scrypt$32768$8$3$mwfIhly26O68Ys0QHFJx_Q$072fNsDMmw7iwgQZbfhxn1ZGcJynmXCI_NnbB9VaNKo'

export type EntrepriseIsc = {
  readonly siret: string
  readonly nom: string
  readonly formeJuridique: string
  readonly adresse: string
  readonly representant: {
    readonly nom: string
    readonly courriel: string
    readonly telephone: string
    readonly fonction: string
  }
}

export type CompteDeDemonstration = {
  readonly prenom: string
  readonly nom: string
  readonly courriel: string
  readonly telephone: string
  readonly fonction: string
  /** Null: a person of the agency. */
  readonly entreprise: { readonly siret: string; readonly role: RoleEntreprise } | null
}

export const entreprisesDeDemonstration: readonly EntrepriseIsc[] = [
  {
    siret: '73282932000074',
    nom: 'Imagerie Démo SAS',
    formeJuridique: 'Société par actions simplifiée',
    adresse: '12 rue de la Radiologie, 69003 Lyon',
    representant: {
      nom: 'Claire Martin',
      courriel: 'claire.martin@imagerie-demo.example',
      telephone: '04 72 00 00 01',
      fonction: 'Présidente',
    },
  },
  {
    siret: '35600000049837',
    nom: 'Radio Témoin SARL',
    formeJuridique: 'Société à responsabilité limitée',
    adresse: '3 quai des Ondes, 44000 Nantes',
    representant: {
      nom: 'Lucas Bernard',
      courriel: 'lucas.bernard@radio-temoin.example',
      telephone: '02 40 00 00 01',
      fonction: 'Gérant',
    },
  },
]

/** Empty for the agency. */
export const nomEntreprise = (siret: string | undefined): string =>
  entreprisesDeDemonstration.find(entreprise => entreprise.siret === siret)?.nom ?? ''

const agence = (prenom: string, nom: string, courriel: string, fonction: string): CompteDeDemonstration => ({
  prenom,
  nom,
  courriel,
  telephone: '01 40 00 00 00',
  fonction,
  entreprise: null,
})

/** Named, one person each (IDN-4). What an agent may do in Convergence is Convergence's business, not iSC's. */
export const comptesDeDemonstration: readonly CompteDeDemonstration[] = [
  {
    prenom: 'Pierre',
    nom: 'Durand',
    courriel: 'pierre.durand@imagerie-demo.example',
    telephone: '04 72 00 00 02',
    fonction: 'Chef de produit',
    entreprise: { siret: '73282932000074', role: 'salarie' },
  },
  {
    prenom: 'Claire',
    nom: 'Martin',
    courriel: 'claire.martin@imagerie-demo.example',
    telephone: '04 72 00 00 01',
    fonction: 'Présidente',
    entreprise: { siret: '73282932000074', role: 'mandataire' },
  },
  {
    prenom: 'Lucas',
    nom: 'Bernard',
    courriel: 'lucas.bernard@radio-temoin.example',
    telephone: '02 40 00 00 01',
    fonction: 'Gérant',
    entreprise: { siret: '35600000049837', role: 'mandataire' },
  },
  agence('Nadia', 'Benali', 'nadia.benali@agence.example', 'Gestionnaire de guichet'),
  agence('Hugo', 'Lefèvre', 'hugo.lefevre@agence.example', 'Vérificateur'),
  agence('Inès', 'Moreau', 'ines.moreau@agence.example', 'Secrétaire du collège'),
  agence('Dominique', 'Roux', 'dominique.roux@agence.example', 'Direction'),
  agence('Alix', 'Fontaine', 'alix.fontaine@agence.example', 'Administration de la plateforme'),
]

/** The same, as the start announces them. */
export const comptesAnnonces: readonly {
  readonly nom: string
  readonly courriel: string
  readonly motDePasse: string
  readonly qualite: string
}[] = comptesDeDemonstration.map(({ prenom, nom, courriel, fonction, entreprise }) => ({
  nom: `${prenom} ${nom}`,
  courriel,
  motDePasse: MOT_DE_PASSE_DE_DEMONSTRATION,
  qualite: [entreprise?.role.replace('salarie', 'salarié') ?? fonction, nomEntreprise(entreprise?.siret)]
    .filter(mot => mot !== '')
    .join(', '),
}))
