import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { sql } from 'kysely'
import { baseDeTest } from '../../../test/harness/base.ts'
import { inscrireTous } from '../../../test/harness/personnes.ts'
import { makeDispositifs } from '../../modules/dispositifs/index.ts'
import { composerIdentite } from '../../modules/identite/index.ts'
import type { Db } from '../../platform/db/index.ts'
import { creerServeur } from '../../platform/http/serveur.ts'
import { miseEnPage } from '../../ui/index.ts'
import { routesAdministration } from './index.ts'
import { personneNeVient, preparer } from './monde-de-test.ts'

const { db, identite, pages, personnes } = await preparer()
const alix = pages.en(personnes.alix)
const { pierre, nadia, hugo } = personnes

const ficheDe = (id: string): string => `/administration/personnes/${id}`
const accorderA = (id: string): string => `${ficheDe(id)}/habilitations`

/** The address of the confirmation page of a right in force. */
const retraitDe = async (personneId: string, role: string): Promise<string> => {
  const { rows } = await sql<{ id: number }>`
    select h.id from habilitations h join personnes p using (iss, sub)
    where p.id = ${personneId} and h.role = ${role} and h.retiree_le is null`.execute(db)
  return `/administration/habilitations/${rows[0]?.id}/retrait`
}

describe('people and their rights', () => {
  test('are listed by name, with who gave each right and when', async () => {
    const { texte } = await alix.aller('/administration/personnes')
    assert.match(texte, /8 droits en vigueur/)
    assert.match(
      texte,
      /Nadia Benali nadia\.benali@agence\.example Gestionnaire de guichet \d\d\/\d\d\/\d{4}[^A-Z]* Essai Retirer/,
    )
    assert.match(texte, /Personnes sans droit à l’agence 4 personnes/)
  })

  test('are searched by name, address or company, whatever the case; the signs of a pattern are themselves', async () => {
    const chercher = async (q: string): Promise<string> =>
      (await alix.aller(`/administration/personnes?q=${encodeURIComponent(q)}`)).texte
    assert.match(await chercher('durand pierre'), /1 personne .*Pierre Durand/)
    assert.match(await chercher('RADIO TÉMOIN'), /1 personne .*Lucas Bernard/)
    assert.match(await chercher('hugo.lefevre@'), /1 droit en vigueur.*Hugo Lefèvre.*Aucune personne/)
    for (const rien of ['%', '_', '\\', 'personne d’autre'])
      assert.match(await chercher(rien), /Aucun droit.*Aucune personne/)
  })

  test('that nobody knows are not there', async () => {
    for (const id of ['x', '0', '00000000-0000-4000-8000-000000000000'])
      assert.equal((await alix.aller(ficheDe(id))).statut, 404, id)
    for (const id of ['x', '0', '999', '99999999999999999999'])
      assert.equal((await alix.aller(`/administration/habilitations/${id}/retrait`)).statut, 404, id)
  })
})

describe('a right', () => {
  test('given and taken is kept with the name of who did it', async () => {
    const fiche = await alix.aller(ficheDe(hugo.personneId))
    assert.doesNotMatch(fiche.html, /value="verificateur"/, 'what is held is not proposed')
    const donnee = await alix.soumettre(fiche, accorderA(hugo.personneId), { role: 'gestionnaire' })
    assert.match(donnee.texte, /Le droit est accordé.*Gestionnaire de guichet \d\d\/\d\d\/\d{4}.*Alix Fontaine Retirer/)
    const retrait = await retraitDe(hugo.personneId, 'gestionnaire')
    const confirmation = await alix.aller(retrait)
    assert.match(confirmation.texte, /Hugo Lefèvre perd ce que ce droit permet/)
    const retiree = await alix.soumettre(confirmation, retrait)
    assert.match(
      retiree.texte,
      /Le droit est retiré.*Droit retiré : Gestionnaire de guichet.*Droit accordé : Gestionnaire de guichet/,
    )
    assert.match(retiree.texte, /Alix Fontaine \(administrateur\)/)
    assert.match((await alix.aller(retrait)).texte, /Retiré par Alix Fontaine.*déjà retiré/)
  })

  test('[P2] a form sent twice, even after the right was taken, gives it once', async () => {
    const fiche = await alix.aller(ficheDe(nadia.personneId))
    await alix.soumettre(fiche, accorderA(nadia.personneId), { role: 'direction' })
    const retrait = await retraitDe(nadia.personneId, 'direction')
    await alix.soumettre(await alix.aller(retrait), retrait)
    await alix.soumettre(fiche, accorderA(nadia.personneId), { role: 'direction' })
    assert.match(await retraitDe(nadia.personneId, 'direction'), /undefined/)
  })

  test('[P2] a confirmation kept open takes the right that it was about, not the one given since', async () => {
    const fiche = ficheDe(nadia.personneId)
    const donner = async (): Promise<unknown> =>
      alix.soumettre(await alix.aller(fiche), accorderA(nadia.personneId), { role: 'direction' })
    await donner()
    const premier = await retraitDe(nadia.personneId, 'direction')
    const gardee = await alix.aller(premier)
    await alix.soumettre(await alix.aller(premier), premier)
    await donner()
    const second = await retraitDe(nadia.personneId, 'direction')
    assert.match((await alix.soumettre(gardee, premier)).texte, /déjà retiré/)
    assert.equal(await retraitDe(nadia.personneId, 'direction'), second)
  })

  test('one’s own of administrator cannot be taken by oneself', async () => {
    const retrait = await retraitDe(personnes.alix.personneId, 'administrateur')
    const liste = await alix.aller('/administration/personnes')
    assert.ok(!liste.html.includes(retrait))
    const refusee = await alix.soumettre(await alix.aller(retrait), retrait)
    assert.equal(refusee.statut, 422)
    assert.match(refusee.texte, /Vous ne pouvez pas vous retirer votre propre droit/)
    assert.equal(await retraitDe(personnes.alix.personneId, 'administrateur'), retrait)
  })

  test('must be chosen, among those that exist', async () => {
    for (const role of ['', 'roi']) {
      const refusee = await alix.soumettre(await alix.aller(ficheDe(hugo.personneId)), accorderA(hugo.personneId), {
        role,
      })
      assert.equal(refusee.statut, 422)
      assert.match(refusee.texte, /Choisissez le droit à accorder/)
    }
  })

  test('of the agency for somebody of a company asks for a second thought, and keeps what was chosen', async () => {
    const fiche = await alix.aller(ficheDe(pierre.personneId))
    assert.match(fiche.texte, /rattachée à Imagerie Démo SAS/)
    const refusee = await alix.soumettre(fiche, accorderA(pierre.personneId), { role: 'verificateur' })
    assert.equal(refusee.statut, 422)
    assert.match(refusee.html, /value="verificateur"[^>]* checked/)
    const donnee = await alix.soumettre(fiche, accorderA(pierre.personneId), {
      role: 'verificateur',
      confirmation: 'oui',
    })
    assert.match(donnee.texte, /Le droit est accordé/)
    const retrait = await retraitDe(pierre.personneId, 'verificateur')
    await alix.soumettre(await alix.aller(retrait), retrait)
  })

  test('of an account that never came is shown by its identifier, and can be taken', async () => {
    const par = { id: 'essai', nom: 'Essai', qualite: 'commande' }
    await identite.installerHabilitation({
      compte: { iss: 'https://isc.example', sub: 'futur' },
      role: 'direction',
      par,
    })
    assert.match((await alix.aller('/administration/personnes')).texte, /futur Jamais connecté Direction/)
    const { rows } = await sql<{ id: number }>`select id from habilitations where sub = 'futur'`.execute(db)
    const retrait = `/administration/habilitations/${rows[0]?.id}/retrait`
    const apres = await alix.soumettre(await alix.aller(retrait), retrait)
    assert.match(apres.texte, /Le droit est retiré.*Droit retiré : Direction, compte futur/)
  })
})

test('[P32] a right that is taken is gone at every process within a second', async t => {
  const { db: base, autre } = await baseDeTest()
  const { personnes: gens, jetons } = await inscrireTous(base)
  const processus = async (connexion: Db) => {
    const serveur = await creerServeur({
      routes: routesAdministration({
        db: connexion,
        identite: composerIdentite({ db: connexion, fournisseur: personneNeVient }),
        dispositifs: makeDispositifs(connexion),
        deplacerJalon: () => assert.fail(),
      }),
      baseUrl: 'http://convergence.example:3000',
      secret: 'secret-des-essais-secret-des-essais',
      limites: 'aucune',
      delestage: { retardMaxMs: Number.POSITIVE_INFINITY },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      rendre: (page, contexte) =>
        miseEnPage(page, { ...contexte, demonstration: false, operateur: 'Agence', marqueEtat: false }),
      resoudreSession: composerIdentite({ db: connexion, fournisseur: personneNeVient }).resoudreSession,
    })
    t.after(serveur.fermer)
    return async (prenom: keyof typeof jetons): Promise<number> => {
      const headers = { host: 'convergence.example:3000', cookie: `session=${jetons[prenom]}` }
      return (await serveur.app.inject({ url: '/administration', headers })).statusCode
    }
  }
  const [ici, ailleurs] = [await processus(base), await processus(autre())]
  const { rows } = await sql<{ iss: string; sub: string }>`
    select iss, sub from personnes where id = ${gens.dominique.personneId}`.execute(base)
  const [compte] = rows
  assert.ok(compte)
  const geste = composerIdentite({ db: base, fournisseur: personneNeVient })
  await geste.accorderHabilitation({ acteur: gens.alix, compte, role: 'administrateur' })
  assert.deepEqual([await ici('dominique'), await ailleurs('dominique')], [200, 200])
  await geste.retirerHabilitation({ acteur: gens.alix, compte, role: 'administrateur' })
  await attendre(1_000)
  assert.deepEqual([await ici('dominique'), await ailleurs('dominique')], [403, 403])
  assert.deepEqual([await ici('alix'), await ailleurs('alix')], [200, 200])
})
