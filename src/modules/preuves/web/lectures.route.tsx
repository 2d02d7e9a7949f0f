import { page, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { numeroDePage } from '../../../platform/http/lecture.ts'
import {
  Compte,
  Empreinte,
  Entete,
  EtatVide,
  format,
  libelleQualite,
  Pagination,
  Quand,
  Tableau,
  urlAvec,
} from '../../../ui/index.ts'
import { chemins, filDeCandidature, titreCandidature } from '../../candidatures/index.ts'
import { LECTURES_PAR_PAGE, type LectureDePiece } from '../queries/lectures.ts'
import type { DepsPreuves } from './deps.ts'

/** P31 — who read which pièce of a candidature, for the administrator. */
export const routesLectures = (deps: DepsPreuves): readonly Route[] => [
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/lectures',
    acces: { qui: 'agent', roles: ['administrateur'] },
    traiter: lectures(deps),
  },
]

const TITRE = 'Lectures des pièces'

const lectures =
  (deps: DepsPreuves) =>
  async ({ params, query, acteur }: Requete): Promise<Reponse> => {
    const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
    const dispositif = await deps.lireDispositif(vue.etat.dispositifId)
    const { numero } = vue.etat
    const numeroPage = numeroDePage(query)
    const lues = await deps.lireLectures({ numero, page: numeroPage })
    const titre = titreCandidature({ vue, dispositif })
    return page({
      titre: `${TITRE}, candidature ${numero}`,
      titreCourt: TITRE,
      filAriane: [
        ...filDeCandidature(acteur, { numero, titre }),
        { libelle: 'Journal', href: chemins.journal(numero) },
      ],
      largeur: 'large',
      contenu: (
        <>
          <Entete
            surtitre={`Candidature n° ${numero}`}
            titre={TITRE}
            chapeau="Chaque demande d’un fichier, notée avant que le premier octet ne parte. Une vidéo lue par morceaux donne une ligne par morceau."
            complement={<Compte total={lues.nombre} singulier="lecture" />}
          />
          <Tableau
            legende="Lectures, la dernière d’abord"
            legendeCachee
            dense
            empile
            lignes={lues.lectures}
            cleLigne={({ id }) => `lecture-${id}`}
            vide={
              <EtatVide titre="Aucune lecture">Personne n’a encore ouvert un fichier de cette candidature.</EtatVide>
            }
            colonnes={[
              {
                cle: 'le',
                titre: 'Date (heure de Paris)',
                insecable: true,
                rendu: ({ le }) => <Quand le={le} forme="secondes" />,
              },
              {
                cle: 'par',
                titre: 'Qui, en quelle qualité',
                entete: true,
                rendu: ({ par }) => `${par.nom}, ${libelleQualite(par.qualite)}`,
              },
              { cle: 'nom', titre: 'Fichier', rendu: ({ nom }) => nom },
              { cle: 'partie', titre: 'Partie lue', rendu: partieLue },
              {
                cle: 'empreinte',
                titre: 'SHA-256',
                insecable: true,
                rendu: ({ empreinte }) => <Empreinte sha256={empreinte} />,
              },
            ]}
          />
          <Pagination
            page={numeroPage}
            pages={Math.max(1, Math.ceil(lues.nombre / LECTURES_PAR_PAGE))}
            href={n => urlAvec(chemins.lectures(numero), { page: String(n) })}
          />
        </>
      ),
    })
  }

const partieLue = ({ debut, fin }: LectureDePiece): string =>
  debut === null || fin === null
    ? 'Tout'
    : `${format.taille(fin - debut + 1)}, à partir de l’octet ${format.nombre(debut)}`
