import { nonTrouveEstNul, NonTrouve } from '../../../../kernel/erreurs.ts'
import type { Page, Reponse, Requete } from '../../../../platform/http/contract.ts'
import { type Erreur, urlAvec } from '../../../../ui/index.ts'
import { avecFormulaire } from '../../domain/ecrire-formulaire.ts'
import type { Champ, Formulaire, Section } from '../../domain/formulaire.ts'
import { champsDe } from '../../domain/liens-formulaire.ts'
import type { DepsAtelier } from './deps.ts'
import type { VueFormulaire } from './formulaires-table.tsx'
import { chantierDemande, recevoirRubrique, type Refusee } from './rubrique.tsx'

/** The form that an address names, of a chantier. @throws NonTrouve */
export const formulaireDemande = async (deps: DepsAtelier, requete: Requete): Promise<VueFormulaire> => {
  const { etape } = requete.params
  if (etape !== 'administrative' && etape !== 'eligibilite') throw new NonTrouve()
  return { lu: await chantierDemande(deps, requete), etape }
}

export const formulaireDe = ({ lu: { chantier }, etape }: VueFormulaire): Formulaire => chantier.formulaires[etape]

/** @throws NonTrouve */
export const sectionDemandee = (vue: VueFormulaire, code: string | undefined): Section => {
  const section = formulaireDe(vue).sections.find(autre => autre.code === code)
  if (!section) throw new NonTrouve()
  return section
}

/** @throws NonTrouve */
export const champDemande = (formulaire: Formulaire, code: string | undefined): Champ => {
  const champ = champsDe(formulaire).find(autre => autre.code === code)
  if (!champ) throw new NonTrouve()
  return champ
}

/** The fields of the same form in the version that is open; none before there is one. */
export const champsPublies = async (
  { dispositifs }: DepsAtelier,
  { lu: { chantier }, etape }: VueFormulaire,
): Promise<readonly Champ[]> => {
  const version = await dispositifs.versionOuverte(chantier.code).catch(nonTrouveEstNul)
  return version ? champsDe(version.formulaires[etape]) : []
}

/** An act on a form, saved at once: what it makes of it, what the history says of it, where it leads. */
export type ActeSurFormulaire = {
  readonly ecrire: (formulaire: Formulaire) => Formulaire
  readonly renomme?: { readonly de: string; readonly vers: string }
  readonly note: string
  readonly suite: string
  /** The page again, with what was typed, when it can't be saved. */
  readonly montrer: (vue: VueFormulaire, erreurs: readonly Erreur[]) => Page | Promise<Page>
}

/** GUI-1 — saved over what was seen, and not over what a colleague wrote since. */
export const enregistrerFormulaire = (
  deps: DepsAtelier,
  requete: Requete,
  { etape }: VueFormulaire,
  acte: ActeSurFormulaire,
): Promise<Reponse> =>
  recevoirRubrique(deps, {
    rubrique: etape,
    lire: () => ({
      ok: true,
      note: acte.note,
      modifier: chantier =>
        avecFormulaire(chantier, {
          etape,
          formulaire: acte.ecrire(chantier.formulaires[etape]),
          ...(acte.renomme ? { renomme: acte.renomme } : {}),
        }),
    }),
    montrer: (lu, refusee: Refusee | null) => acte.montrer({ lu, etape }, refusee?.erreurs ?? []),
    suite: () => acte.suite,
  })(requete)

/**
 * P2 — the answer to a form that was sent over another version than the one it showed: sent twice, that of the first time;
 * sent after a colleague wrote, the page that says so. `null` when it showed what is there.
 */
export const siDepasse = async (
  deps: DepsAtelier,
  requete: Requete,
  vue: VueFormulaire,
  acte: Pick<ActeSurFormulaire, 'suite' | 'montrer'>,
): Promise<Reponse | null> =>
  Number(requete.corps['versionVue']) === vue.lu.version
    ? null
    : enregistrerFormulaire(deps, requete, vue, { ...acte, ecrire: formulaire => formulaire, note: '' })

/** A page after an act: it says what was done, as the history tells it. */
export const apresLActe = (adresse: string): string => urlAvec(adresse, { fait: 'oui' })

/** What was last done to the form, where an act just led here. */
export const dernierActe = async (
  { histoireDuChantier }: DepsAtelier,
  { query }: Requete,
  { lu: { chantier }, etape }: VueFormulaire,
): Promise<string | null> => {
  if (query['fait'] !== 'oui') return null
  const [derniere] = await histoireDuChantier(chantier.code)
  return derniere?.geste === etape && derniere.note !== '' ? derniere.note : null
}
