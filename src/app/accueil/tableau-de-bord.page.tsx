import type { VNode } from 'preact'
import type { Instant } from '../../kernel/temps.ts'
import {
  acteurDe,
  chemins,
  compterDossier,
  effetEnMots,
  type Instruite,
  statutEnMots,
  pourquoiEnMots,
  suite,
  titreCandidature,
  tonStatut,
} from '../../modules/candidatures/index.ts'
import { cheminsCatalogue, type ProduitLu } from '../../modules/catalogue/index.ts'
import type { Page } from '../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  Carte,
  Echeance,
  Entete,
  Etapes,
  format,
  Grille,
  Lien,
  LienBouton,
  ProchaineEtape,
  Progression,
  Section,
  Tableau,
} from '../../ui/index.ts'
import { type AFaire, type ListeAFaire, PAR_CANDIDATURE, type Suivie } from './a-faire.ts'

export type VueTableauDeBord = {
  readonly prenomNom: string
  readonly entreprise: string | undefined
  readonly candidatures: readonly Suivie[]
  readonly liste: ListeAFaire
  readonly produits: readonly ProduitLu[]
  /** Unread messages, by number of candidature. */
  readonly nonLus: ReadonlyMap<string, number>
  readonly le: Instant
}

/** Where am I, what must I do and by when: the home of a person of a company. */
export const pageTableauDeBord = (vue: VueTableauDeBord): Page => ({
  titre: 'Tableau de bord',
  contenu: (
    <>
      <Entete
        titre="Tableau de bord"
        surtitre={[vue.prenomNom, vue.entreprise].filter(Boolean).join(' · ')}
        actions={
          vue.candidatures.length > 0 ? (
            <LienBouton href={chemins.demarches()} variante="secondaire" icone="add-line">
              Engager une démarche
            </LienBouton>
          ) : null
        }
      />
      {vue.candidatures.length === 0 ? <Debuter {...vue} /> : <TravailEnCours {...vue} />}
      {vue.produits.length === 0 ? null : <Produits {...vue} />}
    </>
  ),
})

/** For who has no candidature yet: the way, and its first step. */
const Debuter = ({ produits }: VueTableauDeBord): VNode => {
  const avecProduit = produits.length > 0
  return (
    <Section titre="Pour commencer">
      <Etapes
        libelle="Les premiers pas"
        etapes={[
          {
            libelle: 'Enregistrer un produit',
            statut: avecProduit ? 'faite' : 'en_cours',
            detail: 'la solution logicielle et sa version',
            href: avecProduit ? cheminsCatalogue.produits() : cheminsCatalogue.nouveau(),
          },
          {
            libelle: 'Choisir une démarche',
            statut: avecProduit ? 'en_cours' : 'a_venir',
            detail: 'le dispositif auquel le produit candidate',
            href: chemins.demarches(),
          },
          { libelle: 'Accepter la charte', statut: 'a_venir', detail: 'la candidature est alors ouverte' },
          { libelle: 'Compléter le dossier', statut: 'a_venir', detail: 'formulaires, preuves, convention' },
        ]}
      />
      <ProchaineEtape
        qui="vous"
        titre={
          avecProduit
            ? 'Choisissez la démarche dans laquelle engager votre produit'
            : 'Enregistrez votre premier produit'
        }
        actions={
          avecProduit ? (
            <LienBouton href={chemins.demarches()}>Choisir une démarche</LienBouton>
          ) : (
            <LienBouton href={cheminsCatalogue.nouveau()}>Enregistrer un produit</LienBouton>
          )
        }
        niveau={3}
      >
        <p>
          {avecProduit
            ? 'Vos candidatures et ce qu’il y a à y faire apparaîtront ici, la plus pressée d’abord.'
            : 'Si votre entreprise a déjà enregistré le produit ou ouvert la candidature, demandez à l’un de ses collaborateurs de vous y donner accès.'}
        </p>
      </ProchaineEtape>
    </Section>
  )
}

const TravailEnCours = (vue: VueTableauDeBord): VNode => (
  <>
    <Section titre="À faire">
      <Taches {...vue} />
    </Section>
    <Section titre="Mes candidatures" actions={<Lien href={chemins.candidatures()}>Toutes mes candidatures</Lien>}>
      <Grille colonnes={2}>
        {vue.candidatures.map(suivie => (
          <CarteCandidature key={suivie.etat.numero} suivie={suivie} vue={vue} />
        ))}
      </Grille>
    </Section>
  </>
)

const nomDe = (suivie: Suivie): string => titreCandidature({ vue: suivie, dispositif: suivie.dispositif })

const Taches = ({ liste, le }: VueTableauDeBord): VNode => {
  const [premiere, ...autres] = liste.taches
  if (!premiere)
    return (
      <Alerte ton="succes" titre="Rien ne vous attend">
        <p>La suite est à l’agence : vous serez prévenu par courriel et dans la messagerie.</p>
      </Alerte>
    )
  const { tache, mots, suivie } = premiere
  return (
    <>
      <ProchaineEtape
        qui="vous"
        niveau={3}
        titre={mots.titre}
        acteur={<Lien href={chemins.candidature(suivie.etat.numero)}>{nomDe(suivie)}</Lien>}
        limite={tache.echeance?.quand}
        maintenant={le}
        pourquoi={tache.echeance ? pourquoiEnMots(tache.echeance) : undefined}
        actions={<LienBouton href={mots.href}>{mots.bouton}</LienBouton>}
      >
        {tache.echeance ? <p>{effetEnMots(tache.echeance)}</p> : null}
      </ProchaineEtape>
      <Suivantes taches={autres} le={le} />
      {[...liste.nombre]
        .filter(([, nombre]) => nombre > PAR_CANDIDATURE)
        .map(([autre, nombre]) => (
          <p key={autre.etat.numero}>
            <Lien href={chemins.candidature(autre.etat.numero)}>
              {`Et ${format.pluriel(nombre - PAR_CANDIDATURE, 'autre action', 'autres actions')} dans ${nomDe(autre)}`}
            </Lien>
          </p>
        ))}
    </>
  )
}

const Suivantes = ({ taches, le }: { readonly taches: readonly AFaire[]; readonly le: Instant }): VNode => (
  <Tableau
    legende="Ce qui vous attend ensuite, le plus pressé d’abord"
    empile
    lignes={taches}
    vide={null}
    colonnes={[
      { cle: 'tache', titre: 'À faire', entete: true, rendu: ({ mots }) => <Lien href={mots.href}>{mots.titre}</Lien> },
      {
        cle: 'candidature',
        titre: 'Candidature',
        rendu: ({ suivie }) => <Lien href={chemins.candidature(suivie.etat.numero)}>{nomDe(suivie)}</Lien>,
      },
      {
        cle: 'echeance',
        titre: 'Échéance',
        rendu: ({ tache }) =>
          tache.echeance ? <Echeance limite={tache.echeance.quand} maintenant={le} /> : 'Sans échéance',
      },
    ]}
  />
)

const CarteCandidature = ({ suivie, vue }: { readonly suivie: Suivie; readonly vue: VueTableauDeBord }): VNode => {
  const { etat } = suivie
  const nonLus = vue.nonLus.get(etat.numero) ?? 0
  return (
    <Carte
      titre={nomDe(suivie)}
      href={chemins.candidature(etat.numero)}
      surtitre={`Candidature n° ${etat.numero}`}
      badges={
        <>
          <Badge ton={tonStatut(etat.statut)}>{statutEnMots(etat.statut, suivie.dispositif)}</Badge>
          {nonLus > 0 ? <Badge ton="info">{format.pluriel(nonLus, 'message non lu', 'messages non lus')}</Badge> : null}
        </>
      }
      pied={etat.statut === 'depot_des_preuves' ? <PreuvesConformes etat={etat} /> : undefined}
    >
      {etat.statut === 'referencee'
        ? `${suivie.dispositif.issue.etat} sous le numéro ${etat.referencement.reference}.`
        : quiAgit(suivie, vue)}
    </Carte>
  )
}

/** How far the instruction of the proofs is, all chapters together. */
const PreuvesConformes = ({ etat }: { readonly etat: Instruite }): VNode => {
  const { conformes, total } = compterDossier(etat)
  return <Progression valeur={conformes} total={total} libelle="preuves conformes" />
}

const quiAgit = (suivie: Suivie, { liste, le }: VueTableauDeBord): string | null => {
  const miennes = liste.nombre.get(suivie) ?? 0
  if (miennes > 0) return `À vous : ${format.pluriel(miennes, 'action')}.`
  const [attendue] = suite(suivie.etat, suivie.dispositif, le)
  return attendue ? `Qui agit : ${acteurDe(attendue)}.` : null
}

const PRODUITS_MAX = 6

const Produits = ({ produits, candidatures }: VueTableauDeBord): VNode => (
  <Section titre="Mes produits" actions={<Lien href={cheminsCatalogue.produits()}>Tous mes produits</Lien>}>
    <Grille colonnes={3}>
      {produits.slice(0, PRODUITS_MAX).map(({ id, nom, version, description }) => {
        const nombre = candidatures.filter(({ produit }) => produit.id === id).length
        return (
          <Carte
            key={id}
            titre={`${nom} ${version}`}
            href={cheminsCatalogue.produit(id)}
            pied={nombre === 0 ? 'Aucune candidature en cours' : format.pluriel(nombre, 'candidature')}
          >
            {format.abreger(description, 120)}
          </Carte>
        )
      })}
    </Grille>
  </Section>
)
