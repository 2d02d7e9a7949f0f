import { json, type Route } from './contract.ts'

/** Asked by probes, which know neither our name nor anybody: exempt from the check of Host and from shedding. */
export const CHEMINS_SANTE: ReadonlySet<string> = new Set(['/sante', '/sante/pret'])

/** `/sante`: the process answers. `/sante/pret`: what it stands on answers too, so that it may be sent requests. */
export const routesSante = (pret: () => Promise<boolean> = async () => true): readonly Route[] => [
  { methode: 'GET', chemin: '/sante', acces: { qui: 'public' }, traiter: () => json({ etat: 'vivant' }) },
  {
    methode: 'GET',
    chemin: '/sante/pret',
    acces: { qui: 'public' },
    traiter: async () =>
      (await pret().catch(() => false)) ? json({ etat: 'pret' }) : json({ etat: 'indisponible' }, 503),
  },
]
