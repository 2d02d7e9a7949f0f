import { type Acte, auteur } from '../../../kernel/acteur.ts'
import { Interdit, NonTrouve } from '../../../kernel/erreurs.ts'
import { coteDe, peutEcrire } from '../domain/message.ts'
import { controlerMessage, type FauteMessage } from '../domain/redaction.ts'
import { aAvertir, type DepsAnnonce, deposer } from './annoncer.ts'
import type { PeutVoir, UneFois } from './ports.ts'

export type EnvoyerMessage = (demande: {
  readonly acte: Acte
  readonly numero: string
  readonly texte: string
}) => Promise<{ readonly ok: true; readonly position: number } | { readonly ok: false; readonly faute: FauteMessage }>

type Deps = DepsAnnonce & { readonly uneFois: UneFois; readonly peutVoir: PeutVoir }

/**
 * MSG-1, MSG-2 — a message to the other side, which is told by e-mail that one waits.
 * @throws NonTrouve for a candidature that this person may not see; Interdit for one that they only read (GRP-2).
 */
export const makeEnvoyerMessage =
  ({ uneFois, peutVoir, ...annonce }: Deps): EnvoyerMessage =>
  async ({ acte, numero, texte }) => {
    const candidature = await peutVoir(numero, acte.acteur)
    if (candidature === null) throw new NonTrouve()
    if (!peutEcrire(candidature, acte.acteur)) throw new Interdit()
    const redaction = controlerMessage(texte)
    if (!redaction.ok) return redaction
    const message = {
      numero,
      cle: `acte:${acte.cle}`,
      kind: 'message',
      cote: coteDe(acte.acteur),
      auteur: auteur(acte.acteur),
      objet: null,
      corps: redaction.corps,
      faitPosition: null,
    } as const
    const destinataires = await aAvertir(annonce, message)
    return uneFois(acte, async fil => {
      const depose = await deposer(fil, message, { adresse: annonce.adresse, destinataires })
      if (depose === null) throw new Error(`le message de l’acte ${acte.cle} est déjà dans le fil`)
      return { ok: true, position: depose.position }
    })
  }
