import { page, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { numeroDePage } from '../../../platform/http/lecture.ts'
import {
  Compte,
  Empreinte,
  Entete,
  EtatVide,
  format,
  libelleQualite,
  Onglets,
  Pagination,
  Quand,
  Tableau,
  urlAvec,
} from '../../../ui/index.ts'
import { chemins, filDeCandidature, titreCandidature } from '../../candidatures/index.ts'
import { type Consultation, LECTURES_PAR_PAGE, type LectureDePiece } from '../queries/lectures.ts'
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
    const demande = { numero, page: numeroPage }
    const detail = query['detail'] === '1'
    const lues = detail ? await deps.lireLectures(demande) : null
    const consultees = detail ? null : await deps.lireConsultations(demande)
    const nombre = lues?.nombre ?? consultees?.nombre ?? 0
    const titre = titreCandidature({ vue, dispositif })
    const adresse = chemins.lectures(numero)
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
            chapeau="Chaque demande d’un fichier ou de son aperçu, notée avant que le premier octet ne parte. Celles d’une même personne pour un même fichier sont réunies tant que moins de dix minutes les séparent."
            complement={<Compte total={nombre} singulier={detail ? 'demande' : 'consultation'} />}
          />
          <Onglets
            libelle="Lectures"
            onglets={[
              { libelle: 'Consultations', href: adresse, courant: !detail },
              { libelle: 'Toutes les demandes', href: urlAvec(adresse, { detail: '1' }), courant: detail },
            ]}
          />
          {lues ? <Demandes lectures={lues.lectures} /> : null}
          {consultees ? <Consultations consultations={consultees.consultations} /> : null}
          <Pagination
            page={numeroPage}
            pages={Math.max(1, Math.ceil(nombre / LECTURES_PAR_PAGE))}
            href={n => urlAvec(adresse, { ...(detail ? { detail: '1' } : {}), page: String(n) })}
          />
        </>
      ),
    })
  }

const vide = <EtatVide titre="Aucune lecture">Personne n’a encore ouvert un fichier de cette candidature.</EtatVide>

type Lue = Pick<LectureDePiece, 'par' | 'nom' | 'empreinte'>

const colonnesCommunes = {
  qui: {
    cle: 'par',
    titre: 'Qui, en quelle qualité',
    entete: true,
    rendu: ({ par }: Lue) => `${par.nom}, ${libelleQualite(par.qualite)}`,
  },
  fichier: { cle: 'nom', titre: 'Fichier', rendu: ({ nom }: Lue) => nom },
  empreinte: {
    cle: 'empreinte',
    titre: 'SHA-256',
    insecable: true,
    rendu: ({ empreinte }: Lue) => <Empreinte sha256={empreinte} />,
  },
} as const

const Consultations = ({ consultations }: { readonly consultations: readonly Consultation[] }) => (
  <Tableau
    legende="Consultations, la dernière d’abord"
    legendeCachee
    dense
    empile
    lignes={consultations}
    cleLigne={({ id }) => `lecture-${id}`}
    vide={vide}
    colonnes={[
      {
        cle: 'de',
        titre: 'De (heure de Paris)',
        insecable: true,
        rendu: ({ de }) => <Quand le={de} forme="secondes" />,
      },
      {
        cle: 'a',
        titre: 'À',
        insecable: true,
        rendu: ({ de, a }) => (a === de ? '—' : <Quand le={a} forme="secondes" />),
      },
      colonnesCommunes.qui,
      colonnesCommunes.fichier,
      { cle: 'partie', titre: 'Partie lue', rendu: consultee },
      colonnesCommunes.empreinte,
    ]}
  />
)

const consultee = ({ apercus, octets, taille, demandes }: Consultation): string => {
  const quoi =
    apercus.length > 0
      ? `Aperçu, ${apercus.length === 1 ? 'image' : 'images'} ${suites(apercus)}`
      : octets >= taille
        ? 'Tout'
        : `${format.taille(octets)} sur ${format.taille(taille)}`
  return demandes === 1 ? quoi : `${quoi}, en ${format.pluriel(demandes, 'demande')}`
}

/** « 1 à 3 et 7 ». */
const suites = (rangs: readonly number[]): string => {
  const trouvees: { de: number; a: number }[] = []
  for (const rang of rangs) {
    const derniere = trouvees.at(-1)
    if (derniere?.a === rang - 1) derniere.a = rang
    else trouvees.push({ de: rang, a: rang })
  }
  return format.enumeration(trouvees.map(({ de, a }) => (de === a ? `${de}` : `${de} à ${a}`)))
}

const Demandes = ({ lectures: lues }: { readonly lectures: readonly LectureDePiece[] }) => (
  <Tableau
    legende="Demandes, la dernière d’abord"
    legendeCachee
    dense
    empile
    lignes={lues}
    cleLigne={({ id }) => `lecture-${id}`}
    vide={vide}
    colonnes={[
      {
        cle: 'le',
        titre: 'Date (heure de Paris)',
        insecable: true,
        rendu: ({ le }) => <Quand le={le} forme="secondes" />,
      },
      colonnesCommunes.qui,
      colonnesCommunes.fichier,
      { cle: 'partie', titre: 'Partie lue', rendu: partieLue },
      colonnesCommunes.empreinte,
    ]}
  />
)

const partieLue = ({ debut, fin, apercu }: LectureDePiece): string => {
  if (apercu !== null) return `Aperçu, image ${apercu}`
  return debut === null || fin === null
    ? 'Tout'
    : `${format.taille(fin - debut + 1)}, à partir de l’octet ${format.nombre(debut)}`
}
