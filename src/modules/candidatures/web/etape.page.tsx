import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  BarreAction,
  Bouton,
  Echeance as EcheanceVue,
  Entete,
  type Erreur,
  format,
  Formulaire,
  LienBouton,
  Citation,
  NoteObligatoires,
  Progression,
  ResumeErreurs,
} from '../../../ui/index.ts'
import { avancement, avancementParSection, type Dispositif, type Reponses } from '../../dispositifs/index.ts'
import type { CodeEtape, EtapeOuverte } from '../domain/candidature.ts'
import { echeances } from '../domain/echeances.ts'
import type { CandidatureVue } from '../queries/voir-candidature.ts'
import type { Brouillon } from '../use-cases/brouillons.ts'
import { filDeCandidature } from './candidature.page.tsx'
import { chemins, type CheminsDuCandidat } from './chemins.ts'
import { SectionDeFormulaire } from './formulaire-programme.tsx'
import { titreCandidature } from './phrases.ts'
import { ReponsesAffichees } from './reponses-affichees.tsx'
import { effetEnMots } from './taches.tsx'

export type VueEtape = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly etape: CodeEtape
  readonly ouverte: EtapeOuverte
  readonly brouillon: Brouillon | null
  readonly reponses: Reponses
  readonly erreurs: readonly Erreur[]
  /** A colleague saved in between: what was typed is shown, and saving again replaces what the colleague wrote. */
  readonly conflit?: boolean
  readonly avertissement?: string
  readonly vers?: CheminsDuCandidat
}

/** ADM-6 — the form of a step, as its programme describes it. */
export const pageEtape = (page: VueEtape): Page => {
  const { vue, dispositif, etape, reponses, erreurs, brouillon, vers = chemins } = page
  const { numero } = vue.etat
  const formulaire = dispositif.formulaires[etape]
  const { remplis, attendus } = avancement(formulaire, reponses)
  const parSection = avancementParSection(formulaire, reponses)
  return {
    titre: `${dispositif.etapes[etape]}, ${titreCandidature(page)}`,
    titreCourt: dispositif.etapes[etape],
    filAriane: filDeCandidature({ kind: 'editeur' }, { numero, titre: titreCandidature(page) }),
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} />
        <Entete
          titre={dispositif.etapes[etape]}
          surtitre={`Candidature n° ${numero} · étape ${etape === 'administrative' ? 1 : 2} sur 4`}
        />
        {page.conflit ? (
          <Alerte ton="attention" titre="Un collègue a enregistré ce formulaire entre-temps" annonce>
            Vos réponses sont affichées ci-dessous et ne sont pas encore enregistrées. Enregistrez pour les garder à la
            place des siennes, ou rouvrez la page pour repartir des siennes.
          </Alerte>
        ) : null}
        {page.avertissement ? <Alerte ton="attention">{page.avertissement}</Alerte> : null}
        <Complement page={page} />
        <Progression valeur={remplis} total={attendus} libelle="réponses obligatoires" />
        {brouillon ? (
          <p class="fr-text--sm">
            Brouillon enregistré le {format.dateHeure(brouillon.majLe)} par {brouillon.majPar.nom}.
          </p>
        ) : null}
        <Formulaire
          action={vers.etape(numero, etape)}
          multipart
          surveille
          champs={{ versionVue: String(brouillon?.version ?? 0) }}
        >
          <NoteObligatoires />
          <button class="fr-sr-only" type="submit" name="geste" value="enregistrer" tabIndex={-1} aria-hidden="true">
            Enregistrer
          </button>
          {formulaire.sections.map(section => (
            <SectionDeFormulaire
              key={section.code}
              section={section}
              avancement={parSection.get(section.code)}
              contexte={{ dispositif, reponses, erreurs }}
            />
          ))}
          <BarreAction
            actions={
              <>
                <Bouton nom="geste" valeur="continuer">
                  Suivant : vérifier le récapitulatif
                </Bouton>
                <Bouton nom="geste" valeur="enregistrer" variante="secondaire">
                  Enregistrer le brouillon
                </Bouton>
              </>
            }
          >
            {remplis >= attendus
              ? 'Toutes les réponses obligatoires sont données.'
              : format.pluriel(attendus - remplis, 'réponse obligatoire manque', 'réponses obligatoires manquent')}
          </BarreAction>
        </Formulaire>
      </>
    ),
  }
}

const Complement = ({ page }: { readonly page: VueEtape }): VNode | null => {
  const { ouverte, vue, dispositif } = page
  if (ouverte.statut !== 'complement_demande') return null
  const [echeance] = echeances(vue.etat, dispositif)
  return (
    <Alerte ton="attention" titre="L’agence demande un complément">
      <Citation source={`${ouverte.demandePar.nom}, le ${format.dateHeure(ouverte.demandeLe)}`}>
        {ouverte.motif}
      </Citation>
      {echeance ? (
        <p>
          Votre réponse est attendue <EcheanceVue limite={echeance.quand} maintenant={vue.le} />.{' '}
          {effetEnMots(echeance)}
        </p>
      ) : null}
    </Alerte>
  )
}

export type VueRecapitulatif = Pick<VueEtape, 'vue' | 'dispositif' | 'etape' | 'reponses' | 'vers'> & {
  /** The version of the draft that is shown, 0 for none. */
  readonly versionVue: number
  /** The step is in the éditeur's hands, and this person's: the summary ends with « Soumettre ». */
  readonly aSoumettre: boolean
  readonly acteurKind: 'editeur' | 'agent'
  readonly erreurs: readonly Erreur[]
  readonly etatEnMots: string
}

/** ADM-6, ELI-6 — everything that was answered, read again before it is handed over, and after. */
export const pageRecapitulatif = (page: VueRecapitulatif): Page => {
  const { vue, dispositif, etape, reponses, aSoumettre, vers = chemins } = page
  const { numero } = vue.etat
  const titre = titreCandidature({ vue, dispositif })
  return {
    titre: `Récapitulatif, ${dispositif.etapes[etape]}, ${titre}`,
    titreCourt: `Récapitulatif : ${format.enMinuscule(dispositif.etapes[etape])}`,
    filAriane: filDeCandidature({ kind: page.acteurKind }, { numero, titre }),
    contenu: (
      <>
        <ResumeErreurs erreurs={page.erreurs} titre="Cette étape ne peut pas être soumise" />
        <Entete
          titre={`Récapitulatif : ${format.enMinuscule(dispositif.etapes[etape])}`}
          surtitre={`Candidature n° ${numero}`}
          chapeau={page.etatEnMots}
        />
        <ReponsesAffichees
          numero={numero}
          formulaire={dispositif.formulaires[etape]}
          reponses={reponses}
          dispositif={dispositif}
          fichier={vers.fichier}
        />
        {aSoumettre ? (
          <Formulaire action={vers.recapitulatif(numero, etape)} champs={{ versionVue: String(page.versionVue) }}>
            <p>
              Une fois soumise, l’étape est figée pendant son examen par l’agence. Un accusé de réception daté vous est
              remis aussitôt.
            </p>
            <div class="cv-boutons">
              <Bouton>{etape === 'administrative' ? 'Soumettre' : 'Soumettre votre candidature'}</Bouton>
              <LienBouton href={vers.etape(numero, etape)} variante="secondaire">
                Précédent : modifier les réponses
              </LienBouton>
            </div>
          </Formulaire>
        ) : (
          <LienBouton href={vers.candidature(numero)} variante="secondaire">
            Retour à la candidature
          </LienBouton>
        )}
      </>
    ),
  }
}
