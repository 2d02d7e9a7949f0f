import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Acte } from '../../kernel/acteur.ts'
import { dessiner } from '../../platform/apercus/index.ts'
import type { Db } from '../../platform/db/index.ts'
import { type Magasin, PieceAbsente, PieceAlteree } from '../../platform/storage/index.ts'
import { genreDuNom } from './domain/apercu.ts'
import {
  type DemanderApercu,
  makeApercusPg,
  makeDemanderApercu,
  makeLireApercu,
  makeRefaireApercu,
} from './infra/apercus.pg.ts'
import { makePreparerApercus } from './use-cases/preparer-apercus.ts'

type Besoins = { readonly db: Db; readonly magasin: Pick<Magasin, 'deposer' | 'ouvrir'> }

/** In bytes: enough to tell a kind from its content. */
const DEBUT = 4_100
/** In bytes, of one image. */
const TAILLE_MAX_IMAGE = 8 * 1024 * 1024

export const composerApercus = ({ db, magasin }: Besoins) => ({
  demander: makeDemanderApercu(db),
  lire: makeLireApercu(db),
  ouvrirImage: makeOuvrirImage(db, magasin),
  /** `apresAnalyse`: an antivirus is there, which speaks first (P35). */
  preparer: ({ apresAnalyse }: { readonly apresAnalyse: boolean }) =>
    makePreparerApercus({
      ...makeApercusPg(db, apresAnalyse),
      lireDebut: async empreinte => buffer(await magasin.ouvrir(empreinte, { debut: 0, fin: DEBUT - 1 })),
      dessiner: ({ empreinte, taille, genre }) =>
        dessiner({ genre, taille, lire: (debut, fin) => magasin.ouvrir(empreinte, { debut, fin }) }),
      garder: async (octets, numero) => {
        const flux = Readable.from([octets], { objectMode: false })
        const gardee = await magasin.deposer(flux, { tailleMax: TAILLE_MAX_IMAGE, pour: numero })
        if (!gardee.ok) throw new Error('image d’aperçu trop grande')
        return gardee.empreinte
      },
    }),
})

/** Null when the store has it no more, or not as it was: it is then made again. */
const makeOuvrirImage =
  (db: Db, magasin: Pick<Magasin, 'ouvrir'>) =>
  async (image: string, piece: { readonly empreinte: string; readonly numero: string }): Promise<Buffer | null> => {
    try {
      return await buffer(await magasin.ouvrir(image))
    } catch (erreur) {
      if (!(erreur instanceof PieceAbsente || erreur instanceof PieceAlteree)) throw erreur
      await makeRefaireApercu(db)(piece)
      return null
    }
  }

type Deposable = {
  readonly acte: Acte
  readonly numero: string
  readonly contenu:
    | { readonly nature: 'lien' }
    | { readonly nature: 'gazelle' }
    | { readonly nature: 'fichier'; readonly nom: string; readonly empreinte: string }
}

/** A deposit, and with it the preview of its file: one that could not be asked for then is when somebody opens it. */
export const avecApercu =
  <D extends Deposable, R extends { readonly ok: boolean }>(
    deposer: (depot: D) => Promise<R>,
    demander: DemanderApercu,
  ) =>
  async (depot: D): Promise<R> => {
    const resultat = await deposer(depot)
    const { contenu, numero } = depot
    if (resultat.ok && contenu.nature === 'fichier' && genreDuNom(contenu.nom) !== null)
      await demander({ empreinte: contenu.empreinte, numero }).catch(() => undefined)
    return resultat
  }
