import type { EtatRelu, PortsRelecture } from './relire-pieces.ts'

export type PortsEtat = Pick<PortsRelecture, 'verifier' | 'noter'> & {
  /** How the store was last found, and whether that was less than a minute ago; undefined for a pièce not read again since it was received. */
  readonly derniere: (empreinte: string) => Promise<{ readonly etat: EtatRelu; readonly recente: boolean } | undefined>
}

/**
 * P5 — whether the store gives back what was received. `connu`: as it was last found, but what was altered or missing is read again first, at most
 * once a minute: a pièce that was restored is served again at once. `maintenant`: read again now.
 */
export const makeEtatDeLaPiece = ({ derniere, verifier, noter }: PortsEtat) => {
  const enCours = new Map<string, Promise<EtatRelu>>()
  const relire = async (empreinte: string): Promise<EtatRelu> => {
    const etat = await verifier(empreinte)
    await noter(empreinte, etat)
    return etat
  }
  // Several people may ask for the same gigabytes: they are read once.
  const maintenant = (empreinte: string): Promise<EtatRelu> => {
    const lecture = enCours.get(empreinte) ?? relire(empreinte).finally(() => enCours.delete(empreinte))
    enCours.set(empreinte, lecture)
    return lecture
  }
  const connu = async (empreinte: string): Promise<EtatRelu> => {
    const trouvee = await derniere(empreinte)
    if (!trouvee || trouvee.etat === 'intacte') return 'intacte'
    return trouvee.recente ? trouvee.etat : maintenant(empreinte)
  }
  return { connu, maintenant }
}
