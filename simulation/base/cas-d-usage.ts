import type { Acte, Personne } from '../../src/kernel/acteur.ts'
import type {
  Candidatures,
  CommandeCandidature,
  NumeroCandidature,
  Resultat,
} from '../../src/modules/candidatures/index.ts'

type Sur = { readonly numero: NumeroCandidature; readonly acte: Acte<Personne> }

type ParUnePersonne = Exclude<CommandeCandidature, { readonly type: 'proposerEffet' | 'admettrePreuvesTransverses' }>

/** The use-case that a person's command goes by, as the product's pages call it. */
export const parLeCasDUsage = (
  candidatures: Candidatures,
  { numero, acte }: Sur,
  commande: ParUnePersonne,
): Promise<Resultat> => {
  const { type: _type, ...demande } = commande
  const sur = { numero, acte }
  switch (commande.type) {
    case 'soumettreEtape':
      return candidatures.soumettreEtape({ ...sur, etape: commande.etape })
    case 'ajouterProfils':
      return candidatures.ajouterProfils({ ...sur, profils: commande.profils })
    case 'changerDeVersion':
      return candidatures.changerDeVersion({ ...sur, vers: commande.dispositifId })
    case 'soumettreChapitres':
      return candidatures.soumettreChapitres({ ...sur, chapitres: commande.chapitres })
    case 'prendreChapitre':
      return candidatures.prendreChapitre({ ...sur, chapitre: commande.chapitre })
    default:
      return (candidatures[commande.type] as (tout: Sur & typeof demande) => Promise<Resultat>)({ ...demande, ...sur })
  }
}
