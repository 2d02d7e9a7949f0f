import { chapitresApplicables, chapitresAttendus, type Dispositif } from '../../dispositifs/index.ts'
import { ConflitDeVersion } from '../../../kernel/erreurs.ts'
import type { Candidature } from '../domain/candidature.ts'
import { consequencesDAjout, type ConsequencesDAjout } from '../domain/consequences-profils.ts'
import { type CommandeDe, estInstruite } from '../domain/contexte.ts'
import type { Executer, Resultat, SurCandidature } from './executer.ts'

type Ajout = SurCandidature & {
  readonly profils: readonly string[]
  /** What the éditeur was told that it costs (`coutDAjout`), when it was told. */
  readonly coutVu?: string
}

/**
 * PRE-9, ELI-8 — optional profiles, and with them all the chapters that apply from then on. @throws ConflitDeVersion when it no
 * longer costs what the éditeur was told: a chapter was handed over, or validated, since.
 */
export const makeAjouterProfils =
  (executer: Executer) =>
  ({ numero, acte, profils, coutVu }: Ajout): Promise<Resultat> =>
    executer({
      numero,
      acte,
      commande: ({ etat, dispositif, now }) => {
        const commande = commandeDAjout(etat, dispositif, profils)
        const cout = consequencesDAjout(etat, commande, { acteur: acte.acteur, now, dispositif })
        if (coutVu !== undefined && cout.ok && coutDAjout(cout) !== coutVu) throw new ConflitDeVersion()
        return commande
      },
    })

/** What it costs, in a text that two same costs have in common. */
export const coutDAjout = ({ chapitres }: Extract<ConsequencesDAjout, { readonly ok: true }>): string =>
  chapitres.map(({ code, ajoutees, sort }) => `${code} ${sort} ${ajoutees}`).join(', ')

/** What adding these profiles would ask for: shown to the éditeur before the act, and then done. */
export const commandeDAjout = (
  etat: Candidature,
  dispositif: Dispositif,
  ajoutes: readonly string[],
): CommandeDe<'ajouterProfils'> => {
  const profils = dispositif.profils.map(({ code }) => code).filter(code => ajoutes.includes(code))
  if (!estInstruite(etat)) return { type: 'ajouterProfils', profils, chapitres: [] }
  const administrative = etat.administrative.soumission.reponses
  const tous = [...etat.profils, ...profils]
  const chapitres = chapitresAttendus(chapitresApplicables(dispositif, { profils: tous, administrative }))
  return { type: 'ajouterProfils', profils, chapitres }
}
