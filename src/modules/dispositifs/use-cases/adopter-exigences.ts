import type { Acte } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { type Apercu, MAX_REMARQUES, type Remarque, remarquesAAccepter } from '../domain/apercu-rem.ts'
import { phraseAvertissementImport } from '../domain/phrases-import.ts'
import type { ApercevoirClasseur } from './apercevoir-classeur.ts'
import type { EnregistrerChantier, RefusDEnregistrer } from './enregistrer-chantier.ts'
import type { ChantierLu } from './ports-chantiers.ts'
import type { ClasseurDepose } from './ports-classeurs.ts'

export type RefusDAdopter =
  | RefusDEnregistrer
  /** The workbook has faults, can't be read any more, or calls for more warnings than one accepts one by one. */
  | { readonly code: 'classeur_fautif' }
  | { readonly code: 'remarques_a_accepter'; readonly remarques: readonly Remarque[] }

export type AdopterExigences = (demande: {
  readonly acte: Acte
  readonly lu: ChantierLu
  /** The version of the chantier that the preview showed, and the content that it showed. */
  readonly versionVue: number
  readonly empreinte: string
  /** The keys of the warnings that were accepted. */
  readonly acceptees: readonly string[]
}) => Promise<{ readonly ok: true; readonly version: number } | { readonly ok: false; readonly refus: RefusDAdopter }>

const note = ({ nom, empreinte }: ClasseurDepose, { composition, remarques }: Apercu): string =>
  [
    `${nom} (SHA-256 ${empreinte}) : ${composition?.total.exigences ?? 0} exigences, ${composition?.total.preuves ?? 0} preuves.`,
    ...(remarques.length > 0 ? ['Remarques acceptées :'] : []),
    ...remarques.map(({ avertissement }) => phraseAvertissementImport(avertissement)),
  ].join(' ')

/**
 * REM-3 — the requirements of a chantier become those of a workbook that was previewed: without a fault, each of its warnings
 * accepted by name. @throws NonTrouve when that workbook was never received.
 */
export const makeAdopterExigences =
  ({
    apercevoir,
    enregistrerChantier,
  }: {
    readonly apercevoir: ApercevoirClasseur
    readonly enregistrerChantier: EnregistrerChantier
  }): AdopterExigences =>
  async ({ acte, lu, versionVue, empreinte, acceptees }) => {
    const vu = await apercevoir(lu, empreinte)
    if (!vu) throw new NonTrouve()
    const { depose, lecture } = vu
    if (!lecture.ok || !lecture.rem || lecture.apercu.remarques.length > MAX_REMARQUES)
      return { ok: false, refus: { code: 'classeur_fautif' } }
    const { apercu, rem } = lecture
    const remarques = remarquesAAccepter(apercu, acceptees)
    if (remarques.length > 0) return { ok: false, refus: { code: 'remarques_a_accepter', remarques } }
    return enregistrerChantier({
      acte,
      code: lu.chantier.code,
      rubrique: 'exigences',
      versionVue,
      note: note(depose, apercu),
      modifier: chantier => ({ ...chantier, rem }),
    })
  }
