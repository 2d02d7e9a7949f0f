import type { VNode } from 'preact'
import { Citation, format, Lien } from '../../../ui/index.ts'
import { chemins, type EntreeDHistorique, type Fait, Historique } from '../../candidatures/index.ts'
import { LienApercu } from './apercu-lien.tsx'
import type { VueJournee } from './journee.page.tsx'

/** All that was done about the test day, the last first: days that were held before included. */
export const HistoriqueDeJournee = ({ page }: { readonly page: VueJournee }): VNode => (
  <Historique faits={page.faits} entreeDe={fait => entreeDe(fait, page.vue.etat.numero)} />
)

const entreeDe = (fait: Fait, numero: string): EntreeDHistorique | null => {
  switch (fait.type) {
    case 'JourneeProposee':
      return {
        titre: `Date proposée : ${format.dateHeure(fait.quand)}`,
        detail: fait.jeux ? `Jeux de données : ${fait.jeux}` : undefined,
        ton: 'info',
      }
    case 'JourneeConfirmee':
      return { titre: 'Date confirmée par l’éditeur', ton: 'succes' }
    case 'AutreDateDemandee':
      return { titre: 'Autre date demandée par l’éditeur', detail: <Citation>{fait.motif}</Citation>, ton: 'attention' }
    case 'JourneeDispensee':
      return { titre: 'Dispense de journée de test', detail: <Citation>{fait.motif}</Citation>, ton: 'succes' }
    case 'JourneeConsignee': {
      const manques = fait.resultats.filter(({ atteint }) => !atteint)
      return {
        titre: `Résultats consignés : ${fait.resultats.length - manques.length} sur ${format.pluriel(fait.resultats.length, 'scénario atteint', 'scénarios atteints')}`,
        ton: manques.length > 0 ? 'erreur' : 'succes',
        detail:
          manques.length > 0 ? (
            <ul>
              {manques.map(({ scenario, observation }) => (
                <li key={scenario}>
                  {scenario} : {observation}
                </li>
              ))}
            </ul>
          ) : undefined,
      }
    }
    case 'EnregistrementDepose':
      return {
        titre: 'Enregistrement déposé',
        detail:
          fait.depot.nature === 'fichier' ? (
            <>
              <Lien href={chemins.piece(numero, fait.depot.id)} telechargement>
                {fait.depot.nom}
              </Lien>
              <LienApercu numero={numero} depot={fait.depot} />
            </>
          ) : undefined,
        ton: 'info',
      }
    default:
      return null
  }
}
