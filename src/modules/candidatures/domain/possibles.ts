import { type Instant, jourAParis } from '../../../kernel/temps.ts'
import type { Candidature, CodeEtape, Rang } from './candidature.ts'
import { chapitresDe, preuvesEn } from './chapitres.ts'
import type { CommandeCandidature } from './commandes.ts'
import { type Contexte, estInstruite } from './contexte.ts'
import { peut } from './decide.ts'

/**
 * Everything that this acteur could do now, were the form well filled: one well-formed command for each act and each
 * chapter. Buttons are derived from it, and a test holds the complete list for every status and every role.
 */
export const commandesPossibles = (etat: Candidature, contexte: Contexte): readonly CommandeCandidature[] =>
  echantillon(etat, contexte.now).filter(commande => peut(etat, commande, contexte))

const texte = '…'

const echantillon = (etat: Candidature, now: Instant): readonly CommandeCandidature[] => {
  const etapes: readonly CodeEtape[] = ['administrative', 'eligibilite']
  return [
    ...etapes.flatMap((etape): CommandeCandidature[] => [
      { type: 'soumettreEtape', etape, reponses: {}, fautes: [] },
      { type: 'demanderComplement', etape, motif: texte },
    ]),
    { type: 'accepterCandidatureAdministrative' },
    { type: 'accepterEligibilite', profils: [], chapitres: [{ code: texte, preuves: [] }] as never },
    { type: 'refuserCandidature', motif: texte },
    ...(estInstruite(etat) ? desChapitres(etat) : []),
    { type: 'preparerConvention', document: texte },
    {
      type: 'signerConvention',
      document: 'convention' in etat ? etat.convention.document : texte,
      documentSigne: texte,
    },
    { type: 'inscrireAuCollege', seance: jourAParis(now) },
    { type: 'retirerDuCollege' },
    { type: 'consignerAttribution' },
    ...(estInstruite(etat) ? reserves(etat) : []),
    { type: 'prononcerReferencement', reference: texte, convention: texte, attestation: texte, rapport: texte },
    { type: 'constaterEcheance', explication: texte },
  ]
}

const desChapitres = (etat: Parameters<typeof chapitresDe>[0]): readonly CommandeCandidature[] =>
  chapitresDe(etat).flatMap(([chapitre, depose]): CommandeCandidature[] => {
    const [modifiable] = preuvesEn(depose, 'attendue', 'a_modifier', 'non_conforme', 'deposee')
    const [jugeable] = preuvesEn(depose, 'deposee', 'conforme', 'a_modifier', 'non_conforme')
    const rang = 0 as Rang
    const rangDeTete = 'rang' in depose ? depose.rang : rang
    return [
      ...(modifiable
        ? [
            {
              type: 'deposerPreuve',
              chapitre,
              preuve: modifiable,
              depotId: texte,
              remplace: [],
              contenu: { nature: 'lien', url: texte },
            } as const,
          ]
        : []),
      { type: 'soumettreChapitres', chapitres: [chapitre], rang },
      { type: 'prendreChapitre', chapitre, rangDeTete },
      { type: 'rendreChapitre', chapitre },
      ...(jugeable
        ? [{ type: 'rendreAvis', chapitre, preuve: jugeable, verdict: 'conforme', motif: '' } as const]
        : []),
      { type: 'demanderModifications', chapitre, message: texte },
      { type: 'validerChapitre', chapitre },
    ]
  })

const reserves = (etat: Parameters<typeof chapitresDe>[0]): readonly CommandeCandidature[] =>
  chapitresDe(etat)
    .slice(0, 1)
    .flatMap(([chapitre, { preuves }]) => {
      const [preuve] = Object.keys(preuves) as (keyof typeof preuves)[]
      return preuve ? [{ type: 'consignerReserves', motif: texte, preuves: [{ chapitre, preuve }] } as const] : []
    })
