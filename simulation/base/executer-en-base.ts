import { NonTrouve } from '../../src/kernel/erreurs.ts'
import {
  assemblerCandidatures,
  makeExecuter,
  makeUneFois,
  type NumeroCandidature,
  type Resultat,
  type UneFois,
} from '../../src/modules/candidatures/index.ts'
import { makeDispositifs } from '../../src/modules/dispositifs/index.ts'
import type { Db } from '../../src/platform/db/index.ts'
import { type Demande, instantDe, type Issue, type Monde } from '../monde.ts'
import { acteDe } from './acte.ts'
import { parLeCasDUsage } from './cas-d-usage.ts'

/**
 * The real transactions, locks, counters and writes; the time alone is the simulation's, wherever a use-case would read
 * PostgreSQL's clock.
 */
const aLHeureVirtuelle =
  (reelle: UneFois, monde: Monde): UneFois =>
  (acte, faire, annoncee) =>
    reelle(
      acte,
      registre =>
        faire({
          ...registre,
          charger: async demande => ({ ...(await registre.charger(demande)), le: instantDe(monde.now) }),
          prendreRangs: async (guichet, nombre) => ({
            ...(await registre.prendreRangs(guichet, nombre)),
            le: instantDe(monde.now),
          }),
          horloge: async () => instantDe(monde.now),
        }),
      annoncee,
    )

/** Asks the product itself: each command goes by its use-case, on PostgreSQL. */
export const executerEnBase = (monde: Monde, db: Db): ((demande: Demande) => Promise<Issue>) => {
  let numeroQuiVient: NumeroCandidature | undefined
  let identifiantQuiVient: string | undefined
  const uneFois = aLHeureVirtuelle(
    makeUneFois({
      db,
      reagir: () => null,
      lireDispositif: makeDispositifs(db).lireEnVigueur,
      noterPiece: () => async () => {},
    }),
    monde,
  )
  const executer = makeExecuter({ uneFois })
  const candidatures = assemblerCandidatures({
    uneFois,
    db,
    tirerNumero: () => {
      if (!numeroQuiVient) throw new Error('aucun numéro ne vient')
      return numeroQuiVient
    },
    produireDocuments: async ({ etat: { numero } }) => ({
      convention: `convention-${numero}-contresignee`,
      attestation: `attestation-${numero}`,
      rapport: `rapport-${numero}`,
    }),
    produireAutorisation: async ({ etat: { numero } }) => `autorisation-${numero}`,
    tirerIdentifiant: () => {
      if (!identifiantQuiVient) throw new Error('aucun identifiant ne vient')
      return identifiantQuiVient
    },
  })
  let actes = 0
  const brouillons = new Map<string, number>()

  const demander = async ({ dossier, acteur, commande }: Demande): Promise<Resultat> => {
    const { numero } = dossier
    const nom = `${monde.graine} ${++actes}`
    if (commande.type === 'ouvrirCandidature') {
      if (acteur.kind !== 'editeur') throw new Error('un éditeur ouvre')
      numeroQuiVient = commande.numero
      identifiantQuiVient = commande.identifiant
      const { entrepriseId, produitId, charteAcceptee } = commande
      const dispositifId = monde.dispositif.id
      return candidatures.ouvrirCandidature({
        acte: acteDe(acteur, nom),
        dispositifId,
        entrepriseId,
        produitId,
        charteAcceptee,
      })
    }
    // What only the clock does has no verb, and whoever asks for it is judged all the same; nor has evidence of nowhere.
    if (
      acteur.kind === 'horloge' ||
      commande.type === 'proposerEffet' ||
      commande.type === 'admettrePreuvesTransverses'
    )
      return executer({ numero, acte: acteDe(acteur, nom), commande: () => commande })
    const acte = acteDe(acteur, nom)
    if (commande.type === 'soumettreEtape' && acteur === dossier.salarie) {
      const { etape, reponses } = commande
      const cle = `${numero} ${etape}`
      const versionVue = brouillons.get(cle) ?? 0
      const ecrit = await candidatures.enregistrerBrouillon({ numero, etape, acte, reponses, versionVue })
      if (ecrit) brouillons.set(cle, ecrit.version)
    }
    return parLeCasDUsage(candidatures, { numero, acte }, commande)
  }
  return async demande => {
    try {
      return await demander(demande)
    } catch (erreur) {
      // Whoever must not see it is told that it is not there (P23).
      if (erreur instanceof NonTrouve) return { ok: false, refus: { code: 'acteur_non_autorise' } }
      throw erreur
    }
  }
}
