import { urlAvec } from '../../../ui/index.ts'
import type { ListeDuRegistre } from '../domain/inscription.ts'
import type { TriDuRegistre } from '../queries/chercher.ts'

/** What is asked of the register by an address; anything that is not understood is as if it were not there. */
export type Demande = {
  readonly etat: ListeDuRegistre
  readonly q: string
  readonly dispositif: string | undefined
  readonly tri: TriDuRegistre
  readonly page: number
  /** The same question elsewhere, some of it changed. A page is 1 again unless said otherwise. */
  readonly adresse: (chemin: string, changements?: Readonly<Record<string, string | number | null>>) => string
}

const RECHERCHE_MAX = 100
const PAGE_MAX = 10_000

export const lireDemande = (query: Readonly<Record<string, string>>): Demande => {
  const etat = query['etat'] === 'candidat' ? 'candidat' : 'reference'
  const q = (query['q'] ?? '').trim().slice(0, RECHERCHE_MAX).toWellFormed()
  const code = query['dispositif']
  const dispositif = code !== undefined && /^[a-z0-9_-]{1,60}$/.test(code) ? code : undefined
  const tri = etat === 'candidat' || query['tri'] === 'editeur' ? 'editeur' : 'date'
  const page = /^[1-9]\d{0,4}$/.test(query['page'] ?? '') ? Math.min(Number(query['page']), PAGE_MAX) : 1
  const parametres = {
    etat: etat === 'reference' ? null : etat,
    q: q || null,
    dispositif: dispositif ?? null,
    tri: etat === 'reference' && tri === 'editeur' ? tri : null,
  }
  return {
    etat,
    q,
    dispositif,
    tri,
    page,
    adresse: (chemin, changements = {}) => urlAvec(chemin, { ...parametres, ...changements }),
  }
}
