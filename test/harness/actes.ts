import { randomUUID } from 'node:crypto'
import type { ActeurAgent } from '../../src/kernel/acteur.ts'
import type { NumeroCandidature, Verdict } from '../../src/modules/candidatures/index.ts'
import { estInstruite } from '../../src/modules/candidatures/index.ts'
import type { CodeChapitre, Dispositif, NumeroPreuve } from '../../src/modules/dispositifs/index.ts'
import { acteDe } from './base.ts'
import { fait, type Procedure } from './procedure.ts'

/** What a case takes for granted, done by the module's own verbs: each one must be accepted. */
export type Actes = {
  /** Pierre's candidature, charter accepted, for a product of its own unless one is named. */
  readonly ouvrir: (dispositif: Dispositif, produitId?: string) => Promise<NumeroCandidature>
  readonly soumettreEtape: (numero: string, etape: 'administrative' | 'eligibilite') => Promise<void>
  /** At step 3: both forms submitted, as they are, and accepted. */
  readonly menerAuDepot: (dispositif: Dispositif, produitId?: string) => Promise<NumeroCandidature>
  /** A link for that proof. */
  readonly deposer: (numero: string, chapitre: string, preuve: string, options?: Depot) => Promise<string>
  /** A link for every proof of the chapter, then its submission. */
  readonly soumettreChapitre: (numero: string, chapitre: string) => Promise<void>
  readonly prendre: (qui: ActeurAgent, numero: string, chapitre: string) => Promise<void>
  readonly juger: (
    qui: ActeurAgent,
    ou: { readonly numero: string; readonly chapitre: string },
    avis: Readonly<Record<string, Verdict>>,
  ) => Promise<void>
  readonly demander: (qui: ActeurAgent, numero: string, chapitre: string) => Promise<void>
}
type Depot = { readonly remplace?: readonly string[] }

export const actesDe = ({ modules, personnes, produit, etat }: Procedure): Actes => {
  const { candidatures } = modules
  const { pierre, nadia } = personnes
  const sur = (qui: Parameters<typeof acteDe>[0], numero: string) => ({
    numero: numero as NumeroCandidature,
    acte: acteDe(qui as typeof pierre),
  })
  const actes: Actes = {
    ouvrir: async (dispositif, produitId) => {
      const { faits } = await fait(
        candidatures.ouvrirCandidature({
          acte: acteDe(pierre),
          dispositifId: dispositif.id,
          entrepriseId: pierre.entrepriseId,
          produitId: produitId ?? (await produit()),
          charteAcceptee: true,
        }),
      )
      const [ouverte] = faits
      if (ouverte?.type !== 'CandidatureOuverte') throw new Error('pas ouverte')
      return ouverte.numero
    },
    soumettreEtape: async (numero, etape) => {
      await fait(candidatures.soumettreEtape({ ...sur(pierre, numero), etape }))
    },
    menerAuDepot: async (dispositif, produitId) => {
      const numero = await actes.ouvrir(dispositif, produitId)
      await actes.soumettreEtape(numero, 'administrative')
      await fait(candidatures.accepterCandidatureAdministrative(sur(nadia, numero)))
      await actes.soumettreEtape(numero, 'eligibilite')
      await fait(candidatures.accepterEligibilite(sur(nadia, numero)))
      return numero
    },
    deposer: async (numero, chapitre, preuve, { remplace = [] } = {}) => {
      const depotId = randomUUID()
      await fait(
        candidatures.deposerPreuve({
          ...sur(pierre, numero),
          chapitre: chapitre as CodeChapitre,
          preuve: preuve as NumeroPreuve,
          depotId,
          remplace,
          contenu: { nature: 'lien', url: `https://preuves.example/${depotId}` },
        }),
      )
      return depotId
    },
    soumettreChapitre: async (numero, chapitre) => {
      const avant = await etat(numero)
      const preuves = estInstruite(avant) ? avant.chapitres[chapitre as CodeChapitre]?.preuves : undefined
      for (const preuve of Object.keys(preuves ?? {})) await actes.deposer(numero, chapitre, preuve)
      await fait(candidatures.soumettreChapitres({ ...sur(pierre, numero), chapitres: [chapitre as CodeChapitre] }))
    },
    prendre: async (qui, numero, chapitre) => {
      await fait(candidatures.prendreChapitre({ ...sur(qui, numero), chapitre: chapitre as CodeChapitre }))
    },
    juger: async (qui, { numero, chapitre }, avis) => {
      for (const [preuve, verdict] of Object.entries(avis))
        await fait(
          candidatures.rendreAvis({
            ...sur(qui, numero),
            chapitre: chapitre as CodeChapitre,
            preuve: preuve as NumeroPreuve,
            verdict,
            motif: verdict === 'conforme' ? '' : `Motif de ${preuve}`,
          }),
        )
    },
    demander: async (qui, numero, chapitre) => {
      await fait(
        candidatures.demanderModifications({
          ...sur(qui, numero),
          chapitre: chapitre as CodeChapitre,
          message: 'Merci de compléter.',
        }),
      )
    },
  }
  return actes
}
