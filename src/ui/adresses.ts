let adresses: ReadonlyMap<string, string> = new Map()

/** Sets the addresses under which the assets built at start are served; their names hold the hash of their content. */
export const publierAdresses = (table: ReadonlyMap<string, string>): void => {
  adresses = table
}

/** The address of an asset by its logical name: `/actifs/convergence.4f2a9c1e.css`. */
export const adresseActif = (nom: string): string => adresses.get(nom) ?? `/actifs/${nom}`
