import type { VNode } from 'preact'
import type { Personne } from '../../../../../kernel/acteur.ts'
import {
  type Corps,
  page,
  type Page,
  type Reponse,
  type Requete,
  type Route,
} from '../../../../../platform/http/contract.ts'
import { texteSaisi } from '../../../../../platform/http/lecture.ts'
import { Alerte, type Erreur, urlAvec } from '../../../../../ui/index.ts'
import type { Chantier, Rubrique } from '../../../domain/chantier.ts'
import type { Dispositif } from '../../../domain/dispositif.ts'
import type { ChantierLu } from '../../../use-cases/ports-chantiers.ts'
import { cheminsAtelier } from '../chemins.ts'
import { ATELIER, type DepsAtelier } from '../deps.ts'
import { type Lecteur, makeLecteur } from '../lecteur.ts'
import { chantierDemande, pageRubrique, recevoirRubrique, type Refusee } from '../rubrique.tsx'

/** What a part may look at besides itself: the programmes that are published, by name, with their milestones as they stand. */
export type Contexte = {
  readonly chantier: Chantier
  readonly publies: readonly Dispositif[]
  readonly acteur: Personne
  readonly deps: DepsAtelier
}

export type VueReglage = Contexte & {
  /** What the fields hold: what the chantier says, or what was typed and refused. */
  readonly corps: Corps
  readonly erreurs: readonly Erreur[]
}

/** A part of the workshop made of fields. */
export type Reglage = {
  readonly rubrique: Rubrique
  readonly chapeau: string
  /** What the fields hold when the page opens. */
  readonly saisieDe: (chantier: Chantier) => Corps
  readonly champs: (vue: VueReglage) => VNode
  /** Reads every field, every fault; what it answers is used when there is none. */
  readonly lire: (lecteur: Lecteur, contexte: Contexte, corps: Corps) => (chantier: Chantier) => Chantier
  /** What a button other than « Enregistrer » makes of what was typed: nothing is saved. */
  readonly geste?: (geste: string, corps: Corps, contexte: Contexte) => Corps
  /** What is shown of what was typed, once it is refused. */
  readonly corriger?: (corps: Corps, contexte: Contexte) => Corps
  /** What is worked out from what was saved, under the form: the page is shown again once it is saved. */
  readonly apercu?: (contexte: Contexte) => VNode | null
  /** Has files. Those that were chosen are in the body, as texts. */
  readonly recevoir?: (requete: Requete) => Promise<Requete>
}

const GESTE = 'geste'
const AJOUTER = 'ajouter.'

/** What its button sends, to get one more line of that list. */
export const gesteDAjout = (liste: string): string => AJOUTER + liste

/** Whether one more line of that list was asked for. */
export const ajoutDemande = (corps: Corps, liste: string): boolean => texteSaisi(corps[GESTE]) === gesteDAjout(liste)

export const routesDuReglage = (deps: DepsAtelier, reglage: Reglage): readonly Route[] => {
  const { rubrique, recevoir } = reglage
  const chemin = cheminsAtelier.rubrique(':code', rubrique)
  return [
    { methode: 'GET', chemin, acces: ATELIER, traiter: montrerReglage(deps, reglage) },
    {
      methode: 'POST',
      chemin,
      acces: ATELIER,
      ...(recevoir ? { corps: 'flux' } : {}),
      traiter: recevoirReglage(deps, reglage),
    },
  ]
}

const montrerReglage =
  (deps: DepsAtelier, reglage: Reglage) =>
  async (requete: Requete): Promise<Reponse> => {
    const lu = await chantierDemande(deps, requete)
    const contexte = await contexteDe(deps, { lu, requete })
    const enregistre = requete.query['fait'] === reglage.rubrique
    return page(pageDe(reglage, { lu, contexte, refusee: null, enregistre }))
  }

const contexteDe = async (
  deps: DepsAtelier,
  { lu, requete }: { readonly lu: ChantierLu; readonly requete: Requete },
): Promise<Contexte> => ({
  chantier: lu.chantier,
  publies: await deps.dispositifs.lister(),
  acteur: requete.acteur,
  deps,
})

const recevoirReglage =
  (deps: DepsAtelier, reglage: Reglage) =>
  async (recue: Requete): Promise<Reponse> => {
    const { rubrique, lire, geste, apercu, recevoir } = reglage
    const requete = recevoir ? await recevoir(recue) : recue
    const montrer = async (lu: ChantierLu, refusee: Refusee | null): Promise<Page> =>
      pageDe(reglage, { lu, contexte: await contexteDe(deps, { lu, requete }), refusee })
    const demande = texteSaisi(requete.corps[GESTE])
    if (demande !== '' && demande !== 'enregistrer') {
      const lu = await chantierDemande(deps, requete)
      const corps = geste ? geste(demande, requete.corps, await contexteDe(deps, { lu, requete })) : requete.corps
      const vu = { ...lu, version: Number(requete.corps['versionVue']) }
      return page(await montrer(vu, { corps, erreurs: [] }))
    }
    return recevoirRubrique(deps, {
      rubrique,
      montrer,
      lire: async ({ corps }, lu) => {
        const lecteur = makeLecteur(corps)
        const modifier = lire(lecteur, await contexteDe(deps, { lu, requete }), corps)
        const erreurs = lecteur.erreurs()
        return erreurs.length > 0 ? { ok: false, erreurs } : { ok: true, modifier }
      },
      ...(apercu ? { suite: code => urlAvec(cheminsAtelier.rubrique(code, rubrique), { fait: rubrique }) } : {}),
    })(requete)
  }

const pageDe = (
  { rubrique, chapeau, saisieDe, champs: Champs, corriger, apercu: Apercu, recevoir }: Reglage,
  {
    lu,
    contexte,
    refusee,
    enregistre = false,
  }: {
    readonly lu: ChantierLu
    readonly contexte: Contexte
    readonly refusee: Refusee | null
    readonly enregistre?: boolean
  },
): Page => {
  const { corps: saisi = saisieDe(lu.chantier), erreurs = [] } = refusee ?? {}
  const corps = refusee && corriger ? corriger(saisi, contexte) : saisi
  return pageRubrique({
    lu,
    rubrique,
    erreurs,
    chapeau,
    multipart: recevoir !== undefined,
    avant: enregistre ? (
      <Alerte ton="succes" annonce>
        C’est enregistré.
      </Alerte>
    ) : null,
    children: (
      <>
        <EnregistrerDAbord />
        <Champs {...contexte} corps={corps} erreurs={erreurs} />
      </>
    ),
    apres: Apercu && !refusee ? <Apercu {...contexte} /> : null,
  })
}

/** The button that the key Enter presses: the first of the form. */
const EnregistrerDAbord = (): VNode => (
  <button class="fr-sr-only" type="submit" name={GESTE} value="enregistrer" tabIndex={-1} aria-hidden="true">
    Enregistrer
  </button>
)
