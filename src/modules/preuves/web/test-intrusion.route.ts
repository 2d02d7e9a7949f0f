import { ConflitDeVersion, NonTrouve } from '../../../kernel/erreurs.ts'
import {
  page,
  type Partie,
  redirection,
  type Reponse,
  type Requete,
  type Route,
} from '../../../platform/http/contract.ts'
import { jourSaisi } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import {
  avantCloture,
  chemins,
  estInstruite,
  estUnTestIntrusion,
  pointsPresentes,
  preuveDe,
  preuvesOu,
} from '../../candidatures/index.ts'
import type { NumeroPreuve } from '../../dispositifs/index.ts'
import { rapportDe, type SaisieRapport, saisieInitiale } from '../domain/saisie-rapport.ts'
import { type Cible, preuveAttendue } from '../use-cases/deposer.ts'
import { depotPossible, refusDEssai } from '../use-cases/essai.ts'
import { cibleDe, statutDe, versLaPreuve } from './apres-depot.ts'
import { type Chargee, charger } from './chargement.ts'
import type { DepsPreuves } from './deps.ts'
import { type ChampsRecus, erreursDuRapport, lireSaisie } from './lire-rapport.ts'
import { pageTest, valeurDeCible, type VueTest } from './test-intrusion.page.tsx'

const CHEMIN = '/candidatures/:numero/chapitres/:code/test-intrusion'

/** PEN-1 — the report of a penetration test, filled in over days, then deposited with its pièce. */
export const routesTestIntrusion = (deps: DepsPreuves): readonly Route[] => [
  { methode: 'GET', chemin: CHEMIN, acces: { qui: 'editeur' }, traiter: montrer(deps) },
  { methode: 'POST', chemin: CHEMIN, acces: { qui: 'editeur' }, corps: 'flux', traiter: deposer(deps) },
  {
    methode: 'POST',
    chemin: `${CHEMIN}/brouillon`,
    acces: { qui: 'editeur' },
    corps: 'flux',
    traiter: enregistrer(deps),
  },
]

type Base = Omit<VueTest, 'saisie' | 'rapport' | 'mode' | 'aussi' | 'erreurs' | 'enregistre'>

/** @throws NonTrouve for a proof that is no report of a penetration test. */
const baseDe = async (deps: DepsPreuves, chargee: Chargee, voulue: string): Promise<Base> => {
  const { vue, dispositif, depose } = chargee
  const formulaire = dispositif.controles.testIntrusion
  const attendue = preuveAttendue(dispositif, voulue as NumeroPreuve, depose)
  const preuve = attendue && preuveDe(depose, attendue.numero)
  if (!formulaire || !attendue || !preuve || !estUnTestIntrusion(dispositif, attendue.numero)) throw new NonTrouve()
  const brouillon = await deps.lireBrouillonDeTest(vue.etat.numero)
  return {
    ...chargee,
    formulaire,
    attendue,
    preuve,
    autres: autresTests(chargee).filter(cible => cible.preuve !== attendue.numero),
    brouillon: brouillon && { version: brouillon.version, majLe: brouillon.majLe, par: brouillon.majPar.nom },
  }
}

/** The proofs of the file that are reports of a penetration test, and are in the éditeur’s hands. */
const autresTests = ({ vue, dispositif, acteur }: Chargee): readonly Cible[] =>
  estInstruite(vue.etat)
    ? preuvesOu(vue.etat, preuve => estUnTestIntrusion(dispositif, preuve))
        .filter(cible => depotPossible({ vue, dispositif, acteur, ...cible }))
        .map(cible => ({ numero: vue.etat.numero, mode: 'remplace', ...cible }))
    : []

const vueDe = (base: Base, { saisie, ...suite }: Omit<VueTest, keyof Base | 'rapport'>): VueTest => ({
  ...base,
  ...suite,
  saisie,
  rapport: rapport(base, saisie),
})

const rapport = ({ formulaire }: Pick<Base, 'formulaire'>, saisie: SaisieRapport) =>
  rapportDe(saisie, { formulaire, points: pointsPresentes(formulaire, saisie.types), jour: jourSaisi })

/** The last report deposited in the file, for any of its proofs. */
const dernierRapport = ({ vue }: Chargee) => {
  const dossier = avantCloture(vue.etat)
  if (!estInstruite(dossier)) return undefined
  return Object.values(dossier.chapitres)
    .flatMap(({ preuves }) => Object.values(preuves).flatMap(({ versions }) => versions))
    .flatMap(({ rapportTest, deposeLe }) => (rapportTest ? [{ rapport: rapportTest, deposeLe }] : []))
    .toSorted((a, b) => (a.deposeLe < b.deposeLe ? -1 : 1))
    .at(-1)
}

const montrer =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete)
    const base = await baseDe(deps, chargee, requete.query['preuve'] ?? '')
    const { vue, chapitre, attendue } = base
    const retour = chemins.preuve(vue.etat.numero, chapitre.code, attendue.numero)
    if (!depotPossible({ ...chargee, chapitre: chapitre.code, preuve: attendue.numero })) return redirection(retour)
    const saisie = saisieInitiale(await deps.lireBrouillonDeTest(vue.etat.numero), dernierRapport(chargee))
    const enregistre = requete.query['enregistre'] === 'oui'
    return page(pageTest(vueDe(base, { saisie, mode: 'remplace', aussi: [], erreurs: [], enregistre })))
  }

type Recu = { readonly champs: ChampsRecus; readonly fichier: Extract<Partie, { readonly kind: 'fichier' }> | null }

/** The fields, which come before the file, and the file. */
const recevoir = async (requete: Requete): Promise<Recu> => {
  const champs = new Map<string, string[]>()
  for await (const partie of requete.parties()) {
    if (partie.kind === 'fichier') return { champs, fichier: partie }
    champs.set(partie.nom, [...(champs.get(partie.nom) ?? []), partie.valeur])
  }
  return { champs, fichier: null }
}

const enregistrer =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete)
    const { champs, fichier } = await recevoir(requete)
    fichier?.flux.resume()
    const base = await baseDe(deps, chargee, champs.get('preuve')?.[0] ?? '')
    const { vue, chapitre, attendue, acteur } = base
    const { numero } = vue.etat
    if (!depotPossible({ ...chargee, chapitre: chapitre.code, preuve: attendue.numero }))
      return redirection(chemins.preuve(numero, chapitre.code, attendue.numero))
    const saisie = lireSaisie(champs, base.formulaire)
    const versionVue = Number.parseInt(champs.get('version')?.[0] ?? '', 10) || 0
    try {
      await deps.enregistrerRapport({ numero, acteur, saisie, versionVue })
    } catch (erreur) {
      if (!(erreur instanceof ConflitDeVersion)) throw erreur
      const message = `${base.brouillon?.par ?? 'Une autre personne'} a enregistré ce brouillon entre-temps. Vos réponses sont ci-dessous : les enregistrer remplacera les siennes.`
      return page(
        pageTest(vueDe(base, { ...choix(base, champs), saisie, erreurs: [{ message }], enregistre: false })),
        409,
      )
    }
    return redirection(`${chemins.testIntrusion(numero, chapitre.code, attendue.numero)}&enregistre=oui#resultat`)
  }

const choix = ({ autres }: Base, champs: ChampsRecus): Pick<VueTest, 'mode' | 'aussi'> => ({
  mode: champs.get('mode')?.[0] === 'complete' ? 'complete' : 'remplace',
  aussi: autres.map(valeurDeCible).filter(valeur => champs.get('aussi')?.includes(valeur)),
})

const deposer =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete)
    const { champs, fichier } = await recevoir(requete)
    const base = await baseDe(deps, chargee, champs.get('preuve')?.[0] ?? '')
    const saisie = lireSaisie(champs, base.formulaire)
    const { mode, aussi } = choix(base, champs)
    const refuser = (erreurs: readonly Erreur[], statut = 422): Reponse =>
      page(pageTest(vueDe(base, { saisie, mode, aussi, erreurs, enregistre: false })), statut)
    const { vue, dispositif, attendue, autres } = base
    const cible = cibleDe(chargee, { preuve: attendue.numero, mode })
    const rapportTest = rapport(base, saisie)
    if (!fichier || fichier.nomFichier === '') {
      fichier?.flux.resume()
      const manque = refusDEssai({
        ...chargee,
        chapitre: cible.chapitre,
        preuve: cible.preuve,
        precisions: { rapportTest },
      })
      const sansFichier = erreursDuRapport({ code: 'fichier_absent' }, saisie)
      return refuser([...(manque ? erreursDuRapport(manque, saisie) : []), ...sansFichier])
    }
    const resultat = await deps.deposerRapportDeTest({
      acte: requete.acte,
      cible,
      vue,
      dispositif,
      precisions: { rapportTest },
      nom: fichier.nomFichier,
      flux: fichier.flux,
      aussi: autres.filter(autre => aussi.includes(valeurDeCible(autre))),
    })
    return resultat.ok
      ? versLaPreuve(cible)
      : refuser(erreursDuRapport(resultat.refus, saisie), statutDe(resultat.refus.code))
  }
