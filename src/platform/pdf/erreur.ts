/** A template and data that don't go together, or a thread that died: a bug or a stop, never a person's doing. */
export class ErreurDeComposition extends Error {
  override readonly name = 'ErreurDeComposition'
}
