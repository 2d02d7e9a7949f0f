import type { VNode } from 'preact'
import type { Page } from '../../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  Entete,
  format,
  Grille,
  GroupeBoutons,
  Lien,
  LienBouton,
  ProchaineEtape,
  Reference,
  Section,
  Tableau,
  Tuile,
} from '../../../../ui/index.ts'
import { type Chantier, type Geste, rubriques, type Rubrique } from '../../domain/chantier.ts'
import type { FauteChantier } from '../../domain/controle-chantier.ts'
import type { Dispositif } from '../../domain/dispositif.ts'
import type { LigneDeChantier } from '../../use-cases/ports-chantiers.ts'
import { ResteAFaire } from './accueil.page.tsx'
import { cheminsAtelier, filAtelier } from './chemins.ts'
import { FautesParRubrique } from './controle.page.tsx'
import { cheminsFichiers } from './fichiers-chemins.ts'
import { DerniersGestes } from './histoire.page.tsx'
import { detailRubrique, libelleGeste, titreRubrique } from './mots.ts'
import { resumeRubrique } from './resumes.ts'
import { BROUILLON, cheminsVersions } from '../versions/chemins.ts'

export type VueTableau = {
  readonly chantier: Chantier
  readonly fautes: readonly FauteChantier[]
  /** The version in force, when there is one. */
  readonly publiee: Dispositif | null
  readonly histoire: readonly LigneDeChantier[]
  /** What was just done. */
  readonly fait?: Geste | undefined
}

/** GUI-1 — a chantier at a glance: where it is, what remains, what comes next. */
export const pageTableau = (vue: VueTableau): Page => {
  const { chantier, fautes, histoire, fait } = vue
  return {
    titre: `${chantier.intitule}, chantier`,
    titreCourt: chantier.intitule,
    filAriane: filAtelier(),
    largeur: 'large',
    contenu: (
      <>
        {fait === undefined ? null : <Fait chantier={chantier} fait={fait} />}
        <Entete
          surtitre="Chantier"
          titre={chantier.intitule}
          complement={
            <>
              <ResteAFaire nombre={fautes.length} /> <Reference>{chantier.code}</Reference> {enVigueur(vue)}
            </>
          }
        />
        <Suite {...vue} />
        <Section titre="Rubriques">
          <Rubriques chantier={chantier} fautes={fautes} />
        </Section>
        <Section titre="Vérifier et publier">
          <Actes {...vue} />
        </Section>
        {fautes.length === 0 ? null : (
          <Section titre="Ce qui reste à corriger" id="fautes">
            <FautesParRubrique chantier={chantier} fautes={fautes} niveau={3} />
          </Section>
        )}
        <Section
          titre="Derniers gestes"
          actions={<Lien href={cheminsAtelier.histoire(chantier.code)}>Toute l’histoire</Lien>}
        >
          <DerniersGestes histoire={histoire.slice(0, 5)} />
        </Section>
        <GroupeBoutons>
          <LienBouton
            href={cheminsFichiers.chantier(chantier.code)}
            variante="tertiaire"
            icone="download-line"
            telechargement
          >
            Télécharger les fichiers (.zip)
          </LienBouton>
          <LienBouton href={cheminsAtelier.abandon(chantier.code)} variante="tertiaire" icone="delete-line" danger>
            Abandonner ce chantier
          </LienBouton>
        </GroupeBoutons>
      </>
    ),
  }
}

const enVigueur = ({ publiee }: VueTableau): string =>
  publiee ? `Version ${publiee.version} en vigueur, version ${publiee.version + 1} en chantier` : 'Jamais publié'

const Fait = ({ chantier, fait }: { readonly chantier: Chantier; readonly fait: Geste }): VNode => (
  <Alerte ton="succes" annonce>
    <p>
      {fait === 'ouverture' || fait === 'import' || fait === 'publication' || fait === 'abandon'
        ? `${libelleGeste(fait)}.`
        : `${titreRubrique(chantier, fait)} : enregistré.`}
    </p>
  </Alerte>
)

const Suite = ({ chantier, fautes, publiee }: VueTableau): VNode => {
  const { code } = chantier
  const [premiere] = fautes
  if (!premiere)
    return (
      <ProchaineEtape
        qui="vous"
        titre={publiee ? `Publiez la version ${publiee.version + 1}` : 'Publiez le dispositif'}
        actions={<LienBouton href={cheminsAtelier.publication(code)}>Publier</LienBouton>}
      >
        <p>Rien ne s’y oppose. Une page dit ce qui entrera en vigueur avant que vous ne confirmiez.</p>
      </ProchaineEtape>
    )
  const siennes = fautes.filter(({ rubrique }) => rubrique === premiere.rubrique)
  const aCompleter = new Set(fautes.map(({ rubrique }) => rubrique)).size
  return (
    <ProchaineEtape
      qui="vous"
      titre={`Complétez ${format.guillemets(titreRubrique(chantier, premiere.rubrique))}`}
      actions={
        <>
          <LienBouton href={cheminsAtelier.rubrique(code, premiere.rubrique)}>Ouvrir la rubrique</LienBouton>
          <LienBouton href={cheminsAtelier.controle(code)} variante="secondaire">
            Tout contrôler
          </LienBouton>
        </>
      }
    >
      <p>
        {siennes.length === 1
          ? premiere.phrase
          : `${format.pluriel(siennes.length, 'point')} y ${format.accorder(siennes.length, 'reste', 'restent')} à corriger.`}
        {fautes.length > siennes.length
          ? ` En tout, ${format.pluriel(fautes.length, 'point')} dans ${format.pluriel(aCompleter, 'rubrique')}.`
          : ' La publication sera alors possible.'}
      </p>
    </ProchaineEtape>
  )
}

const Rubriques = ({ chantier, fautes }: Pick<VueTableau, 'chantier' | 'fautes'>): VNode => (
  <Tableau
    legende="Rubriques du chantier"
    legendeCachee
    empile
    lignes={rubriques}
    vide={null}
    colonnes={[
      {
        cle: 'rubrique',
        titre: 'Rubrique',
        entete: true,
        rendu: rubrique => (
          <Lien href={cheminsAtelier.rubrique(chantier.code, rubrique)}>{titreRubrique(chantier, rubrique)}</Lien>
        ),
      },
      { cle: 'contenu', titre: 'Contenu', rendu: rubrique => resumeRubrique(chantier, rubrique) || aEcrire(rubrique) },
      { cle: 'etat', titre: 'État', rendu: rubrique => <Etat nombre={nombreDe(fautes, rubrique)} /> },
    ]}
  />
)

const aEcrire = (rubrique: Rubrique): string => {
  const [initiale = '', ...suite] = detailRubrique[rubrique]
  return `À écrire : ${initiale.toLowerCase()}${suite.join('')}`
}

const nombreDe = (fautes: readonly FauteChantier[], rubrique: Rubrique): number =>
  fautes.filter(faute => faute.rubrique === rubrique).length

const Etat = ({ nombre }: { readonly nombre: number }): VNode =>
  nombre === 0 ? <Badge ton="succes">complet</Badge> : <Badge ton="attention">{`à compléter : ${nombre}`}</Badge>

const Actes = ({ chantier: { code }, fautes, publiee }: VueTableau): VNode => (
  <Grille colonnes={3}>
    <Tuile
      titre="Voir comme un candidat"
      href={cheminsAtelier.apercu(code)}
      icone="eye-line"
      detail="Les pages mêmes qu’un candidat parcourra"
    />
    <Tuile
      titre="Contrôler"
      href={cheminsAtelier.controle(code)}
      icone="search-line"
      detail={
        fautes.length === 0
          ? 'Rien ne s’oppose à la publication'
          : `${format.pluriel(fautes.length, 'point')} à corriger`
      }
    />
    <Tuile
      titre="Essayer"
      href={cheminsAtelier.essai(code)}
      icone="refresh-line"
      detail="Des dossiers passés rejoués : qui serait en retard, bloqué"
    />
    {publiee ? (
      <Tuile
        titre="Comparer"
        href={cheminsVersions.comparaison(code, { avant: publiee.version, apres: BROUILLON })}
        icone="list-line"
        detail={`Ce qui change depuis la version ${publiee.version}, en vigueur`}
      />
    ) : null}
    <Tuile
      titre="Publier"
      href={cheminsAtelier.publication(code)}
      icone="checkbox-circle-line"
      detail="Ce qui entrera en vigueur, puis votre confirmation"
    />
  </Grille>
)
