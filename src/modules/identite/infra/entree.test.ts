import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { agents, composerIdentite, courrielsDesAgents } from '../index.ts'
import { accords, fournisseur, imagerie, ISS, preparer } from './monde-de-test.ts'

const { db, identite, ailleurs, ouvrir, entrer, personneDe } = await preparer()

const par = { id: 'installation', nom: 'Installation', qualite: 'installation' }

describe('at first entry', () => {
  test('[IDN-5] nothing is open before both texts are accepted; what is kept is dated, versioned and hashed', async () => {
    const jeton = await ouvrir('premiere')
    const retenue = await identite.resoudreSession(jeton)
    assert.ok(retenue?.kind === 'retenue' && retenue.vers === '/cgu')
    const personneId = await personneDe(jeton)
    const sansCgu = accords.map(accord => ({ ...accord, coche: accord.texte === 'partage' }))
    assert.deepEqual(await identite.accepterCgu({ personneId, accords: sansCgu }), {
      ok: false,
      refus: [{ texte: 'cgu', code: 'non_coche' }],
    })
    assert.deepEqual(await identite.consentementsDe(personneId), [], 'all or nothing')
    const ancienne = accords.map(accord => ({ ...accord, versionLue: '0.9' }))
    assert.equal((await identite.accepterCgu({ personneId, accords: ancienne })).ok, false)
    await identite.accepterCgu({ personneId, accords })
    const resolue = await identite.resoudreSession(jeton)
    assert.ok(resolue?.kind === 'connecte' && resolue.connecte.entreprise === 'Imagerie Démo SAS')
    const gardes = await db.selectFrom('consentements').selectAll().where('personne_id', '=', personneId).execute()
    assert.equal(gardes.length, 2)
    for (const { version, empreinte, accepte_le } of gardes) {
      assert.equal(version, '1.0')
      assert.match(empreinte, /^[0-9a-f]{64}$/)
      assert.match(accepte_le, /^\d{4}-\d\d-\d\dT/)
    }
  })

  test('[IDN-5] accepting again changes nothing, and what was accepted cannot be rewritten', async () => {
    const personneId = await personneDe(await entrer('encore'))
    const avant = await identite.consentementsDe(personneId)
    await identite.accepterCgu({ personneId, accords })
    assert.deepEqual(await identite.consentementsDe(personneId), avant)
    await assert.rejects(
      sql`update consentements set accepte_le = now() where personne_id = ${personneId}`.execute(db),
      /ne se modifie pas/,
    )
  })

  test('[IDN-5] a new version is asked for at every process that knows it', async () => {
    const jeton = await entrer('version')
    const { textes } = identite
    const demain = composerIdentite({ db, fournisseur, textes: { ...textes, cgu: { ...textes.cgu, version: '2.0' } } })
    assert.equal((await identite.resoudreSession(jeton))?.kind, 'connecte')
    assert.equal((await demain.resoudreSession(jeton))?.kind, 'retenue')
  })
})

describe('a right of the agency', () => {
  const agence = {
    entreprise: undefined,
    role_entreprise: undefined,
    given_name: 'Nadia',
    family_name: 'Benali',
    email: 'nadia@agence.example',
  }

  test('can be given before the first entry, and makes an agent; without one there is no access', async () => {
    const jeton = await entrer('nadia', agence)
    const sans = await identite.resoudreSession(jeton)
    assert.ok(sans?.kind === 'retenue' && sans.vers === '/connexion/sans-acces')
    for (let i = 0; i < 2; i++)
      await identite.installerHabilitation({ compte: { iss: ISS, sub: 'nadia' }, role: 'gestionnaire', par })
    const avec = await identite.resoudreSession(jeton)
    assert.ok(avec?.kind === 'connecte' && avec.connecte.acteur.kind === 'agent')
    assert.deepEqual(avec.connecte.acteur.roles, ['gestionnaire'])
    assert.equal(avec.connecte.entreprise, undefined)
  })

  test('taken away is gone at once, and its history stays', async () => {
    const jeton = await entrer('alix', {
      ...agence,
      given_name: 'Alix',
      family_name: 'Fontaine',
      email: 'alix@agence.example',
    })
    await identite.installerHabilitation({ compte: { iss: ISS, sub: 'alix' }, role: 'administrateur', par })
    const resolue = await identite.resoudreSession(jeton)
    assert.ok(resolue?.kind === 'connecte')
    const { acteur } = resolue.connecte
    const nadia = { iss: ISS, sub: 'nadia' }
    assert.deepEqual(await identite.accorderHabilitation({ acteur, compte: nadia, role: 'direction' }), { ok: true })
    assert.deepEqual(await courrielsDesAgents(db, 'direction'), ['nadia@agence.example'])
    assert.deepEqual(
      (await agents(db)).map(({ roles }) => roles),
      [['direction', 'gestionnaire'], ['administrateur']],
    )
    await identite.retirerHabilitation({ acteur, compte: nadia, role: 'direction' })
    assert.deepEqual(await ailleurs.courrielsDesAgents('direction'), [])
    const soi = await identite.retirerHabilitation({
      acteur,
      compte: { iss: ISS, sub: 'alix' },
      role: 'administrateur',
    })
    assert.deepEqual(soi, { ok: false, refus: { code: 'soi_meme' } })
    const { accordee_par, retiree_par } = await db
      .selectFrom('habilitations')
      .selectAll()
      .where('role', '=', 'direction')
      .executeTakeFirstOrThrow()
    assert.deepEqual([accordee_par.nom, retiree_par?.nom], ['Alix Fontaine', 'Alix Fontaine'])
  })

  test('is given by an administrator only', async () => {
    const resolue = await identite.resoudreSession(await entrer('curieux'))
    assert.ok(resolue?.kind === 'connecte')
    const demande = {
      acteur: resolue.connecte.acteur,
      compte: { iss: ISS, sub: 'curieux' },
      role: 'direction',
    } as const
    for (const changer of [identite.accorderHabilitation, identite.retirerHabilitation])
      assert.deepEqual(await changer(demande), { ok: false, refus: { code: 'pas_administrateur' } })
  })
})

describe('what other modules ask', () => {
  test('[ADM-3] the data of one’s own account, and of the head of the company', async () => {
    const jeton = await ouvrir('adm')
    const personneId = await personneDe(jeton)
    const moi = await identite.donneesCompte(personneId)
    assert.deepEqual(
      [moi.nom_complet, moi.fonction, moi.entreprise_siret, moi.entreprise_nom],
      ['Pierre Durand', 'Chef de produit', '73282932000074', 'Imagerie Démo SAS'],
    )
    const entrepriseId = (await identite.lirePersonne(personneId))?.entreprise?.id ?? ''
    const chef = await identite.donneesRepresentant(entrepriseId)
    assert.deepEqual(
      [chef.nom_complet, chef.fonction, chef.entreprise_forme_juridique],
      ['Claire Martin', 'Présidente', 'SAS'],
    )
    assert.deepEqual(await identite.donneesCompte('personne'), {})
    assert.deepEqual(await identite.donneesRepresentant(randomUUID()), {})
  })

  test('the legal representative, known by the directory before they come, by their account after', async () => {
    const entrepriseId = (await identite.lirePersonne(await personneDe(await ouvrir('rep'))))?.entreprise?.id ?? ''
    assert.equal((await identite.representantLegal(entrepriseId))?.personneId, null)
    const claire = await personneDe(
      await ouvrir('claire', {
        given_name: 'Claire',
        family_name: 'Martin',
        email: 'claire.martin@imagerie-demo.example',
        role_entreprise: 'mandataire',
      }),
    )
    const representant = await identite.representantLegal(entrepriseId)
    assert.deepEqual(
      [representant?.personneId, representant?.nom, representant?.entreprise.nom],
      [claire, 'Claire Martin', 'Imagerie Démo SAS'],
    )
    assert.equal(await identite.representantLegal('x'), null)
  })

  test('the legal representative, when the directory names nobody, is the mandataire who came first', async () => {
    const sansNom = {
      entreprise: { ...imagerie, siret: '35600000049837', representant: undefined },
      role_entreprise: 'mandataire',
    }
    const lucas = await personneDe(await ouvrir('lucas', { ...sansNom, given_name: 'Lucas', family_name: 'Bernard' }))
    await ouvrir('second', sansNom)
    const entrepriseId = (await identite.lirePersonne(lucas))?.entreprise?.id ?? ''
    const representant = await identite.representantLegal(entrepriseId)
    assert.deepEqual([representant?.personneId, representant?.nom], [lucas, 'Lucas Bernard'])
  })
})
