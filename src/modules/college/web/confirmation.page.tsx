import { Fragment, type VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import { Confirmation, Entete, format } from '../../../ui/index.ts'
import { chemins, jalonPasse, titreCandidature, titreChapitre } from '../../candidatures/index.ts'
import type { DecisionASaisir } from '../use-cases/examiner.ts'
import { cheminsCollege } from './chemins.ts'
import { FIL_COLLEGE } from './college.page.tsx'
import type { VueDossier } from './dossier.page.tsx'
import { issueEnMots } from './phrases.ts'
import { titreSeance } from './seance.page.tsx'

/** COL-2 — the decision, read again before it is recorded and notified. */
export const pageConfirmation = (vue: VueDossier, decision: DecisionASaisir): Page => {
  const { seance, dossier, saisie } = vue
  const { candidature } = dossier
  const { issue, convention } = dossier.dispositif
  const retour = cheminsCollege.dossier(seance.jour, candidature)
  return {
    titre: `Confirmer la décision, ${titreCandidature(dossier)}`,
    filAriane: [
      ...FIL_COLLEGE,
      { libelle: titreSeance(seance), href: chemins.seance(seance.jour) },
      { libelle: titreCandidature(dossier), href: retour },
    ],
    contenu: (
      <>
        <Entete
          titre={`Confirmer la décision : ${format.enMinuscule(issueEnMots(decision.kind, dossier.dispositif))}`}
          surtitre={`${titreCandidature(dossier)} · candidature n° ${candidature}`}
        />
        <Confirmation
          action={cheminsCollege.decision(seance.jour, candidature)}
          champs={{ confirme: 'oui', decision: saisie.kind, motif: saisie.motif }}
          bouton="Consigner la décision et la notifier"
          danger={decision.kind === 'reserves'}
          annuler={retour}
          libelleAnnuler="Revenir au dossier"
          saisie={
            <>
              {saisie.preuves.map(preuve => (
                <input key={preuve} type="hidden" name="preuves" value={preuve} />
              ))}
            </>
          }
        >
          {decision.kind === 'attribution' ? (
            <p>
              {`${issue.decision} : la version technique présentée est acceptée telle quelle. ${format.enMajuscule(issue.leActe)} prend effet à la signature ${convention ? 'de la convention par la' : 'de la'} direction de l’agence.`}
            </p>
          ) : (
            <Reserves vue={vue} decision={decision} />
          )}
          <p>
            La décision est notifiée aussitôt à l’éditeur, dans la messagerie et par courriel. Elle figurera au
            procès-verbal.
          </p>
        </Confirmation>
      </>
    ),
  }
}

const Reserves = ({
  vue,
  decision,
}: {
  readonly vue: VueDossier
  readonly decision: Extract<DecisionASaisir, { readonly kind: 'reserves' }>
}): VNode => {
  const { dispositif } = vue.dossier
  return (
    <>
      <p>Des réserves bloquantes sont émises, pour les motifs suivants :</p>
      <blockquote>
        {decision.motif.split('\n').map((ligne, rang) => (
          <Fragment key={rang}>
            {ligne}
            <br />
          </Fragment>
        ))}
      </blockquote>
      {jalonPasse(dispositif, 'J3', vue.dossier.vue.le) ? (
        <p>La fin des échanges est passée : la candidature sera close.</p>
      ) : null}
      <p>{format.pluriel(decision.preuves.length, 'preuve concernée', 'preuves concernées')} :</p>
      <ul>
        {decision.preuves.map(({ chapitre, preuve }) => (
          <li key={`${chapitre}/${preuve}`}>{`${preuve} (${titreChapitre(dispositif, chapitre)})`}</li>
        ))}
      </ul>
    </>
  )
}
