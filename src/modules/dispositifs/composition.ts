import { type Db, lireHorloge } from '../../platform/db/index.ts'
import { lireMaturite, lireTestIntrusion } from './infra/annexes.ts'
import { makeUneFoisChantiers } from './infra/chantiers.pg.ts'
import { assainirTexte } from './infra/assainir.ts'
import { empreinteTexte } from './infra/empreinte.ts'
import { lireChantier, lireHistoire, listerChantiers } from './queries/chantiers.ts'
import { makeAbandonnerChantier } from './use-cases/abandonner-chantier.ts'
import { makeEnregistrerChantier } from './use-cases/enregistrer-chantier.ts'
import { makeOuvrirChantier } from './use-cases/ouvrir-chantier.ts'
import { makePublierChantier } from './use-cases/publier-chantier.ts'

/** The workshop, wired to PostgreSQL: what can be done to a programme before it is published, and what is read of it. */
export const composerAtelier = (db: Db) => {
  const uneFois = makeUneFoisChantiers(db)
  return {
    ouvrirChantier: makeOuvrirChantier(uneFois),
    enregistrerChantier: makeEnregistrerChantier(uneFois),
    abandonnerChantier: makeAbandonnerChantier(uneFois),
    publierChantier: makePublierChantier({ uneFois, empreinte: empreinteTexte }),
    lireChantier: (code: string) => lireChantier(db, code),
    listerChantiers: () => listerChantiers(db),
    histoireDuChantier: (code: string) => lireHistoire(db, code),
    horloge: () => lireHorloge(db),
    empreinte: empreinteTexte,
    /** What a text typed by an agent becomes: harmless HTML, and what had to go. */
    assainir: assainirTexte,
    /** PEN-1, ELI-9 — a form or a questionnaire, from the text of its file: its faults, or all of it. */
    lireTestIntrusion,
    lireMaturite,
  }
}

export type Atelier = ReturnType<typeof composerAtelier>
