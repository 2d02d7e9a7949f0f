import { AUCUN_INTERET, interets } from './interets.ts'
import type { Fiche } from './produit.ts'
import { numeroDeVersionValide } from './versions.ts'

/** A product's form as typed; certifications one a line. */
export type Saisie = {
  readonly nom: string
  readonly version: string
  readonly description: string
  readonly responsable: string
  readonly nil: string
  readonly certifications: string
  readonly interets: readonly string[]
}

/** What is wrong with a field. The sentences live with the view. */
export type FauteProduit = { readonly champ: keyof Saisie } & DefautProduit
type DefautProduit =
  | { readonly code: 'obligatoire' }
  | { readonly code: 'trop_long'; readonly max: number }
  | { readonly code: 'version_invalide' }
  | { readonly code: 'personne_inconnue' }
  | { readonly code: 'certification_trop_longue'; readonly max: number; readonly certification: string }
  | { readonly code: 'trop_de_certifications'; readonly max: number }
  | { readonly code: 'interet_inconnu' }
  | { readonly code: 'interet_a_venir'; readonly interet: string }
  | { readonly code: 'aucun_exclut_les_autres' }
  | { readonly code: 'deja_enregistre'; readonly nom: string; readonly version: string }

/** Characters. The form of a NIL is not published: only its length is checked. */
export const LONGUEURS = { nom: 150, version: 50, description: 4000, nil: 30, certification: 200 } as const
const CERTIFICATIONS_MAX = 30

/** What an entry is checked against: the people of the company, and the products that it already has. */
export type ContexteDeSaisie = {
  readonly personnes: readonly string[]
  readonly produits: readonly { readonly nom: string; readonly version: string }[]
}

export type Controle =
  | { readonly ok: true; readonly fiche: Fiche }
  | { readonly ok: false; readonly fautes: readonly FauteProduit[] }

/** PRD-1, PRD-2 — every fault at once, in the order of the form; or the product's card, tidied. */
export const controlerSaisie = (saisie: Saisie, { personnes, produits }: ContexteDeSaisie): Controle => {
  const fiche: Fiche = {
    nom: uneLigne(saisie.nom),
    version: uneLigne(saisie.version),
    description: saisie.description.normalize('NFC').trim(),
    responsableId: saisie.responsable.trim(),
    nil: uneLigne(saisie.nil) || null,
    certifications: [...new Set(saisie.certifications.split('\n').map(uneLigne).filter(Boolean))],
    interets: rangerInterets(saisie.interets),
  }
  const fautes = [
    ...requis('nom', fiche.nom, LONGUEURS.nom),
    ...requis('version', fiche.version, LONGUEURS.version),
    ...si(fiche.version !== '' && !numeroDeVersionValide(fiche.version), {
      champ: 'version',
      code: 'version_invalide',
    }),
    ...requis('description', fiche.description, LONGUEURS.description),
    ...controlerResponsable(fiche.responsableId, personnes),
    ...longueur('nil', fiche.nil ?? '', LONGUEURS.nil),
    ...controlerCertifications(fiche.certifications),
    ...controlerInterets(fiche.interets),
    ...si(
      produits.some(autre => memeTexte(autre.nom, fiche.nom) && memeTexte(autre.version, fiche.version)),
      { champ: 'nom', code: 'deja_enregistre', nom: fiche.nom, version: fiche.version },
    ),
  ]
  return fautes.length === 0 ? { ok: true, fiche } : { ok: false, fautes }
}

const uneLigne = (texte: string): string =>
  texte
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

const memeTexte = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

const si = (faux: boolean, faute: FauteProduit): readonly FauteProduit[] => (faux ? [faute] : [])

const longueur = (champ: keyof Saisie, texte: string, max: number): readonly FauteProduit[] =>
  si([...texte].length > max, { champ, code: 'trop_long', max })

const requis = (champ: keyof Saisie, texte: string, max: number): readonly FauteProduit[] =>
  texte === '' ? [{ champ, code: 'obligatoire' }] : longueur(champ, texte, max)

const controlerResponsable = (id: string, personnes: readonly string[]): readonly FauteProduit[] =>
  id === ''
    ? [{ champ: 'responsable', code: 'obligatoire' }]
    : si(!personnes.includes(id), { champ: 'responsable', code: 'personne_inconnue' })

const controlerCertifications = (certifications: readonly string[]): readonly FauteProduit[] => {
  const max = LONGUEURS.certification
  const longue = certifications.find(certification => [...certification].length > max)
  return [
    ...(longue === undefined
      ? []
      : [{ champ: 'certifications', code: 'certification_trop_longue', max, certification: longue } as const]),
    ...si(certifications.length > CERTIFICATIONS_MAX, {
      champ: 'certifications',
      code: 'trop_de_certifications',
      max: CERTIFICATIONS_MAX,
    }),
  ]
}

/** Each once, in the order in which they are offered. */
const rangerInterets = (codes: readonly string[]): readonly string[] => {
  const rangs = [...interets.map(({ code }) => code), AUCUN_INTERET]
  return [...new Set(codes)].sort((a, b) => rangs.indexOf(a) - rangs.indexOf(b))
}

const controlerInterets = (codes: readonly string[]): readonly FauteProduit[] => {
  if (codes.length === 0) return [{ champ: 'interets', code: 'obligatoire' }]
  if (codes.includes(AUCUN_INTERET)) return si(codes.length > 1, { champ: 'interets', code: 'aucun_exclut_les_autres' })
  const choisis = codes.map(code => interets.find(interet => interet.code === code))
  if (choisis.includes(undefined)) return [{ champ: 'interets', code: 'interet_inconnu' }]
  const aVenir = choisis.find(interet => interet?.aVenir)
  return aVenir ? [{ champ: 'interets', code: 'interet_a_venir', interet: aVenir.libelle }] : []
}
