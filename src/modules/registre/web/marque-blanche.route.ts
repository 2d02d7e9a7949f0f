import type { Readable } from 'node:stream'
import { Interdit, NonTrouve } from '../../../kernel/erreurs.ts'
import type { ActeurEditeur } from '../../../kernel/acteur.ts'
import {
  type Acces,
  page,
  redirection,
  type Reponse,
  type Requete,
  type Route,
} from '../../../platform/http/contract.ts'
import { texteSaisi } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import type { ProduitLu } from '../../catalogue/index.ts'
import { normaliserReference, referencePlausible } from '../domain/inscription.ts'
import {
  type ContratDeLicence,
  declarerMarque,
  type DemandeDeMarque,
  fauteDeReference,
  type MarqueBlanche,
  type RefusDeDeclarer,
} from '../domain/marque-blanche.ts'
import { cheminsMarques } from './chemins.ts'
import type { DepsMarques } from './deps-marques.ts'
import { pageDemandeDeMarque, pageVerificationDeMarque, type VueDemande } from './marque-blanche.page.tsx'
import { pageMarque } from './marque.page.tsx'
import { erreurDeMarque, phraseContrat } from './phrases-marques.ts'

const EDITEUR: Acces = { qui: 'editeur' }
const DEMANDE = '/produits/:id/marque-blanche'
const MARQUE = '/produits/:id/marques-blanches/:marque'

/** REF-5 — a company declares that its product is, unchanged and under another name, a solution already referenced. */
export const routesDeclaration = (deps: DepsMarques): readonly Route[] => [
  { methode: 'GET', chemin: DEMANDE, acces: EDITEUR, traiter: ouvrir(deps) },
  { methode: 'POST', chemin: DEMANDE, acces: EDITEUR, corps: 'flux', traiter: recevoir(deps) },
  { methode: 'GET', chemin: `${DEMANDE}/verification`, acces: EDITEUR, traiter: verifier(deps) },
  { methode: 'POST', chemin: `${DEMANDE}/verification`, acces: EDITEUR, traiter: declarer(deps) },
  { methode: 'GET', chemin: MARQUE, acces: EDITEUR, traiter: montrer(deps) },
  { methode: 'GET', chemin: `${MARQUE}/contrat`, acces: EDITEUR, traiter: telecharger(deps) },
]

const editeurDe = ({ acteur }: Requete): ActeurEditeur => {
  if (acteur.kind !== 'editeur') throw new Interdit()
  return acteur
}

/** @throws NonTrouve for none and for another company's, alike (P23). */
const produitDe = async (deps: DepsMarques, requete: Requete): Promise<ProduitLu> => {
  const produit = await deps.lireProduit(requete.params['id'] ?? '', editeurDe(requete))
  if (!produit) throw new NonTrouve()
  return produit
}

/** What the rule is asked on: nothing is declared by asking. */
const contexteDe = async (deps: DepsMarques, requete: Requete, reference: string) => {
  const lu = await produitDe(deps, requete)
  const [origine, marques, now] = await Promise.all([
    referencePlausible(reference) ? deps.lireSolution(reference) : null,
    deps.marquesDuProduit(lu.id),
    deps.horloge(),
  ])
  const noms = { editeur: lu.entreprise, solution: lu.nom, version: lu.version }
  const produit = { id: lu.id, entrepriseId: lu.entrepriseId, noms }
  return { acteur: editeurDe(requete), origine, marques, now, produit, neuve: { id: '', numero: 0 } }
}
type Contexte = Awaited<ReturnType<typeof contexteDe>>

const vueDe = ({ produit, marques, origine }: Contexte, demande: DemandeDeMarque): VueDemande => ({
  produit,
  marques,
  origine,
  demande,
  erreurs: [],
  avecModifications: false,
})

const ouvrir =
  (deps: DepsMarques) =>
  async (requete: Requete): Promise<Reponse> => {
    const reference = normaliserReference(requete.query['reference'] ?? '').slice(0, 80)
    const contexte = await contexteDe(deps, requete, reference)
    const erreurs = reference === '' ? [] : fauteDeReference(reference, contexte).map(erreurDeMarque)
    // Back from the check page: what was sent is kept.
    const contrat = await deps.contratDe(requete.query['contrat'] ?? '', contexte.produit.id)
    const vue = vueDe(contexte, { reference, modifications: contrat && 'aucune', contrat })
    return page(pageDemandeDeMarque({ ...vue, erreurs }), erreurs.length > 0 ? 422 : 200)
  }

/** « Continuer »: the contract is received, everything is checked, and nothing is declared yet. */
const recevoir =
  (deps: DepsMarques) =>
  async (requete: Requete): Promise<Reponse> => {
    const { id: produitId } = await produitDe(deps, requete)
    const { champs, contrat: recu, refus: refusDeFichier } = await recevoirParties(deps, requete, produitId)
    const reference = normaliserReference(champs.get('reference') ?? '').slice(0, 80)
    const contexte = await contexteDe(deps, requete, reference)
    const contrat = recu ?? (await deps.contratDe(champs.get('contrat_recu') ?? '', produitId))
    const demande = { reference, modifications: modificationsDe(champs.get('modifications')), contrat }
    const decision = declarerMarque(demande, contexte)
    if (decision.ok && contrat && !refusDeFichier)
      return redirection(cheminsMarques.verification(produitId, { reference, contrat: contrat.id }))
    const vue = vueDe(contexte, demande)
    return page(pageDemandeDeMarque({ ...vue, ...enErreurs(decision.ok ? null : decision.refus, refusDeFichier) }), 422)
  }

const enErreurs = (
  refus: RefusDeDeclarer | null,
  deFichier: Erreur | null,
): Pick<VueDemande, 'erreurs' | 'avecModifications'> => {
  if (refus?.code === 'avec_modifications') return { erreurs: [], avecModifications: true }
  const erreurs = (refus?.fautes ?? []).map(erreurDeMarque).filter(({ champ }) => !deFichier || champ !== 'contrat')
  return { erreurs: [...erreurs, ...(deFichier ? [deFichier] : [])], avecModifications: false }
}

const modificationsDe = (texte: string | undefined): DemandeDeMarque['modifications'] =>
  texte === 'aucune' || texte === 'oui' ? texte : null

type Recues = {
  readonly champs: ReadonlyMap<string, string>
  readonly contrat: ContratDeLicence | null
  readonly refus: Erreur | null
}

/** The fields, and the contract, stored whole before anything names it; none is kept of a solution that was changed. */
const recevoirParties = async (deps: DepsMarques, requete: Requete, produitId: string): Promise<Recues> => {
  const champs = new Map<string, string>()
  const recus: Awaited<ReturnType<DepsMarques['recevoirContrat']>>[] = []
  for await (const partie of requete.parties()) {
    if (partie.kind === 'champ') champs.set(partie.nom, texteSaisi(partie.valeur))
    else if (partie.nomFichier === '' || champs.get('modifications') === 'oui') laisser(partie.flux)
    else {
      const { nomFichier: nom, flux } = partie
      recus.push(await deps.recevoirContrat({ acte: requete.acte, produitId, nom, flux }))
    }
  }
  const recu = recus.at(-1)
  return {
    champs,
    contrat: recu?.ok ? recu.contrat : null,
    refus: recu && !recu.ok ? { champ: 'contrat', message: phraseContrat(recu.refus) } : null,
  }
}

const laisser = (flux: Readable): void => void flux.resume()

/** What the check page is about; null when it can't be declared as it stands. */
const aVerifier = async (deps: DepsMarques, requete: Requete, saisie: Readonly<Record<string, string>>) => {
  const reference = normaliserReference(saisie['reference'] ?? '').slice(0, 80)
  const contexte = await contexteDe(deps, requete, reference)
  const contrat = await deps.contratDe(saisie['contrat'] ?? '', contexte.produit.id)
  const demande = { reference, modifications: 'aucune', contrat } as const
  return { contexte, demande, decision: declarerMarque(demande, contexte) }
}

const verifier =
  (deps: DepsMarques) =>
  async (requete: Requete): Promise<Reponse> => {
    const { contexte, demande, decision } = await aVerifier(deps, requete, requete.query)
    const { produit, origine, now } = contexte
    if (!decision.ok || !origine || !demande.contrat) return redirection(cheminsMarques.demande(produit.id))
    const dispositif = await deps.lireDispositif(origine.dispositifId)
    return page(pageVerificationDeMarque({ produit, origine, contrat: demande.contrat, le: now, dispositif }))
  }

const declarer =
  (deps: DepsMarques) =>
  async (requete: Requete): Promise<Reponse> => {
    const champs = {
      reference: texteSaisi(requete.corps['reference']),
      contrat: texteSaisi(requete.corps['contrat']),
    }
    const reference = normaliserReference(champs.reference).slice(0, 80)
    const issue = await deps.declarer({
      acte: { ...requete.acte, acteur: editeurDe(requete) },
      produitId: requete.params['id'] ?? '',
      reference,
      modifications: 'aucune',
      contratId: champs.contrat,
    })
    if (issue.ok) return redirection(`${cheminsMarques.marque(issue.marque.produitId, issue.marque.id)}?fait=declaree`)
    const { contexte, demande } = await aVerifier(deps, requete, champs)
    return page(pageDemandeDeMarque({ ...vueDe(contexte, demande), ...enErreurs(issue.refus, null) }), 422)
  }

/** @throws NonTrouve for one of another product, or none (P23). */
const marqueDe = async (deps: DepsMarques, requete: Requete): Promise<MarqueBlanche> => {
  const produit = await produitDe(deps, requete)
  const marque = await deps.lireMarque(requete.params['marque'] ?? '')
  if (marque?.produitId !== produit.id) throw new NonTrouve()
  return marque
}

const montrer =
  (deps: DepsMarques) =>
  async (requete: Requete): Promise<Reponse> => {
    const marque = await marqueDe(deps, requete)
    const [origine, le] = await Promise.all([deps.lireSolution(marque.reference), deps.horloge()])
    const dispositif = origine && (await deps.lireDispositif(origine.dispositifId))
    return page(pageMarque({ marque, origine, dispositif, le, recue: requete.query['fait'] === 'declaree' }))
  }

const telecharger =
  (deps: DepsMarques) =>
  async (requete: Requete): Promise<Reponse> =>
    servirContrat(deps, await marqueDe(deps, requete))

/** The contract, as an attachment, never shown by the browser (P24). */
export const servirContrat = async (
  { ouvrirPiece }: Pick<DepsMarques, 'ouvrirPiece'>,
  { contrat }: MarqueBlanche,
): Promise<Reponse> => ({
  kind: 'fichier',
  nom: contrat.nom,
  type: contrat.type,
  taille: contrat.taille,
  corps: await ouvrirPiece(contrat.empreinte),
  disposition: 'attachment',
})
