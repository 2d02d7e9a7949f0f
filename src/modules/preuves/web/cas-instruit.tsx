import type { VNode } from 'preact'
import { Citation, format } from '../../../ui/index.ts'
import type { ConditionPosee } from '../../candidatures/index.ts'
import type { Scenario } from '../../dispositifs/index.ts'
import { casEcrits, casEnMots } from './cas-affiches.tsx'

/** PRE-1 — for who judges: the case that was declared and why, and those that it was chosen among. */
export const CasInstruit = ({
  scenario,
  posee,
}: {
  readonly scenario: Scenario
  readonly posee: ConditionPosee
}): VNode => {
  const { choix } = posee
  const ecrits = casEcrits(scenario, posee)
  const declare = ecrits.find(({ numero }) => numero === choix?.cas)
  return (
    <>
      <h3>Cas déclaré par l’éditeur</h3>
      {choix ? (
        <>
          <p>
            <strong>{declare ? casEnMots(declare) : `Cas ${choix.cas}`}</strong>
            {`, déclaré par ${choix.choisiPar.nom}, le ${format.dateHeure(choix.choisiLe)}.`}
          </p>
          {choix.justification ? <Citation source="Justification">{choix.justification}</Citation> : null}
          <p class="fr-text--sm">Si un autre cas s’applique, demandez la modification de cette preuve.</p>
        </>
      ) : (
        <p>L’éditeur n’a pas encore dit quel cas s’applique.</p>
      )}
      <details class="cv-anterieures">
        <summary>{choix ? 'Autres cas' : 'Cas prévus'}</summary>
        <ul>
          {ecrits
            .filter(ecrit => ecrit !== declare)
            .map(ecrit => (
              <li key={ecrit.numero}>{[casEnMots(ecrit), ecrit.demande].filter(Boolean).join(' — ')}</li>
            ))}
        </ul>
      </details>
    </>
  )
}
