import type { VNode } from 'preact'
import { Bouton, Entete, Formulaire, GroupeBoutons, Lien, ListeDescription, Section } from '../../../ui/index.ts'
import type { Compte } from '../comptes.pg.ts'
import { donneesPartagees } from '../portees.ts'
import type { Service } from '../services.ts'
import { cadre } from './cadre.tsx'

export type DemandeAccord = {
  readonly chemin: string
  readonly jeton: string
  readonly service: Service
  readonly compte: Compte
  readonly portees: readonly string[]
}

/** IDN-5 — says exactly what would be shared, with whom and what for; without an agreement, no access. */
export const pageConsentement = (vue: DemandeAccord): string =>
  cadre({ titre: `Accès à : ${vue.service.nom}`, jeton: vue.jeton, compte: vue.compte, contenu: <Vue {...vue} /> })

const Vue = ({ chemin, service, compte, portees }: DemandeAccord): VNode => (
  <>
    <Entete
      surtitre="Première connexion à ce service"
      titre={`Partager les informations de votre compte avec : ${service.nom}`}
      chapeau={service.description}
    />
    <Section titre="Ce qui serait partagé">
      <ListeDescription entrees={donneesPartagees(compte, portees)} />
      <p>
        Ces informations seraient transmises à <strong>{service.nom}</strong> ({service.responsable}) à chacune de vos
        connexions, pour vous reconnaître et préremplir vos démarches. Votre mot de passe et vos codes ne sont jamais
        transmis.
      </p>
      <p>
        Sans votre accord, vous n’accédez pas à ce service. Vous pourrez retirer votre accord à tout moment depuis la{' '}
        <Lien href="/isc/services">liste des services</Lien>.
      </p>
    </Section>
    <Formulaire action={`${chemin}/accord`}>
      <GroupeBoutons>
        <Bouton nom="decision" valeur="accepter">
          Accepter et continuer
        </Bouton>
        <Bouton nom="decision" valeur="refuser" variante="secondaire">
          Refuser
        </Bouton>
      </GroupeBoutons>
    </Formulaire>
  </>
)
