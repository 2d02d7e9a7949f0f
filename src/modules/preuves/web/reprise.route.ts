import { NonTrouve } from '../../../kernel/erreurs.ts'
import { page, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { type Saisi, texteSaisi } from '../../../platform/http/lecture.ts'
import type { Erreur } from '../../../ui/index.ts'
import { preuveDe, suitUneHomologation } from '../../candidatures/index.ts'
import type { NumeroPreuve } from '../../dispositifs/index.ts'
import { preuveAttendue } from '../use-cases/deposer.ts'
import { cibleDe, versLaPreuve } from './apres-depot.ts'
import { charger } from './chargement.ts'
import type { DepsPreuves } from './deps.ts'
import { erreurDHomologation, homologationSaisie, lireHomologation } from './homologation.tsx'
import { phraseRefusDepot } from './phrases.ts'
import { pageReprise, type VueReprise } from './reprise.page.tsx'

const CHEMIN = '/candidatures/:numero/chapitres/:code/reprise'

/** GUI-7 — a pièce of another candidature of the company, deposited again by the éditeur’s own act. */
export const routesReprise = (deps: DepsPreuves): readonly Route[] => [
  { methode: 'GET', chemin: CHEMIN, acces: { qui: 'editeur' }, traiter: choisir(deps) },
  { methode: 'POST', chemin: CHEMIN, acces: { qui: 'editeur' }, traiter: reprendre(deps) },
]

type Suite = Pick<VueReprise, 'erreurs'> & Partial<Pick<VueReprise, 'saisie'>>

/** @throws NonTrouve for a proof that the chapter does not ask for. */
const vueDe = async (deps: DepsPreuves, requete: Requete, voulue: Saisi): Promise<Omit<VueReprise, keyof Suite>> => {
  const chargee = await charger(deps, requete)
  const { vue, dispositif, acteur, depose } = chargee
  const attendue = preuveAttendue(dispositif, texteSaisi(voulue) as NumeroPreuve, depose)
  const preuve = attendue && preuveDe(depose, attendue.numero)
  if (!attendue || !preuve) throw new NonTrouve()
  const { numero } = vue.etat
  const pieces = await deps.piecesReprenables({ numero, acteur, dispositif, preuve: attendue.numero, depose })
  return { ...chargee, attendue, preuve, pieces }
}

const choisir =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> =>
    page(pageReprise({ ...(await vueDe(deps, requete, requete.query['preuve'])), erreurs: [] }))

const reprendre =
  (deps: DepsPreuves) =>
  async (requete: Requete): Promise<Reponse> => {
    const { corps } = requete
    const chargee = await charger(deps, requete)
    const cible = cibleDe(chargee, { preuve: corps['preuve'], mode: corps['mode'] })
    const homologation = homologationSaisie(nom => corps[nom])
    const piece = texteSaisi(corps['piece'])
    const refuser = async (erreur: Erreur): Promise<Reponse> => {
      const vue = await vueDe(deps, requete, corps['preuve'])
      return page(pageReprise({ ...vue, erreurs: [erreur], saisie: { piece, mode: cible.mode, homologation } }), 422)
    }
    const [numero = '', depotId = ''] = piece.split('/')
    if (depotId === '') return refuser({ champ: 'piece', message: 'Choisissez la pièce à reprendre.' })
    const { vue, dispositif } = chargee
    const resultat = await deps.reprendrePreuve({
      acte: requete.acte,
      cible,
      vue,
      dispositif,
      precisions: suitUneHomologation(dispositif, cible.preuve) ? lireHomologation(homologation) : {},
      source: { numero, depotId },
    })
    if (resultat.ok) return versLaPreuve(cible)
    const { refus } = resultat
    return refuser(
      erreurDHomologation(refus, { forme: 'reprise', preuve: cible.preuve, saisie: homologation }) ?? {
        champ: 'piece',
        message: phraseRefusDepot(refus),
      },
    )
  }
