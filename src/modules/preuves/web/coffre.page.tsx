import type { VNode } from 'preact'
import type { Page } from '../../../platform/http/contract.ts'
import {
  Badge,
  ChampChoix,
  ChampTexte,
  Compte,
  Empreinte,
  Entete,
  EtatVide,
  Filtres,
  format,
  Lien,
  LienBouton,
  Pagination,
  Quand,
  Tableau,
  urlAvec,
} from '../../../ui/index.ts'
import {
  chemins,
  filDeCandidature,
  type FiltrePieces,
  libellePreuve,
  PIECES_PAR_PAGE,
  type PieceDeLEntreprise,
  type PreuveAttendueAilleurs,
  tonPreuve,
  type UsageDePiece,
} from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { analyseDe, type Analyses } from '../domain/analyse.ts'
import { AnalyseAffichee } from './analyse-affichee.tsx'
import { idPreuve } from './exigences.ts'

export type VueCoffre = {
  readonly filtre: FiltrePieces
  readonly pieces: readonly PieceDeLEntreprise[]
  readonly nombre: number
  readonly dispositifs: readonly Pick<Dispositif, 'code' | 'intitule'>[]
  readonly analyses: Analyses
  /** Where each could serve again, by its SHA-256. */
  readonly reprises: ReadonlyMap<string, readonly PreuveAttendueAilleurs[]>
}

/** GUI-7 — one line a content: where it serves, and where it could. */
export const pageCoffre = (vue: VueCoffre): Page => {
  const { filtre, pieces, nombre, dispositifs, analyses, reprises } = vue
  const { acteur, recherche = '', guichet, statut, page = 1 } = filtre
  const chemin = chemins.pieces()
  const actifs = [recherche, guichet, statut].filter(Boolean).length
  const jamaisRien = nombre === 0 && actifs === 0
  const url = urlAvec(chemin, { q: recherche || null, programme: guichet ?? null, statut: statut ?? null })
  const intitule = (code: string): string => dispositifs.find(un => un.code === code)?.intitule ?? code
  return {
    titre: 'Pièces de votre entreprise',
    filAriane: filDeCandidature(acteur),
    largeur: 'large',
    contenu: (
      <>
        <Entete
          titre="Pièces de votre entreprise"
          complement={jamaisRien ? null : <Compte total={nombre} singulier="pièce" />}
          chapeau="Tout ce qui a été déposé comme preuve dans les candidatures que vous voyez, chaque contenu une fois, et où il sert. Rien n’est repris sans vous."
        />
        {jamaisRien ? null : (
          <Filtres action={chemin} sansFiltre={chemin} actifs={actifs}>
            <ChampTexte nom="q" libelle="Nom, preuve, candidature ou SHA-256" type="search" valeur={recherche} />
            <ChampChoix
              nom="programme"
              libelle="Dispositif"
              valeur={guichet}
              vide="Tous les dispositifs"
              options={dispositifs.map(({ code, intitule: libelle }) => ({ valeur: code, libelle }))}
            />
            <ChampChoix
              nom="statut"
              libelle="État de la preuve"
              valeur={statut}
              vide="Tous les états"
              options={(['deposee', 'conforme', 'a_modifier', 'non_conforme'] as const).map(valeur => ({
                valeur,
                libelle: libellePreuve[valeur],
              }))}
            />
          </Filtres>
        )}
        <Tableau
          legende="Pièces, la dernière déposée d’abord"
          legendeCachee
          empile
          lignes={pieces}
          cleLigne={({ empreinte }) => empreinte}
          vide={
            <EtatVide
              titre={actifs > 0 ? 'Aucune pièce ne correspond' : 'Aucune pièce déposée'}
              action={
                <LienBouton href={actifs > 0 ? chemin : chemins.candidatures()} variante="secondaire">
                  {actifs > 0 ? 'Effacer les filtres' : 'Voir vos candidatures'}
                </LienBouton>
              }
            >
              {actifs > 0
                ? 'Élargissez la recherche ou effacez les filtres.'
                : 'Les pièces déposées dans vos candidatures viendront ici.'}
            </EtatVide>
          }
          colonnes={[
            { cle: 'piece', titre: 'Pièce', entete: true, rendu: piece => <Piece piece={piece} /> },
            {
              cle: 'recue',
              titre: 'Première réception',
              rendu: ({ premiere }) => <Quand le={premiere} forme="courte" />,
            },
            {
              cle: 'antivirus',
              titre: 'Antivirus',
              rendu: ({ empreinte }) => <AnalyseAffichee analyse={analyseDe(analyses, empreinte)} />,
            },
            {
              cle: 'usages',
              titre: 'Où elle sert',
              rendu: ({ usages }) => (
                <ul>
                  {usages.map(usage => (
                    <Usage
                      key={`${usage.numero} ${usage.depotId}`}
                      usage={usage}
                      dispositif={intitule(usage.guichet)}
                    />
                  ))}
                </ul>
              ),
            },
            {
              cle: 'reprise',
              titre: 'Où elle pourrait servir',
              rendu: ({ empreinte }) => <Reprises attendues={reprises.get(empreinte) ?? []} />,
            },
          ]}
        />
        <Pagination
          page={page}
          pages={Math.max(1, Math.ceil(nombre / PIECES_PAR_PAGE))}
          href={n => urlAvec(url, { page: n === 1 ? null : n })}
        />
      </>
    ),
  }
}

const Piece = ({ piece: { noms, taille, empreinte, usages } }: { readonly piece: PieceDeLEntreprise }): VNode => {
  const [dernier] = usages
  const nom = format.enumeration(noms)
  return (
    <>
      {dernier ? (
        <Lien href={chemins.piece(dernier.numero, dernier.depotId)} telechargement>
          {nom}
        </Lien>
      ) : (
        nom
      )}
      <br />
      <span class="fr-text--sm">
        {format.taille(taille)}, <Empreinte sha256={empreinte} />
      </span>
    </>
  )
}

const Usage = ({ usage, dispositif }: { readonly usage: UsageDePiece; readonly dispositif: string }): VNode => {
  const { numero, chapitre, preuve, statut, renduLe, deposeLe, courant, autreCas, produit } = usage
  const pour = `pour ${produit} : ${dispositif} (n°\u00a0${numero})`
  return (
    <li>
      <Lien href={`${chemins.preuve(numero, chapitre, preuve)}#${idPreuve(preuve)}`}>{`Preuve ${preuve}`}</Lien>{' '}
      {courant ? (
        <>
          <Badge ton={tonPreuve[statut]}>{libellePreuve[statut]}</Badge>{' '}
          {statut === 'conforme' && renduLe
            ? `acceptée le ${format.dateHeureCourte(renduLe)} ${pour}`
            : `déposée le ${format.dateHeureCourte(deposeLe)} ${pour}`}
        </>
      ) : (
        `${autreCas === null ? 'remplacée depuis' : `sous le cas ${autreCas}, qui n’est plus déclaré`}, déposée le ${format.dateHeureCourte(deposeLe)} ${pour}`
      )}
    </li>
  )
}

/** Shown for one pièce; the page of a proof has them all. */
const REPRISES_MONTREES = 5

/** GUI-7 — the act is the éditeur's, on the page of the proof. */
const Reprises = ({ attendues }: { readonly attendues: readonly PreuveAttendueAilleurs[] }): VNode | null =>
  attendues.length === 0 ? null : (
    <ul>
      {attendues.slice(0, REPRISES_MONTREES).map(({ numero, chapitre, preuve, produit }) => (
        <li key={`${numero} ${preuve}`}>
          <Lien href={chemins.reprise(numero, chapitre, preuve)}>{`Reprendre pour la preuve ${preuve}`}</Lien>
          {`, ${produit} (n°\u00a0${numero})`}
        </li>
      ))}
    </ul>
  )
