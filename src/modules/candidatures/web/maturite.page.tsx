import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Bouton,
  BoutonsRadio,
  Entete,
  type Erreur,
  erreurDe,
  format,
  Formulaire,
  GroupeChamps,
  LienBouton,
  NoteObligatoires,
  Quand,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../../ui/index.ts'
import type { Dispositif, QuestionnaireMaturite } from '../../dispositifs/index.ts'
import type { Maturite } from '../domain/controles.ts'
import { resultatDeMaturite } from '../domain/maturite.ts'
import type { CandidatureVue } from '../queries/voir-candidature.ts'
import { filDeCandidature } from './candidature.page.tsx'
import { chemins } from './chemins.ts'
import { titreCandidature } from './phrases.ts'

export type VueMaturite = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly acteur: Personne
  readonly questionnaire: QuestionnaireMaturite
  /** Whether this person may answer now. */
  readonly modifiable: boolean
  /** Whether it is the candidate: nobody else reads an answer. */
  readonly sien: boolean
  readonly erreurs: readonly Erreur[]
  readonly recue: boolean
  /** The levels just chosen, when something lacks. */
  readonly saisie: Readonly<Record<string, number>> | null
}

/** The field of a question. */
export const champNiveau = (id: string): string => `niveau-${id}`

/** ELI-9 — mandatory, for information, and given back to the candidate alone. */
export const pageMaturite = (page: VueMaturite): Page => {
  const { vue, acteur, erreurs, sien, modifiable } = page
  const { numero, maturite } = vue.etat
  const titre = titreCandidature(page)
  return {
    titre: `Questionnaire de maturité SSI, candidature ${numero}`,
    titreCourt: 'Maturité SSI',
    filAriane: filDeCandidature(acteur, { numero, titre }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="Le questionnaire n’est pas enregistré" />
        <Entete
          titre="Questionnaire de maturité SSI"
          surtitre={`Candidature n° ${numero} · ${titre}`}
          chapeau="Il est obligatoire pour que le dossier soit complet. Le niveau est donné pour information : il n’entre jamais dans l’instruction."
          actions={
            <LienBouton href={chemins.candidature(numero)} variante="tertiaire" icone="arrow-left-line">
              Retour à la candidature
            </LienBouton>
          }
        />
        {page.recue && sien ? (
          <Alerte ton="succes" annonce>
            Vos réponses sont enregistrées. Elles peuvent être modifiées tant que le dossier n’est pas complet.
          </Alerte>
        ) : null}
        <Etat maturite={maturite} sien={sien} />
        {sien && maturite ? <Resultat page={page} maturite={maturite} /> : null}
        {modifiable ? <Questions page={page} /> : null}
      </>
    ),
  }
}

const Etat = ({ maturite, sien }: { readonly maturite: Maturite | undefined; readonly sien: boolean }): VNode => (
  <>
    <p>
      {maturite ? (
        <>
          Renseigné le <Quand le={maturite.renseigneeLe} />, par {maturite.renseigneePar.nom}.
        </>
      ) : (
        'Le questionnaire n’est pas encore renseigné.'
      )}
    </p>
    {sien ? (
      <p>L’agence sait que le questionnaire est renseigné ; elle ne voit ni vos réponses, ni votre résultat.</p>
    ) : (
      <p>Les réponses et le résultat ne sont connus que du candidat.</p>
    )}
  </>
)

const minuscule = (nom: string | undefined): string => (nom ?? '').toLowerCase()

/** The means, to place oneself; no ranking. */
const Resultat = ({ page, maturite }: { readonly page: VueMaturite; readonly maturite: Maturite }): VNode => {
  const { questionnaire } = page
  const { global, parTheme } = resultatDeMaturite(questionnaire, maturite.niveaux)
  const max = questionnaire.niveaux.length - 1
  const surMax = (moyenne: number): string => `${format.nombre(moyenne)} sur ${max}`
  const [premier = '', dernier = ''] = [questionnaire.niveaux[0], questionnaire.niveaux.at(-1)].map(minuscule)
  return (
    <Section titre="Votre résultat" id="resultat">
      <p>
        Moyenne de vos réponses : <strong>{surMax(global)}</strong>. L’échelle va de 0 ({premier}) à {max} ({dernier}).
      </p>
      <Tableau
        legende="Moyenne par thème"
        lignes={parTheme}
        cleLigne={({ theme }) => `theme-${theme.replaceAll(/[^\w]+/g, '-')}`}
        vide={null}
        colonnes={[
          { cle: 'theme', titre: 'Thème', entete: true, rendu: ({ theme }) => theme },
          { cle: 'moyenne', titre: 'Moyenne', nombre: true, insecable: true, rendu: ({ moyenne }) => surMax(moyenne) },
        ]}
      />
    </Section>
  )
}

const Questions = ({ page }: { readonly page: VueMaturite }): VNode => {
  const { questionnaire, vue, erreurs, saisie } = page
  const niveaux = saisie ?? vue.etat.maturite?.niveaux ?? {}
  const themes = [...new Set(questionnaire.questions.map(({ theme }) => theme))]
  return (
    <Section titre={vue.etat.maturite ? 'Vos réponses' : 'Les questions'} id="questions">
      <Formulaire action={chemins.maturite(vue.etat.numero)} surveille>
        <NoteObligatoires />
        {themes.map(theme => {
          const questions = questionnaire.questions.filter(question => question.theme === theme)
          const remplis = questions.filter(({ id }) => niveaux[id] !== undefined).length
          return (
            <GroupeChamps key={theme} legende={theme} avancement={{ remplis, attendus: questions.length }}>
              {questions.map(({ id, question, aide, niveaux: sens }) => (
                <BoutonsRadio
                  key={id}
                  nom={champNiveau(id)}
                  libelle={`${id} · ${question}`}
                  aide={aide}
                  obligatoire
                  valeur={niveaux[id] === undefined ? undefined : String(niveaux[id])}
                  erreur={erreurDe(erreurs, champNiveau(id))}
                  options={sens.map((texte, niveau) => ({
                    valeur: String(niveau),
                    libelle: `${niveau} · ${questionnaire.niveaux[niveau] ?? ''}`,
                    aide: texte,
                  }))}
                />
              ))}
            </GroupeChamps>
          )
        })}
        <Bouton icone="check-line">Enregistrer mes réponses</Bouton>
      </Formulaire>
    </Section>
  )
}
