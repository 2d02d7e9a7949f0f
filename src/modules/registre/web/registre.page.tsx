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
import { dernierJour, etatLe, type Inscrit, type SolutionReferencee } from '../domain/inscription.ts'
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
  const vers = (etat: Inscrit['etat']): string => demande.adresse(cheminsRegistre.registre(), { etat, tri: null })
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
              ? 'Les solutions logicielles référencées, avec leur version, leurs profils et leurs dates.'
              : 'Les candidatures dont le dossier administratif est accepté et dont les preuves sont en cours d’instruction. Y figurer ne préjuge pas du référencement.'
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
        <Compte total={resultat.nombre} plafond={PLAFOND} singulier={reference ? 'référencement' : 'candidature'} />
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

const Solutions = ({ resultat, demande, programmes }: VueRegistre): VNode => {
  const jour = jourAParis(resultat.le)
  const colonnes: readonly Colonne<SolutionReferencee>[] = [
    {
      cle: 'solution',
      titre: 'Solution',
      entete: true,
      rendu: ({ solution, reference }) => <Lien href={cheminsRegistre.solution(reference)}>{solution}</Lien>,
    },
    { cle: 'editeur', titre: 'Éditeur', triable: true, rendu: ({ editeur }) => editeur },
    { cle: 'version', titre: 'Version', rendu: ({ version }) => version },
    {
      cle: 'profils',
      titre: 'Profils',
      rendu: ligne => format.enumeration(profilsDe(ligne, programmes).map(({ libelle }) => libelle)),
    },
    { cle: 'dispositif', titre: 'Dispositif', rendu: ligne => intituleDe(ligne, programmes) },
    {
      cle: 'date',
      titre: 'Référencée le',
      triable: true,
      insecable: true,
      rendu: ({ debutLe }) => <Quand le={debutLe} forme="jourCourt" />,
    },
    {
      cle: 'fin',
      titre: 'Jusqu’au',
      insecable: true,
      rendu: ligne => <Quand le={dernierJour(ligne)} forme="jourCourt" />,
    },
    {
      cle: 'etat',
      titre: 'État',
      insecable: true,
      rendu: ligne => <Badge ton={tonEtat[etatLe(ligne, jour)]}>{libelleEtat[etatLe(ligne, jour)]}</Badge>,
    },
    {
      cle: 'numero',
      titre: 'Numéro',
      insecable: true,
      rendu: ({ reference }) => <Reference>{reference}</Reference>,
    },
  ]
  return (
    <Tableau
      legende="Solutions référencées"
      legendeCachee
      empile
      lignes={resultat.inscrits.filter(inscrit => inscrit.etat === 'reference')}
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
