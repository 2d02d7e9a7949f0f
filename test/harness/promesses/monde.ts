import type { CodeChapitre } from '../../../src/modules/dispositifs/index.ts'
import { type DispositifAPublier, publierVersion } from '../../../src/modules/dispositifs/index.ts'
import { composerCatalogue } from '../../../src/modules/catalogue/index.ts'
import { auteur } from '../../../src/kernel/acteur.ts'
import type { Db } from '../../../src/platform/db/index.ts'
import { acteDe } from '../base.ts'
import { chapitresAttendus } from '../cas.ts'
import { saisieDe } from '../catalogue.ts'
import { poserDossiers } from '../files.ts'
import { type Inscrits, inscrireTous } from '../personnes.ts'
import { chapitreDEssai, petitProgramme } from '../programme.ts'

export type Monde = Inscrits & {
  /** Candidatures of Claire's company, every proof deposited and no chapter handed over. */
  readonly numeros: readonly string[]
}

/** The chapters of each, and the proofs of each chapter: one document each. */
export const CHAPITRES: readonly { readonly code: CodeChapitre; readonly preuves: readonly string[] }[] =
  chapitresAttendus

const LETTRES = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** The people of the demonstration, signed in, and candidatures in which anything may be deposited and handed over. */
export const peupler = async (
  db: Db,
  { nombre, programme = {} }: { readonly nombre: number; readonly programme?: Partial<DispositifAPublier> },
): Promise<Monde> => {
  const inscrits = await inscrireTous(db)
  const { claire, alix } = inscrits.personnes
  const enregistre = await composerCatalogue({ db }).enregistrerProduit({
    acte: acteDe(claire),
    saisie: saisieDe(claire, { version: '4.0' }),
  })
  if (!enregistre.ok) throw new Error(JSON.stringify(enregistre))
  const chapitres = CHAPITRES.map(({ code, preuves }) =>
    chapitreDEssai(
      code,
      preuves.map(numero => ({ numero, natures: ['document', 'video'] })),
    ),
  )
  const contenu = petitProgramme({
    code: 'promesse',
    rem: { chapitres },
    taillesMax: { defaut: 8 * 2 ** 30 },
    ...programme,
  })
  const { id, guichet } = await publierVersion(db, { contenu, par: auteur(alix) })
  const sujet = { entrepriseId: claire.entrepriseId, produitId: enregistre.produit.id, dispositifId: id, guichet }
  // Their numbers begin by every letter, as those that are drawn do: what follows from an act is queued by it.
  const numeros: string[] = []
  for (const [rang, prefixe] of LETTRES.entries()) {
    const part = Math.floor((nombre + LETTRES.length - 1 - rang) / LETTRES.length)
    numeros.push(...(await poserDossiers(db, { ...sujet, nombre: part, prefixe })))
  }
  return { ...inscrits, numeros }
}
