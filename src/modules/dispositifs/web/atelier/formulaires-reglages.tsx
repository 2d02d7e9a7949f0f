import type { ComponentChildren, VNode } from 'preact'
import {
  CaseACocher,
  ChampChoix,
  ChampTexte,
  ChampTexteLong,
  type Erreur,
  erreurDe,
  format,
} from '../../../../ui/index.ts'
import type { TypeChamp } from '../../domain/formulaire.ts'
import { naturesDeChamp, remplissages } from './formulaires-mots.ts'
import { type ChampSaisi, datesPossibles, gardeDe, type SituationDeChamp } from './formulaires-saisie.ts'

/** What only some kinds have; where JavaScript runs, shown when it is that kind. */
export const Reglages = ({
  page,
}: {
  readonly page: {
    readonly situation: SituationDeChamp
    readonly saisie: ChampSaisi
    readonly erreurs: readonly Erreur[]
  }
}): VNode => {
  const { situation, saisie, erreurs } = page
  const { ancien, publie, liste } = situation
  const fixe = gardeDe(situation) === null ? null : ancien
  const champ = (nom: keyof ChampSaisi) => ({ nom, erreur: erreurDe(erreurs, nom) })
  const pour = (natures: readonly TypeChamp[], contenu: ComponentChildren): VNode | null => {
    if (fixe) return natures.includes(fixe.type) ? <>{contenu}</> : null
    return <SelonLaNature natures={natures}>{contenu}</SelonLaNature>
  }
  const dates = datesPossibles(situation)
  return (
    <>
      {pour(
        ['texte', 'texte_long'],
        <ChampTexte
          {...champ('longueurMax')}
          libelle="Longueur maximale"
          aide="En caractères. Laissez vide pour la longueur habituelle : 200 pour un texte court, 4 000 pour un texte long."
          clavier="numeric"
          largeur="courte"
          valeur={saisie.longueurMax}
        />,
      )}
      {pour(
        ['texte', 'courriel', 'telephone'],
        <ChampChoix
          {...champ('autocomplete')}
          libelle="Ce que le navigateur peut proposer"
          aide="Seulement si la question porte sur la personne qui remplit le formulaire."
          vide="Rien"
          valeur={saisie.autocomplete}
          options={Object.entries(remplissages).map(([valeur, libelle]) => ({ valeur, libelle }))}
        />,
      )}
      {dates.length === 0
        ? null
        : pour(
            ['date'],
            <ChampChoix
              {...champ('apres')}
              libelle="Pas avant"
              vide="Aucune autre date"
              valeur={saisie.apres}
              options={dates.map(({ code, libelle }) => ({ valeur: code, libelle }))}
            />,
          )}
      {pour(
        liste ? ['choix'] : ['choix', 'choix_multiple'],
        <>
          <CaseACocher
            nom="chapitres"
            libelle="Les réponses sont les chapitres du référentiel d’exigences"
            cochee={saisie.chapitres}
          />
          <ChampTexteLong
            {...champ('options')}
            libelle="Réponses proposées"
            aide={
              publie
                ? 'Une par ligne, sous la forme « code = réponse ». Gardez les codes publiés : les réponses déjà données sont conservées sous ces codes.'
                : 'Une par ligne. Pour en fixer le code, écrivez « code = réponse ».'
            }
            lignes={6}
            valeur={saisie.options}
          />
        </>,
      )}
      {liste
        ? null
        : pour(
            ['fichier'],
            <>
              <ChampTexte
                {...champ('extensions')}
                libelle="Extensions acceptées"
                aide="Séparées par des virgules, par exemple : pdf, png, jpg."
                valeur={saisie.extensions}
              />
              <CaseACocher nom="plusieurs" libelle="Plusieurs fichiers peuvent être joints" cochee={saisie.plusieurs} />
            </>,
          )}
      {liste || ancien?.type === 'liste'
        ? null
        : pour(['liste'], <p>Les champs d’une ligne s’ajoutent une fois la question enregistrée.</p>)}
    </>
  )
}

const SelonLaNature = ({
  natures,
  children,
}: {
  readonly natures: readonly TypeChamp[]
  readonly children: ComponentChildren
}): VNode => (
  <div class="cv-condition" data-si="type" data-vaut={natures[0]} data-vaut-aussi={natures.slice(1).join(' ')}>
    <p class="cv-condition__cas fr-text--sm">
      {`Pour la nature ${format.enumeration(natures.map(nature => format.guillemets(naturesDeChamp[nature].libelle)))}.`}
    </p>
    <div>{children}</div>
  </div>
)
