import assert from 'node:assert/strict'
import test from 'node:test'
import { borne, etantDonne } from '../../../../test/harness/cas.ts'
import {
  administrativeSoumise,
  complementAdministratif,
  enDepot,
  modificationsDemandees,
  ouverte,
  reservesEmises,
} from '../../../../test/harness/histoires.ts'
import { echeances, ferme } from '../domain/echeances.ts'
import type { Fait } from '../domain/faits.ts'
import { motifPropose } from './motif-propose.ts'

const motif = (histoire: readonly Fait[], regle: string): string => {
  const due = echeances(etantDonne(...histoire).etat, borne)
    .filter(ferme)
    .find(echeance => echeance.regle === regle)
  return motifPropose(due ?? assert.fail(regle)).replaceAll(/\s+/g, ' ')
}

test('[ADM-8] [P19] le motif d’un rejet dit la règle, la date de la demande et celle de la réponse attendue', () => {
  const dit = motif(complementAdministratif, 'ADM-8')
  assert.match(dit, /^Rejetée faute de réponse à une demande de complément\. La procédure .* en jours ouvrés/)
  assert.match(dit, /La demande de l’agence date du mercredi 4 mars 2026 à .* jusqu’au mercredi 11 mars 2026 à minuit/)
})

test('[INT-6] [P19] le motif d’un abandon dit la règle, la date de la sollicitation et celle de la réponse attendue', () => {
  const dit = motif(modificationsDemandees, 'INT-6')
  assert.match(dit, /considérée comme abandonnée .* La demande de l’agence date du .* n’a pas été reçue\.$/)
})

test('[JAL-1] [JAL-2] [JAL-3] [P19] le motif d’un jalon manqué dit lequel, à quelle minute, et ce qui devait être venu', () => {
  const jalons = [
    {
      histoire: ouverte,
      regle: 'JAL-1',
      dit: /jalon 1, le mercredi 13 mai 2026 à 12 h 00 .*candidature administrative et le formulaire d’éligibilité/,
    },
    {
      histoire: enDepot,
      regle: 'JAL-2',
      dit: /jalon 2, le mercredi 9 décembre 2026 à 12 h 00 .*dossier complet de preuves/,
    },
    {
      histoire: reservesEmises,
      regle: 'JAL-3',
      dit: /jalon 3, le mercredi 10 mars 2027 à 12 h 00 .*ensemble des compléments/,
    },
  ]
  for (const { histoire, regle, dit } of jalons) {
    assert.match(motif(histoire, regle), dit)
    assert.doesNotMatch(motif(histoire, regle), /La réponse était attendue|entre les mains de l’agence/)
  }
})

test('[JAL-1] [P19] quand l’agence avait le dossier, le motif le dit', () => {
  assert.match(motif(administrativeSoumise, 'JAL-1'), /À ce moment, le dossier était entre les mains de l’agence\.$/)
})
