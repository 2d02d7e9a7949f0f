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

/** For whoever has another answer to what is not there than its page. */
export const nonTrouveEstNul = (erreur: unknown): null => {
  if (erreur instanceof NonTrouve) return null
  throw erreur
}

/** Someone else wrote in between: the page is shown again with what was typed. */
export class ConflitDeVersion extends ErreurDeBord {
  constructor() {
    super(409, 'Une autre personne a modifié ces informations depuis que vous avez ouvert la page.')
  }
}

/** For whoever has another answer to a conflict than its page. */
export const conflitEstNul = (erreur: unknown): null => {
  if (erreur instanceof ConflitDeVersion) return null
  throw erreur
}

/** The same idempotency key with another body (P2). */
export class CleDejaUtilisee extends ErreurDeBord {
  constructor() {
    super(422, 'Ce formulaire a déjà été envoyé avec un autre contenu. Rouvrez la page pour recommencer.')
  }
}

/** Nobody is signed in, where somebody must be. */
export class NonConnecte extends ErreurDeBord {
  constructor() {
    super(401, 'Votre session a pris fin, ou vous n’êtes pas connecté. Connectez-vous, puis recommencez.')
  }
}

/** Signed in, but this part of the service is not for this person. Whose candidature it is answers `NonTrouve`. */
export class Interdit extends ErreurDeBord {
  constructor(message = 'Votre compte ne donne pas accès à cette partie du service.') {
    super(403, message)
  }
}

/** The form does not come from a page of ours, or from one opened under another session (P27). */
export class FormulaireRefuse extends ErreurDeBord {
  constructor() {
    super(
      403,
      'Ce formulaire n’a pas été envoyé depuis une page à jour du service. Rouvrez la page, puis envoyez-le de nouveau.',
    )
  }
}

/** A dependency is away; says for how many seconds it is wise to wait. */
export class Indisponible extends ErreurDeBord {
  readonly attendre: number
  constructor(
    message = 'Le service est momentanément surchargé. Rechargez la page dans quelques instants.',
    attendre = 5,
  ) {
    super(503, message)
    this.attendre = attendre
  }
}
