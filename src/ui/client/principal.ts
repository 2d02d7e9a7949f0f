// What JavaScript adds to pages that work without it. Each part looks for its own mark in the page and does nothing otherwise.
import { focaliserErreurs } from './erreurs.ts'
import { copierEmpreintes } from './copie.ts'
import { rafraichirCompteurs } from './compteurs.ts'
import { installerRaccourcis } from './raccourcis.ts'
import { suivreEnvois } from './envoi.ts'
import { surveillerSaisies } from './saisie.ts'

focaliserErreurs()
copierEmpreintes()
rafraichirCompteurs()
installerRaccourcis()
suivreEnvois()
surveillerSaisies()
