import type { Instant } from '../../kernel/temps.ts'
import type { Erreur } from '../../ui/index.ts'
import { page, type Sortie, versPage } from '../commun/http.ts'
import { emettreCode, ESSAIS_MAX, lireCodeEnCours, type Verification, verifierCode } from './codes.pg.ts'
import { chercherIdentifiants } from './comptes.pg.ts'
import { heureDe } from './courriel.ts'
import { oublierEssais, prendreEssai, rendreEssai } from './essais.pg.ts'
import { type Etape, terminer, vueIdentification } from './etape.ts'
import { verifier as verifierMotDePasse } from './mot-de-passe.ts'
import { pageCode } from './pages/code.page.tsx'
import { pageIdentification } from './pages/identification.page.tsx'

const tropDEchecs = (reprise: Instant): string =>
  `Trop d’échecs pour cette adresse. Réessayez après ${heureDe(reprise)} (heure de Paris).`
const TROP_DE_CODES = 'Trop de codes ont été demandés. Annulez, puis recommencez la connexion depuis le service.'

/** First factor. The same words and the same work whether the account exists or not. */
export const identifier = async (etape: Etape): Promise<Sortie> => {
  const { reglages, interaction, chemin, nomService, champs } = etape
  const { db } = reglages
  const courriel = (champs.get('courriel') ?? '').replace(/\p{Cc}/gu, '').trim()
  const motDePasse = champs.get('mot_de_passe') ?? ''
  const refuser = (erreurs: readonly Erreur[], statut = 422): Sortie =>
    page(pageIdentification({ ...vueIdentification(etape), courriel, erreurs }), statut)

  const vides = [
    ...(courriel === '' ? [{ champ: 'courriel', message: 'Saisissez votre adresse électronique.' }] : []),
    ...(motDePasse === '' ? [{ champ: 'mot_de_passe', message: 'Saisissez votre mot de passe.' }] : []),
  ]
  if (vides.length > 0) return refuser(vides)

  const reprise = await prendreEssai(db, courriel)
  if (reprise !== null) return refuser([{ champ: 'courriel', message: tropDEchecs(reprise) }], 429)
  const compte = await chercherIdentifiants(db, courriel)
  const bon = await verifierMotDePasse(motDePasse.slice(0, 1_000), compte?.motDePasse ?? null)
  if (!bon || compte === null)
    return refuser([{ champ: 'mot_de_passe', message: 'L’adresse électronique ou le mot de passe est incorrect.' }])
  await rendreEssai(db, courriel)

  const emission = await emettreCode(db, { interaction: interaction.uid, compteId: compte.id, service: nomService })
  return emission.ok ? versPage(`${chemin}/code`) : refuser([{ message: TROP_DE_CODES }], 429)
}

/** The page of the second factor; back to the first when no password was given. */
export const saisirCode = async (etape: Etape): Promise<Sortie> => {
  const sortie = await pageDuCode(etape, { erreurs: [] })
  return sortie ?? versPage(etape.chemin)
}

const pageDuCode = async (
  { reglages, interaction, chemin, jeton, nomService, requete }: Etape,
  { erreurs, statut = 200 }: { readonly erreurs: readonly Erreur[]; readonly statut?: number },
): Promise<Sortie | null> => {
  const enCours = await lireCodeEnCours(reglages.db, interaction.uid)
  if (enCours === null) return null
  const { courriel, expireLe } = enCours
  return page(
    pageCode({
      chemin,
      jeton,
      service: nomService,
      courriel,
      expireLe,
      erreurs,
      renvoye: requete.has('renvoye'),
      demonstration: reglages.demonstration,
    }),
    statut,
  )
}

const phrases: Readonly<Record<Exclude<Verification, 'bon' | 'deja_utilise'>, string>> = {
  faux: 'Ce code n’est pas le bon. Vérifiez le dernier courriel reçu.',
  expire: 'Ce code a expiré. Demandez un nouveau code.',
  epuise: `Ce code a été essayé ${ESSAIS_MAX} fois : il n’est plus valable. Demandez un nouveau code.`,
}

/** Second factor (IDN-2). */
export const verifier = async (etape: Etape): Promise<Sortie> => {
  const { reglages, interaction, chemin, champs } = etape
  const { db } = reglages
  const enCours = await lireCodeEnCours(db, interaction.uid)
  if (enCours === null) return versPage(chemin)
  const refuser = async (message: string, statut = 422): Promise<Sortie> =>
    (await pageDuCode(etape, { erreurs: [{ champ: 'code', message }], statut })) ?? versPage(chemin)

  const code = (champs.get('code') ?? '').replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return refuser('Saisissez les six chiffres du code reçu par courriel.')
  const reprise = await prendreEssai(db, enCours.courriel)
  if (reprise !== null) return refuser(tropDEchecs(reprise), 429)
  const verdict = await verifierCode(db, { interaction: interaction.uid, code })
  // The same form sent twice (a double click) ends at the same place; elsewhere a code that served is a wrong one.
  if (verdict === 'deja_utilise')
    return interaction.result?.login === undefined ? refuser(phrases.faux) : versPage(interaction.returnTo)
  if (verdict !== 'bon') return refuser(phrases[verdict])
  await oublierEssais(db, enCours.courriel)
  return ouvrirSession(etape, enCours.compteId)
}

/** A new code instead of the last one. */
export const renvoyerCode = async (etape: Etape): Promise<Sortie> => {
  const { reglages, interaction, chemin, nomService } = etape
  const enCours = await lireCodeEnCours(reglages.db, interaction.uid)
  if (enCours === null) return versPage(chemin)
  const { compteId } = enCours
  const emission = await emettreCode(reglages.db, { interaction: interaction.uid, compteId, service: nomService })
  if (emission.ok) return versPage(`${chemin}/code?renvoye=1`)
  return (await pageDuCode(etape, { erreurs: [{ message: TROP_DE_CODES }], statut: 429 })) ?? versPage(chemin)
}

/** Both factors are good: iSC's session opens for all services (IDN-1), until the browser is closed. */
const ouvrirSession = async (etape: Etape, compteId: string): Promise<Sortie> => {
  const { oidc, interaction } = etape
  const ancienne = interaction.session
  if (ancienne !== undefined && ancienne.accountId !== compteId) {
    // Somebody else signs in on the same browser: the first person's session ends here.
    await (await oidc.Session.findByUid(ancienne.uid))?.destroy()
    delete interaction.session
  }
  return terminer(etape, { login: { accountId: compteId, amr: ['pwd', 'otp', 'mfa'], remember: false } })
}
