declare module 'saxen' {
  type Decoder = (texte: string) => string
  export class Parser {
    on(
      evenement: 'openTag',
      faire: (
        nom: string,
        attributs: () => Readonly<Record<string, string>>,
        decoder: Decoder,
        autoFermee: boolean,
      ) => void,
    ): this
    on(evenement: 'closeTag', faire: (nom: string) => void): this
    on(evenement: 'text', faire: (texte: string, decoder: Decoder) => void): this
    on(evenement: 'cdata', faire: (texte: string) => void): this
    on(evenement: 'attention', faire: (texte: string) => void): this
    on(evenement: 'error', faire: (erreur: Error) => void): this
    parse(xml: string): void
    stop(): this
  }
}
