export { CleDejaUtilisee, ConflitDeVersion, ErreurDeBord, NonTrouve } from '../../kernel/erreurs.ts'
