import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type EcartDeDelai,
  ecartsDeDelai,
  type FauteDeCas,
  genresDeDelai,
  lireCasDeDelais,
} from '../src/kernel/cas-de-delais.ts'
import { ecrire, lancer, MauvaisEmploi } from './commande.ts'

const AIDE = `Compare à nos délais des délais calculés ailleurs, et dit chaque différence.

  npm run -s delays -- FICHIER.json

Le fichier : { "zone": "Europe/Paris", "end": "first instant that is too late", "cases": [ … ] }, chaque cas étant
{ "kind", "from", "n", "end" }, avec « at » (HH:MM à Paris) pour les mois depuis la parution, dont « from » est un jour,
et « waits » ([[demande, réponse], …]) pour les délais suspendus. « kind » est parmi :
  ${genresDeDelai.join(', ')}.

Code de sortie : 0 sans différence ; 1 s’il y en a ; 2 si le fichier n’est pas de cette forme, ou la commande mal employée.
`

const lireOptions = (): string | null => {
  let lues
  try {
    lues = parseArgs({ allowPositionals: true, options: { help: { type: 'boolean', short: 'h', default: false } } })
  } catch {
    throw new MauvaisEmploi('Option inconnue.')
  }
  if (lues.values.help) return null
  const [fichier, ...reste] = lues.positionals
  if (fichier === undefined || reste.length > 0) throw new MauvaisEmploi('Donnez un fichier de cas, et un seul.')
  return fichier
}

const lireJson = async (fichier: string): Promise<unknown> => {
  const texte = await readFile(fichier, 'utf8').catch(() => {
    throw new MauvaisEmploi(`Le fichier ${fichier} ne se lit pas : vérifiez son nom et vos droits.`)
  })
  try {
    return JSON.parse(texte)
  } catch {
    throw new MauvaisEmploi(`${basename(fichier)} n’est pas du JSON.`)
  }
}

const ATTENDU: Readonly<Record<FauteDeCas['champ'], string>> = {
  tout: 'un objet est attendu',
  zone: '« Europe/Paris » est attendu',
  end: 'un texte est attendu, qui dit comment lire les fins',
  cases: 'une liste de cas est attendue',
  kind: 'ce genre de délai est inconnu',
  from: 'un instant avec son décalage (2026-03-10T10:00Z) est attendu, ou un jour (2026-03-10) pour des mois',
  n: 'un nombre entier, de 0 à 100 000, est attendu',
  at: 'une heure (HH:MM) est attendue',
  waits: 'des couples d’instants [demande, réponse] sont attendus, la réponse après la demande',
}

const phraseFaute = ({ cas, champ, valeur }: FauteDeCas): string => {
  const ou = [cas > 0 ? `cas ${cas}` : '', champ === 'tout' ? '' : `« ${champ} »`].filter(Boolean).join(', ')
  // The end of one case is a moment; that of the file, a sentence.
  const attendu = cas > 0 && champ === 'end' ? 'un instant avec son décalage est attendu' : ATTENDU[champ]
  const lu = valeur === undefined ? 'rien' : JSON.stringify(valeur).slice(0, 80)
  return `  ${ou === '' ? '' : `${ou} : `}${attendu} ; lu : ${lu}`
}

const FAUTES_DITES = 20

const phraseForme = (fichier: string, fautes: readonly FauteDeCas[]): string => {
  const tues = fautes.length - FAUTES_DITES
  return [
    `${basename(fichier)} n’est pas un fichier de cas de délais :`,
    ...fautes.slice(0, FAUTES_DITES).map(phraseFaute),
    ...(tues > 0 ? [`  … et ${tues} autres fautes.`] : []),
  ].join('\n')
}

const ligne = ({ cas, kind, from, n, attendu, calcule }: EcartDeDelai): string =>
  `cas ${cas} : ${kind}, de ${from}, n = ${n} : attendu ${attendu}, calculé ${calcule}`

const principal = async (): Promise<number> => {
  const fichier = lireOptions()
  if (fichier === null) {
    process.stdout.write(AIDE)
    return 0
  }
  const lecture = lireCasDeDelais(await lireJson(fichier))
  if (!lecture.ok) throw new MauvaisEmploi(phraseForme(fichier, lecture.fautes))
  const ecarts = ecartsDeDelai(lecture.cas)
  for (const ecart of ecarts) ecrire(ligne(ecart))
  ecrire(`${lecture.cas.length} cas, ${ecarts.length} ${ecarts.length > 1 ? 'différences' : 'différence'}`)
  return ecarts.length > 0 ? 1 : 0
}

lancer('delays', principal)
