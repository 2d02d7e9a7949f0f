import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { sql } from 'kysely'
import { acteDe, baseDeTest } from '../../../../test/harness/base.ts'
import { programmesLivres } from '../../../../test/harness/programmes.ts'
import type { ActeurAgent } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { instantAParis, jourCivil, minuteAParis } from '../../../kernel/temps.ts'
import { lireJournal } from '../../journal/index.ts'
import { composerAtelier } from '../composition.ts'
import { type Chantier, chantierDe, versionDe } from '../domain/chantier.ts'
import { controlerChantier } from '../domain/controle-chantier.ts'
import type { Dispositif } from '../domain/dispositif.ts'
import type { OuvertureDeChantier } from '../use-cases/ouvrir-chantier.ts'
import { makeDeplacerJalon } from '../use-cases/deplacer-jalon.ts'
import { FLUX_DISPOSITIF, parLaPlateforme, publierVersion } from './dispositifs.pg.ts'
import { empreinteTexte } from './empreinte.ts'
import { makeUneFoisJalons } from './jalons.pg.ts'
import { makeDispositifs } from './lecture.pg.ts'

const { db } = await baseDeTest()
const atelier = composerAtelier(db)
const dispositifs = makeDispositifs(db)

const agent = (nom: string, ...roles: ActeurAgent['roles']): ActeurAgent => ({
  kind: 'agent',
  personneId: nom.toLowerCase(),
  nom,
  courriel: `${nom.toLowerCase()}@agence.example`,
  roles,
})
const alix = agent('Alix', 'administrateur')
const nadia = agent('Nadia', 'gestionnaire')
const hugo = agent('Hugo', 'verificateur', 'direction')

const livres = await programmesLivres(jourCivil('2026-03-10'))
const ris = livres['ris-vague-2']
assert.ok(ris)

const codeNeuf = (): string => `essai-${randomUUID().slice(0, 8)}`
/** A programme of its own for each test, published. */
const publiee = (): Promise<Dispositif> =>
  publierVersion(db, { contenu: { ...ris, code: codeNeuf() }, par: parLaPlateforme('Essai') })
const ouvrir = (ouverture: OuvertureDeChantier, qui: ActeurAgent = nadia) =>
  atelier.ouvrirChantier({ acte: acteDe(qui), ouverture })
const lire = async (code: string): Promise<{ readonly chantier: Chantier; readonly version: number }> =>
  (await atelier.lireChantier(code)) ?? assert.fail(`pas de chantier ${code}`)
const ecrire = (code: string, versionVue: number, reste: Partial<Chantier>, qui: ActeurAgent = nadia) =>
  atelier.enregistrerChantier({
    acte: acteDe(qui),
    code,
    rubrique: 'identite',
    versionVue,
    modifier: chantier => ({ ...chantier, ...reste }),
  })
const gestesDe = async (code: string): Promise<readonly string[]> =>
  (await atelier.histoireDuChantier(code)).map(({ par, geste, note }) => [par.nom, geste, note].join(' ').trim())

for (const [code, programme] of Object.entries(livres))
  test(`[GUI-1] ${code}: a chantier made of it has no fault, and gives the same version, milestones to the minute`, () => {
    const version: Dispositif = { ...programme, id: 'x', version: 1 }
    const chantier = chantierDe(version)
    assert.deepEqual(controlerChantier(chantier), [])
    const now = instantAParis(jourCivil('2026-06-01'))
    assert.deepEqual(versionDe(chantier, { now, empreinte: empreinteTexte }), programme)
  })

test('[GUI-1] a new programme is opened empty, or as another that is published', async () => {
  const code = codeNeuf()
  const intitule = 'Téléconsultation'
  assert.deepEqual(await ouvrir({ kind: 'nouveau', code, intitule, modele: null }), { ok: true, code })
  const { chantier, version } = await lire(code)
  assert.deepEqual([chantier.code, chantier.intitule, chantier.rem, version], [code, intitule, null, 1])
  assert.equal(controlerChantier(chantier).length, 18)

  const modele = await publiee()
  const copie = codeNeuf()
  await ouvrir({ kind: 'nouveau', code: copie, intitule, modele: modele.code })
  assert.deepEqual((await lire(copie)).chantier, { ...chantierDe(modele), code: copie, intitule })
  assert.deepEqual(await gestesDe(copie), [`Nadia ouverture d’après « ${modele.intitule} », version 1`])
  assert.deepEqual(
    (await atelier.listerChantiers()).slice(0, 2).map(en => [en.chantier.code, en.majPar.nom]),
    [
      [copie, 'Nadia'],
      [code, 'Nadia'],
    ],
  )
})

test('[GUI-1] a code that is taken, a model that is not published, a second chantier of a programme are refused', async () => {
  const { code } = await publiee()
  const intitule = 'Essai'
  const refus = (attendu: string) => ({ ok: false, refus: { code: attendu } })
  assert.deepEqual(await ouvrir({ kind: 'nouveau', code, intitule, modele: null }), refus('code_deja_pris'))
  assert.deepEqual(await ouvrir({ kind: 'version', code: codeNeuf() }), refus('modele_inconnu'))
  const neuf = codeNeuf()
  assert.deepEqual(await ouvrir({ kind: 'nouveau', code: neuf, intitule, modele: codeNeuf() }), refus('modele_inconnu'))
  assert.equal(await atelier.lireChantier(neuf), null)
  assert.deepEqual(await ouvrir({ kind: 'version', code }), { ok: true, code })
  assert.deepEqual(await ouvrir({ kind: 'version', code }, alix), refus('chantier_en_cours'))
  assert.deepEqual(await gestesDe(code), ['Nadia ouverture d’après la version 1'])
  const autre = await publiee()
  const ensemble = await Promise.all([alix, nadia].map(qui => ouvrir({ kind: 'version', code: autre.code }, qui)))
  assert.deepEqual(ensemble.map(({ ok }) => ok).toSorted(), [false, true])
  assert.equal((await lire(autre.code)).version, 1)
})

test('[GUI-1] one that was read elsewhere takes the place of the chantier that was seen, and of no other', async () => {
  const { code } = await publiee()
  const chantier = { ...chantierDe(await publiee()), code, intitule: 'Lu ailleurs' }
  const importer = (intitule: string, remplacer: number | null, acteur = nadia) =>
    ouvrir({ kind: 'import', chantier: { ...chantier, intitule }, remplacer, note: '' }, acteur)
  const refuse = { ok: false, refus: { code: 'chantier_en_cours' } } as const
  assert.deepEqual(await importer('Lu ailleurs', null), { ok: true, code })
  assert.deepEqual((await lire(code)).chantier, chantier)
  assert.deepEqual(await importer('Lu encore', null), refuse)
  assert.equal((await importer('Lu encore', 1, alix)).ok, true)
  assert.deepEqual(await importer('Lu trop tard', 1), refuse)
  const lu = await lire(code)
  assert.deepEqual([lu.chantier.intitule, lu.version], ['Lu encore', 2])
  assert.deepEqual(await gestesDe(code), ['Alix import', 'Nadia import'])
})

test('[GUI-1] what a colleague wrote in between is not written over: who, when and what is said', async () => {
  const { code } = await publiee()
  await ouvrir({ kind: 'version', code })
  const deux = await Promise.all([ecrire(code, 1, { vague: 'A' }), ecrire(code, 1, { vague: 'B' }, alix)])
  const reussie = deux.find(({ ok }) => ok)
  const refusee = deux.find(({ ok }) => !ok)
  assert.deepEqual(reussie, { ok: true, version: 2 })
  assert.ok(refusee && !refusee.ok && refusee.refus.code === 'modifie_entre_temps')
  const { vague } = (await lire(code)).chantier
  assert.equal(refusee.refus.trace.par.nom, vague === 'A' ? 'Nadia' : 'Alix')
  assert.equal(refusee.refus.trace.geste, 'identite')
  assert.equal((await ecrire(code, 2, { vague: 'C' })).ok, true)
})

test('[GUI-1] only an administrator and a counter’s manager write, publish or give up', async () => {
  const { code } = await publiee()
  const refuse = { ok: false, refus: { code: 'role_requis' } }
  assert.deepEqual(await ouvrir({ kind: 'version', code }, hugo), refuse)
  await ouvrir({ kind: 'version', code }, alix)
  assert.deepEqual(await ecrire(code, 1, {}, hugo), refuse)
  assert.deepEqual(await atelier.publierChantier({ acte: acteDe(hugo), code, versionVue: 1 }), refuse)
  assert.deepEqual(await atelier.abandonnerChantier({ acte: acteDe(hugo), code }), refuse)
  assert.equal((await lire(code)).version, 1)
})

test('[GUI-1] a chantier that is given up goes, and its history stays', async () => {
  const { code } = await publiee()
  await ouvrir({ kind: 'version', code })
  assert.deepEqual(await atelier.abandonnerChantier({ acte: acteDe(alix), code }), { ok: true })
  assert.equal(await atelier.lireChantier(code), null)
  await assert.rejects(atelier.abandonnerChantier({ acte: acteDe(alix), code }), NonTrouve)
  await assert.rejects(ecrire(code, 1, {}), NonTrouve)
  await ouvrir({ kind: 'version', code })
  assert.equal((await lire(code)).version, 3)
  assert.deepEqual(await gestesDe(code), [
    'Nadia ouverture d’après la version 1',
    'Alix abandon',
    'Nadia ouverture d’après la version 1',
  ])
})

test('[GUI-1] [GUI-3] published, a chantier is the version on which candidatures open; those under way stay on theirs', async () => {
  const un = await publiee()
  const { code } = un
  await ouvrir({ kind: 'version', code })
  await ecrire(code, 1, { presentation: 'Une autre présentation.' })
  const publier = () => atelier.publierChantier({ acte: acteDe(nadia), code, versionVue: 1 })
  assert.deepEqual(await publier(), { ok: false, refus: { code: 'modifie_entre_temps' } })
  const issue = await atelier.publierChantier({ acte: acteDe(nadia), code, versionVue: 2 })
  assert.deepEqual(issue, { ok: true, version: 2 })

  const deux = await dispositifs.versionOuverte(code)
  assert.deepEqual(deux, { ...un, id: deux.id, version: 2, presentation: 'Une autre présentation.' })
  assert.deepEqual(await dispositifs.lire(un.id), un)
  assert.equal(await atelier.lireChantier(code), null)
  assert.equal((await gestesDe(code))[0], 'Nadia publication version 2')
  const journal = await lireJournal(db, { flux: FLUX_DISPOSITIF, fluxId: code })
  assert.deepEqual(
    journal.map(({ type, donnees, par }) => [type, donnees['version'], par.nom]),
    [
      ['DispositifPublie', 1, 'Essai'],
      ['DispositifPublie', 2, 'Nadia'],
    ],
  )
  await assert.rejects(sql`update versions_dispositif set contenu = '{}' where id = ${deux.id}`.execute(db), {
    code: '23000',
  })
})

test('[P2] opened, written or published twice with one key, it is once', async () => {
  const { code } = await publiee()
  const [ouverture, ecriture, publication] = [acteDe(nadia), acteDe(nadia), acteDe(nadia)]
  const deuxFois = async <R>(faire: () => Promise<R>): Promise<R> => {
    const [une, deux] = await Promise.all([faire(), faire()])
    assert.deepEqual(une, deux)
    return une
  }
  await deuxFois(() => atelier.ouvrirChantier({ acte: ouverture, ouverture: { kind: 'version', code } }))
  const modifier = (chantier: Chantier): Chantier => ({ ...chantier, vague: `${chantier.vague}+` })
  const ecrite = { acte: ecriture, code, rubrique: 'identite', versionVue: 1, modifier } as const
  await deuxFois(() => atelier.enregistrerChantier(ecrite))
  assert.equal((await lire(code)).chantier.vague, `${ris.vague}+`)
  const issue = await deuxFois(() => atelier.publierChantier({ acte: publication, code, versionVue: 2 }))
  assert.deepEqual(issue, { ok: true, version: 2 })
  assert.equal((await atelier.histoireDuChantier(code)).length, 3)
})

test('[GUI-1] [P8] a chantier with faults is not published, and they are told', async () => {
  const { code } = await publiee()
  await ouvrir({ kind: 'version', code })
  const { mentions } = (await lire(code)).chantier
  await ecrire(code, 1, { mentions: { ...mentions, recours: '' }, rem: null })
  const issue = await atelier.publierChantier({ acte: acteDe(alix), code, versionVue: 2 })
  assert.ok(!issue.ok && issue.refus.code === 'fautes')
  assert.deepEqual(
    issue.refus.fautes.map(({ chemin }) => chemin),
    ['mentions.recours', 'exigences'],
  )
  assert.equal((await dispositifs.versionOuverte(code)).version, 1)
})

test('[P10] a version that would move or drop a published milestone is refused; one that says where it was moved is not', async () => {
  const { code, jalons } = await publiee()
  await ouvrir({ kind: 'version', code })
  const { chantier } = await lire(code)
  const j3 = jalons[2]
  assert.ok(j3)
  const plusTard = chantier.jalons.map(jalon => (jalon.code === 'J3' ? { ...jalon, jour: '2027-03-20' } : jalon))
  await ecrire(code, 1, { jalons: plusTard })
  const publier = (versionVue: number) => atelier.publierChantier({ acte: acteDe(nadia), code, versionVue })
  assert.deepEqual(await publier(2), { ok: false, refus: { code: 'jalons_changes', jalons: [j3] } })

  const quand = minuteAParis('2027-03-20', '12:00')
  assert.ok(quand)
  const deplacer = makeDeplacerJalon(makeUneFoisJalons({ db, apresDeplacement: async () => undefined }))
  const deplacement = { jalon: 'J3', avant: j3.quand, quand, motif: 'Retard du décret.' }
  assert.equal((await deplacer({ acte: acteDe(alix), code, ...deplacement })).ok, true)
  assert.deepEqual(await publier(2), { ok: true, version: 2 })
})

test('[JAL-5] milestones in months are published as moments, counted from the decree', async () => {
  const code = codeNeuf()
  await ouvrir({ kind: 'nouveau', code, intitule: 'Essai', modele: (await publiee()).code })
  const jalons = (['J1', 'J2', 'J3'] as const).map((jalon, rang) => ({
    code: jalon,
    libelle: jalon,
    heure: '12:00',
    mois: 3 * (rang + 1),
  }))
  await ecrire(code, 1, { jalons, decret: jourCivil('2027-01-31') })
  assert.deepEqual(await atelier.publierChantier({ acte: acteDe(nadia), code, versionVue: 2 }), {
    ok: true,
    version: 1,
  })
  assert.deepEqual(
    (await dispositifs.versionOuverte(code)).jalons.map(({ quand }) => quand),
    ['2027-04-30T10:00:00.000Z', '2027-07-31T10:00:00.000Z', '2027-10-31T11:00:00.000Z'],
  )
})

test('[GUI-1] the history of a chantier can be neither changed, removed nor skipped, from anywhere', async () => {
  const { code } = await publiee()
  await ouvrir({ kind: 'version', code })
  const refuse = { code: '23000' }
  await assert.rejects(sql`update chantiers_histoire set note = 'autre' where code = ${code}`.execute(db), refuse)
  await assert.rejects(sql`delete from chantiers_histoire where code = ${code}`.execute(db), refuse)
  await assert.rejects(sql`truncate chantiers_histoire`.execute(db), refuse)
  const par = JSON.stringify({ id: 'x', nom: 'X', qualite: 'x' })
  const ligne = (version: number) =>
    sql`insert into chantiers_histoire (code, version, par, geste, note) values (${code}, ${version}, ${par}::jsonb, 'identite', '')`
  await assert.rejects(ligne(3).execute(db), refuse)
  await assert.rejects(ligne(1).execute(db), refuse)
})

test('a chantier begun before a setting was known says of it what an empty one does', async () => {
  const { code } = await publiee()
  await ouvrir({ kind: 'version', code })
  await sql`update chantiers set contenu = contenu - 'uniteDInstruction' #- '{delais,journee}' where code = ${code}`.execute(
    db,
  )
  const { chantier } = await lire(code)
  assert.deepEqual([chantier.uniteDInstruction, chantier.delais.journee], ['chapitre', null])
})
