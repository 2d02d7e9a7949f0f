export { versLocal } from './local.ts'
export type { ReglagesOidc } from './reglages.ts'
export { creerOidc, type IdentiteRecue, type IssueConnexion, type Oidc, type Revendications } from './relying-party.ts'
