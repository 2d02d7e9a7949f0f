import { NonTrouve } from '../../../kernel/erreurs.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { type Saisi, texteSaisi } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import {
  avantCloture,
  chemins,
  estInstruite,
  type NumeroCandidature,
  phraseRefus,
  preuveDe,
} from '../../candidatures/index.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import type { Cible, ResultatDepot } from '../use-cases/deposer.ts'
import { preuveAttendue } from '../use-cases/deposer.ts'
import { pageChapitre } from './chapitre.page.tsx'
import { applicables, type Chargee, charger, exigenceDemandee } from './chargement.ts'
import type { DepsPreuves } from './deps.ts'
import { pageDossier } from './dossier.page.tsx'
import { idPreuve } from './exigence-affichee.tsx'
import { pageGazelle } from './gazelle.page.tsx'
import { phraseRefusDepot } from './phrases.ts'
import { pageSoumission } from './soumission.page.tsx'
import { routesSoumissions } from './soumissions.route.ts'

/** Step 3 for the éditeur: the chapters, the deposits in them, their submission; and the whole dossier, for both sides. */
export const routesChapitres = (deps: DepsPreuves): readonly Route[] => [
  { methode: 'GET', chemin: '/candidatures/:numero/dossier', acces: { qui: 'connecte' }, traiter: dossier(deps) },
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/chapitres/:code',
    acces: { qui: 'connecte' },
    traiter: montrer(deps),
  },
  {
    methode: 'POST',
    chemin: '/candidatures/:numero/chapitres/:code/preuves/fichier',
    acces: { qui: 'editeur' },
    corps: 'flux',
    traiter: deposerFichier(deps),
  },
  {
    methode: 'POST',
    chemin: '/candidatures/:numero/chapitres/:code/preuves/lien',
    acces: { qui: 'editeur' },
    traiter: deposerLien(deps),
  },
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/chapitres/:code/preuves/gazelle',
    acces: { qui: 'editeur' },
    traiter: choisirRapport(deps),
  },
  {
    methode: 'POST',
    chemin: '/candidatures/:numero/chapitres/:code/preuves/gazelle',
    acces: { qui: 'editeur' },
    traiter: importer(deps),
  },
  {
    methode: 'GET',
    chemin: '/candidatures/:numero/chapitres/:code/soumission',
    acces: { qui: 'editeur' },
    traiter: confirmer(deps),
  },
  {
    methode: 'POST',
    chemin: '/candidatures/:numero/chapitres/:code/soumission',
    acces: { qui: 'editeur' },
    traiter: soumettre(deps),
  },
  ...routesSoumissions(deps),
]

const montrer =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete)
    const { exigence, preuve, filtre, recu } = requete.query
    return page(
      pageChapitre({
        ...chargee,
        exigence: exigenceDemandee(chargee, { exigence, preuve }),
        filtre: filtre === 'reste' ? 'reste' : 'toutes',
        erreurs: [],
        recue: recu === 'oui' ? preuve : undefined,
      }),
    )
  }

const cibleDe = ({ vue, chapitre }: Chargee, champs: { readonly preuve: Saisi; readonly mode: Saisi }): Cible => ({
  numero: vue.etat.numero,
  chapitre: chapitre.code,
  preuve: texteSaisi(champs.preuve) as NumeroPreuve,
  mode: champs.mode === 'complete' ? 'complete' : 'remplace',
})

/** After a deposit: the page of its requirement, at the proof; or the same page with what was wrong. */
const apresDepot = (
  chargee: Chargee,
  args: {
    readonly cible: Cible
    readonly resultat: ResultatDepot
    readonly champ: 'piece' | 'url'
    readonly url?: string
  },
): Reponse => {
  const { cible, resultat, champ, url } = args
  const { vue, chapitre } = chargee
  if (resultat.ok)
    return redirection(
      `${chemins.preuve(vue.etat.numero, chapitre.code, cible.preuve)}&recu=oui#${idPreuve(cible.preuve)}`,
    )
  const erreurs: readonly Erreur[] = [{ champ: `${champ}-${cible.preuve}`, message: phraseRefusDepot(resultat.refus) }]
  const exigence = exigenceDemandee(chargee, { preuve: cible.preuve })
  const saisie = url === undefined ? {} : { saisie: { preuve: cible.preuve, url } }
  return page(
    pageChapitre({ ...chargee, exigence, filtre: 'toutes', erreurs, ...saisie }),
    statutDe(resultat.refus.code),
  )
}

const statutDe = (code: string): number =>
  code === 'fichier_trop_gros' ? 413 : code === 'extension_refusee' || code === 'contenu_different' ? 415 : 422

const deposerFichier =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete)
    const champs = new Map<string, string>()
    for await (const partie of requete.parties()) {
      if (partie.kind === 'champ') {
        champs.set(partie.nom, partie.valeur)
        continue
      }
      const cible = cibleDe(chargee, { preuve: champs.get('preuve'), mode: champs.get('mode') })
      if (partie.nomFichier === '') {
        partie.flux.resume()
        return apresDepot(chargee, {
          cible,
          champ: 'piece',
          resultat: { ok: false, refus: { code: 'fichier_absent' } },
        })
      }
      const { vue, dispositif } = chargee
      const resultat = await deps.deposerFichier({
        acte: requete.acte,
        cible,
        vue,
        dispositif,
        nom: partie.nomFichier,
        flux: partie.flux,
      })
      return apresDepot(chargee, { cible, champ: 'piece', resultat })
    }
    const cible = cibleDe(chargee, { preuve: champs.get('preuve'), mode: champs.get('mode') })
    return apresDepot(chargee, { cible, champ: 'piece', resultat: { ok: false, refus: { code: 'fichier_absent' } } })
  }

const deposerLien =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete)
    const { preuve, mode, url: saisi } = requete.corps
    const cible = cibleDe(chargee, { preuve, mode })
    const url = texteSaisi(saisi)
    const { vue, dispositif } = chargee
    const resultat = await deps.deposerLien({ acte: requete.acte, cible, vue, dispositif, url })
    return apresDepot(chargee, { cible, champ: 'url', resultat, url })
  }

const pageDeChoix = async (
  deps: DepsPreuves,
  requete: Requete,
  demande: { readonly preuve: Saisi; readonly erreurs: readonly Erreur[] },
) => {
  const { vue, dispositif, chapitre, depose } = await charger(deps, requete)
  const attendue = preuveAttendue(dispositif, texteSaisi(demande.preuve) as NumeroPreuve)
  const preuve = attendue && preuveDe(depose, attendue.numero)
  if (!attendue || !preuve) throw new NonTrouve()
  const rapports = await deps.rapports(requete.acteur)
  return pageGazelle({
    vue,
    dispositif,
    chapitre,
    attendue,
    rapports,
    dejaDepose: preuve.versions.length > 0,
    erreurs: demande.erreurs,
  })
}

const choisirRapport =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> =>
    page(await pageDeChoix(deps, requete, { preuve: requete.query['preuve'], erreurs: [] }))

const importer =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete)
    const { preuve, oid } = requete.corps
    const cible = cibleDe(chargee, { preuve, mode: 'remplace' })
    const { vue, dispositif } = chargee
    const resultat = await deps.importerRapport({
      acte: requete.acte,
      cible,
      vue,
      dispositif,
      oid: texteSaisi(oid),
    })
    if (resultat.ok) return apresDepot(chargee, { cible, resultat, champ: 'url' })
    return page(
      await pageDeChoix(deps, requete, { preuve, erreurs: [{ message: phraseRefusDepot(resultat.refus) }] }),
      422,
    )
  }

const confirmer =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> =>
    page(pageSoumission({ ...(await charger(deps, requete)), erreurs: [] }))

const soumettre =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const { numero, code } = requete.params
    const resultat = await deps.soumettreChapitres({
      numero: (numero ?? '') as NumeroCandidature,
      acte: requete.acte,
      chapitres: [(code ?? '') as CodeChapitre],
    })
    if (resultat.ok) return redirection(chemins.accuse(numero ?? '', resultat.version))
    const chargee = await charger(deps, requete)
    return page(pageSoumission({ ...chargee, erreurs: [{ message: phraseRefus(resultat.refus) }] }), 422)
  }

const dossier =
  (deps: DepsPreuves) =>
  async ({ params, acteur }: Requete): Promise<Reponse> => {
    const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
    const etat = avantCloture(vue.etat)
    if (!estInstruite(etat)) throw new NonTrouve()
    const dispositif = await deps.lireDispositif(etat.dispositifId)
    return page(pageDossier({ vue, etat, dispositif, acteur, chapitres: () => applicables(dispositif, etat) }))
  }
