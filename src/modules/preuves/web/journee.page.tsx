import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  Brut,
  Citation,
  Entete,
  type Erreur,
  Etapes,
  format,
  LienBouton,
  ListeDescription,
  Quand,
  ResumeErreurs,
  Section,
  Tableau,
  type Ton,
} from '../../../ui/index.ts'
import {
  type CandidatureVue,
  type ChapitreDepose,
  chemins,
  type Fait,
  filDeCandidature,
  type Journee,
  libelleJournee,
  phraseRefus,
  titreCandidature,
} from '../../candidatures/index.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'
import { FormulairesDeJournee } from './journee-formulaires.tsx'
import { HistoriqueDeJournee } from './journee-historique.tsx'
import { SuiteDeJournee } from './journee-suite.tsx'
import { FichiersDeposes } from './fichiers-deposes.tsx'

/** A scenario of the chapter, as the REM says it. */
export type ScenarioADerouler = { readonly numero: string; readonly exigence: string; readonly texte: string }

export type VueJournee = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly acteur: Personne
  /** The chapter that it is about; `null` when the candidature calls for no test day. */
  readonly chapitre: { readonly code: CodeChapitre; readonly titre: string; readonly depose: ChapitreDepose } | null
  readonly journee: Journee | undefined
  readonly scenarios: readonly ScenarioADerouler[]
  readonly faits: readonly Fait[]
  readonly erreurs: readonly Erreur[]
  /** What was typed, to be shown again after a refusal. */
  readonly saisie?: Readonly<Record<string, string>>
  /** The act that was just done. */
  readonly recu?: string
}

/** INS-1…4 — from the proposal of a date to the recording: where it stands, who must do what and by when, what follows. */
export const pageJournee = (page: VueJournee): Page => {
  const { vue, dispositif, acteur, chapitre, journee, erreurs } = page
  const { numero } = vue.etat
  const titre = titreCandidature({ vue, dispositif })
  return {
    titre: `Journée de test, ${titre}`,
    titreCourt: 'Journée de test',
    filAriane: filDeCandidature(acteur, { numero, titre }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          titre="Journée de test"
          surtitre={`Candidature n° ${numero} · ${titre}`}
          complement={journee ? <Badge ton={tonDe(journee)}>{libelleJournee[journee.statut]}</Badge> : undefined}
          chapeau={
            chapitre
              ? `En visioconférence, l’éditeur déroule les scénarios du chapitre « ${chapitre.titre} » ; l’agence consigne, pour chacun, si le résultat est atteint.`
              : undefined
          }
          actions={chapitre ? <LienAuChapitre page={page} /> : undefined}
        />
        {chapitre ? (
          <Contenu page={page} />
        ) : (
          <Alerte ton="info">
            {phraseRefus({ code: 'journee_sans_objet' })} Elle n’est demandée qu’aux éditeurs dont la solution n’a pas
            été référencée en vague 1.
          </Alerte>
        )}
      </>
    ),
  }
}

const tons: Readonly<Record<Journee['statut'], Ton>> = {
  dispensee: 'succes',
  proposee: 'attention',
  autre_date_demandee: 'attention',
  confirmee: 'info',
  tenue: 'succes',
}

const tonDe = (journee: Journee): Ton =>
  journee.statut === 'tenue' && !journee.resultats.every(({ atteint }) => atteint) ? 'attention' : tons[journee.statut]

const LienAuChapitre = ({ page: { vue, acteur, chapitre } }: { readonly page: VueJournee }): VNode | null => {
  if (!chapitre) return null
  const lien = acteur.kind === 'agent' ? chemins.instructionChapitre : chemins.chapitre
  return (
    <LienBouton href={lien(vue.etat.numero, chapitre.code)} variante="tertiaire" icone="arrow-right-line" iconeADroite>
      Voir le chapitre
    </LienBouton>
  )
}

const Contenu = ({ page }: { readonly page: VueJournee }): VNode => {
  const { journee } = page
  return (
    <>
      {journee?.statut === 'dispensee' ? null : <Etapes libelle="Déroulement" etapes={etapesDe(page)} />}
      <Recu page={page} />
      <SuiteDeJournee page={page} />
      <RendezVous page={page} />
      <FormulairesDeJournee page={page} />
      {journee?.statut === 'tenue' ? <Enregistrement page={page} journee={journee} /> : null}
      <HistoriqueDeJournee page={page} />
      {journee?.statut === 'tenue' ? <Resultats page={page} journee={journee} /> : <Scenarios page={page} />}
    </>
  )
}

const etapesDe = ({ journee, chapitre }: VueJournee): Parameters<typeof Etapes>[0]['etapes'] => {
  const rang = { proposee: 1, autre_date_demandee: 0, confirmee: 2, tenue: 3, dispensee: 4 } as const
  const atteinte = journee ? rang[journee.statut] : chapitre && 'rang' in chapitre.depose ? 0 : -1
  const tenue = journee?.statut === 'tenue' ? journee : null
  const manque = tenue?.resultats.some(({ atteint }) => !atteint) ?? false
  const deposee = (tenue?.enregistrements.length ?? 0) > 0
  return ['Date proposée', 'Date confirmée', 'Journée tenue', 'Enregistrement déposé'].map((libelle, n) => {
    if (n === 2 && manque) return { libelle, statut: 'attention', detail: 'un résultat n’est pas atteint' }
    if (n < atteinte || (n === 3 && deposee)) return { libelle, statut: 'faite' }
    return { libelle, statut: n === atteinte ? 'en_cours' : 'a_venir' }
  })
}

const recus: Readonly<Record<string, { readonly titre: string; readonly suite: string }>> = {
  proposition: {
    titre: 'La date est proposée',
    suite: 'L’éditeur est prévenu par courriel et dans la messagerie : il la confirme, ou en demande une autre.',
  },
  dispense: { titre: 'L’éditeur est dispensé de journée de test', suite: 'Il en est prévenu, avec le motif.' },
  confirmation: {
    titre: 'La date est confirmée',
    suite: 'L’agence est prévenue. Préparez l’environnement et les jeux de données, et de quoi enregistrer la journée.',
  },
  'autre-date': {
    titre: 'Une autre date est demandée',
    suite: 'L’agence est prévenue, avec votre motif ; elle vous en propose une nouvelle.',
  },
  resultats: {
    titre: 'Les résultats sont consignés',
    suite: 'L’éditeur en est prévenu ; il dépose l’enregistrement de la journée.',
  },
}

const Recu = ({ page: { recu } }: { readonly page: VueJournee }): VNode | null => {
  const dit = recu !== undefined && Object.hasOwn(recus, recu) ? recus[recu] : undefined
  return dit ? (
    <Alerte ton="succes" annonce titre={dit.titre}>
      {dit.suite}
    </Alerte>
  ) : null
}

const RendezVous = ({ page: { journee, vue } }: { readonly page: VueJournee }): VNode | null => {
  if (!journee) return null
  if (journee.statut === 'dispensee')
    return (
      <Citation source={`${journee.dispenseePar.nom}, le ${format.dateHeure(journee.dispenseeLe)}`}>
        {journee.motif}
      </Citation>
    )
  const demandee = journee.statut === 'autre_date_demandee'
  return (
    <Section titre="Le rendez-vous">
      <ListeDescription
        entrees={[
          {
            terme: demandee ? 'Date qui ne convient pas' : 'Date',
            valeur: <Quand le={journee.quand} maintenant={vue.le} />,
          },
          { terme: 'Proposée par', valeur: `${journee.proposeePar.nom}, le ${format.dateHeure(journee.proposeeLe)}` },
          ...(demandee
            ? [{ terme: 'Motif de l’éditeur', valeur: <Citation>{journee.motif}</Citation> }]
            : 'confirmeePar' in journee
              ? [
                  {
                    terme: 'Confirmée par',
                    valeur: `${journee.confirmeePar.nom}, le ${format.dateHeure(journee.confirmeeLe)}`,
                  },
                ]
              : []),
          {
            terme: 'Jeux de données',
            valeur: journee.jeux ? <Citation>{journee.jeux}</Citation> : 'Aucun jeu de données particulier',
          },
        ]}
      />
    </Section>
  )
}

const texteDuScenario = ({ texte, exigence }: ScenarioADerouler): VNode => (
  <>
    <p class="fr-text--sm">Exigence {exigence}</p>
    <Brut html={texte} />
  </>
)

const Scenarios = ({ page: { scenarios, journee } }: { readonly page: VueJournee }): VNode | null =>
  journee?.statut === 'dispensee' ? null : (
    <Section titre={`Les ${format.pluriel(scenarios.length, 'scénario')} à dérouler`} id="scenarios">
      <Tableau
        legende="Scénarios à dérouler"
        legendeCachee
        empile
        lignes={scenarios}
        vide={null}
        colonnes={[
          { cle: 'numero', titre: 'Scénario', entete: true, insecable: true, rendu: ({ numero }) => numero },
          { cle: 'texte', titre: 'Ce qui est à montrer', rendu: texteDuScenario },
        ]}
      />
    </Section>
  )

type Tenue = { readonly page: VueJournee; readonly journee: Extract<Journee, { readonly statut: 'tenue' }> }

const Enregistrement = ({ page, journee }: Tenue): VNode => (
  <Section titre="Enregistrement" id="enregistrement-depose">
    <FichiersDeposes
      numero={page.vue.etat.numero}
      depots={journee.enregistrements}
      legende="Fichiers de l’enregistrement"
      vide="L’enregistrement n’est pas encore déposé"
    />
  </Section>
)

const Resultats = ({ page, journee }: Tenue): VNode => {
  const par = new Map(journee.resultats.map(resultat => [resultat.scenario, resultat]))
  const atteints = journee.resultats.filter(({ atteint }) => atteint).length
  return (
    <Section titre="Résultats" id="resultats">
      <p>
        {atteints} sur {format.pluriel(journee.resultats.length, 'scénario atteint', 'scénarios atteints')}. Consignés
        par {journee.consigneePar.nom}, le <Quand le={journee.consigneeLe} />.
      </p>
      <Tableau
        legende="Résultat de chaque scénario"
        legendeCachee
        empile
        lignes={page.scenarios}
        vide={null}
        colonnes={[
          { cle: 'numero', titre: 'Scénario', entete: true, insecable: true, rendu: ({ numero }) => numero },
          { cle: 'texte', titre: 'Ce qui était à montrer', rendu: texteDuScenario },
          {
            cle: 'resultat',
            titre: 'Résultat',
            rendu: ({ numero }) => {
              const resultat = par.get(numero)
              if (!resultat) return '—'
              return resultat.atteint ? <Badge ton="succes">Atteint</Badge> : <Badge ton="erreur">Non atteint</Badge>
            },
          },
          { cle: 'observation', titre: 'Observation', rendu: ({ numero }) => par.get(numero)?.observation || '—' },
        ]}
      />
    </Section>
  )
}
