import type { VNode } from 'preact'
import { jourAParis } from '../../../kernel/temps.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Badge,
  ChampChoix,
  ChampTexte,
  type Colonne,
  Compte,
  Entete,
  EtatVide,
  Filtres,
  format,
  Lien,
  LienBouton,
  Onglets,
  Pagination,
  Quand,
  Reference,
  Tableau,
} from '../../../ui/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import {
  dernierJour,
  etatLe,
  type ListeDuRegistre,
  type MarqueInscrite,
  type SolutionReferencee,
} from '../domain/inscription.ts'
import { PLAFOND, type PageDuRegistre, TAILLE_PAGE } from '../queries/chercher.ts'
import { cheminsRegistre } from './chemins.ts'
import type { Demande } from './demande.ts'
import { FormatJson } from './format-json.tsx'
import { libelleEtat, tonEtat } from './phrases.ts'
import { intituleDe, type Programmes, profilsDe } from './programmes.ts'

export type VueRegistre = {
  readonly resultat: PageDuRegistre
  readonly demande: Demande
  readonly programmes: Programmes
  readonly dispositifs: readonly Pick<Dispositif, 'code' | 'intitule'>[]
}

/** PUB-1 — the register as anyone reads it: what is referenced, and what is being instructed. */
export const pageRegistre = (vue: VueRegistre): Page => {
  const { resultat, demande } = vue
  const vers = (etat: ListeDuRegistre): string => demande.adresse(cheminsRegistre.registre(), { etat, tri: null })
  const reference = demande.etat === 'reference'
  return {
    titre: reference ? 'Registre : solutions référencées' : 'Registre : candidatures en cours d’instruction',
    filAriane: [{ libelle: 'Accueil', href: '/' }],
    largeur: 'large',
    contenu: (
      <>
        <Entete
          titre="Registre public"
          chapeau={
            reference
              ? 'Les solutions logicielles que l’agence a acceptées, dispositif par dispositif, avec leur version, leurs profils et leurs dates.'
              : 'Les candidatures dont le dossier administratif est accepté et dont les preuves sont en cours d’instruction. Y figurer ne préjuge pas de la décision.'
          }
          actions={
            <LienBouton href={cheminsRegistre.verifier()} variante="secondaire" icone="shield-line">
              Vérifier une attestation
            </LienBouton>
          }
        />
        <Onglets
          libelle="Contenu du registre"
          onglets={[
            { libelle: 'Référencées', href: vers('reference'), courant: reference },
            { libelle: 'En cours d’instruction', href: vers('candidat'), courant: !reference },
          ]}
        />
        <Recherche {...vue} />
        <Compte total={resultat.nombre} plafond={PLAFOND} singulier={ceQuiEstCompte(vue)} />
        {reference ? <Solutions {...vue} /> : <Candidats {...vue} />}
        <Pagination
          page={demande.page}
          pages={resultat.nombre > PLAFOND ? undefined : Math.ceil(resultat.nombre / TAILLE_PAGE)}
          suite={resultat.inscrits.length === TAILLE_PAGE}
          href={page => demande.adresse(cheminsRegistre.registre(), { page })}
        />
        <FormatJson adresse={demande.adresse(cheminsRegistre.registreJson(), { page: demande.page })} />
      </>
    ),
  }
}

const ceQuiEstCompte = ({ resultat, demande }: VueRegistre): string => {
  if (demande.etat === 'candidat') return 'candidature'
  return resultat.inscrits.some(({ etat }) => etat === 'marque_blanche') ? 'résultat' : 'solution'
}

const Recherche = ({ demande, dispositifs }: VueRegistre): VNode => (
  <Filtres
    action={cheminsRegistre.registre()}
    sansFiltre={demande.adresse(cheminsRegistre.registre(), { q: null, dispositif: null })}
    actifs={[demande.q, demande.dispositif].filter(Boolean).length}
    champs={{
      ...(demande.etat === 'candidat' ? { etat: demande.etat } : {}),
      ...(demande.etat === 'reference' && demande.tri === 'editeur' ? { tri: demande.tri } : {}),
    }}
    libelleBouton="Rechercher"
  >
    <ChampTexte
      nom="q"
      libelle={demande.etat === 'reference' ? 'Éditeur, solution ou numéro' : 'Éditeur ou solution'}
      type="search"
      valeur={demande.q}
      longueurMax={100}
    />
    <ChampChoix
      nom="dispositif"
      libelle="Dispositif"
      valeur={demande.dispositif}
      vide="Tous les dispositifs"
      options={dispositifs.map(({ code, intitule }) => ({ valeur: code, libelle: intitule }))}
    />
  </Filtres>
)

const Vide = ({ demande }: Pick<VueRegistre, 'demande'>): VNode => {
  const filtre = demande.q !== '' || demande.dispositif !== undefined
  if (!filtre)
    return demande.etat === 'reference' ? (
      <EtatVide titre="Aucune solution n’est encore référencée" icone="award-line">
        Une solution est publiée ici dès que l’agence signe son référencement.
      </EtatVide>
    ) : (
      <EtatVide titre="Aucune candidature n’est en cours d’instruction" icone="hourglass-line">
        Une candidature apparaît ici quand son dossier administratif et son éligibilité sont acceptés.
      </EtatVide>
    )
  return (
    <EtatVide
      titre="Rien ne correspond à cette recherche"
      icone="search-line"
      action={
        <LienBouton
          href={demande.adresse(cheminsRegistre.registre(), { q: null, dispositif: null })}
          variante="secondaire"
        >
          Effacer la recherche
        </LienBouton>
      }
    >
      Essayez un seul mot, ou une partie du nom : les accents et les majuscules ne comptent pas.
    </EtatVide>
  )
}

type Ligne = SolutionReferencee | MarqueInscrite

/** The référencement that a row rests on: a white label's is that of its origin (REF-5). */
const referencement = (ligne: Ligne): SolutionReferencee => (ligne.etat === 'reference' ? ligne : ligne.origine)

const Nom = ({ ligne }: { readonly ligne: Ligne }): VNode => {
  const { reference, solution, editeur } = referencement(ligne)
  const lien = <Lien href={cheminsRegistre.solution(reference)}>{ligne.solution}</Lien>
  return ligne.etat === 'reference' ? (
    lien
  ) : (
    <>
      {lien}
      <span class="fr-hint-text">{`Marque blanche de ${solution}, ${editeur}`}</span>
    </>
  )
}

const Solutions = ({ resultat, demande, programmes }: VueRegistre): VNode => {
  const jour = jourAParis(resultat.le)
  const colonnes: readonly Colonne<Ligne>[] = [
    { cle: 'solution', titre: 'Solution', entete: true, rendu: ligne => <Nom ligne={ligne} /> },
    { cle: 'editeur', titre: 'Éditeur', triable: true, rendu: ({ editeur }) => editeur },
    { cle: 'version', titre: 'Version', rendu: ({ version }) => version },
    {
      cle: 'profils',
      titre: 'Profils',
      rendu: ligne => format.enumeration(profilsDe(referencement(ligne), programmes).map(({ libelle }) => libelle)),
    },
    { cle: 'dispositif', titre: 'Dispositif', rendu: ligne => intituleDe(ligne, programmes) },
    {
      cle: 'date',
      titre: 'Depuis le',
      triable: true,
      insecable: true,
      rendu: ligne => (
        <Quand le={ligne.etat === 'reference' ? ligne.debutLe : jourAParis(ligne.depuisLe)} forme="jourCourt" />
      ),
    },
    {
      cle: 'fin',
      titre: 'Jusqu’au',
      insecable: true,
      rendu: ligne => <Quand le={dernierJour(referencement(ligne))} forme="jourCourt" />,
    },
    {
      cle: 'etat',
      titre: 'État',
      insecable: true,
      rendu: ligne => {
        const etat = etatLe(referencement(ligne), jour)
        return <Badge ton={tonEtat[etat]}>{libelleEtat[etat]}</Badge>
      },
    },
    {
      cle: 'numero',
      titre: 'Numéro',
      insecable: true,
      rendu: ligne => <Reference>{referencement(ligne).reference}</Reference>,
    },
  ]
  return (
    <Tableau
      legende="Solutions référencées"
      legendeCachee
      empile
      lignes={resultat.inscrits.filter(inscrit => inscrit.etat !== 'candidat')}
      colonnes={colonnes}
      memoire={ligne => JSON.stringify(['registre', jour, ligne])}
      vide={<Vide demande={demande} />}
      tri={demande.tri === 'date' ? { par: 'date', sens: 'desc' } : { par: 'editeur', sens: 'asc' }}
      lienTri={({ par }) => demande.adresse(cheminsRegistre.registre(), { tri: par === 'editeur' ? par : null })}
    />
  )
}

const Candidats = ({ resultat, demande, programmes }: VueRegistre): VNode => (
  <Tableau
    legende="Candidatures en cours d’instruction, par éditeur"
    legendeCachee
    empile
    lignes={resultat.inscrits}
    vide={<Vide demande={demande} />}
    colonnes={[
      { cle: 'solution', titre: 'Solution', entete: true, rendu: ({ solution }) => solution },
      { cle: 'editeur', titre: 'Éditeur', rendu: ({ editeur }) => editeur },
      { cle: 'dispositif', titre: 'Dispositif', rendu: ligne => intituleDe(ligne, programmes) },
    ]}
  />
)
