import { NonTrouve } from '../../../kernel/erreurs.ts'
import {
  page,
  type Partie,
  redirection,
  type Reponse,
  type Requete,
  type Route,
} from '../../../platform/http/contract.ts'
import { acteDerive } from '../../../platform/http/corps.ts'
import { type Saisi, texteSaisi } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import {
  avantCloture,
  chemins,
  estInstruite,
  type NumeroCandidature,
  phraseRefus,
  preuveDe,
  suitUneHomologation,
} from '../../candidatures/index.ts'
import type { CodeChapitre, NumeroPreuve } from '../../dispositifs/index.ts'
import {
  type Cible,
  type Precisions,
  preuveAttendue,
  type RapportVoulu,
  type ResultatDepot,
} from '../use-cases/deposer.ts'
import { apresDepot, cibleDe, versLaPreuve } from './apres-depot.ts'
import { routesCas } from './cas.route.ts'
import { routesArchive } from './archive.route.ts'
import { pageChapitre } from './chapitre.page.tsx'
import { applicables, type Chargee, charger, exigenceDemandee } from './chargement.ts'
import { routesCoffre } from './coffre.route.ts'
import { routesDepotGroupe } from './depot-groupe.route.ts'
import type { DepsPreuves } from './deps.ts'
import { pageDossier } from './dossier.page.tsx'
import { pageGazelle } from './gazelle.page.tsx'
import { homologationSaisie, lireHomologation, type SaisieHomologation } from './homologation.tsx'
import { phraseRefusDepot } from './phrases.ts'
import { pageSoumission } from './soumission.page.tsx'
import { routesEnvois } from './envois.route.ts'
import { routesLectures } from './lectures.route.tsx'
import { routesReprise } from './reprise.route.ts'
import { routesSoumissions } from './soumissions.route.ts'
import { routesTestIntrusion } from './test-intrusion.route.ts'
import { routesVerification } from './verification.route.ts'

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
  ...routesArchive(deps),
  ...routesCas(deps),
  ...routesCoffre(deps),
  ...routesDepotGroupe(deps),
  ...routesEnvois(deps),
  ...routesLectures(deps),
  ...routesReprise(deps),
  ...routesSoumissions(deps),
  ...routesTestIntrusion(deps),
  ...routesVerification(deps),
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

/** Several files can come with one form: each is a deposit, and the first that is refused ends it. */
const deposerFichier =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete)
    // The fields of the form come before its files.
    const champs = new Map<string, string>()
    let recue: Reponse | null = null
    let rang = 0
    for await (const partie of requete.parties()) {
      if (partie.kind === 'champ') champs.set(partie.nom, partie.valeur)
      else {
        const { reponse, ok } = await recevoirFichier(deps, { requete, chargee, champs, partie, rang })
        if (!ok) return reponse
        recue = reponse
        rang++
      }
    }
    return recue ?? (await recevoirFichier(deps, { requete, chargee, champs, partie: null, rang })).reponse
  }

const recevoirFichier = async (
  deps: DepsPreuves,
  envoi: {
    readonly requete: Requete
    readonly chargee: Chargee
    readonly champs: ReadonlyMap<string, string>
    readonly partie: Extract<Partie, { readonly kind: 'fichier' }> | null
    /** From 0: those that follow the first one stand beside it. */
    readonly rang: number
  },
): Promise<{ readonly reponse: Reponse; readonly ok: boolean }> => {
  const { requete, chargee, champs, partie, rang } = envoi
  const mode = rang === 0 ? champs.get('mode') : 'complete'
  const cible = cibleDe(chargee, { preuve: champs.get('preuve'), mode })
  const homologation = homologationSaisie(nom => champs.get(nom))
  const saisie = { forme: 'piece', preuve: cible.preuve, mode: cible.mode, homologation } as const
  const repondre = (resultat: ResultatDepot) => ({
    reponse: apresDepot(chargee, { cible, saisie, resultat }),
    ok: resultat.ok,
  })
  if (!partie || partie.nomFichier === '') {
    partie?.flux.resume()
    return repondre({ ok: false, refus: { code: 'fichier_absent' } })
  }
  const { vue, dispositif } = chargee
  return repondre(
    await deps.deposerFichier({
      acte: rang === 0 ? requete.acte : acteDerive(requete.acte, `fichier-${rang}`),
      cible,
      vue,
      dispositif,
      precisions: precisionsDe(chargee, cible, homologation),
      nom: partie.nomFichier,
      flux: partie.flux,
    }),
  )
}

/** PRE-8 — asked only for a proof that follows a homologation. */
const precisionsDe = ({ dispositif }: Chargee, { preuve }: Cible, saisie: SaisieHomologation): Precisions =>
  suitUneHomologation(dispositif, preuve) ? lireHomologation(saisie) : {}

const deposerLien =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete)
    const { preuve, mode, url: saisi } = requete.corps
    const cible = cibleDe(chargee, { preuve, mode })
    const url = texteSaisi(saisi)
    const homologation = homologationSaisie(nom => requete.corps[nom])
    const { vue, dispositif } = chargee
    const precisions = precisionsDe(chargee, cible, homologation)
    const resultat = await deps.deposerLien({ acte: requete.acte, cible, vue, dispositif, precisions, url })
    const saisie = { forme: 'url', preuve: cible.preuve, mode: cible.mode, url, homologation } as const
    return apresDepot(chargee, { cible, resultat, saisie })
  }

const pageDeChoix = async (
  deps: DepsPreuves,
  requete: Requete,
  demande: { readonly preuve: Saisi; readonly erreurs: readonly Erreur[] },
) => {
  const { vue, dispositif, chapitre, depose } = await charger(deps, requete)
  const attendue = preuveAttendue(dispositif, texteSaisi(demande.preuve) as NumeroPreuve, depose)
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
    const { preuve, oid, depot } = requete.corps
    const cible = cibleDe(chargee, { preuve, mode: 'remplace' })
    const { vue, dispositif } = chargee
    const resultat = await deps.importerRapport({
      acte: requete.acte,
      cible,
      vue,
      dispositif,
      rapport: rapportVoulu(chargee, cible.preuve, { oid: texteSaisi(oid), depot: texteSaisi(depot) }),
    })
    if (resultat.ok) return versLaPreuve(cible)
    return page(
      await pageDeChoix(deps, requete, { preuve, erreurs: [{ message: phraseRefusDepot(resultat.refus) }] }),
      422,
    )
  }

/** The report of the line that was pressed, or the one to which a link deposited for that proof leads. */
const rapportVoulu = (
  { depose }: Chargee,
  numero: NumeroPreuve,
  { oid, depot }: { readonly oid: string; readonly depot: string },
): RapportVoulu => {
  const lien = preuveDe(depose, numero)?.versions.find(({ id }) => id === depot)
  return lien?.nature === 'lien' ? { lien: lien.url } : { oid }
}

const confirmer =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const chargee = await charger(deps, requete)
    const { vue, dispositif, depose } = chargee
    // PRE-5 — where the file goes whole, it is handed over on its own page.
    return dispositif.uniteDInstruction === 'dossier' && depose.statut === 'en_depot'
      ? redirection(chemins.soumission(vue.etat.numero))
      : page(pageSoumission({ ...chargee, erreurs: [] }))
  }

const soumettre =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const { numero, code } = requete.params
    const resultat = await deps.candidatures.soumettreChapitres({
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
