import { auteur } from '../../../kernel/acteur.ts'
import { ErreurDeBord, NonTrouve } from '../../../kernel/erreurs.ts'
import type { Reponse, Requete, Route } from '../../../platform/http/contract.ts'
import { lirePlage } from '../../../platform/http/plage.ts'
import { avantCloture, type Candidature, type CandidatureVue, type Depot, estLeSien } from '../../candidatures/index.ts'
import { type FichierDepose, fichiersDe, type Reponses } from '../../dispositifs/index.ts'
import { analyseDe } from '../domain/analyse.ts'
import { typeDe } from '../domain/type-fichier.ts'
import type { DepsHorsChapitre } from './deps-hors-chapitre.ts'
import type { DepsPreuves } from './deps.ts'

type DepsPieces = DepsPreuves & Pick<DepsHorsChapitre, 'lireFaits'>

/** The pièces of a candidature, to those who may see it: as attachments, never shown by the browser (P24). */
export const routesPieces = (deps: DepsPieces): readonly Route[] => [
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/preuves/:depot',
    acces: { qui: 'connecte' },
    traiter: pieceDeposee(deps),
  },
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/fichiers/:empreinte',
    acces: { qui: 'connecte' },
    traiter: pieceDeFormulaire(deps),
  },
]

const depotsDe = (etat: Candidature): readonly Depot[] => {
  const dossier = avantCloture(etat)
  if (!('chapitres' in dossier)) return []
  const preuves = Object.values(dossier.chapitres).flatMap(chapitre => Object.values(chapitre.preuves))
  const enregistrements = dossier.journee?.statut === 'tenue' ? dossier.journee.enregistrements : []
  return [...preuves.flatMap(({ versions }) => versions), ...enregistrements]
}

/** PRE-7, INS-4 — the recording of a test day after which another one was held: the journal alone still names it. */
const enregistrementAnterieur = async (deps: DepsPieces, { etat, version }: CandidatureVue, id: string) => {
  const { journee } = { journee: undefined, ...avantCloture(etat) }
  if (journee === undefined) return undefined
  const faits = await deps.lireFaits(etat.numero, version)
  return faits
    .flatMap(fait => (fait.type === 'EnregistrementDepose' ? [fait.depot] : []))
    .find(depot => depot.id === id)
}

const pieceDeposee =
  (deps: DepsPieces) =>
  async (requete: Requete): Promise<Reponse> => {
    const vue = await deps.voir({ numero: requete.params['numero'] ?? '', acteur: requete.acteur })
    const voulu = requete.params['depot'] ?? ''
    const depot = depotsDe(vue.etat).find(({ id }) => id === voulu) ?? (await enregistrementAnterieur(deps, vue, voulu))
    if (!depot || depot.nature === 'lien') throw new NonTrouve()
    const extension = depot.type === 'application/json' ? 'json' : 'xml'
    const nom = depot.nature === 'fichier' ? depot.nom : `rapport-gazelle-${depot.oid}.${extension}`
    return servir(deps, requete, {
      numero: vue.etat.numero,
      nom,
      type: depot.type,
      taille: depot.taille,
      empreinte: depot.empreinte,
    })
  }

const fichiersDesFormulaires = (etat: Candidature): readonly FichierDepose[] => {
  const dossier = avantCloture(etat)
  const etapes = [dossier.administrative, ...('eligibilite' in dossier ? [dossier.eligibilite] : [])]
  return etapes.flatMap(etape => (etape.statut === 'a_completer' ? [] : fichiersDeReponses(etape.soumission.reponses)))
}

const fichiersDeReponses = (reponses: Reponses): readonly FichierDepose[] =>
  Object.values(reponses).flatMap(reponse => fichiersDe(reponse))

const pieceDeFormulaire =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const numero = requete.params['numero'] ?? ''
    const { etat } = await deps.voir({ numero, acteur: requete.acteur })
    const brouillons = estLeSien(etat, requete.acteur) ? await deps.fichiersEnBrouillon(etat.numero) : []
    const fichier = [...fichiersDesFormulaires(etat), ...brouillons].find(
      ({ empreinte }) => empreinte === requete.params['empreinte'],
    )
    if (!fichier) throw new NonTrouve()
    return servir(deps, requete, { ...fichier, numero: etat.numero, type: typeDe(fichier.nom) })
  }

/** P35 — its bytes go to nobody; the deposit stays, with its hash and its date. */
class EnQuarantaine extends ErreurDeBord {
  constructor(signature: string) {
    super(
      403,
      `Ce fichier est en quarantaine : l’antivirus y a reconnu « ${signature} ». Le dépôt et sa date sont conservés ; déposez un fichier sain.`,
    )
  }
}

/** P5 — what the store gives back is not what was received: nobody gets it. */
class PieceAlteree extends ErreurDeBord {
  constructor() {
    super(
      503,
      'Ce fichier ne peut pas être remis : le magasin ne rend pas ce qui avait été reçu. Les administrateurs sont prévenus ; le dépôt et sa date sont conservés.',
    )
  }
}

type PieceAServir = {
  readonly numero: string
  readonly nom: string
  readonly type: string
  readonly taille: number
  readonly empreinte: string
}

/** P24, P31 — to those who may see it, as an attachment, once it is written that they read it. */
const servir = async (
  deps: DepsPreuves,
  requete: Requete,
  { numero, nom, type, taille, empreinte }: PieceAServir,
): Promise<Reponse> => {
  const analyse = analyseDe(await deps.analysesDe([empreinte]), empreinte)
  if (analyse.etat === 'infecte') throw new EnQuarantaine(analyse.detail)
  if (await deps.derniereRelecture(empreinte)) throw new PieceAlteree()
  const plage = lirePlage(requete.entetes['range'], taille)
  const portion = plage && { debut: plage.debut, fin: plage.fin }
  await deps.noterLecture({ numero, empreinte, nom, par: auteur(requete.acteur), portion })
  const corps = await deps.ouvrirPiece(empreinte, plage ?? {})
  return {
    kind: 'fichier',
    nom,
    type,
    corps,
    disposition: 'attachment',
    taille,
    ...(plage ? { plage: { ...plage, total: taille } } : {}),
  }
}
