import type { Db } from '../../platform/db/index.ts'
import { dispositifsEnDepot, piecesDeLEntreprise, preuvesAttendues } from '../candidatures/index.ts'
import type { Dispositif } from '../dispositifs/index.ts'
import { type LirePieces, makeReprisesPossibles } from './use-cases/reprises-possibles.ts'

/** GUI-7 — what a company deposited, and where it could serve again. */
export const composerCoffre = ({
  db,
  lireDispositif,
}: {
  readonly db: Db
  readonly lireDispositif: (id: string) => Promise<Dispositif>
}) => {
  const pieces: LirePieces = filtre => piecesDeLEntreprise(db, filtre)
  return {
    pieces,
    reprises: makeReprisesPossibles({
      dispositifsEnDepot: demande => dispositifsEnDepot(db, demande),
      preuvesAttendues: demande => preuvesAttendues(db, demande),
      lireDispositif,
    }),
  }
}
