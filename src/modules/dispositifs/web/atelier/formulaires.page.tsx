import type { VNode } from 'preact'
import type { Page } from '../../../../platform/http/contract.ts'
import {
  Alerte,
  Entete,
  type Erreur,
  EtatVide,
  format,
  GroupeBoutons,
  Invisible,
  LienBouton,
  ResumeErreurs,
  Section as Partie,
} from '../../../../ui/index.ts'
import type { Section } from '../../domain/formulaire.ts'
import { cheminsAtelier, filAtelier } from './chemins.ts'
import { cheminsFormulaire } from './formulaires-chemins.ts'
import { Fleches, TableDesChamps, type VueFormulaire } from './formulaires-table.tsx'

export const titreDuFormulaire = ({ lu: { chantier }, etape }: VueFormulaire): string =>
  `Formulaire : ${chantier.etapes[etape].trim() || (etape === 'administrative' ? 'étape 1' : 'étape 2')}`

/** Above the pages of one question or of one section. */
export const filDuFormulaire = (vue: VueFormulaire): readonly { readonly libelle: string; readonly href: string }[] => {
  const { chantier } = vue.lu
  return filAtelier(
    { libelle: chantier.intitule, href: cheminsAtelier.tableau(chantier.code) },
    { libelle: titreDuFormulaire(vue), href: cheminsFormulaire(chantier.code, vue.etape).formulaire() },
  )
}

/** ADM-1, ELI-1…5 — a form while it is written: its sections and its questions, in the order in which they are asked. */
export const pageFormulaire = ({
  vue,
  fait,
  erreurs,
}: {
  readonly vue: VueFormulaire
  /** What was just done, as the history tells it. */
  readonly fait: string | null
  readonly erreurs: readonly Erreur[]
}): Page => {
  const { lu, etape } = vue
  const { chantier } = lu
  const chemins = cheminsFormulaire(chantier.code, etape)
  const formulaire = chantier.formulaires[etape]
  const questions = formulaire.sections.reduce((total, { champs }) => total + champs.length, 0)
  return {
    titre: `${titreDuFormulaire(vue)}, ${chantier.intitule}`,
    titreCourt: titreDuFormulaire(vue),
    filAriane: filAtelier({ libelle: chantier.intitule, href: cheminsAtelier.tableau(chantier.code) }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          surtitre={chantier.intitule}
          titre={titreDuFormulaire(vue)}
          chapeau={`${format.pluriel(formulaire.sections.length, 'section')}, ${format.pluriel(questions, 'question')}, dans l’ordre où le candidat les lira. Chaque changement est enregistré aussitôt ; rien n’est publié.`}
        />
        {fait ? (
          <Alerte ton="succes" annonce>
            {fait}
          </Alerte>
        ) : null}
        <GroupeBoutons>
          <LienBouton href={chemins.apercu()}>Voir comme un candidat</LienBouton>
          <LienBouton href={chemins.nouvelleSection()} variante="secondaire" icone="add-line">
            Ajouter une section
          </LienBouton>
          <LienBouton href={chemins.copie()} variante="secondaire">
            Copier une section d’un autre dispositif
          </LienBouton>
          <LienBouton href={cheminsAtelier.tableau(chantier.code)} variante="tertiaire">
            Revenir au chantier
          </LienBouton>
        </GroupeBoutons>
        {formulaire.sections.length === 0 ? (
          <EtatVide titre="Ce formulaire n’a pas de section">
            Ajoutez une section, ou copiez celle d’un autre dispositif.
          </EtatVide>
        ) : null}
        {formulaire.sections.map((section, rang) => (
          <UneSection
            key={section.code}
            vue={vue}
            section={section}
            premiere={rang === 0}
            derniere={rang === formulaire.sections.length - 1}
          />
        ))}
      </>
    ),
  }
}

/** The page of the form, where what an act was about may be gone. */
export const retourAuFormulaire = (vue: VueFormulaire, erreurs: readonly Erreur[]): Page =>
  pageFormulaire({ vue, fait: null, erreurs })

const UneSection = ({
  vue,
  section,
  premiere,
  derniere,
}: {
  readonly vue: VueFormulaire
  readonly section: Section
  readonly premiere: boolean
  readonly derniere: boolean
}): VNode => {
  const { lu, etape } = vue
  const { chantier } = lu
  const chemins = cheminsFormulaire(chantier.code, etape)
  const formulaire = chantier.formulaires[etape]
  return (
    <Partie
      titre={section.titre}
      id={`section-${section.code}`}
      actions={
        <GroupeBoutons serres>
          <Fleches
            action={chemins.deplacement()}
            version={lu.version}
            cible={{ section: section.code }}
            nom={`la section ${format.guillemets(section.titre)}`}
            premier={premiere}
            dernier={derniere}
          />
          <LienBouton href={chemins.section(section.code)} variante="tertiaire" petit icone="edit-line">
            Modifier<Invisible>{` la section ${format.guillemets(section.titre)}`}</Invisible>
          </LienBouton>
          <LienBouton href={chemins.retraitDeSection(section.code)} variante="discret" petit icone="delete-line">
            Retirer<Invisible>{` la section ${format.guillemets(section.titre)}`}</Invisible>
          </LienBouton>
        </GroupeBoutons>
      }
    >
      {section.aide ? <p>{section.aide}</p> : null}
      {section.aidesSaisie ? (
        <p class="fr-text--sm">
          {`Boutons d’aide : ${section.aidesSaisie.map(({ libelle }) => format.guillemets(libelle)).join(', ')}.`}
        </p>
      ) : null}
      <TableDesChamps
        legende={`Questions de la section ${format.guillemets(section.titre)}`}
        vue={vue}
        formulaire={formulaire}
        champs={section.champs}
        liste={null}
        vide={<p>Cette section n’a pas encore de question.</p>}
      />
      <LienBouton href={chemins.nouveauChamp(section.code)} variante="secondaire" petit icone="add-line">
        Ajouter une question<Invisible>{` à la section ${format.guillemets(section.titre)}`}</Invisible>
      </LienBouton>
    </Partie>
  )
}
