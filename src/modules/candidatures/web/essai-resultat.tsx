import type { VNode } from 'preact'
import {
  Badge,
  ChampChoix,
  ChampTexte,
  Compteur,
  Compteurs,
  EtatVide,
  Filtres,
  format,
  Lien,
  LienBouton,
  Pagination,
  Quand,
  Section,
  Tableau,
  type Ton,
  urlAvec,
} from '../../../ui/index.ts'
import { type Chantier, cheminsAtelier, type Dispositif } from '../../dispositifs/index.ts'
import type { BilanDEssai, DossierEssaye, SourceDEssai, VerdictDEssai } from '../use-cases/essayer-version.ts'
import { chemins } from './chemins.ts'
import { changementsDe } from './essai-en-mots.ts'
import { libelleStatut } from './phrases.ts'

export type FiltreDEssai = { readonly verdict: VerdictDEssai | null; readonly recherche: string }

export type ResultatDEssai = {
  readonly brouillon: Dispositif
  readonly bilan: BilanDEssai
  readonly filtre: FiltreDEssai
  /** Those that the filter keeps, those that change the most first. */
  readonly retenus: readonly DossierEssaye[]
  readonly page: number
}
type Vue = ResultatDEssai & { readonly chantier: Chantier; readonly source: SourceDEssai }

/** Each with its sentences: read one by one. */
const PAR_PAGE = 20

export const libelleVerdict: Readonly<Record<VerdictDEssai, string>> = {
  retard: 'En retard',
  bloquee: 'Bloqué',
  manquante: 'Preuve manquante',
  autre: 'À noter',
  inchangee: 'Sans changement',
}

const tonVerdict: Readonly<Record<VerdictDEssai, Ton>> = {
  retard: 'erreur',
  bloquee: 'erreur',
  manquante: 'attention',
  autre: 'info',
  inchangee: 'succes',
}

/** What trying it has told: the totals, and a list that is filtered, read page by page and exported. */
export const Resultat = (vue: Vue): VNode => {
  const { chantier, source, bilan, filtre } = vue
  const adresse = cheminsAtelier.essai(chantier.code)
  const essai = { guichet: source.guichet, dossiers: source.dossiers }
  if (bilan.dossiers.length === 0)
    return (
      <EtatVide titre={source.dossiers === 'ouverts' ? 'Aucun dossier en cours à rejouer' : 'Aucun dossier à rejouer'}>
        {source.dossiers === 'ouverts'
          ? 'Choisissez tous les dossiers, ou ceux d’un autre dispositif.'
          : 'Choisissez les dossiers d’un autre dispositif. La personne qui exploite la plateforme peut aussi simuler un guichet entier, dossiers compris, à partir des fichiers de ce dispositif.'}
      </EtatVide>
    )
  const filtree = { ...essai, verdict: filtre.verdict, q: filtre.recherche || null }
  return (
    <Section
      titre="Ce qui changerait"
      id="resultat"
      actions={
        <LienBouton href={urlAvec(`${adresse}.xlsx`, filtree)} variante="secondaire" telechargement>
          Exporter cette liste (.xlsx)
        </LienBouton>
      }
    >
      <p>
        {`${format.pluriel(bilan.dossiers.length, 'dossier rejoué', 'dossiers rejoués')} le `}
        <Quand le={bilan.le} />
        {
          '. Un dossier compte dans chacune des rubriques qui le concernent. Ce qui était déjà en retard ou refusé avec la version qu’il a vécue n’est pas compté. Les heures sont celles de Paris.'
        }
      </p>
      <Totaux bilan={bilan} sansFiltre={urlAvec(adresse, essai)} />
      <Liste {...vue} sansFiltre={urlAvec(adresse, essai)} filtree={urlAvec(adresse, filtree)} />
    </Section>
  )
}

type Ligne = readonly [VerdictDEssai, string, string, 'erreur' | 'attention' | 'neutre' | 'succes']
const compteurs: readonly Ligne[] = [
  ['retard', 'dossier en retard', 'dossiers en retard', 'erreur'],
  ['bloquee', 'dossier bloqué', 'dossiers bloqués', 'erreur'],
  ['manquante', 'dossier avec une preuve manquante', 'dossiers avec des preuves manquantes', 'attention'],
  ['autre', 'dossier avec autre chose à noter', 'dossiers avec autre chose à noter', 'neutre'],
  ['inchangee', 'dossier sans changement', 'dossiers sans changement', 'succes'],
]

const Totaux = ({ bilan, sansFiltre }: { readonly bilan: BilanDEssai; readonly sansFiltre: string }): VNode => (
  <Compteurs>
    {compteurs.map(([verdict, un, plusieurs, ton]) => (
      <Compteur
        valeur={format.nombre(bilan.totaux[verdict])}
        libelle={format.accorder(bilan.totaux[verdict], un, plusieurs)}
        href={urlAvec(sansFiltre, { verdict })}
        ton={bilan.totaux[verdict] === 0 ? 'neutre' : ton}
      />
    ))}
  </Compteurs>
)

const Liste = ({
  chantier,
  source,
  brouillon,
  filtre,
  retenus,
  page,
  sansFiltre,
  filtree,
}: Vue & { readonly sansFiltre: string; readonly filtree: string }): VNode => (
  <>
    <Filtres
      action={cheminsAtelier.essai(chantier.code)}
      sansFiltre={sansFiltre}
      actifs={[filtre.verdict, filtre.recherche].filter(Boolean).length}
      champs={{ guichet: source.guichet, dossiers: source.dossiers }}
    >
      <ChampTexte nom="q" libelle="Éditeur, produit ou numéro" type="search" valeur={filtre.recherche} />
      <ChampChoix
        nom="verdict"
        libelle="Ce qui change"
        valeur={filtre.verdict ?? ''}
        vide="Tout"
        options={Object.entries(libelleVerdict).map(([valeur, libelle]) => ({ valeur, libelle }))}
      />
    </Filtres>
    <Tableau
      legende="Dossiers rejoués, ceux qui changent le plus d’abord"
      legendeCachee
      lignes={retenus.slice((page - 1) * PAR_PAGE, page * PAR_PAGE)}
      cleLigne={({ numero }) => numero}
      empile
      vide={
        <EtatVide
          titre="Aucun dossier ne correspond"
          action={
            <LienBouton href={sansFiltre} variante="secondaire">
              Effacer les filtres
            </LienBouton>
          }
        >
          Élargissez la recherche ou effacez les filtres.
        </EtatVide>
      }
      colonnes={[
        {
          cle: 'produit',
          titre: 'Produit',
          entete: true,
          rendu: ({ numero, produit }) => <Lien href={chemins.candidature(numero)}>{produit}</Lien>,
        },
        { cle: 'editeur', titre: 'Éditeur', rendu: ({ entreprise }) => entreprise },
        { cle: 'numero', titre: 'Numéro', insecable: true, rendu: ({ numero }) => numero },
        { cle: 'statut', titre: 'État', rendu: ({ statut }) => libelleStatut[statut] },
        {
          cle: 'change',
          titre: 'Ce qui change',
          rendu: dossier => <Changements dossier={dossier} brouillon={brouillon} />,
        },
      ]}
    />
    <Pagination
      page={page}
      pages={Math.ceil(retenus.length / PAR_PAGE)}
      href={n => urlAvec(filtree, { page: String(n) })}
    />
  </>
)

const Changements = ({
  dossier,
  brouillon,
}: {
  readonly dossier: DossierEssaye
  readonly brouillon: Dispositif
}): VNode => {
  const changements = changementsDe(dossier, brouillon)
  if (changements.length === 0) return <Badge ton={tonVerdict.inchangee}>{libelleVerdict.inchangee}</Badge>
  return (
    <ul>
      {changements.map(({ verdict, phrase }) => (
        <li>
          <Badge ton={tonVerdict[verdict]}>{libelleVerdict[verdict]}</Badge> {phrase}
        </li>
      ))}
    </ul>
  )
}
