import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import type { JourCivil } from '../../../kernel/temps.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Badge,
  Bouton,
  BoutonPost,
  Carte,
  ChampDate,
  ChampsEnLigne,
  ChampTexte,
  Entete,
  type Erreur,
  erreurDe,
  EtatVide,
  format,
  Formulaire,
  Grille,
  Lien,
  LienBouton,
  NoteObligatoires,
  Quand,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../../ui/index.ts'
import { chemins } from '../../candidatures/index.ts'
import type { SeanceAttendue } from '../domain/calendrier.ts'
import type { Dossier } from '../domain/ordre-du-jour.ts'
import { estSecretaire, type Seance } from '../domain/seance.ts'
import type { DossierPret } from './deps.ts'
import { heureEnMots, libelleSeance, tonSeance } from './phrases.ts'

export type SaisieConvocation = {
  readonly jour?: string
  readonly heure?: string
  readonly instance?: string
  readonly lieu?: string
}

export type VueCollege = {
  readonly acteur: Personne
  readonly aujourdhui: JourCivil
  readonly attendues: readonly SeanceAttendue[]
  readonly seances: readonly { readonly seance: Seance; readonly dossiers: readonly Dossier[] }[]
  readonly prets: { readonly candidatures: readonly DossierPret[]; readonly nombre: number }
  readonly saisie: SaisieConvocation
  readonly erreurs: readonly Erreur[]
}

/** From the agent's day down to the college, for the pages under it. */
export const FIL_COLLEGE = [
  { libelle: 'Ma journée', href: chemins.accueil('agent') },
  { libelle: 'Collège', href: chemins.college() },
] as const

/** COL-1 — the week's séance first, then the others, and the files that are ready to be examined. */
export const pageCollege = (page: VueCollege): Page => ({
  titre: 'Collège',
  filAriane: FIL_COLLEGE.slice(0, 1),
  contenu: (
    <>
      <ResumeErreurs erreurs={page.erreurs} titre="La séance n’a pas été convoquée" />
      <Entete
        titre="Collège"
        chapeau="L’instance de chaque dispositif décide des demandes dont le dossier est validé et, s’il y en a une, la convention signée par l’éditeur."
      />
      <DeLaSemaine page={page} />
      <Prets page={page} />
      <Seances page={page} />
      {estSecretaire(page.acteur) ? <AutreDate page={page} /> : null}
    </>
  ),
})

const DeLaSemaine = ({ page }: { readonly page: VueCollege }): VNode => {
  const { attendues, seances, acteur, aujourdhui } = page
  return (
    <Section titre="Prochaine séance" id="prochaine">
      {attendues.length === 0 ? (
        <EtatVide titre="Aucun dispositif n’est ouvert">
          La séance de la semaine suit le calendrier des dispositifs.
        </EtatVide>
      ) : (
        <Grille colonnes={2}>
          {attendues.map(({ instance, jour, heure }) => {
            const connue = seances.find(({ seance }) => seance.jour === jour)
            return (
              <Carte
                key={`${jour}${heure}${instance}`}
                titre={`${format.jourLong(jour)} à ${heureEnMots(heure)}`}
                surtitre={instance}
                badges={
                  connue ? (
                    <Badge ton={tonSeance[connue.seance.statut]}>{libelleSeance[connue.seance.statut]}</Badge>
                  ) : (
                    <Badge ton="neutre">À convoquer</Badge>
                  )
                }
                pied={<Pied jour={jour} connue={connue?.seance} attendue={{ instance, jour, heure }} acteur={acteur} />}
              >
                {jour === aujourdhui ? 'Aujourd’hui. ' : ''}
                {connue ? format.pluriel(connue.dossiers.length, 'dossier inscrit', 'dossiers inscrits') : ''}
              </Carte>
            )
          })}
        </Grille>
      )}
    </Section>
  )
}

const Pied = (props: {
  readonly jour: JourCivil
  readonly connue: Seance | undefined
  readonly attendue: SeanceAttendue
  readonly acteur: Personne
}): VNode => {
  if (props.connue) return <LienBouton href={chemins.seance(props.jour)}>Ouvrir la séance</LienBouton>
  if (!estSecretaire(props.acteur)) return <p>Le secrétariat du collège ne l’a pas encore convoquée.</p>
  const { instance, jour, heure } = props.attendue
  return (
    <BoutonPost action={chemins.college()} champs={{ instance, jour, heure, lieu: '' }} icone="calendar-line">
      Convoquer cette séance
    </BoutonPost>
  )
}

const Prets = ({ page: { prets } }: { readonly page: VueCollege }): VNode => (
  <Section titre="Dossiers prêts" id="prets">
    <p>
      {prets.nombre === 0
        ? 'Aucun dossier n’attend une séance.'
        : `${format.pluriel(prets.nombre, 'dossier attend une séance', 'dossiers attendent une séance')} : tout y est validé et, s’il y en a une, la convention est signée par l’éditeur. L’inscription se fait depuis la page de la séance.`}
    </p>
    {prets.nombre > 0 ? (
      <ul>
        {prets.candidatures.slice(0, 20).map(({ numero, produit, entreprise }) => (
          <li key={numero}>
            <Lien href={chemins.candidature(numero)}>{`${produit}, ${entreprise}`}</Lien>
          </li>
        ))}
        {prets.nombre > 20 ? <li>et {format.pluriel(prets.nombre - 20, 'autre')}</li> : null}
      </ul>
    ) : null}
  </Section>
)

const Seances = ({ page: { seances } }: { readonly page: VueCollege }): VNode => (
  <Section titre="Séances" id="seances">
    <Tableau
      legende="Séances, la plus récente d’abord"
      legendeCachee
      lignes={seances}
      cleLigne={({ seance }) => `seance-${seance.jour}`}
      vide={<EtatVide titre="Aucune séance n’a été convoquée" icone="calendar-line" />}
      colonnes={[
        {
          cle: 'jour',
          titre: 'Séance',
          entete: true,
          rendu: ({ seance: { jour, heure } }) => (
            <Lien href={chemins.seance(jour)}>{`${format.jourLong(jour)} à ${heureEnMots(heure)}`}</Lien>
          ),
        },
        { cle: 'instance', titre: 'Instance', rendu: ({ seance }) => seance.instance },
        { cle: 'dossiers', titre: 'Dossiers', nombre: true, rendu: ({ dossiers }) => format.nombre(dossiers.length) },
        {
          cle: 'etat',
          titre: 'État',
          rendu: ({ seance }) => <Badge ton={tonSeance[seance.statut]}>{libelleSeance[seance.statut]}</Badge>,
        },
        {
          cle: 'close',
          titre: 'Procès-verbal',
          rendu: ({ seance }) => (seance.statut === 'close' ? <Quand le={seance.closeLe} forme="courte" /> : '—'),
        },
      ]}
    />
  </Section>
)

const AutreDate = ({ page: { saisie, erreurs, aujourdhui, attendues } }: { readonly page: VueCollege }): VNode => (
  <Section titre="Convoquer une séance à une autre date" id="autre">
    <Formulaire action={chemins.college()}>
      <NoteObligatoires />
      <ChampsEnLigne>
        <ChampDate
          nom="jour"
          libelle="Jour"
          aide="Aujourd’hui ou plus tard."
          obligatoire
          min={aujourdhui}
          valeur={saisie.jour}
          erreur={erreurDe(erreurs, 'jour')}
        />
        <ChampTexte
          nom="heure"
          libelle="Heure (de Paris)"
          aide="Par exemple 14:00."
          obligatoire
          largeur="courte"
          valeur={saisie.heure ?? attendues[0]?.heure}
          erreur={erreurDe(erreurs, 'heure')}
        />
      </ChampsEnLigne>
      <ChampTexte
        nom="instance"
        libelle="Instance"
        obligatoire
        longueurMax={200}
        valeur={saisie.instance ?? attendues[0]?.instance}
        erreur={erreurDe(erreurs, 'instance')}
      />
      <ChampTexte
        nom="lieu"
        libelle="Lieu"
        aide="Par exemple : visioconférence. Facultatif."
        longueurMax={200}
        valeur={saisie.lieu}
        erreur={erreurDe(erreurs, 'lieu')}
      />
      <Bouton variante="secondaire">Convoquer la séance</Bouton>
    </Formulaire>
  </Section>
)
