import type { Personne } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  CasesACocher,
  Confirmation,
  Entete,
  type Erreur,
  erreurDe,
  EtatVide,
  format,
  Lien,
  LienBouton,
  ResumeErreurs,
  Section,
} from '../../../ui/index.ts'
import {
  type CandidatureVue,
  type ChapitreDepose,
  chemins,
  chapitresDe,
  compterPreuves,
  decide,
  estChezLEditeur,
  estInstruite,
  filDeCandidature,
  manquesAvantSoumission,
  type Rang,
  titreCandidature,
  titreChapitre,
} from '../../candidatures/index.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'

export type VueSoumissions = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly acteur: Personne
  /** The codes ticked when the page comes back; all of them at first. */
  readonly coches: readonly string[] | null
  readonly erreurs: readonly Erreur[]
}

type Chapitre = readonly [CodeChapitre, ChapitreDepose]

/** PRE-5 — all at once: the chapters that are complete, to hand over together, and what the others still miss. */
export const pageSoumissions = ({ vue, dispositif, acteur, coches, erreurs }: VueSoumissions): Page => {
  const { numero } = vue.etat
  const siens = estInstruite(vue.etat) ? chapitresDe(vue.etat).filter(([, chapitre]) => estChezLEditeur(chapitre)) : []
  const contexte = { acteur, now: vue.le, dispositif }
  const prets = siens.filter(
    ([code]) => decide(vue.etat, { type: 'soumettreChapitres', chapitres: [code], rang: 0 as Rang }, contexte).ok,
  )
  const autres = siens.filter(([, chapitre]) => manquesAvantSoumission(chapitre).length > 0)
  const retour = `${chemins.candidature(numero)}#chapitres`
  return {
    titre: 'Soumettre les chapitres complets',
    filAriane: filDeCandidature(acteur, {
      numero,
      titre: titreCandidature({ vue, dispositif }),
    }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="Les chapitres n’ont pas été soumis" />
        <Entete titre="Soumettre les chapitres complets" surtitre={`Candidature n° ${numero}`} />
        {prets.length === 0 ? (
          <EtatVide
            titre="Aucun chapitre n’est complet"
            action={<LienBouton href={retour}>Retour aux chapitres</LienBouton>}
          >
            Un chapitre peut être soumis dès que chacune de ses preuves est déposée.
          </EtatVide>
        ) : (
          <Confirmation
            action={chemins.soumission(numero)}
            bouton="Soumettre les chapitres cochés"
            annuler={retour}
            libelleAnnuler="Revenir aux chapitres"
            saisie={
              <CasesACocher
                nom="chapitres"
                libelle="Chapitres à soumettre"
                aide="Ils prennent place dans la file d’attente dans cet ordre."
                obligatoire
                valeurs={coches ?? prets.map(([code]) => code)}
                erreur={erreurDe(erreurs, 'chapitres')}
                options={prets.map(([code, chapitre]) => ({
                  valeur: code,
                  libelle: titreChapitre(dispositif, code),
                  aide: `${format.pluriel(compterPreuves(chapitre).total, 'preuve')}${chapitre.statut === 'en_depot' ? '' : ', à soumettre de nouveau'}`,
                }))}
              />
            }
          >
            <p>
              Vous remettez à l’agence les chapitres cochés. Ils sont figés dès leur réception ; vous recevez pour
              chacun un accusé de réception avec l’empreinte de chaque pièce.
            </p>
            <p>Une preuve ne pourra être changée que si l’agence demande sa modification.</p>
          </Confirmation>
        )}
        {autres.length > 0 ? <Incomplets numero={numero} chapitres={autres} dispositif={dispositif} /> : null}
      </>
    ),
  }
}

const Incomplets = (props: {
  readonly numero: string
  readonly chapitres: readonly Chapitre[]
  readonly dispositif: Dispositif
}) => (
  <Section titre="Chapitres encore incomplets">
    <ul>
      {props.chapitres.map(([code, chapitre]) => (
        <li key={code}>
          <Lien href={chemins.chapitre(props.numero, code)}>{titreChapitre(props.dispositif, code)}</Lien> :{' '}
          {format.pluriel(
            manquesAvantSoumission(chapitre).length,
            chapitre.statut === 'en_depot' ? 'preuve à déposer' : 'preuve à modifier',
            chapitre.statut === 'en_depot' ? 'preuves à déposer' : 'preuves à modifier',
          )}
        </li>
      ))}
    </ul>
  </Section>
)
