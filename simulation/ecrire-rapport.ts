import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { type Bloc, type Passe, rapportDe } from './rapport.ts'

const echapper = (texte: string): string =>
  texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Bold and code, which is all that the blocks use. */
const enLigne = (texte: string): string =>
  echapper(texte)
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/`(.+?)`/g, '<code>$1</code>')

const blocEnHtml = (bloc: Bloc): string => {
  switch (bloc.kind) {
    case 'titre':
      return `<h${bloc.niveau}>${enLigne(bloc.texte)}</h${bloc.niveau}>`
    case 'texte':
      return `<p>${enLigne(bloc.texte)}</p>`
    case 'liste':
      return `<ul>${bloc.points.map(point => `<li>${enLigne(point)}</li>`).join('')}</ul>`
    case 'tableau': {
      const ligne = (cellules: readonly string[], balise: string): string =>
        `<tr>${cellules.map(cellule => `<${balise}>${enLigne(cellule)}</${balise}>`).join('')}</tr>`
      const corps = bloc.lignes.map(cellules => ligne(cellules, 'td')).join('\n')
      return `<table><thead>${ligne(bloc.entetes, 'th scope="col"').replaceAll('</th scope="col">', '</th>')}</thead><tbody>${corps}</tbody></table>`
    }
    case 'graphique':
      return `<figure>${bloc.svg}<figcaption>${enLigne(bloc.alternative)}</figcaption></figure>`
  }
}

const STYLE = `body{font-family:system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#161616;line-height:1.5}
table{border-collapse:collapse;display:block;overflow-x:auto}th,td{border:1px solid #ddd;padding:.3rem .6rem;text-align:right}th:first-child,td:first-child{text-align:left}
figure{margin:1.5rem 0}figure svg{max-width:100%;height:auto}figcaption{font-size:.85rem;color:#3a3a3a}`

/** One file, charts included. */
export const enHtml = (blocs: readonly Bloc[]): string =>
  `<!doctype html>\n<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Simulation d’une vague</title><style>${STYLE}</style></head><body>\n${blocs.map(blocEnHtml).join('\n')}\n</body></html>\n`

const blocEnMarkdown = (bloc: Bloc, dossier: string): string => {
  switch (bloc.kind) {
    case 'titre':
      return `${'#'.repeat(bloc.niveau)} ${bloc.texte}`
    case 'texte':
      return bloc.texte
    case 'liste':
      return bloc.points.map(point => `- ${point}`).join('\n')
    case 'tableau': {
      const filet = bloc.entetes.map((_, i) => (i === 0 ? '---' : '--:'))
      return [bloc.entetes, filet, ...bloc.lignes].map(cellules => `| ${cellules.join(' | ')} |`).join('\n')
    }
    case 'graphique':
      return `![${bloc.alternative}](${dossier}/${bloc.nom}.svg)`
  }
}

/** Markdown, whose charts are in the folder beside that bears its name; a page of its own for any other extension. */
export const ecrireRapport = (fichier: string, passe: Passe): void => {
  const blocs = rapportDe(passe)
  mkdirSync(dirname(fichier), { recursive: true })
  if (extname(fichier) !== '.md') return writeFileSync(fichier, enHtml(blocs))
  const nom = basename(fichier, '.md')
  const dossier = join(dirname(fichier), nom)
  mkdirSync(dossier, { recursive: true })
  for (const bloc of blocs) if (bloc.kind === 'graphique') writeFileSync(join(dossier, `${bloc.nom}.svg`), bloc.svg)
  writeFileSync(fichier, `${blocs.map(bloc => blocEnMarkdown(bloc, nom)).join('\n\n')}\n`)
}
