import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Bouton,
  BoutonsRadio,
  Brut,
  ChampTexteLong,
  Confirmation,
  Entete,
  erreurDe,
  format,
  Formulaire,
  GroupeBoutons,
  GroupeChamps,
  LienBouton,
  NoteObligatoires,
  Quand,
  ResumeErreurs,
} from '../../../ui/index.ts'
import { chemins, filDeCandidature, titreCandidature } from '../../candidatures/index.ts'
import type { ScenarioADerouler, VueJournee } from './journee.page.tsx'

const filDe = ({ vue, dispositif, acteur }: VueJournee): NonNullable<Page['filAriane']> => {
  const { numero } = vue.etat
  const titre = titreCandidature({ vue, dispositif })
  return [...filDeCandidature(acteur, { numero, titre }), { libelle: 'Journée de test', href: chemins.journee(numero) }]
}

/** INS-1 — the agency does without: what it does, and why, before it is done. */
export const pageDispense = (page: VueJournee): Page => {
  const { vue, chapitre, erreurs, saisie = {} } = page
  const retour = chemins.journee(vue.etat.numero)
  return {
    titre: 'Dispenser de journée de test',
    filAriane: filDe(page),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="L’éditeur n’a pas été dispensé" />
        <Entete
          titre="Dispenser de journée de test"
          surtitre={`Candidature n° ${vue.etat.numero} · ${vue.entreprise.nom}`}
        />
        <Confirmation
          action={`${retour}/dispense`}
          bouton="Dispenser l’éditeur"
          annuler={retour}
          libelleAnnuler="Revenir à la journée de test"
          saisie={
            <ChampTexteLong
              nom="motif"
              libelle="Motif de la dispense"
              aide="L’éditeur le lit ; il est inscrit au journal de la candidature."
              obligatoire
              longueurMax={4000}
              valeur={saisie['motif']}
              erreur={erreurDe(erreurs, 'motif')}
            />
          }
        >
          <p>
            {chapitre ? `Le chapitre « ${chapitre.titre} » s’instruira sur ses seules preuves : ` : ''}
            aucune journée de test ne pourra plus être proposée pour cette candidature.
          </p>
        </Confirmation>
      </>
    ),
  }
}

/** The names of the fields of a scenario. */
export const champAtteint = (scenario: string): string => `atteint-${scenario}`
export const champObservation = (scenario: string): string => `observation-${scenario}`

/** INS-3 — for each scenario, in the REM's order, whether its result was reached. */
export const pageResultats = (page: VueJournee): Page => {
  const { vue, journee, scenarios, erreurs } = page
  const retour = chemins.journee(vue.etat.numero)
  return {
    titre: 'Consigner les résultats de la journée de test',
    titreCourt: 'Résultats',
    filAriane: filDe(page),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          titre="Consigner les résultats"
          surtitre={`Candidature n° ${vue.etat.numero} · ${vue.entreprise.nom}`}
          chapeau={
            journee?.statut === 'confirmee' ? (
              <>
                Journée de test du <Quand le={journee.quand} />.
              </>
            ) : undefined
          }
        />
        <p>
          {format.pluriel(scenarios.length, 'scénario')} à renseigner. Une fois consignés, les résultats ne se modifient
          plus : l’éditeur les lit, et dépose l’enregistrement. Si l’un d’eux n’est pas atteint, une nouvelle journée
          est à proposer.
        </p>
        <Formulaire action={`${retour}/resultats`} surveille>
          <NoteObligatoires />
          {scenarios.map(scenario => (
            <UnScenario key={scenario.numero} page={page} scenario={scenario} />
          ))}
          <GroupeBoutons>
            <Bouton>Consigner les résultats</Bouton>
            <LienBouton href={retour} variante="secondaire">
              Revenir à la journée de test
            </LienBouton>
          </GroupeBoutons>
        </Formulaire>
      </>
    ),
  }
}

const UnScenario = (props: { readonly page: VueJournee; readonly scenario: ScenarioADerouler }): VNode => {
  const { erreurs, saisie = {} } = props.page
  const { numero, exigence, texte } = props.scenario
  return (
    <GroupeChamps legende={`Scénario ${numero}`} aide={`Exigence ${exigence}`}>
      <Brut html={texte} />
      <BoutonsRadio
        nom={champAtteint(numero)}
        libelle="Résultat"
        obligatoire
        enLigne
        valeur={saisie[champAtteint(numero)]}
        erreur={erreurDe(erreurs, champAtteint(numero))}
        options={[
          { valeur: 'oui', libelle: 'Atteint' },
          { valeur: 'non', libelle: 'Non atteint' },
        ]}
      />
      <ChampTexteLong
        nom={champObservation(numero)}
        libelle="Observation"
        aide="Obligatoire si le résultat n’est pas atteint."
        lignes={2}
        longueurMax={2000}
        valeur={saisie[champObservation(numero)]}
        erreur={erreurDe(erreurs, champObservation(numero))}
      />
    </GroupeChamps>
  )
}
