import { inatteignable } from '../../../../kernel/decision.ts'
import { NonTrouve } from '../../../../kernel/erreurs.ts'
import { page, redirection, type Reponse, type Requete, type Route } from '../../../../platform/http/contract.ts'
import { type Erreur, format, urlAvec } from '../../../../ui/index.ts'
import { codesReserves } from '../../domain/programme.ts'
import type { RefusDOuvrir } from '../../use-cases/ouvrir-chantier.ts'
import { pageAccueil } from './accueil.page.tsx'
import { cheminsAtelier } from './chemins.ts'
import { ATELIER, type DepsAtelier } from './deps.ts'
import { LONGUEUR_CODE, LONGUEUR_INTITULE, pageNouveau, type SaisieNouveau } from './nouveau.page.tsx'

/** The home of the workshop, and the two ways to open a chantier there. */
export const routesAccueilAtelier = (deps: DepsAtelier): readonly Route[] => [
  { methode: 'GET', chemin: '/atelier', acces: ATELIER, traiter: accueil(deps) },
  {
    methode: 'GET',
    chemin: '/atelier/nouveau',
    acces: ATELIER,
    traiter: async () => page(pageNouveau({ dispositifs: await deps.dispositifs.lister() })),
  },
  { methode: 'POST', chemin: '/atelier/nouveau', acces: ATELIER, traiter: creer(deps) },
  { methode: 'POST', chemin: '/atelier/:code/ouverture', acces: ATELIER, traiter: preparer(deps) },
]

const accueil =
  ({ listerChantiers, dispositifs, horloge }: DepsAtelier) =>
  async ({ query }: Requete): Promise<Reponse> => {
    const [chantiers, publies, maintenant] = await Promise.all([listerChantiers(), dispositifs.lister(), horloge()])
    const abandonne = query['fait'] === 'abandon'
    return page(pageAccueil({ chantiers, dispositifs: publies, maintenant, abandonne }))
  }

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** « Téléconsultation, vague 1 » → `teleconsultation-vague-1` */
const codeTireDe = (intitule: string): string =>
  intitule
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGUEUR_CODE)
    .replaceAll(/^-+|-+$/g, '')

const lireSaisie = ({ corps }: Requete): SaisieNouveau => {
  const texte = (nom: string): string => {
    const valeur = corps[nom]
    return typeof valeur === 'string' ? valeur.normalize('NFC').trim() : ''
  }
  return { intitule: texte('intitule'), code: texte('code'), modele: texte('modele') }
}

const creer =
  (deps: DepsAtelier) =>
  async (requete: Requete): Promise<Reponse> => {
    const saisie = lireSaisie(requete)
    const code = saisie.code || codeTireDe(saisie.intitule)
    const refusee = async (erreurs: readonly Erreur[]): Promise<Reponse> =>
      page(pageNouveau({ dispositifs: await deps.dispositifs.lister(), saisie: { ...saisie, code }, erreurs }), 422)
    const erreurs = erreursDeSaisie({ ...saisie, code })
    if (erreurs.length > 0) return refusee(erreurs)
    const ouverture = { kind: 'nouveau', code, intitule: saisie.intitule, modele: saisie.modele || null } as const
    const issue = await deps.ouvrirChantier({ acte: requete.acte, ouverture })
    return issue.ok ? redirection(ouvert(code)) : refusee([erreurDuRefus(issue.refus, code)])
  }

const ouvert = (code: string): string => urlAvec(cheminsAtelier.tableau(code), { fait: 'ouverture' })

/** The next version: where somebody opened it a moment ago, that one. */
const preparer =
  (deps: DepsAtelier) =>
  async ({ acte, params }: Requete): Promise<Reponse> => {
    const code = params['code'] ?? ''
    const issue = await deps.ouvrirChantier({ acte, ouverture: { kind: 'version', code } })
    if (issue.ok) return redirection(ouvert(code))
    if (issue.refus.code === 'chantier_en_cours') return redirection(cheminsAtelier.tableau(code))
    throw new NonTrouve()
  }

const erreursDeSaisie = ({ intitule, code }: SaisieNouveau): readonly Erreur[] => [
  ...(intitule === '' ? [{ champ: 'intitule', message: 'Donnez un nom au dispositif.' }] : []),
  ...(intitule.length > LONGUEUR_INTITULE
    ? [{ champ: 'intitule', message: `Raccourcissez le nom : ${LONGUEUR_INTITULE} caractères au plus.` }]
    : []),
  ...(intitule !== '' && code === ''
    ? [{ champ: 'code', message: 'Donnez un code : le nom n’a ni lettre ni chiffre dont le tirer.' }]
    : []),
  ...(code !== '' && !CODE.test(code)
    ? [
        {
          champ: 'code',
          message: 'Écrivez le code en minuscules sans accents, chiffres et tirets, par exemple « imagerie-vague-3 ».',
        },
      ]
    : []),
  ...(code.length > LONGUEUR_CODE
    ? [{ champ: 'code', message: `Raccourcissez le code : ${LONGUEUR_CODE} caractères au plus.` }]
    : []),
  ...(codesReserves.includes(code)
    ? [{ champ: 'code', message: `Choisissez un autre code : ${format.guillemets(code)} est une adresse du service.` }]
    : []),
]

const erreurDuRefus = (refus: RefusDOuvrir, code: string): Erreur => {
  switch (refus.code) {
    case 'role_requis':
      return { message: 'Seuls un administrateur ou un gestionnaire écrivent un dispositif.' }
    case 'chantier_en_cours':
      return {
        champ: 'code',
        message: `Choisissez un autre code : un chantier ${format.guillemets(code)} est en cours, ouvrez-le depuis l’atelier.`,
      }
    case 'code_deja_pris':
      return {
        champ: 'code',
        message: `Choisissez un autre code : ${format.guillemets(code)} est celui d’un dispositif publié.`,
      }
    case 'modele_inconnu':
      return { champ: 'modele', message: 'Choisissez un autre point de départ : celui-ci n’est pas publié.' }
    default:
      return inatteignable(refus)
  }
}
