import type { Acte } from '../../../kernel/acteur.ts'
import type { CandidatureVue } from '../../candidatures/index.ts'
import type { Dispositif, NumeroPreuve } from '../../dispositifs/index.ts'
import { type FichierRecu, tientAcoteDe } from '../domain/depot-groupe.ts'
import { typeDe } from '../domain/type-fichier.ts'
import { commandeDeDepot, type PortsDepot, type RefusDeDepot } from './deposer.ts'
import type { PreuveADeposer } from './preuves-a-deposer.ts'
import type { PortsListe } from './recevoir-liste.ts'
import { refusDeContenuRepris } from './reprendre-preuve.ts'

type Ports = Pick<PortsDepot, 'deposer' | 'acteAvec' | 'analyserUrl'> & Pick<PortsListe, 'acteDerive' | 'fichiers'>

export type ChoixDeDepot = { readonly fichier: FichierRecu; readonly preuve: NumeroPreuve }
export type IssueDeDepot = ChoixDeDepot & { readonly refus: RefusDeDepot | null }

/** PRE-1, PRE-7 — each file that was confirmed becomes a deposit of its own, one after the other; what is refused stays in the list. */
export const makeDeposerLaListe =
  (ports: Ports) =>
  async (demande: {
    readonly acte: Acte
    readonly vue: CandidatureVue
    readonly dispositif: Dispositif
    readonly preuves: readonly PreuveADeposer[]
    readonly mode: 'remplace' | 'complete'
    readonly choix: readonly ChoixDeDepot[]
    /** What is in the list, or was deposited from it. */
    readonly liste: readonly FichierRecu[]
  }): Promise<readonly IssueDeDepot[]> => {
    const issues: IssueDeDepot[] = []
    const commencees = new Set<NumeroPreuve>()
    for (const un of demande.choix) {
      // What comes first may take the place of what is there; the next ones stand beside it.
      const aCote = commencees.has(un.preuve) || tientAcoteDe(un.fichier, un.preuve, demande.liste)
      const mode = aCote ? 'complete' : demande.mode
      const refus = await deposerUn(ports, { ...demande, ...un, mode })
      if (refus === null) commencees.add(un.preuve)
      issues.push({ ...un, refus })
    }
    return issues
  }

const deposerUn = async (
  ports: Ports,
  demande: Omit<Parameters<ReturnType<typeof makeDeposerLaListe>>[0], 'choix' | 'liste'> & ChoixDeDepot,
): Promise<RefusDeDepot | null> => {
  const { acte, vue, dispositif, preuves, mode, fichier, preuve } = demande
  const cible = preuves.find(({ attendue }) => attendue.numero === preuve)
  if (!cible || fichier.etat.kind !== 'recu') return { code: 'fichier_absent' }
  const { id, nom, taille, recuLe } = fichier
  const { empreinte } = fichier.etat
  const { chapitre } = cible
  const deja = preuves.find(({ etat }) => etat.versions.some(depot => depot.id === id))
  if (!deja) {
    const contenu = { nature: 'fichier', nom, type: typeDe(nom), taille, empreinte } as const
    const inadmis = refusDeContenuRepris(contenu, cible.acceptation, ports.analyserUrl)
    if (inadmis) return inadmis
    const { numero } = vue.etat
    const commande = commandeDeDepot(
      { nouvelId: () => id },
      {
        acte: ports.acteAvec(ports.acteDerive(acte, id), [nom, empreinte]),
        cible: { numero, chapitre, preuve, mode },
        vue,
        dispositif,
      },
      contenu,
    )
    const resultat = await ports.deposer({ ...commande, recuLe })
    if (!resultat.ok) return resultat.refus
  }
  const pour = deja ?? cible
  await ports.fichiers.noterDepot(id, { chapitre: pour.chapitre, preuve: pour.attendue.numero })
  return null
}
