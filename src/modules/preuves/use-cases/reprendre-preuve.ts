import type { Personne } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import {
  avantCloture,
  type CandidatureVue,
  contenuDe,
  type ContenuDepot,
  type Depot,
  depotsCourants,
  estInstruite,
} from '../../candidatures/index.ts'
import type { Acceptation } from '../../dispositifs/index.ts'
import { refusDExtension } from '../domain/type-fichier.ts'
import { refusDeLien } from '../domain/lien.ts'
import {
  acceptationDe,
  chapitreVise,
  commandeDeDepot,
  type Demande,
  type PortsDepot,
  type RefusDeDepot,
  type ResultatDepot,
} from './deposer.ts'

type Ports = Pick<PortsDepot, 'deposer' | 'nouvelId' | 'analyserUrl'> & {
  /** @throws NonTrouve for a candidature that this person may not see. */
  readonly voir: (demande: { readonly numero: string; readonly acteur: Personne }) => Promise<CandidatureVue>
  /** P30 — where pièces are encrypted, this candidature opens it too, whatever becomes of the one it came from. */
  readonly confier: (empreinte: string, pour: string) => Promise<void>
}
type Source = { readonly numero: string; readonly depotId: string }

/** Why a content that was deposited elsewhere is not what this proof accepts (PRE-3); `null` when it is. */
export const refusDeContenuRepris = (
  contenu: ContenuDepot,
  acceptation: Acceptation | null,
  analyserUrl: PortsDepot['analyserUrl'],
): RefusDeDepot | null => {
  if (contenu.nature === 'fichier') {
    const admises = acceptation?.fichier?.extensions ?? []
    const limite = acceptation?.fichier?.tailleMax ?? 0
    return (
      refusDExtension(contenu.nom, admises) ?? (contenu.taille > limite ? { code: 'fichier_trop_gros', limite } : null)
    )
  }
  if (contenu.nature === 'gazelle') return acceptation?.gazelle ? null : { code: 'lien_non_admis' }
  return acceptation?.lien ? refusDeLien(contenu.url, acceptation.hotes, analyserUrl) : { code: 'lien_non_admis' }
}

/**
 * GUI-7 — the éditeur takes up again, by its own act, a pièce of another of its candidatures: a deposit of its own, of the
 * same content, judged as any other. @throws NonTrouve for a deposit that does not count, or that is another company's.
 */
export const makeReprendrePreuve =
  (ports: Ports) =>
  async (demande: Demande & { readonly source: Source }): Promise<ResultatDepot> => {
    const { source, vue, dispositif, cible, acte } = demande
    const origine = await ports.voir({ numero: source.numero, acteur: acte.acteur })
    const sienne = origine.etat.entrepriseId === vue.etat.entrepriseId && origine.etat.numero !== vue.etat.numero
    const depot = sienne ? depotCourant(origine, source.depotId) : undefined
    if (!depot) throw new NonTrouve()
    const contenu = contenuDe(depot)
    const refus = refusDeContenuRepris(
      contenu,
      acceptationDe(dispositif, cible.preuve, chapitreVise(vue, cible)),
      ports.analyserUrl,
    )
    if (refus) return { ok: false, refus }
    // A penetration test is what its answers say: they come with its report (PEN-1).
    const precisions = { ...demande.precisions, ...(depot.rapportTest ? { rapportTest: depot.rapportTest } : {}) }
    if (contenu.nature !== 'lien') await ports.confier(contenu.empreinte, vue.etat.numero)
    return ports.deposer({
      ...commandeDeDepot(ports, { ...demande, precisions }, contenu),
      reprise: { numero: origine.etat.numero, depotId: depot.id },
    })
  }

const depotCourant = ({ etat }: CandidatureVue, id: string): Depot | undefined => {
  const dossier = avantCloture(etat)
  if (!estInstruite(dossier)) return undefined
  return Object.values(dossier.chapitres)
    .flatMap(({ preuves }) => Object.values(preuves))
    .flatMap(depotsCourants)
    .find(depot => depot.id === id)
}
