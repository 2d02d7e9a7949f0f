import type {
  Champ,
  FichierDepose,
  Formulaire,
  References,
  Reponse,
  Reponses,
} from '../../src/modules/dispositifs/index.ts'
import { champsDeLigneVisibles, champsVisibles } from '../../src/modules/dispositifs/index.ts'

const fichier = (extension: string): FichierDepose => ({
  nom: `piece.${extension}`,
  type: 'application/octet-stream',
  taille: 10,
  empreinte: 'a'.repeat(64),
})

const valeur = (champ: Champ, { profils, rem }: References, tout: boolean): string => {
  switch (champ.type) {
    case 'siret':
      return '732 829 320 00074'
    case 'courriel':
      return 'claire.martin@imagerie-demo.example'
    case 'telephone':
      return '01 99 00 00 01'
    case 'date':
      return champ.apres === undefined ? '2026-01-05' : '2028-01-05'
    case 'oui_non':
      return tout ? 'oui' : 'non'
    case 'choix':
    case 'choix_multiple':
      if (champ.options === 'chapitres') return rem.chapitres[0]?.code ?? ''
      return champ.options?.at(tout ? -1 : 0)?.valeur ?? ''
    case 'profils':
      return profils[0]?.code ?? ''
    default:
      return champ.libelle.slice(0, champ.longueurMax ?? 100)
  }
}

const ligneDe = (champ: Champ, references: References, tout: boolean): Readonly<Record<string, string>> => {
  const ligne: Record<string, string> = {}
  for (let avant = -1; avant < Object.keys(ligne).length; ) {
    avant = Object.keys(ligne).length
    for (const colonne of champsDeLigneVisibles(champ, ligne)) ligne[colonne.code] = valeur(colonne, references, tout)
  }
  return ligne
}

const reponseA = (champ: Champ, references: References, tout: boolean): Reponse => {
  if (champ.type === 'fichier') return [fichier(champ.extensions?.[0] ?? 'pdf')]
  if (champ.type === 'liste') return [ligneDe(champ, references, tout)]
  if (champ.type === 'profils') {
    const retenus = references.profils.filter(({ obligatoire }) => tout || obligatoire)
    return (retenus.length > 0 ? retenus : references.profils.slice(0, 1)).map(({ code }) => code)
  }
  return valeur(champ, references, tout)
}

/**
 * Answers that a form accepts, whatever it asks: to what is mandatory alone, « non » to every question; or, with `tout`,
 * to all that it can ask, « oui » to every question, one line in each list.
 */
export const repondre = (
  formulaire: Formulaire,
  references: References,
  { tout }: { readonly tout: boolean },
): Reponses => {
  const reponses: Record<string, Reponse> = {}
  for (let avant = -1; avant < Object.keys(reponses).length; ) {
    avant = Object.keys(reponses).length
    for (const champ of champsVisibles(formulaire, reponses))
      if (tout || champ.obligatoire) reponses[champ.code] = reponseA(champ, references, tout)
  }
  return reponses
}
