import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Dispositif } from '../../src/modules/dispositifs/index.ts'
import type { Programme } from '../../src/modules/dispositifs/domain/programme.ts'
import { RACINE } from '../../src/platform/config/index.ts'
import { lien } from './articles.ts'
import { articles } from './passages.ts'
import { type Lecture, lectures, titreDeLecture } from './delais-lus.ts'
import { exemples } from './exemples-de-delais.ts'

export const CHEMIN_DELAIS = join(RACINE, 'docs/procedure/delais.md')

const TETE = `# Les délais et les jalons

Écrit par \`npm run docs\` à partir du code, et tenu par un test : ne se modifie pas à la main. Les exemples sont calculés par les
fonctions mêmes de la procédure.

Chaque délai est donné avec le passage de sa source, puis avec la lecture qui en est faite : ce que la source ne dit pas est dit
pour tel. Les articles eux-mêmes sont dans [articles.md](articles.md).

## Comment tout délai se lit

- L’heure est celle de Paris ; l’instant est celui où la base prend l’acte, à la milliseconde, d’après sa seule horloge : un acte
  qui attend son tour est daté quand il vient ([ADR 2](../adr/0002-order-is-commit-order.md)). Une pièce reçue en entier avant un
  terme compte, même enregistrée après lui (JAL-4).
- Le jour de départ ne compte pas. Un délai en jours expire le dernier jour à minuit : la première milliseconde du lendemain
  est trop tard. Un terme à une heure donnée est trop tard à cette heure même.
- Les jours ouvrés vont du lundi au vendredi, hors les onze jours fériés de métropole (code du travail, art. L. 3133-1).
- Un délai en jours calendaires qui finit un samedi, un dimanche ou un jour férié n’est prorogé que si le dispositif le règle
  ainsi (\`proroge\`) ; aucun dispositif livré ne le fait.
- Aucun effet défavorable n’est prononcé par la machine seule, sauf réglage contraire (P19) : l’horloge propose, un
  gestionnaire prononce, avec ses motifs. Passé le terme, l’acte attendu n’est plus reçu, que l’effet ait été prononcé ou non ;
  la tentative reste dans la mémoire du dossier (P9).
- Un jalon ne se déplace que par un acte nommé et motivé d’un administrateur, pour tous les candidats à la fois (P10).
- Une médiation ne suspend aucun délai (INT-10).
`

const decomptes = { ouvres: 'ouvrés', calendaires: 'calendaires' } as const

const programmes: readonly (readonly [string, Programme])[] = globSync('programmes/*/programme.json', { cwd: RACINE })
  .toSorted()
  .map(chemin => [basename(dirname(chemin)), JSON.parse(readFileSync(join(RACINE, chemin), 'utf8'))])

const duree = (valeur: Dispositif['delais']['journee'] | Dispositif['delais']['abandon']): string => {
  if (!valeur) return '—'
  const qui = 'adverse' in valeur ? `, ${valeur.adverse === 'propose' ? 'proposé' : 'automatique'}` : ''
  return `${valeur.jours} jours ${decomptes[valeur.decompte]}${valeur.proroge ? ', prorogé' : ''}${qui}`
}

const jalonDe = ({ jalons }: Programme, code: string): string => {
  const jalon = jalons.find(connu => connu.code === code)
  return jalon ? `${jalon.jour ?? `+ ${jalon.mois} mois`}, ${jalon.heure}` : '—'
}

const reglages: readonly (readonly [string, (programme: Programme) => string])[] = [
  ['`delais.complement` (ADM-8)', ({ delais }) => duree(delais.complement)],
  ['`delais.gardeRang` (INT-5)', ({ delais }) => (delais.gardeRang ? `${delais.gardeRang.heures} heures` : '—')],
  ['`delais.abandon` (INT-6)', ({ delais }) => duree(delais.abandon)],
  ['`delais.journee` (INS-2)', ({ delais }) => duree(delais.journee)],
  [
    '`delais.instruction` (INT-9)',
    ({ delais }) => (delais.instruction ? `${delais.instruction.jours} jours calendaires, suspendus` : '—'),
  ],
  ...(['J1', 'J2', 'J3', 'J4', 'J5', 'J6'] as const).map(
    code => [`\`jalons\`, ${code}`, (programme: Programme) => jalonDe(programme, code)] as const,
  ),
  ['`adverseJalons`', ({ adverseJalons, jalons }) => (jalons.length === 0 ? '—' : adverseJalons)],
  ['`ajoutDeProfils` (PRE-9)', ({ ajoutDeProfils }) => (ajoutDeProfils === 'J2' ? 'jusqu’à J2' : 'à l’éligibilité')],
  ['`rappels.jalons` (JAL-6)', ({ rappels }) => rappels.jalons.map(jours => `${jours} j`).join(', ') || '—'],
  ['`rappels.delais` (JAL-6)', ({ rappels }) => rappels.delais.map(heures => `${heures} h`).join(', ') || '—'],
  ['`reference.validiteAnnees` (REF-2)', ({ reference }) => `${reference.validiteAnnees} ans`],
]

const parDispositif = (): readonly string[] => [
  '## Ce que règle chaque dispositif livré',
  '',
  'Un tiret : le dispositif ne connaît pas ce délai. J4, J5 et J6 s’affichent au calendrier ; la procédure de référencement n’en tire rien.',
  '',
  `| réglage | ${programmes.map(([nom]) => nom).join(' | ')} |`,
  `|---|${programmes.map(() => '---|').join('')}`,
  ...reglages.map(([nom, valeur]) => `| ${nom} | ${programmes.map(([, p]) => valeur(p)).join(' | ')} |`),
  '',
]

const resume = (): readonly string[] => [
  '## En une table',
  '',
  '| règle | ce qui court | départ | décompte | effet | qui prononce |',
  '|---|---|---|---|---|---|',
  ...lectures.map(
    ({ regle, quoi, depart, decompte, effet, prononce }) =>
      `| ${regle} | ${quoi} | ${depart} | ${decompte} | ${effet} | ${prononce} |`,
  ),
  '',
]

const section = (lecture: Lecture): readonly string[] => {
  const { regle, reglage, depart, decompte, reponse, effet, prononce, code, silences } = lecture
  const calcules = exemples[regle]?.() ?? []
  return [
    `## ${titreDeLecture(lecture)}`,
    '',
    `Source : ${(articles[regle]?.passages ?? []).map(({ source, ou }) => `**${source}**, ${ou}`).join(' ; ')}.`,
    '',
    '| | lecture retenue |',
    '|---|---|',
    `| départ | ${depart} |`,
    `| décompte | ${decompte} |`,
    `| ce qui y répond | ${reponse} |`,
    `| effet | ${effet} |`,
    `| qui prononce | ${prononce} |`,
    `| réglage | ${reglage ? `\`${reglage}\`` : 'le même partout'} |`,
    `| code | ${code.map(([nom, chemin]) => `\`${nom}\` ([${basename(chemin)}](${lien(`src/${chemin}`)}))`).join(', ')} |`,
    '',
    ...(calcules.length === 0 ? [] : ['Calculé par le code :', '', ...calcules.map(texte => `- ${texte}`), '']),
    'Ce que la source laisse ouvert :',
    '',
    ...silences.map(texte => `- ${texte}`),
    '',
  ]
}

/** The whole document, from the code and the programmes as they stand. */
export const ecrireDelais = (): string =>
  [TETE, ...resume(), ...parDispositif(), ...lectures.flatMap(section)].join('\n').trimEnd().concat('\n')
