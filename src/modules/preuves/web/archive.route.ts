import { Readable } from 'node:stream'
import { auteur } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { Reponse, Requete, Route } from '../../../platform/http/contract.ts'
import { avantCloture, type CandidatureVue, estInstruite, titreCandidature } from '../../candidatures/index.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { analyseDe, type Analyses } from '../domain/analyse.ts'
import { type DepotArchive, depotsArchives } from '../use-cases/archive-preuves.ts'
import type { DepsPreuves } from './deps.ts'

/** All the evidence of a candidature, with the hash of each file: to keep, to hand on, to check without us. */
export const routesArchive = (deps: DepsPreuves): readonly Route[] => [
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/preuves.zip',
    acces: { qui: 'connecte' },
    traiter: archive(deps),
  },
]

type Piece = DepotArchive & {
  readonly chemin: string
  readonly taille: number
  readonly empreinte: string
  /** Why its bytes are not in the archive; null when they are. */
  readonly retenue: string | null
}

const archive =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const vue = await deps.voir({ numero: requete.params['numero'] ?? '', acteur: requete.acteur })
    const dossier = avantCloture(vue.etat)
    if (!estInstruite(dossier)) throw new NonTrouve()
    const dispositif = await deps.lireDispositif(vue.etat.dispositifId)
    const depots = depotsArchives(dossier)
    const analyses = await deps.analysesDe(
      depots.flatMap(({ depot }) => (depot.nature === 'lien' ? [] : [depot.empreinte])),
    )
    const pieces = await Promise.all(depots.flatMap(depot => pieceDe(deps, depot, analyses)))
    const { numero } = vue.etat
    const par = auteur(requete.acteur)
    const textes = [
      { chemin: 'manifeste.json', texte: manifeste(vue, { dispositif, depots, pieces }) },
      { chemin: 'SHA256SUMS', texte: sommes(pieces) },
    ]
    const entetes = {
      kind: 'fichier',
      nom: `preuves-${numero}.zip`,
      type: 'application/zip',
      disposition: 'attachment',
    } as const
    // An archive that begins has read its first pièce.
    if (requete.sansCorps) return { ...entetes, corps: Readable.from([]) }
    return {
      ...entetes,
      corps: deps.ecrireZip([
        ...textes.map(({ chemin, texte }) => enTexte(chemin, texte, vue.le)),
        ...pieces
          .filter(({ retenue }) => retenue === null)
          .map(({ chemin, taille, empreinte, depot }) => ({
            chemin,
            taille,
            le: depot.deposeLe,
            // P31 — before its first byte goes out.
            ouvrir: async () => {
              await deps.noterLecture({ numero, empreinte, nom: chemin, par, portion: null })
              return deps.ouvrirPiece(empreinte)
            },
          })),
      ]),
    }
  }

const enTexte = (chemin: string, texte: string, le: Instant) => {
  const octets = Buffer.from(texte)
  return { chemin, le, taille: octets.length, ouvrir: () => Promise.resolve(Readable.from([octets])) }
}

const pieceDe = (deps: DepsPreuves, archive: DepotArchive, analyses: Analyses): readonly Promise<Piece>[] => {
  const { depot, chemin } = archive
  if (depot.nature === 'lien' || chemin === null) return []
  const { taille, empreinte } = depot
  const { etat } = analyseDe(analyses, empreinte)
  return [
    deps.etatDeLaPiece(empreinte).then(relue => ({
      ...archive,
      chemin,
      taille,
      empreinte,
      retenue: etat === 'infecte' ? 'en quarantaine' : relue === 'intacte' ? null : 'altérée ou absente du magasin',
    })),
  ]
}

/** As `sha256sum -c` reads it. */
const sommes = (pieces: readonly Piece[]): string =>
  pieces.flatMap(({ chemin, empreinte, retenue }) => (retenue === null ? [`${empreinte}  ${chemin}\n`] : [])).join('')

const manifeste = (
  vue: CandidatureVue,
  {
    dispositif,
    depots,
    pieces,
  }: { readonly dispositif: Dispositif; readonly depots: readonly DepotArchive[]; readonly pieces: readonly Piece[] },
): string => {
  const commun = ({ chapitre, preuve, courant, depot: { id, deposeLe, deposePar } }: DepotArchive) => ({
    chapitre,
    preuve,
    courant,
    depot: id,
    deposeLe,
    deposePar: deposePar.nom,
  })
  return `${JSON.stringify(
    {
      candidature: vue.etat.numero,
      titre: titreCandidature({ vue, dispositif }),
      dispositif: { code: dispositif.code, version: dispositif.version },
      etablieLe: vue.le,
      controle: 'Dans le dossier décompressé : sha256sum -c SHA256SUMS',
      pieces: pieces.map(piece => ({
        chemin: piece.chemin,
        ...commun(piece),
        taille: piece.taille,
        sha256: piece.empreinte,
        ...(piece.retenue === null ? {} : { nonJointe: piece.retenue }),
      })),
      liens: depots.flatMap(archive =>
        archive.depot.nature === 'lien' ? [{ ...commun(archive), url: archive.depot.url }] : [],
      ),
    },
    null,
    2,
  )}\n`
}
