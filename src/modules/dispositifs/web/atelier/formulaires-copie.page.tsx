import type { Page } from '../../../../platform/http/contract.ts'
import {
  Bouton,
  ChampChoix,
  Entete,
  type Erreur,
  erreurDe,
  EtatVide,
  format,
  Formulaire,
  GroupeBoutons,
  LienBouton,
  ResumeErreurs,
} from '../../../../ui/index.ts'
import type { Dispositif } from '../../domain/dispositif.ts'
import type { CopieDeSection } from '../../domain/ecrire-formulaire.ts'
import type { Section } from '../../domain/formulaire.ts'
import { cheminsFormulaire } from './formulaires-chemins.ts'
import type { VueFormulaire } from './formulaires-table.tsx'
import { filDuFormulaire } from './formulaires.page.tsx'

/** A section that can be copied, named as the form sends it. */
export type SectionACopier = { readonly valeur: string; readonly dispositif: Dispositif; readonly section: Section }

/** Every section of every programme that is published. */
export const sectionsACopier = (dispositifs: readonly Dispositif[]): readonly SectionACopier[] =>
  dispositifs.flatMap(dispositif =>
    (['administrative', 'eligibilite'] as const).flatMap(etape =>
      dispositif.formulaires[etape].sections.map(section => ({
        valeur: `${dispositif.code}/${etape}/${section.code}`,
        dispositif,
        section,
      })),
    ),
  )

/** GUI-1 — a section taken whole from a programme that is published. */
export const pageCopie = ({
  vue,
  sections,
  choisie,
  erreurs,
}: {
  readonly vue: VueFormulaire
  readonly sections: readonly SectionACopier[]
  readonly choisie: string
  readonly erreurs: readonly Erreur[]
}): Page => {
  const { chantier, version } = vue.lu
  const chemins = cheminsFormulaire(chantier.code, vue.etape)
  return {
    titre: `Copier une section, ${chantier.intitule}`,
    titreCourt: 'Copier une section',
    filAriane: filDuFormulaire(vue),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          surtitre={chantier.intitule}
          titre="Copier une section d’un autre dispositif"
          chapeau="Ses questions, ses conditions et ses boutons d’aide sont ajoutés à la fin de ce formulaire. Une question déjà posée ici n’est pas copiée."
        />
        {sections.length === 0 ? (
          <EtatVide titre="Aucun dispositif n’est publié">
            Il n’y a pas encore de section à copier : ajoutez les vôtres.
          </EtatVide>
        ) : (
          <Formulaire action={chemins.copie()} champs={{ versionVue: String(version) }}>
            <ChampChoix
              nom="modele"
              libelle="Section à copier"
              obligatoire
              valeur={choisie}
              erreur={erreurDe(erreurs, 'modele')}
              options={sections.map(({ valeur, dispositif, section }) => ({
                valeur,
                libelle: `${dispositif.intitule} – ${section.titre} (${format.pluriel(section.champs.length, 'question')})`,
              }))}
            />
            <GroupeBoutons>
              <Bouton>Copier la section</Bouton>
              <LienBouton href={chemins.formulaire()} variante="secondaire">
                Revenir au formulaire
              </LienBouton>
            </GroupeBoutons>
          </Formulaire>
        )}
      </>
    ),
  }
}

const nommes = (champs: readonly { readonly libelle: string }[]): string =>
  format.enumeration(champs.map(({ libelle }) => format.guillemets(format.abreger(libelle, 80))))

/** What the history says of a copy, what did not follow included. */
export const noteDeCopie = ({ section, dejaPosees, sansCondition }: CopieDeSection, { intitule }: Dispositif): string =>
  [
    `Section ${format.guillemets(section.titre)} copiée de ${intitule}, ${format.pluriel(section.champs.length, 'question')}.`,
    ...(dejaPosees.length > 0 ? [`Déjà posées ici, et non copiées : ${nommes(dejaPosees)}.`] : []),
    ...(sansCondition.length > 0
      ? [
          `Leur condition portait sur une question absente d’ici, elles sont demandées à tous : ${nommes(sansCondition)}.`,
        ]
      : []),
  ].join(' ')
