import type { VNode } from 'preact'
import type { Page } from '../../../../platform/http/contract.ts'
import {
  Accordeon,
  Bouton,
  ChampFichier,
  Entete,
  type Erreur,
  erreurDe,
  Formulaire,
  format,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../../../ui/index.ts'
import type { FauteProgramme } from '../../domain/fautes-programme.ts'
import { TAILLE_MAX_ARCHIVE } from '../../use-cases/importer-archive.ts'
import { filAtelier } from './chemins.ts'
import { cheminsFichiers } from './fichiers-chemins.ts'
import { ContenuDesFichiers } from './fichiers-contenu.tsx'

/** The field of the archive. */
export const CHAMP_ARCHIVE = 'archive'

export type VueImport = {
  readonly erreurs: readonly Erreur[]
  /** Those of the archive that was just sent. */
  readonly fautes: readonly FauteProgramme[]
}

const TITRE = 'Importer un dispositif'

/** GUI-1 — the files of a programme are sent; every fault of theirs is told at once. */
export const pageImport = ({ erreurs, fautes }: VueImport): Page => ({
  titre: TITRE,
  filAriane: filAtelier(),
  contenu: (
    <>
      <ResumeErreurs erreurs={erreurs} titre="Rien n’a été importé" />
      <Entete
        titre={TITRE}
        chapeau="Les fichiers d’un dispositif, exportés d’ici ou d’un autre service, ou suivis en gestion de versions, deviennent un chantier. Rien n’est publié."
      />
      {fautes.length > 0 ? <Fautes fautes={fautes} /> : null}
      <Section titre={fautes.length > 0 ? 'Déposer l’archive corrigée' : 'Déposer l’archive'}>
        <p>
          Les fichiers sont lus et contrôlés ensemble, puis une page dit ce qu’ils changeraient : rien n’est écrit avant
          votre confirmation, ni tant qu’il y reste une faute.
        </p>
        <Formulaire action={cheminsFichiers.importer()} multipart>
          <ChampFichier
            nom={CHAMP_ARCHIVE}
            libelle="Archive ZIP des fichiers du dispositif"
            accepte={['zip']}
            tailleMax={TAILLE_MAX_ARCHIVE}
            erreur={erreurDe(erreurs, CHAMP_ARCHIVE)}
            obligatoire
          />
          <Bouton>Lire les fichiers</Bouton>
        </Formulaire>
        <Accordeon titre="Ce que contient l’archive">
          <p>Ces fichiers, à la racine de l’archive ou tous dans un même dossier :</p>
          <ContenuDesFichiers />
          <p>Un fichier d’un autre nom est signalé, pour que rien de ce qu’il contient ne se perde.</p>
        </Accordeon>
      </Section>
    </>
  ),
})

/** « file, place », as faults of an archive are placed. */
const lieuDe = ({ chemin }: FauteProgramme): { readonly fichier: string; readonly place: string } => {
  const [fichier = '', ...place] = chemin.split(', ')
  return { fichier, place: place.join(', ') }
}

/** More than anybody corrects before they try again. */
const MONTREES = 500

const Fautes = ({ fautes }: { readonly fautes: readonly FauteProgramme[] }): VNode => (
  <Section titre={format.pluriel(fautes.length, 'faute à corriger', 'fautes à corriger')} id="fautes">
    <Tableau
      legende="Fautes de l’archive, fichier par fichier"
      legendeCachee
      empile
      lignes={fautes.slice(0, MONTREES)}
      vide={null}
      colonnes={[
        { cle: 'fichier', titre: 'Fichier', entete: true, rendu: faute => lieuDe(faute).fichier },
        {
          cle: 'place',
          titre: 'Où',
          rendu: faute => (lieuDe(faute).place === '' ? 'le fichier' : <code>{lieuDe(faute).place}</code>),
        },
        { cle: 'phrase', titre: 'Ce qu’il faut faire', rendu: ({ phrase }) => phrase },
      ]}
    />
    {fautes.length > MONTREES ? (
      <p>{`Les ${format.nombre(MONTREES)} premières sont montrées : corrigez-les, les autres le seront ensuite.`}</p>
    ) : null}
  </Section>
)
