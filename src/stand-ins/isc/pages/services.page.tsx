import type { VNode } from 'preact'
import { Alerte, BoutonPost, Carte, Entete, Grille, Lien, ListeDescription, Quand, Section } from '../../../ui/index.ts'
import type { Compte } from '../comptes.pg.ts'
import type { Consentement } from '../consentements.pg.ts'
import { roleEnMots } from '../portees.ts'
import type { Service } from '../services.ts'
import { cadre, NOM_ISC } from './cadre.tsx'

export type ListeServices = {
  readonly jeton: string
  readonly compte: Compte
  readonly services: readonly Service[]
  readonly consentements: readonly Consentement[]
  /** The name of the service from which an agreement was just taken back. */
  readonly retire: string | null
}

/** IDN-6 — the way in from iSC: its list of services. */
export const pageServices = (vue: ListeServices): string =>
  cadre({ titre: 'Services', jeton: vue.jeton, compte: vue.compte, contenu: <Vue {...vue} /> })

const Vue = ({ compte, services, consentements, retire }: ListeServices): VNode => (
  <>
    <Entete
      titre="Vos services"
      chapeau={`Vous êtes connecté à ${NOM_ISC} : ces services ne vous demandent pas de vous identifier à nouveau.`}
      actions={
        <BoutonPost action="/isc/deconnexion" variante="secondaire" icone="logout-line">
          Se déconnecter
        </BoutonPost>
      }
    />
    {retire ? (
      <Alerte
        ton="succes"
        annonce
      >{`L’accord donné à « ${retire} » est retiré : il vous sera demandé à nouveau.`}</Alerte>
    ) : null}
    <Section titre="Services rattachés">
      <Grille colonnes={2}>
        {services.map(service => (
          <Carte titre={service.nom} href={service.adresse}>
            <p>{service.description}</p>
          </Carte>
        ))}
      </Grille>
    </Section>
    <Section titre="Votre compte">
      <ListeDescription entrees={entreesDe(compte)} />
    </Section>
    <Section titre="Accords de partage">
      {consentements.length === 0 ? (
        <p>Vous n’avez partagé les informations de votre compte avec aucun service.</p>
      ) : (
        <ListeDescription
          entrees={consentements.map(({ clientId, accordeLe }) => {
            const nom = services.find(service => service.clientId === clientId)?.nom ?? clientId
            return {
              terme: nom,
              valeur: (
                <>
                  Accord donné le <Quand le={accordeLe} />
                </>
              ),
              action: (
                <BoutonPost action="/isc/services/retrait" champs={{ service: clientId }} variante="tertiaire" petit>
                  Retirer l’accord<span class="fr-sr-only"> donné à {nom}</span>
                </BoutonPost>
              ),
            }
          })}
        />
      )}
    </Section>
  </>
)

const entreesDe = (compte: Compte): readonly { readonly terme: string; readonly valeur: VNode | string }[] => [
  { terme: 'Prénom et nom', valeur: `${compte.prenom} ${compte.nom}` },
  { terme: 'Adresse électronique', valeur: compte.courriel },
  { terme: 'Fonction', valeur: compte.fonction },
  ...(compte.entreprise
    ? [
        { terme: 'Entreprise', valeur: `${compte.entreprise.nom} (SIRET ${compte.entreprise.siret})` },
        { terme: 'Rôle dans l’entreprise', valeur: roleEnMots(compte.entreprise) },
      ]
    : []),
  {
    terme: 'Conditions générales',
    valeur: (
      <>
        <Lien href="/isc/cgu">Version {compte.cguVersion}</Lien>, acceptée le <Quand le={compte.cguAccepteesLe} />
      </>
    ),
  },
]
