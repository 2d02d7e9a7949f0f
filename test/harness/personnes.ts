import type { ActeurAgent, ActeurEditeur, Personne, RoleAgent, RoleEntreprise } from '../../src/kernel/acteur.ts'
import { composerIdentite, type Fournisseur, type Identite } from '../../src/modules/identite/index.ts'
import type { Db } from '../../src/platform/db/index.ts'

/** Everyone of the demonstration, and who is needed beside them: another verifier, a colleague who is on no product. */
export type Personnes = {
  readonly pierre: ActeurEditeur
  readonly claire: ActeurEditeur
  /** A salarié of the same company as Pierre. */
  readonly paul: ActeurEditeur
  /** The legal representative of another company. */
  readonly lucas: ActeurEditeur
  readonly nadia: ActeurAgent
  readonly hugo: ActeurAgent
  /** Another verifier than Hugo. */
  readonly maya: ActeurAgent
  readonly ines: ActeurAgent
  /** Sits at the college, and nothing more. */
  readonly noe: ActeurAgent
  readonly dominique: ActeurAgent
  readonly alix: ActeurAgent
}
export type Prenom = keyof Personnes

const ISS = 'https://isc.example'

const personneNeVient: Fournisseur = {
  commencer: async () => ({ url: ISS, cookie: { nom: 'c', valeur: 'v', dureeSecondes: 1 } }),
  terminer: async () => ({ ok: false, motif: 'perdue', cookies: [] }),
  fin: () => ISS,
}

const imagerie = {
  siret: '73282932000074',
  nom: 'Imagerie Démo SAS',
  forme_juridique: 'SAS',
  adresse: '1 rue de la Démonstration\n69001 Lyon',
  representant: {
    nom: 'Claire Martin',
    courriel: 'claire.martin@imagerie-demo.example',
    telephone: '04 99 00 00 01',
    fonction: 'Présidente',
  },
}
const radio = { siret: '35600000049837', nom: 'Radio Témoin SARL' }

const revendications = (prenom: string, nom: string, domaine: string) => ({
  given_name: prenom,
  family_name: nom,
  email: `${prenom}.${nom}@${domaine}`
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z.@-]/g, ''),
  phone_number: '01 99 00 00 02',
})

type Compte = Readonly<Record<string, unknown>>

const editeur = (
  prenom: string,
  nom: string,
  { entreprise = imagerie, role }: { readonly entreprise?: object; readonly role: RoleEntreprise },
): Compte => ({
  ...revendications(prenom, nom, entreprise === radio ? 'radio-temoin.example' : 'imagerie-demo.example'),
  role_entreprise: role,
  fonction: 'Chef de produit',
  entreprise,
})

const parPrenom: Readonly<Record<Prenom, { readonly compte: Compte; readonly roles: readonly RoleAgent[] }>> = {
  pierre: { compte: editeur('Pierre', 'Durand', { role: 'salarie' }), roles: [] },
  claire: { compte: editeur('Claire', 'Martin', { role: 'mandataire' }), roles: [] },
  paul: { compte: editeur('Paul', 'Petit', { role: 'salarie' }), roles: [] },
  lucas: { compte: editeur('Lucas', 'Bernard', { entreprise: radio, role: 'mandataire' }), roles: [] },
  nadia: { compte: revendications('Nadia', 'Benali', 'agence.example'), roles: ['gestionnaire'] },
  hugo: { compte: revendications('Hugo', 'Lefèvre', 'agence.example'), roles: ['verificateur'] },
  maya: { compte: revendications('Maya', 'Girard', 'agence.example'), roles: ['verificateur'] },
  ines: { compte: revendications('Inès', 'Moreau', 'agence.example'), roles: ['secretaire_college', 'membre_college'] },
  noe: { compte: revendications('Noé', 'Garnier', 'agence.example'), roles: ['membre_college'] },
  dominique: { compte: revendications('Dominique', 'Roux', 'agence.example'), roles: ['direction'] },
  alix: { compte: revendications('Alix', 'Fontaine', 'agence.example'), roles: ['administrateur'] },
}
const comptes = Object.entries(parPrenom) as [Prenom, (typeof parPrenom)[Prenom]][]

export type Inscrits = {
  readonly identite: Identite
  readonly personnes: Personnes
  /** The value of each one's session cookie. */
  readonly jetons: Readonly<Record<Prenom, string>>
}

/** Signs everyone in by the module's own door, terms accepted. */
export const inscrireTous = async (
  db: Db,
  identite: Identite = composerIdentite({ db, fournisseur: personneNeVient }),
): Promise<Inscrits> => {
  const jetons = new Map<Prenom, string>()
  const personnes = new Map<Prenom, Personne>()
  for (const [prenom, { compte, roles }] of comptes) {
    const par = { id: 'essai', nom: 'Essai', qualite: 'commande' }
    for (const role of roles) await identite.installerHabilitation({ compte: { iss: ISS, sub: prenom }, role, par })
    const nouvelle = { iss: ISS, sub: prenom, idToken: '', revendications: compte }
    const issue = await identite.ouvrirSession({ identite: nouvelle, ancienJeton: undefined })
    if (!issue.ok) throw new Error(JSON.stringify(issue))
    jetons.set(prenom, issue.session.jeton)
    personnes.set(prenom, await accepter(identite, issue.session.jeton))
  }
  return {
    identite,
    personnes: Object.fromEntries(personnes) as Personnes,
    jetons: Object.fromEntries(jetons) as Inscrits['jetons'],
  }
}

const accepter = async (identite: Identite, jeton: string): Promise<Personne> => {
  const retenue = await identite.resoudreSession(jeton)
  if (retenue?.kind !== 'retenue') throw new Error('déjà entré')
  const personne = await identite.personneDeSession(retenue.sessionId)
  const accords = (['partage', 'cgu'] as const).map(texte => ({
    texte,
    versionLue: identite.textes[texte].version,
    coche: true,
  }))
  await identite.accepterCgu({ personneId: personne?.id ?? '', accords })
  const session = await identite.resoudreSession(jeton)
  if (session?.kind !== 'connecte') throw new Error('pas entré')
  return session.connecte.acteur
}
