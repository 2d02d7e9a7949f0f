import { conflitEstNul, NonTrouve } from '../../../kernel/erreurs.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { texteSaisi, textesSaisis } from '../../../platform/http/lecture.ts'
import { urlAvec } from '../../../ui/index.ts'
import { consequencesDAjout } from '../domain/consequences-profils.ts'
import { estInstruite } from '../domain/contexte.ts'
import { commandeDAjout, coutDAjout } from '../use-cases/ajouter-profils.ts'
import { chemins } from './chemins.ts'
import type { DepsCandidatures } from './deps.ts'
import { phraseRefus } from './phrases.ts'
import { pageConfirmationProfils } from './profils-confirmation.page.tsx'
import { pageProfils, type VueProfils } from './profils.page.tsx'

const CHEMIN = '/candidatures/:numero/profils'

/** PRE-9 — the éditeur chooses, reads what it costs, then adds; none after J2. */
export const routesProfils = (deps: DepsCandidatures): readonly Route[] => [
  { methode: 'GET', chemin: CHEMIN, acces: { qui: 'editeur' }, traiter: montrer(deps) },
  { methode: 'POST', chemin: CHEMIN, acces: { qui: 'editeur' }, traiter: choisir(deps) },
  { methode: 'GET', chemin: `${CHEMIN}/confirmation`, acces: { qui: 'editeur' }, traiter: confirmer(deps) },
  { methode: 'POST', chemin: `${CHEMIN}/confirmation`, acces: { qui: 'editeur' }, traiter: ajouter(deps) },
]

/** @throws NonTrouve for a candidature that has no profiles yet, or none any more. */
const charger = async (deps: DepsCandidatures, { params, acteur }: Requete): Promise<VueProfils> => {
  const vue = await deps.voir({ numero: params['numero'] ?? '', acteur })
  const { etat } = vue
  if (!estInstruite(etat)) throw new NonTrouve()
  return { vue, etat, dispositif: await deps.lireDispositif(etat.dispositifId), acteur, choisis: [], erreurs: [] }
}

const montrer =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const vue = await charger(deps, requete)
    return page(pageProfils({ ...vue, choisis: lireListe(requete.query['profils'] ?? '') }))
  }

const choisir =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const vue = await charger(deps, requete)
    const choisis = textesSaisis(requete.corps['profils'])
    const cout = coutDe(vue, choisis)
    if (cout.ok) return redirection(adresseDeConfirmation(vue, choisis))
    const message = phraseRefus(cout.refus)
    const erreur = cout.refus.code === 'profils_a_preciser' ? { champ: 'profils', message } : { message }
    return page(pageProfils({ ...vue, choisis, erreurs: [erreur] }), 422)
  }

const confirmer =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const vue = await charger(deps, requete)
    return demanderConfirmation(deps, { vue, choisis: lireListe(requete.query['profils'] ?? ''), change: false })
  }

const ajouter =
  (deps: DepsCandidatures) =>
  async (requete: Requete): Promise<Reponse> => {
    const { numero } = (await charger(deps, requete)).etat
    const profils = lireListe(texteSaisi(requete.corps['profils']))
    const coutVu = texteSaisi(requete.corps['cout'])
    const resultat = await deps.candidatures
      .ajouterProfils({ numero, acte: requete.acte, profils, coutVu })
      .catch(conflitEstNul)
    if (resultat?.ok) return redirection(chemins.accuse(numero, resultat.version))
    const vue = await charger(deps, requete)
    if (!resultat) return demanderConfirmation(deps, { vue, choisis: profils, change: true })
    return page(pageProfils({ ...vue, choisis: profils, erreurs: [{ message: phraseRefus(resultat.refus) }] }), 422)
  }

/** `change`: it no longer costs what was read, and is to be read again. */
const demanderConfirmation = async (
  deps: DepsCandidatures,
  args: { readonly vue: VueProfils; readonly choisis: readonly string[]; readonly change: boolean },
): Promise<Reponse> => {
  const { vue, choisis, change } = args
  const cout = coutDe(vue, choisis)
  const { numero } = vue.etat
  if (!cout.ok) return redirection(urlAvec(chemins.profils(numero), { profils: choisis.join(',') }))
  const places = await deps.places({ numero, guichet: vue.vue.guichet })
  const { chapitres } = cout
  return page(
    pageConfirmationProfils({ ...vue, choisis, chapitres, cout: coutDAjout(cout), places, change }),
    change ? 409 : 200,
  )
}

const coutDe = ({ vue, etat, dispositif, acteur }: VueProfils, choisis: readonly string[]) =>
  consequencesDAjout(etat, commandeDAjout(etat, dispositif, choisis), { acteur, now: vue.le, dispositif })

const adresseDeConfirmation = ({ etat }: VueProfils, choisis: readonly string[]): string =>
  urlAvec(`${chemins.profils(etat.numero)}/confirmation`, { profils: choisis.join(',') })

const lireListe = (texte: string): readonly string[] => texte.split(',').filter(Boolean)
