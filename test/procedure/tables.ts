import type { Candidature, CodeEtape, Instruite } from '../../src/modules/candidatures/domain/candidature.ts'
import { chapitresDe } from '../../src/modules/candidatures/domain/chapitres.ts'
import type { CommandeCandidature } from '../../src/modules/candidatures/domain/commandes.ts'
import { echeancesDepassees } from '../../src/modules/candidatures/domain/echeances.ts'
import { commandesPossibles } from '../../src/modules/candidatures/domain/possibles.ts'
import { libelleStatut } from '../../src/modules/candidatures/index.ts'
import { suivante } from '../harness/cas.ts'
import { type Role, roles } from '../harness/possibles.ts'
import { moments, type Situation } from './exploration.ts'
import { motsDesCodesEtape, motsDesCommandes, motsDesRoles } from './mots.ts'
import { objets } from './objets.ts'

type TypeCommande = CommandeCandidature['type']
const journee: readonly TypeCommande[] = [
  'proposerJournee',
  'confirmerJournee',
  'demanderAutreDate',
  'dispenserDeJournee',
  'consignerJournee',
  'deposerEnregistrement',
]
const mediation: readonly TypeCommande[] = ['demanderMediation', 'conclureMediation']
const homologation: readonly TypeCommande[] = ['deposerHomologation', 'validerHomologation', 'refuserHomologation']

/** The chapter that a command is about, if it is about one. */
const chapitreVise = (commande: CommandeCandidature): string | undefined => {
  if ('chapitre' in commande) return commande.chapitre
  if (commande.type === 'soumettreChapitres') return commande.chapitres[0]
  return commande.type === 'admettrePreuvesTransverses' ? commande.preuves[0]?.chapitre : undefined
}

/** One place where something stands, and which commands are about it there. */
type Place = { readonly titre: string; readonly retient: (commande: CommandeCandidature) => boolean }

type Dit = 'chapitre' | 'certificat' | 'journee' | 'mediation'
const titres: Readonly<Record<Dit, string>> = {
  chapitre: 'Un chapitre',
  certificat: 'Le certificat d’une homologation, son chapitre étant validé',
  journee: 'La journée de test',
  mediation: 'La médiation',
}
const titreDe = (objet: Dit, statut: string): string =>
  `${titres[objet]} : ${objets[objet].libelles[statut]?.toLowerCase() ?? statut}`
const titreDEtape = (code: CodeEtape, statut: string): string =>
  `${motsDesCodesEtape[code]} : ${objets.etape.libelles[statut]?.toLowerCase() ?? statut}`
const DOSSIER = `${libelleStatut.depot_des_preuves} : l’ensemble du dossier`

/** Every place that there is, in the order of the procedure. */
export const toutesLesPlaces: readonly string[] = [
  ...(['administrative', 'eligibilite'] as const).flatMap(code =>
    ['a_completer', 'soumise', 'complement_demande'].map(statut => titreDEtape(code, statut)),
  ),
  DOSSIER,
  ...(['chapitre', 'certificat', 'journee', 'mediation'] as const).flatMap(objet =>
    Object.keys(objets[objet].libelles).map(statut => titreDe(objet, statut)),
  ),
  ...Object.entries(libelleStatut).flatMap(([statut, libelle]) =>
    ['candidature_administrative', 'eligibilite', 'depot_des_preuves'].includes(statut) ? [] : [libelle],
  ),
]

const placesDe = (etat: Candidature): readonly Place[] => {
  switch (etat.statut) {
    case 'candidature_administrative':
      return [{ titre: titreDEtape('administrative', etat.administrative.statut), retient: () => true }]
    case 'eligibilite':
      return [{ titre: titreDEtape('eligibilite', etat.eligibilite.statut), retient: () => true }]
    case 'depot_des_preuves':
      return placesDuDepot(etat)
    default:
      return [{ titre: libelleStatut[etat.statut], retient: () => true }]
  }
}

const placesDuDepot = (etat: Candidature & Instruite): readonly Place[] => [
  {
    titre: DOSSIER,
    retient: commande => chapitreVise(commande) === undefined && ![...journee, ...mediation].includes(commande.type),
  },
  ...chapitresDe(etat).map(([code, { statut }]) => ({
    titre: titreDe('chapitre', statut),
    retient: (commande: CommandeCandidature) =>
      chapitreVise(commande) === code && !homologation.includes(commande.type),
  })),
  ...[...objets.certificat.statuts(etat)].map(([numero, statut]) => ({
    titre: titreDe('certificat', statut),
    retient: (commande: CommandeCandidature) =>
      homologation.includes(commande.type) && 'preuve' in commande && commande.preuve === numero,
  })),
  {
    titre: titreDe('journee', etat.journee?.statut ?? 'aucune'),
    retient: commande => journee.includes(commande.type),
  },
  {
    titre: titreDe('mediation', etat.mediation?.statut ?? 'aucune'),
    retient: commande => mediation.includes(commande.type),
  },
]

/** What one role can do at one place: in each of the cases looked at, before and after a deadline that closes has passed. */
type Cellule = { cas: number; readonly actes: Map<TypeCommande, number> }
type Colonne = 'aTemps' | 'tropTard'
type Table = ReadonlyMap<Role, Readonly<Record<Colonne, Cellule>>>

const tableVide = (): Table =>
  new Map(
    (Object.keys(roles) as readonly Role[]).map(role => [
      role,
      { aTemps: { cas: 0, actes: new Map() }, tropTard: { cas: 0, actes: new Map() } },
    ]),
  )

/** By the title of each place, in the order of the procedure. */
export const tables = (situations: readonly Situation[]): ReadonlyMap<string, Table> => {
  const toutes = new Map<string, Table>()
  for (const { etat, dispositif, le } of situations)
    for (const now of moments(le)) {
      const colonne: Colonne = echeancesDepassees(etat, dispositif, now).length > 0 ? 'tropTard' : 'aTemps'
      for (const [role, acteur] of Object.entries(roles) as readonly (readonly [Role, (typeof roles)[Role]])[]) {
        const possibles = commandesPossibles(etat, { acteur, now, dispositif, recente: suivante(dispositif) })
        for (const { titre, retient } of placesDe(etat)) {
          const table = toutes.get(titre) ?? tableVide()
          toutes.set(titre, table)
          const cellule = table.get(role)?.[colonne]
          if (!cellule) continue
          cellule.cas++
          for (const type of new Set(possibles.filter(retient).map(commande => commande.type)))
            cellule.actes.set(type, (cellule.actes.get(type) ?? 0) + 1)
        }
      }
    }
  return new Map([...toutes].toSorted(([a], [b]) => toutesLesPlaces.indexOf(a) - toutesLesPlaces.indexOf(b)))
}

/** In italics what depends on more than this place: a chapter that is complete, a date that has come… */
const celluleEnMots = ({ cas, actes }: Cellule): string => {
  if (cas === 0) return 'ne se présente pas'
  const ordre = Object.keys(motsDesCommandes) as readonly TypeCommande[]
  const dits = ordre
    .filter(type => actes.has(type))
    .map(type => (actes.get(type) === cas ? motsDesCommandes[type] : `*${motsDesCommandes[type]}*`))
  return dits.length > 0 ? dits.join(' ; ') : 'rien'
}

/** The verifier who has a chapter and the others are told apart only where it matters. */
const noms = (groupe: readonly (readonly [Role, unknown])[]): string => {
  const dits = groupe.map(([role]) => role)
  const ensemble = dits.includes('verificateur') && dits.includes('autreVerificateur')
  return dits
    .filter(role => !ensemble || role !== 'autreVerificateur')
    .map(role => (ensemble && role === 'verificateur' ? 'vérificateur' : motsDesRoles[role]))
    .join(', ')
}

/** Roles that can do the same are one row; those that can do nothing are named below, so that nobody is forgotten. */
export const tableEnMots = (titre: string, table: Table): string => {
  const parContenu = Map.groupBy(
    table,
    ([, { aTemps, tropTard }]) => `${celluleEnMots(aTemps)} | ${celluleEnMots(tropTard)}`,
  )
  const peut = ([, { aTemps, tropTard }]: readonly [Role, Readonly<Record<Colonne, Cellule>>]): boolean =>
    aTemps.actes.size + tropTard.actes.size > 0
  const rangees = [...parContenu].filter(([, groupe]) => groupe.some(peut))
  const sans = [...table].filter(entree => !peut(entree))
  return [
    `### ${titre}`,
    '',
    ...(rangees.length > 0
      ? [
          '| qui | tant qu’aucune échéance n’est passée | une fois une échéance passée |',
          '|---|---|---|',
          ...rangees.map(([contenu, groupe]) => `| ${noms(groupe)} | ${contenu} |`),
          '',
        ]
      : []),
    sans.length === table.size ? 'Personne n’y peut rien.' : `Rien : ${noms(sans)}.`,
    '',
  ].join('\n')
}
