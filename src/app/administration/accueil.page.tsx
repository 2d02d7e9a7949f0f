import type { VNode } from 'preact'
import type { Instant } from '../../kernel/temps.ts'
import { chemins, libelleStatut, type Statut } from '../../modules/candidatures/index.ts'
import { cheminsAtelier, type Dispositif } from '../../modules/dispositifs/index.ts'
import type { Page } from '../../platform/http/contract.ts'
import {
  Bouton,
  ChampTexte,
  Compteur,
  Compteurs,
  Entete,
  type Erreur,
  erreurDe,
  format,
  Grille,
  ResumeErreurs,
  Section,
  Tuile,
  urlAvec,
} from '../../ui/index.ts'
import { cheminsAdministration } from './chemins.ts'
import type { Chiffres } from './chiffres.ts'
import { etatGuichet } from './programmes.ts'

export type VueAccueil = {
  readonly chiffres: Chiffres
  /** The open version of each programme, by name. */
  readonly dispositifs: readonly Dispositif[]
  readonly maintenant: Instant
  /** The number typed to find a journal, when it led nowhere. */
  readonly numero?: string
  readonly erreurs?: readonly Erreur[]
}

const TITRE = 'Administration'

/** The administrator's home: what is wrong first, then each part of the service with its figures. */
export const pageAccueil = (vue: VueAccueil): Page => ({
  titre: TITRE,
  largeur: 'large',
  contenu: (
    <>
      <ResumeErreurs erreurs={vue.erreurs ?? []} titre="Aucun journal à ce numéro" />
      <Entete titre={TITRE} chapeau="L’état du service, les droits de l’agence, les tâches et les dispositifs." />
      <ASurveiller chiffres={vue.chiffres} />
      <Rubriques {...vue} />
      <RechercheJournal numero={vue.numero ?? ''} erreurs={vue.erreurs ?? []} />
      <ParStatut chiffres={vue.chiffres} />
    </>
  ),
})

const ASurveiller = ({ chiffres: { taches, courriels } }: { readonly chiffres: Chiffres }): VNode => (
  <Section titre="À surveiller">
    <Compteurs>
      <Compteur
        valeur={format.nombre(taches.misesDeCote)}
        libelle={format.accorder(taches.misesDeCote, 'tâche mise de côté', 'tâches mises de côté')}
        href={cheminsAdministration.taches()}
        ton={taches.misesDeCote > 0 ? 'erreur' : 'succes'}
      />
      <Compteur
        valeur={format.nombre(taches.aReessayer)}
        libelle={format.accorder(taches.aReessayer, 'tâche à réessayer', 'tâches à réessayer')}
        href={cheminsAdministration.taches()}
        ton={taches.aReessayer > 0 ? 'attention' : 'neutre'}
      />
      <Compteur
        valeur={format.nombre(taches.enAttente)}
        libelle={format.accorder(taches.enAttente, 'tâche en attente', 'tâches en attente')}
        href={cheminsAdministration.taches()}
      />
      <Compteur
        valeur={format.nombre(courriels.enEchec)}
        libelle={format.accorder(courriels.enEchec, 'courriel en échec', 'courriels en échec')}
        href={`${cheminsAdministration.taches()}#courriels`}
        ton={courriels.enEchec > 0 ? 'erreur' : 'succes'}
      />
      <Compteur
        valeur={format.nombre(courriels.enAttente)}
        libelle={format.accorder(courriels.enAttente, 'courriel en attente', 'courriels en attente')}
        href={`${cheminsAdministration.taches()}#courriels`}
      />
    </Compteurs>
  </Section>
)

const Rubriques = ({ chiffres, dispositifs, maintenant }: VueAccueil): VNode => {
  const { personnes, taches } = chiffres
  const enEchec = taches.misesDeCote + taches.aReessayer
  return (
    <Section titre="Rubriques">
      <Grille colonnes={3}>
        <Tuile
          titre="Personnes et droits"
          href={cheminsAdministration.personnes()}
          icone="team-line"
          detail={`${format.pluriel(personnes.habilitees, 'personne habilitée', 'personnes habilitées')} à l’agence, ${format.pluriel(personnes.connues, 'personne connue', 'personnes connues')}, ${format.pluriel(personnes.sessions, 'session ouverte', 'sessions ouvertes')}`}
        />
        <Tuile
          titre="Tâches et courriels"
          href={cheminsAdministration.taches()}
          icone="settings-line"
          detail={`${format.pluriel(enEchec, 'tâche en échec', 'tâches en échec')}, ${taches.enAttente} en attente, ${taches.prevues} ${format.accorder(taches.prevues, 'prévue')} plus tard`}
        />
        <Tuile
          titre="Dispositifs et versions"
          href={cheminsAdministration.dispositifs()}
          icone="file-text-line"
          detail={
            dispositifs.length === 0
              ? 'Aucun guichet ouvert'
              : dispositifs.map(dispositif => guichetEnMots(dispositif, maintenant)).join(' · ')
          }
        />
        <Tuile
          titre="Atelier des dispositifs"
          href={cheminsAtelier.accueil()}
          icone="edit-line"
          detail="Écrire un dispositif, préparer sa version suivante, la contrôler, la publier"
        />
      </Grille>
    </Section>
  )
}

const guichetEnMots = (dispositif: Dispositif, maintenant: Instant): string => {
  const etat = etatGuichet(dispositif, maintenant)
  return `${dispositif.intitule}, version ${dispositif.version}, ${etat.kind === 'ferme' ? 'guichet fermé' : 'guichet ouvert'}`
}

const RechercheJournal = ({
  numero,
  erreurs,
}: {
  readonly numero: string
  readonly erreurs: readonly Erreur[]
}): VNode => (
  <Section titre="Journal d’une candidature">
    <form
      method="get"
      action={cheminsAdministration.journal()}
      class="cv-filtres"
      role="search"
      aria-label="Chercher le journal d’une candidature"
    >
      <div class="cv-filtres__champs">
        <ChampTexte
          nom="numero"
          libelle="Numéro de candidature"
          aide="Dix lettres majuscules ou chiffres, par exemple SEKWAOLGFJ"
          type="search"
          valeur={numero}
          longueurMax={40}
          erreur={erreurDe(erreurs, 'numero')}
        />
      </div>
      <div class="cv-boutons">
        <Bouton variante="secondaire" icone="search-line">
          Ouvrir le journal
        </Bouton>
      </div>
    </form>
  </Section>
)

const ParStatut = ({ chiffres: { candidatures } }: { readonly chiffres: Chiffres }): VNode => {
  const statuts = Object.entries(libelleStatut) as readonly (readonly [Statut, string])[]
  return (
    <Section titre="Candidatures par état">
      <Compteurs>
        {statuts.map(([statut, libelle]) => (
          <Compteur
            valeur={format.nombre(candidatures.get(statut) ?? 0)}
            libelle={libelle}
            href={urlAvec(chemins.listeAgence(), { statut })}
          />
        ))}
      </Compteurs>
    </Section>
  )
}
