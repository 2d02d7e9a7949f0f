import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { textesEnVigueur } from '../../src/modules/identite/index.ts'
import type { Db } from '../../src/platform/db/index.ts'
import type { Produit } from './clones.ts'
import { agentDuBanc } from './modeles.ts'

/** Somebody signed in: what the cookie holds, and the id of the session, from which the token of forms is made. */
export type Session = { readonly jeton: string; readonly sessionId: string }

export type Monde = {
  readonly produits: readonly Produit[]
  readonly agent: Session
  /** The legal representative of each company, by its id. */
  readonly mandataires: ReadonlyMap<string, Session>
}

const MAISONS = [
  'Imagerie',
  'Radio',
  'Biologie',
  'Santé',
  'Clinique',
  'Officine',
  'Cabinet',
  'Réseau',
  'Données',
  'Territoire',
]
const VILLES = ['Alpes', 'Armor', 'Bourgogne', 'Camargue', 'Dombes', 'Estérel', 'Forez', 'Gascogne', 'Hurepoix', 'Jura']
const FORMES = ['SAS', 'SARL', 'SA', 'SCOP']
const LOGICIELS = ['Imago', 'Vesale', 'Ambroise', 'Laennec', 'Pinel', 'Bichat', 'Curie', 'Broca', 'Charcot', 'Dolto']
const SUITES = ['RIS', 'Suite', 'Dossier', 'Pro', 'Lien', 'Expert', 'Portail', 'Station']

const parmi = (mots: readonly string[], n: number): string => mots[n % mots.length] ?? ''

/** Distinct names that look like those of companies and software; a search of one word finds some of them. */
const nomEntreprise = (n: number): string =>
  `${parmi(MAISONS, n)} ${parmi(VILLES, Math.floor(n / 10))} ${Math.floor(n / 100) + 1} ${parmi(FORMES, n)}`
const nomProduit = (n: number): string =>
  `${parmi(LOGICIELS, n)} ${parmi(SUITES, Math.floor(n / 10))} ${parmi(VILLES, Math.floor(n / 80))} ${Math.floor(n / 800) + 1}`

const ouvrirSessions = async (db: Db, personnes: readonly string[]): Promise<readonly Session[]> => {
  const sessions = personnes.map(() => {
    const jeton = randomBytes(32).toString('base64url')
    return { jeton, sessionId: createHash('sha256').update(jeton).digest('hex') }
  })
  await sql`insert into sessions (id, personne_id, expire_le) select *, clock_timestamp() + interval '8 hours'
    from unnest(${sessions.map(({ sessionId }) => sessionId)}::text[], ${[...personnes]}::uuid[])`.execute(db)
  for (const { nom, version } of Object.values(textesEnVigueur))
    await sql`insert into consentements (personne_id, texte, version, empreinte)
      select *, ${nom}, ${version}, ${'0'.repeat(64)} from unnest(${[...personnes]}::uuid[])`.execute(db)
  return sessions
}

const semerAgent = async (db: Db): Promise<Session> => {
  const { personneId, courriel, roles } = agentDuBanc
  await sql`insert into personnes (id, iss, sub, prenom, nom, courriel)
    values (${personneId}, 'banc', ${courriel}, 'Hugo', 'Lefèvre', ${courriel})`.execute(db)
  await sql`insert into habilitations (iss, sub, role, accordee_par)
    select 'banc', ${courriel}, unnest(${[...roles]}::text[]), '{"id": "banc", "nom": "Banc", "qualite": "commande"}'`.execute(
    db,
  )
  const [session] = await ouvrirSessions(db, [personneId])
  if (!session) throw new Error('aucune session')
  return session
}

/** Companies with their legal representative signed in, their products, and somebody of the agency who may do everything. */
export const semerMonde = async (
  db: Db,
  { entreprises, produits }: { readonly entreprises: number; readonly produits: number },
): Promise<Monde> => {
  const maisons = Array.from({ length: entreprises }, (_, n) => ({
    id: randomUUID(),
    personneId: randomUUID(),
    nom: nomEntreprise(n),
    siren: String(300_000_000 + n),
  }))
  await sql`insert into entreprises (id, siren, siret, nom) select id, siren, siren || '00017', nom
    from unnest(${maisons.map(({ id }) => id)}::uuid[], ${maisons.map(({ siren }) => siren)}::text[],
      ${maisons.map(({ nom }) => nom)}::text[]) as t (id, siren, nom)`.execute(db)
  await sql`insert into personnes (id, iss, sub, prenom, nom, courriel, entreprise_id, role_entreprise)
    select id, 'banc', id::text, 'Claire', 'Martin ' || siren, siren || '@editeur.example', entreprise_id, 'mandataire'
    from unnest(${maisons.map(({ personneId }) => personneId)}::uuid[], ${maisons.map(({ siren }) => siren)}::text[],
      ${maisons.map(({ id }) => id)}::uuid[]) as t (id, siren, entreprise_id)`.execute(db)
  const catalogue = Array.from({ length: produits }, (_, n): Produit & { readonly responsable: string } => {
    const maison = maisons[n % maisons.length]
    if (!maison) throw new Error('aucune entreprise')
    const { id: entrepriseId, nom: entreprise, personneId: responsable } = maison
    return { id: randomUUID(), nom: nomProduit(n), entrepriseId, entreprise, responsable }
  })
  await sql`insert into produits (id, reference, entreprise_id, revision, nom, version, description, responsable_id, certifications,
      interets, enregistre_le, enregistre_par, maj_le)
    select id, 1000 + row_number() over (), entreprise_id, 1, nom, '4.2', 'Une solution de santé.', responsable, '{ISO 27001}', '{aucun}',
      clock_timestamp(), '{"id": "banc", "nom": "Banc", "qualite": "mandataire"}', clock_timestamp()
    from unnest(${catalogue.map(({ id }) => id)}::uuid[], ${catalogue.map(({ entrepriseId }) => entrepriseId)}::uuid[],
      ${catalogue.map(({ nom }) => nom)}::text[], ${catalogue.map(({ responsable }) => responsable)}::uuid[])
      as t (id, entreprise_id, nom, responsable)`.execute(db)
  const sessions = await ouvrirSessions(
    db,
    maisons.map(({ personneId }) => personneId),
  )
  return {
    produits: catalogue,
    agent: await semerAgent(db),
    mandataires: new Map(maisons.flatMap(({ id }, n) => (sessions[n] ? [[id, sessions[n]] as const] : []))),
  }
}
