import type { VNode } from 'preact'
import {
  Alerte,
  Bouton,
  BoutonPost,
  Entete,
  Formulaire,
  GroupeBoutons,
  Lien,
  LienBouton,
  Section,
} from '../../../ui/index.ts'
import { CGU } from '../cgu.ts'
import { cadre, NOM_ISC } from './cadre.tsx'

export const pageCgu = (): string =>
  cadre({
    titre: CGU.titre,
    contenu: (
      <>
        <Entete titre={CGU.titre} complement={`Version ${CGU.version}`} />
        {CGU.articles.map(({ titre, texte }) => (
          <Section titre={titre}>
            <p>{texte}</p>
          </Section>
        ))}
      </>
    ),
  })

export const pageDeconnecte = (): string =>
  cadre({
    titre: 'Vous êtes déconnecté',
    contenu: (
      <>
        <Entete titre="Vous êtes déconnecté" />
        <p>
          Votre session {NOM_ISC} est fermée. Un service déjà ouvert le reste jusqu’à ce que vous vous en déconnectiez.
        </p>
        <GroupeBoutons>
          <LienBouton href="/isc/services">Se connecter à nouveau</LienBouton>
          <LienBouton href="/" variante="secondaire">
            Aller à la plateforme Convergence
          </LienBouton>
        </GroupeBoutons>
      </>
    ),
  })

/** A page of ours asks; the person says whether the other services are to be left too. */
export const pageDemandeDeconnexion = ({
  action,
  xsrf,
  service,
}: {
  readonly action: string
  readonly xsrf: string
  readonly service: string | null
}): string =>
  cadre({
    titre: 'Déconnexion',
    contenu: (
      <>
        <Entete titre={`Se déconnecter aussi d’${NOM_ISC} ?`} surtitre={service} />
        <p>
          Tant que vous restez connecté à {NOM_ISC}, les services rattachés ne vous demandent ni mot de passe ni code.
          Sur un poste partagé, déconnectez-vous.
        </p>
        <Formulaire action={action} champs={{ xsrf }}>
          <GroupeBoutons>
            <Bouton nom="logout" valeur="yes">
              Se déconnecter
            </Bouton>
            <Bouton variante="secondaire">Rester connecté</Bouton>
          </GroupeBoutons>
        </Formulaire>
      </>
    ),
  })

export type PageErreur = {
  readonly titre: string
  readonly phrase: string
  /** What to quote when asking for help; never a message from the code. */
  readonly code?: string
  /** A form to send again rather than a link: the page was too old. */
  readonly renvoi?: { readonly action: string; readonly jeton: string } | undefined
}

export const INTROUVABLE: PageErreur = {
  titre: 'Page introuvable',
  phrase: 'Cette adresse ne correspond à aucune page.',
}

export const pageErreur = ({ titre, phrase, code, renvoi }: PageErreur): string =>
  cadre({
    titre,
    ...(renvoi === undefined ? {} : { jeton: renvoi.jeton }),
    contenu: (
      <>
        <Entete titre={titre} />
        <Alerte ton="erreur" titre="La demande n’a pas abouti">
          {phrase}
        </Alerte>
        {code === undefined ? null : (
          <p>
            Référence à indiquer : <code>{code}</code>
          </p>
        )}
        {renvoi === undefined ? <Reprendre /> : <BoutonPost action={renvoi.action}>Recommencer</BoutonPost>}
      </>
    ),
  })

const Reprendre = (): VNode => (
  <ul>
    <li>
      <Lien href="/isc/services">Liste des services d’{NOM_ISC}</Lien>
    </li>
    <li>
      <Lien href="/">Plateforme Convergence</Lien>
    </li>
  </ul>
)
