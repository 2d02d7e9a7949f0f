import { NonTrouve, nonTrouveEstNul } from '../../../../kernel/erreurs.ts'
import { page, type Reponse, type Requete, type Route } from '../../../../platform/http/contract.ts'
import { texteSaisi } from '../../../../platform/http/lecture.ts'
import { type Erreur, format } from '../../../../ui/index.ts'
import {
  ajouterChamp,
  dansLesLignes,
  formulaireDesLignes,
  modifierChamp,
  retirerChamps,
} from '../../domain/ecrire-formulaire.ts'
import type { Champ, Formulaire } from '../../domain/formulaire.ts'
import { raisonDeGarder, suivantesDe } from '../../domain/liens-formulaire.ts'
import { ATELIER, type DepsAtelier } from './deps.ts'
import { pageChamp } from './formulaires-champ.page.tsx'
import { cheminsFormulaire } from './formulaires-chemins.ts'
import {
  apresLActe,
  champDemande,
  champsPublies,
  dernierActe,
  enregistrerFormulaire,
  formulaireDe,
  formulaireDemande,
  siDepasse,
} from './formulaires-ecrire.ts'
import { pageRetraitDeChamp, SUITES } from './formulaires-retrait.page.tsx'
import { lireChamp, saisieDuChamp, saisieDuCorps, type SituationDeChamp } from './formulaires-saisie.ts'
import type { VueFormulaire } from './formulaires-table.tsx'
import { retourAuFormulaire } from './formulaires.page.tsx'

const F = '/atelier/:code/formulaires/:etape/champs'

/** A question, and a field of the lines of a list: the same pages, at two kinds of address. */
export const routesDesChamps = (deps: DepsAtelier): readonly Route[] =>
  ['/nouveau', '/:champ', '/:champ/lignes/nouvelle', '/:champ/lignes/:ligne'].flatMap(chemin => {
    const route = (methode: 'GET' | 'POST', suite: string, traiter: Traiter): Route => ({
      methode,
      chemin: `${F}${chemin}${suite}`,
      acces: ATELIER,
      traiter: requete => traiter(deps, requete),
    })
    const routes = [route('GET', '', montrer), route('POST', '', ecrire)]
    return chemin.endsWith('/nouveau') || chemin.endsWith('/nouvelle')
      ? routes
      : [...routes, route('GET', '/retrait', montrerRetrait), route('POST', '/retrait', retirer)]
  })

type Traiter = (deps: DepsAtelier, requete: Requete) => Promise<Reponse>
type Demande = { readonly vue: VueFormulaire; readonly situation: SituationDeChamp }

/** The field that the address names: `champ` alone, or `ligne` of the list `champ`; new where the last of them is not named. */
const demander = async (deps: DepsAtelier, requete: Requete): Promise<Demande> => {
  const vue = await formulaireDemande(deps, requete)
  const { champ, ligne } = requete.params
  const entier = formulaireDe(vue)
  const publies = await champsPublies(deps, vue)
  const commun = { chantier: vue.lu.chantier, etape: vue.etape }
  const dansUneListe = ligne !== undefined || requete.url.split('?', 1)[0]?.endsWith('/lignes/nouvelle') === true
  if (!dansUneListe) {
    const ancien = champ === undefined ? null : champDemande(entier, champ)
    const publie = publies.some(({ code }) => code === ancien?.code)
    return { vue, situation: { ...commun, formulaire: entier, liste: null, ancien, publie } }
  }
  const liste = champDemande(entier, champ)
  if (liste.type !== 'liste') throw new NonTrouve()
  const formulaire = formulaireDesLignes(liste)
  const ancien = ligne === undefined ? null : champDemande(formulaire, ligne)
  const lignes = publies.find(({ code }) => code === liste.code)?.lignes ?? []
  return {
    vue,
    situation: { ...commun, formulaire, liste, ancien, publie: lignes.some(({ code }) => code === ancien?.code) },
  }
}

const sectionDe = (formulaire: Formulaire, code: string | undefined): string =>
  formulaire.sections.find(({ champs }) => champs.some(champ => champ.code === code))?.code ?? ''

const montrer: Traiter = async (deps, requete) => {
  const { vue, situation } = await demander(deps, requete)
  const { ancien, formulaire } = situation
  const section = ancien ? sectionDe(formulaire, ancien.code) : (requete.query['section'] ?? '')
  const fait = await dernierActe(deps, requete, vue)
  return page(pageChamp({ vue, situation, saisie: saisieDuChamp(situation, section), fait, erreurs: [] }))
}

const ecrire: Traiter = async (deps, requete) => {
  const entiere = await formulaireDemande(deps, requete)
  const demande = await demander(deps, requete).catch(nonTrouveEstNul)
  const saisie = saisieDuCorps(requete.corps)
  const depasse = await siDepasse(deps, requete, entiere, {
    suite: apresLActe(cheminsFormulaire(entiere.lu.chantier.code, entiere.etape).formulaire()),
    montrer: (lue, erreurs) =>
      demande
        ? pageChamp({ vue: lue, situation: demande.situation, saisie, fait: null, erreurs })
        : retourAuFormulaire(lue, erreurs),
  })
  if (depasse) return depasse
  if (!demande) throw new NonTrouve()
  const { vue, situation } = demande
  const { ancien, liste } = situation
  const lu = lireChamp(saisie, situation)
  const montrerEncore = (lue: VueFormulaire, erreurs: readonly Erreur[]) =>
    pageChamp({ vue: lue, situation, saisie, fait: null, erreurs })
  if (!lu.ok) return page(montrerEncore(vue, lu.erreurs), 422)
  const { champ } = lu
  const section = liste ? liste.code : saisie.section
  const poser = (formulaire: Formulaire): Formulaire =>
    ancien
      ? modifierChamp(formulaire, { code: ancien.code, champ, section })
      : ajouterChamp(formulaire, { section, champ })
  const chemins = cheminsFormulaire(vue.lu.chantier.code, vue.etape)
  const quoi = `${liste ? 'Champ' : 'Question'} ${format.guillemets(format.abreger(champ.libelle, 120))}`
  const verbe = `${ancien ? 'modifié' : 'ajouté'}${liste ? '' : 'e'}`
  const renomme = !liste && ancien && ancien.code !== champ.code ? { de: ancien.code, vers: champ.code } : null
  return enregistrerFormulaire(deps, requete, vue, {
    ecrire: formulaire => (liste ? dansLesLignes(formulaire, liste.code, poser) : poser(formulaire)),
    ...(renomme ? { renomme } : {}),
    note: liste
      ? `${quoi} ${verbe} aux lignes de ${format.guillemets(format.abreger(liste.libelle, 80))}.`
      : `${quoi} ${verbe}.`,
    suite: apresLActe(suiteDe(chemins, { liste, champ, nouveau: ancien === null })),
    montrer: montrerEncore,
  })
}

/** A list that was just added lacks its fields: it is where one goes on. */
const suiteDe = (
  chemins: ReturnType<typeof cheminsFormulaire>,
  {
    liste,
    champ,
    nouveau,
  }: {
    readonly liste: SituationDeChamp['liste']
    readonly champ: { readonly code: string; readonly type: string }
    readonly nouveau: boolean
  },
): string => {
  if (liste) return chemins.champ({ champ: liste.code })
  return champ.type === 'liste' && nouveau ? chemins.champ({ champ: champ.code }) : chemins.formulaire()
}

const retraitDe = ({ vue, situation }: Demande) => {
  const { ancien, formulaire, liste, etape, publie } = situation
  if (!ancien) throw new NonTrouve()
  const garde = liste ? null : raisonDeGarder(formulaire, { etape, champ: ancien })
  return { vue, champ: ancien, formulaire, liste, garde, publie }
}

const montrerRetrait: Traiter = async (deps, requete) => {
  const retrait = retraitDe(await demander(deps, requete))
  return page(pageRetraitDeChamp({ ...retrait, erreurs: [] }))
}

const retirer: Traiter = async (deps, requete) => {
  const entiere = await formulaireDemande(deps, requete)
  const depasse = await siDepasse(deps, requete, entiere, {
    suite: apresLActe(cheminsFormulaire(entiere.lu.chantier.code, entiere.etape).formulaire()),
    montrer: retourAuFormulaire,
  })
  if (depasse) return depasse
  const retrait = retraitDe(await demander(deps, requete))
  const { vue, champ, formulaire, liste, garde } = retrait
  if (garde) return page(pageRetraitDeChamp({ ...retrait, erreurs: [] }), 422)
  const suite = texteSaisi(requete.corps['suite'])
  const suivantes = suivantesDe(formulaire, champ.code)
  if (suivantes.length > 0 && !SUITES.some(connue => connue === suite)) {
    const erreurs = [{ champ: 'suite', message: 'Choisissez ce que deviennent les questions qui en dépendent.' }]
    return page(pageRetraitDeChamp({ ...retrait, erreurs }), 422)
  }
  // A question that the platform reads is asked of everyone rather than taken away with the one that led to it.
  const emportees =
    suite === 'retirees'
      ? suivantes.filter(autre => liste !== null || !raisonDeGarder(formulaire, { etape: vue.etape, champ: autre }))
      : []
  const codes = new Set([champ, ...emportees].map(({ code }) => code))
  const sans = (dans: Formulaire): Formulaire => retirerChamps(dans, codes)
  const chemins = cheminsFormulaire(vue.lu.chantier.code, vue.etape)
  const liberees = suivantes.filter(({ code, si }) => si && codes.has(si.champ) && !codes.has(code))
  return enregistrerFormulaire(deps, requete, vue, {
    ecrire: entier => (liste ? dansLesLignes(entier, liste.code, sans) : sans(entier)),
    note: [
      `${liste ? 'Champ' : 'Question'} ${format.guillemets(format.abreger(champ.libelle, 120))} ${liste ? 'retiré' : 'retirée'}.`,
      ...(emportees.length > 0 ? [`Avec elle : ${enumerer(emportees)}.`] : []),
      ...(liberees.length > 0 ? [`Désormais sans cette condition : ${enumerer(liberees)}.`] : []),
    ].join(' '),
    suite: apresLActe(liste ? chemins.champ({ champ: liste.code }) : chemins.formulaire()),
    montrer: (lue, erreurs) => pageRetraitDeChamp({ ...retrait, vue: lue, erreurs }),
  })
}

const enumerer = (champs: readonly Champ[]): string =>
  format.enumeration(champs.map(({ libelle }) => format.guillemets(format.abreger(libelle, 80))))
