import type { Config } from '../platform/config/index.ts'

/**
 * Who the local provider's people are, whatever the address it answers at: a demonstration that changes its port keeps
 * its people and what they did.
 */
export const EMETTEUR_LOCAL = 'urn:convergence:isc-local'

/** The provider whose people sign in, as rights name it. */
export const emetteurDe = ({ oidc }: Pick<Config, 'oidc'>): string => oidc?.emetteur ?? EMETTEUR_LOCAL

/** In a demonstration, the local Gazelle counts beside the hosts that a programme names. */
export const hotesGazelleDe = ({
  demonstration,
  adressePublique,
}: Pick<Config, 'demonstration' | 'adressePublique'>): readonly string[] =>
  demonstration ? [new URL(adressePublique).host] : []
