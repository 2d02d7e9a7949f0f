import type { Page } from '../../../platform/http/contract.ts'
import {
  ChampTexteLong,
  Confirmation,
  Entete,
  type Erreur,
  erreurDe,
  format,
  ResumeErreurs,
} from '../../../ui/index.ts'
import {
  chemins,
  filDeCandidature,
  libelleVerdict,
  limiteDAbandon,
  limiteGarantieDePlace,
  titreCandidature,
} from '../../candidatures/index.ts'
import type { VueInstruction } from './chapitre.page.tsx'

/** INT-4 — what the éditeur will be asked, read again before it goes, with the delays that start then. */
export const pageDemande = (
  page: VueInstruction,
  args: { readonly message: string; readonly erreurs: readonly Erreur[] },
): Page => {
  const { vue, dispositif, code, fiches, titreChapitre } = page
  const { numero } = vue.etat
  const concernees = fiches.filter(({ preuve }) => preuve.statut === 'a_modifier' || preuve.statut === 'non_conforme')
  const garantie = limiteGarantieDePlace(vue.le, dispositif.delais)
  const abandon = limiteDAbandon(vue.le, dispositif.delais)
  const retour = chemins.instructionChapitre(numero, code)
  const titre = titreCandidature({ vue, dispositif })
  return {
    titre: `Demander des modifications : ${titreChapitre}`,
    titreCourt: 'Demander des modifications',
    filAriane: [...filDeCandidature(page.acteur, { numero, titre }), { libelle: titreChapitre, href: retour }],
    contenu: (
      <>
        <ResumeErreurs erreurs={args.erreurs} titre="La demande n’a pas été envoyée" />
        <Entete
          titre={`Demander ${format.pluriel(concernees.length, 'modification')}`}
          surtitre={`${titreChapitre} · candidature n° ${numero}`}
        />
        <Confirmation
          action={`${retour}/demande`}
          bouton="Envoyer la demande de modification"
          annuler={retour}
          libelleAnnuler="Revenir au chapitre"
          saisie={
            <ChampTexteLong
              nom="message"
              libelle="Message à l’éditeur (facultatif)"
              aide="L’éditeur le lira avec le motif de chaque preuve."
              longueurMax={4000}
              valeur={args.message}
              erreur={erreurDe(args.erreurs, 'message')}
            />
          }
        >
          <ul>
            {concernees.map(({ attendue, preuve }) => (
              <li key={attendue.numero}>
                <strong>{attendue.numero}</strong>
                {'avis' in preuve
                  ? ` (${libelleVerdict[preuve.avis.verdict].toLowerCase()}) : ${preuve.avis.motif}`
                  : ''}
              </li>
            ))}
          </ul>
          {garantie ? (
            <p>Si la demande part maintenant, l’éditeur garde sa place s’il répond {format.limite(garantie)}.</p>
          ) : null}
          {abandon ? <p>Sans réponse {format.limite(abandon)}, la candidature sera réputée abandonnée.</p> : null}
        </Confirmation>
      </>
    ),
  }
}
