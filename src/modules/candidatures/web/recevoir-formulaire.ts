import { nomNettoye } from '../../../kernel/fichier.ts'
import type { Requete } from '../../../platform/http/contract.ts'
import { type Erreur, format } from '../../../ui/index.ts'
import type { FichierDepose } from '../../dispositifs/index.ts'
import type { DepsCandidatures } from './deps.ts'
import { TAILLE_MAX_FORMULAIRE } from './formulaire-programme.tsx'

type Recu = {
  readonly corps: Readonly<Record<string, string | readonly string[]>>
  readonly nouveaux: Readonly<Record<string, readonly FichierDepose[]>>
  /** The files that were not kept, each at its field, and the status that says it. */
  readonly refuses: readonly (Erreur & { readonly statut: number })[]
}

/** The fields and the files of a form, as they come; each file is stored whole before the next one is read. @param pour the candidature */
export const recevoirFormulaire = async (
  deps: Pick<DepsCandidatures, 'deposerPiece'>,
  requete: Requete,
  pour: string,
): Promise<Recu> => {
  const corps = new Map<string, readonly string[]>()
  const nouveaux = new Map<string, readonly FichierDepose[]>()
  const refuses: Recu['refuses'][number][] = []
  for await (const partie of requete.parties()) {
    if (partie.kind === 'champ') {
      corps.set(partie.nom, [...(corps.get(partie.nom) ?? []), partie.valeur])
    } else if (partie.nomFichier === '') {
      partie.flux.resume()
    } else {
      const nom = nomNettoye(partie.nomFichier)
      const depot = await deps.deposerPiece(partie.flux, { tailleMax: TAILLE_MAX_FORMULAIRE, pour })
      if (!depot.ok) {
        partie.flux.resume()
        refuses.push({ champ: partie.nom, statut: 413, message: tropGros(nom) })
      } else if (depot.taille === 0) {
        const message = `Le fichier « ${nom} » est vide : il n’a pas été enregistré.`
        refuses.push({ champ: partie.nom, statut: 422, message })
      } else {
        const fichier = { nom, type: partie.type, taille: depot.taille, empreinte: depot.empreinte }
        nouveaux.set(partie.nom, [...(nouveaux.get(partie.nom) ?? []), fichier])
      }
    }
  }
  const seuls = [...corps].map(([nom, valeurs]): [string, string | readonly string[]] => [
    nom,
    valeurs.length === 1 ? (valeurs[0] ?? '') : valeurs,
  ])
  return { corps: Object.fromEntries(seuls), nouveaux: Object.fromEntries(nouveaux), refuses }
}

const tropGros = (nom: string): string =>
  `Le fichier « ${nom} » dépasse ${format.taille(TAILLE_MAX_FORMULAIRE)} : il n’a pas été enregistré.`
