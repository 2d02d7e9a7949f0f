import { page, redirection, type Reponse, type Requete, type Route } from '../../../../platform/http/contract.ts'
import { numeroDePage, texteSaisi, textesSaisis } from '../../../../platform/http/lecture.ts'
import { type Erreur, urlAvec } from '../../../../ui/index.ts'
import type { Exigences } from '../../composition-exigences.ts'
import type { Apercu } from '../../domain/apercu-rem.ts'
import { phraseRefusClasseur } from '../../domain/phrases-import.ts'
import type { RefusDAdopter } from '../../use-cases/adopter-exigences.ts'
import type { ChantierLu } from '../../use-cases/ports-chantiers.ts'
import type { Publiee } from '../versions/charger.ts'
import { ATELIER } from './deps.ts'
import { CHAMP_REMARQUES, champDeRemarque, pageApercu, phraseDeRemarque } from './exigences-apercu.page.tsx'
import { cheminsExigences } from './exigences-chemins.ts'
import { routesClasseurs } from './exigences-classeur.route.ts'
import { CHAMP_CLASSEUR } from './exigences-depot.tsx'
import type { LectureDemandee } from './exigences-lecture.tsx'
import { pageExigences } from './exigences.page.tsx'
import { premierFichier } from './premier-fichier.ts'
import { chantierDemande, phraseDuRefus } from './rubrique.tsx'

const PAGE = '/atelier/:code/exigences'

/** REM-1, REM-3 — the requirements of a chantier: the workbook is received, previewed, adopted, given back. */
export const routesExigences = (deps: Exigences): readonly Route[] => [
  { methode: 'GET', chemin: PAGE, acces: ATELIER, traiter: montrer(deps) },
  { methode: 'POST', chemin: PAGE, acces: ATELIER, corps: 'flux', traiter: recevoir(deps) },
  { methode: 'GET', chemin: `${PAGE}/apercu`, acces: ATELIER, traiter: apercevoir(deps) },
  { methode: 'POST', chemin: `${PAGE}/adoption`, acces: ATELIER, traiter: adopter(deps) },
  ...routesClasseurs(deps),
]

const lectureDemandee = ({ query }: Requete): LectureDemandee => ({
  chapitre: query['chapitre'] ?? '',
  page: numeroDePage(query),
})

const publieesDe = async ({ lireVersions }: Exigences, code: string): Promise<readonly Publiee[]> =>
  (await lireVersions(code)).flatMap(({ publieeLe, ...ligne }) => (publieeLe === null ? [] : [{ ...ligne, publieeLe }]))

const pageDe = async (
  deps: Exigences,
  requete: Requete,
  { lu: { chantier }, erreurs }: { readonly lu: ChantierLu; readonly erreurs: readonly Erreur[] },
): Promise<Reponse> => {
  const versions = await publieesDe(deps, chantier.code)
  const adopte = requete.query['fait'] === 'adoption'
  const vue = { chantier, versions, demandee: lectureDemandee(requete), erreurs, adopte }
  return page(pageExigences(vue), erreurs.length > 0 ? 422 : 200)
}

const montrer =
  (deps: Exigences) =>
  async (requete: Requete): Promise<Reponse> =>
    pageDe(deps, requete, { lu: await chantierDemande(deps, requete), erreurs: [] })

const recevoir =
  (deps: Exigences) =>
  async (requete: Requete): Promise<Reponse> => {
    const lu = await chantierDemande(deps, requete)
    const refuser = (message: string): Promise<Reponse> =>
      pageDe(deps, requete, { lu, erreurs: [{ champ: CHAMP_CLASSEUR, message }] })
    const fichier = await premierFichier(requete.parties())
    if (!fichier) return refuser('Choisissez le classeur des exigences, un fichier .xlsx.')
    const { nomFichier: nom, flux } = fichier
    const issue = await deps.deposerClasseur({ acte: requete.acte, lu, nom, flux })
    if (issue.ok) return redirection(cheminsExigences.apercu(lu.chantier.code, issue.empreinte))
    flux.resume()
    return issue.refus.code === 'role_requis'
      ? refuser(phraseDuRefus(issue.refus))
      : refuser(phraseRefusClasseur(issue.refus.refus))
  }

/** What is asked of a workbook that was received, by its content. */
type Demande = {
  readonly lu: ChantierLu
  readonly classeur: string
  readonly acceptees: readonly string[]
  readonly erreursDe: (apercu: Apercu) => readonly Erreur[]
}

const apercevoir =
  (deps: Exigences) =>
  async (requete: Requete): Promise<Reponse> => {
    const lu = await chantierDemande(deps, requete)
    const classeur = requete.query['classeur'] ?? ''
    return montrerApercu(deps, requete, { lu, classeur, acceptees: [], erreursDe: () => [] })
  }

/** A content that was never sent for that programme leads back to where one is sent. */
const montrerApercu = async (
  deps: Exigences,
  requete: Requete,
  { lu, classeur, acceptees, erreursDe }: Demande,
): Promise<Reponse> => {
  const vu = await deps.apercevoir(lu, classeur)
  if (!vu) return redirection(cheminsExigences.page(lu.chantier.code))
  const { depose, lecture } = vu
  if (!lecture.ok) {
    const message = phraseRefusClasseur(lecture.refus)
    return pageDe(deps, requete, { lu, erreurs: [{ champ: CHAMP_CLASSEUR, message }] })
  }
  const { apercu, rem } = lecture
  const erreurs = erreursDe(apercu)
  const vue = { lu, depose, apercu, rem, demandee: lectureDemandee(requete), acceptees, erreurs }
  return page(pageApercu(vue), erreurs.length > 0 ? 422 : 200)
}

const adopter =
  (deps: Exigences) =>
  async (requete: Requete): Promise<Reponse> => {
    const { acte, corps } = requete
    const lu = await chantierDemande(deps, requete)
    const empreinte = texteSaisi(corps['classeur'])
    const acceptees = textesSaisis(corps[CHAMP_REMARQUES])
    const versionVue = Number(corps['versionVue'])
    const issue = await deps.adopterExigences({ acte, lu, versionVue, empreinte, acceptees })
    if (issue.ok) return redirection(urlAvec(cheminsExigences.page(lu.chantier.code), { fait: 'adoption' }))
    const { refus } = issue
    const erreursDe: Demande['erreursDe'] = apercu => erreursDuRefus(refus, apercu)
    return montrerApercu(deps, requete, { lu, classeur: empreinte, acceptees, erreursDe })
  }

const erreursDuRefus = (refus: RefusDAdopter, { remarques }: Apercu): readonly Erreur[] => {
  switch (refus.code) {
    case 'classeur_fautif':
      return [{ message: 'Rien n’est repris : le classeur, lu de nouveau, ne peut pas être adopté.' }]
    case 'remarques_a_accepter': {
      const manquantes = new Set(refus.remarques.map(({ cle }) => cle))
      return remarques.flatMap((remarque, rang) =>
        manquantes.has(remarque.cle)
          ? [{ champ: champDeRemarque(rang), message: `À accepter, ou à corriger : ${phraseDeRemarque(remarque)}` }]
          : [],
      )
    }
    default:
      return [{ message: phraseDuRefus(refus) }]
  }
}
