import type { VNode } from 'preact'
import { type Instant, jourAParis } from '../../../kernel/temps.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  Citation,
  Entete,
  format,
  GroupeBoutons,
  Lien,
  LienBouton,
  ListeDescription,
  ProchaineEtape,
  Quand,
  Recepisse,
  Reference,
  Section,
} from '../../../ui/index.ts'
import { cheminsCatalogue } from '../../catalogue/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { etatLe, type SolutionReferencee } from '../domain/inscription.ts'
import { type MarqueBlanche, numeroDeMarque } from '../domain/marque-blanche.ts'
import { cheminsMarques, cheminsRegistre } from './chemins.ts'
import { ContratAffiche, entreesDesNoms, OrigineAffichee } from './marque-affichee.tsx'
import { filDuProduit } from './marque-blanche.page.tsx'
import { libelleEtat, tonEtat } from './phrases.ts'
import { libelleMarque, tonMarque } from './phrases-marques.ts'

export type VueMarque = {
  readonly marque: MarqueBlanche
  readonly origine: SolutionReferencee | null
  readonly dispositif: Dispositif | null
  readonly le: Instant
  /** It was declared just now. */
  readonly recue: boolean
}

/** REF-5 — a declaration, to the company: the receipt of it, then what the agency decided. */
export const pageMarque = (vue: VueMarque): Page => {
  const { marque, recue } = vue
  const titre = `Marque blanche ${numeroDeMarque(marque)}`
  return {
    titre,
    filAriane: [
      ...filDuProduit({ id: marque.produitId, noms: marque.noms }),
      { libelle: 'Marque blanche', href: cheminsMarques.demande(marque.produitId) },
    ],
    contenu:
      recue && marque.etat === 'declaree' ? (
        <Recepisse
          titre="Votre déclaration de marque blanche est reçue"
          numero={numeroDeMarque(marque)}
          libelleNumero="Déclaration"
          le={marque.declareeLe}
          suite="L’agence lit le contrat de licence et vous dira par courriel si elle retient la déclaration. La solution sera alors publiée au registre sous ce nom. Vous n’avez rien d’autre à faire."
          actions={
            <>
              <LienBouton href={cheminsMarques.marque(marque.produitId, marque.id)}>Suivre la déclaration</LienBouton>
              <LienBouton href={cheminsCatalogue.produit(marque.produitId)} variante="secondaire">
                Retour au produit
              </LienBouton>
            </>
          }
        >
          <Contenu {...vue} />
        </Recepisse>
      ) : (
        <>
          <Entete
            titre={titre}
            surtitre={`${marque.noms.solution} ${marque.noms.version}`}
            complement={<Etat {...vue} />}
          />
          <Suite {...vue} />
          <Contenu {...vue} />
        </>
      ),
  }
}

/** What the agency decided and, once it retained it, what the référencement of its origin is today. */
const Etat = ({ marque, origine, le }: VueMarque): VNode => {
  const herite = origine ? etatLe(origine, jourAParis(le)) : 'expiree'
  return (
    <>
      <Badge ton={tonMarque[marque.etat]}>{libelleMarque[marque.etat]}</Badge>
      {marque.etat === 'retenue' ? <Badge ton={tonEtat[herite]}>{libelleEtat[herite]}</Badge> : null}
    </>
  )
}

const Suite = (vue: VueMarque): VNode => {
  const { marque, origine, dispositif, le } = vue
  switch (marque.etat) {
    case 'declaree':
      return (
        <ProchaineEtape
          titre="L’agence examine la déclaration"
          qui="autre"
          acteur="Qui agit : un gestionnaire de l’agence."
        >
          Sa décision vous sera annoncée par courriel. Vous n’avez rien à faire.
        </ProchaineEtape>
      )
    case 'retenue': {
      const enVigueur = origine !== null && etatLe(origine, jourAParis(le)) === 'en_vigueur'
      return (
        <ProchaineEtape
          titre={enVigueur ? 'Le référencement est hérité' : 'Le référencement d’origine n’est plus en vigueur'}
          qui="fini"
          actions={
            <LienBouton href={cheminsRegistre.solution(marque.reference)}>Voir la solution au registre</LienBouton>
          }
        >
          <p>
            {enVigueur
              ? 'La solution est publiée au registre sous ce nom, tant que le référencement d’origine est en vigueur.'
              : 'La marque blanche prend fin avec lui : la solution n’est plus référencée sous ce nom.'}
          </p>
          <p>
            Retenue le <Quand le={marque.decideeLe} /> par {marque.decideePar.nom}.
          </p>
        </ProchaineEtape>
      )
    }
    case 'ecartee':
      return (
        <Alerte ton="attention" titre="La déclaration est écartée">
          <Citation source={`${marque.decideePar.nom}, le ${format.dateHeure(marque.decideeLe)}`}>
            {marque.motif}
          </Citation>
          {dispositif ? <p>{`Voies de recours : ${dispositif.mentions.recours}`}</p> : null}
          <p>Vous pouvez faire une nouvelle déclaration, ou ouvrir une candidature pour ce produit.</p>
          <GroupeBoutons>
            <LienBouton href={cheminsMarques.demande(marque.produitId, { reference: marque.reference })}>
              Déclarer de nouveau
            </LienBouton>
            <LienBouton href={cheminsCatalogue.engager(marque.produitId)} variante="secondaire">
              Engager une démarche
            </LienBouton>
          </GroupeBoutons>
        </Alerte>
      )
  }
}

const Contenu = ({ marque, origine, dispositif, le }: VueMarque): VNode => (
  <>
    <Section titre="Ce qui est déclaré">
      <ListeDescription
        entrees={[
          ...entreesDesNoms(marque.noms),
          {
            terme: 'Contrat de licence',
            valeur: (
              <ContratAffiche contrat={marque.contrat} href={cheminsMarques.contrat(marque.produitId, marque.id)} />
            ),
          },
          { terme: 'Déclarée le', valeur: <Quand le={marque.declareeLe} forme="exacte" /> },
          { terme: 'Par', valeur: marque.declareePar.nom },
        ]}
      />
    </Section>
    <Section titre="Solution d’origine, reprise sans modification">
      {origine && dispositif ? (
        <OrigineAffichee origine={origine} etat={etatLe(origine, jourAParis(le))} dispositif={dispositif} />
      ) : (
        <p>
          Le référencement <Reference>{marque.reference}</Reference> ne figure plus au registre.
        </p>
      )}
    </Section>
    {dispositif ? (
      <Section titre="Service chargé de la déclaration">
        <ListeDescription
          dense
          entrees={[
            { terme: 'Service', valeur: dispositif.mentions.service },
            { terme: 'Adresse', valeur: dispositif.mentions.adresse },
            {
              terme: 'Courriel',
              valeur: <Lien href={`mailto:${dispositif.mentions.courriel}`}>{dispositif.mentions.courriel}</Lien>,
            },
            { terme: 'Téléphone', valeur: dispositif.mentions.telephone },
          ]}
        />
      </Section>
    ) : null}
  </>
)
