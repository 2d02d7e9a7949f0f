import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { BLOCS, siIntacte, type Trouvee, trouverDans } from './lecture.ts'
import { type Magasin, PieceAlteree, siAbsente } from './magasin.ts'
import type { Support, SupportDistant } from './support.ts'
import type { Trousseau } from './trousseau.ts'

type Besoins = {
  readonly dossier: string
  readonly local: Support
  readonly distant: SupportDistant | undefined
  readonly trousseau: Trousseau | undefined
  readonly cheminDe: (nom: string) => string
}

/** The object store has not kept what it said it had: the disk keeps it (P6). */
class EnvoiNonConfirme extends Error {
  constructor(nom: string) {
    super(`le magasin distant ne rend pas ce qui lui a été envoyé : ${nom}`)
  }
}

const DOSSIER = /^[0-9a-f]{2}$/
const EMPREINTE = /^[0-9a-f]{64}$/

/** The pièces that the disk holds, by folder. */
const parDossier = async function* (dossier: string): AsyncGenerator<readonly string[]> {
  for (const un of await readdir(dossier)) {
    if (!DOSSIER.test(un)) continue
    for (const deux of await readdir(join(dossier, un))) {
      const noms = await readdir(join(dossier, un, deux))
      const empreintes = new Set(noms.map(nom => nom.split('.')[0] ?? '').filter(nom => EMPREINTE.test(nom)))
      yield [...empreintes]
    }
  }
}

/** P6 — what the disk holds goes to the object store, and leaves the disk once the store gave all of it back. */
export const makeVider = ({ dossier, local, distant, trousseau, cheminDe }: Besoins): Magasin['vider'] => {
  const envoyer = async (vers: SupportDistant, ici: Trouvee): Promise<void> => {
    const { empreinte, nom, cle } = ici
    const demande = { empreinte, trousseau }
    const dejaLa = await siIntacte(await trouverDans(vers, demande).catch(siAbsente))
    const blocs = `${empreinte}${BLOCS}`
    const aDesBlocs = (await local.taille(blocs)) !== undefined
    if (!dejaLa) {
      if (aDesBlocs) await vers.poser(blocs, cheminDe(blocs))
      await vers.poser(nom, cheminDe(nom))
      if (!(await siIntacte(await trouverDans(vers, demande)))) throw new EnvoiNonConfirme(nom)
    }
    if (aDesBlocs && !(await pareils(vers, { nom: blocs, octets: await readFile(cheminDe(blocs)) })))
      throw new EnvoiNonConfirme(blocs)
    // The last thing before it leaves: who deposited it meanwhile holds the key of what is here.
    if (dejaLa?.cle && cle) await trousseau?.reunir({ de: cle.id, vers: dejaLa.cle.id })
    await rm(cheminDe(nom))
    await rm(cheminDe(blocs), { force: true })
  }

  return async ({ peutPartir, arret }) => {
    const bilan = { envoyees: 0, retenues: 0, echecs: [] as { empreinte: string; erreur: unknown }[] }
    if (!distant) return bilan
    let refusees = 0
    for await (const empreintes of parDossier(dossier)) {
      const libres = await peutPartir(empreintes)
      bilan.retenues += empreintes.length - libres.size
      for (const empreinte of libres) {
        if (arret()) return bilan
        const ici = await siIntacte(await trouverDans(local, { empreinte, trousseau }).catch(siAbsente))
        if (!ici) {
          // The disk's own fault: the object store is not to be blamed, nor the others kept waiting.
          bilan.echecs.push({ empreinte, erreur: new PieceAlteree(empreinte) })
          continue
        }
        try {
          await envoyer(distant, ici)
          bilan.envoyees++
        } catch (erreur) {
          bilan.echecs.push({ empreinte, erreur })
          if (++refusees >= REFUS_MAX) return bilan
        }
      }
    }
    return bilan
  }
}

/** A store that is down is not asked for each pièce. */
const REFUS_MAX = 5

const pareils = async (support: Support, { nom, octets }: { readonly nom: string; readonly octets: Buffer }) => {
  const lus: Buffer[] = []
  for await (const lu of support.lire(nom, { debut: 0, fin: octets.length })) lus.push(lu)
  return Buffer.concat(lus).equals(octets)
}
