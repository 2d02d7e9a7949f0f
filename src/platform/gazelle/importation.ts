import type { Echec, Gazelle, RapportListe, RapportLu, Verdict } from './gazelle.ts'

/** What a person may import, and nothing that is another's (PRE-4, P23). Failures come as a sentence to show. */
export type Importation = {
  readonly lister: (
    courriel: string,
  ) => Promise<{ readonly ok: true; readonly rapports: readonly RapportListe[] } | EchecDit>
  /**
   * Reads one of the reports listed for that person, with the private key that the list gives. An OID that is not in
   * their list is « not found », whoever's it is: our own API key might open it.
   */
  readonly lire: (demande: {
    readonly oid: string
    readonly courriel: string
  }) => Promise<{ readonly ok: true; readonly rapport: RapportImporte } | EchecDit>
}

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

export const creerImportation = (gazelle: Gazelle): Importation => {
  const lister: Importation['lister'] = async courriel => {
    const reponse = await gazelle.listerRapports({ courriel })
    return reponse.ok ? { ok: true, rapports: reponse.valeur } : { ok: false, cause: echecEnMots(reponse.echec) }
  }
  return {
    lister,
    lire: async ({ oid, courriel }) => {
      const liste = await lister(courriel)
      if (!liste.ok) return liste
      const choisi = liste.rapports.find(rapport => rapport.oid === oid)
      if (choisi === undefined) return { ok: false, cause: echecEnMots({ code: 'introuvable' }) }
      const { clePrivee } = choisi
      const reponse = await gazelle.lireRapport(clePrivee === null ? { oid } : { oid, clePrivee })
      return reponse.ok
        ? { ok: true, rapport: enRapport(reponse.valeur) }
        : { ok: false, cause: echecEnMots(reponse.echec) }
    },
  }
}

const enRapport = ({ contenu, lien, ...rapport }: RapportLu): RapportImporte => ({
  ...rapport,
  url: sansCle(lien),
  service: avecVersion(contenu.service, contenu.versionService),
  validateur: avecVersion(contenu.validateur, contenu.versionValidateur),
  resultat: resultats[contenu.verdict],
})

/** What is kept is read by many, in journals and on receipts: our copy needs no key. */
const sansCle = (lien: string): string => {
  const url = new URL(lien)
  url.searchParams.delete('privacyKey')
  return url.href
}

const avecVersion = (nom: string, version: string): string => (version === '' ? nom : `${nom}, version ${version}`)

/** The failure as a sentence for whoever imports; what only the operator can mend says so. */
export const echecEnMots = (echec: Echec): string => {
  switch (echec.code) {
    case 'en_cours':
      return 'La validation n’est pas terminée.'
    case 'introuvable':
      return 'Ce rapport n’est pas parmi les vôtres.'
    case 'acces_refuse':
      return 'Ce rapport est privé, et Gazelle en refuse la lecture.'
    case 'cle_refusee':
      return 'Gazelle refuse l’accès à Convergence : signalez-le à l’assistance.'
    case 'trop_de_demandes':
      return 'Gazelle reçoit trop de demandes.'
    case 'indisponible':
      return 'Gazelle ne répond pas.'
    case 'illisible':
      return 'La réponse de Gazelle n’est pas un rapport lisible.'
  }
}
