import type { VNode } from 'preact'
import { estAvant, type Instant, jourAParis } from '../../kernel/temps.ts'
import { type CodeJalon, type Dispositif, type Jalon, LONGUEUR_MOTIF } from '../../modules/dispositifs/index.ts'
import type { Page } from '../../platform/http/contract.ts'
import {
  Alerte,
  ChampDate,
  ChampsEnLigne,
  ChampTexte,
  ChampTexteLong,
  Confirmation,
  Entete,
  type Erreur,
  erreurDe,
  format,
  ListeDescription,
  NoteObligatoires,
  Quand,
  ResumeErreurs,
  Section,
} from '../../ui/index.ts'
import { jalonDeLaProcedure } from '../deplacements.ts'
import { cheminsAdministration, filAdministration } from './chemins.ts'
import type { Concernees } from './concernees.ts'

/** As it was typed. `jour`: `2026-05-13`; `heure`: `12:00`, in Paris. */
export type SaisieJalon = { readonly jour: string; readonly heure: string; readonly motif: string }

export type VueJalon = {
  readonly dispositif: Dispositif
  readonly jalon: Jalon
  readonly concernees: Concernees
  readonly maintenant: Instant
  readonly saisie?: SaisieJalon
  readonly erreurs?: readonly Erreur[]
}

/** P10 — before a milestone is moved: whom it concerns, what changes for whom; then when, and why. */
export const pageJalon = (vue: VueJalon): Page => {
  const { dispositif, jalon, maintenant, saisie, erreurs = [] } = vue
  const retour = `${cheminsAdministration.dispositifs()}#${dispositif.code}`
  const titre = `Déplacer le jalon ${jalon.code.slice(1)}`
  return {
    titre: `${titre}, ${dispositif.intitule}`,
    titreCourt: titre,
    filAriane: filAdministration({ libelle: 'Dispositifs et versions', href: cheminsAdministration.dispositifs() }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="Le jalon n’a pas été déplacé" />
        <Entete titre={titre} surtitre={dispositif.intitule} />
        <ListeDescription
          entrees={[
            { terme: 'Jalon', valeur: `${jalon.code} · ${jalon.libelle}` },
            { terme: 'Date actuelle', valeur: <Quand le={jalon.quand} maintenant={maintenant} /> },
            { terme: 'Ce qu’il ferme', valeur: ceQuIlFerme(dispositif, jalon.code) },
          ]}
        />
        <QuiEstConcerne {...vue} />
        <Confirmation
          action={cheminsAdministration.jalon(dispositif.code, jalon.code)}
          bouton="Déplacer le jalon"
          annuler={retour}
          libelleAnnuler="Ne pas le déplacer"
          champs={{ avant: jalon.quand }}
          saisie={
            <>
              <NoteObligatoires />
              <ChampsEnLigne>
                <ChampDate
                  nom="jour"
                  libelle="Nouveau jour"
                  obligatoire
                  valeur={saisie?.jour}
                  min={jourAParis(maintenant)}
                  erreur={erreurDe(erreurs, 'jour')}
                />
                <ChampTexte
                  nom="heure"
                  libelle="Nouvelle heure"
                  aide="Heure de Paris, sous la forme 12:00"
                  obligatoire
                  largeur="courte"
                  longueurMax={5}
                  valeur={saisie?.heure ?? format.dateHeureCourte(jalon.quand).slice(-5)}
                  erreur={erreurDe(erreurs, 'heure')}
                />
              </ChampsEnLigne>
              <ChampTexteLong
                nom="motif"
                libelle="Motif"
                aide="Il est publié sur la page du dispositif et envoyé à chaque candidat concerné."
                obligatoire
                lignes={4}
                longueurMax={LONGUEUR_MOTIF}
                valeur={saisie?.motif}
                erreur={erreurDe(erreurs, 'motif')}
              />
            </>
          }
        >
          <p>
            Le déplacement est inscrit à votre nom, avec son motif, au journal du dispositif. Il ne s’efface pas : un
            jalon déplacé ne peut qu’être déplacé de nouveau.
          </p>
        </Confirmation>
      </>
    ),
  }
}

const ceQuIlFerme = ({ ajoutDeProfils }: Dispositif, code: CodeJalon): string => {
  switch (code) {
    case 'J1':
      return 'L’ouverture d’une candidature et la première soumission des étapes 1 et 2.'
    case 'J2':
      return `La première soumission des preuves${ajoutDeProfils === 'J2' ? ', et l’ajout de profils facultatifs' : ''}.`
    case 'J3':
      return 'Tout dépôt de preuve, réponses à l’agence comprises.'
    default:
      return 'Rien sur la plateforme : il est indiqué au calendrier.'
  }
}

const QuiEstConcerne = ({ jalon, concernees, maintenant }: VueJalon): VNode => {
  const { referencees } = concernees
  const procedure = jalonDeLaProcedure(jalon.code)
  return (
    <Section titre="Qui est concerné">
      <p>
        Toutes les candidatures à ce dispositif, quelle que soit la version avec laquelle elles ont été ouvertes, et
        celles qui viendront.
      </p>
      <ul>
        <li>{ouvertesEnMots(concernees, procedure)}</li>
        {procedure ? null : (
          <li>{`${format.pluriel(referencees, 'candidature référencée', 'candidatures référencées')}.`}</li>
        )}
        <li>
          Leurs éditeurs sont prévenus dans la messagerie et par courriel : l’ancienne date, la nouvelle et le motif.
          Les gestionnaires reçoivent un courriel.
        </li>
        <li>Les rappels et les échéances suivent aussitôt la nouvelle date, pour les candidats comme pour l’agence.</li>
      </ul>
      {estAvant(maintenant, jalon.quand) ? (
        <p>Avancer un jalon raccourcit le temps laissé aux candidats : préférez un report si vous avez le choix.</p>
      ) : (
        <Passe concernees={concernees} procedure={procedure} />
      )}
    </Section>
  )
}

const ouvertesEnMots = ({ ouvertes, attendues }: Concernees, procedure: boolean): string => {
  if (ouvertes === 0) return 'Aucune candidature n’est ouverte aujourd’hui.'
  const nombre = format.pluriel(ouvertes, 'candidature ouverte', 'candidatures ouvertes')
  if (!procedure) return `${nombre}.`
  if (attendues === 0) return `${nombre}, dont aucune n’a encore à tenir ce jalon.`
  return `${nombre}, dont ${attendues} qui ${format.accorder(attendues, 'doit', 'doivent')} encore tenir ce jalon : leur limite devient la nouvelle date.`
}

/** What a milestone that has passed closes again only later. */
const Passe = (props: { readonly concernees: Concernees; readonly procedure: boolean }): VNode => {
  const { attendues, closes } = props.concernees
  return (
    <Alerte ton="attention" titre="Ce jalon est passé">
      {props.procedure ? (
        <>
          <p>
            {`Le reporter rouvre ce qu’il ferme jusqu’à la nouvelle date.${
              attendues > 0
                ? ` ${format.pluriel(attendues, 'candidature', 'candidatures')} en retard ${format.accorder(attendues, 'revient', 'reviennent')} dans les délais.`
                : ''
            }`}
          </p>
          <p>
            {closes > 0
              ? `${format.pluriel(closes, 'candidature close', 'candidatures closes')} parce qu’un jalon était passé ${format.accorder(closes, 'le reste', 'le restent')} : leurs éditeurs peuvent ouvrir une nouvelle candidature si le jalon 1 est à venir.`
              : 'Une candidature close parce qu’un jalon était passé le reste.'}
          </p>
        </>
      ) : (
        <p>Le reporter ne change que le calendrier publié.</p>
      )}
    </Alerte>
  )
}
