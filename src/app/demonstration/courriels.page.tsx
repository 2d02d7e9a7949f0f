import type { ComponentChildren, VNode } from 'preact'
import type { Page } from '../../platform/http/contract.ts'
import type { CourrielEnBoite } from '../../platform/mail/index.ts'
import {
  Badge,
  ChampChoix,
  Compte,
  Entete,
  EtatVide,
  Filtres,
  Lien,
  LienBouton,
  ListeDescription,
  Quand,
  Section,
  Tableau,
} from '../../ui/index.ts'

const BOITE = '/demonstration/courriels'
const TITRE = 'Boîte aux lettres de la démonstration'
const accueil = { libelle: 'Accueil', href: '/' } as const

export type Boite = {
  /** Newest first. */
  readonly courriels: readonly CourrielEnBoite[]
  readonly destinataires: readonly string[]
  /** Empty: everybody's. */
  readonly destinataire: string
  readonly limite: number
}

export const vueBoite = (boite: Boite): Page => ({
  titre: TITRE,
  filAriane: [accueil],
  contenu: <VueBoite {...boite} />,
})

const adresseDe = (destinataire: string): string =>
  destinataire === '' ? BOITE : `${BOITE}?destinataire=${encodeURIComponent(destinataire)}`

const VueBoite = ({ courriels, destinataires, destinataire, limite }: Boite): VNode => (
  <>
    <Entete
      titre={TITRE}
      chapeau="Aucun courriel ne part : ceux que Convergence et Industriels Santé Connect auraient envoyés se lisent ici."
      actions={
        <LienBouton href={adresseDe(destinataire)} variante="secondaire" icone="refresh-line">
          Actualiser
        </LienBouton>
      }
    />
    <Filtres action={BOITE} sansFiltre={BOITE} actifs={destinataire === '' ? 0 : 1}>
      <ChampChoix
        nom="destinataire"
        libelle="Destinataire"
        vide="Tous les destinataires"
        valeur={destinataire.toLowerCase()}
        options={destinataires.map(valeur => ({ valeur, libelle: valeur }))}
      />
    </Filtres>
    {courriels.length === 0 ? null : courriels.length === limite ? (
      <p class="cv-compte">Les {limite} derniers courriels.</p>
    ) : (
      <Compte total={courriels.length} singulier="courriel" />
    )}
    <Tableau
      legende="Courriels, du plus récent au plus ancien"
      legendeCachee
      lignes={courriels}
      vide={<BoiteVide destinataire={destinataire} />}
      colonnes={[
        {
          cle: 'cree_le',
          titre: 'Écrit le',
          insecable: true,
          rendu: ({ creeLe }) => <Quand le={creeLe} forme="secondes" />,
        },
        {
          cle: 'sujet',
          titre: 'Sujet',
          entete: true,
          rendu: ({ id, sujet }) => <Lien href={`${BOITE}/${id}`}>{sujet}</Lien>,
        },
        { cle: 'destinataire', titre: 'Destinataire', rendu: c => c.destinataire },
        { cle: 'envoi', titre: 'Envoi', rendu: courriel => <EtatEnvoi courriel={courriel} /> },
      ]}
    />
  </>
)

const BoiteVide = ({ destinataire }: { readonly destinataire: string }): VNode =>
  destinataire === '' ? (
    <EtatVide titre="Aucun courriel pour l’instant" icone="mail-line">
      Le premier sera celui d’un code de connexion : connectez-vous avec l’un des comptes de démonstration.
    </EtatVide>
  ) : (
    <EtatVide
      titre={`Aucun courriel pour ${destinataire}`}
      icone="mail-line"
      action={<Lien href={BOITE}>Voir tous les courriels</Lien>}
    />
  )

const EtatEnvoi = ({ courriel: { envoyeLe, tentatives } }: { readonly courriel: CourrielEnBoite }): VNode =>
  envoyeLe !== null ? (
    <Badge ton="succes">Envoyé</Badge>
  ) : tentatives === 0 ? (
    <Badge ton="encours">À envoyer</Badge>
  ) : (
    <Badge ton="attention">{`${tentatives} ${tentatives === 1 ? 'essai' : 'essais'}`}</Badge>
  )

export type Lecture = { readonly courriel: CourrielEnBoite & { readonly texte: string }; readonly baseUrl: string }

export const vueCourriel = (lecture: Lecture): Page => ({
  titre: lecture.courriel.sujet,
  filAriane: [accueil, { libelle: TITRE, href: adresseDe(lecture.courriel.destinataire) }],
  contenu: <VueCourriel {...lecture} />,
})

const VueCourriel = ({ courriel, baseUrl }: Lecture): VNode => (
  <>
    <Entete surtitre="Courriel" titre={courriel.sujet} />
    <ListeDescription
      entrees={[
        { terme: 'Destinataire', valeur: courriel.destinataire },
        { terme: 'Écrit le', valeur: <Quand le={courriel.creeLe} forme="secondes" /> },
        { terme: 'Envoi', valeur: <EtatEnvoi courriel={courriel} /> },
      ]}
    />
    <Section titre="Message">
      {courriel.texte
        .trim()
        .split(/\n{2,}/)
        .map(paragraphe => (
          <p>
            {paragraphe.split('\n').map((ligne, rang) => (
              <>
                {rang === 0 ? null : <br />}
                {avecLiens(ligne, baseUrl)}
              </>
            ))}
          </p>
        ))}
    </Section>
    <p>
      <Lien href={adresseDe(courriel.destinataire)} icone="arrow-left-line">
        Tous les courriels de {courriel.destinataire}
      </Lien>
    </p>
  </>
)

const URL_SEULE = /(https?:\/\/[^\s<>«»"]*[^\s<>«»".,;:!?)\]’])/g

/** The line with its links to this site made links: the path alone, so that they work under whatever name it was reached. */
const avecLiens = (ligne: string, baseUrl: string): ComponentChildren =>
  ligne.split(URL_SEULE).map((morceau, rang) => {
    const url = rang % 2 === 1 && URL.canParse(morceau) ? new URL(morceau) : null
    return url?.origin === new URL(baseUrl).origin ? (
      <a class="fr-link" href={url.pathname + url.search + url.hash}>
        {morceau}
      </a>
    ) : (
      morceau
    )
  })
