import { NonTrouve } from '../../../kernel/erreurs.ts'
import { jourAParis } from '../../../kernel/temps.ts'
import { page, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { documentsGardes, logoUtilisable } from '../domain/documents.ts'
import type { DepsConventions } from './deps.ts'
import { pageDocuments } from './documents.page.tsx'
import { LOGO_SVG } from './logo.ts'
import { nomDeFichier } from './phrases.ts'

const CHEMIN = '/candidatures/:numero/documents'

/** REF-1, REF-3, REF-4 — all that a candidature keeps at hand, for the éditeur and for the agency. */
export const routesDocuments = (deps: DepsConventions): readonly Route[] => [
  { methode: 'GET', chemin: CHEMIN, acces: { qui: 'connecte' }, traiter: montrer(deps) },
  { methode: 'GET', chemin: `${CHEMIN}/logo.svg`, acces: { qui: 'connecte' }, traiter: logo(deps) },
  { methode: 'GET', chemin: `${CHEMIN}/:empreinte`, acces: { qui: 'connecte' }, traiter: telecharger(deps) },
]

const charger = async (deps: DepsConventions, { params, acteur }: Requete) => {
  const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
  const { numero } = vue.etat
  const [faits, extraits] = await Promise.all([deps.lireFaits(numero, vue.version), deps.extraitsDuCollege(numero)])
  return { vue, faits, documents: documentsGardes(faits, extraits) }
}

const montrer =
  (deps: DepsConventions) =>
  async (requete: Requete): Promise<Reponse> => {
    const { vue, faits, documents } = await charger(deps, requete)
    const dispositif = await deps.lireDispositif(vue.etat.dispositifId)
    const tailles = await Promise.all(documents.map(({ empreinte }) => deps.tailleDocument(empreinte)))
    return page(
      pageDocuments({
        vue,
        dispositif,
        acteur: requete.acteur,
        faits,
        documents: documents.map((document, rang) => ({ ...document, taille: tailles[rang] })),
      }),
    )
  }

/** @throws NonTrouve for what is not a document of this candidature, whoever has it (P23). */
const telecharger =
  (deps: DepsConventions) =>
  async (requete: Requete): Promise<Reponse> => {
    const { vue, documents } = await charger(deps, requete)
    const document = documents.find(({ empreinte }) => empreinte === requete.params['empreinte'])
    if (!document) throw new NonTrouve()
    const taille = await deps.tailleDocument(document.empreinte)
    return {
      kind: 'fichier',
      nom: nomDeFichier(document.nature, vue.etat.numero),
      type: 'application/pdf',
      ...(taille === undefined ? {} : { taille }),
      corps: await deps.ouvrirDocument(document.empreinte),
      disposition: 'attachment',
    }
  }

/** REF-3 — not there before both have signed, nor once the convention has ended. */
const logo =
  (deps: DepsConventions) =>
  async ({ params, acteur }: Requete): Promise<Reponse> => {
    const { etat, le } = await deps.voir({ numero: params['numero'] ?? '', acteur })
    if (!logoUtilisable(etat, jourAParis(le))) throw new NonTrouve()
    const corps = Buffer.from(LOGO_SVG, 'utf8')
    return {
      kind: 'fichier',
      nom: 'logo-solution-referencee.svg',
      type: 'image/svg+xml',
      taille: corps.byteLength,
      corps,
      disposition: 'attachment',
    }
  }
