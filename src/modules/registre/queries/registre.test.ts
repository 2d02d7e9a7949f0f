import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { acteDe, avecBase } from '../../../../test/harness/base.ts'
import { jour, nadia, paris } from '../../../../test/harness/cas.ts'
import { uneFoisMuette } from '../../../../test/harness/candidatures.ts'
import * as histoires from '../../../../test/harness/histoires.ts'
import type { Db } from '../../../platform/db/index.ts'
import { evolve } from '../../candidatures/domain/evolve.ts'
import type { Fait, NumeroCandidature } from '../../candidatures/index.ts'
import { avecReferencement, inscrire, programme } from '../monde-de-test.ts'
import { chercherAuRegistre, PLAFOND, type Recherche, TAILLE_PAGE } from './chercher.ts'
import { documentParEmpreinte, lireSolution } from './solutions.ts'

const { referencee } = histoires

/** What the register holds is what the candidatures say, and nothing is left over. */
const fidele = async (db: Db): Promise<void> => {
  const { rows } = await sql`
    (select numero, etat, editeur, solution, version, profils, reference, fin_le, attestation from registre except all
      select numero, etat, editeur, solution, version, profils, reference, fin_le, attestation from registre_attendu)
    union all
    (select numero, etat, editeur, solution, version, profils, reference, fin_le, attestation from registre_attendu except all
      select numero, etat, editeur, solution, version, profils, reference, fin_le, attestation from registre)`.execute(
    db,
  )
  assert.deepEqual(rows, [])
}

const PUBLIES: Readonly<Record<string, 'candidat' | 'reference' | null>> = {
  ouverte: null,
  administrativeSoumise: null,
  complementAdministratif: null,
  administrativeAcceptee: null,
  eligibiliteSoumise: null,
  complementEligibilite: null,
  refusee: null,
  enDepot: 'candidat',
  annuaireEnFile: 'candidat',
  modificationsDemandees: 'candidat',
  dossierValide: 'candidat',
  conventionASigner: 'candidat',
  conventionSignee: 'candidat',
  inscrite: 'candidat',
  reservesEmises: 'candidat',
  attribuee: 'candidat',
  referencee: 'reference',
}

test('[PUB-1] public from the deposit of proofs to the référencement: neither before the file is accepted, nor once closed', async t => {
  const { db } = await avecBase(t)
  for (const [nom, attendu] of Object.entries(PUBLIES)) {
    const histoire = histoires.toutesLesHistoires[nom] ?? assert.fail(nom)
    await inscrire(db, { histoire, solution: `Solution ${nom}` })
    const trouves = await Promise.all(
      (['candidat', 'reference'] as const).map(async etat =>
        (await chercherAuRegistre(db, { etat, q: `Solution ${nom}` })).inscrits.filter(i => i.solution.endsWith(nom)),
      ),
    )
    assert.deepEqual(
      trouves.flat().map(({ etat }) => etat),
      attendu === null ? [] : [attendu],
      nom,
    )
  }
  await fidele(db)
})

test('[PUB-1] what changes in a candidature is public at once, and what closes is no longer', async t => {
  const { db } = await avecBase(t)
  const numero = (await inscrire(db, { histoire: histoires.eligibiliteSoumise })) as NumeroCandidature
  const compter = async (): Promise<number> => (await chercherAuRegistre(db, { etat: 'candidat' })).nombre
  const ajouter = (faits: readonly Fait[]): Promise<unknown> =>
    uneFoisMuette(db)(acteDe(nadia), async registre => {
      const avant = await registre.charger({ numero, acteur: nadia })
      const etat = faits.reduce(evolve, avant.etat) as typeof avant.etat
      const reveil = { portee: 'entiere', quand: null, attend: [], proposeA: null, le: avant.le } as const
      await registre.enregistrer({ numero, guichet: 'demo', avant, etat, faits, reveil })
      return null
    })
  assert.equal(await compter(), 0)
  await ajouter(histoires.enDepot.slice(histoires.eligibiliteSoumise.length))
  assert.equal(await compter(), 1)
  const close = histoires.refusee.at(-1) ?? assert.fail()
  await ajouter([close])
  assert.equal(await compter(), 0)
  await fidele(db)
})

test('[PUB-1] a référencement gives its version, profiles and dates; the names are those of the accepted file', async t => {
  const { db } = await avecBase(t)
  await inscrire(db, { histoire: referencee, editeur: 'Société Démo', solution: 'Œil-Vif', version: '4.2.1' })
  const { inscrits, nombre } = await chercherAuRegistre(db, { etat: 'reference' })
  assert.equal(nombre, 1)
  assert.deepEqual(inscrits, [
    {
      etat: 'reference',
      guichet: 'demo',
      dispositifId: programme.id,
      editeur: 'Société Démo',
      solution: 'Œil-Vif',
      version: '4.2.1',
      profils: ['general', 'ciba'],
      reference: 'REF-DEMO-000001',
      prononceLe: paris('2026-04-07 10:00'),
      debutLe: jour('2026-04-07'),
      finLe: jour('2031-04-07'),
      attestation: 'pdf-attestation',
    },
  ])
})

test('[PUB-1] a programme whose forms don’t name the solution publishes it by its name in the catalogue', async t => {
  const { db } = await avecBase(t)
  await inscrire(db, { histoire: histoires.enDepot, editeur: '', solution: ' ' })
  const { inscrits } = await chercherAuRegistre(db, { etat: 'candidat' })
  assert.deepEqual(
    inscrits.map(({ editeur, solution }) => [editeur, solution]),
    [[' (annuaire)', '  (catalogue)']],
  )
})

test('[PUB-1] the search knows neither case nor accents nor punctuation, and finds a part of a name', async t => {
  const { db } = await avecBase(t)
  await inscrire(db, { histoire: referencee, editeur: 'Société Œuvre & Cie', solution: 'Écho-Plus (RIS)' })
  const autre = avecReferencement(referencee, { reference: 'REF-DEMO-000002' })
  await inscrire(db, { histoire: autre, editeur: 'Imagerie 100 %', solution: 'Néphro_X', guichet: 'autre' })
  const trouver = async (q: string, plus: Partial<Recherche> = {}): Promise<readonly string[]> =>
    (await chercherAuRegistre(db, { etat: 'reference', q, ...plus })).inscrits.map(({ solution }) => solution)
  for (const q of [
    'echo',
    'ECHO PLUS',
    'écho-plus',
    'cho',
    'OEUVRE',
    'œuvre',
    'societe echo',
    'ri',
    'c',
    'ref-demo-000001',
  ])
    assert.deepEqual(await trouver(q), ['Écho-Plus (RIS)'], q)
  for (const q of ['nephro', 'X', '100', 'imagerie nephro']) assert.deepEqual(await trouver(q), ['Néphro_X'], q)
  for (const q of ['', '%', '_', '\\', '&']) assert.equal((await trouver(q)).length, 2, q)
  for (const q of ['absent', 'echo nephro', 'o%u', 'cie_', "'; drop table registre"])
    assert.deepEqual(await trouver(q), q === 'cie_' ? ['Écho-Plus (RIS)'] : [], q)
  assert.deepEqual(await trouver('', { dispositif: 'autre' }), ['Néphro_X'])
  assert.deepEqual(await trouver('echo', { dispositif: 'autre' }), [])
})

test('[PUB-1] pages of a list, by date or by publisher, and a count that stops', async t => {
  const { db } = await avecBase(t)
  await inscrire(db, { histoire: referencee, editeur: 'Zeta', solution: 'Z' })
  await sql`alter table registre drop constraint registre_numero_fkey`.execute(db)
  await sql`insert into registre (numero, etat, guichet, dispositif_id, editeur, solution, version, profils, reference, prononce_le,
      debut_le, fin_le, convention, attestation, rapport)
    select 'N' || i, 'reference', 'demo', ${programme.id}, 'Éditeur ' || lpad(i::text, 5, '0'), 'Solution', '1', '{general}', 'REF-X-' || i,
      '2026-01-01T00:00:00Z'::timestamptz + i * interval '1 minute', '2026-01-01', '2031-01-01', 'c', 'a' || i, 'r'
    from generate_series(1, ${PLAFOND}) i`.execute(db)
  const lire = (recherche: Partial<Recherche>) => chercherAuRegistre(db, { etat: 'reference', ...recherche })
  const premiere = await lire({})
  assert.equal(premiere.nombre, PLAFOND + 1)
  assert.equal(premiere.inscrits.length, TAILLE_PAGE)
  assert.equal(premiere.inscrits[0]?.editeur, 'Zeta')
  assert.equal(premiere.inscrits[1]?.editeur, 'Éditeur 01000')
  const derniere = await lire({ page: 41 })
  assert.deepEqual(
    derniere.inscrits.map(({ editeur }) => editeur),
    ['Éditeur 00001'],
  )
  const vide = await lire({ page: 42 })
  assert.deepEqual([vide.inscrits, vide.nombre], [[], PLAFOND + 1])
  const parEditeur = await lire({ tri: 'editeur', taille: 2 })
  assert.deepEqual(
    parEditeur.inscrits.map(({ editeur }) => editeur),
    ['Éditeur 00001', 'Éditeur 00002'],
  )
})

test('[PUB-1] a référencement is read by its reference, with the others of the same solution', async t => {
  const { db } = await avecBase(t)
  await inscrire(db, { histoire: referencee })
  const ancien = avecReferencement(referencee, { reference: 'REF-DEMO-000000' }, paris('2025-04-07 10:00'))
  await inscrire(db, { histoire: ancien, editeur: 'IMAGERIE DEMO SAS', version: '3.0' })
  await inscrire(db, { histoire: avecReferencement(referencee, { reference: 'REF-DEMO-000009' }), solution: 'Autre' })
  await inscrire(db, { histoire: histoires.attribuee, version: '5.0' })
  const lue = await lireSolution(db, 'REF-DEMO-000001')
  assert.equal(lue?.solution.version, '4.2')
  assert.deepEqual(
    lue?.autres.map(({ reference, version }) => [reference, version]),
    [['REF-DEMO-000000', '3.0']],
  )
  assert.equal(await lireSolution(db, 'REF-DEMO-999999'), null)
})

test('[PUB-4] a signed document is known by its fingerprint, and for what it is', async t => {
  const { db } = await avecBase(t)
  await inscrire(db, { histoire: referencee })
  const natureDe = async (empreinte: string): Promise<string | undefined> =>
    (await documentParEmpreinte(db, empreinte)).document?.nature
  assert.equal(await natureDe('pdf-attestation'), 'attestation')
  assert.equal(await natureDe('pdf-contresigne'), 'convention')
  assert.equal(await natureDe('pdf-rapport'), 'rapport')
  assert.equal(await natureDe('pdf-1'), undefined)
  assert.ok((await documentParEmpreinte(db, 'inconnu')).le)
})

test('[PUB-2] the table that public pages read holds nothing else: its columns, one by one', async t => {
  const { db } = await avecBase(t)
  const { rows } = await sql<{ nom: string }>`
    select column_name as nom from information_schema.columns where table_name = 'registre' order by ordinal_position`.execute(
    db,
  )
  assert.deepEqual(
    rows.map(({ nom }) => nom),
    [
      'numero',
      'etat',
      'guichet',
      'dispositif_id',
      'editeur',
      'solution',
      'version',
      'profils',
      'reference',
      'prononce_le',
      'debut_le',
      'fin_le',
      'convention',
      'attestation',
      'rapport',
      'identite',
      'recherche',
      'identifiant',
    ],
  )
  await inscrire(db, { histoire: histoires.attribuee })
  const { rows: candidats } = await sql<Readonly<Record<string, unknown>>>`
    select version, profils, reference, prononce_le, debut_le, fin_le, convention, attestation, rapport from registre`.execute(
    db,
  )
  assert.deepEqual(
    candidats.map(ligne => Object.values(ligne)),
    [Array.from({ length: 9 }, () => null)],
  )
})
