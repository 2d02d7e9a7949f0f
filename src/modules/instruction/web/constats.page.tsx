import type { VNode } from 'preact'
import type { ActeurAgent } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Bouton,
  ChampTexteLong,
  Confirmation,
  Echeance as EcheanceVue,
  Entete,
  type Erreur,
  erreurDe,
  EtatVide,
  format,
  Formulaire,
  Lien,
  LienBouton,
  Quand,
  ResumeErreurs,
  Section,
} from '../../../ui/index.ts'
import { chemins, cleEcheance, libelleCloture, motifPropose, pourquoiEnMots } from '../../candidatures/index.ts'
import { TableauDesPropositions } from './constats-tableau.tsx'
import type { LigneAClore } from './journee.ts'

const MA_JOURNEE = { libelle: 'Ma journée', href: chemins.maJournee() }
const CONSTATS = { libelle: 'Ce que l’horloge propose', href: chemins.constats() }

/** More on one page would not be read. */
export const CONFIRMABLES = 50

export type VueConstats = {
  readonly acteur: ActeurAgent
  readonly maintenant: Instant
  readonly lignes: readonly LigneAClore[]
  /** Whether others are not shown. */
  readonly enPlus: boolean
  /** Ticked beforehand. */
  readonly coches: ReadonlySet<string>
  readonly erreurs: readonly Erreur[]
}

/** P19 — every closing that waits for an agent: mine, then those of the others, who may be away. */
export const pageConstats = ({ maintenant, lignes, enPlus, coches, erreurs }: VueConstats): Page => {
  const [miennes, autres] = [lignes.filter(({ aMoi }) => aMoi), lignes.filter(({ aMoi }) => !aMoi)]
  const tableau = (choisies: readonly LigneAClore[]): VNode => (
    <TableauDesPropositions lignes={choisies} maintenant={maintenant} coches={coches} />
  )
  return {
    titre: 'Ce que l’horloge propose',
    largeur: 'large',
    filAriane: [MA_JOURNEE],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          titre="Ce que l’horloge propose"
          chapeau="Ces échéances sont passées. Rien n’est prononcé sans un agent : cochez les candidatures à clore, puis relisez le motif de chacune avant de confirmer."
        />
        {enPlus ? (
          <Alerte ton="info" titre="Toutes ne sont pas affichées">
            D’autres candidatures viendront ici quand celles-ci auront été traitées.
          </Alerte>
        ) : null}
        {lignes.length === 0 ? (
          <EtatVide titre="Aucune clôture proposée">Tous les délais sont tenus.</EtatVide>
        ) : (
          <Formulaire action={chemins.constats()} classe="">
            {miennes.length > 0 ? (
              <Section
                titre={`À vous (${format.nombre(miennes.length)})`}
                actions={<Lien href={`${chemins.constats()}?cocher=miennes`}>Cocher les miennes</Lien>}
              >
                {tableau(miennes)}
              </Section>
            ) : null}
            {autres.length > 0 ? (
              <Section
                titre={`Aux autres agents (${format.nombre(autres.length)})`}
                actions={<Lien href={`${chemins.constats()}?cocher=toutes`}>Cocher toutes</Lien>}
              >
                {tableau(autres)}
              </Section>
            ) : null}
            <Bouton>Relire les motifs</Bouton>
          </Formulaire>
        )}
      </>
    ),
  }
}

export type VueConfirmation = {
  readonly maintenant: Instant
  readonly lignes: readonly LigneAClore[]
  /** Ticked, and nothing of theirs has passed any more. */
  readonly ecartees: readonly string[]
  /** What was typed, by number. */
  readonly motifs: ReadonlyMap<string, string>
  readonly erreurs: readonly Erreur[]
}

/** The name of the field that holds the reason of one file. */
export const champMotif = (numero: string): string => `motif-${numero}`
/** The name of the one that says which deadline it was written for. */
export const champEcheance = (numero: string): string => `echeance-${numero}`

/** P19 — one act for all of them, and the reason of each, already written, which the éditeur will read. */
export const pageConfirmation = ({ maintenant, lignes, ecartees, motifs, erreurs }: VueConfirmation): Page => ({
  titre: 'Confirmer les clôtures',
  filAriane: [MA_JOURNEE, CONSTATS],
  contenu: (
    <>
      <ResumeErreurs erreurs={erreurs} />
      <Entete titre={`Confirmer ${format.pluriel(lignes.length, 'clôture')}`} />
      {ecartees.length > 0 ? (
        <Alerte ton="info" titre="Certaines candidatures ne sont plus à clore">
          {`Plus aucune échéance n’y est dépassée : ${format.enumeration(ecartees)}.`}
        </Alerte>
      ) : null}
      {lignes.length === 0 ? (
        <LienBouton href={chemins.constats()}>Revenir à la liste</LienBouton>
      ) : (
        <Confirmation
          action={chemins.confirmationConstats()}
          bouton={`Confirmer et clore ${format.pluriel(lignes.length, 'candidature')}`}
          danger
          annuler={chemins.constats()}
          libelleAnnuler="Revenir à la liste"
          champs={Object.fromEntries([
            ['numeros', lignes.map(({ numero }) => numero).join(',')],
            ...lignes.map(({ numero, echeance }) => [champEcheance(numero), cleEcheance(echeance)]),
          ])}
          saisie={lignes.map(ligne => (
            <UneCloture ligne={ligne} maintenant={maintenant} motif={motifs.get(ligne.numero)} erreurs={erreurs} />
          ))}
        >
          <p>
            Chaque candidature est close pour son motif, et son éditeur en est informé. Chacune est jugée à part : si
            l’une n’est plus à clore au moment où vous confirmez, les autres le sont.
          </p>
        </Confirmation>
      )}
    </>
  ),
})

const UneCloture = ({
  ligne: { numero, produit, entreprise, echeance },
  maintenant,
  motif,
  erreurs,
}: {
  readonly ligne: LigneAClore
  readonly maintenant: Instant
  readonly motif: string | undefined
  readonly erreurs: readonly Erreur[]
}): VNode => (
  <Section titre={`${produit}, ${entreprise}`} id={`n-${numero}`}>
    <p>
      <Lien href={chemins.candidature(numero)}>{`Candidature n° ${numero}`}</Lien>. {libelleCloture[echeance.effet]} :{' '}
      <EcheanceVue limite={echeance.quand} maintenant={maintenant} />.
    </p>
    <p>{pourquoiEnMots(echeance)}</p>
    <ChampTexteLong
      nom={champMotif(numero)}
      libelle="Motif, tel que l’éditeur le lira"
      obligatoire
      longueurMax={4000}
      lignes={7}
      valeur={motif ?? motifPropose(echeance)}
      erreur={erreurDe(erreurs, champMotif(numero))}
    />
  </Section>
)

/** What became of one that was confirmed, as it stands now. */
export type Issue = { readonly numero: string; readonly produit: string; readonly entreprise: string } & (
  | { readonly close: { readonly le: Instant; readonly par: string; readonly motif: string } }
  | { readonly pourquoi: string }
)

/** P19 — what was closed, and what was not, with the reason why. */
export const pageIssue = (issues: readonly Issue[]): Page => {
  const closes = issues.flatMap(issue => ('close' in issue ? [issue] : []))
  const restees = issues.flatMap(issue => ('pourquoi' in issue ? [issue] : []))
  return {
    titre: 'Résultat de la confirmation',
    filAriane: [MA_JOURNEE, CONSTATS],
    contenu: (
      <>
        <Entete titre="Résultat de la confirmation" />
        {closes.length > 0 ? (
          <Alerte ton="succes" titre={format.pluriel(closes.length, 'candidature close', 'candidatures closes')}>
            <ul>
              {closes.map(({ numero, produit, entreprise, close }) => (
                <li>
                  <Lien href={chemins.candidature(numero)}>{`${produit}, ${entreprise}`}</Lien> : {close.motif}, par{' '}
                  {close.par}, <Quand le={close.le} forme="courte" />
                </li>
              ))}
            </ul>
          </Alerte>
        ) : null}
        {restees.length > 0 ? (
          <Alerte
            ton="attention"
            titre={format.pluriel(restees.length, 'candidature n’a pas été close', 'candidatures n’ont pas été closes')}
          >
            <ul>
              {restees.map(({ numero, produit, entreprise, pourquoi }) => (
                <li>
                  <Lien href={chemins.candidature(numero)}>{`${produit}, ${entreprise}`}</Lien> : {pourquoi}
                </li>
              ))}
            </ul>
          </Alerte>
        ) : null}
        <LienBouton href={chemins.constats()}>Revenir à ce que l’horloge propose</LienBouton>
      </>
    ),
  }
}
