import { NonTrouve } from '../../../../kernel/erreurs.ts'
import type { Reponse, Requete, Route } from '../../../../platform/http/contract.ts'
import type { Exigences } from '../../composition-exigences.ts'
import type { Rem } from '../../domain/rem.ts'
import { ATELIER } from './deps.ts'
import { chantierDemande } from './rubrique.tsx'

/** REM-3 — requirements given back as the workbook that they came from: those of the chantier, those of a published version. */
export const routesClasseurs = (deps: Exigences): readonly Route[] => [
  { methode: 'GET', chemin: '/atelier/:code/exigences.xlsx', acces: ATELIER, traiter: duChantier(deps) },
  {
    methode: 'GET',
    chemin: '/atelier/:code/versions/:avant/exigences.xlsx',
    acces: ATELIER,
    traiter: deLaVersion(deps),
  },
]

const fichier = async ({ exporterRem }: Exigences, nom: string, rem: Rem): Promise<Reponse> => {
  const corps = await exporterRem(rem)
  return {
    kind: 'fichier',
    nom: `exigences-${nom}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    taille: corps.byteLength,
    corps,
    disposition: 'attachment',
  }
}

/** While there are no requirements: the headers alone, to be filled in. */
const duChantier =
  (deps: Exigences) =>
  async (requete: Requete): Promise<Reponse> => {
    const { chantier } = await chantierDemande(deps, requete)
    return fichier(deps, chantier.code, chantier.rem ?? { chapitres: [] })
  }

const deLaVersion =
  (deps: Exigences) =>
  async ({ params }: Requete): Promise<Reponse> => {
    const code = params['code'] ?? ''
    const demandee = (await deps.lireVersions(code)).find(({ version }) => String(version) === params['avant'])
    if (!demandee) throw new NonTrouve()
    const { rem } = await deps.lirePubliee(demandee.id)
    return fichier(deps, `${code}-version-${demandee.version}`, rem)
  }
