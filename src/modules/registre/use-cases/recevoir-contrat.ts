import type { Readable } from 'node:stream'
import type { Acte } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import { recevoirFichier, type PortsReception, type RefusDeFichier } from '../../preuves/index.ts'
import type { ContratDeLicence } from '../domain/marque-blanche.ts'

/** What a licence contract may be. `tailleMax` in bytes. */
export const CONTRAT_ACCEPTE = { extensions: ['pdf', 'zip'], tailleMax: 50_000_000 } as const

export type RecevoirContrat = (demande: {
  readonly acte: Acte
  readonly produitId: string
  readonly nom: string
  readonly flux: Readable
}) => Promise<
  { readonly ok: true; readonly contrat: ContratDeLicence } | { readonly ok: false; readonly refus: RefusDeFichier }
>

export type PortsContrat = PortsReception & {
  readonly nouvelId: () => string
  readonly noterContrat: (
    contrat: ContratDeLicence & { readonly produitId: string; readonly recuLe: Instant },
  ) => Promise<void>
}

/**
 * The contract, stored whole before it is named: checked by its name and its content, then noted for its product. It binds
 * nobody until it is declared; sent twice, it is received twice.
 */
export const makeRecevoirContrat =
  (ports: PortsContrat): RecevoirContrat =>
  async ({ acte, produitId, nom, flux }) => {
    const recu = await recevoirFichier(ports, { acte, nom, flux, pour: produitId, acceptation: CONTRAT_ACCEPTE })
    if (!recu.ok) return recu
    const { contenu, recuLe } = recu
    if (contenu.nature !== 'fichier') throw new Error('un contrat est un fichier')
    const { empreinte, taille, type } = contenu
    const contrat = { id: ports.nouvelId(), empreinte, nom: contenu.nom, type, taille }
    await ports.noterContrat({ ...contrat, produitId, recuLe })
    return { ok: true, contrat }
  }
