import { page, type Sortie, versPage } from '../commun/http.ts'
import { lireCompte } from './comptes.pg.ts'
import { accorder } from './consentements.pg.ts'
import { type Etape, refus, terminer } from './etape.ts'
import { pageConsentement } from './pages/consentement.page.tsx'
import { PORTEES } from './portees.ts'

/** What the service asked for, among what iSC knows. */
const porteesDemandees = ({ interaction }: Etape): readonly string[] => {
  const demandees = interaction.params['scope']
  const mots = typeof demandees === 'string' ? demandees.split(' ') : []
  return PORTEES.filter(portee => mots.includes(portee))
}

/** IDN-5 — the page that asks. */
export const demanderAccord = async (etape: Etape): Promise<Sortie> => {
  const { reglages, interaction, service, chemin, jeton } = etape
  const compte = await lireCompte(reglages.db, interaction.session?.accountId ?? '')
  if (compte === null || service === undefined) return terminer(etape, refus('Compte ou service inconnu'))
  return page(pageConsentement({ chemin, jeton, service, compte, portees: porteesDemandees(etape) }))
}

/** IDN-5 — the answer: kept with its date, or no access. */
export const deciderAccord = async (etape: Etape): Promise<Sortie> => {
  const { reglages, oidc, interaction, service, champs, chemin } = etape
  const compteId = interaction.session?.accountId
  if (compteId === undefined || service === undefined) return terminer(etape, refus('Compte ou service inconnu'))
  const decision = champs.get('decision')
  if (decision === 'refuser') return terminer(etape, refus('La personne refuse de partager ses informations'))
  if (decision !== 'accepter') return versPage(chemin)

  const portees = porteesDemandees(etape)
  const connu = interaction.grantId === undefined ? undefined : await oidc.Grant.find(interaction.grantId)
  const accord = connu ?? new oidc.Grant({ accountId: compteId, clientId: service.clientId })
  accord.addOIDCScope([...portees])
  await accorder(reglages.db, { compteId, clientId: service.clientId, portees })
  return terminer(etape, { consent: { grantId: await accord.save() } })
}
