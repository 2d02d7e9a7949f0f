import type { VNode } from 'preact'
import { type Instant, instantAParis, jourCivil, plusJoursSuspendus } from '../../../../../kernel/temps.ts'
import type { Corps } from '../../../../../platform/http/contract.ts'
import { format } from '../../../../../ui/index.ts'
import type { Delais } from '../../../domain/dispositif.ts'
import type { DepsAtelier } from '../deps.ts'
import { type Lecteur, makeLecteur } from '../lecteur.ts'

/** An ordinary week, and the eve of two that have holidays. */
const moments: readonly Instant[] = [
  instantAParis(jourCivil('2026-03-03'), '10:12'),
  instantAParis(jourCivil('2026-04-30'), '17:00'),
]

const debut: Readonly<Record<keyof Delais, string>> = {
  complement: 'Demandé',
  gardeRang: 'Notifié',
  abandon: 'Sollicité',
  journee: 'Chapitre complet',
  instruction: 'Dossier complet',
}
const attente: Readonly<Record<keyof Delais, string>> = {
  complement: 'le complément est attendu',
  gardeRang: 'le chapitre garde sa place s’il est resoumis',
  abandon: 'la réponse est attendue',
  journee: 'la proposition est attendue',
  instruction: 'l’instruction est à rendre, sans attente du candidat,',
}

/** What a delay comes to, as the procedure itself reads it; nothing while what was typed can't be read. */
export const ExemplesDeDelai = ({
  corps,
  delai,
  limites,
  lireDelais,
}: {
  readonly corps: Corps
  readonly delai: keyof Delais
  readonly limites: DepsAtelier['limites']
  readonly lireDelais: (lecteur: Lecteur) => Delais
}): VNode | null => {
  const lecteur = makeLecteur(corps)
  const delais = lireDelais(lecteur)
  if (lecteur.erreurs().some(({ champ }) => champ?.startsWith(`delais.${delai}.`))) return null
  const phrases = moments.flatMap(moment => {
    const fin = finDe(delai, { moment, delais, limites })
    return fin ? [`${debut[delai]} le ${enMots(moment)}, ${attente[delai]} ${format.limite(fin)}.`] : []
  })
  if (phrases.length === 0) return null
  return (
    <ul class="fr-hint-text">
      {phrases.map(phrase => (
        <li>{phrase}</li>
      ))}
    </ul>
  )
}

const enMots = (moment: Instant): string => `${format.jourLong(moment)} à ${format.heure(moment)}`

const finDe = (
  delai: keyof Delais,
  {
    moment,
    delais,
    limites,
  }: { readonly moment: Instant; readonly delais: Delais; readonly limites: DepsAtelier['limites'] },
): Instant | null =>
  delai === 'instruction'
    ? delais.instruction && plusJoursSuspendus(moment, delais.instruction.jours, [])
    : limites[delai](moment, delais)
