import { type Erreur, format, type NomIcone, type Ton } from '../../../ui/index.ts'
import type { Cote, KindMessage } from '../domain/message.ts'
import type { FauteMessage } from '../domain/redaction.ts'

/** What kind of message it is, in a word, a colour and an icon; what someone simply wrote needs none. */
export const marqueDe: Readonly<
  Record<KindMessage, { readonly mot: string; readonly ton: Ton; readonly icone: NomIcone } | null>
> = {
  message: null,
  sollicitation: { mot: 'Demande', ton: 'attention', icone: 'question-line' },
  notification: { mot: 'Notification', ton: 'info', icone: 'info-fill' },
  decision: { mot: 'Décision', ton: 'encours', icone: 'award-line' },
}

export const erreursDeMessage = (faute: FauteMessage): readonly Erreur[] => [
  { champ: 'corps', message: phraseDe(faute) },
]

const phraseDe = (faute: FauteMessage): string =>
  faute.code === 'vide'
    ? 'Écrivez votre message avant de l’envoyer.'
    : `Raccourcissez votre message de ${format.pluriel(faute.de, 'caractère')} : ${format.nombre(faute.max)} au plus.`

/** Who is told by e-mail of what the reader just sent. */
export const avertis: Readonly<Record<Cote, string>> = {
  editeur: 'L’agence en est avertie par courriel.',
  agence: 'L’éditeur en est averti par courriel.',
}
