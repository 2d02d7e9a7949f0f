import type { VNode } from 'preact'
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
  remisAvec,
  titreCandidature,
  titreChapitre,
} from '../../candidatures/index.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'
import { CasAChoisir } from './cas-a-choisir.tsx'

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
  const ensemble = (code: CodeChapitre): readonly CodeChapitre[] =>
    estInstruite(vue.etat) ? remisAvec(vue.etat, code, dispositif) : [code]
  const prets = siens.filter(
    ([code]) =>
      decide(vue.etat, { type: 'soumettreChapitres', chapitres: ensemble(code), rang: 0 as Rang }, contexte).ok,
  )
  const autres = siens.filter(([, chapitre]) => manquesAvantSoumission(chapitre).length > 0)
  const retour = `${chemins.candidature(numero)}#chapitres`
  const entier = dispositif.uniteDInstruction === 'dossier' && siens.some(([, { statut }]) => statut === 'en_depot')
  const enTete = entier ? 'Soumettre le dossier entier' : 'Soumettre les chapitres complets'
  return {
    titre: enTete,
    filAriane: filDeCandidature(acteur, {
      numero,
      titre: titreCandidature({ vue, dispositif }),
    }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="Les chapitres n’ont pas été soumis" />
        <Entete titre={enTete} surtitre={`Candidature n° ${numero}`} />
        {entier ? (
          <DossierEntier numero={numero} retour={retour} chapitres={siens} prets={prets} dispositif={dispositif} />
        ) : prets.length === 0 ? (
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

/** PRE-5 — the chapters that were never handed over go together; an answer to a modification goes from its chapter's page. */
const DossierEntier = (props: {
  readonly numero: string
  readonly retour: string
  readonly chapitres: readonly Chapitre[]
  readonly prets: readonly Chapitre[]
  readonly dispositif: Dispositif
}): VNode => {
  const { numero, retour, dispositif } = props
  const jamais = props.chapitres.filter(([, { statut }]) => statut === 'en_depot')
  const manques = jamais.reduce((n, [, chapitre]) => n + manquesAvantSoumission(chapitre).length, 0)
  if (manques > 0 || !props.prets.some(([code]) => jamais.some(([autre]) => autre === code)))
    return (
      <EtatVide
        titre="Le dossier ne peut pas encore être soumis"
        action={<LienBouton href={retour}>Retour aux chapitres</LienBouton>}
      >
        {`Ce dispositif instruit le dossier entier : ses ${format.pluriel(jamais.length, 'chapitre')} se soumettent en une fois, toutes leurs preuves déposées. ${manques > 0 ? `Il en manque ${manques}.` : ''}`}
      </EtatVide>
    )
  return (
    <Confirmation
      action={chemins.soumission(numero)}
      bouton="Soumettre le dossier entier"
      annuler={retour}
      libelleAnnuler="Revenir aux chapitres"
      saisie={
        <>
          {jamais.map(([code]) => (
            <input key={code} type="hidden" name="chapitres" value={code} />
          ))}
        </>
      }
    >
      <p>
        Vous remettez à l’agence le dossier entier. Il est figé dès sa réception ; vous recevez pour chaque chapitre un
        accusé de réception avec l’empreinte de chaque pièce.
      </p>
      <ul>
        {jamais.map(([code, chapitre]) => (
          <li
            key={code}
          >{`${titreChapitre(dispositif, code)} : ${format.pluriel(compterPreuves(chapitre).total, 'preuve')}`}</li>
        ))}
      </ul>
      <p>
        Une preuve ne pourra être changée que si l’agence demande sa modification ; la réponse se fait par chapitre.
      </p>
    </Confirmation>
  )
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
          <CasAChoisir numero={props.numero} code={code} chapitre={chapitre} />
        </li>
      ))}
    </ul>
  </Section>
)
