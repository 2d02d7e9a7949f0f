import type { Page } from '../../../platform/http/contract.ts'
import { Alerte, Confirmation, Entete, format, LienBouton, ResumeErreurs } from '../../../ui/index.ts'
import { chemins } from '../../candidatures/index.ts'
import { cheminsCollege } from './chemins.ts'
import { FIL_COLLEGE } from './college.page.tsx'
import { issueEnMots } from './phrases.ts'
import { titreSeance, type VueSeance } from './seance.page.tsx'

/** COL-4 — what the minutes will say, read again before they are sealed. */
export const pageCloture = ({ seance, dossiers, refusDeClore, erreurs }: VueSeance): Page => {
  const retour = chemins.seance(seance.jour)
  return {
    titre: `Clore, ${titreSeance(seance)}`,
    filAriane: [...FIL_COLLEGE, { libelle: titreSeance(seance), href: retour }],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="La séance n’a pas été close" />
        <Entete titre="Clore la séance et établir le procès-verbal" surtitre={titreSeance(seance)} />
        {refusDeClore ? (
          <Alerte ton="attention" titre="La séance ne peut pas être close maintenant">
            <p>{refusDeClore}</p>
            <LienBouton href={retour}>Revenir à la séance</LienBouton>
          </Alerte>
        ) : (
          <Confirmation
            action={cheminsCollege.cloture(seance.jour)}
            bouton="Clore la séance et sceller le procès-verbal"
            annuler={retour}
            libelleAnnuler="Revenir à la séance"
          >
            <p>
              Le procès-verbal est composé de ce qui a été consigné, scellé et conservé ; il ne change plus ensuite.
              Chaque éditeur en reçoit l’extrait qui le concerne, parmi les documents de sa candidature.
            </p>
            <p>Membres : {format.enumeration(seance.membres.map(({ nom, qualite }) => `${nom} (${qualite})`))}.</p>
            <ul>
              {dossiers.map(({ candidature, vue, issue, dispositif }) => (
                <li key={candidature}>
                  {`${vue.produit.nom} ${vue.produit.version}, ${vue.entreprise.nom} : `}
                  <strong>{format.enMinuscule(issueEnMots(issue.kind, dispositif))}</strong>
                  {seance.deports[candidature] ? `. Déport : ${seance.deports[candidature]}` : ''}
                </li>
              ))}
            </ul>
          </Confirmation>
        )}
      </>
    ),
  }
}
