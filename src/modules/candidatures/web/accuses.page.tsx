import type { Page } from '../../../platform/http/contract.ts'
import { Entete, format, Lien, LienBouton, Quand, Recepisse, Tableau } from '../../../ui/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import type { Fait } from '../domain/faits.ts'
import { filDeCandidature } from './candidature.page.tsx'
import type { AccuseListe } from './accuse.ts'
import { chemins } from './chemins.ts'
import { Tentatives } from './tentatives.tsx'

export type VueAccuses = {
  readonly numero: string
  readonly titreCandidature: string
  readonly kind: 'editeur' | 'agent'
  /** Those just given in the order of their places; all of them, the last one first. */
  readonly accuses: readonly AccuseListe[]
  /** Just after several chapters were handed over at once: how many. */
  readonly soumis: number
  /** Of the candidature's journal: what was tried and could not be taken is told too (P9). */
  readonly faits: readonly Fait[]
  readonly dispositif: Dispositif
}

/** Every receipt that was given for a candidature; those that were just given come with what follows (P8). */
export const pageAccuses = ({ numero, titreCandidature, kind, accuses, soumis, ...lus }: VueAccuses): Page => ({
  titre: soumis > 0 ? `${format.pluriel(soumis, 'chapitre soumis', 'chapitres soumis')}` : 'Accusés de réception',
  filAriane: filDeCandidature({ kind }, { numero, titre: titreCandidature }),
  contenu:
    soumis > 0 ? (
      <Recepisse
        titre={`${format.pluriel(soumis, 'chapitre soumis', 'chapitres soumis')}`}
        numero={numero}
        libelleNumero="Candidature"
        le={accuses[0]?.le}
        suite="Ces chapitres sont figés. Ils sont instruits par ordre de réception ; vous serez prévenu dans la messagerie et par courriel."
        actions={
          <>
            <LienBouton href={chemins.candidature(numero)}>Retour à la candidature</LienBouton>
            <LienBouton href={chemins.accuses(numero)} variante="secondaire">
              Tous les accusés de réception
            </LienBouton>
          </>
        }
      >
        {table(numero, accuses)}
      </Recepisse>
    ) : (
      <>
        <Entete
          titre="Accusés de réception"
          surtitre={`Candidature n° ${numero}`}
          chapeau="La preuve de ce qui a été remis à l’agence, et quand."
        />
        {table(numero, accuses)}
        <Tentatives {...lus} />
      </>
    ),
})

const table = (numero: string, accuses: readonly AccuseListe[]) => (
  <Tableau
    legende="Accusés de réception"
    legendeCachee
    empile
    lignes={accuses}
    cleLigne={({ position }) => `accuse-${position}`}
    vide={null}
    colonnes={[
      {
        cle: 'objet',
        titre: 'Objet',
        entete: true,
        rendu: ({ position, objet }) => <Lien href={chemins.accuse(numero, position)}>{objet}</Lien>,
      },
      { cle: 'recu', titre: 'Reçu', insecable: true, rendu: ({ le }) => <Quand le={le} forme="secondes" /> },
      { cle: 'par', titre: 'Déposant', rendu: ({ par }) => par },
      {
        cle: 'rang',
        titre: 'Rang dans la file',
        rendu: ({ rang }) => (rang === null ? '—' : `n° ${format.nombre(rang)}`),
      },
      {
        cle: 'pdf',
        titre: 'Document',
        insecable: true,
        rendu: ({ position }) => (
          <Lien href={chemins.accusePdf(numero, position)} icone="download-line" telechargement>
            {`${numero}-${position}.pdf`}
          </Lien>
        ),
      },
    ]}
  />
)
