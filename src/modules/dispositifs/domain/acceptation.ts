import type { Dispositif } from './dispositif.ts'
import type { NaturePreuve, PreuveAttendue } from './rem.ts'

/** What can be deposited for an expected proof, said before the deposit and checked at it (PRE-3). */
export type Acceptation = {
  /** Extensions in lower case, without the dot; sizes in bytes. `null`: no file. */
  readonly fichier: { readonly extensions: readonly string[]; readonly tailleMax: number } | null
  readonly lien: boolean
  /** « Importer directement de Gazelle » (PRE-4). */
  readonly gazelle: boolean
  /** The hosts that a link must point to; `null` when any will do. */
  readonly hotes: readonly string[] | null
}

const IMAGES = ['png', 'jpg', 'jpeg', 'webp', 'gif', 'bmp', 'tif', 'tiff']
const VIDEOS = ['mp4', 'm4v', 'webm', 'mov', 'mkv', 'avi', 'mpg', 'mpeg', 'ogv', 'wmv']
const BUREAUTIQUE = ['pdf', 'docx', 'doc', 'odt', 'rtf', 'xlsx', 'xls', 'ods', 'pptx', 'ppt', 'odp', 'txt', 'md']
const DONNEES = [
  'csv',
  'tsv',
  'xml',
  'json',
  'jsonl',
  'yaml',
  'yml',
  'cda',
  'conf',
  'cfg',
  'ini',
  'properties',
  'sig',
  'p7m',
  'asice',
]
const TRACES = ['log', 'txt', 'eml', 'msg', 'mbox', 'hl7', 'pcap', 'pcapng', 'har', 'http', 'dcm']
/** Several files for one proof come as one archive. */
const ARCHIVES = ['zip', '7z', 'tar', 'gz', 'tgz']

const EXTENSIONS: Readonly<Record<NaturePreuve, readonly string[] | null>> = {
  video: [...VIDEOS, ...ARCHIVES],
  capture: [...IMAGES, 'pdf', ...ARCHIVES],
  document: [...BUREAUTIQUE, ...DONNEES, ...IMAGES, ...ARCHIVES],
  log: [...TRACES, ...DONNEES, 'pdf', ...IMAGES, ...ARCHIVES],
  fichier: [...BUREAUTIQUE, ...DONNEES, ...TRACES, ...IMAGES, ...VIDEOS, ...ARCHIVES],
  lien: null,
  gazelle: null,
  cnda: ['pdf', ...IMAGES, 'zip'],
  passi: ['pdf', 'zip'],
  attestation: ['pdf', 'docx', 'odt', 'png', 'jpg', 'jpeg', 'zip', 'p7m', 'asice'],
  execution_test: ['pdf', ...IMAGES, 'txt', 'xml', 'json', 'zip'],
}

const EST_UN_LIEN: readonly NaturePreuve[] = ['lien', 'gazelle', 'execution_test']

/** PRE-3, PRE-4 — the union of what each kind of the proof accepts: extensions, size in bytes, link, Gazelle report. */
export const accepte = (
  { natures }: Pick<PreuveAttendue, 'natures'>,
  { taillesMax, gazelle }: Pick<Dispositif, 'taillesMax' | 'gazelle'>,
): Acceptation => {
  const deFichier = natures.filter(nature => EXTENSIONS[nature] !== null)
  const liens = natures.filter(nature => EST_UN_LIEN.includes(nature))
  return {
    fichier:
      deFichier.length === 0
        ? null
        : {
            extensions: [...new Set(deFichier.flatMap(nature => EXTENSIONS[nature] ?? []))],
            tailleMax: Math.max(...deFichier.map(nature => taillesMax[nature] ?? taillesMax.defaut)),
          },
    lien: liens.length > 0,
    gazelle: natures.includes('gazelle'),
    hotes: liens.length > 0 && liens.every(nature => nature === 'gazelle') ? gazelle.hotes : null,
  }
}
