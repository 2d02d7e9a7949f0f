import { sql } from 'kysely'
import type { Catalogue } from '../modules/catalogue/index.ts'
import type { Dispositif } from '../modules/dispositifs/index.ts'
import type { Identite } from '../modules/identite/index.ts'
import {
  type ApresMarqueBlanche,
  cheminsMarques,
  composerMarques,
  type MarqueBlanche,
  numeroDeMarque,
  routesMarques,
} from '../modules/registre/index.ts'
import type { Config } from '../platform/config/index.ts'
import type { Db, Tx } from '../platform/db/index.ts'
import type { Route } from '../platform/http/contract.ts'
import { deposerCourriel } from '../platform/mail/index.ts'
import type { Magasin } from '../platform/storage/index.ts'

type Besoins = {
  readonly db: Db
  readonly magasin: Magasin
  readonly config: Pick<Config, 'adressePublique'>
  readonly identite: Pick<Identite, 'agents'>
  readonly catalogue: Pick<Catalogue, 'lireProduit'>
  readonly lireDispositif: (id: string) => Promise<Dispositif>
}

/** REF-5 — white labels, given what they ask for of the other modules. */
export const routesMarquesBlanches = (besoins: Besoins): readonly Route[] => {
  const { db, magasin, catalogue, lireDispositif } = besoins
  return routesMarques(
    composerMarques({ db, magasin, lireDispositif, lireProduit: catalogue.lireProduit, apres: prevenir(besoins) }),
  )
}

type Destinataire = { readonly personneId: string; readonly courriel: string }

/** The collaborateurs of the product and the company's mandataires. */
const gensDuProduit = async (tx: Tx, { produitId, entrepriseId }: MarqueBlanche): Promise<readonly Destinataire[]> => {
  const { rows } = await sql<Destinataire>`
    select p.id as "personneId", p.courriel from personnes p
    where p.entreprise_id = ${entrepriseId} and (p.role_entreprise = 'mandataire' or exists (
      select from collaborateurs k where k.produit_id = ${produitId} and k.personne_id = p.id))
    order by p.id`.execute(tx)
  return rows
}

/**
 * MSG-2 — the agency is told that a declaration waits, the company that it was decided: in the transaction of the fact, once
 * for each person, and without a word of what was declared or decided.
 */
const prevenir =
  ({ identite, config: { adressePublique: adresse } }: Besoins): ApresMarqueBlanche =>
  async (tx, { marque, fait }) => {
    const numero = numeroDeMarque(marque)
    const { destinataires, sujet, phrase, chemin } =
      fait.type === 'MarqueBlancheDeclaree'
        ? {
            destinataires: await identite.agents('gestionnaire'),
            sujet: `Marque blanche ${numero} : une déclaration à examiner`,
            phrase: `La déclaration de marque blanche ${numero} attend d’être examinée :`,
            chemin: cheminsMarques.pourLAgence(marque.id),
          }
        : {
            destinataires: await gensDuProduit(tx, marque),
            sujet: `Marque blanche ${numero} : l’agence a rendu sa décision`,
            phrase: `L’agence a rendu sa décision sur votre déclaration de marque blanche ${numero}. Connectez-vous pour la lire :`,
            chemin: cheminsMarques.marque(marque.produitId, marque.id),
          }
    for (const { personneId, courriel } of destinataires)
      await deposerCourriel(tx, {
        cle: `${fait.type}:${marque.id}:${personneId}`,
        destinataire: courriel,
        sujet,
        texte: ['Bonjour,', `${phrase}\n${adresse}${chemin}`, 'Convergence'].join('\n\n'),
      })
  }
