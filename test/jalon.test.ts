import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { sql } from 'kysely'
import { auteur } from '../src/kernel/acteur.ts'
import type { Instant } from '../src/kernel/temps.ts'
import { composerCatalogue } from '../src/modules/catalogue/index.ts'
import { commeFait, lireJournal } from '../src/modules/journal/index.ts'
import { type Fait, FLUX_CANDIDATURE } from '../src/modules/candidatures/index.ts'
import { type DispositifAPublier, publierVersion } from '../src/modules/dispositifs/index.ts'
import { dansUneTransaction } from '../src/modules/dispositifs/infra/dispositifs.pg.ts'
import { lireHorloge } from '../src/platform/db/index.ts'
import { acteDe, baseDeTest } from './harness/base.ts'
import { borne, chapitresAttendus } from './harness/cas.ts'
import { saisieDe } from './harness/catalogue.ts'
import { lireFile, poserDossiers } from './harness/files.ts'
import { apres } from './harness/hasard.ts'
import { inscrireTous } from './harness/personnes.ts'
import { demarrerAPart, type ProduitAPart } from './harness/processus.ts'
import { chapitreDEssai, petitProgramme } from './harness/programme.ts'

const { db, url } = await baseDeTest()
const { personnes, jetons } = await inscrireTous(db)
const { alix, claire } = personnes
const CINQ_MINUTES = 5 * 60_000
const secret = 'un secret de test, long de plus de trente-deux caractères'
const [enAvance, enRetard] = await Promise.all([
  demarrerAPart(url, { decalageMs: CINQ_MINUTES, secret }),
  demarrerAPart(url, { decalageMs: -CINQ_MINUTES, secret }),
])
const processus = [enAvance, enRetard] as const

const saisie = saisieDe(claire, { version: '4.0' })
const enregistre = await composerCatalogue({ db }).enregistrerProduit({ acte: acteDe(claire), saisie })
assert.ok(enregistre.ok)
const produitId = enregistre.produit.id

const par = auteur(alix)

const chapitres = chapitresAttendus.map(({ code, preuves }) =>
  chapitreDEssai(
    code,
    preuves.map(numero => ({ numero, natures: ['lien'] })),
  ),
)

const avecJ2 = (code: string, j2: Instant): DispositifAPublier =>
  petitProgramme({
    code,
    guichet: 'borne',
    rem: { chapitres },
    jalons: borne.jalons.map(jalon => (jalon.code === 'J2' ? { ...jalon, quand: j2 } : jalon)),
  })
const J2 = borne.jalons[1]?.quand ?? assert.fail()
/** A version that isn't published yet, and of which candidatures may already be. @returns its id */
const ecrire = (code: string): Promise<string> =>
  dansUneTransaction(db, async depot => (await depot.ecrireBrouillon(avecJ2(code, J2), par)).dispositif.id)
const publier = async (code: string, j2: Instant): Promise<string> =>
  (await publierVersion(db, { contenu: avecJ2(code, j2), par })).id

const cookie = `session=${jetons.claire}`

/** The token that the forms of this session carry. */
const jetonDe = async ({ adresse }: ProduitAPart): Promise<string> => {
  const page = await fetch(`${adresse}/produits`, { headers: { cookie } })
  return /name="_jeton" value="([^"]+)"/.exec(await page.text())?.[1] ?? assert.fail()
}

const DOSSIERS = 120
const ECHAUFFEMENT = 12

/** Candidatures on a programme that is still a draft, which is published at the last moment: every chapter can be handed over. */
const preparer = async (
  code: string,
  nombre: number,
): Promise<{ readonly id: string; readonly envois: readonly Envoi[] }> => {
  const id = await ecrire(code)
  const sujet = { entrepriseId: claire.entrepriseId, produitId, dispositifId: id, guichet: code }
  const numeros = await poserDossiers(db, { ...sujet, nombre, prefixe: code.slice(0, 1) })
  return {
    id,
    envois: chapitresAttendus.flatMap(({ code: chapitre }) =>
      numeros.map(numero => ({ numero, chapitre, cle: randomUUID() })),
    ),
  }
}
type Envoi = { readonly numero: string; readonly chapitre: string; readonly cle: string }
type Issue = Envoi & { readonly acceptee: boolean; readonly adresse: string }

/** Presses « Soumettre le chapitre ». */
const soumettre = async (
  { numero, chapitre, cle }: Envoi,
  { adresse, jeton }: { readonly adresse: string; readonly jeton: string },
): Promise<boolean> => {
  const reponse = await fetch(`${adresse}/candidatures/${numero}/chapitres/${chapitre}/soumission`, {
    method: 'POST',
    headers: { cookie, origin: adresse },
    body: new URLSearchParams({ _jeton: jeton, cle }),
    redirect: 'manual',
  })
  const corps = await reponse.text()
  if (reponse.status === 303) return true
  assert.equal(reponse.status, 422, corps.slice(0, 300))
  assert.ok(corps.includes('Le jalon J2 est passé'), 'c’est le jalon qui est opposé')
  return false
}

/**
 * What PostgreSQL saw, whatever the product says: right before and right after each attempt is given its time, its clock is kept
 * in two sequences, which no rollback undoes.
 */
const temoigner = async (envois: readonly Envoi[]): Promise<void> => {
  await sql`create table tentatives as select n::int, cle::uuid from unnest(${envois.map(({ cle }) => cle)}::text[])
    with ordinality as lues (cle, n)`.execute(db)
  await sql`do $$ begin for n in 1..${sql.lit(envois.length)} loop
      execute format('create sequence before_%s', n); execute format('create sequence after_%s', n); end loop; end $$`.execute(
    db,
  )
  await sql`create function temoigner() returns trigger language plpgsql as $$ declare
      tentative int := (select n from tentatives join actes using (cle) where actes.xmin::text = pg_current_xact_id()::text);
      suite regclass := case when tentative is not null then format('%s_%s', lower(tg_when), tentative)::regclass end;
    begin
      if suite is not null and pg_sequence_last_value(suite) is null then
        perform setval(suite, (extract(epoch from clock_timestamp()) * 1000000)::bigint);
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger avant before insert or update on compteurs for each row execute function temoigner()`.execute(
    db,
  )
  await sql`create trigger apres after insert or update on compteurs for each row execute function temoigner()`.execute(
    db,
  )
}

/** Between which moments of PostgreSQL's clock, in milliseconds, each attempt was received. */
const temoignages = async (): Promise<ReadonlyMap<string, readonly [number, number]>> => {
  const { rows } = await sql<{ cle: string; avant: number; apres: number }>`select cle::text,
      pg_sequence_last_value(('before_' || n)::regclass) / 1000.0::float8 as avant,
      pg_sequence_last_value(('after_' || n)::regclass) / 1000.0::float8 as apres from tentatives`.execute(db)
  return new Map(rows.map(({ cle, avant, apres }) => [cle, [avant, apres]]))
}

/** What the journal says of each chapter: handed over, or refused and kept (P9), and when. */
type Dit = Pick<Extract<Fait, { readonly type: 'ChapitreSoumis' | 'TentativeRejetee' }>, 'type' | 'le'>
const chapitreDe = (fait: Fait): string | undefined => {
  if (fait.type === 'ChapitreSoumis') return fait.chapitre
  return fait.type === 'TentativeRejetee' ? fait.chapitres?.[0] : undefined
}
const ditDuJournal = async (numero: string): Promise<ReadonlyMap<string | undefined, readonly Dit[]>> => {
  const lignes = await lireJournal(db, { flux: FLUX_CANDIDATURE, fluxId: numero })
  const faits = lignes.map(ligne => commeFait<Fait>(ligne))
  const dits = faits.filter(fait => fait.type === 'ChapitreSoumis' || fait.type === 'TentativeRejetee')
  return Map.groupBy(dits, chapitreDe)
}

/**
 * What was answered is what the journal says, once, and the date it says is on the right side of the milestone, at a moment that
 * PostgreSQL's clock saw.
 */
const estJuste = (args: {
  readonly acceptee: boolean
  readonly dits: readonly Dit[]
  readonly vu: readonly [number, number]
  readonly j2: Instant
}): boolean => {
  const {
    acceptee,
    dits: [dit, ...autres],
    vu: [avant, apresLe],
    j2,
  } = args
  if (!dit || autres.length > 0 || (dit.type === 'ChapitreSoumis') !== acceptee) return false
  const moment = Date.parse(dit.le)
  return dit.le < j2 === acceptee && Math.floor(avant) <= moment && moment <= apresLe
}

test('the clocks of the two processes are wrong by five minutes, one ahead and one behind', () => {
  const ecarts = processus.map(({ horloges: { siennes, notre } }) =>
    siennes.map(sienne => Math.round((sienne - notre) / 60_000)),
  )
  assert.deepEqual(ecarts, [
    [5, 5],
    [-5, -5],
  ])
})

test('[P3] [P9] [JAL-4] submissions on either side of a milestone, in two processes whose clocks are five minutes wrong: accepted if and only if received before it, to the millisecond; the others are kept too', async t => {
  const acces = await Promise.all(processus.map(async produit => ({ ...produit, jeton: await jetonDe(produit) })))
  const lancer = async (envoi: Envoi, n: number): Promise<Issue> => {
    const produit = acces[n % 2]
    assert.ok(produit)
    return { ...envoi, acceptee: await soumettre(envoi, produit), adresse: produit.adresse }
  }
  const essai = await preparer('echauffement', ECHAUFFEMENT)
  assert.equal(await publier('echauffement', J2), essai.id)
  const depart = performance.now()
  for (const issue of await Promise.all(essai.envois.map(lancer))) assert.ok(issue.acceptee)
  // On each side of the milestone, the time that half of them take here, and a half more: a busy machine goes astride it too.
  const marge = Math.max(1_400, (0.75 * DOSSIERS * (performance.now() - depart)) / ECHAUFFEMENT)

  const { id, envois } = await preparer('vague', DOSSIERS)
  await temoigner(envois)
  const j2 = apres(await lireHorloge(db), Math.round(marge) + 100)
  assert.equal(await publier('vague', j2), id)

  // The nearer to the milestone the closer together; those of one candidature at different moments.
  const issues = await Promise.all(
    envois.map(async (envoi, n) => {
      const ecart = (2 * n) / envois.length - 1
      await attendre(Math.max(0, Date.parse(j2) + marge * ecart * Math.abs(ecart) - Date.now()))
      return lancer(envoi, n)
    }),
  )

  const vus = await temoignages()
  const malJuges: string[] = []
  for (const issue of issues) {
    const dits = (await ditDuJournal(issue.numero)).get(issue.chapitre) ?? []
    const vu = vus.get(issue.cle) ?? assert.fail()
    if (!estJuste({ acceptee: issue.acceptee, dits, vu, j2 })) malJuges.push(JSON.stringify({ ...issue, dits, vu }))
  }
  assert.deepEqual(malJuges, [], `jalon ${j2}`)
  assert.equal((await lireFile(db, 'vague')).length, issues.filter(({ acceptee }) => acceptee).length)
  for (const { adresse } of processus)
    for (const acceptee of [true, false]) {
      const nombre = issues.filter(issue => issue.adresse === adresse && issue.acceptee === acceptee).length
      t.diagnostic(`${nombre} ${acceptee ? 'acceptées' : 'refusées'} par ${adresse}`)
      assert.ok(nombre >= 5, `${nombre} ${acceptee ? 'acceptées' : 'refusées'} : le jalon n’a pas été traversé`)
    }
})
