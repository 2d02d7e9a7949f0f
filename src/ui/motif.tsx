import type { VNode } from 'preact'
import { ChampChoix, ChampTexteLong, type ChampTexteLongProps } from './champs.tsx'
import * as format from './format.ts'
import { idDe } from './formulaire.tsx'

const LIBELLE_MAX = 100

/**
 * A reason to write, with sentences ready to be inserted in it: sent as `nom` and `nom.phrase`, which the reader joins. Where
 * JavaScript runs, the sentence goes into the text as soon as it is chosen.
 */
export const ChampMotif = ({
  phrases,
  ...champ
}: ChampTexteLongProps & { readonly phrases: readonly string[] }): VNode => (
  <>
    {phrases.length > 0 ? (
      <div data-phrases={champ.id ?? idDe(champ.nom)}>
        <ChampChoix
          nom={`${champ.nom}.phrase`}
          libelle="Phrase type à insérer"
          vide="Aucune"
          options={phrases.map(phrase => ({ valeur: phrase, libelle: format.abreger(phrase, LIBELLE_MAX) }))}
        />
      </div>
    ) : null}
    <ChampTexteLong {...champ} />
  </>
)
