import type { Generation, LienGazelle } from './gazelle.ts'

/** An OID, or the opaque id of newer platforms. Never a path: « .. » and « / » do not pass. */
const IDENTIFIANT = /^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$/
const estIdentifiant = (texte: string | null): texte is string =>
  texte !== null && texte.length <= 128 && IDENTIFIANT.test(texte)

export const estOid = (texte: string): boolean => estIdentifiant(texte)

/** Nobody means a link with credentials in it, and « https://gazelle.example@evil.test » is made to be misread. */
const adresse = (texte: string): URL | null => {
  const url = texte.length <= 2_000 && URL.canParse(texte) ? new URL(texte) : null
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url : null
}

/**
 * What a permanent link points at, by its form alone: nothing is fetched.
 * - `{base}/evs/report.seam?oid={oid}&privacyKey={key}`
 * - `{base}/gazelle/validation-portal/reports/{id}?readAccessKey={key}`
 * - `…/testing/test/test/TestInstance.seam?id={id}`
 */
export const reconnaitreLien = ({ url, base }: { readonly url: string; readonly base: string }): LienGazelle | null => {
  const lien = adresse(url)
  if (lien === null) return null
  const racine = racineDe(base)
  const rapport = (generation: Generation, oid: string | null, prefixe: string): LienGazelle | null =>
    estIdentifiant(oid)
      ? {
          kind: 'rapport',
          generation,
          oid,
          clePrivee: lien.searchParams.get(NOM_DE_CLE[generation]),
          lisible: `${lien.origin}${prefixe}` === racine,
        }
      : null
  if (lien.pathname.endsWith(EVS))
    return rapport('evs', lien.searchParams.get('oid'), lien.pathname.slice(0, -EVS.length))
  if (lien.pathname.endsWith('/testing/test/test/TestInstance.seam')) {
    const id = lien.searchParams.get('id')
    return estIdentifiant(id) ? { kind: 'instance_de_test', id } : null
  }
  const portail = /^(.*)\/gazelle\/validation-portal\/reports\/([^/]+)$/.exec(lien.pathname)
  return portail === null ? null : rapport('portail', portail[2] ?? null, portail[1] ?? '')
}

const EVS = '/evs/report.seam'

/** What opens a private report, as each generation of links names it. */
export const NOM_DE_CLE: Readonly<Record<Generation, string>> = { evs: 'privacyKey', portail: 'readAccessKey' }

const racineDe = (base: string): string => {
  const { origin, pathname } = new URL(base)
  return `${origin}${pathname.replace(/\/$/, '')}`
}

/** The hosts of a programme are names, with a port where it is not the usual one: « gazelle.example », « 127.0.0.1:3000 ». */
export const lienAdmis = ({
  url,
  hotes,
  base,
}: {
  readonly url: string
  readonly hotes: readonly string[]
  readonly base: string
}): boolean => {
  const lien = adresse(url)
  if (lien === null || reconnaitreLien({ url, base }) === null) return false
  // In clear only where the operator's own platform is: the local stand-in.
  const chiffre = lien.protocol === 'https:' || lien.origin === new URL(base).origin
  return chiffre && hotes.some(hote => hote.toLowerCase() === lien.host)
}

/** The link that a person follows to read the report on the platform. */
export const lienPermanent = ({
  base,
  oid,
  clePrivee,
  generation,
}: {
  readonly base: string
  readonly oid: string
  readonly clePrivee: string | null
  readonly generation: Generation
}): string => {
  const racine = racineDe(base)
  const lien = new URL(generation === 'evs' ? `${racine}${EVS}` : `${racine}/gazelle/validation-portal/reports/${oid}`)
  if (generation === 'evs') lien.searchParams.set('oid', oid)
  if (clePrivee !== null) lien.searchParams.set(NOM_DE_CLE[generation], clePrivee)
  return lien.href
}

/** The link without what opens it. */
export const sansCle = (lien: string): string => {
  const url = new URL(lien)
  for (const nom of Object.values(NOM_DE_CLE)) url.searchParams.delete(nom)
  return url.href
}
