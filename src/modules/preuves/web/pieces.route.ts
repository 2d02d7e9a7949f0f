import { Readable } from 'node:stream'
import { auteur } from '../../../kernel/acteur.ts'
import { ErreurDeBord, NonTrouve } from '../../../kernel/erreurs.ts'
import type { Reponse, Requete, Route } from '../../../platform/http/contract.ts'
import { horsDuFichier, plageDemandee } from '../../../platform/http/plage.ts'
import { avantCloture, type Candidature, estLeSien } from '../../candidatures/index.ts'
import { type FichierDepose, fichiersDe, type Reponses } from '../../dispositifs/index.ts'
import { analyseDe } from '../domain/analyse.ts'
import { typeDe } from '../domain/type-fichier.ts'
import type { DepsPreuves } from './deps.ts'
import { type DepsPieces, pieceDemandee } from './piece-demandee.ts'

/**
 * The pièces of a candidature and the images of their previews, to those who may see it. Under `…/preuves/:depot` and `…/fichiers/` no page is
 * ever served: bytes alone, that nothing may run (P24).
 */
export const routesPieces = (deps: DepsPieces): readonly Route[] => [
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/preuves/:depot',
    acces: { qui: 'connecte' },
    traiter: pieceDeposee(deps),
  },
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/preuves/:depot/apercus/:rang',
    acces: { qui: 'connecte' },
    traiter: imageDApercu(deps),
  },
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/fichiers/:empreinte',
    acces: { qui: 'connecte' },
    traiter: pieceDeFormulaire(deps),
  },
]

const pieceDeposee =
  (deps: DepsPieces) =>
  async (requete: Requete): Promise<Reponse> => {
    const { vue, depot, nom } = await pieceDemandee(deps, requete)
    const { type, taille, empreinte } = depot
    return servir(deps, requete, { numero: vue.etat.numero, nom, type, taille, empreinte })
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

/** P5, P35 — whether its bytes, or what was drawn of them, may go out. */
const exigerRemise = async (deps: DepsPreuves, empreinte: string): Promise<void> => {
  const analyse = analyseDe(await deps.analysesDe([empreinte]), empreinte)
  if (analyse.etat === 'infecte') throw new EnQuarantaine(analyse.detail)
  if ((await deps.etatDeLaPiece(empreinte)) !== 'intacte') throw new PieceAlteree()
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
  await exigerRemise(deps, empreinte)
  const etiquette = `"${empreinte}"`
  const entetes = { kind: 'fichier', nom, type, taille, etiquette, disposition: 'attachment' } as const
  if (requete.sansCorps) return { ...entetes, corps: Readable.from([]) }
  const plage = plageDemandee(requete.entetes, { total: taille, etiquette })
  if (plage === 'hors_du_fichier') return horsDuFichier(taille)
  const portion = plage && { debut: plage.debut, fin: plage.fin }
  await deps.noterLecture({ numero, empreinte, nom, par: auteur(requete.acteur), portion })
  const corps = await deps.ouvrirPiece(empreinte, portion ?? {}).catch(async (erreur: unknown) => {
    if ((await deps.reverifierPiece(empreinte)) !== 'intacte') throw new PieceAlteree()
    throw erreur
  })
  return { ...entetes, corps, ...(plage ? { plage } : {}) }
}

/** P24, P31 — one image that we drew of a pièce: to the same people, under the same conditions, and written as a reading of it. */
const imageDApercu =
  (deps: DepsPieces) =>
  async (requete: Requete): Promise<Reponse> => {
    const { vue, depot, nom } = await pieceDemandee(deps, requete)
    const { numero } = vue.etat
    const { empreinte } = depot
    const rang = Number(requete.params['rang'])
    const apercu = await deps.apercus.lire(empreinte)
    const image = apercu?.etat === 'fait' ? apercu.images[rang - 1] : undefined
    if (!image) throw new NonTrouve()
    await exigerRemise(deps, empreinte)
    const octets = await deps.apercus.ouvrirImage(image.empreinte, { empreinte, numero })
    if (octets === null) throw new NonTrouve()
    if (!requete.sansCorps)
      await deps.noterLecture({ numero, empreinte, nom, par: auteur(requete.acteur), portion: null, apercu: rang })
    return {
      kind: 'fichier',
      nom: `apercu-${rang}.webp`,
      type: 'image/webp',
      taille: octets.length,
      corps: octets,
      disposition: 'inline',
      isole: true,
      etiquette: `"${image.empreinte}"`,
    }
  }
