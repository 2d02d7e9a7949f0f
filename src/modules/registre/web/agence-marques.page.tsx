import type { VNode } from 'preact'
import type { Personne } from '../../../kernel/acteur.ts'
import { type Instant, jourAParis } from '../../../kernel/temps.ts'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  Badge,
  Bouton,
  BoutonsRadio,
  ChampTexteLong,
  Citation,
  Entete,
  type Erreur,
  erreurDe,
  EtatVide,
  format,
  Formulaire,
  Lien,
  libelleQualite,
  ListeDescription,
  NoteObligatoires,
  Pagination,
  Quand,
  Reference,
  ResumeErreurs,
  Section,
  Tableau,
} from '../../../ui/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { etatLe, type SolutionReferencee } from '../domain/inscription.ts'
import {
  type ChoixDeLAgence,
  deciderMarque,
  LONGUEUR_MOTIF,
  type MarqueBlanche,
  numeroDeMarque,
} from '../domain/marque-blanche.ts'
import { cheminsMarques } from './chemins.ts'
import { ContratAffiche, entreesDesNoms, OrigineAffichee } from './marque-affichee.tsx'
import { libelleMarque, tonMarque } from './phrases-marques.ts'

const JOURNEE = { libelle: 'Ma journée', href: '/agence' } as const

export type VueMarques = {
  readonly marques: readonly MarqueBlanche[]
  readonly nombre: number
  readonly aExaminer: number
  readonly page: number
  readonly pages: number
}

/** REF-5 — the declarations: those to be examined first, the oldest on top. */
export const pageMarques = ({ marques, nombre, aExaminer, page, pages }: VueMarques): Page => ({
  titre: 'Marques blanches',
  filAriane: [JOURNEE],
  contenu: (
    <>
      <Entete
        titre="Marques blanches"
        chapeau="Les reprises, sans modification et sous un autre nom, de solutions déjà référencées : ce que les éditeurs déclarent, et ce que l’agence en décide."
      />
      {nombre > 0 ? (
        <p role="status">
          {aExaminer === 0
            ? `Aucune déclaration à examiner, ${format.pluriel(nombre, 'déclaration')} en tout.`
            : `${format.pluriel(aExaminer, 'déclaration')} à examiner, ${format.nombre(nombre)} en tout.`}
        </p>
      ) : null}
      <Tableau
        legende="Déclarations de marque blanche, à examiner d’abord"
        legendeCachee
        empile
        lignes={marques}
        vide={
          <EtatVide titre="Aucune marque blanche n’a été déclarée">
            Un éditeur la déclare depuis la page de son produit ; elle apparaît alors ici.
          </EtatVide>
        }
        colonnes={[
          {
            cle: 'numero',
            titre: 'Déclaration',
            entete: true,
            insecable: true,
            rendu: marque => (
              <Lien href={cheminsMarques.pourLAgence(marque.id)}>
                <Reference>{numeroDeMarque(marque)}</Reference>
              </Lien>
            ),
          },
          { cle: 'solution', titre: 'Solution', rendu: ({ noms }) => `${noms.solution} ${noms.version}` },
          { cle: 'editeur', titre: 'Éditeur', rendu: ({ noms }) => noms.editeur },
          { cle: 'origine', titre: 'Origine', rendu: ({ reference }) => <Reference>{reference}</Reference> },
          {
            cle: 'le',
            titre: 'Déclarée le',
            insecable: true,
            rendu: ({ declareeLe }) => <Quand le={declareeLe} forme="courte" />,
          },
          {
            cle: 'etat',
            titre: 'État',
            rendu: ({ etat }) => (
              <Badge ton={etat === 'declaree' ? 'attention' : tonMarque[etat]}>
                {etat === 'declaree' ? 'À examiner' : libelleMarque[etat]}
              </Badge>
            ),
          },
        ]}
      />
      <Pagination page={page} pages={pages} href={n => `${cheminsMarques.agence()}?page=${n}`} />
    </>
  ),
})

export type VueExamen = {
  readonly marque: MarqueBlanche
  readonly origine: SolutionReferencee | null
  readonly dispositif: Dispositif | null
  readonly le: Instant
  readonly acteur: Personne
  readonly saisie: ChoixDeLAgence
  readonly erreurs: readonly Erreur[]
  /** It was decided just now. */
  readonly decidee: boolean
}

/** REF-5 — all that a gestionnaire needs to decide, and the decision. */
export const pageExamen = (vue: VueExamen): Page => {
  const { marque, origine, dispositif, le, erreurs } = vue
  const titre = `Marque blanche ${numeroDeMarque(marque)}`
  return {
    titre,
    filAriane: [JOURNEE, { libelle: 'Marques blanches', href: cheminsMarques.agence() }],
    contenu: (
      <>
        <ResumeErreurs erreurs={erreurs} titre="La décision n’a pas été enregistrée" />
        {vue.decidee ? <Enregistree marque={marque} /> : null}
        <Entete
          titre={titre}
          surtitre={`${marque.noms.solution} ${marque.noms.version} · ${marque.noms.editeur}`}
          complement={
            <Badge ton={marque.etat === 'declaree' ? 'attention' : tonMarque[marque.etat]}>
              {marque.etat === 'declaree' ? 'À examiner' : libelleMarque[marque.etat]}
            </Badge>
          }
        />
        <Section titre="La déclaration">
          <ListeDescription
            entrees={[
              ...entreesDesNoms(marque.noms),
              {
                terme: 'Contrat de licence',
                valeur: <ContratAffiche contrat={marque.contrat} href={cheminsMarques.contratPourLAgence(marque.id)} />,
              },
              { terme: 'Déclarée le', valeur: <Quand le={marque.declareeLe} forme="exacte" /> },
              {
                terme: 'Par',
                valeur: `${marque.declareePar.nom}, ${libelleQualite(marque.declareePar.qualite)}`,
              },
            ]}
          />
        </Section>
        <Section titre="Solution d’origine, déclarée reprise sans modification">
          {origine && dispositif ? (
            <OrigineAffichee origine={origine} etat={etatLe(origine, jourAParis(le))} dispositif={dispositif} />
          ) : (
            <Alerte ton="attention">{`Le référencement ${marque.reference} ne figure pas au registre.`}</Alerte>
          )}
        </Section>
        <Section titre="Décision" id="decision">
          <Decision {...vue} />
        </Section>
      </>
    ),
  }
}

const Enregistree = ({ marque }: { readonly marque: MarqueBlanche }): VNode => (
  <Alerte
    ton="succes"
    annonce
    titre={marque.etat === 'retenue' ? 'La marque blanche est retenue' : 'La déclaration est écartée'}
  >
    {marque.etat === 'retenue'
      ? 'Elle est publiée au registre, sur la page de la solution d’origine et dans la recherche. L’éditeur est prévenu par courriel.'
      : 'L’éditeur est prévenu par courriel ; il lit le motif dans Convergence.'}
  </Alerte>
)

const Decision = (vue: VueExamen): VNode => {
  const { marque, acteur, le, origine } = vue
  if (marque.etat !== 'declaree')
    return (
      <>
        <p>
          {`${libelleMarque[marque.etat]} par ${marque.decideePar.nom}, ${libelleQualite(marque.decideePar.qualite)}, le `}
          <Quand le={marque.decideeLe} />.
        </p>
        {marque.etat === 'ecartee' ? <Citation>{marque.motif}</Citation> : null}
      </>
    )
  const essai = { choix: 'ecarter', motif: '…' } as const
  return deciderMarque(marque, essai, { acteur, now: le, origine }).ok ? (
    <Choix {...vue} />
  ) : (
    <p>La décision revient à un gestionnaire de guichet.</p>
  )
}

const Choix = ({ marque, saisie, erreurs }: VueExamen): VNode => (
  <Formulaire action={cheminsMarques.pourLAgence(marque.id)} surveille>
    <NoteObligatoires />
    <BoutonsRadio
      nom="choix"
      libelle="Que décide l’agence ?"
      aide="La décision est définitive, et datée ; l’éditeur en est prévenu par courriel."
      obligatoire
      valeur={saisie.choix ?? undefined}
      erreur={erreurDe(erreurs, 'choix')}
      options={[
        {
          valeur: 'retenir',
          libelle: 'Retenir la déclaration',
          aide: 'Le contrat établit la reprise sans modification : la solution est publiée au registre sous ce nom et hérite du référencement.',
        },
        {
          valeur: 'ecarter',
          libelle: 'Écarter la déclaration',
          aide: 'Rien n’est publié. L’éditeur lit le motif et peut déclarer de nouveau, ou ouvrir une candidature.',
        },
      ]}
    />
    <ChampTexteLong
      nom="motif"
      libelle="Motif"
      aide="Obligatoire pour écarter la déclaration."
      lignes={4}
      longueurMax={LONGUEUR_MOTIF}
      valeur={saisie.motif}
      erreur={erreurDe(erreurs, 'motif')}
    />
    <Bouton>Enregistrer la décision</Bouton>
  </Formulaire>
)
