import type { VNode } from 'preact'
import {
  Accordeon,
  Alerte,
  Bouton,
  BoutonsRadio,
  CasesACocher,
  ChampTexteLong,
  erreurDe,
  format,
  Formulaire,
  GroupeChamps,
  NoteObligatoires,
  Section,
} from '../../../ui/index.ts'
import { chapitresDe, estInstruite, jalonPasse, titreChapitre } from '../../candidatures/index.ts'
import { cheminsCollege } from './chemins.ts'
import type { VueDossier } from './dossier.page.tsx'

/** Who stands back from the file, and why: it goes into the minutes. */
export const Deport = ({ page, modifiable }: { readonly page: VueDossier; readonly modifiable: boolean }): VNode => {
  const { seance, dossier, erreurs } = page
  const deport = seance.deports[dossier.candidature] ?? ''
  return (
    <Section titre="Conflits d’intérêts" id="deport">
      {modifiable ? (
        <Formulaire action={cheminsCollege.deport(seance.jour, dossier.candidature)}>
          <ChampTexteLong
            nom="deport"
            libelle="Qui ne prend pas part à l’examen de ce dossier, et pourquoi"
            aide="Facultatif. Cette mention figure au procès-verbal."
            lignes={2}
            longueurMax={1000}
            valeur={deport}
            erreur={erreurDe(erreurs, 'deport')}
          />
          <Bouton variante="tertiaire">Enregistrer cette mention</Bouton>
        </Formulaire>
      ) : (
        <p>{deport || 'Aucun déport n’est noté pour ce dossier.'}</p>
      )}
    </Section>
  )
}

/** COL-2 — attribution, or reservations with their reasons and the proofs they bear on; read again on the next page. */
export const DecisionASaisirFormulaire = ({ page }: { readonly page: VueDossier }): VNode => {
  const { seance, dossier, saisie, erreurs } = page
  const { candidature } = dossier
  // COL-3 — once it has passed, reservations close the file.
  const j3 = jalonPasse(dossier.dispositif, 'J3', dossier.vue.le)
  return (
    <Section titre={`Décision : ${dossier.dispositif.instances.college}`} id="decision">
      <Formulaire action={cheminsCollege.decision(seance.jour, candidature)} surveille>
        <NoteObligatoires />
        <BoutonsRadio
          nom="decision"
          libelle="Décision"
          obligatoire
          valeur={saisie.kind}
          erreur={erreurDe(erreurs, 'decision')}
          options={[
            {
              valeur: 'attribution',
              libelle: dossier.dispositif.issue.decision,
              aide: 'La version technique présentée est acceptée telle quelle.',
            },
            {
              valeur: 'reserves',
              libelle: 'Réserves bloquantes',
              aide: j3
                ? 'La fin des échanges est passée : la candidature sera close.'
                : `L’éditeur pourra déposer de nouveau les preuves concernées${dossier.dispositif.jalons.length > 0 ? ', jusqu’à la fin des échanges' : ''}.`,
            },
          ]}
        />
        <GroupeChamps legende="En cas de réserves">
          {j3 ? (
            <Alerte ton="attention">
              {`Le jalon « ${j3.libelle} » est passé depuis le ${format.dateHeure(j3.quand)} : des réserves bloquantes closent la candidature.`}
            </Alerte>
          ) : null}
          <ChampTexteLong
            nom="motif"
            libelle="Motifs des réserves, tels que l’éditeur les lira"
            aide="Les raisons de fait et de droit : ce qui manque, et l’exigence qui le demande."
            longueurMax={8000}
            valeur={saisie.motif}
            erreur={erreurDe(erreurs, 'motif')}
          />
          <PreuvesConcernees page={page} />
        </GroupeChamps>
        <Bouton>Relire la décision avant de la consigner</Bouton>
      </Formulaire>
    </Section>
  )
}

const PreuvesConcernees = ({ page }: { readonly page: VueDossier }): VNode | null => {
  const { dossier, saisie, erreurs } = page
  const { etat } = dossier.vue
  if (!estInstruite(etat)) return null
  const erreur = erreurDe(erreurs, 'preuves')
  return (
    <>
      {chapitresDe(etat).map(([code, chapitre], rang) => {
        const options = Object.keys(chapitre.preuves).map(preuve => ({ valeur: `${code}/${preuve}`, libelle: preuve }))
        const cochees = options.filter(({ valeur }) => saisie.preuves.includes(valeur)).length
        return (
          <Accordeon
            key={code}
            titre={titreChapitre(dossier.dispositif, code)}
            complement={cochees > 0 ? `${cochees} sur ${options.length}` : format.pluriel(options.length, 'preuve')}
            ouvert={cochees > 0 || (rang === 0 && erreur !== undefined)}
          >
            <CasesACocher
              nom="preuves"
              id={rang === 0 ? undefined : `champ-preuves-${code}`}
              libelle="Preuves sur lesquelles portent les réserves"
              options={options}
              valeurs={saisie.preuves}
              erreur={rang === 0 ? erreur : undefined}
              enLigne
            />
          </Accordeon>
        )
      })}
    </>
  )
}
