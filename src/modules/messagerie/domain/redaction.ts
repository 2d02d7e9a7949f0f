/** Characters of a message. */
export const LONGUEUR_MAX = 5000

export type FauteMessage =
  | { readonly code: 'vide' }
  | { readonly code: 'trop_long'; readonly max: number; readonly de: number }

export type Redaction =
  | { readonly ok: true; readonly corps: string }
  | { readonly ok: false; readonly faute: FauteMessage }

/** What someone wrote, as it will be kept: without the blanks around it. */
export const controlerMessage = (texte: string): Redaction => {
  const corps = texte.normalize('NFC').trim()
  const longueur = [...corps].length
  if (longueur === 0) return { ok: false, faute: { code: 'vide' } }
  if (longueur > LONGUEUR_MAX)
    return { ok: false, faute: { code: 'trop_long', max: LONGUEUR_MAX, de: longueur - LONGUEUR_MAX } }
  return { ok: true, corps }
}
