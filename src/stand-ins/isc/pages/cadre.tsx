import type { VNode } from 'preact'
import { documentLocal, LienPied } from '../../commun/document.tsx'
import type { Compte } from '../comptes.pg.ts'
import { roleEnMots } from '../portees.ts'

export const NOM_ISC = 'Industriels Santé Connect'

/** The frame of every page of the local iSC: a name and a header of its own. */
export const cadre = ({
  titre,
  contenu,
  jeton,
  compte,
}: {
  readonly titre: string
  readonly contenu: VNode
  readonly jeton?: string
  readonly compte?: Compte | null
}): string =>
  documentLocal({
    titre,
    contenu,
    service: `${NOM_ISC} — démonstration locale`,
    accueil: '/isc/services',
    accroche: 'Un seul compte pour les services du numérique en santé',
    ...(jeton === undefined ? {} : { jeton }),
    ...(compte ? { outils: <Titulaire compte={compte} /> } : {}),
    pied: (
      <>
        <LienPied href="/isc/services">Liste des services</LienPied>
        <LienPied href="/isc/cgu">Conditions générales d’utilisation</LienPied>
        <LienPied href="/">Plateforme Convergence</LienPied>
      </>
    ),
  })

/** Who is signed in, in which capacity (IDN-3). */
const Titulaire = ({ compte }: { readonly compte: Compte }): VNode => (
  <div class="cv-personne">
    <p class="cv-personne__nom">
      <span class="fr-icon-user-line fr-icon--sm" aria-hidden="true" /> {compte.prenom} {compte.nom}
      <span class="cv-personne__qualite">
        {compte.entreprise ? `${compte.entreprise.nom} · ${roleEnMots(compte.entreprise)}` : compte.fonction}
      </span>
    </p>
  </div>
)
