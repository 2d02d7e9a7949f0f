import { NonTrouve } from '../../../kernel/erreurs.ts'
import type { Reponse, Requete, Route } from '../../../platform/http/contract.ts'
import { lirePlage } from '../../../platform/http/plage.ts'
import { avantCloture, type Candidature, type Depot, estLeSien } from '../../candidatures/index.ts'
import { type FichierDepose, fichiersDe, type Reponses } from '../../dispositifs/index.ts'
import { typeDe } from '../domain/type-fichier.ts'
import type { DepsPreuves } from './deps.ts'

/** The pièces of a candidature, to those who may see it: as attachments, never shown by the browser (P24). */
export const routesPieces = (deps: DepsPreuves): readonly Route[] => [
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
  return Object.values(dossier.chapitres).flatMap(({ preuves }) =>
    Object.values(preuves).flatMap(({ versions }) => versions),
  )
}

const pieceDeposee =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const { etat } = await deps.voir({ numero: requete.params['numero'] ?? '', acteur: requete.acteur })
    const depot = depotsDe(etat).find(({ id }) => id === requete.params['depot'])
    if (!depot || depot.nature === 'lien') throw new NonTrouve()
    const extension = depot.type === 'application/json' ? 'json' : 'xml'
    const nom = depot.nature === 'fichier' ? depot.nom : `rapport-gazelle-${depot.oid}.${extension}`
    return servir(deps, requete, { nom, type: depot.type, taille: depot.taille, empreinte: depot.empreinte })
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
    return servir(deps, requete, { ...fichier, type: typeDe(fichier.nom) })
  }

const servir = async (
  deps: DepsPreuves,
  requete: Requete,
  piece: { readonly nom: string; readonly type: string; readonly taille: number; readonly empreinte: string },
): Promise<Reponse> => {
  const { nom, type, taille, empreinte } = piece
  const plage = lirePlage(requete.entetes['range'], taille)
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
