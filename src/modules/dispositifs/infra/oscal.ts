import { createHash } from 'node:crypto'
import type { Instant } from '../../../kernel/temps.ts'
import type { Dispositif, Profil } from '../domain/dispositif.ts'
import type { Exigence, NaturePreuve, PreuveAttendue, Rem } from '../domain/rem.ts'
import { enMarkdown } from './markdown.ts'

/** OSCAL is NIST's language for catalogues of controls: https://pages.nist.gov/OSCAL/. */
const VERSION = '1.1.2'
/** What is ours to name: OSCAL's own names stand without a namespace. */
const NS = 'urn:convergence:oscal:1'
const NS_RMF = 'http://csrc.nist.gov/ns/rmf'

type Prop = { readonly name: string; readonly value: string; readonly ns?: string }
type Part = {
  readonly id?: string
  readonly name: string
  readonly props?: readonly Prop[]
  readonly prose?: string
  readonly parts?: readonly Part[]
}
type Control = {
  readonly id: string
  readonly class: string
  readonly title: string
  readonly props: readonly Prop[]
  readonly parts: readonly Part[]
}

/** A UUID of the same name is the same (RFC 9562, version 5), in a space of ours. */
const uuid = (...noms: readonly (string | number)[]): string => {
  const espace = Buffer.from('6e1f6f0c2a5d4f5b9d0f8f0a3c1b7e42', 'hex')
  const octets = createHash('sha1').update(espace).update(JSON.stringify(noms)).digest().subarray(0, 16)
  octets.writeUInt8((octets.readUInt8(6) & 0x0f) | 0x50, 6)
  octets.writeUInt8((octets.readUInt8(8) & 0x3f) | 0x80, 8)
  return octets.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5')
}

/** Names as OSCAL wants them, `MSS/CDA.01` as `MSS-CDA.01`, none of which is given twice. */
const makeJetons = (): ((nom: string) => string) => {
  const pris = new Set<string>()
  return nom => {
    const jeton = nom.replace(/[^\p{L}\p{N}._-]/gu, '-').replace(/^(?![\p{L}_])/u, '_')
    const suites = (rang: number): string => (rang === 1 ? jeton : `${jeton}-${rang}`)
    let rang = 1
    while (pris.has(suites(rang))) rang++
    pris.add(suites(rang))
    return suites(rang)
  }
}

const enLigne = (texte: string): string => texte.replace(/\s+/gu, ' ').trim()

/** A property says something, on one line. */
const prop = (name: string, valeur: string, ns?: string): readonly Prop[] => {
  const value = enLigne(valeur)
  return value === '' ? [] : [{ name, ...(ns === undefined ? {} : { ns }), value }]
}

const JOUEES: readonly NaturePreuve[] = ['gazelle', 'passi', 'execution_test']

const methode = (preuve: PreuveAttendue, jeton: (nom: string) => string): Part => ({
  id: jeton(`${preuve.numero}_mth`),
  name: 'assessment-method',
  props: [
    ...prop('method', preuve.natures.some(nature => JOUEES.includes(nature)) ? 'TEST' : 'EXAMINE', NS_RMF),
    ...prop('label', preuve.numero),
    ...preuve.natures.flatMap(nature => prop('nature', nature, NS)),
  ],
  parts: [{ id: jeton(`${preuve.numero}_obj`), name: 'assessment-objects', prose: enMarkdown(preuve.texte) }],
})

const controle = (exigence: Exigence, id: string, jeton: (nom: string) => string): Control => ({
  id,
  class: exigence.nature,
  title: enLigne(exigence.fonction) === '' ? exigence.id : `${exigence.id} – ${enLigne(exigence.fonction)}`,
  props: [
    ...prop('label', exigence.id),
    ...prop('nature', exigence.nature, NS),
    ...prop('criticite', exigence.criticite, NS),
    ...prop('perimetre', exigence.perimetre, NS),
    ...prop('profil', exigence.profil, NS),
    ...prop('profil-historique', exigence.profilHistorique, NS),
  ],
  parts: [
    { id: jeton(`${exigence.id}_smt`), name: 'statement', prose: enMarkdown(exigence.texte) },
    ...(exigence.commentaire === ''
      ? []
      : [{ id: jeton(`${exigence.id}_gdn`), name: 'guidance', prose: enMarkdown(exigence.commentaire) }]),
    ...exigence.scenarios.map(scenario => ({
      id: jeton(`${scenario.numero}_obj`),
      name: 'assessment-objective',
      props: prop('label', scenario.numero),
      prose: enMarkdown(scenario.texte),
      ...(scenario.preuves.length > 0 ? { parts: scenario.preuves.map(preuve => methode(preuve, jeton)) } : {}),
    })),
  ],
})

/** The identifier of each requirement's control, the same in the catalogue and in the profiles. */
const identifiants = ({ chapitres }: Rem, jeton: (nom: string) => string): ReadonlyMap<Exigence, string> =>
  new Map(chapitres.flatMap(({ exigences }) => exigences.map(exigence => [exigence, jeton(exigence.id)] as const)))

type Publiee = { readonly dispositif: Dispositif; readonly publieeLe: Instant }

const metadonnees = ({ dispositif, publieeLe }: Publiee, titre: string): unknown => {
  const { code, version, mentions, intitule } = dispositif
  const publieur = uuid(code, 'service', mentions.service)
  // A fraction of a second doesn't end with a zero.
  const quand = publieeLe.replace(/\.?0*Z$/u, 'Z')
  return {
    title: titre,
    published: quand,
    'last-modified': quand,
    version: String(version),
    'oscal-version': VERSION,
    props: [...prop('dispositif', intitule, NS), ...prop('code', code, NS)],
    roles: [{ id: 'publisher', title: 'Publie les exigences' }],
    parties: [
      {
        uuid: publieur,
        type: 'organization',
        name: enLigne(mentions.service),
        'email-addresses': [mentions.courriel.trim()],
      },
    ],
    'responsible-parties': [{ 'role-id': 'publisher', 'party-uuids': [publieur] }],
  }
}

/**
 * REM-1 — the requirements of a published version as an OSCAL catalogue (1.1.2, JSON): a group for each chapitre, a control for
 * each exigence, with its text, its comment, its scénarios (objectives) and their preuves (methods). The agency's own
 * numbers are in the properties `label`. The same version gives the same document.
 */
export const catalogueOscal = (publiee: Publiee): unknown => {
  const { code, version, intitule, rem } = publiee.dispositif
  const jeton = makeJetons()
  const ids = identifiants(rem, jeton)
  return {
    catalog: {
      uuid: uuid(code, version, 'catalogue'),
      metadata: metadonnees(publiee, `${intitule} : exigences, version ${version}`),
      groups: rem.chapitres.map(chapitre => ({
        id: jeton(chapitre.code),
        class: 'chapitre',
        title: chapitre.titre,
        controls: chapitre.exigences.map(exigence => controle(exigence, ids.get(exigence) ?? '', jeton)),
      })),
    },
  }
}

/** The address of the catalogue, beside that of its profiles. */
export const CATALOGUE = 'catalogue.json'

/**
 * REM-2 — what a candidate of that profile has to meet, as an OSCAL profile: the requirements of the mandatory ones, and its own.
 * `null` when there is none.
 */
export const profilOscal = (publiee: Publiee, profil: Profil): unknown => {
  const { code, version, intitule, rem, profils } = publiee.dispositif
  const libelles = profils
    .filter(autre => autre.obligatoire || autre.code === profil.code)
    .map(({ libelle }) => libelle)
  const retenues = [...identifiants(rem, makeJetons())].filter(([exigence]) => libelles.includes(exigence.profil))
  if (retenues.length === 0) return null
  return {
    profile: {
      uuid: uuid(code, version, 'profil', profil.code),
      metadata: metadonnees(publiee, `${intitule} : profil ${profil.libelle}, version ${version}`),
      imports: [{ href: CATALOGUE, 'include-controls': [{ 'with-ids': retenues.map(([, id]) => id) }] }],
      merge: { 'as-is': true },
    },
  }
}
