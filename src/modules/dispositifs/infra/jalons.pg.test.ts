import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { sql } from 'kysely'
import { acteDe, baseDeTest } from '../../../../test/harness/base.ts'
import { alix, borne, claire, dominique, hugo, ines, nadia, paris } from '../../../../test/harness/cas.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import { type Personne, rolesAgent } from '../../../kernel/acteur.ts'
import { CleDejaUtilisee, NonTrouve } from '../../../kernel/erreurs.ts'
import type { Instant } from '../../../kernel/temps.ts'
import { acteConnu, type Db } from '../../../platform/db/index.ts'
import { lireJournal, verifierJournal } from '../../journal/index.ts'
import type { JalonDeplace } from '../domain/deplacement.ts'
import type { Dispositif } from '../domain/dispositif.ts'
import type { DispositifAPublier } from '../domain/programme.ts'
import { lireDeplacements } from '../queries/deplacements.ts'
import { makeDeplacerJalon } from '../use-cases/deplacer-jalon.ts'
import { FLUX_DISPOSITIF, parLaPlateforme, publierVersion } from './dispositifs.pg.ts'
import { makeUneFoisJalons } from './jalons.pg.ts'
import { makeDispositifs } from './lecture.pg.ts'

const { db, autre } = await baseDeTest()
const dispositifs = makeDispositifs(db)
const suites: (JalonDeplace & { readonly code: string })[] = []
const deplacerSur = (base: Db) =>
  makeDeplacerJalon(
    makeUneFoisJalons({
      db: base,
      apresDeplacement: async (_tx, { code, fait }) => void suites.push({ ...fait, code }),
    }),
  )
const deplacer = deplacerSur(db)

/** The milestones of the little programme, in a century. */
const jalons = borne.jalons.map(jalon => ({ ...jalon, quand: jalon.quand.replace('20', '21') as Instant }))
const [j1, j2, j3] = jalons
assert.ok(j1 && j2 && j3)
const nouveau = (changements: Partial<DispositifAPublier> = {}): DispositifAPublier =>
  petitProgramme({ code: `essai-${randomUUID().slice(0, 8)}`, guichet: 'borne', jalons, ...changements })
const publier = (contenu: DispositifAPublier): Promise<Dispositif> =>
  publierVersion(db, { contenu, par: parLaPlateforme('Essai') })
const vers = paris('2126-06-10 12:00')
const demande = (code: string, acteur: Personne = alix, cle?: string) => ({
  acte: acteDe(acteur, cle),
  code,
  jalon: 'J1',
  avant: j1.quand,
  quand: vers,
  motif: 'Incident de la plateforme.',
})
const momentDe = ({ jalons: tous }: Dispositif, nom = 'J1'): Instant | undefined =>
  tous.find(({ code }) => code === nom)?.quand

test('[P10] [GUI-3] a move is for every version of the programme alike, those to come included; what was published stays as it was', async () => {
  const contenu = nouveau()
  const un = await publier(contenu)
  const deux = await publier({ ...contenu, presentation: 'Deuxième version.' })
  const ailleurs = await publier(nouveau())
  const issue = await deplacer(demande(contenu.code))
  assert.ok(issue.ok)
  const trois = await publier({ ...contenu, presentation: 'Troisième version.' })
  for (const { id } of [un, deux, trois]) {
    const lu = await dispositifs.lire(id)
    assert.equal(momentDe(lu), vers)
    assert.deepEqual(
      lu.jalons[0]?.deplacements?.map(({ motif, par }) => [motif, par.nom]),
      [['Incident de la plateforme.', 'Alix Fontaine']],
    )
    assert.equal(momentDe(lu, 'J2'), j2.quand)
    assert.equal(momentDe(await dispositifs.lirePubliee(id)), j1.quand)
    assert.equal(await dispositifs.lireEnVigueur(id, db), lu, 'one object for all who read')
  }
  assert.equal(momentDe(await dispositifs.versionOuverte(contenu.code)), vers)
  assert.equal(momentDe((await dispositifs.lister()).find(({ code }) => code === contenu.code) ?? ailleurs), vers)
  assert.equal(momentDe(await dispositifs.lire(ailleurs.id)), j1.quand, 'another programme stays as it is')
  assert.deepEqual(
    suites.filter(({ code }) => code === contenu.code),
    [{ ...issue.fait, code: contenu.code }],
  )
})

test('[P10] the journal of the programme tells each move: who, when, from where, to where, why; and its chain holds', async () => {
  const contenu = nouveau()
  await publier(contenu)
  await deplacer(demande(contenu.code))
  await publier({ ...contenu, presentation: 'Deuxième version.' })
  await deplacer({ ...demande(contenu.code), jalon: 'J3', avant: j3.quand, quand: paris('2127-06-01 09:30') })
  const flux = { flux: FLUX_DISPOSITIF, fluxId: contenu.code }
  const lignes = await lireJournal(db, flux)
  assert.deepEqual(
    lignes.map(({ type }) => type),
    ['DispositifPublie', 'JalonDeplace', 'DispositifPublie', 'JalonDeplace'],
  )
  const { par, donnees } = lignes[1] ?? assert.fail()
  assert.equal(par.nom, 'Alix Fontaine')
  const { avant, quand, motif, jalon, revision } = donnees
  assert.deepEqual([jalon, revision, avant, quand, motif], ['J1', 1, j1.quand, vers, 'Incident de la plateforme.'])
  assert.equal((await verifierJournal(db, flux)).verification.intact, true)
})

test('[P10] role matrix: an administrator and nobody else; a refusal leaves nothing, not even its key', async () => {
  const { code, id } = await publier(nouveau())
  const agents = rolesAgent.filter(role => role !== 'administrateur').map(role => ({ ...nadia, roles: [role] }))
  for (const acteur of [claire, hugo, ines, dominique, ...agents]) {
    const refusee = demande(code, acteur)
    assert.deepEqual(await deplacer(refusee), { ok: false, refus: { code: 'role_requis' } })
    assert.equal(await acteConnu(db, refusee.acte), false)
  }
  assert.deepEqual(await lireDeplacements(db, code), [])
  assert.equal(momentDe(await dispositifs.lire(id)), j1.quand)
  assert.equal((await deplacer(demande(code))).ok, true)
  await assert.rejects(deplacer(demande('nulle-part')), NonTrouve)
})

test('[P10] no silent edit: what was moved is neither changed, removed nor emptied, and nothing moves without its line in the journal', async () => {
  const { code } = await publier(nouveau())
  await deplacer(demande(code))
  const refuse = { code: '23000' }
  const jamais = [
    sql`update deplacements_de_jalon set quand = quand + interval '1 day' where code = ${code}`,
    sql`update deplacements_de_jalon set motif = 'Autre.' where code = ${code}`,
    sql`delete from deplacements_de_jalon where code = ${code}`,
    sql`truncate deplacements_de_jalon`,
    sql`update versions_dispositif set contenu = jsonb_set(contenu, '{jalons,0,quand}', '"2200-01-01T00:00:00.000Z"') where code = ${code}`,
  ]
  for (const requete of jamais) await assert.rejects(requete.execute(db), refuse)
  const inserer = (valeurs: Partial<Record<'revision' | 'avant' | 'quand' | 'motif' | 'par', unknown>>) => {
    const ligne = {
      revision: 2,
      avant: vers,
      quand: '2126-06-20T10:00:00Z',
      motif: 'Motif.',
      par: parLaPlateforme('x'),
    }
    const { revision, avant, quand, motif, par } = { ...ligne, ...valeurs }
    return sql`insert into deplacements_de_jalon (code, revision, jalon, avant, quand, motif, le, par)
      values (${code}, ${revision}, 'J1', ${avant}, ${quand}, ${motif}, clock_timestamp(), ${JSON.stringify(par)})`.execute(
      db,
    )
  }
  await assert.rejects(inserer({}), { ...refuse, message: /sans le journal/ })
  await assert.rejects(inserer({ revision: 3 }), refuse)
  await assert.rejects(inserer({ avant: j1.quand }), refuse)
  for (const valeurs of [
    { motif: ' ' },
    { par: {} },
    { quand: '2126-06-20T10:00:01Z' },
    { quand: '2020-01-01T00:00:00Z' },
  ])
    await assert.rejects(inserer(valeurs), { code: '23514' })
  assert.equal((await lireDeplacements(db, code)).length, 1)
})

test('[P10] [GUI-3] a version that moves a milestone isn’t published, by the base itself; one that says what is in force since is', async () => {
  const contenu = nouveau()
  await publier(contenu)
  const autrement = { ...contenu, jalons: [{ ...j1, quand: vers }, j2, j3] }
  await assert.rejects(publier(autrement), { code: '23000', message: /d'une version à l'autre/ })
  await deplacer(demande(contenu.code))
  assert.equal((await publier(autrement)).version, 2)
})

test('[P2] [P10] the same form twice moves once; another body under its key is refused', async () => {
  const { code } = await publier(nouveau())
  const cle = randomUUID()
  const premiere = await deplacer(demande(code, alix, cle))
  const deux = await Promise.all([deplacer(demande(code, alix, cle)), deplacerSur(autre())(demande(code, alix, cle))])
  assert.deepEqual(deux, [premiere, premiere])
  assert.equal((await lireDeplacements(db, code)).length, 1)
  const autrement = demande(code, alix, cle)
  await assert.rejects(
    deplacer({ ...autrement, acte: { ...autrement.acte, empreinte: 'f'.repeat(64) } }),
    CleDejaUtilisee,
  )
})

test('[P10] two administrators at once: one moves, the other reads again', async () => {
  const { code } = await publier(nouveau())
  const issues = await Promise.all([deplacer(demande(code)), deplacerSur(autre())(demande(code))])
  assert.deepEqual(issues.map(({ ok }) => ok).toSorted(), [false, true])
  assert.deepEqual(
    issues.flatMap(issue => (issue.ok ? [] : [issue.refus])),
    [{ code: 'deplace_entre_temps', quand: vers }],
  )
})

test('[P10] an act of another process reads the move at once, and its pages within a second', async () => {
  const { code, id } = await publier(nouveau())
  const ailleurs = makeDispositifs(autre())
  assert.equal(momentDe(await ailleurs.lire(id)), j1.quand)
  await deplacer(demande(code))
  assert.equal(momentDe(await ailleurs.lireEnVigueur(id, db)), vers)
  for (let n = 0; n < 40 && momentDe(await ailleurs.lire(id)) !== vers; n++)
    await new Promise(suite => setTimeout(suite, 50))
  assert.equal(momentDe(await ailleurs.lire(id)), vers)
})
