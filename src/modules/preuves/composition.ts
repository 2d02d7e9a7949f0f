import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Db } from '../../platform/db/index.ts'
import { acteAvec } from '../../platform/http/corps.ts'
import type { Candidatures } from '../candidatures/index.ts'
import { noterPiece } from './infra/pieces.pg.ts'
import { makeDeposerFichier, makeDeposerLien, makeImporterRapport, type PortsDepot } from './use-cases/deposer.ts'

type Besoins = {
  readonly db: Db
  readonly deposerPreuve: Candidatures['deposerPreuve']
  readonly recevoir: PortsDepot['recevoir']
  readonly lireRapport: PortsDepot['lireRapport']
}

/** In bytes: a report is a document of a few hundred kilobytes. */
const TAILLE_MAX_RAPPORT = 20 * 1024 * 1024

/** Every way in which a pièce is received for a proof. */
export const composerPreuves = ({ db, deposerPreuve, recevoir, lireRapport }: Besoins) => {
  const ports: PortsDepot = {
    deposer: deposerPreuve,
    nouvelId: randomUUID,
    acteAvec,
    recevoir,
    recevoirOctets: octets => recevoir(Readable.from([octets]), { tailleMax: TAILLE_MAX_RAPPORT }),
    noter: noterPiece(db),
    analyserUrl: texte => {
      const url = URL.parse(texte)
      return (
        url && { protocole: url.protocol, hote: url.host, identifiants: url.username !== '' || url.password !== '' }
      )
    },
    lireRapport,
  }
  return {
    deposerFichier: makeDeposerFichier(ports),
    deposerLien: makeDeposerLien(ports),
    importerRapport: makeImporterRapport(ports),
    noterPiece: ports.noter,
  }
}
