import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Alerte,
  type Colonne,
  Compte,
  Empreinte,
  Entete,
  format,
  GroupeBoutons,
  libelleQualite,
  LienBouton,
  Lien,
  ListeDescription,
  Pagination,
  Quand,
  Tableau,
} from '../../../ui/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { commeFait, type LigneScellee, type Verification } from '../../journal/index.ts'
import type { Fait } from '../domain/faits.ts'
import type { CandidatureVue } from '../queries/voir-candidature.ts'
import { filDeCandidature } from './candidature.page.tsx'
import { chemins } from './chemins.ts'
import { faitEnMots } from './faits-en-mots.ts'
import { titreCandidature } from './phrases.ts'

/** What was checked of a journal, just now. */
export type ControleDuJournal = {
  readonly verification: Verification
  readonly rejeu:
    | { readonly code: 'identique' }
    /** Lines are missing at the end: a chain that is cut short is still a chain. */
    | { readonly code: 'incomplet'; readonly attendues: number; readonly lues: number }
    | { readonly code: 'impossible'; readonly rompuA: number }
    | { readonly code: 'different'; readonly differences: readonly string[] }
}

export type VueJournal = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly lignes: readonly LigneScellee[]
  readonly controle: ControleDuJournal
  readonly page: number
}

const PAR_PAGE = 100

/** ELI-9 — what the candidate alone may read, even in the memory of the agency. */
export const estReserve = (type: string): boolean => type === 'MaturiteRenseignee'

/** PUB-4 — every act of a candidature, and the proof that none was altered. */
export const pageJournal = (vue: VueJournal): Page => {
  const { etat } = vue.vue
  const titre = titreCandidature(vue)
  const pages = Math.max(1, Math.ceil(vue.lignes.length / PAR_PAGE))
  const page = Math.min(vue.page, pages)
  const { numero } = etat
  return {
    titre: `Journal de la candidature ${numero}`,
    filAriane: filDeCandidature({ kind: 'agent' }, { numero, titre }),
    largeur: 'large',
    contenu: (
      <>
        <Entete
          titre="Journal de la candidature"
          surtitre={`Candidature n° ${numero} · ${titre}`}
          chapeau="Tout ce qui a été fait, par qui, en quelle qualité et quand. Une ligne écrite ne se modifie ni ne s’efface."
          actions={
            <GroupeBoutons>
              <LienBouton href={chemins.lectures(numero)} variante="tertiaire">
                Lectures des pièces
              </LienBouton>
              <LienBouton
                href={`${chemins.journal(numero)}.json`}
                variante="secondaire"
                icone="download-line"
                telechargement
              >
                Exporter en JSON
              </LienBouton>
            </GroupeBoutons>
          }
        />
        <Controle {...vue} />
        <Compte total={vue.lignes.length} singulier="ligne" />
        <Lignes {...vue} page={page} />
        <Pagination page={page} pages={pages} href={n => `${chemins.journal(numero)}?page=${n}`} />
      </>
    ),
  }
}

const Controle = ({ vue, controle: { verification, rejeu } }: VueJournal): VNode => (
  <>
    {verification.intact ? (
      <Alerte ton="succes" titre={`La chaîne ${desLignes(verification.lignes)} est intacte`}>
        <p>
          Recalculée à l’instant (<Quand le={vue.le} forme="secondes" />) : chaque ligne porte l’empreinte d’elle-même
          et de la précédente. Tête de la chaîne : <Empreinte sha256={verification.tete} />
        </p>
      </Alerte>
    ) : (
      <Alerte ton="erreur" titre={`La chaîne est rompue à la ligne ${format.nombre(verification.rompuA)}`}>
        <p>
          L’empreinte de la <LienLigne numero={vue.etat.numero} position={verification.rompuA} /> ne correspond pas à
          son contenu : cette ligne, ou l’ordre des lignes, a été altéré dans la base après coup. Les lignes qui
          précèdent sont intactes.
        </p>
      </Alerte>
    )}
    <Rejeu rejeu={rejeu} numero={vue.etat.numero} />
  </>
)

const desLignes = (n: number): string => (n === 1 ? 'de la ligne' : `des ${format.nombre(n)} lignes`)

const Rejeu = ({ rejeu, numero }: { readonly rejeu: ControleDuJournal['rejeu']; readonly numero: string }): VNode => {
  switch (rejeu.code) {
    case 'identique':
      return (
        <Alerte ton="succes" titre="Le journal, rejoué, redonne l’état affiché">
          <p>L’état de la candidature se déduit entièrement de ces lignes.</p>
        </Alerte>
      )
    case 'incomplet':
      return (
        <Alerte ton="erreur" titre="Des lignes manquent à la fin du journal">
          <p>{`L’état affiché tient compte de ${format.pluriel(rejeu.attendues, 'ligne')} ; le journal n’en contient plus que ${format.nombre(rejeu.lues)}.`}</p>
        </Alerte>
      )
    case 'impossible':
      return (
        <Alerte ton="erreur" titre="Le journal ne peut pas être rejoué">
          <p>
            La <LienLigne numero={numero} position={rejeu.rompuA} /> ne peut pas suivre celles qui la précèdent : elle a
            été altérée, ou une ligne a été retirée.
          </p>
        </Alerte>
      )
    case 'different':
      return (
        <Alerte ton="erreur" titre="Le journal, rejoué, ne redonne pas l’état affiché">
          <p>{`L’état a été modifié sans acte, ou une ligne a été altérée. Ce qui diffère : ${rejeu.differences.join(', ')}.`}</p>
        </Alerte>
      )
  }
}

const LienLigne = ({ numero, position }: { readonly numero: string; readonly position: number }): VNode => (
  <Lien href={`${chemins.journal(numero)}?page=${Math.ceil(position / PAR_PAGE)}#ligne-${position}`}>
    {`ligne ${format.nombre(position)}`}
  </Lien>
)

const Lignes = ({ lignes, dispositif, controle, page }: VueJournal): VNode => {
  const { verification, rejeu } = controle
  const rompues = [verification.intact ? 0 : verification.rompuA, rejeu.code === 'impossible' ? rejeu.rompuA : 0]
  const colonnes: readonly Colonne<LigneScellee>[] = [
    { cle: 'position', titre: 'Nº', entete: true, nombre: true, rendu: ({ position }) => format.nombre(position) },
    {
      cle: 'le',
      titre: 'Date (heure de Paris)',
      insecable: true,
      rendu: ({ le }) => (
        <span title={format.dateHeureExacte(le)}>
          <Quand le={le} forme="secondes" />
        </span>
      ),
    },
    {
      cle: 'par',
      titre: 'Qui, en quelle qualité',
      rendu: ({ par }) => (
        <>
          {par.nom}
          <br />
          <span class="fr-text--sm fr-mb-0">{libelleQualite(par.qualite)}</span>
        </>
      ),
    },
    { cle: 'acte', titre: 'Acte', rendu: ligne => <Acte ligne={ligne} dispositif={dispositif} /> },
    {
      cle: 'empreinte',
      titre: 'Empreinte',
      insecable: true,
      rendu: ({ empreinte }) => <Empreinte sha256={empreinte} />,
    },
  ]
  return (
    <Tableau
      legende="Lignes du journal, la première d’abord"
      legendeCachee
      dense
      empile
      lignes={lignes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE)}
      cleLigne={({ position }) => `ligne-${position}`}
      classeLigne={({ position }) => (rompues.includes(position) ? 'cv-ligne--attention' : undefined)}
      colonnes={colonnes}
      vide={<Alerte ton="erreur">Le journal de cette candidature est vide.</Alerte>}
    />
  )
}

const Acte = ({ ligne, dispositif }: { readonly ligne: LigneScellee; readonly dispositif: Dispositif }): VNode => (
  <>
    <p class="fr-text--sm fr-mb-0">{acteEnMots(ligne, dispositif)}</p>
    <details>
      <summary class="fr-text--sm fr-mb-0">Détail</summary>
      <ListeDescription
        dense
        entrees={[
          { terme: 'Moment exact', valeur: <Quand le={ligne.le} forme="exacte" /> },
          { terme: 'Auteur', valeur: `${ligne.par.nom} (${ligne.par.id})` },
          { terme: 'Type', valeur: ligne.type },
          { terme: 'Empreinte', valeur: <Empreinte sha256={ligne.empreinte} entiere /> },
          {
            terme: 'Données',
            valeur: estReserve(ligne.type) ? (
              'Connues du candidat seul : l’agence ne lit pas ses réponses.'
            ) : (
              <pre class="cv-donnees">{JSON.stringify(ligne.donnees, null, 2)}</pre>
            ),
          },
        ]}
      />
    </details>
  </>
)

/** A line that was tampered with may be anything: the page shows it all the same. */
const acteEnMots = (ligne: LigneScellee, dispositif: Dispositif): string => {
  try {
    return faitEnMots(commeFait<Fait>(ligne), dispositif)
  } catch {
    return `Acte illisible (${ligne.type}).`
  }
}
