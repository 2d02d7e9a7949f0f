import { BlockList, isIP } from 'node:net'

/** IPv4 that leads nowhere public: this host, private, shared, link-local (cloud metadata), tests, multicast, reserved. */
const IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/** Within 2000::/3, what carries an IPv4 address or is no one's: Teredo and its neighbours, documentation, 6to4. */
const IPV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const refusees = new BlockList()
for (const [reseau, bits] of IPV4) refusees.addSubnet(reseau, bits, 'ipv4')
for (const [reseau, bits] of IPV6) refusees.addSubnet(reseau, bits, 'ipv6')
const globales = new BlockList()
globales.addSubnet('2000::', 3, 'ipv6')

/**
 * P28 — whether an address, as a resolver gives it, is one of the public internet. What is not surely so is not: of IPv6 only
 * 2000::/3 is given out, so that loopback, link-local, private, mapped and translated forms all fall.
 */
export const estPublique = (adresse: string): boolean => {
  switch (isIP(adresse)) {
    case 4:
      return !refusees.check(adresse, 'ipv4')
    case 6:
      return globales.check(adresse, 'ipv6') && !refusees.check(adresse, 'ipv6')
    default:
      return false
  }
}
