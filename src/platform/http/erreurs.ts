/**
 * Errors of the border. A refusal by a rule is not one of them: it is a value, shown with 422. Anything else that is
 * thrown is a bug: 500, with a correlation id and never a word from the code.
 */
export class ErreurDeBord extends Error {
  readonly statut: number
  constructor(statut: number, message: string) {
    super(message)
    this.statut = statut
  }
}

/** « Not there » and « not yours » answer alike (P23). */
export class NonTrouve extends ErreurDeBord {
  constructor() {
    super(404, 'Cette page n’existe pas, ou vous n’y avez pas accès.')
  }
}

/** Someone else wrote in between: the page is shown again with what was typed. */
export class ConflitDeVersion extends ErreurDeBord {
  constructor() {
    super(409, 'Une autre personne a modifié ces informations depuis que vous avez ouvert la page.')
  }
}

/** The same idempotency key with another body (P2). */
export class CleDejaUtilisee extends ErreurDeBord {
  constructor() {
    super(422, 'Ce formulaire a déjà été envoyé avec un autre contenu. Rouvrez la page pour recommencer.')
  }
}
