export type MarquerLu = (lecture: {
  readonly personneId: string
  readonly numero: string
  /** The position of the last message that was shown. */
  readonly jusqua: number
}) => Promise<void>

type Deps = { readonly ecrireLecture: MarquerLu }

/** A person has read a conversation up to a message. What was read stays read: an older page never brings it back. */
export const makeMarquerLu =
  ({ ecrireLecture }: Deps): MarquerLu =>
  async lecture => {
    if (lecture.jusqua > 0) await ecrireLecture(lecture)
  }
