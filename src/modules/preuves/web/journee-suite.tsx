import type { VNode } from 'preact'
import { Alerte, BoutonPost, LienBouton, ProchaineEtape } from '../../../ui/index.ts'
import {
  acteurDe,
  chemins,
  estLeSien,
  estPour,
  journeeFaite,
  pourquoiEnMots,
  suite,
  type Tache,
  tacheEnMots,
} from '../../candidatures/index.ts'
import type { VueJournee } from './journee.page.tsx'

const deLaJournee: readonly Tache['action'][] = [
  'proposer_journee',
  'confirmer_journee',
  'tenir_journee',
  'consigner_journee',
  'deposer_enregistrement',
]

/** Who must do what and by when, and what follows: derived from the procedure. */
export const SuiteDeJournee = ({ page }: { readonly page: VueJournee }): VNode | null => {
  const { vue, dispositif, journee, chapitre } = page
  const { etat } = vue
  if (etat.statut === 'close') return <Alerte ton="info">La candidature est close : cette page ne change plus.</Alerte>
  const tache = suite(etat, dispositif, vue.le).find(({ action }) => deLaJournee.includes(action))
  if (tache) return <UneTache page={page} tache={tache} />
  if (journee?.statut === 'dispensee')
    return (
      <ProchaineEtape
        qui="fini"
        titre="L’agence dispense l’éditeur de journée de test"
        acteur="Le chapitre s’instruit sur ses seules preuves."
      />
    )
  if (journeeFaite(journee))
    return (
      <ProchaineEtape
        qui="fini"
        titre="La journée de test est faite"
        acteur={
          chapitre?.depose.statut === 'valide'
            ? 'Le chapitre est validé.'
            : 'Le vérificateur qui instruit le chapitre peut le valider une fois ses preuves conformes.'
        }
      />
    )
  return <ChapitreASoumettre page={page} />
}

/** INS-2 — nothing is proposed before all of the chapter's evidence is there. */
const ChapitreASoumettre = ({ page: { vue, acteur, chapitre } }: { readonly page: VueJournee }): VNode | null =>
  chapitre ? (
    <ProchaineEtape
      titre={`Soumettre le chapitre « ${chapitre.titre} »`}
      qui={estLeSien(vue.etat, acteur) ? 'vous' : 'autre'}
      acteur={estLeSien(vue.etat, acteur) ? undefined : 'Qui agit : l’éditeur.'}
      actions={
        estLeSien(vue.etat, acteur) ? (
          <LienBouton href={chemins.chapitre(vue.etat.numero, chapitre.code)}>Ouvrir le chapitre</LienBouton>
        ) : undefined
      }
    >
      <p>
        L’agence propose une date de journée de test une fois toutes les preuves de ce chapitre déposées et le chapitre
        soumis.
      </p>
    </ProchaineEtape>
  ) : null

const UneTache = ({ page, tache }: { readonly page: VueJournee; readonly tache: Tache }): VNode => {
  const { vue, dispositif, acteur, journee } = page
  const { echeance } = tache
  const aMoi = estPour(tache, acteur, vue.etat)
  const { titre } = tacheEnMots(tache, { numero: vue.etat.numero, dispositif })
  const manque = journee?.statut === 'tenue' && journee.resultats.some(({ atteint }) => !atteint)
  return (
    <ProchaineEtape
      titre={manque && tache.action === 'proposer_journee' ? 'Proposer une nouvelle journée de test' : titre}
      qui={aMoi ? 'vous' : 'autre'}
      acteur={aMoi ? undefined : `Qui agit : ${acteurDe(tache)}.`}
      limite={echeance?.quand}
      maintenant={vue.le}
      pourquoi={echeance ? pourquoiEnMots(echeance) : undefined}
      actions={aMoi ? <Actions page={page} tache={tache} /> : undefined}
    >
      {manque && tache.action === 'proposer_journee' ? (
        <p>Un scénario au moins n’a pas été atteint : une nouvelle journée est à tenir, ou l’agence en dispense.</p>
      ) : null}
      <p>{ensuite(tache)}</p>
    </ProchaineEtape>
  )
}

const Actions = ({ page, tache }: { readonly page: VueJournee; readonly tache: Tache }): VNode | null => {
  const adresse = chemins.journee(page.vue.etat.numero)
  switch (tache.action) {
    case 'proposer_journee':
      return <LienBouton href="#proposition">Proposer une date</LienBouton>
    case 'confirmer_journee':
      return (
        <>
          <BoutonPost action={`${adresse}/confirmation`}>Confirmer cette date</BoutonPost>
          <LienBouton href="#autre-date" variante="secondaire">
            Demander une autre date
          </LienBouton>
        </>
      )
    case 'consigner_journee':
      return <LienBouton href={`${adresse}/resultats`}>Consigner les résultats</LienBouton>
    case 'deposer_enregistrement':
      return <LienBouton href="#enregistrement">Déposer l’enregistrement</LienBouton>
    default:
      return null
  }
}

/** What follows, whoever reads it. */
const ensuite = ({ action }: Tache): string => {
  switch (action) {
    case 'proposer_journee':
      return 'Ensuite, l’éditeur confirme la date ou en demande une autre.'
    case 'confirmer_journee':
      return 'Une fois la date confirmée, l’éditeur prépare l’environnement et les jeux de données.'
    case 'tenir_journee':
      return 'Le jour dit, l’éditeur anime les scénarios et enregistre la visioconférence ; l’agence consigne les résultats.'
    case 'consigner_journee':
      return 'Une fois les résultats consignés, l’éditeur dépose l’enregistrement.'
    case 'deposer_enregistrement':
      return 'Une fois l’enregistrement déposé et tous les résultats atteints, le vérificateur peut valider le chapitre.'
    default:
      return ''
  }
}
