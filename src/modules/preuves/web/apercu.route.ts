import { page, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { analyseDe } from '../domain/analyse.ts'
import { type Apercu, genreDuNom } from '../domain/apercu.ts'
import { pageApercu } from './apercu.page.tsx'
import { type DepsPieces, pieceDemandee, type PieceDemandee } from './piece-demandee.ts'

/** The preview of a pièce, to those who may see it. */
export const routesApercu = (deps: DepsPieces): readonly Route[] => [
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/apercus/:depot',
    acces: { qui: 'connecte' },
    traiter: montrer(deps),
  },
]

const montrer =
  (deps: DepsPieces) =>
  async (requete: Requete): Promise<Reponse> => {
    const piece = await pieceDemandee(deps, requete)
    const { empreinte } = piece.depot
    const [dispositif, analyses, apercu, etat] = await Promise.all([
      deps.lireDispositif(piece.vue.etat.dispositifId),
      deps.analysesDe([empreinte]),
      apercuDe(deps, piece),
      deps.etatDeLaPiece(empreinte),
    ])
    return page(
      pageApercu({
        ...piece,
        dispositif,
        acteur: requete.acteur,
        apercu,
        analyse: analyseDe(analyses, empreinte),
        intacte: etat === 'intacte',
        a: secondeDe(requete.query['a']),
      }),
    )
  }

/** That of a pièce deposited before previews were made is asked for when somebody wants it. */
const apercuDe = async ({ apercus }: DepsPieces, { vue, depot, nom }: PieceDemandee): Promise<Apercu> => {
  if (genreDuNom(nom) === null) return { etat: 'sans_objet' }
  const { empreinte } = depot
  const connu = await apercus.lire(empreinte)
  if (connu) return connu
  await apercus.demander({ empreinte, numero: vue.etat.numero })
  return { etat: 'en_preparation' }
}

const secondeDe = (dite: string | undefined): number =>
  dite !== undefined && /^\d{1,6}$/.test(dite) ? Number(dite) : 0
