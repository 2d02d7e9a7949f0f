import assert from 'node:assert/strict'
import { baseDeTest } from '../../../../test/harness/base.ts'
import { composerIdentite, type Fournisseur, type Identite } from '../index.ts'

/** What the tests of this folder share: a provider that vouches for whoever is named, and two processes on one database. */
export const ISS = 'https://isc.example'

export const fournisseur: Fournisseur = {
  commencer: async () => ({ url: 'https://isc.example/', cookie: { nom: 'c', valeur: 'v', dureeSecondes: 1 } }),
  terminer: async () => ({ ok: false, motif: 'perdue', cookies: [] }),
  fin: ({ idToken }) => `https://isc.example/fin?${idToken}`,
}

export const imagerie = {
  siret: '73282932000074',
  nom: 'Imagerie Démo SAS',
  forme_juridique: 'SAS',
  adresse: 'Lyon',
  representant: {
    nom: 'Claire Martin',
    courriel: 'Claire.Martin@imagerie-demo.example',
    telephone: '04',
    fonction: 'Présidente',
  },
}

export const compte = (sub: string, reste: Record<string, unknown> = {}) => ({
  iss: ISS,
  sub,
  idToken: `jeton-${sub}`,
  revendications: {
    given_name: 'Pierre',
    family_name: 'Durand',
    email: 'pierre.durand@imagerie-demo.example',
    role_entreprise: 'salarie',
    fonction: 'Chef de produit',
    entreprise: imagerie,
    ...reste,
  },
})

export const accords = (['partage', 'cgu'] as const).map(texte => ({ texte, versionLue: '1.0', coche: true }))

type Revendications = Record<string, unknown>

export type Essai = {
  readonly db: Awaited<ReturnType<typeof baseDeTest>>['db']
  readonly identite: Identite
  /** The same on other connections: a second process. */
  readonly ailleurs: Identite
  /** Signs in. @returns the cookie's value. */
  readonly ouvrir: (sub: string, reste?: Revendications, ancienJeton?: string) => Promise<string>
  /** Signs in and accepts what must be. */
  readonly entrer: (sub: string, reste?: Revendications) => Promise<string>
  readonly personneDe: (jeton: string) => Promise<string>
}

export const preparer = async (): Promise<Essai> => {
  const { db, autre } = await baseDeTest()
  const identite = composerIdentite({ db, fournisseur })
  const ouvrir: Essai['ouvrir'] = async (sub, reste = {}, ancienJeton) => {
    const issue = await identite.ouvrirSession({ identite: compte(sub, reste), ancienJeton })
    assert.ok(issue.ok)
    return issue.session.jeton
  }
  const personneDe = async (jeton: string): Promise<string> => {
    const resolue = await identite.resoudreSession(jeton)
    assert.ok(resolue)
    const sessionId = resolue.kind === 'connecte' ? resolue.connecte.sessionId : resolue.sessionId
    return (await identite.personneDeSession(sessionId))?.id ?? ''
  }
  return {
    db,
    identite,
    ailleurs: composerIdentite({ db: autre(), fournisseur }),
    ouvrir,
    personneDe,
    entrer: async (sub, reste) => {
      const jeton = await ouvrir(sub, reste)
      assert.deepEqual(await identite.accepterCgu({ personneId: await personneDe(jeton), accords }), { ok: true })
      return jeton
    },
  }
}
