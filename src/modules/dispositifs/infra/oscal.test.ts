import assert from 'node:assert/strict'
import test from 'node:test'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { programmesLivres } from '../../../../test/harness/programmes.ts'
import { instant, jourCivil } from '../../../kernel/temps.ts'
import type { Dispositif } from '../domain/dispositif.ts'
import { catalogueOscal, profilOscal } from './oscal.ts'

// What the JSON schema of OSCAL 1.1.2 says of the parts that we write: names, what must be there, forms of values.
const objet = <P extends Parameters<typeof Type.Object>[0]>(proprietes: P): ReturnType<typeof Type.Object<P>> =>
  Type.Object(proprietes, { additionalProperties: false })
const liste = <S extends Parameters<typeof Type.Array>[0]>(schema: S): ReturnType<typeof Type.Array<S>> =>
  Type.Array(schema, { minItems: 1 })
const Jeton = Type.String({ pattern: '^[\\p{L}_][\\p{L}\\p{N}.\\-_]*$' })
const Ligne = Type.String({ pattern: '^\\S(.*\\S)?$' })
const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' })
const Uri = Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9+\\-.]+:.+$' })
const Quand = Type.String({ pattern: '^20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d*[1-9])?Z$' })
const Prop = objet({ name: Jeton, ns: Type.Optional(Uri), value: Ligne })
const part = {
  id: Type.Optional(Jeton),
  name: Jeton,
  props: Type.Optional(liste(Prop)),
  prose: Type.Optional(Type.String()),
}
const Objets = objet(part)
const Methode = objet({ ...part, parts: Type.Optional(liste(Objets)) })
const Part = objet({ ...part, parts: Type.Optional(liste(Methode)) })
const Metadata = objet({
  title: Ligne,
  published: Quand,
  'last-modified': Quand,
  version: Ligne,
  'oscal-version': Type.Literal('1.1.2'),
  props: liste(Prop),
  roles: liste(objet({ id: Jeton, title: Ligne })),
  parties: liste(
    objet({
      uuid: Uuid,
      type: Type.Literal('organization'),
      name: Ligne,
      'email-addresses': liste(Type.String({ pattern: '^.+@.+$' })),
    }),
  ),
  'responsible-parties': liste(objet({ 'role-id': Jeton, 'party-uuids': liste(Uuid) })),
})
const Control = objet({ id: Jeton, class: Jeton, title: Ligne, props: liste(Prop), parts: liste(Part) })
const Group = objet({ id: Jeton, class: Jeton, title: Ligne, controls: liste(Control) })
const Catalogue = objet({ catalog: objet({ uuid: Uuid, metadata: Metadata, groups: liste(Group) }) })
const Profil = objet({
  profile: objet({
    uuid: Uuid,
    metadata: Metadata,
    imports: liste(objet({ href: Ligne, 'include-controls': liste(objet({ 'with-ids': liste(Jeton) })) })),
    merge: objet({ 'as-is': Type.Boolean() }),
  }),
})

const publieeLe = instant('2026-05-13T10:00:00.120Z')
const publiees: readonly Dispositif[] = Object.values(await programmesLivres(jourCivil('2026-03-10'))).map(livre => ({
  ...livre,
  id: 'essai',
  version: 2,
}))
const catalogueDe = (dispositif: Dispositif): Static<typeof Catalogue>['catalog'] => {
  const document = catalogueOscal({ dispositif, publieeLe })
  if (!Value.Check(Catalogue, document)) assert.fail(JSON.stringify(Value.Errors(Catalogue, document).slice(0, 3)))
  return document.catalog
}
const profilDe = (dispositif: Dispositif, code: string): Static<typeof Profil>['profile'] | null => {
  const profil = dispositif.profils.find(connu => connu.code === code)
  assert.ok(profil)
  const document = profilOscal({ dispositif, publieeLe }, profil)
  if (document === null) return null
  if (!Value.Check(Profil, document)) assert.fail(JSON.stringify(Value.Errors(Profil, document).slice(0, 3)))
  return document.profile
}
const label = (props: readonly Static<typeof Prop>[] = []): string | undefined =>
  props.find(({ name }) => name === 'label')?.value

test('[REM-1] the requirements of each programme are an OSCAL catalogue: chapitres, exigences, scénarios, preuves, in their order', () => {
  for (const dispositif of publiees) {
    const { groups } = catalogueDe(dispositif)
    const lu = groups.map(({ title, controls }) => [
      title,
      controls.map(({ props, parts }) => [
        label(props),
        parts
          .filter(({ name }) => name === 'assessment-objective')
          .map(objectif => [label(objectif.props), (objectif.parts ?? []).map(methode => label(methode.props))]),
      ]),
    ])
    const attendu = dispositif.rem.chapitres.map(({ titre, exigences }) => [
      titre,
      exigences.map(({ id, scenarios }) => [
        id,
        scenarios.map(({ numero, preuves }) => [numero, preuves.map(preuve => preuve.numero)]),
      ]),
    ])
    assert.deepEqual(lu, attendu, dispositif.code)
  }
})

test('[REM-1] each requirement has its statement, and each proof says how it is looked at and at what', () => {
  for (const dispositif of publiees)
    for (const { parts } of catalogueDe(dispositif).groups.flatMap(({ controls }) => controls)) {
      const [premiere, ...suite] = parts
      assert.equal(premiere?.name, 'statement')
      assert.ok(premiere.prose && !/<\w/u.test(premiere.prose.replaceAll('\\<', '')))
      assert.ok(suite.every(({ name }) => name === 'guidance' || name === 'assessment-objective'))
      for (const methode of suite.flatMap(objectif => objectif.parts ?? [])) {
        assert.equal(methode.name, 'assessment-method')
        const [method] = methode.props ?? []
        assert.deepEqual([method?.name, method?.ns], ['method', 'http://csrc.nist.gov/ns/rmf'])
        assert.ok(method && ['EXAMINE', 'TEST'].includes(method.value))
        assert.deepEqual(
          methode.parts?.map(({ name }) => name),
          ['assessment-objects'],
        )
      }
    }
})

test('no identifier is given twice in a catalogue, even where two numbers would give the same', () => {
  const identifiants = (noeud: unknown): readonly string[] => {
    if (Array.isArray(noeud)) return noeud.flatMap(identifiants)
    if (typeof noeud !== 'object' || noeud === null) return []
    const propre = 'id' in noeud && typeof noeud.id === 'string' ? [noeud.id] : []
    return [...propre, ...Object.values(noeud).flatMap(identifiants)]
  }
  for (const dispositif of publiees) {
    const { groups } = catalogueDe(dispositif)
    assert.equal(new Set(identifiants(groups)).size, identifiants(groups).length)
  }
  const [dispositif] = publiees
  const [chapitre] = dispositif?.rem.chapitres ?? []
  const [exigence] = chapitre?.exigences ?? []
  assert.ok(dispositif && chapitre && exigence)
  const jumelles = ['A/B.1', 'A-B.1', '1/C'].map(id => ({ ...exigence, id, scenarios: [] }))
  const rem = { chapitres: [{ ...chapitre, exigences: jumelles }] }
  const { controls } = catalogueDe({ ...dispositif, rem }).groups[0] ?? { controls: [] }
  assert.deepEqual(
    controls.map(({ id, props }) => [id, label(props)]),
    [
      ['A-B.1', 'A/B.1'],
      ['A-B.1-2', 'A-B.1'],
      ['_1-C', '1/C'],
    ],
  )
})

test('[REM-2] each profile of a programme is an OSCAL profile of its catalogue: what is mandatory, and what is its own', () => {
  let lus = 0
  for (const dispositif of publiees) {
    const controles = catalogueDe(dispositif).groups.flatMap(({ controls }) => controls)
    for (const { code, libelle } of dispositif.profils) {
      const profil = profilDe(dispositif, code)
      const demandes = dispositif.profils.filter(autre => autre.obligatoire || autre.libelle === libelle)
      const attendus = controles.filter(({ props }) =>
        demandes.some(demande => props.some(({ name, value }) => name === 'profil' && value === demande.libelle)),
      )
      assert.equal(profil?.imports[0]?.href, 'catalogue.json')
      assert.deepEqual(
        profil.imports[0]['include-controls'][0]?.['with-ids'],
        attendus.map(({ id }) => id),
      )
      lus++
    }
  }
  assert.ok(lus >= 10)
})

test('[REM-2] a profile for which nothing is required has no document', () => {
  const [dispositif] = publiees
  assert.ok(dispositif)
  const vide = { ...dispositif, profils: [{ code: 'vide', libelle: 'Vide', obligatoire: false }] }
  assert.equal(profilDe(vide, 'vide'), null)
})

test('[GUI-3] the same version gives the same document; another version has identifiers of its own', () => {
  const [dispositif] = publiees
  assert.ok(dispositif)
  assert.deepEqual(catalogueDe(dispositif), catalogueDe(dispositif))
  const suivante = catalogueDe({ ...dispositif, version: 3 })
  assert.notEqual(suivante.uuid, catalogueDe(dispositif).uuid)
  assert.deepEqual(suivante.groups, catalogueDe(dispositif).groups)
  assert.equal(catalogueDe(dispositif).metadata['last-modified'], '2026-05-13T10:00:00.12Z')
})
