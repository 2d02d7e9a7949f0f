import { calculDesConsequences, dossiersDeVersion } from '../modules/candidatures/index.ts'
import type { Dispositifs, LireEcarts } from '../modules/dispositifs/index.ts'
import type { Db } from '../platform/db/index.ts'
import { format } from '../ui/index.ts'

type Besoins = { readonly db: Db; readonly dispositifs: Dispositifs; readonly lireEcarts: LireEcarts }
type Rattachee = {
  readonly numero: string
  readonly statut: string
  readonly guichet: string
  readonly dispositifId: string
}

/**
 * VIE-3 — « pour votre produit »: what the version in force would ask of a product that is referenced under an older one, by its
 * candidature's number; nothing for the others.
 */
export const makeImpactDuProduit =
  ({ db, dispositifs, lireEcarts }: Besoins) =>
  async (produitId: string, candidatures: readonly Rattachee[]): Promise<ReadonlyMap<string, string>> => {
    const ouverts = await dispositifs.lister()
    const phrases = new Map<string, string>()
    for (const { numero, statut, guichet, dispositifId } of candidatures) {
      if (statut !== 'referencee') continue
      const avant = await dispositifs.lire(dispositifId)
      const apres = ouverts.find(({ code, version }) => code === guichet && version > avant.version)
      if (!apres) continue
      const { aLire, compter } = calculDesConsequences(avant, apres, await lireEcarts(db, avant, apres))
      const champs = [avant, apres].flatMap(({ applicabilite }) => applicabilite.champVague1 ?? [])
      const lus = await dossiersDeVersion(db, { dispositifId, champs, aLire, produitId })
      const dossier = lus.find(lu => lu.numero === numero)
      if (!dossier?.profils) continue
      const { aRefaire, aConfirmer, conservees } = compter({ ...dossier, profils: dossier.profils })
      phrases.set(
        numero,
        `Version ${format.nombre(apres.version)} publiée, pour votre produit : ${format.pluriel(aRefaire, 'preuve')} à refaire, ${format.nombre(aConfirmer)} à confirmer, ${format.pluriel(conservees, 'conservée')}.`,
      )
    }
    return phrases
  }
