import type { ActeurEditeur } from '../../../kernel/acteur.ts'
import { nomNettoye } from '../../../kernel/fichier.ts'
import type { NumeroCandidature } from '../../candidatures/index.ts'
import type { Acceptation, CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { RefusDeReception } from '../domain/depot-groupe.ts'
import type { Envoi } from '../domain/envoi.ts'
import { refusDExtension } from '../domain/type-fichier.ts'
import { makeAcheverEnvoi, type PortsEnvois, type RefusDAchever } from './envois.ts'
import { type PortsListe, refusDePlace } from './recevoir-liste.ts'

type Ports = PortsListe & PortsEnvois

/** Said of none yet: a file of the list. */
const AUCUN = { chapitre: '' as CodeChapitre, preuve: '' as NumeroPreuve }

type Nouveau = {
  readonly id: string
  readonly numero: NumeroCandidature
  /** Its name, after the folders that it was chosen in. */
  readonly chemin: string
  readonly taille: number
  /** The first of those sent together: what the ones before were turned away for is told no more. */
  readonly premier: boolean
}

/** PRE-1, P7 — a file of many begins to be sent in parts; one that no proof takes stays in the list with why. */
export const makeCommencerEnvoiDeListe =
  (ports: Ports) =>
  async (
    { id, numero, chemin: venu, taille, premier }: Nouveau,
    { acteur, acceptation }: { readonly acteur: ActeurEditeur; readonly acceptation: Acceptation['fichier'] },
  ): Promise<RefusDeReception | null> => {
    const chemin = venu.slice(0, 1000)
    const nom = nomNettoye(chemin)
    if (premier) await ports.fichiers.retirerLesRefus(numero, acteur)
    const refus =
      refusDExtension(nom, acceptation?.extensions ?? []) ??
      (taille === 0 ? ({ code: 'fichier_vide' } as const) : null) ??
      (acceptation && taille > acceptation.tailleMax
        ? ({ code: 'fichier_trop_gros', limite: acceptation.tailleMax } as const)
        : null) ??
      (await refusDePlace(ports, { numero, acteur, taille }))
    if (refus) {
      await ports.fichiers.ajouter({ id, numero, chemin, nom, refus }, acteur)
      return refus
    }
    await ports.etage.creer(id)
    await ports.envois.creer({ id, numero, ...AUCUN, chemin, nom, taille }, acteur)
    return null
  }

/** PRE-1, P5, P6 — the whole is read back and in the store: it comes into the list, under the same id. */
export const makeAcheverEnvoiDeListe = (ports: Ports) => {
  // P9 keeps what was tried for a proof: no one is said yet.
  const achever = makeAcheverEnvoi({ ...ports, consigner: () => Promise.resolve() })
  return async (envoi: Envoi & { readonly chemin: string }, acteur: ActeurEditeur): Promise<RefusDAchever | null> => {
    const { id, numero, chemin, nom, taille } = envoi
    const refus = await achever(envoi, acteur)
    if (refus?.code === 'relecture_differente') return refus
    if (refus) {
      await ports.fichiers.ajouter({ id, numero, chemin, nom, refus }, acteur)
      return refus
    }
    const { empreinte, recuLe } = (await ports.envois.lire(id, acteur)) ?? {}
    if (!empreinte || !recuLe) throw new Error('un envoi achevé a une empreinte')
    await ports.fichiers.ajouter({ id, numero, chemin, nom, taille, empreinte, recuLe }, acteur)
    await ports.envois.noterDepot(id)
    return null
  }
}
