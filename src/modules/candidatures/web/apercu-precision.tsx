import type { VNode } from 'preact'
import { Lien } from '../../../ui/index.ts'
import { type Chantier, cheminsAtelier } from '../../dispositifs/index.ts'
import type { CodeEtape } from '../domain/candidature.ts'
import { cheminsApercu } from './apercu-chemins.ts'

/** What can be done with a form that is only previewed. */
export const PrecisionDuFormulaire = ({
  chantier: { code },
  etape,
}: {
  readonly chantier: Chantier
  readonly etape: CodeEtape
}): VNode => {
  const chemins = cheminsApercu(code)
  return (
    <ul>
      <li>Vérifiez vos réponses par « Suivant » : elles sont contrôlées comme celles d’un candidat.</li>
      <li>
        <Lien href={chemins.exemple(etape)}>Remplir avec un exemple</Lien>
      </li>
      <li>
        <Lien href={chemins.recapitulatif(etape)}>Voir le récapitulatif de l’exemple</Lien>
      </li>
      <li>
        <Lien href={cheminsAtelier.rubrique(code, etape)}>Modifier ce formulaire</Lien>
      </li>
    </ul>
  )
}
