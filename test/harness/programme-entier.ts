import { randomUUID } from 'node:crypto'
import { setTimeout as attendre } from 'node:timers/promises'
import { type Instant, instant } from '../../src/kernel/temps.ts'
import {
  type CodeEtape,
  type Homologation,
  type NumeroCandidature,
  replier,
} from '../../src/modules/candidatures/index.ts'
import {
  aucunControle,
  type Champ,
  type Chapitre,
  type CodeChapitre,
  type DispositifAPublier,
  type Formulaire,
  type NumeroPreuve,
  type Reponse,
} from '../../src/modules/dispositifs/index.ts'
import { lireHorloge } from '../../src/platform/db/index.ts'
import { acteDe } from './base.ts'
import { borne } from './cas.ts'
import { fait, type Procedure } from './procedure.ts'
import { chapitreDEssai, petitProgramme } from './programme.ts'

/** A chapter whose requirements are asked for by that profile only. */
const pour = (profil: string, chapitre: Chapitre): Chapitre => ({
  ...chapitre,
  exigences: chapitre.exigences.map(exigence => ({ ...exigence, profil })),
})

const ins = chapitreDEssai('ins', [
  { numero: 'INS.01.01.01', natures: ['document', 'lien'] },
  { numero: 'INS.02.01.01', natures: ['document', 'lien'] },
])
const psc = chapitreDEssai('psc', [{ numero: 'PSC.01.01.01', natures: ['lien'] }])
const dmp = chapitreDEssai('dmp', [{ numero: 'DMP.01.01.01', natures: ['lien'] }])
const dmpCiba = pour('CIBA', chapitreDEssai('dmp', [{ numero: 'DMP.02.01.01', natures: ['lien'] }]))
const cnda = chapitreDEssai('cnda', [
  { numero: 'CND.01.01.01', natures: ['cnda'] },
  { numero: 'CND.02.01.01', natures: ['cnda', 'lien'] },
])

const texte = (code: string): Champ => ({ code, libelle: code, type: 'texte', obligatoire: false })
const groupement: Formulaire['sections'][number] = {
  code: 'groupement',
  titre: 'Groupement',
  champs: [
    {
      code: 'membres',
      libelle: 'Membres du groupement',
      type: 'liste',
      obligatoire: false,
      lignes: [texte('denomination'), { ...texte('siret'), type: 'siret' }],
    },
  ],
}

/**
 * A test day on « ins », for those not referenced in vague 1; two proofs of « cnda » that follow a homologation; and a
 * profile, CIBA, that asks for a chapter in the middle (« psc ») and for one proof more in « dmp ».
 */
export const programmeEntier = (reste: Partial<DispositifAPublier> = {}): DispositifAPublier => {
  const petit = petitProgramme()
  const [section] = petit.formulaires.administrative.sections
  const vague1 = { code: 'vague1', libelle: 'Référencé en vague 1', type: 'oui_non', obligatoire: false } as const
  return {
    ...petit,
    controles: { ...aucunControle, cnda: true, journeeDeTest: { chapitre: 'ins' } },
    delais: { ...petit.delais, journee: { jours: 14, decompte: 'calendaires', proroge: false } },
    applicabilite: { ...borne.applicabilite, champVague1: 'vague1' },
    formulaires: {
      ...petit.formulaires,
      administrative: {
        sections: [{ code: 'section', titre: 'Section', champs: [...(section?.champs ?? []), vague1] }],
      },
      eligibilite: { sections: [...petit.formulaires.eligibilite.sections, groupement] },
    },
    taillesMax: { ...petit.taillesMax, video: 256 * 1024 },
    rem: {
      chapitres: [ins, pour('CIBA', psc), { ...dmp, exigences: [...dmp.exigences, ...dmpCiba.exigences] }, cnda],
    },
    ...reste,
  }
}

export const enAttente: Homologation = { etat: 'pre_examen', retourPrevuLe: '2127-03-31' as never }

type Reponses = {
  readonly vague1?: 'oui' | 'non' | undefined
  readonly membres?: readonly { readonly denomination: string; readonly siret: string }[]
}

/** What a case takes for granted on such a programme, done by the module's own verbs. */
export const actesEntiersDe = ({ modules, personnes, produit, etat, faits, db }: Procedure) => {
  const { candidatures } = modules
  const { pierre, nadia, hugo } = personnes
  const sur = (qui: typeof pierre | typeof hugo, numero: string) => ({
    numero: numero as NumeroCandidature,
    acte: acteDe(qui),
  })
  const preuvesDe = async (numero: string, chapitre: string): Promise<readonly NumeroPreuve[]> => {
    const lu = await etat(numero)
    const depose = 'chapitres' in lu ? lu.chapitres[chapitre as CodeChapitre] : undefined
    return Object.keys(depose?.preuves ?? {}) as NumeroPreuve[]
  }
  const actes = {
    sur,
    /** At step 3, for a product of its own; `vague1` is answered at step 1, the members of a group at step 2. */
    ouvrir: async (dispositifId: string, { vague1, membres }: Reponses = {}): Promise<NumeroCandidature> => {
      const produitId = await produit()
      const ouverture = { dispositifId, entrepriseId: pierre.entrepriseId, produitId, charteAcceptee: true }
      const { numero } = await fait(candidatures.ouvrirCandidature({ acte: acteDe(pierre), ...ouverture }))
      const repondre = async (etape: CodeEtape, reponses: Readonly<Record<string, Reponse>>): Promise<void> => {
        await candidatures.enregistrerBrouillon({ ...sur(pierre, numero), etape, reponses, versionVue: 0 })
      }
      if (vague1) await repondre('administrative', { vague1 })
      await fait(candidatures.soumettreEtape({ ...sur(pierre, numero), etape: 'administrative' }))
      await fait(candidatures.accepterCandidatureAdministrative(sur(nadia, numero)))
      if (membres) await repondre('eligibilite', { membres })
      await fait(candidatures.soumettreEtape({ ...sur(pierre, numero), etape: 'eligibilite' }))
      await fait(candidatures.accepterEligibilite(sur(nadia, numero)))
      return numero
    },
    /** A link for every proof of the chapter that has none, then its submission. */
    soumettre: async (numero: string, code: string, homologation: Homologation = enAttente): Promise<void> => {
      const chapitre = code as CodeChapitre
      const lu = await etat(numero)
      for (const preuve of await preuvesDe(numero, code)) {
        const deposee = 'chapitres' in lu ? lu.chapitres[chapitre]?.preuves[preuve] : undefined
        if (deposee?.statut !== 'attendue') continue
        const depotId = randomUUID()
        const contenu = { nature: 'lien', url: `https://preuves.example/${depotId}` } as const
        const suivie = code === 'cnda' ? { homologation } : {}
        await fait(
          candidatures.deposerPreuve({
            ...sur(pierre, numero),
            chapitre,
            preuve,
            depotId,
            remplace: [],
            contenu,
            ...suivie,
          }),
        )
      }
      await fait(candidatures.soumettreChapitres({ ...sur(pierre, numero), chapitres: [chapitre] }))
    },
    /** In Hugo's hands, every proof conforming. */
    juger: async (numero: string, code: string): Promise<void> => {
      const chapitre = code as CodeChapitre
      await fait(candidatures.prendreChapitre({ ...sur(hugo, numero), chapitre }))
      for (const preuve of await preuvesDe(numero, code))
        await fait(candidatures.rendreAvis({ ...sur(hugo, numero), chapitre, preuve, verdict: 'conforme', motif: '' }))
    },
    valider: async (numero: string, code: string): Promise<void> => {
      await actes.soumettre(numero, code)
      await actes.juger(numero, code)
      await fait(candidatures.validerChapitre({ ...sur(hugo, numero), chapitre: code as CodeChapitre }))
    },
    /** Proposed for the next second, confirmed, and come. */
    laisserVenir: async (numero: string, jeux = ''): Promise<Instant> => {
      const quand = instant(new Date(Date.parse(await lireHorloge(db)) + 1_500).toISOString())
      await fait(candidatures.proposerJournee({ ...sur(hugo, numero), quand, jeux }))
      await fait(candidatures.confirmerJournee(sur(pierre, numero)))
      while ((await lireHorloge(db)) < quand) await attendre(50)
      return quand
    },
    /** The journal, folded: what the state row must be. */
    replie: async (numero: string) => replier(await faits(numero)),
  }
  return actes
}
