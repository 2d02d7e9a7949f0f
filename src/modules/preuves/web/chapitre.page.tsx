import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  BarreAction,
  Bouton,
  Citation,
  DeuxVolets,
  Echeance as EcheanceVue,
  Entete,
  type Erreur,
  format,
  Lien,
  LienBouton,
  ListeEtats,
  ResumeErreurs,
} from '../../../ui/index.ts'
import {
  type CandidatureVue,
  type ChapitreDepose,
  chemins,
  compterPreuves,
  decide,
  type Echeance,
  echeances,
  effetEnMots,
  estChezLEditeur,
  estInstruite,
  filDeCandidature,
  libelleChapitre,
  libellePreuve,
  phraseRefus,
  type Rang,
  RappelJournee,
  remisAvec,
  tonChapitre,
  tonPreuve,
  titreCandidature,
  estLeSien,
} from '../../candidatures/index.ts'
import type { ChapitreApplicable, CodeChapitre, Dispositif, Exigence } from '../../dispositifs/index.ts'
import type { Analyses } from '../domain/analyse.ts'
import type { Envoi } from '../domain/envoi.ts'
import type { Cible } from '../use-cases/deposer.ts'
import type { SaisieDeCas } from './cas-affiches.tsx'
import { UneExigence } from './exigence-affichee.tsx'
import { aChoisir, etatDe, lienExigence, resteAFaire } from './exigences.ts'
import type { Forme, SaisieHomologation } from './homologation.tsx'

export type VueChapitre = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly acteur: Personne
  /** The chapter's requirements that apply to the candidature, in the REM's order. */
  readonly chapitre: ChapitreApplicable
  readonly depose: ChapitreDepose
  readonly exigence: Exigence
  readonly filtre: 'toutes' | 'reste'
  readonly erreurs: readonly Erreur[]
  /** What was typed, to be shown again after a refusal. */
  readonly saisie?: SaisieDepot
  /** The same, of the case that applies. */
  readonly casSaisi?: SaisieDeCas
  /** GUI-7 — whether the éditeur has other candidatures, whose pièces could be taken up again. */
  readonly autresCandidatures: boolean
  /** PRE-4 — whether a link is one of a report that can be imported by it. */
  readonly estImportable: (lien: string) => boolean
  /** P35 — what the antivirus said of the pièces of this chapter. */
  readonly analyses: Analyses
  /** P7 — the files that this person sends, or has sent, and that are no deposit yet. */
  readonly envois: readonly Envoi[]
  /** The proof for which a deposit was just received. */
  readonly recue?: string | undefined
}

/** Of which form of which proof, with all but its file, which no browser sends twice. */
export type SaisieDepot = {
  readonly forme: Forme
  readonly preuve: string
  readonly mode: Cible['mode']
  readonly url?: string
  readonly homologation: SaisieHomologation
}

/** A chapter in the éditeur's hands: on the left what it asks, on the right one requirement and the deposits for it. */
export const pageChapitre = (page: VueChapitre): Page => {
  const { vue, chapitre, depose, erreurs } = page
  const { numero } = vue.etat
  return {
    titre: `${chapitre.titre}, ${titreCandidature(page)}`,
    titreCourt: chapitre.titre,
    largeur: 'large',
    filAriane: filDeCandidature(page.acteur, { numero, titre: titreCandidature(page) }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          titre={`Chapitre d’exigences : ${chapitre.titre}`}
          surtitre={`Candidature n° ${numero}`}
          complement={<Badge ton={tonChapitre[depose.statut]}>{libelleChapitre[depose.statut]}</Badge>}
          actions={
            <LienBouton href={chemins.candidature(numero)} variante="tertiaire" icone="arrow-left-line">
              Retour aux chapitres d’exigences
            </LienBouton>
          }
        />
        <Situation page={page} />
        <RappelJournee etat={vue.etat} dispositif={page.dispositif} chapitre={chapitre.code} />
        <DeuxVolets libelleListe="Exigences du chapitre" liste={<Exigences page={page} />}>
          <UneExigence page={page} />
        </DeuxVolets>
        <Soumission page={page} />
      </>
    ),
  }
}

/** PRE-5 — this chapter, or the whole file where it goes together. */
const remisEnsemble = ({
  vue: { etat },
  chapitre: { code },
  dispositif,
}: Pick<VueChapitre, 'vue' | 'chapitre' | 'dispositif'>): readonly CodeChapitre[] =>
  estInstruite(etat) ? remisAvec(etat, code, dispositif) : [code]

const decisionDeSoumission = ({ vue, chapitre, acteur, dispositif }: VueChapitre): ReturnType<typeof decide> =>
  decide(
    vue.etat,
    { type: 'soumettreChapitres', chapitres: remisEnsemble({ vue, chapitre, dispositif }), rang: 0 as Rang },
    { acteur, now: vue.le, dispositif },
  )

/** PRE-6, PRE-10, JAL-2, JAL-3, INT-6 — what the agency asked, or why nothing can be changed or submitted now. */
const Situation = ({ page }: { readonly page: VueChapitre }): VNode | null => {
  const { depose, vue, dispositif, chapitre } = page
  if (vue.etat.statut === 'close')
    return (
      <Alerte ton="info" titre="La candidature est close">
        Ce qui a été déposé reste lisible et ne change plus.
      </Alerte>
    )
  const soumission = decisionDeSoumission(page)
  if (!soumission.ok && (soumission.refus.code === 'jalon_depasse' || soumission.refus.code === 'delai_depasse'))
    return (
      <Alerte ton="attention" titre="Ce chapitre ne peut plus être soumis">
        {phraseRefus(soumission.refus)}
      </Alerte>
    )
  if (depose.statut === 'a_modifier' || depose.statut === 'reserve') {
    const delais = echeances(vue.etat, dispositif).filter(
      ({ objet }) => objet.kind === 'chapitre' && objet.chapitre === chapitre.code,
    )
    return (
      <Alerte
        ton="attention"
        titre={depose.statut === 'reserve' ? 'Le collège a émis des réserves' : 'L’agence demande des modifications'}
      >
        {depose.statut === 'a_modifier' ? (
          depose.message ? (
            <Citation source={`${depose.demandeesPar.nom}, le ${format.dateHeure(depose.demandesLe)}`}>
              {depose.message}
            </Citation>
          ) : null
        ) : (
          <Citation source={`Collège, le ${format.dateHeure(depose.reservesLe)}`}>{depose.motif}</Citation>
        )}
        <p>
          Seules les preuves concernées peuvent être changées ; le chapitre se resoumet une fois chacune d’elles
          modifiée.
        </p>
        <Delais delais={delais} page={page} />
      </Alerte>
    )
  }
  if (depose.statut === 'en_depot') return null
  return (
    <Alerte ton="info" titre="Ce chapitre est figé">
      {depose.statut === 'valide'
        ? 'L’agence l’a validé.'
        : `Il a été reçu le ${format.dateHeureSecondes(depose.recuLe)}. Ses preuves ne changent plus, sauf si l’agence demande une modification.`}
    </Alerte>
  )
}

const Delais = ({ delais, page }: { readonly delais: readonly Echeance[]; readonly page: VueChapitre }): VNode => (
  <ul>
    {delais.map(echeance => (
      <li key={echeance.regle}>
        {echeance.regle === 'INT-5' ? 'Pour garder votre place dans la file : ' : 'Pour répondre : '}
        <EcheanceVue limite={echeance.quand} maintenant={page.vue.le} />. {effetEnMots(echeance)}
      </li>
    ))}
  </ul>
)

const Exigences = ({ page }: { readonly page: VueChapitre }): VNode => {
  const { chapitre, depose, exigence, filtre } = page
  const retenues = chapitre.exigences.filter(
    autre => filtre === 'toutes' || autre === exigence || resteAFaire(autre, depose),
  )
  const base = chemins.chapitre(page.vue.etat.numero, chapitre.code)
  return (
    <>
      <p class="fr-text--sm">
        {filtre === 'reste' ? (
          <Lien href={base}>Voir toutes les exigences</Lien>
        ) : (
          <Lien href={`${base}?filtre=reste`}>Voir seulement ce qui reste à faire</Lien>
        )}
      </p>
      <ListeEtats
        entrees={retenues.map(autre => {
          const etat = etatDe(autre, depose)
          return {
            libelle: autre.id,
            href: lienExigence(page, autre.id),
            courant: autre === exigence,
            etat: aChoisir(autre, depose)
              ? 'Cas à choisir'
              : etat === 'sans_preuve'
                ? 'Sans preuve'
                : libellePreuve[etat],
            ton: etat === 'sans_preuve' ? 'neutre' : tonPreuve[etat],
            detail: autre.fonction,
          }
        })}
      />
    </>
  )
}

/** PRE-5, PRE-6 — the submission, or why it isn't possible yet. */
const Soumission = ({ page }: { readonly page: VueChapitre }): VNode | null => {
  const { vue, acteur, chapitre, depose, dispositif } = page
  if (!estChezLEditeur(depose) || !estLeSien(vue.etat, acteur) || vue.etat.statut === 'close') return null
  const compte = compterPreuves(depose)
  const decision = decisionDeSoumission(page)
  const { numero } = vue.etat
  const entier = dispositif.uniteDInstruction === 'dossier' && depose.statut === 'en_depot'
  const libelle = depose.statut === 'en_depot' ? 'Soumettre le chapitre' : 'Resoumettre le chapitre'
  if (entier)
    return (
      <BarreAction
        actions={
          <LienBouton href={chemins.soumission(numero)} variante={decision.ok ? 'primaire' : 'secondaire'}>
            {decision.ok ? 'Soumettre le dossier entier' : 'Voir ce qui manque au dossier'}
          </LienBouton>
        }
      >
        {`${compte.deposees} sur ${format.pluriel(compte.total, 'preuve')}. Le dossier se soumet entier, tous chapitres ensemble.`}
      </BarreAction>
    )
  return (
    <BarreAction
      actions={
        decision.ok ? (
          <LienBouton href={chemins.soumissionChapitre(numero, chapitre.code)}>{libelle}</LienBouton>
        ) : (
          <Bouton indisponible={phraseRefus(decision.refus)}>{libelle}</Bouton>
        )
      }
    >
      {`${compte.deposees} sur ${format.pluriel(compte.total, 'preuve')}`}
      {compte.aModifier > 0 ? `, ${format.pluriel(compte.aModifier, 'preuve')} à modifier` : ''}
    </BarreAction>
  )
}
