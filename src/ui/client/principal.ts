// What JavaScript adds to pages that work without it. Each part looks for its own mark in the page and does nothing otherwise.
import { focaliserErreurs } from './erreurs.ts'
import { suivreConditions } from './conditions.ts'
import { copierEmpreintes } from './copie.ts'
import { montrerEntreeCourante, montrerResultat } from './liste.ts'
import { rafraichirCompteurs } from './compteurs.ts'
import { installerRaccourcis } from './raccourcis.ts'
import { insererPhrases } from './phrases.ts'
import { suivreEnvois } from './envoi.ts'
import { suivreLots } from './lots.ts'
import { surveillerSaisies } from './saisie.ts'

const installerContenu = (): void => {
  suivreConditions()
  focaliserErreurs()
  copierEmpreintes()
  suivreLots()
  suivreEnvois()
  surveillerSaisies()
  insererPhrases()
}

installerContenu()
rafraichirCompteurs()
installerRaccourcis()
montrerEntreeCourante()
montrerResultat()
// The page answered to a transfer takes the place of the one that sent it: what was installed on it goes with it.
document.addEventListener('contenu-remplace', installerContenu)
