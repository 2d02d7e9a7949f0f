import type { ComponentChildren, VNode } from 'preact'
import { inatteignable } from '../../../../kernel/decision.ts'
import { NonTrouve } from '../../../../kernel/erreurs.ts'
import { type Page, page, redirection, type Reponse, type Requete } from '../../../../platform/http/contract.ts'
import {
  BarreAction,
  Bouton,
  Entete,
  type Erreur,
  Formulaire,
  format,
  LienBouton,
  ResumeErreurs,
  urlAvec,
} from '../../../../ui/index.ts'
import type { Chantier, Rubrique } from '../../domain/chantier.ts'
import type { RefusDEnregistrer } from '../../use-cases/enregistrer-chantier.ts'
import type { ChantierLu } from '../../use-cases/ports-chantiers.ts'
import { cheminsAtelier, filAtelier } from './chemins.ts'
import { ResteDansLaRubrique } from './controle.page.tsx'
import type { DepsAtelier } from './deps.ts'
import { libelleGeste, libelleRubrique } from './mots.ts'

/** The chantier that an address names. @throws NonTrouve */
export const chantierDemande = async (
  { lireChantier }: Pick<DepsAtelier, 'lireChantier'>,
  { params }: Requete,
): Promise<ChantierLu> => {
  const lu = await lireChantier(params['code'] ?? '')
  if (!lu) throw new NonTrouve()
  return lu
}

/** What a part's form says: its faults, or what it makes of the chantier. */
export type SaisieDeRubrique =
  | { readonly ok: true; readonly modifier: (chantier: Chantier) => Chantier; readonly note?: string }
  | { readonly ok: false; readonly erreurs: readonly Erreur[] }

/** A part of the workshop that one form writes. `montrer` gets what was typed when it has to be typed again. */
export type RubriqueSaisie = {
  readonly rubrique: Rubrique
  readonly lire: (requete: Requete, lu: ChantierLu) => SaisieDeRubrique | Promise<SaisieDeRubrique>
  readonly montrer: (lu: ChantierLu, refusee: Refusee | null) => Page | Promise<Page>
  /** Where a saved part leads: the chantier's dashboard, unless said otherwise. */
  readonly suite?: (code: string) => string
}
export type Refusee = { readonly corps: Requete['corps']; readonly erreurs: readonly Erreur[] }

/** GUI-1 — receives one part: saved and back to the dashboard, or shown again with what was typed. */
export const recevoirRubrique =
  (deps: DepsAtelier, { rubrique, lire, montrer, suite }: RubriqueSaisie) =>
  async (requete: Requete): Promise<Reponse> => {
    const lu = await chantierDemande(deps, requete)
    const { code } = lu.chantier
    const versionVue = Number(requete.corps['versionVue'])
    const refuser = async (vu: ChantierLu, erreurs: readonly Erreur[]): Promise<Reponse> =>
      page(await montrer(vu, { corps: requete.corps, erreurs }), 422)
    const saisie = await lire(requete, lu)
    // What a colleague saved meanwhile is still to be told once the faults are mended.
    if (!saisie.ok) return refuser({ ...lu, version: versionVue }, saisie.erreurs)
    const { modifier, note } = saisie
    const issue = await deps.enregistrerChantier({
      acte: requete.acte,
      code,
      rubrique,
      versionVue,
      modifier,
      ...(note === undefined ? {} : { note }),
    })
    if (issue.ok) return redirection(suite ? suite(code) : urlAvec(cheminsAtelier.tableau(code), { fait: rubrique }))
    return refuser(lu, [{ message: phraseDuRefus(issue.refus) }])
  }

export const phraseDuRefus = (refus: RefusDEnregistrer): string => {
  switch (refus.code) {
    case 'role_requis':
      return 'Seuls un administrateur ou un gestionnaire écrivent un dispositif.'
    case 'modifie_entre_temps': {
      const { par, le, geste } = refus.trace
      return `${par.nom} a modifié ce chantier entre-temps (${libelleGeste(geste)}, ${format.dateHeure(le)}). Votre saisie est affichée et n’est pas enregistrée : vérifiez-la, puis enregistrez de nouveau.`
    }
    default:
      return inatteignable(refus)
  }
}

/** The page of a part that one form writes. */
export const pageRubrique = ({
  lu: { chantier, version },
  rubrique,
  erreurs,
  chapeau,
  avant,
  children,
  apres,
  actions,
  multipart,
}: {
  readonly lu: ChantierLu
  readonly rubrique: Rubrique
  readonly erreurs: readonly Erreur[]
  readonly chapeau?: string
  /** Over the form. */
  readonly avant?: VNode | null
  readonly children: ComponentChildren
  /** Under the form. */
  readonly apres?: VNode | null
  readonly actions?: VNode
  readonly multipart?: boolean
}): Page => ({
  titre: `${libelleRubrique[rubrique]}, ${chantier.intitule}`,
  titreCourt: libelleRubrique[rubrique],
  filAriane: filAtelier({ libelle: chantier.intitule, href: cheminsAtelier.tableau(chantier.code) }),
  contenu: (
    <>
      <ResumeErreurs erreurs={erreurs} />
      <Entete surtitre={chantier.intitule} titre={libelleRubrique[rubrique]} chapeau={chapeau} />
      {erreurs.length > 0 ? null : <ResteDansLaRubrique chantier={chantier} rubrique={rubrique} />}
      {avant ?? null}
      <Formulaire
        action={cheminsAtelier.rubrique(chantier.code, rubrique)}
        champs={{ versionVue: String(version) }}
        multipart={multipart ?? false}
        surveille
      >
        <p class="fr-text--sm cv-note-obligatoires">
          Les champs signalés par un astérisque (<span class="cv-obligatoire">*</span>) sont nécessaires pour publier.
          Une rubrique incomplète s’enregistre : le contrôle dit ce qui manque.
        </p>
        {children}
        <BarreAction
          actions={
            <>
              {actions ?? null}
              <Bouton>Enregistrer</Bouton>
              <LienBouton href={cheminsAtelier.tableau(chantier.code)} variante="secondaire">
                Revenir au chantier
              </LienBouton>
            </>
          }
        >
          Rien n’est publié : seul l’atelier voit ce qui est enregistré ici.
        </BarreAction>
      </Formulaire>
      {apres ?? null}
    </>
  ),
})
