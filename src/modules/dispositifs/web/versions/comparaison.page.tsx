import type { VNode } from 'preact'
import type { Instant } from '../../../../kernel/temps.ts'
import type { Page } from '../../../../platform/http/contract.ts'
import {
  Badge,
  ChampChoix,
  Compteur,
  Compteurs,
  Entete,
  type Erreur,
  EtatVide,
  Filtres,
  format,
  LienBouton,
  Quand,
  ResumeErreurs,
  Section,
  Tableau,
  urlAvec,
} from '../../../../ui/index.ts'
import type { Differences } from '../../domain/differences.ts'
import type { Sens } from '../../domain/rapprocher.ts'
import { cheminsAtelier, filAtelier } from '../atelier/chemins.ts'
import type { Comparaison } from './charger.ts'
import { cheminsVersions } from './chemins.ts'
import { type EcartAffiche, estAConfirmer, ExigenceComparee } from './exigence-comparee.tsx'
import { motsDuSens, motsDuSort, sorts, titreDeComparaison, visee } from './mots.ts'

/** What the address keeps of the requirements; empty: all of them. */
export type Filtre = { readonly sort: string; readonly chapitre: string }

export type VueComparaison = Comparaison & {
  readonly filtre: Filtre
  readonly erreurs: readonly Erreur[]
}

/** GUI-3 — what sets two versions apart: milestones first, then the requirements, then the rest. */
export const pageComparaison = (vue: VueComparaison): Page => {
  const { code, avant, apres, differences } = vue
  const { exigences, jalons, reglages } = differences
  const titre = titreDeComparaison({ avant: avant.nom, apres: apres.nom })
  const noms = { avant: avant.nom, apres: apres.nom }
  return {
    titre: `${titre}, ${apres.contenu.intitule}`,
    titreCourt: titre,
    filAriane: filAtelier(
      { libelle: apres.contenu.intitule, href: cheminsAtelier.tableau(code) },
      { libelle: 'Versions', href: cheminsVersions.liste(code) },
    ),
    largeur: 'large',
    contenu: (
      <>
        <ResumeErreurs erreurs={vue.erreurs} titre="La décision n’a pas été enregistrée" />
        <Entete
          surtitre={apres.contenu.intitule}
          titre={titre}
          chapeau="Une candidature reste sur la version avec laquelle elle a été ouverte, tant que l’éditeur ne demande pas à en changer."
          actions={
            <>
              <LienBouton
                href={cheminsVersions.classeur(code, noms)}
                variante="secondaire"
                icone="download-line"
                telechargement
              >
                Classeur des différences
              </LienBouton>
              {avant.id === null ? null : (
                <LienBouton href={cheminsVersions.consequences(code, noms)} variante="secondaire">
                  Conséquences pour les candidatures
                </LienBouton>
              )}
            </>
          }
        />
        {exigences.length + jalons.length + reglages.length === 0 ? (
          <EtatVide titre="Aucune différence">Ces deux versions disent la même chose.</EtatVide>
        ) : (
          <>
            <Chiffres vue={vue} />
            {jalons.length > 0 ? <Jalons jalons={jalons} /> : null}
            {exigences.length > 0 ? <Exigences vue={vue} /> : null}
            {reglages.length > 0 ? <Reglages reglages={reglages} /> : null}
          </>
        )}
      </>
    ),
  }
}

/** The kinds that the page filters on: what became of a requirement, and what an agent still has to confirm. */
const A_CONFIRMER = 'a_confirmer'
const estRetenue = (ecart: EcartAffiche, { sort, chapitre }: Filtre): boolean =>
  (sort === '' || ecart.sort === sort || (sort === A_CONFIRMER && estAConfirmer(ecart))) &&
  (chapitre === '' || visee(ecart).chapitre.code === chapitre)

const affichees = ({ differences }: Comparaison): readonly EcartAffiche[] =>
  differences.exigences.flatMap(ecart => (ecart.sort === 'inchangee' ? [] : [ecart]))

const Chiffres = ({ vue }: { readonly vue: VueComparaison }): VNode => {
  const { jalons, reglages } = vue.differences
  const exigences = affichees(vue)
  const aConfirmer = exigences.filter(estAConfirmer).length
  const href = (sort: string): string => `${urlAvec(adresse(vue), { sort })}#exigences`
  return (
    <Compteurs>
      {sorts.map(sort => {
        const n = exigences.filter(ecart => ecart.sort === sort).length
        const [singulier, pluriel] = motsDuSort[sort].compte
        const libelle = format.accorder(n, singulier, pluriel)
        return <Compteur key={sort} valeur={n} libelle={libelle} href={n > 0 ? href(sort) : undefined} />
      })}
      {aConfirmer > 0 ? (
        <Compteur valeur={aConfirmer} libelle="à confirmer par un agent" ton="attention" href={href(A_CONFIRMER)} />
      ) : null}
      <Compteur
        valeur={jalons.length}
        libelle={format.accorder(jalons.length, 'jalon différent', 'jalons différents')}
        ton={jalons.length > 0 ? 'attention' : 'neutre'}
      />
      <Compteur
        valeur={reglages.length}
        libelle={format.accorder(reglages.length, 'réglage différent', 'réglages différents')}
      />
    </Compteurs>
  )
}

const adresse = ({ code, avant, apres }: Comparaison): string =>
  cheminsVersions.comparaison(code, { avant: avant.nom, apres: apres.nom })

const Exigences = ({ vue }: { readonly vue: VueComparaison }): VNode => {
  const { filtre, versions, decisions } = vue
  const toutes = affichees(vue)
  const retenues = toutes.filter(ecart => estRetenue(ecart, filtre))
  const chapitres = new Map(toutes.map(ecart => [visee(ecart).chapitre.code, visee(ecart).chapitre.titre]))
  const parChapitre = [...Map.groupBy(retenues, ecart => visee(ecart).chapitre.code)]
  const sans = adresse(vue)
  const noms = { avant: vue.avant.nom, apres: vue.apres.nom }
  const ou = versions ? urlAvec(cheminsVersions.renumerotations(vue.code, noms), garder(filtre)) : null
  return (
    <Section titre="Exigences" id="exigences">
      <Filtres
        action={sans}
        sansFiltre={sans}
        actifs={[filtre.sort, filtre.chapitre].filter(Boolean).length}
        libelleBouton="Filtrer les exigences"
      >
        <ChampChoix
          nom="sort"
          libelle="Différence"
          vide="Toutes"
          valeur={filtre.sort}
          options={[
            ...sorts.map(sort => ({ valeur: sort, libelle: motsDuSort[sort].pluriel })),
            { valeur: A_CONFIRMER, libelle: 'À confirmer par un agent' },
          ]}
        />
        <ChampChoix
          nom="chapitre"
          libelle="Chapitre"
          vide="Tous"
          valeur={filtre.chapitre}
          options={[...chapitres].map(([valeur, libelle]) => ({ valeur, libelle }))}
        />
      </Filtres>
      {retenues.length === 0 ? (
        <EtatVide titre="Aucune exigence ne répond à ces filtres" icone="filter-line">
          {`${format.pluriel(toutes.length, 'exigence diffère', 'exigences diffèrent')} entre ces deux versions.`}
        </EtatVide>
      ) : null}
      {parChapitre.map(([chapitre, ecarts]) => (
        <Section
          key={chapitre}
          niveau={3}
          titre={chapitres.get(chapitre) ?? chapitre}
          actions={<Badge ton="neutre">{format.pluriel(ecarts.length, 'exigence')}</Badge>}
        >
          {ecarts.map(ecart => (
            <ExigenceComparee key={visee(ecart).exigence.id} ecart={ecart} ou={ou} decisions={decisions} />
          ))}
        </Section>
      ))}
    </Section>
  )
}

/** A filter as an address bears it. */
export const garder = ({ sort, chapitre }: Filtre): Readonly<Record<string, string | null>> => ({
  sort: sort || null,
  chapitre: chapitre || null,
})

const BadgeSens = ({ sens }: { readonly sens: Sens }): VNode => (
  <Badge ton={motsDuSens[sens].ton}>{motsDuSens[sens].libelle}</Badge>
)

const Moment = ({ quand }: { readonly quand: Instant | null }): VNode =>
  quand === null ? <>Aucun</> : <Quand le={quand} />

const Jalons = ({ jalons }: Pick<Differences, 'jalons'>): VNode => (
  <Section titre="Jalons">
    <Tableau
      legende="Jalons ajoutés, retirés ou déplacés"
      legendeCachee
      empile
      lignes={jalons}
      vide={null}
      colonnes={[
        { cle: 'code', titre: 'Jalon', entete: true, rendu: ({ code, libelle }) => `${code}, ${libelle}` },
        { cle: 'sens', titre: 'Différence', rendu: ({ sens }) => <BadgeSens sens={sens} /> },
        { cle: 'avant', titre: 'Avant', rendu: ({ avant }) => <Moment quand={avant} /> },
        { cle: 'apres', titre: 'Après', rendu: ({ apres }) => <Moment quand={apres} /> },
      ]}
    />
  </Section>
)

const Reglages = ({ reglages }: Pick<Differences, 'reglages'>): VNode => (
  <Section titre="Réglages et formulaires">
    <Tableau
      legende="Réglages et champs de formulaire ajoutés, retirés ou changés"
      legendeCachee
      empile
      lignes={reglages}
      vide={null}
      colonnes={[
        { cle: 'quoi', titre: 'Réglage', entete: true, rendu: ({ quoi }) => quoi },
        { cle: 'sens', titre: 'Différence', rendu: ({ sens }) => <BadgeSens sens={sens} /> },
        { cle: 'detail', titre: 'Détail', rendu: ({ detail }) => detail },
      ]}
    />
  </Section>
)
