/** A programme that a company can say it is interested in, when it registers a product (PRD-2). */
export type Interet = {
  readonly code: string
  readonly libelle: string
  /** Announced and not open yet: shown, and cannot be chosen. */
  readonly aVenir?: true
}

/** PRD-2 — the choices that the agency offers for any product, in the order in which they are shown. */
export const interets: readonly Interet[] = [
  { code: 'mon_espace_sante', libelle: 'Catalogue de services de Mon espace santé' },
  { code: 'dmn', libelle: 'Certification de conformité des dispositifs médicaux numériques' },
  { code: 'segur', libelle: 'Ségur du numérique en santé' },
  { code: 'bouquet_de_services', libelle: 'Référencement du bouquet de services professionnels', aVenir: true },
  { code: 'teleconsultation', libelle: 'Certification de conformité des solutions de téléconsultation' },
  { code: 'espace_de_confiance', libelle: 'Espace de Confiance Pro Santé Connect' },
]

/** PRD-2 — « none for now »: an answer of its own, which excludes the others. */
export const AUCUN_INTERET = 'aucun'

export const libelleInteret = (code: string): string =>
  code === AUCUN_INTERET
    ? 'Aucun dispositif identifié pour le moment'
    : (interets.find(interet => interet.code === code)?.libelle ?? code)
