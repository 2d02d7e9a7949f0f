import type { Page } from '../../../../platform/http/contract.ts'
import { Confirmation, Entete, Quand } from '../../../../ui/index.ts'
import type { Chantier } from '../../domain/chantier.ts'
import type { Dispositif } from '../../domain/dispositif.ts'
import type { LigneDeChantier } from '../../use-cases/ports-chantiers.ts'
import { cheminsAtelier, filAtelier } from './chemins.ts'

export type VueAbandon = {
  readonly chantier: Chantier
  readonly publiee: Dispositif | null
  /** The last thing that was done to it. */
  readonly trace: LigneDeChantier | undefined
}

/** Before what was written is lost. */
export const pageAbandon = ({ chantier: { code, intitule }, publiee, trace }: VueAbandon): Page => ({
  titre: `Abandonner le chantier, ${intitule}`,
  titreCourt: 'Abandon',
  filAriane: filAtelier({ libelle: intitule, href: cheminsAtelier.tableau(code) }),
  contenu: (
    <>
      <Entete surtitre={intitule} titre="Abandonner ce chantier" />
      <Confirmation
        action={cheminsAtelier.abandon(code)}
        bouton="Abandonner le chantier"
        danger
        annuler={cheminsAtelier.tableau(code)}
        libelleAnnuler="Le garder"
      >
        <p>
          Tout ce qui y est écrit est effacé, et ne se retrouve pas. Son histoire reste : qui a fait quoi, et quand.
        </p>
        {trace ? (
          <p>
            {`Il a été modifié pour la dernière fois par ${trace.par.nom}, le `}
            <Quand le={trace.le} />.
          </p>
        ) : null}
        <p>
          {publiee
            ? `La version ${publiee.version} reste en vigueur : rien de publié ne change.`
            : 'Ce dispositif n’a jamais été publié : il disparaît de l’atelier.'}
        </p>
      </Confirmation>
    </>
  ),
})
