import { randomUUID } from 'node:crypto'
import { type Db, lireHorloge } from '../../platform/db/index.ts'
import { acteAvec } from '../../platform/http/corps.ts'
import type { Magasin } from '../../platform/storage/index.ts'
import { noterPiece } from '../preuves/index.ts'
import { type ApresMarqueBlanche, makeUneFoisMarques, noterContrat } from './infra/marques-blanches.pg.ts'
import { chercherAuRegistre } from './queries/chercher.ts'
import { contratDe, lireMarque, listeMarques, marquesDuProduit } from './queries/marques-blanches.ts'
import { marquesPubliques } from './queries/marques-publiques.ts'
import { documentParEmpreinte, lireSolution } from './queries/solutions.ts'
import { makeDeciderMarque } from './use-cases/decider-marque-blanche.ts'
import { makeDeclarerMarque } from './use-cases/declarer-marque-blanche.ts'
import { makeRecevoirContrat } from './use-cases/recevoir-contrat.ts'
import type { DepsRegistre } from './web/deps.ts'
import type { DepsMarques } from './web/deps-marques.ts'

export type LecturesDuRegistre = Pick<
  DepsRegistre,
  'chercher' | 'lireSolution' | 'documentParEmpreinte' | 'marquesPubliques'
>

/** What is read of the register, wired to PostgreSQL. */
export const composerRegistre = (db: Db): LecturesDuRegistre => ({
  chercher: recherche => chercherAuRegistre(db, recherche),
  lireSolution: reference => lireSolution(db, reference),
  documentParEmpreinte: empreinte => documentParEmpreinte(db, empreinte),
  marquesPubliques: references => marquesPubliques(db, references),
})

type BesoinsMarques = Pick<DepsMarques, 'lireProduit' | 'lireDispositif'> & {
  readonly db: Db
  readonly magasin: Pick<Magasin, 'deposer' | 'ouvrir'>
  /** Who is told of a declaration and of its decision. */
  readonly apres: ApresMarqueBlanche
}

/** REF-5 — white labels, wired to PostgreSQL and to the store: what `routesMarques` needs. */
export const composerMarques = ({ db, magasin, apres, ...lectures }: BesoinsMarques): DepsMarques => {
  const uneFois = makeUneFoisMarques({ db, apres })
  return {
    ...lectures,
    horloge: () => lireHorloge(db),
    lireSolution: async reference => (await lireSolution(db, reference))?.solution ?? null,
    lireMarque: id => lireMarque(db, id),
    marquesDuProduit: produitId => marquesDuProduit(db, produitId),
    listeMarques: demande => listeMarques(db, demande),
    contratDe: (id, produitId) => contratDe(db, id, produitId),
    ouvrirPiece: magasin.ouvrir,
    declarer: makeDeclarerMarque(uneFois),
    decider: makeDeciderMarque(uneFois),
    recevoirContrat: makeRecevoirContrat({
      acteAvec,
      nouvelId: randomUUID,
      recevoir: async (flux, options) => {
        const piece = await magasin.deposer(flux, options)
        return piece.ok ? { ...piece, recueLe: await lireHorloge(db) } : piece
      },
      noter: noterPiece(db),
      noterContrat: noterContrat(db),
    }),
  }
}
