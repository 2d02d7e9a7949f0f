export {
  CleDejaUtilisee,
  ConflitDeVersion,
  ErreurDeBord,
  FormulaireRefuse,
  Indisponible,
  Interdit,
  NonConnecte,
  NonTrouve,
} from '../../kernel/erreurs.ts'
