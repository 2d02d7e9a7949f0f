import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Instant } from '../../kernel/temps.ts'
import { acteConnu, type Db, lireHorloge } from '../../platform/db/index.ts'
import { acteAvec, acteDerive } from '../../platform/http/corps.ts'
import type { Magasin } from '../../platform/storage/index.ts'
import type { Candidatures } from '../candidatures/index.ts'
import { noterPiece } from './infra/pieces.pg.ts'
import { makeDeposerFichier, makeDeposerLien, makeImporterRapport, type PortsDepot } from './use-cases/deposer.ts'

type Besoins = {
  readonly db: Db
  readonly deposerPreuve: Candidatures['deposerPreuve']
  readonly consignerTentative: Candidatures['consignerTentative']
  readonly recevoir: Magasin['deposer']
  readonly lireRapport: PortsDepot['lireRapport']
}

/** In bytes: a report is a document of a few hundred kilobytes. */
const TAILLE_MAX_RAPPORT = 20 * 1024 * 1024

/** Every way in which a pièce is received for a proof. */
export const composerPreuves = ({ db, deposerPreuve, consignerTentative, recevoir, lireRapport }: Besoins) => {
  // The moment that counts is that of the last byte; what follows (writing, reading back) is our own time (JAL-4).
  const recevoirDate: PortsDepot['recevoir'] = async (flux, limites) => {
    let fin: Promise<Instant> | undefined
    flux.once('end', () => {
      fin = lireHorloge(db)
      fin.catch(() => undefined)
    })
    const piece = await recevoir(flux, limites)
    return piece.ok ? { ...piece, recueLe: await (fin ?? lireHorloge(db)) } : piece
  }
  const ports: PortsDepot = {
    deposer: deposerPreuve,
    nouvelId: randomUUID,
    acteAvec,
    recevoir: recevoirDate,
    dejaFait: acte => acteConnu(db, acte),
    recevoirOctets: octets => recevoirDate(Readable.from([octets]), { tailleMax: TAILLE_MAX_RAPPORT }),
    noter: noterPiece(db),
    // Its own key: what was tried may still succeed under the first one.
    consigner: ({ acte, cible: { numero, chapitre, preuve }, refus }) =>
      consignerTentative({
        numero,
        acte: acteDerive(acte, 'tentative'),
        commande: 'deposerPreuve',
        chapitres: [chapitre],
        preuve,
        refus,
      }).catch(() => undefined),
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
