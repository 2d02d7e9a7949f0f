import type { Echec, Gazelle, RapportListe, RapportLu, Reponse, Verdict } from './gazelle.ts'
import { sansCle } from './liens.ts'

/** What a person may import, and nothing that is another's (PRE-4, P23). Failures come as a sentence to show. */
export type Importation = {
  readonly lister: (
    courriel: string,
  ) => Promise<{ readonly ok: true; readonly rapports: readonly RapportListe[] } | EchecDit>
  /**
   * Reads one of the reports listed for that person, with the private key that the list gives. One that is not in their list is
   * « not found », whoever's it is: our own API key might open it. By its link: what anyone who holds the link could read, besides.
   */
  readonly lire: (
    demande: DemandeDeRapport,
  ) => Promise<{ readonly ok: true; readonly rapport: RapportImporte } | EchecDit>
  /** Whether a link is one of a report that can be imported by it: nothing is fetched. */
  readonly estImportable: (lien: string) => boolean
}

export type DemandeDeRapport = { readonly courriel: string } & ({ readonly oid: string } | { readonly lien: string })

export type EchecDit = { readonly ok: false; readonly cause: string }

/** A report in the platform's own words for its verdict. */
export type RapportImporte = Omit<RapportLu, 'contenu' | 'lien'> & {
  /** The permanent link without the private key, which is nobody's but the company's. */
  readonly url: string
  readonly service: string
  /** With its version: a verdict changes when the validator is upgraded. */
  readonly validateur: string
  readonly resultat: 'DONE_PASSED' | 'DONE_FAILED' | 'DONE_UNDEFINED'
}

const resultats: Readonly<Record<Verdict, RapportImporte['resultat']>> = {
  reussi: 'DONE_PASSED',
  echoue: 'DONE_FAILED',
  indetermine: 'DONE_UNDEFINED',
}

/** `plateformes`: those that the operator names; the report says by its link from which it comes. */
export const creerImportation = (...plateformes: readonly Gazelle[]): Importation => {
  const listerParPlateforme = (courriel: string) =>
    Promise.all(plateformes.map(async gazelle => ({ gazelle, liste: await gazelle.listerRapports({ courriel }) })))

  const lister: Importation['lister'] = async courriel => {
    const lues = await listerParPlateforme(courriel)
    const rapports = lues.flatMap(({ liste }) => (liste.ok ? liste.valeur : []))
    const manque = lues.find(({ liste }) => !liste.ok)?.liste
    // One platform that is away does not hide the other's reports.
    if (manque && !manque.ok && rapports.length === 0) return { ok: false, cause: echecEnMots(manque.echec) }
    return { ok: true, rapports: rapports.toSorted((a, b) => (b.valideLe ?? '').localeCompare(a.valideLe ?? '')) }
  }

  const lireDeLaListe = async (oid: string, courriel: string): Promise<Reponse<RapportLu>> => {
    const lues = await listerParPlateforme(courriel)
    for (const { gazelle, liste } of lues) {
      const choisi = liste.ok ? liste.valeur.find(rapport => rapport.oid === oid) : undefined
      if (choisi) return gazelle.lireRapport(avecCle(oid, choisi.clePrivee))
    }
    const manque = lues.find(({ liste }) => !liste.ok)?.liste
    return manque && !manque.ok ? manque : { ok: false, echec: { code: 'introuvable' } }
  }

  const parSonLien = (lien: string) => {
    for (const gazelle of plateformes) {
      const reconnu = gazelle.reconnaitre(lien)
      if (reconnu?.kind === 'rapport' && reconnu.lisible) return { gazelle, reconnu }
    }
    return null
  }

  const lireParLeLien = async (lien: string, courriel: string): Promise<Reponse<RapportLu>> => {
    const trouve = parSonLien(lien)
    if (trouve === null) return { ok: false, echec: { code: 'introuvable' } }
    const { oid, clePrivee, generation } = trouve.reconnu
    const sien = await lireDeLaListe(oid, courriel)
    if (sien.ok || sien.echec.code !== 'introuvable') return sien
    return trouve.gazelle.lireRapport({ ...avecCle(oid, clePrivee), generation, anonyme: true })
  }

  return {
    lister,
    lire: async demande => {
      const { courriel } = demande
      const lu = await ('oid' in demande ? lireDeLaListe(demande.oid, courriel) : lireParLeLien(demande.lien, courriel))
      return lu.ok ? { ok: true, rapport: enRapport(lu.valeur) } : { ok: false, cause: echecEnMots(lu.echec) }
    },
    estImportable: lien => parSonLien(lien) !== null,
  }
}

const avecCle = (oid: string, clePrivee: string | null) => (clePrivee === null ? { oid } : { oid, clePrivee })

const enRapport = ({ contenu, lien, ...rapport }: RapportLu): RapportImporte => ({
  ...rapport,
  // What is kept is read by many, in journals and on receipts: our copy needs no key.
  url: sansCle(lien),
  service: avecVersion(contenu.service, contenu.versionService),
  validateur: avecVersion(contenu.validateur, contenu.versionValidateur),
  resultat: resultats[contenu.verdict],
})

const avecVersion = (nom: string, version: string): string => (version === '' ? nom : `${nom}, version ${version}`)

/** The failure as a sentence for whoever imports; what only the operator can mend says so. */
export const echecEnMots = (echec: Echec): string => {
  switch (echec.code) {
    case 'en_cours':
      return `La validation n’est pas terminée : réessayez ${dans(echec.reessayerDansSecondes)}.`
    case 'introuvable':
      return 'Ce rapport n’est pas parmi les vôtres.'
    case 'acces_refuse':
      return 'Ce rapport est privé, et Gazelle en refuse la lecture.'
    case 'cle_refusee':
      return 'Gazelle refuse l’accès à Convergence : signalez-le à l’assistance.'
    case 'trop_de_demandes':
      return `Gazelle reçoit trop de demandes : réessayez ${dans(echec.reessayerDansSecondes)}.`
    case 'indisponible':
      return 'Gazelle ne répond pas.'
    case 'illisible':
      return 'La réponse de Gazelle n’est pas un rapport lisible.'
  }
}

const dans = (secondes: number): string =>
  secondes <= 90 ? `dans ${Math.max(1, secondes)} s` : `dans ${Math.ceil(secondes / 60)} min`
