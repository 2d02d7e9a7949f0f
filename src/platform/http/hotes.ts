const BOUCLE = ['localhost', '127.0.0.1', '[::1]'] as const

export const estBoucle = (nom: string): boolean => BOUCLE.some(connu => connu === nom)

/** The Host headers that are ours: one, but on a machine of one's own, where localhost has three names. */
export const hotesAdmis = (base: URL): ReadonlySet<string> => {
  const port = base.port ? `:${base.port}` : ''
  return new Set(estBoucle(base.hostname) ? BOUCLE.map(nom => nom + port) : [base.host])
}
