import type { VNode } from 'preact'
import type { Page } from '../../../../platform/http/contract.ts'
import {
  Alerte,
  BoutonsRadio,
  Confirmation,
  Entete,
  type Erreur,
  format,
  LienBouton,
  ResumeErreurs,
} from '../../../../ui/index.ts'
import type { Champ, Formulaire, Section } from '../../domain/formulaire.ts'
import { dependancesDe, type RaisonDeGarder, raisonDeGarder, suivantesDe } from '../../domain/liens-formulaire.ts'
import { cheminsFormulaire } from './formulaires-chemins.ts'
import { phraseDeGarde } from './formulaires-mots.ts'
import type { VueFormulaire } from './formulaires-table.tsx'
import { filDuFormulaire } from './formulaires.page.tsx'

/** What becomes of the questions that waited for the one that goes. */
export const SUITES = ['demandees', 'retirees'] as const
export type SuiteDuRetrait = (typeof SUITES)[number]

/** GUI-1 — before a question goes: what depends on it, and what becomes of that. */
export const pageRetraitDeChamp = ({
  vue,
  champ,
  formulaire,
  liste,
  garde,
  publie,
  erreurs,
}: {
  readonly vue: VueFormulaire
  readonly champ: Champ
  /** The form, or the lines of the list as one. */
  readonly formulaire: Formulaire
  readonly liste: Champ | null
  readonly garde: RaisonDeGarder | null
  readonly publie: boolean
  readonly erreurs: readonly Erreur[]
}): Page => {
  const { chantier, version } = vue.lu
  const chemins = cheminsFormulaire(chantier.code, vue.etape)
  const place = liste ? { champ: liste.code, ligne: champ.code } : { champ: champ.code }
  const suivantes = suivantesDe(formulaire, champ.code)
  const titre = liste ? 'Retirer ce champ ?' : 'Retirer cette question ?'
  return {
    titre: `${titre} ${champ.libelle}`,
    titreCourt: 'Retirer',
    filAriane: [...filDuFormulaire(vue), { libelle: format.abreger(champ.libelle, 60), href: chemins.champ(place) }],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete surtitre={champ.libelle} titre={garde ? 'Cette question ne se retire pas' : titre} />
        {garde ? (
          <Gardee phrase={phraseDeGarde[garde]} retour={chemins.formulaire()} />
        ) : (
          <Confirmation
            action={chemins.retraitDeChamp(place)}
            bouton={liste ? 'Retirer le champ' : 'Retirer la question'}
            danger
            annuler={liste ? chemins.champ({ champ: liste.code }) : chemins.formulaire()}
            champs={{ versionVue: String(version) }}
            saisie={
              suivantes.length > 0 ? (
                <BoutonsRadio
                  nom="suite"
                  libelle="Que deviennent les questions qui en dépendent ?"
                  obligatoire
                  valeur="demandees"
                  options={[
                    { valeur: 'demandees', libelle: phraseDesRestantes(suivantes, champ) },
                    { valeur: 'retirees', libelle: 'Elles sont retirées aussi' },
                  ]}
                />
              ) : null
            }
          >
            <Consequences vue={vue} champ={champ} formulaire={formulaire} suivantes={suivantes} publie={publie} />
          </Confirmation>
        )}
      </>
    ),
  }
}

/** Those that wait for a question that stays still wait for it. */
const phraseDesRestantes = (suivantes: readonly Champ[], { code }: Champ): string =>
  suivantes.every(({ si }) => si?.champ === code)
    ? 'Elles restent, et seront demandées à tous'
    : 'Elles restent ; celles qui en dépendent directement seront demandées à tous'

const Consequences = ({
  vue: { lu, etape },
  champ,
  formulaire,
  suivantes,
  publie,
}: {
  readonly vue: VueFormulaire
  readonly champ: Champ
  readonly formulaire: Formulaire
  readonly suivantes: readonly Champ[]
  readonly publie: boolean
}): VNode => {
  const { dates, aides } = dependancesDe(formulaire, champ.code)
  const vague1 = etape === 'administrative' && lu.chantier.applicabilite.champVague1 === champ.code
  const lignes: readonly string[] = [
    ...suivantes.map(({ libelle }) => `La question ${format.guillemets(libelle)} n’est demandée que selon sa réponse.`),
    ...dates.map(({ libelle }) => `La date ${format.guillemets(libelle)} ne pouvait pas la précéder : elle le pourra.`),
    ...aides.map(
      ({ aide, section }) =>
        `Le bouton ${format.guillemets(aide.libelle)} de la section ${format.guillemets(section.titre)} la remplit : il ne la remplira plus, et disparaît s’il ne remplit rien d’autre.`,
    ),
    ...(vague1
      ? [
          'Les exigences applicables dépendent de sa réponse (référencement en vague 1) : ce réglage sera vidé, et tous les candidats auront les mêmes périmètres.',
        ]
      : []),
    ...(publie
      ? ['Elle a été publiée : les candidatures ouvertes sur cette version la gardent, avec leur réponse.']
      : []),
  ]
  return lignes.length === 0 ? (
    <p>Rien d’autre n’en dépend. Elle pourra être ajoutée de nouveau.</p>
  ) : (
    <ul>
      {lignes.map(ligne => (
        <li key={ligne}>{ligne}</li>
      ))}
    </ul>
  )
}

/** GUI-1 — before a section goes, with its questions. */
export const pageRetraitDeSection = ({
  vue,
  section,
  erreurs,
}: {
  readonly vue: VueFormulaire
  readonly section: Section
  readonly erreurs: readonly Erreur[]
}): Page => {
  const { chantier, version } = vue.lu
  const chemins = cheminsFormulaire(chantier.code, vue.etape)
  const formulaire = chantier.formulaires[vue.etape]
  const gardees = champsGardes(vue, section)
  const siens = new Set(section.champs.map(({ code }) => code))
  const liberees = section.champs
    .flatMap(({ code }) => dependancesDe(formulaire, code).conditions)
    .filter(({ code }) => !siens.has(code))
  return {
    titre: `Retirer la section ${format.guillemets(section.titre)} ?`,
    titreCourt: 'Retirer',
    filAriane: [...filDuFormulaire(vue), { libelle: section.titre, href: chemins.section(section.code) }],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          surtitre={section.titre}
          titre={gardees.length > 0 ? 'Cette section ne se retire pas' : 'Retirer cette section ?'}
        />
        {gardees.length > 0 ? (
          <Gardee
            phrase={`La plateforme a besoin de ${format.enumeration(gardees.map(({ libelle }) => format.guillemets(libelle)))}. Déplacez d’abord ces questions dans une autre section.`}
            retour={chemins.formulaire()}
          />
        ) : (
          <Confirmation
            action={chemins.retraitDeSection(section.code)}
            bouton="Retirer la section"
            danger
            annuler={chemins.formulaire()}
            champs={{ versionVue: String(version) }}
          >
            {section.champs.length === 0 ? (
              <p>Elle n’a pas de question.</p>
            ) : (
              <>
                <p>{`Elle part avec ${format.pluriel(section.champs.length, 'question')} :`}</p>
                <ul>
                  {section.champs.map(({ code, libelle }) => (
                    <li key={code}>{libelle}</li>
                  ))}
                </ul>
              </>
            )}
            {liberees.length > 0 ? (
              <p>
                {`Ailleurs, ${format.enumeration(liberees.map(({ libelle }) => format.guillemets(libelle)))} ${liberees.length > 1 ? 'dépendent de leurs réponses et seront demandées' : 'dépend de leurs réponses et sera demandée'} à tous.`}
              </p>
            ) : null}
          </Confirmation>
        )}
      </>
    ),
  }
}

/** The questions of a section that the platform can't do without. */
export const champsGardes = ({ lu: { chantier }, etape }: VueFormulaire, section: Section): readonly Champ[] =>
  section.champs.filter(champ => raisonDeGarder(chantier.formulaires[etape], { etape, champ }) !== null)

const Gardee = ({ phrase, retour }: { readonly phrase: string; readonly retour: string }): VNode => (
  <>
    <Alerte ton="info">{phrase}</Alerte>
    <LienBouton href={retour} variante="secondaire">
      Revenir au formulaire
    </LienBouton>
  </>
)
