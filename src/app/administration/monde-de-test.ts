import { after } from 'node:test'
import { type Navigation, ouvrirNavigation } from '../../../test/harness/navigateur.ts'
import { ouvrirProcedure, type Procedure } from '../../../test/harness/procedure.ts'
import { composerIdentite, type Fournisseur, type Identite } from '../../modules/identite/index.ts'
import { routesAdministration } from './index.ts'

/** What the tests of this folder share: the procedure with everyone in it, and the administrator's pages on the real server. */
export type Essai = Procedure & { readonly identite: Identite; readonly pages: Navigation }

/** A provider that nobody comes from: everyone is signed in by the harness. */
export const personneNeVient: Fournisseur = {
  commencer: () => Promise.reject(new Error('personne ne se connecte')),
  terminer: async () => ({ ok: false, motif: 'perdue', cookies: [] }),
  fin: () => null,
}

export const preparer = async (): Promise<Essai> => {
  const procedure = await ouvrirProcedure()
  const identite = composerIdentite({ db: procedure.db, fournisseur: personneNeVient })
  const { deplacerJalon, dispositifs } = procedure.modules
  const pages = await ouvrirNavigation(routesAdministration({ db: procedure.db, identite, dispositifs, deplacerJalon }))
  after(pages.fermer)
  return { ...procedure, identite, pages }
}
