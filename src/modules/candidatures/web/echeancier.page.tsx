import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  Bouton,
  ChampDate,
  ChampTexte,
  Echeance as EcheanceVue,
  Entete,
  type Erreur,
  EtatVide,
  erreurDe,
  format,
  Lien,
  LienBouton,
  ListeDescription,
  Quand,
  ResumeErreurs,
  Section,
  type Ton,
} from '../../../ui/index.ts'
import { DeplacementsDuJalon, type Dispositif, type Jalon } from '../../dispositifs/index.ts'
import { type Echeance, echeances } from '../domain/echeances.ts'
import { type SiReponse, siReponse } from '../domain/si-reponse.ts'
import type { CandidatureVue } from '../queries/voir-candidature.ts'
import { filDeCandidature } from './candidature.page.tsx'
import { chemins } from './chemins.ts'
import { objetEnMots, quiDoitAgir } from './echeances-en-mots.ts'
import { titreCandidature } from './phrases.ts'
import { effetEnMots, pourquoiEnMots } from './taches.tsx'

export type Essai = {
  readonly jour: string
  readonly heure: string
  /** The moment that was typed; `null` when it can't be read. */
  readonly le: Instant | null
  readonly erreurs: readonly Erreur[]
}

export type VueEcheancier = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly acteur: Personne
  /** `null` before the question was asked. */
  readonly essai: Essai | null
}

/**
 * ADM-8, INT-5, INT-6, INT-9, INS-2, JAL-1…4 — what falls due, when, why, who must act and what then happens; and what an answer on
 * a given day would come to.
 */
export const pageEcheancier = (page: VueEcheancier): Page => {
  const { vue, dispositif, acteur, essai } = page
  const { etat } = vue
  const titre = titreCandidature({ vue, dispositif })
  const dues = echeances(etat, dispositif)
  return {
    titre: `Échéances : ${titre}`,
    filAriane: filDeCandidature(acteur, { numero: etat.numero, titre }),
    contenu: (
      <>
        <ResumeErreurs erreurs={essai?.erreurs ?? []} />
        <Entete
          titre="Échéances"
          surtitre={`${titre}, candidature n° ${etat.numero}`}
          chapeau="Toutes les heures sont à l’heure de Paris. L’heure qui fait foi est celle de la réception par Convergence."
          actions={
            dues.length > 0 ? (
              <LienBouton href={chemins.echeancesIcs(etat.numero)} variante="secondaire" icone="calendar-line">
                Télécharger pour mon agenda (.ics)
              </LienBouton>
            ) : null
          }
        />
        <Section titre="Ce qui arrive à échéance" id="echeances">
          {dues.length > 0 ? (
            <ol class="cv-echeancier">
              {dues.map(echeance => (
                <UneEcheance echeance={echeance} page={page} />
              ))}
            </ol>
          ) : (
            <EtatVide titre="Aucun délai ne court contre cette candidature" icone="calendar-line">
              Un délai apparaît ici dès que l’agence demande quelque chose ou qu’un jalon vous attend.
            </EtatVide>
          )}
        </Section>
        {dues.some(({ qui }) => qui.partie === 'editeur') ? <EtSi page={page} /> : null}
        <Calendrier jalons={dispositif.jalons} dues={dues} maintenant={vue.le} />
        {acteur.kind === 'editeur' ? (
          <p>
            <Lien href="/agenda">Suivre toutes mes échéances dans mon agenda</Lien>
          </p>
        ) : null}
      </>
    ),
  }
}

const UneEcheance = ({ echeance, page }: { readonly echeance: Echeance; readonly page: VueEcheancier }): VNode => (
  <li class="cv-echeancier__entree">
    <p class="cv-echeancier__quand">
      <EcheanceVue limite={echeance.quand} maintenant={page.vue.le} />
    </p>
    <h3 class="cv-echeancier__objet">{objetEnMots(echeance, page.dispositif)}</h3>
    <ListeDescription
      dense
      entrees={[
        { terme: 'Qui doit agir', valeur: quiDoitAgir(echeance) },
        {
          terme: 'À compter de',
          valeur: echeance.depuis ? <Quand le={echeance.depuis} forme="secondes" /> : 'une date fixe du dispositif',
        },
        { terme: 'Pourquoi', valeur: pourquoiEnMots(echeance) },
        { terme: 'Ensuite', valeur: effetEnMots(echeance) },
      ]}
    />
  </li>
)

const EtSi = ({ page: { vue, dispositif, acteur, essai } }: { readonly page: VueEcheancier }): VNode => (
  <Section titre={acteur.kind === 'editeur' ? 'Et si je réponds le…' : 'Et si l’éditeur répond le…'} id="et-si">
    <form method="get" action={`${chemins.echeances(vue.etat.numero)}#et-si`} class="cv-filtres">
      <div class="cv-filtres__champs">
        <ChampDate nom="jour" libelle="Jour" valeur={essai?.jour} erreur={erreurDe(essai?.erreurs ?? [], 'jour')} />
        <ChampTexte
          nom="heure"
          libelle="Heure de Paris"
          largeur="courte"
          valeur={essai?.heure ?? ''}
          erreur={erreurDe(essai?.erreurs ?? [], 'heure')}
        />
      </div>
      <Bouton variante="secondaire">Voir ce qui se passerait</Bouton>
    </form>
    {essai?.le ? (
      <Resultat le={essai.le} reponses={siReponse(vue.etat, dispositif, essai.le)} dispositif={dispositif} />
    ) : null}
  </Section>
)

const issues: Readonly<Record<SiReponse['issue'], { readonly mot: string; readonly ton: Ton }>> = {
  a_temps: { mot: 'À temps', ton: 'succes' },
  place_perdue: { mot: 'Place perdue', ton: 'attention' },
  trop_tard: { mot: 'Trop tard', ton: 'erreur' },
}

const Resultat = ({
  le,
  reponses,
  dispositif,
}: {
  readonly le: Instant
  readonly reponses: readonly SiReponse[]
  readonly dispositif: Dispositif
}): VNode => (
  <Alerte ton="info" titre={`Une réponse reçue le ${format.dateHeure(le)}`} annonce>
    <ul>
      {reponses.map(({ objet, issue, tenues, manquees }) => {
        const [premiere] = [...manquees, ...tenues]
        const cause = manquees.at(-1)
        return (
          <li key={JSON.stringify(objet)}>
            <Badge ton={issues[issue].ton}>{issues[issue].mot}</Badge>{' '}
            {premiere ? objetEnMots(premiere, dispositif) : ''}. {cause ? effetEnMots(cause) : 'Rien n’est perdu.'}
          </li>
        )
      })}
    </ul>
    <p>Ceci ne vous engage à rien et n’est pas conservé.</p>
  </Alerte>
)

const Calendrier = ({
  jalons,
  dues,
  maintenant,
}: {
  readonly jalons: readonly Jalon[]
  readonly dues: readonly Echeance[]
  readonly maintenant: Instant
}): VNode => (
  <Section titre="Calendrier du dispositif" id="calendrier">
    {jalons.length > 0 ? (
      <ListeDescription
        dense
        entrees={jalons.map(jalon => ({
          terme: `${jalon.code} · ${jalon.libelle}`,
          valeur: (
            <>
              <Quand le={jalon.quand} maintenant={maintenant} />
              {dues.some(({ objet }) => objet.kind === 'jalon' && objet.jalon === jalon.code) ? (
                <>
                  {' '}
                  <Badge ton="attention">vous attend</Badge>
                </>
              ) : null}
              <DeplacementsDuJalon jalon={jalon} />
            </>
          ),
        }))}
      />
    ) : (
      <p>Ce guichet est permanent : il n’a pas de jalon.</p>
    )}
  </Section>
)
