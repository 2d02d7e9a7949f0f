import { acteDe } from '../../../../../../test/harness/base.ts'
import type { Champs, Navigateur, Visite } from '../../../../../../test/harness/navigateur.ts'
import { fait, ouvrirProcedure, type Procedure } from '../../../../../../test/harness/procedure.ts'
import { composerAtelier } from '../../../composition.ts'
import type { Chantier, Rubrique } from '../../../domain/chantier.ts'
import { cheminsAtelier } from '../chemins.ts'

/** A chantier that says nothing yet but its name, and the pages of its parts as the counter's manager sees them. */
export type Essai = Procedure & {
  readonly nadia: Navigateur
  readonly ouvrir: (rubrique: Rubrique) => Promise<Visite>
  /** Fills in the form of a part, as it opens, and sends it. */
  readonly ecrire: (rubrique: Rubrique, champs: Champs) => Promise<Visite>
  readonly chantier: () => Promise<Chantier>
  readonly atelier: ReturnType<typeof composerAtelier>
}

export const CODE = 'teleconsultation'

export const preparer = async (): Promise<Essai> => {
  const procedure = await ouvrirProcedure()
  const { db, personnes, navigation } = procedure
  const atelier = composerAtelier(db)
  const nadia = navigation.en(personnes.nadia)
  const ouverture = { kind: 'nouveau', code: CODE, intitule: 'Téléconsultation', modele: null } as const
  await fait(atelier.ouvrirChantier({ acte: acteDe(personnes.nadia), ouverture }))
  const ouvrir = (rubrique: Rubrique): Promise<Visite> => nadia.aller(cheminsAtelier.rubrique(CODE, rubrique))
  return {
    ...procedure,
    nadia,
    ouvrir,
    ecrire: async (rubrique, champs) =>
      nadia.soumettre(await ouvrir(rubrique), cheminsAtelier.rubrique(CODE, rubrique), champs),
    chantier: async () => {
      const lu = await atelier.lireChantier(CODE)
      if (!lu) throw new Error('le chantier a disparu')
      return lu.chantier
    },
    atelier,
  }
}

/** The value of a field as a page shows it; `null` when the page has no such field. */
export const valeurDe = ({ html }: Visite, nom: string): string | null => {
  const balises = html.match(/<(?:input|textarea)[^>]*>[^<]*/g) ?? []
  const balise = balises.find(vue => vue.includes(` name="${nom}"`))
  if (balise === undefined) return null
  if (balise.startsWith('<textarea')) return balise.slice(balise.indexOf('>') + 1)
  return / value="([^"]*)"/.exec(balise)?.[1] ?? ''
}
