import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Bouton,
  CasesACocher,
  ChampTexteLong,
  Citation,
  Confirmation,
  Entete,
  type Erreur,
  erreurDe,
  EtatVide,
  format,
  Formulaire,
  Lien,
  LienBouton,
  NoteObligatoires,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../../ui/index.ts'
import type { Dispositif, NumeroPreuve } from '../../dispositifs/index.ts'
import { type PreuveCommune, preuvesCommunes } from '../domain/preuves-communes.ts'
import type { AutreCandidature } from '../queries/autres-candidatures.ts'
import type { CandidatureVue } from '../queries/voir-candidature.ts'
import { filDeCandidature } from './candidature.page.tsx'
import { chemins } from './chemins.ts'
import { libellePreuve, titreCandidature } from './phrases.ts'
import { titreChapitre } from './taches.tsx'

export type VueTransverses = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly acteur: Personne
  /** The other candidatures of the same company. */
  readonly autres: readonly AutreCandidature[]
  readonly source: CandidatureVue | null
  /** Why nothing can be admitted now; `null` when something can. */
  readonly empeche: string | null
  readonly coches: readonly NumeroPreuve[]
  readonly motif: string
  readonly erreurs: readonly Erreur[]
}

const nomDe = ({ produit }: Pick<CandidatureVue, 'produit'> | AutreCandidature): string =>
  `${produit.nom} ${produit.version}`

const entete = ({ vue, dispositif, acteur }: VueTransverses) => {
  const titre = titreCandidature({ vue, dispositif })
  const { numero } = vue.etat
  return { numero, titre, filAriane: filDeCandidature(acteur, { numero, titre }) }
}

/** GRP-3 — the source, then the proofs that both candidatures have in common. */
export const pageTransverses = (page: VueTransverses): Page => {
  const { numero, titre, filAriane } = entete(page)
  const { source, empeche, erreurs } = page
  return {
    titre: `Preuves transverses, candidature ${numero}`,
    titreCourt: 'Preuves transverses',
    filAriane,
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="Aucune preuve n’est admise" />
        <Entete
          titre="Admettre des preuves transverses"
          surtitre={`Candidature n° ${numero} · ${titre}`}
          chapeau={`Des preuves déposées une fois par ${page.vue.entreprise.nom} peuvent compter pour cette candidature. Chacune y devient un dépôt, soumis et instruit comme les autres.`}
          actions={
            <LienBouton href={chemins.candidature(numero)} variante="tertiaire" icone="arrow-left-line">
              Retour à la candidature
            </LienBouton>
          }
        />
        {empeche === null ? (
          <>
            <Sources page={page} />
            {source ? <Choix page={page} source={source} /> : null}
          </>
        ) : (
          <Alerte ton="info">{empeche}</Alerte>
        )}
      </>
    ),
  }
}

const Sources = ({ page: { vue, autres, source } }: { readonly page: VueTransverses }): VNode => (
  <Section titre="Candidature d’origine">
    <Tableau
      legende="Autres candidatures de l’entreprise"
      legendeCachee
      empile
      lignes={autres}
      cleLigne={({ numero }) => `source-${numero}`}
      vide={
        <EtatVide titre="Aucune autre candidature">
          Cette entreprise n’a pas d’autre candidature qui ait des preuves déposées.
        </EtatVide>
      }
      colonnes={[
        { cle: 'produit', titre: 'Produit', entete: true, rendu: nomDe },
        {
          cle: 'numero',
          titre: 'Candidature',
          insecable: true,
          rendu: ({ numero }) => <Lien href={chemins.candidature(numero)}>{numero}</Lien>,
        },
        {
          cle: 'choix',
          titre: 'Choix',
          rendu: ({ numero }) =>
            numero === source?.etat.numero ? (
              'Choisie'
            ) : (
              <Lien href={`${chemins.preuvesTransverses(vue.etat.numero)}?source=${numero}#preuves`}>
                Voir les preuves communes
              </Lien>
            ),
        },
      ]}
    />
  </Section>
)

const Choix = ({ page, source }: { readonly page: VueTransverses; readonly source: CandidatureVue }): VNode => {
  const { vue, dispositif, coches, motif, erreurs } = page
  const communes = preuvesCommunes(vue.etat, source.etat, dispositif)
  const retour = `${chemins.preuvesTransverses(vue.etat.numero)}?source=${source.etat.numero}`
  const option = ({ chapitre, preuve, depots, statut }: PreuveCommune) => ({
    valeur: preuve,
    libelle: preuve,
    aide: `${titreChapitre(dispositif, chapitre)} · ${format.pluriel(depots.length, 'pièce')}, « ${libellePreuve[statut]} » dans la candidature d’origine`,
  })
  return (
    <Section titre={`Preuves communes avec ${nomDe(source)}`} id="preuves">
      {communes.length === 0 ? (
        <EtatVide titre="Aucune preuve commune">
          Aucune preuve encore attendue ici n’est déposée dans cette candidature. Les homologations et les tests
          d’intrusion, propres à chaque solution, ne se reprennent pas.
        </EtatVide>
      ) : (
        <Formulaire
          action={chemins.preuvesTransverses(vue.etat.numero)}
          champs={{ source: source.etat.numero }}
          surveille
        >
          <NoteObligatoires />
          {communes.length > 1 && coches.length < communes.length ? (
            <p>
              <Lien href={`${retour}&tout=oui#preuves`}>Cocher toutes les preuves communes</Lien>
            </p>
          ) : null}
          <CasesACocher
            nom="preuves"
            libelle={`Preuves à admettre (${format.pluriel(communes.length, 'preuve commune', 'preuves communes')})`}
            obligatoire
            valeurs={coches}
            erreur={erreurDe(erreurs, 'preuves')}
            options={communes.map(option)}
          />
          <ChampTexteLong
            nom="motif"
            libelle="Motif"
            aide="L’éditeur le lira."
            obligatoire
            lignes={3}
            longueurMax={2000}
            valeur={motif}
            erreur={erreurDe(erreurs, 'motif')}
          />
          <Bouton>Continuer</Bouton>
        </Formulaire>
      )}
    </Section>
  )
}

/** What the act does, before it is done. */
export const pageConfirmationTransverses = (page: VueTransverses & { readonly source: CandidatureVue }): Page => {
  const { numero, titre, filAriane } = entete(page)
  const { source, coches, motif } = page
  const retour = `${chemins.preuvesTransverses(numero)}?source=${source.etat.numero}`
  return {
    titre: `Confirmer les preuves transverses, candidature ${numero}`,
    titreCourt: 'Confirmer',
    filAriane: [...filAriane, { libelle: 'Preuves transverses', href: retour }],
    contenu: (
      <>
        <Entete titre="Admettre ces preuves transverses ?" surtitre={`Candidature n° ${numero} · ${titre}`} />
        <Confirmation
          action={chemins.preuvesTransverses(numero)}
          bouton={`Admettre ${format.pluriel(coches.length, 'preuve')}`}
          annuler={retour}
          libelleAnnuler="Revenir au choix"
          champs={{ source: source.etat.numero, motif, confirme: 'oui' }}
          saisie={coches.map(preuve => <input key={preuve} type="hidden" name="preuves" value={preuve} />)}
        >
          <p>
            Ce que l’éditeur a déposé pour {nomDe(source)} (candidature n° {source.etat.numero}) compte désormais pour
            cette candidature : {format.enumeration(coches)}. L’éditeur en est averti ; il soumet ensuite les chapitres
            comme les autres.
          </p>
          <Citation source="Motif">{motif}</Citation>
        </Confirmation>
      </>
    ),
  }
}
