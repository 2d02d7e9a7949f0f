import { join, posix } from 'node:path'
import { RACINE } from '../../src/platform/config/index.ts'
import { articles, documents, groupes } from './passages.ts'
import { lectures, titreDeLecture } from './delais-lus.ts'
import { reglages } from './reglages.ts'
import { type Cas, lireCas, lireRegles, lireTenants, type Regle, type Tenant, type Zone } from './regles.ts'

const DOSSIER = 'docs/procedure'
export const CHEMIN_ARTICLES = join(RACINE, DOSSIER, 'articles.md')

/** A path from the root, as this document links to it. */
export const lien = (chemin: string): string => posix.relative(DOSSIER, chemin)

/** What is known of one rule; nothing of what holds it or proves it when nobody cites it. */
export type Tenue = { readonly regle: Regle; readonly tenants: readonly Tenant[]; readonly cas: readonly Cas[] }

/** The rules of the groups of this document, those that have an article, in the order of the groups. */
export const tenues = (): readonly Tenue[] => {
  const [tenants, cas] = [lireTenants(), lireCas()]
  return lireRegles()
    .filter(({ id }) => Object.hasOwn(articles, id))
    .map(regle => ({ regle, tenants: tenants.get(regle.id) ?? [], cas: cas.get(regle.id) ?? [] }))
}

const TETE = `# Les articles de la procédure, et ce qui les tient

Écrit par \`npm run docs\` à partir du code, et tenu par un test : ne se modifie pas à la main.

Pour chaque règle : les passages des documents dont elle vient, la règle telle que le projet l’a retenue (en anglais, reprise de
[rules.md](../rules.md)), les fonctions dont la documentation la cite, les réglages du dispositif dont elle dépend, et les
essais qui la prouvent. « Décidé » : là où la règle est dite, sans base ni horloge. « Exécuté » : ce qui l’applique. « Montré » :
les pages. Les délais et les jalons sont calculés et commentés dans [delais.md](delais.md) ; qui peut faire quoi, état par état,
dans [commandes.md](commandes.md). Un réglage est un champ de [Dispositif](../../src/modules/dispositifs/domain/dispositif.ts).
`

const NOMS: Readonly<Record<Zone, string>> = { decide: 'Décidé', execute: 'Exécuté', montre: 'Montré' }

const fichier = (chemin: string): string => {
  const [, module] = /^src\/modules\/(\w+)\//.exec(chemin) ?? []
  const nom = posix.basename(chemin)
  return `[${module ? `${module}/` : ''}${nom}](${lien(chemin)})`
}

/** File by file: « `a`, `b` ([fichier.ts](…)) ». */
const enListe = (tenants: readonly Tenant[]): string =>
  [...Map.groupBy(tenants, ({ chemin }) => chemin)]
    .map(([chemin, siens]) => `${[...new Set(siens.map(({ nom }) => `\`${nom}\``))].join(', ')} (${fichier(chemin)})`)
    .join(' ; ')

const ligneDe = (zone: Zone, tenants: readonly Tenant[]): readonly string[] => {
  const siens = tenants.filter(tenant => tenant.zone === zone && !tenant.type)
  return siens.length === 0 ? [] : [`- **${NOMS[zone]}** : ${enListe(siens)}`]
}

/** Stars, brackets and signs that Markdown would read as its own. */
const propre = (texte: string): string => texte.replace(/[*_<[\]]/g, '\\$&')

const preuves = (cas: readonly Cas[]): readonly string[] => [
  `- **Prouvé** par ${cas.length === 1 ? 'un essai' : `${cas.length} essais`} :`,
  ...[...Map.groupBy(cas, ({ chemin }) => chemin)].map(
    ([chemin, siens]) =>
      `  - ${fichier(chemin)} : ${[...new Set(siens.map(({ titre }) => propre(titre)))].join(' · ')}`,
  ),
]

/** As the sites that show Markdown name the title of a section. */
const ancre = (titre: string): string =>
  titre
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

const lecture = (id: string): readonly string[] =>
  lectures
    .filter(({ regle }) => regle === id)
    .map(
      ({ regle, quoi }) =>
        `- **Lu** dans [delais.md](delais.md#${ancre(titreDeLecture({ regle, quoi }))}), avec des exemples`,
    )

const passages = (id: string): readonly string[] => {
  const article = articles[id]
  if (!article) return []
  const dits = article.passages.map(({ source, ou }) => `**${source}**, ${ou}`)
  return [
    ...(dits.length === 0 ? [] : [`Source : ${dits.join(' ; ')}.`]),
    ...(article.sans === undefined ? [] : [article.sans]),
    '',
  ]
}

const article = ({ regle: { id, texte, sources }, tenants, cas }: Tenue): readonly string[] => {
  const types = tenants.filter(({ type, zone }) => type && zone === 'decide')
  const champs = reglages[id] ?? []
  return [
    `### ${id} · ${articles[id]?.titre ?? ''}`,
    '',
    ...passages(id),
    `- **Règle** : ${texte} (*${sources}*)`,
    ...ligneDe('decide', tenants),
    ...(types.length === 0 ? [] : [`- **Types** : ${enListe(types)}`]),
    ...ligneDe('execute', tenants),
    ...ligneDe('montre', tenants),
    ...lecture(id),
    ...(champs.length === 0 ? [] : [`- **Réglé** par ${champs.map(champ => `\`${champ}\``).join(', ')}`]),
    ...preuves(cas),
    '',
  ]
}

const sommaire = (toutes: readonly Tenue[]): readonly string[] => [
  '| groupe | règles | |',
  '|---|---|---|',
  ...groupes.map(({ code, titre }) => {
    const siennes = toutes.filter(({ regle }) => regle.id.startsWith(`${code}-`)).map(({ regle }) => regle.id)
    const bornes = siennes.length === 1 ? siennes[0] : `${siennes[0]} à ${siennes.at(-1)}`
    return `| ${code} | ${bornes} | ${titre} |`
  }),
  '',
  'Les documents, par le numéro sous lequel on les cite :',
  '',
  ...Object.entries(documents).map(([numero, titre]) => `- **${numero}** : ${titre}`),
  '',
]

/** The whole document, from the code as it stands. */
export const ecrireArticles = (toutes: readonly Tenue[] = tenues()): string =>
  [
    TETE,
    ...sommaire(toutes),
    ...groupes.flatMap(({ code, titre }) => [
      `## ${code} · ${titre}`,
      '',
      ...toutes.filter(({ regle }) => regle.id.startsWith(`${code}-`)).flatMap(article),
    ]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
