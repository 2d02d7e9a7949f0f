import { NonTrouve } from '../../../../kernel/erreurs.ts'
import { page, type Reponse, type Requete, type Route } from '../../../../platform/http/contract.ts'
import { texteSaisi } from '../../../../platform/http/lecture.ts'
import { format } from '../../../../ui/index.ts'
import {
  ajouterSection,
  copierSection,
  dansLesLignes,
  deplacerChamp,
  deplacerSection,
  modifierSection,
  retirerSection,
  type Sens,
} from '../../domain/ecrire-formulaire.ts'
import { routesDesChamps } from './formulaires-champs.route.ts'
import { ATELIER, type DepsAtelier } from './deps.ts'
import { cheminsFormulaire } from './formulaires-chemins.ts'
import { noteDeCopie, pageCopie, sectionsACopier } from './formulaires-copie.page.tsx'
import {
  apresLActe,
  champDemande,
  dernierActe,
  enregistrerFormulaire,
  formulaireDe,
  formulaireDemande,
  sectionDemandee,
  siDepasse,
} from './formulaires-ecrire.ts'
import { champsGardes, pageRetraitDeSection } from './formulaires-retrait.page.tsx'
import { lireSection, pageSection, saisieDeLaSection, saisieDeSectionDuCorps } from './formulaires-section.page.tsx'
import type { VueFormulaire } from './formulaires-table.tsx'
import { pageFormulaire, retourAuFormulaire } from './formulaires.page.tsx'

const F = '/atelier/:code/formulaires/:etape'

/** ADM-1, ELI-1…5 — the two forms of a programme, written section by section and question by question. */
export const routesFormulaires = (deps: DepsAtelier): readonly Route[] => {
  const route = (methode: 'GET' | 'POST', chemin: string, traiter: Traiter): Route => ({
    methode,
    chemin: `${F}${chemin}`,
    acces: ATELIER,
    traiter: requete => traiter(deps, requete),
  })
  return [
    route('GET', '', montrer),
    route('POST', '/deplacement', deplacer),
    route('GET', '/sections/nouvelle', montrerSection),
    route('POST', '/sections/nouvelle', ecrireSection),
    route('GET', '/sections/copie', montrerCopie),
    route('POST', '/sections/copie', copier),
    route('GET', '/sections/:section', montrerSection),
    route('POST', '/sections/:section', ecrireSection),
    route('GET', '/sections/:section/retrait', montrerRetrait),
    route('POST', '/sections/:section/retrait', retirer),
    ...routesDesChamps(deps),
  ]
}

type Traiter = (deps: DepsAtelier, requete: Requete) => Promise<Reponse>

const montrer: Traiter = async (deps, requete) => {
  const vue = await formulaireDemande(deps, requete)
  return page(pageFormulaire({ vue, fait: await dernierActe(deps, requete, vue), erreurs: [] }))
}

/** P2 — what was sent twice, or over what a colleague wrote since: the form says which. */
const siEnvoiDepasse = (deps: DepsAtelier, requete: Requete, vue: VueFormulaire): Promise<Reponse | null> =>
  siDepasse(deps, requete, vue, {
    suite: apresLActe(cheminsFormulaire(vue.lu.chantier.code, vue.etape).formulaire()),
    montrer: retourAuFormulaire,
  })

const lireSens = (texte: string): Sens => {
  if (texte === 'haut' || texte === 'bas') return texte
  throw new NonTrouve()
}

/** A section, a question, or a field of a line, one place up or down. */
const deplacer: Traiter = async (deps, requete) => {
  const vue = await formulaireDemande(deps, requete)
  const { corps } = requete
  const sens = lireSens(texteSaisi(corps['sens']))
  const [section, champ, ligne] = [corps['section'], corps['champ'], corps['ligne']].map(texteSaisi)
  const formulaire = formulaireDe(vue)
  const chemins = cheminsFormulaire(vue.lu.chantier.code, vue.etape)
  const vers = sens === 'haut' ? 'remontée' : 'descendue'
  if (section) {
    const { titre } = sectionDemandee(vue, section)
    return enregistrerFormulaire(deps, requete, vue, {
      ecrire: ecrite => deplacerSection(ecrite, { code: section, sens }),
      note: `Section ${format.guillemets(titre)} ${vers}.`,
      suite: `${chemins.formulaire()}#section-${section}`,
      montrer: retourAuFormulaire,
    })
  }
  const deplace = champDemande(formulaire, champ)
  if (ligne) {
    return enregistrerFormulaire(deps, requete, vue, {
      ecrire: ecrite => dansLesLignes(ecrite, deplace.code, lignes => deplacerChamp(lignes, { code: ligne, sens })),
      note: `Champs d’une ligne de ${format.guillemets(deplace.libelle)} remis en ordre.`,
      suite: `${chemins.champ({ champ: deplace.code })}#question-${ligne}`,
      montrer: retourAuFormulaire,
    })
  }
  return enregistrerFormulaire(deps, requete, vue, {
    ecrire: ecrite => deplacerChamp(ecrite, { code: deplace.code, sens }),
    note: `Question ${format.guillemets(deplace.libelle)} ${vers}.`,
    suite: `${chemins.formulaire()}#question-${deplace.code}`,
    montrer: retourAuFormulaire,
  })
}

const montrerSection: Traiter = async (deps, requete) => {
  const vue = await formulaireDemande(deps, requete)
  const { section } = requete.params
  const ancienne = section === undefined ? null : sectionDemandee(vue, section)
  return page(pageSection({ vue, ancienne, saisie: saisieDeLaSection(ancienne), erreurs: [] }))
}

const ecrireSection: Traiter = async (deps, requete) => {
  const vue = await formulaireDemande(deps, requete)
  const { section: code } = requete.params
  const saisie = saisieDeSectionDuCorps(requete.corps)
  const connue = formulaireDe(vue).sections.find(autre => autre.code === code) ?? null
  const depasse = await siDepasse(deps, requete, vue, {
    suite: apresLActe(cheminsFormulaire(vue.lu.chantier.code, vue.etape).formulaire()),
    montrer: (lue, erreurs) =>
      connue || code === undefined
        ? pageSection({ vue: lue, ancienne: connue, saisie, erreurs })
        : retourAuFormulaire(lue, erreurs),
  })
  if (depasse) return depasse
  const ancienne = code === undefined ? null : sectionDemandee(vue, code)
  const lue = lireSection(saisie, { formulaire: formulaireDe(vue), ancienne })
  if (!lue.ok) return page(pageSection({ vue, ancienne, saisie, erreurs: lue.erreurs }), 422)
  const { section } = lue
  return enregistrerFormulaire(deps, requete, vue, {
    ecrire: formulaire =>
      ancienne ? modifierSection(formulaire, { code: ancienne.code, section }) : ajouterSection(formulaire, section),
    note: `Section ${format.guillemets(section.titre)} ${ancienne ? 'modifiée' : 'ajoutée'}.`,
    suite: apresLActe(cheminsFormulaire(vue.lu.chantier.code, vue.etape).formulaire()),
    montrer: (nouvelle, erreurs) => pageSection({ vue: nouvelle, ancienne, saisie, erreurs }),
  })
}

const montrerCopie: Traiter = async (deps, requete) => {
  const vue = await formulaireDemande(deps, requete)
  const sections = sectionsACopier(await deps.dispositifs.lister())
  return page(pageCopie({ vue, sections, choisie: '', erreurs: [] }))
}

const copier: Traiter = async (deps, requete) => {
  const vue = await formulaireDemande(deps, requete)
  const depasse = await siEnvoiDepasse(deps, requete, vue)
  if (depasse) return depasse
  const sections = sectionsACopier(await deps.dispositifs.lister())
  const choisie = texteSaisi(requete.corps['modele'])
  const modele = sections.find(({ valeur }) => valeur === choisie)
  const refuser = (message: string): Reponse =>
    page(pageCopie({ vue, sections, choisie, erreurs: [{ champ: 'modele', message }] }), 422)
  if (!modele) return refuser('Choisissez la section à copier.')
  const copie = copierSection(formulaireDe(vue), modele.section)
  if (copie.section.champs.length === 0)
    return refuser('Toutes les questions de cette section sont déjà posées ici : choisissez-en une autre.')
  return enregistrerFormulaire(deps, requete, vue, {
    ecrire: formulaire => copierSection(formulaire, modele.section).formulaire,
    note: noteDeCopie(copie, modele.dispositif),
    suite: apresLActe(cheminsFormulaire(vue.lu.chantier.code, vue.etape).formulaire()),
    montrer: (lue, erreurs) => pageCopie({ vue: lue, sections, choisie, erreurs }),
  })
}

const montrerRetrait: Traiter = async (deps, requete) => {
  const vue = await formulaireDemande(deps, requete)
  return page(pageRetraitDeSection({ vue, section: sectionDemandee(vue, requete.params['section']), erreurs: [] }))
}

const retirer: Traiter = async (deps, requete) => {
  const vue = await formulaireDemande(deps, requete)
  const depasse = await siEnvoiDepasse(deps, requete, vue)
  if (depasse) return depasse
  const section = sectionDemandee(vue, requete.params['section'])
  if (champsGardes(vue, section).length > 0) return page(pageRetraitDeSection({ vue, section, erreurs: [] }), 422)
  return enregistrerFormulaire(deps, requete, vue, {
    ecrire: formulaire => retirerSection(formulaire, section.code),
    note: `Section ${format.guillemets(section.titre)} retirée, ${format.pluriel(section.champs.length, 'question')}.`,
    suite: apresLActe(cheminsFormulaire(vue.lu.chantier.code, vue.etape).formulaire()),
    montrer: (lue, erreurs) => pageRetraitDeSection({ vue: lue, section, erreurs }),
  })
}
