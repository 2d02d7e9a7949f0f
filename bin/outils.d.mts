/** The node of the project. */
export declare const node: string
/** Bundles programs for node, named from the root, into a folder of the project. */
export declare const empaqueter: (entrees: readonly string[], dossier: string) => Promise<void>
export declare const reglagesDuService: readonly string[]
