import type { ActeurEditeur } from '../../../kernel/acteur.ts'
import { NonTrouve } from '../../../kernel/erreurs.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { numeroDePage, texteSaisi } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import { avantCloture, chemins, estInstruite, estLeSien } from '../../candidatures/index.ts'
import type { NumeroPreuve } from '../../dispositifs/index.ts'
import { lireManifeste } from '../domain/manifeste.ts'
import { acceptationCommune, preuvesADeposer } from '../use-cases/preuves-a-deposer.ts'
import { proposer, rapprocheurDe } from '../use-cases/proposer.ts'
import { champDe, pageDepotGroupe, RETIRER, type VueDepotGroupe } from './depot-groupe.page.tsx'
import type { DepsPreuves } from './deps.ts'
import { phraseRefusDepot } from './phrases.ts'

const CHEMIN = '/candidatures/:numero/depot-groupe'

/** PRE-1 — many files at once: received, matched with their proofs, and deposited once the match was read and confirmed. */
export const routesDepotGroupe = (deps: DepsPreuves): readonly Route[] => [
  { methode: 'GET', chemin: CHEMIN, acces: { qui: 'editeur' }, traiter: montrer(deps) },
  { methode: 'POST', chemin: CHEMIN, acces: { qui: 'editeur' }, traiter: deposer(deps) },
  { methode: 'POST', chemin: `${CHEMIN}/fichiers`, acces: { qui: 'editeur' }, corps: 'flux', traiter: recevoir(deps) },
]

/** Files shown, and confirmed, together. */
const PAR_PAGE = 25

type Chargee = Omit<VueDepotGroupe, 'erreurs' | 'saisie' | 'manifeste' | 'faits'> & { readonly acteur: ActeurEditeur }

/** @throws NonTrouve for a candidature without chapters, and for who only reads it. */
const charger = async (deps: DepsPreuves, { params, acteur }: Requete, numeroPage: number): Promise<Chargee> => {
  const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
  if (acteur.kind !== 'editeur' || !estLeSien(vue.etat, acteur) || !estInstruite(avantCloture(vue.etat)))
    throw new NonTrouve()
  const [dispositif, fichiers, envois] = await Promise.all([
    deps.lireDispositif(vue.etat.dispositifId),
    deps.depotGroupe.deLaCandidature(vue.etat.numero, acteur),
    deps.envois.deLaCandidature(vue.etat.numero, acteur),
  ])
  const enAttente = fichiers.filter(({ etat }) => etat.kind === 'recu')
  // JAL-4 — a file is judged by when it was received: what came in time can still be given its proof.
  const le = enAttente.map(({ recuLe }) => recuLe).toSorted()[0] ?? vue.le
  const preuves = preuvesADeposer({ vue, dispositif, acteur, le })
  const pages = Math.max(1, Math.ceil(enAttente.length / PAR_PAGE))
  const courante = Math.min(numeroPage, pages)
  const { analyserUrl } = deps.depotGroupe
  return {
    vue,
    dispositif,
    acteur,
    preuves,
    acceptation: acceptationCommune(preuvesADeposer({ vue, dispositif, acteur, le: vue.le })),
    propositions: proposer(enAttente.slice((courante - 1) * PAR_PAGE, courante * PAR_PAGE), {
      dispositif,
      preuves,
      analyserUrl,
    }),
    enAttente: enAttente.length,
    interrompus: envois.filter(({ chemin }) => chemin !== null),
    refuses: fichiers.filter(({ etat }) => etat.kind === 'refuse'),
    deposes: fichiers.filter(({ etat }) => etat.kind === 'depose'),
    page: courante,
    pages,
  }
}

const montrer =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete, numeroDePage(requete.query))
    const faits = Number.parseInt(requete.query['deposes'] ?? '', 10)
    return page(pageDepotGroupe({ ...chargee, erreurs: [], faits: faits > 0 ? faits : 0 }))
  }

/** Every file that comes is kept or turned away by itself; then the manifest says for which proof it is. */
const recevoir =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete, 1)
    const { vue, acteur, acceptation } = chargee
    const { numero } = vue.etat
    let rang = 0
    let manifeste = ''
    await deps.depotGroupe.retirerLesRefus(numero, acteur)
    for await (const partie of requete.parties()) {
      if (partie.kind === 'champ') {
        if (partie.nom === 'manifeste') manifeste = partie.valeur
      } else if (partie.nomFichier === '' || !acceptation) partie.flux.resume()
      else {
        const { flux, nomFichier: chemin } = partie
        const demande = { acte: requete.acte, acteur, numero, acceptation, rang: `fichier-${rang++}`, chemin, flux }
        await (partie.nom === 'archive' ? deps.depotGroupe.recevoirArchive : deps.depotGroupe.recevoir)(demande)
      }
    }
    const erreurs =
      rang === 0 && manifeste.trim() === ''
        ? [{ champ: 'pieces', message: 'Choisissez des fichiers, une archive, ou collez un manifeste.' }]
        : await appliquer(deps, { numero, acteur, chargee, manifeste })
    if (erreurs.length === 0) return redirection(chemins.depotGroupe(numero))
    return page(pageDepotGroupe({ ...(await charger(deps, requete, 1)), erreurs, manifeste, faits: 0 }), 422)
  }

/** What the manifest says is noted line by line. @returns the lines that say nothing that can be noted */
const appliquer = async (
  deps: DepsPreuves,
  demande: {
    readonly numero: string
    readonly acteur: ActeurEditeur
    readonly chargee: Chargee
    readonly manifeste: string
  },
): Promise<readonly Erreur[]> => {
  const { numero, acteur, chargee, manifeste } = demande
  const lignes = lireManifeste(manifeste)
  if (lignes.length === 0) return []
  const fichiers = (await deps.depotGroupe.deLaCandidature(numero, acteur)).filter(({ etat }) => etat.kind === 'recu')
  const { duNumero } = rapprocheurDe(chargee.dispositif)
  const erreurs: Erreur[] = []
  for (const { ligne, fichier, preuve } of lignes) {
    const dit = fichier.normalize('NFC').toLowerCase()
    const trouves = fichiers.filter(({ chemin, nom }) =>
      [chemin, nom].some(texte => texte.normalize('NFC').toLowerCase() === dit),
    )
    const lue = duNumero(preuve)
    const faute =
      trouves.length === 0
        ? `aucun fichier reçu ne s’appelle « ${fichier} »`
        : trouves.length > 1
          ? `plusieurs fichiers reçus s’appellent « ${fichier} » : donnez aussi leur dossier`
          : lue.kind === 'trouvee'
            ? null
            : `« ${preuve} » n’est pas le numéro d’une preuve de ce dispositif`
    if (faute !== null) erreurs.push({ champ: 'manifeste', message: `Manifeste, ligne ${ligne} : ${faute}.` })
    else if (lue.kind === 'trouvee')
      for (const { id } of trouves) await deps.depotGroupe.noterPreuveDite(id, lue.preuve)
  }
  return erreurs
}

const deposer =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const { corps, acte } = requete
    const numeroPage = numeroDePage({ page: texteSaisi(corps['page']) })
    const chargee = await charger(deps, requete, numeroPage)
    const { vue, dispositif, preuves, acteur } = chargee
    const liste = await deps.depotGroupe.deLaCandidature(vue.etat.numero, acteur)
    const saisies = liste.flatMap(fichier => {
      const saisie = texteSaisi(corps[champDe(fichier)])
      return saisie === '' || fichier.etat.kind === 'refuse' ? [] : [{ fichier, saisie }]
    })
    const retires = saisies.filter(({ saisie }) => saisie === RETIRER)
    const choix = saisies.flatMap(({ fichier, saisie }) =>
      saisie === RETIRER || fichier.etat.kind === 'depose' ? [] : [{ fichier, preuve: saisie as NumeroPreuve }],
    )
    await deps.depotGroupe.retirer(retires.map(({ fichier }) => fichier.id))
    const mode = corps['mode'] === 'complete' ? 'complete' : 'remplace'
    const issues = await deps.depotGroupe.deposer({ acte, vue, dispositif, preuves, mode, choix, liste })
    const erreurs = issues.flatMap(({ fichier, preuve, refus }) =>
      refus === null
        ? []
        : [
            {
              champ: champDe(fichier),
              message: `${fichier.nom}, pour la preuve ${preuve} : ${phraseRefusDepot(refus)}`,
            },
          ],
    )
    const faits = saisies.length - retires.length - erreurs.length
    if (saisies.length > 0 && erreurs.length === 0)
      return redirection(`${chemins.depotGroupe(vue.etat.numero)}${faits > 0 ? `?deposes=${faits}` : ''}`)
    const aucune = { message: 'Choisissez une preuve pour un fichier au moins.' }
    return page(
      pageDepotGroupe({
        ...(await charger(deps, requete, numeroPage)),
        erreurs: saisies.length === 0 ? [aucune] : erreurs,
        saisie: { mode, choix: new Map(saisies.map(({ fichier, saisie }) => [fichier.id, saisie])) },
        faits,
      }),
      422,
    )
  }
