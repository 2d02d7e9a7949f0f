import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Bouton,
  CasesACocher,
  ChampDate,
  ChampFichier,
  ChampTexte,
  Entete,
  type Erreur,
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
import {
  chemins,
  filDeCandidature,
  pointsPresentes,
  type PreuveDeposee,
  type RapportTest,
  titreCandidature,
} from '../../candidatures/index.ts'
import { accepte, type Dispositif, type FormulaireTest, type PreuveAttendue } from '../../dispositifs/index.ts'
import type { SaisieRapport } from '../domain/saisie-rapport.ts'
import type { Cible } from '../use-cases/deposer.ts'
import type { Chargee } from './chargement.ts'
import { ChoixDuMode } from './depots.tsx'
import { acceptationEnMots } from './phrases.ts'
import { estFavorable, resultatEnMots } from './precisions.tsx'
import { UnPoint } from './test-intrusion-points.tsx'

export type VueTest = Chargee & {
  readonly formulaire: FormulaireTest
  readonly attendue: PreuveAttendue
  readonly preuve: PreuveDeposee
  readonly saisie: SaisieRapport
  readonly mode: Cible['mode']
  /** What was typed, as it would be deposited now. */
  readonly rapport: RapportTest
  /** The other proofs of the candidature that are reports of the same test, and could be deposited now. */
  readonly autres: readonly Cible[]
  readonly aussi: readonly string[]
  readonly brouillon: { readonly version: number; readonly majLe: Chargee['vue']['le']; readonly par: string } | null
  readonly erreurs: readonly Erreur[]
  readonly enregistre: boolean
}

/** How a form names another proof of the file. */
export const valeurDeCible = ({ chapitre, preuve }: Cible): string => `${chapitre}/${preuve}`

/** PEN-1 — the report of a penetration test: who, when, what, an answer to each point, and the provider’s signed document. */
export const pageTest = (page: VueTest): Page => {
  const { vue, dispositif, acteur, chapitre, attendue, erreurs } = page
  const { numero } = vue.etat
  const retour = chemins.preuve(numero, chapitre.code, attendue.numero)
  return {
    titre: `Rapport de test d’intrusion, preuve ${attendue.numero}, candidature ${numero}`,
    titreCourt: 'Rapport de test d’intrusion',
    filAriane: [
      ...filDeCandidature(acteur, { numero, titre: titreCandidature({ vue, dispositif }) }),
      { libelle: chapitre.titre, href: retour },
    ],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="Le rapport n’est pas déposé" />
        <Entete
          titre="Rapport de test d’intrusion"
          surtitre={`Preuve ${attendue.numero} · Candidature n° ${numero}`}
          chapeau="Le test est réalisé par un prestataire qualifié PASSI, selon le guide. Répondez à chaque point de contrôle, puis joignez le rapport signé."
          actions={
            <LienBouton href={retour} variante="tertiaire" icone="arrow-left-line">
              Retour à la preuve
            </LienBouton>
          }
        />
        {page.enregistre ? (
          <Alerte ton="succes" annonce>
            Le brouillon est enregistré. Rien n’est encore remis à l’agence.
          </Alerte>
        ) : null}
        <Regles formulaire={page.formulaire} dispositif={dispositif} />
        <Resultat page={page} />
        <Saisie page={page} retour={retour} />
      </>
    ),
  }
}

/** PEN-2, PEN-3 — what is accepted, and by when, said before. */
const Regles = (props: { readonly formulaire: FormulaireTest; readonly dispositif: Dispositif }): VNode => {
  const { formulaire, dispositif } = props
  const jalon = (code: string) => dispositif.jalons.find(autre => autre.code === code)
  const [j2, j3] = [jalon('J2'), jalon('J3')]
  return (
    <>
      <p>
        Le test est favorable si tous les points de gravité haute sont conformes et si{' '}
        {format.pluriel(formulaire.moyennesNegativesMax, 'réponse négative', 'réponses négatives')} au plus portent sur
        des points de gravité moyenne. Il doit dater de moins de {formulaire.ageMaxMois} mois à son dépôt.
      </p>
      {j2 && j3 ? (
        <p>
          Un rapport défavorable peut être déposé : le premier rapport est attendu avant le <Quand le={j2.quand} />, et
          un nouveau rapport, qui corrige les défauts, avant le <Quand le={j3.quand} />.
        </p>
      ) : (
        <p>Un rapport défavorable peut être déposé ; un nouveau rapport, qui corrige les défauts, sera attendu.</p>
      )}
    </>
  )
}

const sansReponse = ({ formulaire, rapport }: VueTest): number =>
  pointsPresentes(formulaire, rapport.types).filter(({ id }) => rapport.reponses[id] === undefined).length

/** PEN-2 — where the answers lead, as they were last sent. */
const Resultat = ({ page }: { readonly page: VueTest }): VNode | null => {
  const { formulaire, rapport } = page
  if (rapport.types.length === 0) return null
  const restent = sansReponse(page)
  return (
    <div id="resultat">
      <Alerte
        ton={estFavorable(formulaire, rapport) ? (restent > 0 ? 'info' : 'succes') : 'attention'}
        titre={restent > 0 ? 'Résultat provisoire' : 'Résultat'}
      >
        <p>{resultatEnMots(formulaire, rapport)}</p>
        {restent > 0 ? <p>{format.pluriel(restent, 'point')} sans réponse.</p> : null}
      </Alerte>
    </div>
  )
}

const Saisie = ({ page, retour }: { readonly page: VueTest; readonly retour: string }): VNode => {
  const { vue, chapitre, attendue, preuve, formulaire, saisie, brouillon, dispositif, erreurs } = page
  const action = `${chemins.chapitre(vue.etat.numero, chapitre.code)}/test-intrusion`
  const points = pointsPresentes(formulaire, saisie.types)
  const rubriques = [...new Set(points.map(({ rubrique }) => rubrique))]
  const acceptation = accepte(attendue, dispositif)
  const enregistrer = (libelle: string, id: string): VNode => (
    <Bouton id={id} formaction={`${action}/brouillon`} variante="secondaire">
      {libelle}
    </Bouton>
  )
  return (
    <Formulaire
      action={action}
      multipart
      surveille
      champs={{ preuve: attendue.numero, version: String(brouillon?.version ?? 0) }}
    >
      <NoteObligatoires />
      {brouillon ? (
        <p class="fr-text--sm">
          Brouillon enregistré le <Quand le={brouillon.majLe} forme="courte" />, par {brouillon.par}.
        </p>
      ) : null}
      <Identification page={page} />
      {enregistrer(
        points.length > 0 ? 'Enregistrer le brouillon' : 'Enregistrer et afficher les points de contrôle',
        'enregistrer-haut',
      )}
      {rubriques.map(rubrique => {
        const siens = points.filter(point => point.rubrique === rubrique)
        const remplis = siens.filter(({ id }) => page.rapport.reponses[id] !== undefined).length
        return (
          <GroupeChamps key={rubrique} legende={rubrique} avancement={{ remplis, attendus: siens.length }}>
            {siens.map(point => (
              <UnPoint key={point.id} point={point} saisie={saisie} erreurs={erreurs} />
            ))}
          </GroupeChamps>
        )
      })}
      {points.length > 0 && acceptation.fichier ? (
        <GroupeChamps legende="Le rapport signé">
          <p class="fr-text--sm">{acceptationEnMots(acceptation)} À joindre au moment du dépôt.</p>
          {preuve.versions.length > 0 ? <ChoixDuMode id="mode-rapport" mode={page.mode} /> : null}
          {page.autres.length > 0 ? (
            <CasesACocher
              nom="aussi"
              libelle="Ce rapport prouve aussi"
              aide="Il est déposé pour chacune des preuves cochées."
              valeurs={page.aussi}
              options={page.autres.map(cible => ({ valeur: valeurDeCible(cible), libelle: cible.preuve }))}
            />
          ) : null}
          <ChampFichier
            nom="piece"
            libelle="Rapport signé du prestataire"
            obligatoire
            accepte={acceptation.fichier.extensions}
            tailleMax={acceptation.fichier.tailleMax}
            erreur={erreurDe(erreurs, 'piece')}
          />
        </GroupeChamps>
      ) : null}
      {points.length > 0 ? (
        <GroupeBoutons>
          {enregistrer('Enregistrer et voir le résultat', 'enregistrer-bas')}
          <Bouton icone="upload-line">Déposer le rapport</Bouton>
          <LienBouton href={retour} variante="tertiaire">
            Revenir sans enregistrer
          </LienBouton>
        </GroupeBoutons>
      ) : null}
    </Formulaire>
  )
}

const Identification = ({ page: { saisie, erreurs, formulaire } }: { readonly page: VueTest }): VNode => (
  <GroupeChamps legende="Le test">
    <ChampTexte
      nom="prestataire"
      libelle="Prestataire qui a réalisé le test"
      obligatoire
      longueurMax={200}
      valeur={saisie.prestataire}
      erreur={erreurDe(erreurs, 'prestataire')}
    />
    <ChampTexte
      nom="qualification"
      libelle="Référence de sa qualification PASSI"
      obligatoire
      longueurMax={200}
      valeur={saisie.qualification}
      erreur={erreurDe(erreurs, 'qualification')}
    />
    <ChampDate
      nom="finLe"
      libelle="Dernier jour du test"
      obligatoire
      valeur={saisie.finLe}
      erreur={erreurDe(erreurs, 'finLe')}
    />
    <CasesACocher
      nom="types"
      libelle="Types d’application testés"
      aide="Les points de contrôle et leur gravité en dépendent."
      obligatoire
      valeurs={saisie.types}
      erreur={erreurDe(erreurs, 'types')}
      options={formulaire.typesApplication.map(({ code, libelle }) => ({ valeur: code, libelle }))}
    />
  </GroupeChamps>
)
