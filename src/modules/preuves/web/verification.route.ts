import { NonTrouve } from '../../../kernel/erreurs.ts'
import { redirection, type Reponse, type Requete, type Route } from '../../../platform/http/contract.ts'
import { avantCloture, type Candidature, chemins, type Depot } from '../../candidatures/index.ts'
import type { DepsPreuves } from './deps.ts'

/** PRE-4 — a test report asked for again at its source, by whoever judges it. */
export const routesVerification = (deps: DepsPreuves): readonly Route[] => [
  {
    methode: 'POST',
    chemin: '/candidatures/:numero/preuves/:depot/verification',
    acces: { qui: 'agent', roles: ['verificateur'] },
    traiter: verifier(deps),
  },
]

const verifier =
  (deps: DepsPreuves) =>
  async ({ params, acteur, acte }: Requete): Promise<Reponse> => {
    const { etat } = await deps.voir({ numero: params['numero'] ?? '', acteur })
    const trouve = trouver(etat, params['depot'] ?? '')
    if (!trouve) throw new NonTrouve()
    const { chapitre, preuve, depot } = trouve
    if (depot.nature === 'gazelle') await deps.verifierRapport({ acte, numero: etat.numero, depot })
    return redirection(`${chemins.instructionChapitre(etat.numero, chapitre)}?preuve=${encodeURIComponent(preuve)}`)
  }

const trouver = (etat: Candidature, id: string) => {
  const dossier = avantCloture(etat)
  if (!('chapitres' in dossier)) return null
  for (const [chapitre, { preuves }] of Object.entries(dossier.chapitres))
    for (const [preuve, { versions }] of Object.entries(preuves)) {
      const depot: Depot | undefined = versions.find(version => version.id === id)
      if (depot) return { chapitre, preuve, depot }
    }
  return null
}
