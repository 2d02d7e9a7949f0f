import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Badge,
  ChampChoix,
  ChampTexte,
  Compteur,
  Compteurs,
  Entete,
  EtatVide,
  Filtres,
  format,
  Lien,
  LienBouton,
  Pagination,
  Tableau,
  urlAvec,
} from '../../../ui/index.ts'
import {
  aLaVersion,
  cheminsAtelier,
  cheminsVersions,
  type Comparaison,
  filAtelier,
  nomDeVersion,
  titreDeComparaison,
} from '../../dispositifs/index.ts'
import type { NumeroCandidature, Statut } from '../domain/candidature.ts'
import type { Comptes } from '../domain/consequences-version.ts'
import { chemins } from './chemins.ts'
import { tonStatut } from './phrases.ts'

/** `instruite`: it has chapters; before that, no proof is asked for yet. */
export type ConsequenceListee = Comptes & {
  readonly numero: NumeroCandidature
  readonly statut: Statut
  readonly etat: string
  readonly entreprise: string
  readonly produit: string
  readonly instruite: boolean
}

/** `quoi`: « ouvertes », « referencees », « a_refaire »; `q`: words of the company's or the product's name, or a number. */
export type FiltreConsequences = { readonly quoi: string; readonly q: string }
export type TriConsequences = { readonly par: keyof Comptes; readonly sens: 'asc' | 'desc' }

export type VueConsequences = {
  readonly comparaison: Comparaison
  readonly lignes: readonly ConsequenceListee[]
  readonly filtre: FiltreConsequences
  readonly tri: TriConsequences
  readonly page: number
}

const TAILLE = 100

/** VIE-3 — what a newer version asks of each file: the agency sees whom it concerns, and how much. */
export const pageConsequences = (vue: VueConsequences): Page => {
  const { comparaison, lignes, filtre } = vue
  const { code, avant, apres } = comparaison
  const noms = { avant: avant.nom, apres: apres.nom }
  const retenues = retenir(lignes, filtre, vue.tri)
  const adresse = cheminsVersions.consequences(code, noms)
  const titre = `Conséquences du passage ${aLaVersion(apres.nom)}`
  return {
    titre: `${titre}, ${apres.contenu.intitule}`,
    titreCourt: 'Conséquences',
    filAriane: filAtelier(
      { libelle: apres.contenu.intitule, href: cheminsAtelier.tableau(code) },
      { libelle: 'Versions', href: cheminsVersions.liste(code) },
      {
        libelle: titreDeComparaison(noms),
        href: cheminsVersions.comparaison(code, noms),
      },
    ),
    largeur: 'large',
    contenu: (
      <>
        <Entete
          surtitre={apres.contenu.intitule}
          titre={titre}
          chapeau={`Ce que ${nomDeVersion(apres.nom)} demanderait à chaque candidature en cours et à chaque solution référencée sous ${nomDeVersion(avant.nom)}. Rien ne change pour elles tant que l’éditeur ne le demande pas.`}
          complement={format.pluriel(lignes.length, 'candidature concernée', 'candidatures concernées')}
          actions={
            lignes.length > 0 ? (
              <LienBouton
                href={urlAvec(cheminsVersions.consequencesClasseur(code, noms), garder(vue))}
                variante="secondaire"
                icone="download-line"
                telechargement
              >
                Classeur
              </LienBouton>
            ) : null
          }
        />
        {lignes.length === 0 ? (
          <EtatVide titre="Aucune candidature concernée">
            {`Aucune candidature ouverte ni solution référencée n’est sous ${nomDeVersion(avant.nom)}.`}
          </EtatVide>
        ) : (
          <>
            <Totaux lignes={retenues} />
            <Filtres
              action={adresse}
              sansFiltre={adresse}
              actifs={[filtre.quoi, filtre.q].filter(Boolean).length}
              champs={{ tri: vue.tri.par, sens: vue.tri.sens }}
            >
              <ChampTexte nom="q" libelle="Éditeur, produit ou numéro" type="search" valeur={filtre.q} />
              <ChampChoix
                nom="quoi"
                libelle="Lesquelles"
                vide="Toutes"
                valeur={filtre.quoi}
                options={[
                  { valeur: 'ouvertes', libelle: 'Candidatures en cours' },
                  { valeur: 'referencees', libelle: 'Solutions référencées' },
                  { valeur: 'a_refaire', libelle: 'Avec des preuves à refaire' },
                ]}
              />
            </Filtres>
            <Liste vue={vue} retenues={retenues} adresse={adresse} />
          </>
        )}
      </>
    ),
  }
}

const garder = ({ filtre, tri }: Pick<VueConsequences, 'filtre' | 'tri'>): Readonly<Record<string, string | null>> => ({
  q: filtre.q || null,
  quoi: filtre.quoi || null,
  tri: tri.par,
  sens: tri.sens,
})

/** Those that the filters keep, in the order asked for; equal ones by company. */
export const retenir = (
  lignes: readonly ConsequenceListee[],
  { quoi, q }: FiltreConsequences,
  { par, sens }: TriConsequences,
): readonly ConsequenceListee[] => {
  const cherche = q.trim().toLocaleLowerCase('fr')
  const selon: Readonly<Record<string, (ligne: ConsequenceListee) => boolean>> = {
    ouvertes: ({ statut }) => statut !== 'referencee',
    referencees: ({ statut }) => statut === 'referencee',
    a_refaire: ({ aRefaire }) => aRefaire > 0,
  }
  const signe = sens === 'asc' ? 1 : -1
  return lignes
    .filter(ligne => selon[quoi]?.(ligne) ?? true)
    .filter(({ numero, entreprise, produit }) =>
      `${numero} ${entreprise} ${produit}`.toLocaleLowerCase('fr').includes(cherche),
    )
    .toSorted((a, b) => signe * (a[par] - b[par]))
}

export const totauxDe = (lignes: readonly Comptes[]): Comptes => {
  const somme = (cle: keyof Comptes): number => lignes.reduce((n, ligne) => n + ligne[cle], 0)
  return {
    aRefaire: somme('aRefaire'),
    aConfirmer: somme('aConfirmer'),
    conservees: somme('conservees'),
    aDeposer: somme('aDeposer'),
  }
}

const Totaux = ({ lignes }: { readonly lignes: readonly ConsequenceListee[] }): VNode => {
  const { aRefaire, aConfirmer, conservees, aDeposer } = totauxDe(lignes)
  const touchees = lignes.filter(ligne => ligne.aRefaire > 0).length
  return (
    <Compteurs>
      <Compteur
        valeur={format.nombre(touchees)}
        libelle={format.accorder(
          touchees,
          'candidature a des preuves à refaire',
          'candidatures ont des preuves à refaire',
        )}
        ton={touchees > 0 ? 'attention' : 'neutre'}
      />
      <Compteur
        valeur={format.nombre(aRefaire)}
        libelle={format.accorder(aRefaire, 'preuve à refaire', 'preuves à refaire')}
      />
      <Compteur valeur={format.nombre(aConfirmer)} libelle="à confirmer" />
      <Compteur
        valeur={format.nombre(conservees)}
        libelle={format.accorder(conservees, 'conservée', 'conservées')}
        ton="succes"
      />
      <Compteur valeur={format.nombre(aDeposer)} libelle="à déposer, comme avant" />
    </Compteurs>
  )
}

const Liste = ({
  vue,
  retenues,
  adresse,
}: {
  readonly vue: VueConsequences
  readonly retenues: readonly ConsequenceListee[]
  readonly adresse: string
}): VNode => {
  const url = urlAvec(adresse, garder(vue))
  const pages = Math.max(1, Math.ceil(retenues.length / TAILLE))
  const page = Math.min(vue.page, pages)
  const compte = (cle: keyof Comptes, titre: string) => ({
    cle,
    titre,
    nombre: true,
    triable: true,
    rendu: (ligne: ConsequenceListee) => (ligne.instruite ? format.nombre(ligne[cle]) : '—'),
  })
  return (
    <>
      <Tableau
        legende="Candidatures et solutions concernées"
        legendeCachee
        dense
        lignes={retenues.slice((page - 1) * TAILLE, page * TAILLE)}
        cleLigne={({ numero }) => numero}
        tri={vue.tri}
        lienTri={({ par, sens }) => urlAvec(url, { tri: par, sens })}
        vide={<EtatVide titre="Aucune candidature ne répond à ces filtres" icone="filter-line" />}
        colonnes={[
          {
            cle: 'numero',
            titre: 'Candidature',
            entete: true,
            insecable: true,
            rendu: ({ numero }) => <Lien href={chemins.candidature(numero)}>{numero}</Lien>,
          },
          { cle: 'editeur', titre: 'Éditeur', rendu: ({ entreprise }) => entreprise },
          { cle: 'produit', titre: 'Produit', rendu: ({ produit }) => produit },
          { cle: 'etat', titre: 'État', rendu: ({ statut, etat }) => <Badge ton={tonStatut(statut)}>{etat}</Badge> },
          compte('aRefaire', 'À refaire'),
          compte('aConfirmer', 'À confirmer'),
          compte('conservees', 'Conservées'),
          compte('aDeposer', 'À déposer'),
        ]}
      />
      <Pagination page={page} pages={pages} href={n => urlAvec(url, { page: n })} />
    </>
  )
}
