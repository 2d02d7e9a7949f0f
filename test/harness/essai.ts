import type { Acteur } from '../../src/kernel/acteur.ts'
import type { Instant } from '../../src/kernel/temps.ts'
import { type AEssayer, type Divergence, essayer } from '../../src/modules/candidatures/domain/essai.ts'
import type { Fait } from '../../src/modules/candidatures/domain/faits.ts'
import type { CodeJalon, Delais, Dispositif } from '../../src/modules/dispositifs/index.ts'
import { borne, chapitresAttendus, type FaitNu, J1, signer } from './cas.ts'

/** A draft whose forms accept everything, and which expects what the ready-made histories bring. */
export const lecture: AEssayer['lecture'] = {
  fautes: () => [],
  profils: () => [],
  attendus: () => chapitresAttendus,
}

/** What a draft would have said of a history that was lived with `vecu`, `borne` unless said otherwise; as of its last fact. */
export const divergences = (
  faits: readonly Fait[],
  brouillon: Dispositif,
  reste: Partial<Omit<AEssayer, 'vecu'>> & { readonly vecu?: Dispositif } = {},
): readonly Divergence[] => {
  const { vecu = borne, now = faits.at(-1)?.le ?? J1, ...autres } = reste
  return essayer({ faits, brouillon, lecture, ...autres, now, vecu: () => vecu }).divergences
}

/** `borne` with a milestone elsewhere. */
export const avecJalon = (code: CodeJalon, quand: Instant): Dispositif => ({
  ...borne,
  jalons: borne.jalons.map(jalon => (jalon.code === code ? { ...jalon, quand } : jalon)),
})
export const avecDelais = (delais: Partial<Delais>): Dispositif => ({
  ...borne,
  delais: { ...borne.delais, ...delais },
})

/** One act at that moment. */
export const faitLe = (quand: Instant, acteur: Acteur, ...faits: readonly FaitNu[]): readonly Fait[] =>
  faits.map(un => signer(un, { acteur, now: quand }))
