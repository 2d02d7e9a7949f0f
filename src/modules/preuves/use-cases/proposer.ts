import { type Depot, estUnTestIntrusion, type Refus } from '../../candidatures/index.ts'
import type { Dispositif, NumeroPreuve } from '../../dispositifs/index.ts'
import type { FichierRecu } from '../domain/depot-groupe.ts'
import { type Rapprochement, rapprocheur } from '../domain/rapprocher-fichiers.ts'
import { typeDe } from '../domain/type-fichier.ts'
import type { PortsDepot, RefusDeDepot } from './deposer.ts'
import type { PreuveADeposer } from './preuves-a-deposer.ts'
import { refusDeContenuRepris } from './reprendre-preuve.ts'

export type Remarque =
  /** Nothing is deposited for it yet. */
  | { readonly kind: 'attendue' }
  | { readonly kind: 'deja'; readonly depots: readonly Depot[] }
  /** The same content already counts for that proof. */
  | { readonly kind: 'identique' }
  | { readonly kind: 'a_preciser'; readonly preuves: readonly NumeroPreuve[] }
  | { readonly kind: 'aucune' }
  | { readonly kind: 'pas_attendue'; readonly preuve: NumeroPreuve }
  | { readonly kind: 'refusee'; readonly preuve: NumeroPreuve; readonly refus: RefusDeDepot | Refus }

/** What is proposed for a file, and the proofs among which the éditeur corrects it. */
export type FichierRapproche = {
  readonly fichier: FichierRecu
  readonly admises: readonly PreuveADeposer[]
  readonly proposee: NumeroPreuve | null
  readonly remarque: Remarque
}

type Contexte = {
  readonly dispositif: Dispositif
  readonly preuves: readonly PreuveADeposer[]
  readonly analyserUrl: PortsDepot['analyserUrl']
}

const tousLesNumeros = ({ rem }: Dispositif): readonly NumeroPreuve[] =>
  rem.chapitres.flatMap(({ exigences }) =>
    exigences.flatMap(({ scenarios }) => scenarios.flatMap(({ preuves }) => preuves.map(({ numero }) => numero))),
  )

/** How names are read in this programme, every proof of it being known, those that are not asked for too. */
export const rapprocheurDe = (dispositif: Dispositif) => rapprocheur(tousLesNumeros(dispositif))

/** PRE-1 — for each file, what its name or the manifest says, and nothing that the procedure would refuse. */
export const proposer = (
  fichiers: readonly FichierRecu[],
  { dispositif, preuves, analyserUrl }: Contexte,
): readonly FichierRapproche[] => {
  const { duChemin } = rapprocheurDe(dispositif)
  return fichiers.map(fichier => {
    const refusPour = (cible: PreuveADeposer): RefusDeDepot | Refus | null =>
      cible.refus ?? refusDeContenuRepris(contenuDe(fichier), cible.acceptation, analyserUrl)
    const admises = preuves.filter(
      cible => refusPour(cible) === null && !estUnTestIntrusion(dispositif, cible.attendue.numero),
    )
    const lu: Rapprochement = fichier.preuveDite
      ? { kind: 'trouvee', preuve: fichier.preuveDite }
      : duChemin(fichier.chemin)
    const remarque = remarqueDe(fichier, lu, { preuves, refusPour })
    const proposee =
      lu.kind === 'trouvee' && (remarque.kind === 'attendue' || remarque.kind === 'deja') ? lu.preuve : null
    return { fichier, admises, proposee, remarque }
  })
}

const contenuDe = ({ nom, taille, etat }: FichierRecu) =>
  ({
    nature: 'fichier',
    nom,
    type: typeDe(nom),
    taille,
    empreinte: etat.kind === 'recu' ? etat.empreinte : '',
  }) as const

const remarqueDe = (
  { etat }: FichierRecu,
  lu: Rapprochement,
  {
    preuves,
    refusPour,
  }: {
    readonly preuves: readonly PreuveADeposer[]
    readonly refusPour: (cible: PreuveADeposer) => RefusDeDepot | Refus | null
  },
): Remarque => {
  if (lu.kind !== 'trouvee') return lu
  const { preuve } = lu
  const cible = preuves.find(({ attendue }) => attendue.numero === preuve)
  if (!cible) return { kind: 'pas_attendue', preuve }
  const refus = refusPour(cible)
  if (refus) return { kind: 'refusee', preuve, refus }
  const { courants } = cible
  const memeContenu = (depot: Depot): boolean =>
    depot.nature !== 'lien' && etat.kind === 'recu' && depot.empreinte === etat.empreinte
  if (courants.some(memeContenu)) return { kind: 'identique' }
  return courants.length > 0 ? { kind: 'deja', depots: courants } : { kind: 'attendue' }
}
