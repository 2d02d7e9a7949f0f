import type { VNode } from 'preact'
import type { ActeurAgent } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  BarreAction,
  Bouton,
  BoutonPost,
  BoutonsRadio,
  Brut,
  ChampMotif,
  Entete,
  type Erreur,
  erreurDe,
  format,
  Formulaire,
  LienBouton,
  ListeEtats,
  Raccourcis,
  ResumeErreurs,
  TroisVolets,
} from '../../../ui/index.ts'
import {
  type CandidatureVue,
  type ChapitreDepose,
  chemins,
  type CommandeCandidature,
  compterPreuves,
  type ConditionPosee,
  type Decision,
  decide,
  filDeCandidature,
  libelleChapitre,
  libellePreuve,
  phraseRefus,
  type PreuveDeposee,
  RappelJournee,
  tonChapitre,
  tonPreuve,
  titreCandidature,
  type Verdict,
} from '../../candidatures/index.ts'
import type { Dispositif, Exigence, PreuveAttendue, Scenario } from '../../dispositifs/index.ts'
import { type Analyses, CasInstruit, PreuveAffichee } from '../../preuves/index.ts'

/** One proof of the chapter, with all that it is judged against. */
export type Fiche = {
  readonly exigence: Exigence
  readonly scenario: Scenario
  readonly attendue: PreuveAttendue
  readonly preuve: PreuveDeposee
  /** PRE-1 — where cases are told apart: what the éditeur declared. */
  readonly condition: ConditionPosee | null
}

export type VueInstruction = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly acteur: ActeurAgent
  readonly titreChapitre: string
  readonly code: CommandeDeChapitre['chapitre']
  readonly depose: ChapitreDepose
  readonly fiches: readonly Fiche[]
  readonly rang: number
  /** P35 — what the antivirus said of the pièces of this chapter. */
  readonly analyses: Analyses
  readonly erreurs: readonly Erreur[]
  readonly saisie?: { readonly verdict: string; readonly motif: string }
}

type CommandeDeChapitre = Extract<CommandeCandidature, { readonly type: 'rendreAvis' }>

/** Made for a hundred proofs in a row: the requirement, the proof and the opinion side by side, every act under a key. */
export const pageInstruction = (page: VueInstruction): Page => {
  const { vue, dispositif, acteur, depose, fiches, rang, erreurs } = page
  const { numero } = vue.etat
  const titre = titreCandidature({ vue, dispositif })
  const fiche = fiches[rang]
  return {
    titre: `Instruire : ${page.titreChapitre}, ${titre}`,
    titreCourt: page.titreChapitre,
    largeur: 'large',
    filAriane: filDeCandidature(acteur, { numero, titre }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          titre={page.titreChapitre}
          surtitre={`Candidature n° ${numero} · ${vue.entreprise.nom} · ${vue.produit.nom} ${vue.produit.version}`}
          complement={<Badge ton={tonChapitre[depose.statut]}>{libelleChapitre[depose.statut]}</Badge>}
          actions={<Navigation page={page} />}
        />
        <Detenu page={page} />
        <RappelJournee etat={vue.etat} dispositif={dispositif} chapitre={page.code} />
        {fiche ? (
          <TroisVolets
            titres={['Exigence', 'Preuve', 'Avis']}
            gauche={<VoletExigence fiche={fiche} />}
            centre={<VoletPreuve page={page} fiche={fiche} />}
            droite={<VoletAvis page={page} fiche={fiche} />}
          />
        ) : null}
        <Conclusion page={page} />
      </>
    ),
  }
}

/** Whether this act is possible: the rule answers, and says why not. */
const essayer = ({ vue, dispositif, acteur }: VueInstruction, commande: CommandeCandidature): Decision =>
  decide(vue.etat, commande, { acteur, now: vue.le, dispositif })

const lienFiche = ({ vue, code, fiches }: VueInstruction, rang: number): string =>
  `${chemins.instructionChapitre(vue.etat.numero, code)}?preuve=${encodeURIComponent(fiches[rang]?.attendue.numero ?? '')}`

const Navigation = ({ page }: { readonly page: VueInstruction }): VNode => {
  const { rang, fiches } = page
  return (
    <>
      {rang > 0 ? (
        <LienBouton href={lienFiche(page, rang - 1)} variante="tertiaire" icone="arrow-left-line" touche="k">
          Précédente
        </LienBouton>
      ) : null}
      <span class="cv-position">
        Preuve {rang + 1} sur {fiches.length}
      </span>
      {rang < fiches.length - 1 ? (
        <LienBouton href={lienFiche(page, rang + 1)} variante="tertiaire" icone="arrow-right-line" touche="j">
          Suivante
        </LienBouton>
      ) : null}
    </>
  )
}

/** Who holds the chapter, when it is not this person. */
const Detenu = ({ page }: { readonly page: VueInstruction }): VNode | null => {
  const { depose, acteur } = page
  if (depose.statut === 'en_instruction' && depose.pris.par.id === acteur.personneId) return null
  const phrases: Readonly<Record<ChapitreDepose['statut'], string>> = {
    en_depot: 'L’éditeur n’a pas encore soumis ce chapitre.',
    en_file: 'Ce chapitre attend dans la file : prenez-le depuis la file d’attente quand vient son tour.',
    en_instruction: depose.statut === 'en_instruction' ? `Ce chapitre est instruit par ${depose.pris.par.nom}.` : '',
    a_modifier: 'Des modifications ont été demandées : la réponse de l’éditeur est attendue.',
    valide: 'Ce chapitre est validé.',
    reserve: 'Le collège a émis des réserves sur ce chapitre : un nouveau dépôt de l’éditeur est attendu.',
  }
  return <Alerte ton="info">{phrases[depose.statut]}</Alerte>
}

const VoletExigence = ({ fiche: { exigence, scenario, attendue } }: { readonly fiche: Fiche }): VNode => (
  <>
    <h3>{exigence.id}</h3>
    <p class="fr-text--sm">
      {[exigence.fonction, exigence.profil, exigence.perimetre, exigence.criticite].filter(Boolean).join(' · ')}
    </p>
    <Brut html={exigence.texte} />
    {exigence.commentaire ? <Brut html={exigence.commentaire} /> : null}
    <h4>Scénario {scenario.numero}</h4>
    <Brut html={scenario.texte} />
    <h4>Preuve attendue {attendue.numero}</h4>
    <Brut html={attendue.texte} />
  </>
)

const VoletPreuve = ({ page, fiche }: { readonly page: VueInstruction; readonly fiche: Fiche }): VNode => {
  const { vue, dispositif, analyses } = page
  return (
    <>
      {fiche.condition ? <CasInstruit scenario={fiche.scenario} posee={fiche.condition} /> : null}
      {fiche.preuve.versions.length === 0 ? (
        <p>Rien n’est déposé pour cette preuve.</p>
      ) : (
        <PreuveAffichee
          numero={vue.etat.numero}
          preuve={fiche.preuve}
          attendue={fiche.attendue}
          version={vue.produit.version}
          dispositif={dispositif}
          analyses={analyses}
          apercu
        />
      )}
    </>
  )
}

const VoletAvis = ({ page, fiche }: { readonly page: VueInstruction; readonly fiche: Fiche }): VNode => {
  const { erreurs, saisie, code } = page
  const { preuve, attendue } = fiche
  const avisPossible = (verdict: Verdict): Decision =>
    essayer(page, { type: 'rendreAvis', chapitre: code, preuve: attendue.numero, verdict, motif: 'Motif' })
  const [possible, conforme] = [avisPossible('non_conforme'), avisPossible('conforme')]
  const avis = 'avis' in preuve ? preuve.avis : null
  if (!possible.ok)
    return (
      <>
        <p>
          {avis
            ? `${libellePreuve[preuve.statut]}, ${avis.renduPar.nom}, le ${format.dateHeure(avis.renduLe)}.`
            : 'Aucun avis n’a été rendu.'}
        </p>
        {avis?.motif ? <p>{avis.motif}</p> : null}
      </>
    )
  return (
    <Formulaire
      action={`${chemins.instructionChapitre(page.vue.etat.numero, code)}/avis`}
      champs={{ preuve: attendue.numero }}
    >
      <BoutonsRadio
        nom="verdict"
        libelle="Avis sur cette preuve"
        obligatoire
        valeur={saisie?.verdict ?? avis?.verdict}
        erreur={erreurDe(erreurs, 'verdict')}
        options={[
          conforme.ok
            ? { valeur: 'conforme', libelle: 'Conforme', touche: 'c' }
            : { valeur: 'conforme', libelle: 'Conforme', desactive: true, aide: phraseRefus(conforme.refus) },
          { valeur: 'a_modifier', libelle: 'À modifier', touche: 'm' },
          { valeur: 'non_conforme', libelle: 'Non conforme', touche: 'n' },
        ]}
      />
      <ChampMotif
        phrases={page.dispositif.textes.motifs.modification}
        nom="motif"
        libelle="Motif, ou ce qui est demandé"
        aide="Obligatoire si la preuve n’est pas conforme : l’éditeur le lira."
        lignes={6}
        longueurMax={4000}
        valeur={saisie?.motif ?? avis?.motif ?? ''}
        erreur={erreurDe(erreurs, 'motif')}
      />
      <Bouton touche="e">Enregistrer et suivante</Bouton>
    </Formulaire>
  )
}

/** What concludes the chapter: each act says why it isn't possible yet. */
const Conclusion = ({ page }: { readonly page: VueInstruction }): VNode => {
  const { depose, code, vue, acteur } = page
  const compte = compterPreuves(depose)
  const action = chemins.instructionChapitre(vue.etat.numero, code)
  const tenu = depose.statut === 'en_instruction' && depose.pris.par.id === acteur.personneId
  const demande = essayer(page, { type: 'demanderModifications', chapitre: code, message: '' })
  const validation = essayer(page, { type: 'validerChapitre', chapitre: code })
  return (
    <>
      <BarreAction
        actions={
          tenu ? (
            <>
              {demande.ok ? (
                <LienBouton href={`${action}/demande`}>
                  {`Envoyer la demande de modification (${compte.aModifier})`}
                </LienBouton>
              ) : validation.ok ? (
                <BoutonPost action={`${action}/validation`}>Valider le chapitre</BoutonPost>
              ) : (
                <Bouton indisponible={phraseRefus(validation.refus)}>Valider le chapitre</Bouton>
              )}
              <BoutonPost action={`${action}/restitution`} variante="discret">
                Remettre dans la file
              </BoutonPost>
            </>
          ) : undefined
        }
      >
        {`${format.pluriel(compte.conformes, 'conforme')} · ${compte.aModifier} à modifier · ${compte.aJuger} à juger`}
      </BarreAction>
      <details class="cv-fiches">
        <summary>Toutes les preuves du chapitre</summary>
        <ListeEtats
          entrees={page.fiches.map(({ attendue, preuve }, rang) => ({
            libelle: attendue.numero,
            href: lienFiche(page, rang),
            courant: rang === page.rang,
            etat: libellePreuve[preuve.statut],
            ton: tonPreuve[preuve.statut],
          }))}
        />
      </details>
      <Raccourcis
        raccourcis={[
          { touche: 'j', effet: 'Preuve suivante' },
          { touche: 'k', effet: 'Preuve précédente' },
          { touche: 'c', effet: 'Conforme' },
          { touche: 'm', effet: 'À modifier' },
          { touche: 'n', effet: 'Non conforme' },
          { touche: 'e', effet: 'Enregistrer et passer à la suivante' },
        ]}
      />
    </>
  )
}
