import type { VNode } from 'preact'
import type { Instant } from '../../../kernel/temps.ts'
import {
  Alerte,
  Bouton,
  BoutonPost,
  ChampCode,
  Entete,
  type Erreur,
  erreurDe,
  Formulaire,
  GroupeBoutons,
  LienBouton,
  ResumeErreurs,
} from '../../../ui/index.ts'
import { heureDe } from '../courriel.ts'
import { cadre, NOM_ISC } from './cadre.tsx'

export type SaisieCode = {
  readonly chemin: string
  readonly jeton: string
  readonly service: string
  readonly courriel: string
  readonly expireLe: Instant
  readonly erreurs: readonly Erreur[]
  /** A new code has just been sent. */
  readonly renvoye: boolean
  readonly demonstration: boolean
}

/** The second factor: the code received by e-mail (IDN-2). */
export const pageCode = (vue: SaisieCode): string =>
  cadre({ titre: 'Code de connexion', jeton: vue.jeton, contenu: <Vue {...vue} /> })

const Vue = ({ chemin, service, courriel, expireLe, erreurs, renvoye, demonstration }: SaisieCode): VNode => (
  <>
    <Entete
      surtitre={`Pour accéder à : ${service}`}
      titre="Saisir le code reçu par courriel"
      chapeau="Seconde étape sur deux : un code à six chiffres, qui ne sert qu’une fois."
    />
    <ResumeErreurs erreurs={erreurs} />
    {renvoye && erreurs.length === 0 ? (
      <Alerte ton="succes" annonce>
        Un nouveau code a été envoyé. Le précédent n’est plus valable.
      </Alerte>
    ) : null}
    <p>
      {NOM_ISC} a envoyé un code à <strong>{courriel}</strong>. Il est valable jusqu’à {heureDe(expireLe)} (heure de
      Paris).
    </p>
    {demonstration ? (
      <Alerte ton="info">
        <p>
          Démonstration : aucun courriel ne part.{' '}
          <a
            class="fr-link"
            href={`/demonstration/courriels?destinataire=${encodeURIComponent(courriel)}`}
            target="_blank"
            rel="noopener"
            title="Lire le code dans la boîte aux lettres de la démonstration – nouvelle fenêtre"
          >
            Lire le code dans la boîte aux lettres de la démonstration
          </a>
        </p>
      </Alerte>
    ) : null}
    <Formulaire action={`${chemin}/code`}>
      <ChampCode nom="code" libelle="Code à six chiffres" erreur={erreurDe(erreurs, 'code')} obligatoire />
      <Bouton>Se connecter</Bouton>
    </Formulaire>
    <GroupeBoutons>
      <BoutonPost action={`${chemin}/renvoi`} variante="secondaire">
        Recevoir un nouveau code
      </BoutonPost>
      <BoutonPost action={`${chemin}/abandon`} variante="tertiaire">
        Annuler et revenir au service
      </BoutonPost>
      <LienBouton href={chemin} variante="discret">
        Se connecter avec un autre compte
      </LienBouton>
    </GroupeBoutons>
  </>
)
