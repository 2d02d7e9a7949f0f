import type { VNode } from 'preact'
import type { Instant } from '../../../../kernel/temps.ts'
import type { Page } from '../../../../platform/http/contract.ts'
import { Entete, format, GroupeBoutons, Lien, LienBouton, Recepisse, Section } from '../../../../ui/index.ts'
import type { Dispositif } from '../../domain/dispositif.ts'
import type { LigneDeChantier } from '../../use-cases/ports-chantiers.ts'
import { Guichet, PreparerVersion } from './accueil.page.tsx'
import { cheminsAtelier, filAtelier } from './chemins.ts'
import { DerniersGestes } from './histoire.page.tsx'

export type VueSansChantier = {
  readonly publiee: Dispositif
  readonly histoire: readonly LigneDeChantier[]
  readonly maintenant: Instant
  readonly enCours: number
  /** It was published a moment ago. */
  readonly vientDEtrePubliee: boolean
}

/** A programme that is published, and of which no version is being prepared; or that just was. */
export const pageSansChantier = (vue: VueSansChantier): Page => ({
  titre: vue.vientDEtrePubliee
    ? `Version ${vue.publiee.version} publiée, ${vue.publiee.intitule}`
    : vue.publiee.intitule,
  titreCourt: vue.publiee.intitule,
  filAriane: filAtelier(),
  contenu: vue.vientDEtrePubliee ? <VientDEtrePubliee {...vue} /> : <EnVigueur {...vue} />,
})

const pagePublique = (code: string): string => `/dispositifs/${code}`

const VientDEtrePubliee = ({ publiee: { code, intitule, version }, histoire, enCours }: VueSansChantier): VNode => (
  <Recepisse
    titre={`La version ${version} de ${format.guillemets(intitule)} est publiée`}
    le={histoire[0]?.le}
    suite={
      <ul>
        <li>
          {version === 1
            ? 'Le dispositif est public : les éditeurs peuvent y candidater dès maintenant.'
            : 'Les candidatures qui s’ouvrent le font sur cette version.'}
        </li>
        {enCours > 0 ? (
          <li>
            {`${format.pluriel(enCours, 'candidature')} en cours ${format.accorder(enCours, 'reste', 'restent')} sur ${format.accorder(enCours, 'sa', 'leur')} version.`}
          </li>
        ) : null}
        <li>La version ne change plus. Une correction est une version suivante, préparée ici.</li>
      </ul>
    }
    actions={
      <>
        <LienBouton href={pagePublique(code)}>Voir la page publique</LienBouton>
        <LienBouton href={cheminsAtelier.versions(code)} variante="secondaire">
          Versions
        </LienBouton>
        <LienBouton href={cheminsAtelier.accueil()} variante="secondaire">
          Revenir à l’atelier
        </LienBouton>
      </>
    }
  />
)

const EnVigueur = ({ publiee, histoire, maintenant, enCours }: VueSansChantier): VNode => (
  <>
    <Entete
      surtitre={`Version ${publiee.version} en vigueur`}
      titre={publiee.intitule}
      complement={<Guichet dispositif={publiee} maintenant={maintenant} />}
      chapeau="Aucune version n’est en chantier."
    />
    <p>
      {enCours === 0
        ? 'Aucune candidature n’est en cours.'
        : `${format.pluriel(enCours, 'candidature')} ${format.accorder(enCours, 'est', 'sont')} en cours : préparer une version suivante n’y change rien.`}
    </p>
    <GroupeBoutons>
      <PreparerVersion code={publiee.code} intitule={publiee.intitule} primaire />
      <LienBouton href={cheminsAtelier.versions(publiee.code)} variante="secondaire">
        Versions
      </LienBouton>
      <LienBouton href={pagePublique(publiee.code)} variante="secondaire">
        Page publique
      </LienBouton>
    </GroupeBoutons>
    {histoire.length === 0 ? null : (
      <Section
        titre="Derniers gestes"
        actions={<Lien href={cheminsAtelier.histoire(publiee.code)}>Toute l’histoire</Lien>}
      >
        <DerniersGestes histoire={histoire.slice(0, 5)} />
      </Section>
    )}
  </>
)
