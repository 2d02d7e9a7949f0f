const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text from outside can be an id of ours: PostgreSQL would fail on another, where « not there » is the answer. */
export const estUuid = (texte: string): boolean => uuid.test(texte)
