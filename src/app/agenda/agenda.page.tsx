import type { Instant } from '../../kernel/temps.ts'
import type { Page } from '../../platform/http/contract.ts'
import { Alerte, BoutonPost, Entete, GroupeBoutons, Quand, Reference, Section } from '../../ui/index.ts'

export const cheminsAgenda = {
  agenda: (): string => '/agenda',
  ouvrir: (): string => '/agenda/ouvrir',
  fermer: (): string => '/agenda/fermer',
  flux: (jeton: string): string => (jeton === ':jeton' ? '/agenda/:jeton' : `/agenda/${jeton}.ics`),
}

/** `adresse`: the secret one, on the page that follows its making only. */
export const pageAgenda = ({
  ouvertLe,
  adresse,
}: {
  readonly ouvertLe: Instant | null
  readonly adresse: string | null
}): Page => ({
  titre: 'Mes échéances dans mon agenda',
  filAriane: [{ libelle: 'Tableau de bord', href: '/tableau-de-bord' }],
  contenu: (
    <>
      <Entete
        titre="Mes échéances dans mon agenda"
        chapeau="Votre agenda (Outlook, Thunderbird, Apple, Google…) peut lire les échéances de toutes vos candidatures et les tenir à jour."
      />
      {adresse ? (
        <Alerte ton="succes" titre="Votre adresse d’agenda est prête" annonce>
          <p>
            Dans votre agenda, choisissez « S’abonner à un calendrier » et collez cette adresse. Elle n’est montrée
            qu’une fois ; qui la connaît lit vos échéances : ne la transmettez à personne.
          </p>
          <p>
            <Reference>{adresse}</Reference>
          </p>
        </Alerte>
      ) : null}
      <Section titre="Adresse d’abonnement">
        {ouvertLe ? (
          <p>
            Une adresse est ouverte depuis le <Quand le={ouvertLe} />. En créer une autre remplace celle-ci, qui ne
            fonctionnera plus.
          </p>
        ) : (
          <p>
            Aucune adresse n’est ouverte. Votre agenda ne pouvant pas s’identifier, il lit vos échéances à une adresse
            secrète, que vous pouvez fermer à tout moment. Elle ne donne accès à rien d’autre.
          </p>
        )}
        <GroupeBoutons>
          <BoutonPost action={cheminsAgenda.ouvrir()}>
            {ouvertLe ? 'Créer une autre adresse' : 'Créer mon adresse d’agenda'}
          </BoutonPost>
          {ouvertLe ? (
            <BoutonPost action={cheminsAgenda.fermer()} variante="secondaire">
              Fermer l’adresse
            </BoutonPost>
          ) : null}
        </GroupeBoutons>
      </Section>
    </>
  ),
})
