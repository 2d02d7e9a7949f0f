import type { Page } from '../../platform/http/contract.ts'
import { accueil } from './accueil.page.tsx'
import { candidature } from './candidature.page.tsx'
import { chapitre } from './chapitre.page.tsx'
import { file } from './file.page.tsx'
import { formulaire } from './formulaire.page.tsx'
import { instruction } from './instruction.page.tsx'
import { recepisse } from './recepisse.page.tsx'

const ariane = [
  { libelle: 'Ségur vague 2', href: '/demarches' },
  { libelle: 'Imagerie vague 2', href: '/demarches/imagerie-vague-2' },
]

/** Every component on a few pages like the real ones: what the accessibility test and the eye go through. */
export const galerie: Readonly<Record<string, Page>> = {
  accueil: { titre: 'Accueil', contenu: accueil() },
  candidature: { titre: 'Imago 4.2', filAriane: ariane, contenu: candidature() },
  formulaire: { titre: 'Candidature administrative', filAriane: ariane, contenu: formulaire() },
  chapitre: { titre: 'Sécurité', filAriane: ariane, largeur: 'large', contenu: chapitre() },
  instruction: { titre: 'Instruction', filAriane: ariane, largeur: 'large', contenu: instruction() },
  file: { titre: 'File d’attente', contenu: file() },
  recepisse: { titre: 'Accusé de réception', filAriane: ariane, contenu: recepisse() },
}
