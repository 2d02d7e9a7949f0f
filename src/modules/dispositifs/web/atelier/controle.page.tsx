import type { VNode } from 'preact'
import type { Page } from '../../../../platform/http/contract.ts'
import { Alerte, Entete, format, GroupeBoutons, Lien, LienBouton, Section } from '../../../../ui/index.ts'
import { type Chantier, type Rubrique, rubriques } from '../../domain/chantier.ts'
import { controlerChantier, type FauteChantier } from '../../domain/controle-chantier.ts'
import { cheminsAtelier, filAtelier } from './chemins.ts'
import { lienDe, lieuDe } from './lieux.ts'
import { titreRubrique } from './mots.ts'

export type VueControle = { readonly chantier: Chantier; readonly fautes: readonly FauteChantier[] }

/** GUI-1, P8 — every fault at once: where it is, what to do, and the way there. */
export const pageControle = ({ chantier, fautes }: VueControle): Page => ({
  titre: `Contrôle, ${chantier.intitule}`,
  titreCourt: 'Contrôle',
  filAriane: filAtelier({ libelle: chantier.intitule, href: cheminsAtelier.tableau(chantier.code) }),
  contenu: (
    <>
      <Entete
        surtitre={chantier.intitule}
        titre="Contrôle"
        chapeau={
          fautes.length === 0
            ? undefined
            : `${format.pluriel(fautes.length, 'point')} ${format.accorder(fautes.length, 'reste', 'restent')} à corriger avant la publication.`
        }
      />
      {fautes.length === 0 ? (
        <Alerte ton="succes" titre="Rien ne s’oppose à la publication">
          <p>
            Publier fait de ce chantier la version sur laquelle les candidatures s’ouvrent. Une page dit ce qui entrera
            en vigueur avant que vous ne confirmiez.
          </p>
        </Alerte>
      ) : (
        <FautesParRubrique chantier={chantier} fautes={fautes} niveau={2} />
      )}
      <GroupeBoutons>
        {fautes.length === 0 ? <LienBouton href={cheminsAtelier.publication(chantier.code)}>Publier</LienBouton> : null}
        <LienBouton href={cheminsAtelier.tableau(chantier.code)} variante="secondaire">
          Revenir au chantier
        </LienBouton>
      </GroupeBoutons>
    </>
  ),
})

/** The faults of a chantier, part by part. */
export const FautesParRubrique = ({ chantier, fautes, niveau }: VueControle & { readonly niveau: 2 | 3 }): VNode => (
  <>
    {rubriques
      .map(rubrique => ({ rubrique, siennes: fautes.filter(faute => faute.rubrique === rubrique) }))
      .filter(({ siennes }) => siennes.length > 0)
      .map(({ rubrique, siennes }) => (
        <Section titre={titreRubrique(chantier, rubrique)} niveau={niveau}>
          <Liste chantier={chantier} fautes={siennes} />
        </Section>
      ))}
  </>
)

const Liste = ({ chantier, fautes }: VueControle): VNode => (
  <ul>
    {fautes.map(faute => (
      <li>
        <Lien href={lienDe(chantier, faute)}>{lieuDe(chantier, faute)}</Lien>
        {`\u00a0: ${faute.phrase}`}
      </li>
    ))}
  </ul>
)

/** On the page of a part: what is left to mend there. Nothing when nothing is. */
export const ResteDansLaRubrique = ({
  chantier,
  rubrique,
}: {
  readonly chantier: Chantier
  readonly rubrique: Rubrique
}): VNode | null => {
  const siennes = controlerChantier(chantier).filter(faute => faute.rubrique === rubrique)
  return siennes.length === 0 ? null : (
    <Alerte ton="attention" titre={`${format.pluriel(siennes.length, 'point')} à corriger ici avant la publication`}>
      <Liste chantier={chantier} fautes={siennes} />
    </Alerte>
  )
}
