import type { VNode } from 'preact'
import type { Instant } from '../../kernel/temps.ts'
import type { Page } from '../../platform/http/contract.ts'
import type { ComptesTaches, TacheEnEchec } from '../../platform/jobs/index.ts'
import type { CourrielEnBoite } from '../../platform/mail/index.ts'
import {
  Alerte,
  Badge,
  BoutonPost,
  Compteur,
  Compteurs,
  Entete,
  type Erreur,
  EtatVide,
  format,
  Invisible,
  LienBouton,
  Quand,
  Reference,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../ui/index.ts'
import { cheminsAdministration, filAdministration } from './chemins.ts'
import type { ComptesCourriels } from './chiffres.ts'
import { erreurMontree } from './taches.ts'

export type VueTaches = {
  readonly comptes: ComptesTaches
  readonly echecs: readonly TacheEnEchec[]
  /** The most that `echecs` holds. */
  readonly limite: number
  readonly courriels: readonly CourrielEnBoite[]
  readonly comptesCourriels: ComptesCourriels
  readonly maintenant: Instant
  readonly rejouee?: boolean
  readonly erreurs?: readonly Erreur[]
}

const TITRE = 'Tâches et courriels'

/** P21 — what the service does by itself: what failed, how often, why, and a way to try again. */
export const pageTaches = (vue: VueTaches): Page => ({
  titre: TITRE,
  filAriane: filAdministration(),
  largeur: 'large',
  contenu: (
    <>
      <ResumeErreurs erreurs={vue.erreurs ?? []} titre="Cette tâche n’a pas été rejouée" />
      <Entete
        titre={TITRE}
        chapeau="Ce que le service fait de lui-même : suites d’un acte, envois, documents. Une tâche qui échoue est réessayée, de plus en plus tard, puis mise de côté."
        actions={
          <LienBouton href={cheminsAdministration.taches()} variante="secondaire" icone="refresh-line">
            Actualiser
          </LienBouton>
        }
      />
      {vue.rejouee ? (
        <Alerte ton="succes" annonce>
          La tâche est remise en tête de file, avec tous ses essais. Actualisez la page pour voir ce qu’elle devient.
        </Alerte>
      ) : null}
      <Chiffres comptes={vue.comptes} />
      <Section titre="Tâches en échec" id="echecs">
        <Echecs {...vue} />
      </Section>
      <Section titre="Courriels qui ne sont pas partis" id="courriels">
        <Courriels {...vue} />
      </Section>
    </>
  ),
})

const Chiffres = ({ comptes }: { readonly comptes: ComptesTaches }): VNode => (
  <Compteurs>
    <Compteur
      valeur={format.nombre(comptes.misesDeCote)}
      libelle={format.accorder(comptes.misesDeCote, 'mise de côté', 'mises de côté')}
      href="#echecs"
      ton={comptes.misesDeCote > 0 ? 'erreur' : 'succes'}
    />
    <Compteur
      valeur={format.nombre(comptes.aReessayer)}
      libelle="à réessayer"
      href="#echecs"
      ton={comptes.aReessayer > 0 ? 'attention' : 'neutre'}
    />
    <Compteur valeur={format.nombre(comptes.enAttente)} libelle="en attente" />
    <Compteur valeur={format.nombre(comptes.enCours)} libelle="en cours" />
    <Compteur
      valeur={format.nombre(comptes.prevues)}
      libelle={format.accorder(comptes.prevues, 'prévue plus tard', 'prévues plus tard')}
    />
  </Compteurs>
)

const Echecs = ({ echecs, limite, maintenant }: VueTaches): VNode => (
  <>
    {echecs.length === limite ? (
      <p class="cv-compte">{`Les ${limite} premières, celles mises de côté d’abord.`}</p>
    ) : null}
    <Tableau
      legende="Tâches en échec, celles mises de côté d’abord"
      legendeCachee
      empile
      dense
      lignes={echecs}
      cleLigne={({ id }) => `tache-${id}`}
      vide={
        <EtatVide titre="Aucune tâche en échec" icone="checkbox-circle-line">
          Tout ce que le service devait faire est fait ou suit son cours.
        </EtatVide>
      }
      colonnes={[
        {
          cle: 'nom',
          titre: 'Tâche',
          entete: true,
          rendu: ({ nom, id, cle }) => (
            <>
              <Reference>{nom}</Reference>
              <br />
              <span class="fr-text--sm">{cle === null ? `nº ${id}` : `nº ${id}, clé ${cle}`}</span>
            </>
          ),
        },
        {
          cle: 'depuis',
          titre: 'Déposée le',
          insecable: true,
          rendu: ({ deposeeLe }) => <Quand le={deposeeLe} forme="courte" />,
        },
        {
          cle: 'essais',
          titre: 'Essais',
          nombre: true,
          rendu: ({ tentatives, tentativesMax }) => `${tentatives} sur ${tentativesMax}`,
        },
        {
          cle: 'etat',
          titre: 'État',
          rendu: ({ prochaine }) =>
            prochaine === null ? (
              <Badge ton="erreur">Mise de côté</Badge>
            ) : (
              <>
                <Badge ton="attention">À réessayer</Badge>
                <br />
                <span class="fr-text--sm">{format.relatif(prochaine, maintenant)}</span>
              </>
            ),
        },
        { cle: 'erreur', titre: 'Dernière erreur', rendu: ({ erreur }) => erreurMontree(erreur) },
        {
          cle: 'geste',
          titre: 'Geste',
          rendu: ({ id, nom }) => (
            <BoutonPost action={cheminsAdministration.rejeu(id)} petit variante="secondaire" icone="refresh-line">
              Rejouer
              <Invisible>{` la tâche ${nom} nº ${id}`}</Invisible>
            </BoutonPost>
          ),
        },
      ]}
    />
  </>
)

const Courriels = ({ courriels, comptesCourriels: { enAttente, enEchec } }: VueTaches): VNode => (
  <>
    {courriels.length > 0 ? (
      <p class="cv-compte">
        {`${format.nombre(enEchec)} en échec, ${format.nombre(enAttente)} en attente${
          enEchec + enAttente > courriels.length ? ` ; les ${courriels.length} premiers` : ''
        }`}
      </p>
    ) : null}
    <Tableau
      legende="Courriels écrits qui ne sont pas partis, ceux qui ont le plus échoué d’abord"
      legendeCachee
      empile
      dense
      lignes={courriels}
      vide={
        <EtatVide titre="Tous les courriels sont partis" icone="mail-line">
          Un courriel refusé par le serveur d’envoi apparaît ici jusqu’à ce qu’il parte.
        </EtatVide>
      }
      colonnes={[
        { cle: 'sujet', titre: 'Sujet', entete: true, rendu: ({ sujet }) => sujet },
        { cle: 'destinataire', titre: 'Destinataire', rendu: ({ destinataire }) => destinataire },
        {
          cle: 'ecrit',
          titre: 'Écrit le',
          insecable: true,
          rendu: ({ creeLe }) => <Quand le={creeLe} forme="courte" />,
        },
        {
          cle: 'essais',
          titre: 'Essais',
          rendu: ({ tentatives }) =>
            tentatives === 0 ? (
              <Badge ton="encours">En attente</Badge>
            ) : (
              <Badge ton="erreur">{format.pluriel(tentatives, 'essai')}</Badge>
            ),
        },
      ]}
    />
  </>
)
