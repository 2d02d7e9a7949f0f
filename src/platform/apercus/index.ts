export { type ADessiner, BORNES, type BornesDeDessin, dessiner } from './dessiner.ts'
export type { Dessin, GenreApercu, ImageDessinee, RaisonDArret } from './types.ts'
export { PAGES_MAX } from './types.ts'
