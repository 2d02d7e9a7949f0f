import type { VNode } from 'preact'
import { jourAParis, plusHeures } from '../../../kernel/temps.ts'
import {
  Bouton,
  ChampDate,
  ChampFichier,
  ChampsEnLigne,
  ChampTexte,
  ChampTexteLong,
  erreurDe,
  Formulaire,
  GroupeBoutons,
  LienBouton,
  Section,
} from '../../../ui/index.ts'
import { chemins, type CommandeCandidature, decide } from '../../candidatures/index.ts'
import { acceptationDEnregistrement } from '../use-cases/deposer-hors-chapitre.ts'
import type { VueJournee } from './journee.page.tsx'

/** What this person may do now: the rule answers, not the page. */
export const FormulairesDeJournee = ({ page }: { readonly page: VueJournee }): VNode => {
  const { vue, dispositif, acteur } = page
  const possible = (commande: CommandeCandidature): boolean =>
    decide(vue.etat, commande, { acteur, now: vue.le, dispositif }).ok
  const rien = { depotId: '', contenu: { nature: 'lien', url: '' } } as const
  return (
    <>
      {possible({ type: 'deposerEnregistrement', ...rien }) ? <Enregistrement page={page} /> : null}
      {possible({ type: 'demanderAutreDate', motif: '…' }) ? <AutreDate page={page} /> : null}
      {possible({ type: 'proposerJournee', quand: plusHeures(vue.le, 1), jeux: '' }) ? (
        <Proposition page={page} />
      ) : null}
      {possible({ type: 'dispenserDeJournee', motif: '…' }) ? <Dispense page={page} /> : null}
    </>
  )
}

/** INS-2 */
const Proposition = ({ page }: { readonly page: VueJournee }): VNode => {
  const { vue, journee, erreurs, saisie = {} } = page
  const encore = journee !== undefined
  return (
    <Section titre={encore ? 'Proposer une autre date' : 'Proposer une date'} id="proposition">
      <Formulaire action={`${chemins.journee(vue.etat.numero)}/proposition`}>
        <ChampsEnLigne>
          <ChampDate
            nom="jour"
            libelle="Jour"
            obligatoire
            min={jourAParis(vue.le)}
            valeur={saisie['jour']}
            erreur={erreurDe(erreurs, 'jour')}
          />
          <ChampTexte
            nom="heure"
            libelle="Heure"
            aide="Heure de Paris, sous la forme 09:30"
            obligatoire
            largeur="courte"
            longueurMax={5}
            valeur={saisie['heure']}
            erreur={erreurDe(erreurs, 'heure')}
          />
        </ChampsEnLigne>
        <ChampTexteLong
          nom="jeux"
          libelle="Jeux de données"
          aide="Ce que l’éditeur doit préparer, ou l’endroit où il le trouve. Facultatif."
          lignes={5}
          longueurMax={4000}
          valeur={saisie['jeux'] ?? (journee && 'jeux' in journee ? journee.jeux : '')}
          erreur={erreurDe(erreurs, 'jeux')}
        />
        <Bouton>{encore ? 'Proposer cette autre date' : 'Proposer cette date'}</Bouton>
      </Formulaire>
    </Section>
  )
}

/** INS-1 */
const Dispense = ({ page }: { readonly page: VueJournee }): VNode => (
  <Section titre="Dispenser de journée de test" id="dispense">
    <p>L’agence peut se passer de journée de test : elle en donne le motif, que l’éditeur lit.</p>
    <GroupeBoutons>
      <LienBouton href={`${chemins.journee(page.vue.etat.numero)}/dispense`} variante="secondaire">
        Dispenser l’éditeur
      </LienBouton>
    </GroupeBoutons>
  </Section>
)

/** INS-3 */
const AutreDate = ({ page }: { readonly page: VueJournee }): VNode => {
  const { vue, journee, erreurs, saisie = {} } = page
  return (
    <Section titre="Demander une autre date" id="autre-date">
      <Formulaire action={`${chemins.journee(vue.etat.numero)}/autre-date`}>
        <ChampTexteLong
          nom="motif"
          libelle="Pourquoi cette date ne convient pas, et celles qui conviendraient"
          aide={
            journee?.statut === 'confirmee'
              ? 'La date confirmée est abandonnée ; l’agence en propose une autre.'
              : 'L’agence le lit, et vous propose une autre date.'
          }
          obligatoire
          lignes={4}
          longueurMax={4000}
          valeur={saisie['motif']}
          erreur={erreurDe(erreurs, 'motif')}
        />
        <Bouton variante="secondaire">Demander une autre date</Bouton>
      </Formulaire>
    </Section>
  )
}

/** INS-4 — by the same transfer, limits and progress as the file of a proof. */
const Enregistrement = ({ page }: { readonly page: VueJournee }): VNode | null => {
  const { vue, dispositif, journee, erreurs } = page
  const acceptation = acceptationDEnregistrement(dispositif)
  if (!acceptation) return null
  const encore = journee?.statut === 'tenue' && journee.enregistrements.length > 0
  return (
    <Section titre={encore ? 'Ajouter un fichier à l’enregistrement' : 'Déposer l’enregistrement'} id="enregistrement">
      <Formulaire action={`${chemins.journee(vue.etat.numero)}/enregistrement`} multipart>
        <ChampFichier
          nom="piece"
          libelle="Fichier à déposer"
          aide="Si l’enregistrement compte plusieurs fichiers, déposez-les l’un après l’autre."
          obligatoire
          accepte={acceptation.extensions}
          tailleMax={acceptation.tailleMax}
          erreur={erreurDe(erreurs, 'piece')}
        />
        <Bouton icone="upload-line">Déposer le fichier</Bouton>
      </Formulaire>
    </Section>
  )
}
