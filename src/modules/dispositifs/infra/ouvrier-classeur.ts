import { parentPort, workerData } from 'node:worker_threads'
import { apercuDe } from '../domain/apercu-rem.ts'
import { importerRem } from '../domain/import-rem.ts'
import type { DemandeDeLecture, Lecture } from '../use-cases/ports-classeurs.ts'
import { nouvelAssainisseur } from './assainir.ts'
import { ClasseurRefuse, lireClasseur } from './classeur.ts'

const lire = ({ octets, admis, avant }: DemandeDeLecture): Lecture => {
  try {
    const classeur = lireClasseur(Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength))
    const resultat = importerRem(classeur, { assainir: nouvelAssainisseur(), admis })
    return { ok: true, apercu: apercuDe(resultat, avant), rem: resultat.rem }
  } catch (erreur) {
    if (erreur instanceof ClasseurRefuse) return { ok: false, refus: erreur.code }
    throw erreur
  }
}

/** The thread of `makeLireClasseurAPart`: one workbook, then it ends. */
const { demande, octets }: { readonly demande: Omit<DemandeDeLecture, 'octets'>; readonly octets: Uint8Array } =
  workerData
parentPort?.postMessage(lire({ ...demande, octets }))
