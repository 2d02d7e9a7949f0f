import type { VNode } from 'preact'
import type { Instant } from '../../../kernel/temps.ts'
import {
  Bouton,
  BoutonPost,
  CaseACocher,
  ChampCode,
  type Erreur,
  erreurDe,
  format,
  Formulaire,
  Lien,
  LienBouton,
  ProchaineEtape,
} from '../../../ui/index.ts'
import type { RepresentantNomme } from '../../dispositifs/index.ts'
import { cheminsConventions } from './chemins.ts'
import type { SuiviSignature } from './deps.ts'

type Props = {
  readonly numero: string
  readonly representant: RepresentantNomme
  readonly suivi: SuiviSignature
  readonly erreurs: readonly Erreur[]
  readonly maintenant: Instant
}

/** CVN-1 — what the representative does: read, receive a code, type it in. On a provider's page when there is one. */
export const SignerParCode = (props: Props): VNode => {
  const { numero, representant, suivi } = props
  if (suivi.signee)
    return (
      <ProchaineEtape
        qui="vous"
        titre="Votre signature est faite : il reste à l’enregistrer"
        actions={
          <BoutonPost action={cheminsConventions.signature(numero)}>Enregistrer la convention signée</BoutonPost>
        }
      >
        <p>La convention est signée, mais n’a pas encore été enregistrée dans la candidature.</p>
      </ProchaineEtape>
    )
  if (!suivi.parCode) return <ChezLePrestataire {...props} />
  return (
    <ProchaineEtape
      qui="vous"
      titre="Lire la convention, puis la signer"
      actions={
        suivi.codeEnvoyeLe ? undefined : (
          <BoutonPost action={cheminsConventions.code(numero)} icone="mail-line">
            Recevoir un code par courriel
          </BoutonPost>
        )
      }
    >
      <p>
        Lisez le texte ci-dessous, qui est aussi celui du PDF. Pour signer, vous recevez un code à l’adresse{' '}
        <strong>{representant.courriel}</strong> : le saisir sur cette page vaut signature au nom de l’entreprise.{' '}
        <Lien href="#texte">Lire la convention</Lien>
      </p>
      {suivi.codeEnvoyeLe ? <SaisirLeCode {...props} envoyeLe={suivi.codeEnvoyeLe} /> : null}
    </ProchaineEtape>
  )
}

const SaisirLeCode = ({
  numero,
  representant,
  erreurs,
  maintenant,
  envoyeLe,
}: Props & { readonly envoyeLe: Instant }): VNode => (
  <>
    <p role="status">
      Un code a été envoyé {format.relatif(envoyeLe, maintenant)}, le {format.dateHeure(envoyeLe)}. Il est valable dix
      minutes et ne sert qu’une fois.
    </p>
    <Formulaire action={cheminsConventions.signature(numero)}>
      <CaseACocher
        nom="accord"
        libelle={`J’ai lu la convention et je la signe en qualité de représentant légal, ${representant.nom}.`}
        obligatoire
        erreur={erreurDe(erreurs, 'accord')}
      />
      <ChampCode nom="code" libelle="Code reçu par courriel" aide="Six chiffres." erreur={erreurDe(erreurs, 'code')} />
      <Bouton icone="signature-line">Signer la convention</Bouton>
    </Formulaire>
    <BoutonPost action={cheminsConventions.code(numero)} variante="tertiaire" icone="refresh-line">
      Renvoyer un code
    </BoutonPost>
  </>
)

const ChezLePrestataire = ({ numero, representant, suivi }: Props): VNode => (
  <ProchaineEtape
    qui="vous"
    titre="Lire la convention, puis la signer sur le site du prestataire"
    actions={
      <>
        {suivi.adresse ? (
          <LienBouton href={suivi.adresse} icone="external-link-line">
            Signer la convention
          </LienBouton>
        ) : null}
        <BoutonPost action={cheminsConventions.signature(numero)} variante="secondaire" icone="refresh-line">
          J’ai signé : mettre à jour
        </BoutonPost>
      </>
    }
  >
    <p>
      Un courriel du prestataire de signature vous a été envoyé à l’adresse <strong>{representant.courriel}</strong>.
      Une fois la signature faite, elle est enregistrée ici.
    </p>
  </ProchaineEtape>
)
