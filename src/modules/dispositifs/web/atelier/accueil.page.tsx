import type { VNode } from 'preact'
import { estAvant, type Instant } from '../../../../kernel/temps.ts'
import type { Page } from '../../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  BoutonPost,
  Compte,
  Entete,
  EtatVide,
  format,
  Invisible,
  Lien,
  LienBouton,
  Quand,
  Section,
  Tableau,
} from '../../../../ui/index.ts'
import type { Dispositif } from '../../domain/dispositif.ts'
import type { ChantierEnCours } from '../../queries/chantiers.ts'
import { situationDe } from '../situation.ts'
import { cheminsAtelier } from './chemins.ts'
import { fautesAvant } from './fautes.ts'
import { cheminsFichiers } from './fichiers-chemins.ts'

export type VueAccueil = {
  readonly chantiers: readonly ChantierEnCours[]
  /** The open version of each programme, by name. */
  readonly dispositifs: readonly Dispositif[]
  readonly maintenant: Instant
  /** A chantier was just given up. */
  readonly abandonne?: boolean
}

const TITRE = 'Atelier des dispositifs'

/** GUI-1 — what is being written, and what is published. */
export const pageAccueil = ({ chantiers, dispositifs, maintenant, abandonne }: VueAccueil): Page => ({
  titre: TITRE,
  largeur: 'large',
  contenu: (
    <>
      {abandonne ? (
        <Alerte ton="succes" annonce titre="Le chantier est abandonné">
          <p>Ce qui y était écrit est effacé. Rien de publié n’a changé.</p>
        </Alerte>
      ) : null}
      <Entete
        titre={TITRE}
        chapeau="Un dispositif s’écrit ici, se contrôle, puis se publie. Ce qui est en vigueur ne change pas tant que rien n’est publié."
        actions={
          <>
            <LienBouton href={cheminsAtelier.nouveau()} icone="add-line">
              Créer un dispositif
            </LienBouton>
            <LienBouton href={cheminsFichiers.importer()} variante="secondaire">
              Importer des fichiers
            </LienBouton>
          </>
        }
      />
      <Section titre="En chantier">
        <EnChantier chantiers={chantiers} dispositifs={dispositifs} maintenant={maintenant} />
      </Section>
      <Section titre="Publiés">
        {dispositifs.length > 0 ? <Compte total={dispositifs.length} singulier="dispositif" /> : null}
        <Publies chantiers={chantiers} dispositifs={dispositifs} maintenant={maintenant} />
      </Section>
    </>
  ),
})

const EnChantier = ({ chantiers, dispositifs, maintenant }: VueAccueil): VNode => (
  <Tableau
    legende="Dispositifs en chantier, le dernier modifié d’abord"
    legendeCachee
    empile
    lignes={chantiers}
    vide={
      <EtatVide titre="Aucun chantier">
        Créez un dispositif, ou préparez la version suivante de l’un de ceux qui sont publiés.
      </EtatVide>
    }
    colonnes={[
      {
        cle: 'dispositif',
        titre: 'Dispositif',
        entete: true,
        rendu: ({ chantier: { code, intitule } }) => <Lien href={cheminsAtelier.tableau(code)}>{intitule}</Lien>,
      },
      {
        cle: 'version',
        titre: 'Prépare',
        rendu: ({ chantier }) => {
          const ouverte = dispositifs.find(({ code }) => code === chantier.code)
          return ouverte ? `la version ${ouverte.version + 1}` : 'la première version'
        },
      },
      {
        cle: 'fautes',
        titre: 'Reste à faire',
        rendu: ({ chantier }) => (
          <ResteAFaire
            nombre={fautesAvant(chantier, dispositifs.find(({ code }) => code === chantier.code) ?? null).length}
          />
        ),
      },
      {
        cle: 'le',
        titre: 'Modifié',
        rendu: ({ majLe, majPar }) => (
          <>
            <Quand le={majLe} forme="courte" maintenant={maintenant} />
            {`, par ${majPar.nom}`}
          </>
        ),
      },
    ]}
  />
)

/** How many faults a chantier has. */
export const ResteAFaire = ({ nombre }: { readonly nombre: number }): VNode =>
  nombre === 0 ? (
    <Badge ton="succes">prêt à publier</Badge>
  ) : (
    <Badge ton="attention">{`${format.pluriel(nombre, 'point')} à corriger`}</Badge>
  )

const Publies = ({ chantiers, dispositifs, maintenant }: VueAccueil): VNode => (
  <Tableau
    legende="Dispositifs publiés, par nom"
    legendeCachee
    empile
    lignes={dispositifs}
    vide={<EtatVide titre="Aucun dispositif publié">Le premier apparaît ici dès sa publication.</EtatVide>}
    colonnes={[
      {
        cle: 'dispositif',
        titre: 'Dispositif',
        entete: true,
        rendu: ({ code, intitule }) => <Lien href={cheminsAtelier.tableau(code)}>{intitule}</Lien>,
      },
      { cle: 'situation', titre: 'Parcours', rendu: situationDe },
      {
        cle: 'version',
        titre: 'Version',
        rendu: ({ code, intitule, version }) => (
          <Lien href={cheminsAtelier.versions(code)}>
            {version}
            <Invisible>{` : les versions de ${intitule}`}</Invisible>
          </Lien>
        ),
      },
      {
        cle: 'guichet',
        titre: 'Guichet',
        rendu: dispositif => <Guichet dispositif={dispositif} maintenant={maintenant} />,
      },
      {
        cle: 'suite',
        titre: 'Version suivante',
        insecable: true,
        rendu: ({ code, intitule }) =>
          chantiers.some(({ chantier }) => chantier.code === code) ? (
            <Lien href={cheminsAtelier.tableau(code)}>
              En chantier
              <Invisible>{` : ${intitule}`}</Invisible>
            </Lien>
          ) : (
            <PreparerVersion code={code} intitule={intitule} />
          ),
      },
    ]}
  />
)

/** Opens the chantier of the next version. */
export const PreparerVersion = ({
  code,
  intitule,
  primaire,
}: {
  readonly code: string
  readonly intitule: string
  readonly primaire?: boolean
}): VNode => (
  <BoutonPost action={cheminsAtelier.ouverture(code)} variante={primaire ? 'primaire' : 'secondaire'} petit={!primaire}>
    Préparer la version suivante
    <Invisible>{` de ${intitule}`}</Invisible>
  </BoutonPost>
)

/** GUI-2 — whether new candidatures open, and until which milestone; what comes next of the calendar. */
export const Guichet = ({
  dispositif: { guichet, jalons },
  maintenant,
}: {
  readonly dispositif: Dispositif
  readonly maintenant: Instant
}): VNode => {
  if (guichet === 'permanent') return <Badge ton="succes">ouvert en permanence</Badge>
  const [suivant] = jalons.filter(({ quand }) => estAvant(maintenant, quand))
  const ouvert = suivant === jalons[0]
  return (
    <>
      <Badge ton={ouvert ? 'succes' : 'neutre'}>{ouvert ? 'ouvert' : 'fermé aux nouvelles candidatures'}</Badge>
      {suivant ? (
        <>
          {ouvert ? ` jusqu’à ${suivant.code}, le ` : ` ${suivant.code} le `}
          <Quand le={suivant.quand} forme="courte" maintenant={maintenant} />
        </>
      ) : null}
    </>
  )
}
