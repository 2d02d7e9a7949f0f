import { cheminsAtelier } from '../../dispositifs/index.ts'
import type { CodeEtape } from '../domain/candidature.ts'
import type { CheminsDuCandidat } from './chemins.ts'

/** What of a programme is seen as a candidate sees it, in the order in which they go through it. */
export const vuesDApercu = [
  'presentation',
  'demarche',
  'charte',
  'administrative',
  'eligibilite',
  'exigences',
  'accuse',
  'convention',
] as const
export type VueDApercu = (typeof vuesDApercu)[number]

/** What a receipt acknowledges, among those that the preview shows. */
export const accusesDApercu = ['ouverture', 'administrative', 'eligibilite'] as const
export type AccuseDApercu = (typeof accusesDApercu)[number]

/** The addresses of the preview of a chantier. */
export const cheminsApercu = (code: string) => {
  const racine = cheminsAtelier.apercu(code)
  return {
    accueil: (): string => racine,
    vue: (vue: VueDApercu): string => `${racine}/${vue}`,
    /** The form already filled in. */
    exemple: (etape: CodeEtape): string => `${racine}/${etape}?exemple=oui`,
    recapitulatif: (etape: CodeEtape): string => `${racine}/${etape}/recapitulatif`,
    accuse: (de: AccuseDApercu): string => `${racine}/accuse?de=${de}`,
    accusePdf: (de: AccuseDApercu): string => `${racine}/accuse.pdf?de=${de}`,
  }
}

/** The pages of a candidate lead from one part of the preview to the next, and never out of it. */
export const versLApercu = (code: string, accuse: AccuseDApercu = 'ouverture'): CheminsDuCandidat => {
  const chemins = cheminsApercu(code)
  return {
    choixProduit: () => chemins.vue('charte'),
    charte: () => chemins.vue('charte'),
    acceptation: () => chemins.vue('charte'),
    candidature: () => chemins.accueil(),
    etape: (_, etape) => chemins.vue(etape),
    recapitulatif: (_, etape) => chemins.recapitulatif(etape),
    accusePdf: () => chemins.accusePdf(accuse),
    fichier: (_, etape) => chemins.vue(etape === 'eligibilite' ? 'eligibilite' : 'administrative'),
  }
}
