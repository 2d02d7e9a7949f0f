import type { Readable } from 'node:stream'
import type { Acte, ActeurEditeur } from '../../../kernel/acteur.ts'
import { nomNettoye } from '../../../kernel/fichier.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Acceptation, NumeroPreuve } from '../../dispositifs/index.ts'
import {
  estDuSysteme,
  type FichierRecu,
  FICHIERS_MAX,
  type RefusDArchive,
  type RefusDeReception,
} from '../domain/depot-groupe.ts'
import { type Quotas, refusDeQuota, type RefusDeQuota } from '../domain/envoi.ts'
import type { DepotEnvois, EtageDesEnvois } from './envois.ts'
import { type PortsReception, recevoirFichier } from './reception.ts'

type Nouveau = Pick<FichierRecu, 'id' | 'numero' | 'chemin' | 'nom'> & {
  readonly taille?: number
  readonly recuLe?: Instant
  readonly empreinte?: string
  readonly refus?: RefusDeReception
}

export type RegistreDesFichiers = {
  /** One that is there already stays as it is. */
  readonly ajouter: (fichier: Nouveau, qui: ActeurEditeur) => Promise<void>
  /** What waits for a choice, what the last ones were refused for, and what was deposited within a day. */
  readonly deLaCandidature: (numero: string, qui: ActeurEditeur) => Promise<readonly FichierRecu[]>
  readonly enAttente: (numero: string, qui: ActeurEditeur) => Promise<number>
  readonly noterPreuveDite: (id: string, preuve: NumeroPreuve) => Promise<void>
  readonly noterDepot: (id: string, pour: { readonly chapitre: string; readonly preuve: string }) => Promise<void>
  readonly retirer: (ids: readonly string[]) => Promise<void>
  readonly retirerLesRefus: (numero: string, qui: ActeurEditeur) => Promise<void>
  /** Those that nobody confirmed. */
  readonly perimes: (jours: number) => Promise<readonly string[]>
}

export type PortsListe = PortsReception<RefusDeQuota> & {
  readonly acteDerive: (acte: Acte, suffixe: string) => Acte
  readonly fichiers: RegistreDesFichiers
  readonly volume: DepotEnvois['volume']
  readonly quotas: Quotas
  readonly etage: EtageDesEnvois
  /** No more than `max` bytes of it; what comes after is read and thrown away. */
  readonly borner: (flux: Readable, max: number) => { readonly flux: Readable; readonly depassee: () => boolean }
  /** The files of an archive that was written to the `etage`. */
  readonly lireZip: (nom: string) => Promise<
    | {
        readonly ok: true
        readonly entrees: readonly {
          readonly chemin: string
          readonly taille: number
          readonly ouvrir: () => Readable
        }[]
      }
    | { readonly ok: false; readonly refus: RefusDArchive['raison'] }
  >
}

type Reception = {
  readonly acte: Acte
  readonly acteur: ActeurEditeur
  readonly numero: FichierRecu['numero']
  readonly acceptation: NonNullable<Acceptation['fichier']>
  /** Of this file among those that came together: a retry of the same act is the same file. */
  readonly rang: string
  readonly chemin: string
  readonly flux: Readable
}

/** PRE-1, PRE-3, P6 — a file comes into the list: stored whole and checked, or with why not. */
export const makeRecevoirDansLaListe =
  (ports: PortsListe) =>
  async (demande: Reception & { readonly annonce?: number }): Promise<void> => {
    const { acte, acteur, numero, acceptation, rang, chemin, flux, annonce = 0 } = demande
    const fichier = {
      id: ports.acteDerive(acte, rang).cle,
      numero,
      chemin: chemin.slice(0, 1000),
      nom: nomNettoye(chemin),
    }
    const refus = await refusDePlace(ports, { numero, acteur, taille: annonce })
    if (refus) {
      flux.resume()
      return ports.fichiers.ajouter({ ...fichier, refus }, acteur)
    }
    const recu = await recevoirFichier(ports, { acte, nom: chemin, flux, pour: numero, acceptation })
    if (!recu.ok) return ports.fichiers.ajouter({ ...fichier, refus: recu.refus }, acteur)
    const { contenu, recuLe } = recu
    if (contenu.nature !== 'fichier') return
    const { taille, empreinte } = contenu
    await ports.fichiers.ajouter({ ...fichier, taille, empreinte, recuLe }, acteur)
  }

/** Whether the list, the quotas and the disk have room for one more. */
export const refusDePlace = async (
  { fichiers, volume, quotas, etage }: Pick<PortsListe, 'fichiers' | 'volume' | 'quotas' | 'etage'>,
  { numero, acteur, taille }: { readonly numero: string; readonly acteur: ActeurEditeur; readonly taille: number },
): Promise<RefusDeReception | null> => {
  if ((await fichiers.enAttente(numero, acteur)) >= FICHIERS_MAX) return { code: 'liste_pleine' }
  return refusDeQuota(taille, { volume: await volume(numero, acteur), quotas, libre: await etage.libre() })
}

/** In bytes. */
export const TAILLE_MAX_ARCHIVE = 2_000_000_000

/** PRE-1 — each file of an archive comes into the list; the archive itself is set down beside the store, then removed. */
export const makeRecevoirArchive = (ports: PortsListe) => {
  const recevoir = makeRecevoirDansLaListe(ports)
  return async (demande: Reception): Promise<void> => {
    const { acte, acteur, numero, rang, chemin, flux } = demande
    const archive = { id: ports.acteDerive(acte, rang).cle, numero, chemin, nom: nomNettoye(chemin) }
    const refuser = (refus: RefusDeReception) => ports.fichiers.ajouter({ ...archive, refus }, acteur)
    const refus = await refusDePlace(ports, { numero, acteur, taille: 0 })
    if (refus) {
      flux.resume()
      return refuser(refus)
    }
    // Not under the id of its row: an archive that is turned away has one, to say why.
    const etage = ports.acteDerive(acte, `${rang}-etage`).cle
    await ports.fichiers.ajouter({ ...archive, id: etage }, acteur)
    try {
      const borne = ports.borner(flux, TAILLE_MAX_ARCHIVE)
      await ports.etage.creer(etage)
      await ports.etage.ecrire(etage, borne.flux, {
        position: 0,
        pour: numero,
        avant: () => Promise.resolve(undefined),
        surSegment: () => Promise.resolve(),
      })
      if (borne.depassee()) return await refuser({ code: 'fichier_trop_gros', limite: TAILLE_MAX_ARCHIVE })
      const lu = await ports.lireZip(etage)
      if (!lu.ok) return await refuser({ code: 'archive_refusee', raison: lu.refus })
      for (const [n, entree] of lu.entrees.entries()) {
        if (estDuSysteme(entree.chemin)) continue
        const contenu = entree.ouvrir()
        const un = { ...demande, rang: `${rang}-${n}`, chemin: entree.chemin, flux: contenu, annonce: entree.taille }
        await recevoir(un).catch(async (erreur: unknown) => {
          if (!contenu.errored) throw erreur
          const deFichier = { ...archive, id: ports.acteDerive(acte, un.rang).cle, chemin: entree.chemin }
          await ports.fichiers.ajouter(
            { ...deFichier, nom: nomNettoye(entree.chemin), refus: { code: 'archive_refusee', raison: 'alteree' } },
            acteur,
          )
        })
        contenu.destroy()
      }
    } finally {
      await ports.etage.supprimer(etage)
      await ports.fichiers.retirer([etage])
    }
  }
}

/** What nobody confirmed is forgotten, and what an archive left behind it is removed. @returns how many */
export const makeBalayerLesListes =
  ({ fichiers, etage }: Pick<PortsListe, 'fichiers' | 'etage'>) =>
  async (jours: number): Promise<number> => {
    const perimes = await fichiers.perimes(jours)
    for (const id of perimes) await etage.supprimer(id)
    await fichiers.retirer(perimes)
    return perimes.length
  }
