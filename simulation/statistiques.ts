/** The value below which that part of them lies; 0 of none. */
export const quantile = (valeurs: readonly number[], part: number): number => {
  const triees = valeurs.toSorted((a, b) => a - b)
  return triees[Math.min(triees.length - 1, Math.floor(part * triees.length))] ?? 0
}
