import type { VNode } from 'preact'
import { type Instant, jourAParis } from '../../../kernel/temps.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Bouton,
  ChampFichier,
  ChampTexte,
  Empreinte,
  Entete,
  type Erreur,
  erreurDe,
  Formulaire,
  Lien,
  ListeDescription,
  Quand,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../../ui/index.ts'
import { etatLe, type SolutionReferencee } from '../domain/inscription.ts'
import type { LectureDuFichier, Verdict } from '../domain/verdict.ts'
import { cheminsRegistre } from './chemins.ts'
import { natureEnMots, phraseEtat } from './phrases.ts'
import { issueDe, type Programmes } from './programmes.ts'
import { Identite } from './solution.page.tsx'

/** In bytes: an attestation weighs some 100 kB. */
export const TAILLE_MAX = 20_000_000

/** What was asked, and what is answered; `null` while nothing was. */
export type ResultatVerification =
  | {
      readonly kind: 'numero'
      readonly solution: SolutionReferencee | null
      readonly numero: string
      readonly le: Instant | null
    }
  | {
      readonly kind: 'fichier'
      readonly verdict: Verdict
      readonly lecture: LectureDuFichier
      readonly nom: string
      readonly empreinte: string
      readonly le: Instant
    }

export type VueVerifier = {
  readonly numero: string
  readonly erreurs: readonly Erreur[]
  readonly resultat: ResultatVerification | null
  readonly programmes: Programmes
  readonly operateur: string
}

/** PUB-4 — is this document what the agency issued? By its number, or by the file alone. */
export const pageVerifier = (vue: VueVerifier): Page => ({
  titre: 'Vérifier une attestation',
  filAriane: [{ libelle: 'Accueil', href: '/' }],
  contenu: (
    <>
      <ResumeErreurs erreurs={vue.erreurs} />
      <Entete
        titre="Vérifier une attestation"
        chapeau="Assurez-vous qu’une attestation, un certificat, une convention ou un rapport de conformité vient bien de l’agence et n’a pas été modifié."
      />
      {vue.resultat ? <Resultat {...vue} resultat={vue.resultat} /> : null}
      <Section titre="Par le fichier PDF">
        <p>
          C’est la seule preuve complète : la signature du fichier est vérifiée, et son contenu comparé à celui qui a
          été publié. Le fichier n’est ni conservé ni transmis.
        </p>
        <Formulaire action={cheminsRegistre.verifier()} multipart surPlace>
          <ChampFichier
            nom="pdf"
            libelle="Attestation, certificat, convention ou rapport de conformité"
            accepte={['pdf']}
            tailleMax={TAILLE_MAX}
            obligatoire
            erreur={erreurDe(vue.erreurs, 'pdf')}
          />
          <Bouton icone="shield-line">Vérifier le fichier</Bouton>
        </Formulaire>
      </Section>
      <Section titre="Par le numéro">
        <p>
          Le numéro figure sur le document. Il dit si la solution est inscrite au registre ; il ne prouve pas que le
          document que vous avez sous les yeux n’a pas été modifié.
        </p>
        <form method="get" action={cheminsRegistre.verifier()} class="cv-formulaire" noValidate>
          <ChampTexte
            nom="numero"
            libelle="Numéro"
            aide="Exemple : REF-XXXX-000001"
            largeur="moyenne"
            obligatoire
            longueurMax={80}
            valeur={vue.numero}
            erreur={erreurDe(vue.erreurs, 'numero')}
          />
          <Bouton variante="secondaire" icone="search-line">
            Chercher le numéro
          </Bouton>
        </form>
      </Section>
    </>
  ),
})

const Resultat = (vue: VueVerifier & { readonly resultat: ResultatVerification }): VNode => {
  const { resultat, programmes } = vue
  if (resultat.kind === 'fichier') return <ResultatDuFichier {...vue} resultat={resultat} />
  const { solution, numero, le } = resultat
  if (!solution || !le)
    return (
      <Alerte ton="erreur" titre="Ce numéro ne figure pas au registre" annonce>
        <p>
          {`« ${numero} » ne figure pas au registre. Vérifiez la saisie ; si le numéro est bien celui du document, ce document ne correspond à rien de ce que l’agence a publié.`}
        </p>
      </Alerte>
    )
  return (
    <Section titre={`Le numéro ${numero} figure au registre`}>
      <Alerte ton={etatLe(solution, jourAParis(le)) === 'en_vigueur' ? 'succes' : 'attention'} annonce>
        <p>{phraseEtat(solution, { etat: etatLe(solution, jourAParis(le)), issue: issueDe(solution, programmes) })}</p>
      </Alerte>
      <Identite solution={solution} programmes={programmes} />
      <p>
        Comparez ces données à celles du document. Pour vous assurer du fichier lui-même, déposez-le ci-dessous.{' '}
        <Lien href={cheminsRegistre.solution(solution.reference)}>Voir la solution au registre</Lien>
      </p>
    </Section>
  )
}

type Fichier = Extract<ResultatVerification, { readonly kind: 'fichier' }>

const ResultatDuFichier = (vue: VueVerifier & { readonly resultat: Fichier }): VNode => {
  const { resultat, programmes, operateur } = vue
  const { verdict, lecture, nom, empreinte, le } = resultat
  const { ton, titre, phrases } = enMots(verdict, { operateur, le, programmes })
  return (
    <Section titre="Résultat de la vérification" id="resultat">
      <Alerte ton={ton} titre={titre} annonce>
        {phrases.map(phrase => (
          <p key={phrase}>{phrase}</p>
        ))}
      </Alerte>
      {verdict.code === 'authentique' ? (
        <>
          <Identite solution={verdict.document.solution} programmes={programmes} />
          <p>
            <Lien href={cheminsRegistre.solution(verdict.document.solution.reference)}>
              Voir la solution au registre
            </Lien>
          </p>
        </>
      ) : null}
      <ListeDescription
        dense
        entrees={[
          { terme: 'Fichier vérifié', valeur: nom },
          { terme: 'Empreinte SHA-256', valeur: <Empreinte sha256={empreinte} entiere /> },
          { terme: 'Vérifié le', valeur: <Quand le={le} forme="exacte" /> },
        ]}
      />
      <Signatures lecture={lecture} />
    </Section>
  )
}

type Mots = {
  readonly ton: 'succes' | 'attention' | 'erreur' | 'info'
  readonly titre: string
  readonly phrases: readonly string[]
}

const enMots = (
  verdict: Verdict,
  { operateur, le, programmes }: { readonly operateur: string; readonly le: Instant; readonly programmes: Programmes },
): Mots => {
  switch (verdict.code) {
    case 'authentique': {
      const { nature, solution } = verdict.document
      const etat = etatLe(solution, jourAParis(le))
      const issue = issueDe(solution, programmes)
      return {
        ton: etat === 'en_vigueur' ? 'succes' : 'attention',
        titre: 'Document authentique',
        phrases: [
          `Ce fichier est, à l’octet près, le document publié (${natureEnMots(nature, issue)}, numéro ${solution.reference}) : il vient de l’agence (${operateur}) et n’a pas été modifié.`,
          phraseEtat(solution, { etat, issue }),
        ],
      }
    }
    case 'scelle':
      return {
        ton: 'info',
        titre: 'Document de l’agence, mais pas un document du registre',
        phrases: [
          `Le sceau est bien celui de l’agence (${operateur}) et le fichier n’a pas été modifié depuis.`,
          'Il ne correspond cependant à aucune attestation, convention ou rapport du registre : il ne prouve pas à lui seul que la solution y est inscrite.',
        ],
      }
    case 'modifie':
      return {
        ton: 'erreur',
        titre: 'Document modifié',
        phrases: [
          'Ce fichier a été changé, ou complété, après avoir été signé : ne vous y fiez pas.',
          'Demandez à l’éditeur le fichier PDF d’origine, tel qu’il l’a reçu de l’agence.',
        ],
      }
    case 'inconnu':
      return {
        ton: 'erreur',
        titre: 'Document inconnu',
        phrases: [
          verdict.signe
            ? 'Ce fichier est signé, mais pas par l’agence, et ne figure pas au registre.'
            : 'Ce fichier ne porte aucune signature et ne figure pas au registre : rien ne permet de dire qu’il vient de l’agence.',
          'Une copie imprimée, numérisée ou réenregistrée perd sa signature : demandez le fichier PDF d’origine, ou cherchez le numéro au registre.',
        ],
      }
    case 'illisible':
      return {
        ton: 'erreur',
        titre: 'Fichier illisible',
        phrases: ['Ce fichier est un PDF endommagé ou incomplet. Téléchargez-le de nouveau, puis recommencez.'],
      }
    case 'pas_un_pdf':
      return {
        ton: 'erreur',
        titre: 'Ce fichier n’est pas un PDF',
        phrases: [
          'Choisissez le fichier PDF tel que l’éditeur l’a reçu de l’agence, et non une image ou un autre document.',
        ],
      }
  }
}

const Signatures = ({ lecture }: { readonly lecture: LectureDuFichier }): VNode | null =>
  lecture.signatures.length === 0 ? null : (
    <Tableau
      legende="Signatures que porte le fichier, la plus ancienne d’abord"
      dense
      empile
      vide={null}
      lignes={lecture.signatures}
      colonnes={[
        {
          cle: 'nom',
          titre: 'Signataire',
          entete: true,
          rendu: ({ nom, certificat }) => certificat?.sujet || nom || 'Inconnu',
        },
        { cle: 'le', titre: 'Date déclarée', rendu: ({ le }) => (le ? <Quand le={le} forme="secondes" /> : '—') },
        { cle: 'valide', titre: 'Contenu signé', rendu: ({ valide }) => (valide ? 'intact' : 'modifié') },
        {
          cle: 'certificat',
          titre: 'Certificat',
          rendu: ({ certificat }) =>
            certificat?.deLAgence ? 'sceau de l’agence' : certificat?.reconnu ? 'reconnu' : 'non reconnu',
        },
        {
          cle: 'couvre',
          titre: 'Après cette signature',
          rendu: ({ couvreTout }) => (couvreTout ? 'rien n’a été ajouté' : 'une suite a été ajoutée'),
        },
      ]}
    />
  )
