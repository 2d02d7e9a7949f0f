import type { VNode } from 'preact'
import type { ActeurAgent } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Bouton,
  ChampMotif,
  Citation,
  Entete,
  type Erreur,
  erreurDe,
  Echeance as EcheanceVue,
  format,
  Formulaire,
  LienBouton,
  ResumeErreurs,
  Section,
} from '../../../ui/index.ts'
import {
  type CandidatureVue,
  chemins,
  type CodeEtape,
  commandeDAcceptation,
  decide,
  etapeRemise,
  type EtapeOuverte,
  echeances,
  filDeCandidature,
  limiteDuComplement,
  preuvesSansChoix,
  ReponsesAffichees,
  titreCandidature,
} from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'

export type VueInstructionEtape = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  /** The version whose questions were answered; the same, unless the candidature went to another one since (VIE-3). */
  readonly questions: Dispositif
  readonly etape: CodeEtape
  readonly acteur: ActeurAgent
  readonly erreurs: readonly Erreur[]
  /** What was typed of the complement, when it was refused. */
  readonly motif: string
}

/** ADM-7, ELI-6 — what the éditeur handed over, and the three answers that the agency can give. */
export const pageInstructionEtape = (page: VueInstructionEtape): Page => {
  const { vue, dispositif, questions, etape, acteur, erreurs } = page
  const { numero } = vue.etat
  const remise = etapeRemise(vue.etat, etape)
  const titre = titreCandidature({ vue, dispositif })
  return {
    titre: `Instruire : ${dispositif.etapes[etape]}, ${titre}`,
    titreCourt: dispositif.etapes[etape],
    filAriane: filDeCandidature(acteur, { numero, titre }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          titre={`${dispositif.etapes[etape]} : examen`}
          surtitre={`Candidature n° ${numero} · ${vue.entreprise.nom}`}
          chapeau={
            remise
              ? `Soumise le ${format.dateHeureSecondes(remise.soumission.soumiseLe)} par ${remise.soumission.soumisePar.nom}, version ${remise.soumission.version}.`
              : 'L’éditeur n’a pas encore soumis cette étape.'
          }
          actions={
            <LienBouton href={chemins.candidature(numero)} variante="tertiaire" icone="arrow-left-line">
              Retour à la candidature
            </LienBouton>
          }
        />
        {remise?.statut === 'complement_demande' ? <ComplementEnCours page={page} remise={remise} /> : null}
        {remise ? (
          <ReponsesAffichees
            numero={numero}
            formulaire={questions.formulaires[etape]}
            reponses={remise.soumission.reponses}
            dispositif={questions}
          />
        ) : null}
        <Decisions page={page} />
      </>
    ),
  }
}

const ComplementEnCours = (props: {
  readonly page: VueInstructionEtape
  readonly remise: Extract<EtapeOuverte, { readonly statut: 'complement_demande' }>
}): VNode => {
  const { vue, dispositif } = props.page
  const [echeance] = echeances(vue.etat, dispositif)
  return (
    <Alerte ton="info" titre="Un complément a été demandé">
      <Citation source={`${props.remise.demandePar.nom}, le ${format.dateHeure(props.remise.demandeLe)}`}>
        {props.remise.motif}
      </Citation>
      {echeance ? (
        <p>
          Réponse attendue <EcheanceVue limite={echeance.quand} maintenant={vue.le} />.
        </p>
      ) : null}
    </Alerte>
  )
}

const Decisions = ({ page }: { readonly page: VueInstructionEtape }): VNode | null => {
  const { vue, dispositif, etape, acteur, erreurs, motif } = page
  const contexte = { acteur, now: vue.le, dispositif }
  if (!decide(vue.etat, { type: 'demanderComplement', etape, motif: '…' }, contexte).ok) return null
  const action = chemins.instructionEtape(vue.etat.numero, etape)
  return (
    <>
      <Section titre="Accepter" id="accepter">
        <Suite page={page} />
        <Formulaire action={`${action}/acceptation`}>
          <Bouton icone="check-line">Accepter l’étape</Bouton>
        </Formulaire>
      </Section>
      <Section titre="Demander un complément" id="complement">
        <p>
          Envoyée maintenant, la demande appelle une réponse{' '}
          {format.limite(limiteDuComplement(vue.le, dispositif.delais))}.
        </p>
        <Formulaire action={`${action}/complement`}>
          <ChampMotif
            phrases={dispositif.textes.motifs.complement}
            nom="motif"
            libelle="Ce qui manque ou doit être corrigé"
            aide="L’éditeur lira ce texte dans sa messagerie."
            obligatoire
            valeur={motif}
            longueurMax={4000}
            erreur={erreurDe(erreurs, 'motif')}
          />
          <Bouton variante="secondaire" icone="send-line">
            Envoyer la demande de complément
          </Bouton>
        </Formulaire>
      </Section>
      <Section titre="Refuser la candidature" id="refuser">
        <LienBouton href={chemins.refus(vue.etat.numero, etape)} variante="secondaire" danger>
          Refuser la candidature
        </LienBouton>
      </Section>
    </>
  )
}

/** What accepting opens, counted before the act. */
const Suite = ({ page: { vue, dispositif, etape } }: { readonly page: VueInstructionEtape }): VNode => {
  if (etape === 'administrative') return <p>L’étape 2, l’éligibilité, s’ouvre pour l’éditeur.</p>
  const { profils, chapitres } = commandeDAcceptation(vue.etat, dispositif)
  const preuves = chapitres.reduce(
    (n, chapitre) => n + preuvesSansChoix(chapitre.preuves, chapitre.conditions).length,
    0,
  )
  const libelles = dispositif.profils.filter(({ code }) => profils.includes(code)).map(({ libelle }) => libelle)
  return (
    <p>
      L’étape 3 s’ouvre avec {format.pluriel(chapitres.length, 'chapitre')} et{' '}
      {format.pluriel(preuves, 'preuve attendue', 'preuves attendues')}, pour{' '}
      {libelles.length > 1 ? 'les profils' : 'le profil'}{' '}
      {format.enumeration(libelles.map(libelle => `« ${libelle} »`))}.
    </p>
  )
}
