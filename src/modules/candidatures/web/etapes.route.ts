import { ConflitDeVersion, conflitEstNul, NonTrouve } from '../../../kernel/erreurs.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { type Erreur, format } from '../../../ui/index.ts'
import {
  controler,
  type Dispositif,
  type FichierDepose,
  phrasesFautes,
  remplir,
  type Reponses,
  reponsesInitiales,
} from '../../dispositifs/index.ts'
import type { CodeEtape, EtapeAcceptee, EtapeOuverte } from '../domain/candidature.ts'
import { etapeOuverte } from '../domain/etapes.ts'
import type { CandidatureVue } from '../queries/voir-candidature.ts'
import type { Brouillon } from '../use-cases/brouillons.ts'
import { chemins } from './chemins.ts'
import type { DepsCandidatures } from './deps.ts'
import { pageEtape, pageRecapitulatif, type VueEtape } from './etape.page.tsx'
import { TAILLE_MAX_FORMULAIRE } from './formulaire-programme.tsx'
import { avecLesFichiersDe, lireFormulaire } from './lire-formulaire.ts'
import { phraseRefus } from './phrases.ts'

/** Steps 1 and 2, for the éditeur: the form, its draft, its summary and its submission. */
export const routesEtapes = (deps: DepsCandidatures): readonly Route[] => [
  { methode: 'GET', chemin: '/candidatures/:numero/etapes/:etape', acces: { qui: 'editeur' }, traiter: montrer(deps) },
  {
    methode: 'POST',
    chemin: '/candidatures/:numero/etapes/:etape',
    acces: { qui: 'editeur' },
    corps: 'flux',
    traiter: enregistrer(deps),
  },
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/etapes/:etape/recapitulatif',
    acces: { qui: 'connecte' },
    traiter: recapituler(deps),
  },
  {
    methode: 'POST',
    chemin: '/candidatures/:numero/etapes/:etape/recapitulatif',
    acces: { qui: 'editeur' },
    traiter: soumettre(deps),
  },
]

/** @throws NonTrouve */
export const lireEtape = (texte: string | undefined): CodeEtape => {
  if (texte === 'administrative' || texte === 'eligibilite') return texte
  throw new NonTrouve()
}

type Chargee = {
  readonly vue: CandidatureVue
  readonly dispositif: Dispositif
  readonly etape: CodeEtape
  readonly ouverte: EtapeOuverte | null
  readonly brouillon: Brouillon | null
}

const charger = async (deps: DepsCandidatures, requete: Requete): Promise<Chargee> => {
  const etape = lireEtape(requete.params['etape'])
  const vue = await deps.voir({ numero: requete.params['numero'] ?? '', acteur: requete.acteur })
  const [dispositif, brouillon] = await Promise.all([
    deps.lireDispositif(vue.etat.dispositifId),
    deps.candidatures.lireBrouillon({ numero: vue.etat.numero, etape }),
  ])
  return { vue, dispositif, etape, brouillon, ouverte: etapeOuverte(vue.etat, etape) }
}

/** The draft; before there is one, what the programme proposes and what step 1 already answers to the same question. */
const enCours = ({ brouillon, dispositif, etape, vue }: Chargee): Reponses => {
  if (brouillon) return brouillon.reponses
  const formulaire = dispositif.formulaires[etape]
  const dejaDit = etape === 'eligibilite' ? (remiseDe(vue, 'administrative')?.soumission.reponses ?? {}) : {}
  const champs = formulaire.sections.flatMap(section => section.champs)
  const reprises = Object.entries(dejaDit).filter(
    ([code, reponse]) => typeof reponse === 'string' && champs.some(champ => champ.code === code),
  )
  return { ...reponsesInitiales(formulaire, dispositif), ...Object.fromEntries(reprises) }
}

const montrer =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete)
    const { vue, etape, ouverte } = chargee
    if (!ouverte || ouverte.statut === 'soumise') return redirection(chemins.recapitulatif(vue.etat.numero, etape))
    return page(pageEtape({ ...chargee, ouverte, reponses: enCours(chargee), erreurs: [] }))
  }

const enregistrer =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete)
    const { vue, dispositif, etape, ouverte } = chargee
    const { numero } = vue.etat
    if (!ouverte || ouverte.statut === 'soumise') return redirection(chemins.recapitulatif(numero, etape))
    const { corps, nouveaux, trop } = await recevoir(deps, requete)
    const formulaire = dispositif.formulaires[etape]
    const saisies = lireFormulaire({ formulaire, corps, anciennes: enCours(chargee), nouveaux })
    const geste = typeof corps['geste'] === 'string' ? corps['geste'] : 'enregistrer'
    const reponses = await appliquerGeste(deps, { geste, saisies, dispositif, etape, requete })
    const montree: VueEtape = { ...chargee, ouverte, reponses, erreurs: [], ...(trop ? { avertissement: trop } : {}) }
    try {
      const brouillon = await deps.candidatures.enregistrerBrouillon({
        numero,
        etape,
        acte: requete.acte,
        reponses,
        versionVue: Number(corps['versionVue']) || 0,
      })
      if (geste === 'continuer') {
        const fautes = controler(formulaire, reponses, { complet: true, dispositif })
        if (fautes.length === 0 && !trop) return redirection(chemins.recapitulatif(numero, etape))
        return page(pageEtape({ ...montree, brouillon, erreurs: enErreurs(phrasesFautes(formulaire, fautes)) }), 422)
      }
      const fautes = geste === 'enregistrer' ? controler(formulaire, reponses, { complet: false, dispositif }) : []
      if (fautes.length === 0 && !trop) return redirection(`${chemins.etape(numero, etape)}${ancreDe(geste)}`)
      return page(pageEtape({ ...montree, brouillon, erreurs: enErreurs(phrasesFautes(formulaire, fautes)) }), 422)
    } catch (erreur) {
      if (!(erreur instanceof ConflitDeVersion)) throw erreur
      const affichees = avecLesFichiersDe(formulaire, { reponses, enregistrees: enCours(chargee) })
      const perdus = Object.keys(nouveaux).length > 0 ? { avertissement: FICHIERS_A_RECHOISIR } : {}
      return page(pageEtape({ ...montree, ...perdus, reponses: affichees, conflit: true }), 409)
    }
  }

const FICHIERS_A_RECHOISIR =
  'Les fichiers que vous venez de choisir n’ont pas été enregistrés : choisissez-les à nouveau.'

const enErreurs = (phrases: ReturnType<typeof phrasesFautes>): readonly Erreur[] =>
  phrases.map(({ champ, phrase }) => ({ champ, message: phrase }))

const ancreDe = (geste: string): string => {
  const [nature, code] = geste.split('.')
  return nature === 'ajouter' || nature === 'retirer' ? `#champ-${code ?? ''}` : ''
}

type Recu = {
  readonly corps: Readonly<Record<string, string | readonly string[]>>
  readonly nouveaux: Readonly<Record<string, readonly FichierDepose[]>>
  readonly trop: string | null
}

/** The fields and the files of a form, as they come; each file is stored whole before the next one is read. */
const recevoir = async (deps: DepsCandidatures, requete: Requete): Promise<Recu> => {
  const corps = new Map<string, readonly string[]>()
  const nouveaux = new Map<string, readonly FichierDepose[]>()
  let trop: string | null = null
  for await (const partie of requete.parties()) {
    if (partie.kind === 'champ') {
      corps.set(partie.nom, [...(corps.get(partie.nom) ?? []), partie.valeur])
    } else if (partie.nomFichier === '') {
      partie.flux.resume()
    } else {
      const depot = await deps.deposerPiece(partie.flux, { tailleMax: TAILLE_MAX_FORMULAIRE })
      if (depot.ok) {
        const fichier = { nom: partie.nomFichier, type: partie.type, taille: depot.taille, empreinte: depot.empreinte }
        nouveaux.set(partie.nom, [...(nouveaux.get(partie.nom) ?? []), fichier])
      } else {
        partie.flux.resume()
        trop = `Le fichier « ${partie.nomFichier} » dépasse ${format.taille(TAILLE_MAX_FORMULAIRE)} : il n’a pas été enregistré.`
      }
    }
  }
  const seuls = [...corps].map(([nom, valeurs]): [string, string | readonly string[]] => [
    nom,
    valeurs.length === 1 ? (valeurs[0] ?? '') : valeurs,
  ])
  return { corps: Object.fromEntries(seuls), nouveaux: Object.fromEntries(nouveaux), trop }
}

/** What a button other than « Enregistrer » does to the answers: fill from an account, add a line, remove one. */
const appliquerGeste = async (
  deps: DepsCandidatures,
  args: {
    readonly geste: string
    readonly saisies: Reponses
    readonly dispositif: Dispositif
    readonly etape: CodeEtape
    readonly requete: Requete
  },
): Promise<Reponses> => {
  const { geste, saisies, dispositif, etape, requete } = args
  const [nature, code, precision] = geste.split('.')
  if (nature === 'aide') {
    const section = dispositif.formulaires[etape].sections.find(autre => autre.code === code)
    const aide = section?.aidesSaisie?.find(({ source }) => source === precision)
    if (!aide) return saisies
    const compte = aide.source === 'moi' ? deps.monCompte : deps.compteDuRepresentant
    return { ...saisies, ...remplir(aide, await compte(requete.acteur)) }
  }
  const lignes = saisies[code ?? '']
  if (!Array.isArray(lignes)) return saisies
  if (nature === 'ajouter') return { ...saisies, [code ?? '']: [...lignes, {}] }
  if (nature === 'retirer') return { ...saisies, [code ?? '']: lignes.toSpliced(Number(precision), 1) }
  return saisies
}

const recapituler =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> =>
    page(await recapitulatif(deps, requete, []))

const recapitulatif = async (deps: DepsCandidatures, requete: Requete, erreurs: readonly Erreur[]) => {
  const chargee = await charger(deps, requete)
  const { vue, dispositif, etape, ouverte } = chargee
  const remise = remiseDe(vue, etape)
  const aSoumettre = requete.acteur.kind === 'editeur' && ouverte !== null && ouverte.statut !== 'soumise'
  if (!aSoumettre && !remise) throw new NonTrouve()
  return pageRecapitulatif({
    vue,
    dispositif,
    etape,
    aSoumettre,
    versionVue: chargee.brouillon?.version ?? 0,
    erreurs,
    acteurKind: requete.acteur.kind,
    reponses: aSoumettre ? enCours(chargee) : (remise?.soumission.reponses ?? {}),
    etatEnMots: aSoumettre
      ? 'Relisez vos réponses avant de les soumettre.'
      : `Soumise le ${format.dateHeureSecondes(remise?.soumission.soumiseLe ?? vue.le)} par ${remise?.soumission.soumisePar.nom ?? ''}.`,
  })
}

/** What was last handed over for a step, whatever has become of it since. */
const remiseDe = (
  vue: CandidatureVue,
  etape: CodeEtape,
): Exclude<EtapeOuverte, { statut: 'a_completer' }> | EtapeAcceptee | null => {
  const etat = vue.etat.statut === 'close' ? vue.etat.avant : vue.etat
  if (etape === 'administrative') return etat.administrative.statut === 'a_completer' ? null : etat.administrative
  if (!('eligibilite' in etat) || etat.eligibilite.statut === 'a_completer') return null
  return etat.eligibilite
}

const soumettre =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const etape = lireEtape(requete.params['etape'])
    const { etat } = await deps.voir({ numero: requete.params['numero'] ?? '', acteur: requete.acteur })
    const versionVue = Number(requete.corps['versionVue']) || 0
    const resultat = await deps.candidatures
      .soumettreEtape({ numero: etat.numero, acte: requete.acte, etape, versionVue })
      .catch(conflitEstNul)
    if (!resultat) return page(await recapitulatif(deps, requete, [{ message: BROUILLON_CHANGE }]), 409)
    if (resultat.ok) return redirection(chemins.accuse(etat.numero, resultat.version))
    const { refus } = resultat
    if (refus.code !== 'formulaire_incomplet')
      return page(await recapitulatif(deps, requete, [{ message: phraseRefus(refus) }]), 422)
    const dispositif = await deps.lireDispositif(etat.dispositifId)
    return page(
      await recapitulatif(deps, requete, enErreurs(phrasesFautes(dispositif.formulaires[etape], refus.fautes))),
      422,
    )
  }

const BROUILLON_CHANGE =
  'Un collègue a modifié ces réponses depuis que vous avez ouvert le récapitulatif. Relisez-les ci-dessous avant de les soumettre.'
