import type { VNode } from 'preact'
import { Accordeon, Bouton, ChampFichier, type Erreur, erreurDe, Formulaire, format } from '../../../../ui/index.ts'
import { colonnesRem } from '../../domain/colonnes-import.ts'
import { TAILLE_MAX_CLASSEUR } from '../../use-cases/deposer-classeur.ts'
import { cheminsExigences } from './exigences-chemins.ts'

/** The field of the workbook, and what a workbook is. */
export const CHAMP_CLASSEUR = 'classeur'

export const DepotDuClasseur = ({
  code,
  erreurs,
}: {
  readonly code: string
  readonly erreurs: readonly Erreur[]
}): VNode => (
  <>
    <p>
      Le classeur est lu et contrôlé, puis montré : rien n’est repris avant que vous ne l’ayez adopté, ni tant qu’il y
      reste une faute.
    </p>
    <Formulaire action={cheminsExigences.page(code)} multipart>
      <ChampFichier
        nom={CHAMP_CLASSEUR}
        libelle="Classeur des exigences"
        accepte={['xlsx']}
        tailleMax={TAILLE_MAX_CLASSEUR}
        erreur={erreurDe(erreurs, CHAMP_CLASSEUR)}
        obligatoire
      />
      <Bouton>Lire le classeur</Bouton>
    </Formulaire>
    <Accordeon titre="Ce que contient un classeur">
      <p>
        Une ligne par preuve attendue, sous ces {format.nombre(colonnesRem.length)} en-têtes, dans n’importe quel ordre
        : {colonnesRem.join(', ')}. Une exigence se répète, à l’identique, sur chacune de ses lignes.
      </p>
      <p>
        Une exigence qui dit « PEUT », et non « DOIT », est une préconisation : elle est montrée, et ses preuves ne sont
        pas exigées. Les autres colonnes sont conservées et rendues avec le classeur ; aucun candidat ne les voit. Les
        formules et les cellules fusionnées sont refusées.
      </p>
    </Accordeon>
  </>
)
