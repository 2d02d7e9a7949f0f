import type { Page } from '../../../../platform/http/contract.ts'
import {
  BarreAction,
  Bouton,
  BoutonsRadio,
  ChampTexte,
  Entete,
  type Erreur,
  erreurDe,
  Formulaire,
  format,
  LienBouton,
  NoteObligatoires,
  ResumeErreurs,
} from '../../../../ui/index.ts'
import type { Dispositif } from '../../domain/dispositif.ts'
import { cheminsAtelier, filAtelier } from './chemins.ts'

/** As it was typed. `modele`: the code of a published programme; empty to begin from nothing. */
export type SaisieNouveau = { readonly intitule: string; readonly code: string; readonly modele: string }

export type VueNouveau = {
  readonly dispositifs: readonly Dispositif[]
  readonly saisie?: SaisieNouveau
  readonly erreurs?: readonly Erreur[]
}

export const LONGUEUR_INTITULE = 120
export const LONGUEUR_CODE = 40

const TITRE = 'Créer un dispositif'

/** GUI-1 — a programme's name, its code, and what it begins from. */
export const pageNouveau = ({ dispositifs, saisie, erreurs = [] }: VueNouveau): Page => ({
  titre: TITRE,
  filAriane: filAtelier(),
  contenu: (
    <>
      <ResumeErreurs erreurs={erreurs} titre="Le dispositif n’a pas été créé" />
      <Entete titre={TITRE} chapeau="Il s’ouvre en chantier : seul l’atelier le voit, jusqu’à sa publication." />
      <Formulaire action={cheminsAtelier.nouveau()} surveille>
        <NoteObligatoires />
        <ChampTexte
          nom="intitule"
          libelle="Nom du dispositif"
          aide="Tel que le public le lira. Il se change tant que rien n’est publié, et d’une version à l’autre."
          obligatoire
          longueurMax={LONGUEUR_INTITULE}
          valeur={saisie?.intitule}
          erreur={erreurDe(erreurs, 'intitule')}
        />
        <ChampTexte
          nom="code"
          libelle="Code"
          aide="Il est dans les adresses et ne change plus. Des minuscules sans accents, des chiffres et des tirets, par exemple « imagerie-vague-3 ». Laissé vide, il est tiré du nom."
          largeur="moyenne"
          longueurMax={LONGUEUR_CODE}
          valeur={saisie?.code}
          erreur={erreurDe(erreurs, 'code')}
        />
        <BoutonsRadio
          nom="modele"
          libelle="Partir de"
          aide="Une copie reprend tout : réglages, calendrier, formulaires, textes et exigences. Rien ne relie ensuite les deux dispositifs."
          obligatoire
          valeur={saisie?.modele ?? ''}
          erreur={erreurDe(erreurs, 'modele')}
          options={[
            {
              valeur: '',
              libelle: 'Rien',
              aide: 'Un guichet permanent, les délais de la procédure et les questions dont la plateforme a besoin. Le reste est à écrire.',
            },
            ...dispositifs.map(({ code, intitule, version, rem }) => ({
              valeur: code,
              libelle: intitule,
              aide: `Une copie de sa version ${version}, ${format.pluriel(rem.chapitres.length, 'chapitre')}`,
            })),
          ]}
        />
        <BarreAction
          actions={
            <>
              <Bouton>Ouvrir le chantier</Bouton>
              <LienBouton href={cheminsAtelier.accueil()} variante="secondaire">
                Revenir à l’atelier
              </LienBouton>
            </>
          }
        >
          Rien n’est publié.
        </BarreAction>
      </Formulaire>
    </>
  ),
})
