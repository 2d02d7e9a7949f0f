import { composerAtelier } from '../../src/modules/dispositifs/index.ts'
import { acteDe } from './base.ts'
import { fait, type Procedure } from './procedure.ts'

/** The next version of a programme that was published, being written by the counter's manager. */
export const ouvrirLeChantier = async ({ db, personnes }: Procedure, code: string): Promise<void> => {
  const { ouvrirChantier } = composerAtelier(db)
  await fait(ouvrirChantier({ acte: acteDe(personnes.nadia), ouverture: { kind: 'version', code } }))
}
