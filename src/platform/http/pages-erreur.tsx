import type { Page } from './contract.ts'
import { ErreurDeBord, Indisponible } from './erreurs.ts'
import { TropDeDemandes } from './limites.ts'
import type { ErreurAffichee } from './options.ts'

const titres: Readonly<Record<number, string>> = {
  400: 'La demande n’a pas été comprise',
  401: 'Vous n’êtes pas connecté',
  403: 'Accès refusé',
  404: 'Page introuvable',
  405: 'Action impossible à cette adresse',
  409: 'Les informations ont changé entre-temps',
  413: 'Envoi trop volumineux',
  415: 'Format d’envoi non accepté',
  421: 'Adresse du service inattendue',
  422: 'Demande refusée',
  429: 'Trop de demandes',
  500: 'Le service a rencontré une erreur',
  503: 'Service momentanément indisponible',
  507: 'Le service manque de place',
}

/** What to do, for errors that come from the server itself and bring no sentence of ours. */
const phrases: Readonly<Record<number, string>> = {
  400: 'Vérifiez l’adresse ou rouvrez la page, puis recommencez.',
  404: 'Cette page n’existe pas, ou vous n’y avez pas accès. Vérifiez l’adresse, ou repartez de l’accueil.',
  405: 'Cette adresse ne permet pas cette action. Repartez de la page précédente.',
  413: 'Ce que vous avez envoyé dépasse la taille permise. Réduisez-le, ou envoyez-le en plusieurs fois.',
  415: 'Le service n’accepte pas ce format d’envoi à cette adresse. Rouvrez la page, puis utilisez son formulaire.',
  500: 'L’erreur est de notre fait et rien de ce qui était enregistré n’est perdu. Recommencez dans quelques instants ; si l’erreur se répète, écrivez à l’assistance en indiquant la référence ci-dessous.',
  503: 'Le service ne peut pas répondre pour l’instant. Rechargez la page dans quelques instants ; ce qui était enregistré n’est pas perdu.',
  507: 'Le service n’a plus la place d’enregistrer ce que vous avez envoyé, et n’en a rien gardé ; ce qui était enregistré n’est pas perdu. Recommencez plus tard ; si l’erreur se répète, écrivez à l’assistance en indiquant la référence ci-dessous.',
}

export const titreDe = (statut: number): string => titres[statut] ?? titres[statut < 500 ? 400 : 500] ?? ''

/** What PostgreSQL or the network say when the database is away, starting, stopping or full of connections. */
const absences = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', '57P01', '57P02', '57P03', '53300'])

/** What a disk says when it is full, of us or of everyone. */
const pleins = new Set(['ENOSPC', 'EDQUOT'])

const texteDe = (erreur: object, nom: 'code' | 'syscall'): string => {
  const valeur: unknown = nom in erreur ? Reflect.get(erreur, nom) : undefined
  return typeof valeur === 'string' ? valeur : ''
}

const estAbsence = (erreur: object): boolean => {
  const code = texteDe(erreur, 'code')
  const lieuxDeReseau = code !== 'ENOENT' || texteDe(erreur, 'syscall') === 'connect'
  return code.startsWith('08') || (absences.has(code) && lieuxDeReseau)
}

/**
 * What an error becomes outside. An error of the border keeps its sentence; one of the HTTP layer gets ours; any other is a
 * bug, and says nothing.
 */
export const traduire = (
  erreur: unknown,
): { readonly statut: number; readonly phrase: string; readonly attendre?: number } => {
  if (erreur instanceof Indisponible || erreur instanceof TropDeDemandes)
    return { statut: erreur.statut, phrase: erreur.message, attendre: erreur.attendre }
  if (erreur instanceof ErreurDeBord) return { statut: erreur.statut, phrase: erreur.message }
  const statut = statutDe(erreur)
  return { statut, phrase: phrases[statut] ?? phrases[400] ?? '', ...(statut === 503 ? { attendre: 5 } : {}) }
}

const statutDe = (erreur: unknown): number => {
  if (typeof erreur !== 'object' || erreur === null) return 500
  const code = texteDe(erreur, 'code')
  if (pleins.has(code)) return 507
  // A disk that fails (P6): nothing was kept, and another try may find another disk.
  if (code === 'EIO' || estAbsence(erreur)) return 503
  const declare: unknown = 'statusCode' in erreur ? erreur.statusCode : undefined
  return typeof declare === 'number' && declare >= 400 && declare < 500 ? declare : 500
}

export const phraseDe = (statut: number): string => phrases[statut] ?? ''

/** The page of an error when the design system gives none. */
export const pageErreurSimple = ({ titre, phrase, correlation, lien }: ErreurAffichee): Page => ({
  titre,
  contenu: (
    <div class="fr-my-6w">
      <h1 class="fr-h2">{titre}</h1>
      <p class="fr-text--lead">{phrase}</p>
      <p class="fr-text--sm">
        Référence à communiquer à l’assistance : <code>{correlation}</code>
      </p>
      <p>
        <a class="fr-btn" href={lien.href}>
          {lien.libelle}
        </a>
      </p>
    </div>
  ),
})

/** RFC 9457. */
export const probleme = ({ statut, titre, phrase, correlation }: Omit<ErreurAffichee, 'lien'>): object => ({
  type: 'about:blank',
  title: titre,
  status: statut,
  detail: phrase,
  correlation,
})
