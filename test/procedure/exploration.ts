import type { Acteur } from '../../src/kernel/acteur.ts'
import { type Instant, plusHeures } from '../../src/kernel/temps.ts'
import type { Candidature, Verdict } from '../../src/modules/candidatures/domain/candidature.ts'
import { chapitresDe } from '../../src/modules/candidatures/domain/chapitres.ts'
import type { CommandeCandidature } from '../../src/modules/candidatures/domain/commandes.ts'
import type { Journee } from '../../src/modules/candidatures/domain/controles.ts'
import { avantCloture, estInstruite } from '../../src/modules/candidatures/domain/contexte.ts'
import { decide } from '../../src/modules/candidatures/domain/decide.ts'
import { evolve, replier } from '../../src/modules/candidatures/domain/evolve.ts'
import type { Fait } from '../../src/modules/candidatures/domain/faits.ts'
import { commandesPossibles } from '../../src/modules/candidatures/domain/possibles.ts'
import type { CodeChapitre, Dispositif, NumeroPreuve } from '../../src/modules/dispositifs/index.ts'
import { borne, chapitresAttendus, J3, jour, justeApres, pierre, signer, suivante } from '../harness/cas.ts'
import { chapitresAvecCiba, chapitresGeneraux, complet } from '../harness/complet.ts'
import { conditionnel, chapitresConditionnels, histoiresConditionnelles } from '../harness/conditions.ts'
import { ouverte, toutesLesHistoires } from '../harness/histoires.ts'
import { histoiresCompletes } from '../harness/histoires-completes.ts'
import { entier, histoiresDossierEntier } from '../harness/histoires-dossier-entier.ts'
import { roles } from '../harness/possibles.ts'

/** Where a candidature can stand, under which programme; `le`: the moment of what led there. */
export type Situation = { readonly etat: Candidature; readonly dispositif: Dispositif; readonly le: Instant }
/** One fact, as `decide` told it; the first one opens the candidature. */
export type Transition = { readonly avant: Candidature | null; readonly fait: Fait; readonly apres: Candidature }

/** Two candidatures that look alike to whoever asks what can be done: the same statuses everywhere, whatever the moments. */
const allure = (etat: Candidature): string => {
  const dossier = avantCloture(etat)
  const etapes = [dossier.administrative.statut, 'eligibilite' in dossier ? dossier.eligibilite.statut : '']
  const chapitres = estInstruite(dossier)
    ? chapitresDe(dossier).map(([code, { statut, preuves, conditions }]) => [
        code,
        statut,
        Object.values(preuves).map(preuve => `${preuve.statut} ${preuve.certificat?.statut ?? ''}`),
        conditions?.map(({ choix }) => choix?.cas),
      ])
    : []
  const controles = estInstruite(dossier) ? [allureDeLaJournee(dossier.journee), dossier.mediation?.statut] : []
  const reste = [etat.maturite !== undefined, etat.propositions?.length ?? 0]
  return JSON.stringify([etat.statut, dossier.statut, etapes, chapitres, controles, reste])
}

const allureDeLaJournee = (journee: Journee | undefined): unknown =>
  journee?.statut === 'tenue'
    ? [journee.resultats.every(({ atteint }) => atteint), journee.enregistrements.length > 0]
    : journee?.statut

const verdicts: readonly Verdict[] = ['conforme', 'a_modifier', 'non_conforme']

/** What can be done, in all the ways in which it can: each verdict on each proof, each outcome of a day… */
const variantes = (commande: CommandeCandidature, { etat, dispositif }: Situation): readonly CommandeCandidature[] => {
  const preuvesDe = (code: CodeChapitre): readonly NumeroPreuve[] =>
    estInstruite(etat) ? (Object.keys(etat.chapitres[code]?.preuves ?? {}) as NumeroPreuve[]) : []
  switch (commande.type) {
    case 'accepterEligibilite': {
      const propres = new Map([
        [complet, chapitresGeneraux],
        [conditionnel, chapitresConditionnels],
      ])
      const chapitres = propres.get(dispositif) ?? chapitresAttendus
      return [{ ...commande, profils: ['general'], chapitres }]
    }
    case 'ajouterProfils':
      return [{ ...commande, chapitres: chapitresAvecCiba }]
    case 'validerChapitre':
      return [{ ...commande, autorisation: '…' }]
    case 'rendreAvis':
      return preuvesDe(commande.chapitre).flatMap(preuve =>
        verdicts.map(verdict => ({ ...commande, preuve, verdict, motif: 'Vu.' })),
      )
    case 'deposerPreuve': {
      const enCours = { etat: 'pre_examen', retourPrevuLe: jour('2026-06-01') } as const
      return preuvesDe(commande.chapitre).flatMap(preuve => [
        { ...commande, preuve },
        { ...commande, preuve, homologation: enCours },
      ])
    }
    case 'consignerReserves':
      return estInstruite(etat)
        ? chapitresDe(etat).flatMap(([chapitre]) =>
            preuvesDe(chapitre).map(preuve => ({ ...commande, preuves: [{ chapitre, preuve }] })),
          )
        : []
    case 'consignerJournee': {
      const echec = commande.resultats.map(resultat => ({ ...resultat, atteint: false, observation: 'Non.' }))
      return [commande, { ...commande, resultats: echec }]
    }
    default:
      return [commande]
  }
}

/** Right after, some days later, and once everything that can fall due has. */
export const moments = (le: Instant): readonly Instant[] => [
  justeApres(le),
  plusHeures(le, 20 * 24),
  le < J3 ? J3 : plusHeures(le, 60 * 24),
]

const acteurs: readonly Acteur[] = Object.values(roles)

/** Everything that anyone can do there, at any of these moments. */
export const issues = (situation: Situation): readonly (readonly Transition[])[] => {
  const { etat, dispositif, le } = situation
  return moments(le).flatMap(now =>
    acteurs.flatMap(acteur =>
      commandesPossibles(etat, { acteur, now, dispositif, recente: suivante(dispositif) })
        .flatMap(commande => variantes(commande, situation))
        .flatMap(commande => {
          const decision = decide(etat, commande, { acteur, now, dispositif, recente: suivante(dispositif) })
          return decision.ok ? [enTransitions(etat, decision.faits)] : []
        }),
    ),
  )
}

const enTransitions = (depart: Candidature | null, faits: readonly Fait[]): readonly Transition[] => {
  let etat = depart
  return faits.map(fait => {
    const avant = etat
    etat = evolve(avant, fait)
    return { avant, fait, apres: etat }
  })
}

/** The same history, in which someone asked for mediation as soon as it could be: it waits whatever happens next (INT-10). */
const enMediation = (histoire: readonly Fait[]): readonly Fait[] => {
  const debut = 1 + histoire.findIndex(({ type }) => type === 'EligibiliteAcceptee')
  const accord = histoire[debut - 1]
  if (!accord || histoire.some(({ type }) => type === 'MediationDemandee')) return []
  const demande = signer({ type: 'MediationDemandee', motif: '…' }, { acteur: pierre, now: accord.le })
  return [...histoire.slice(0, debut), demande, ...histoire.slice(debut)]
}

/** Where the histories stand, at each of their facts. */
const departs: readonly Situation[] = [
  ...Object.values(toutesLesHistoires).map(histoire => ({ histoire, dispositif: borne })),
  ...Object.values(histoiresCompletes).map(histoire => ({ histoire, dispositif: complet })),
  ...Object.values(histoiresConditionnelles).map(histoire => ({ histoire, dispositif: conditionnel })),
  ...Object.values(histoiresDossierEntier).map(histoire => ({ histoire, dispositif: entier })),
]
  .flatMap(({ histoire, dispositif }) => [histoire, enMediation(histoire)].map(une => ({ une, dispositif })))
  .flatMap(({ une, dispositif }) =>
    une.map((fait, n) => ({ etat: replier(une.slice(0, n + 1)), dispositif, le: fait.le })),
  )

export type Exploration = { readonly situations: readonly Situation[]; readonly transitions: readonly Transition[] }

/**
 * Every place where the histories stand, and all those that one can reach from them in so many acts, each seen once; with all
 * that can happen there.
 */
export const explorer = ({ actes = 1 } = {}): Exploration => {
  const vues = new Map<string, Situation>()
  const retenir = (candidates: readonly Situation[]): readonly Situation[] =>
    candidates.filter(situation => {
      const cle = `${situation.dispositif.id} ${allure(situation.etat)}`
      if (vues.has(cle)) return false
      vues.set(cle, situation)
      return true
    })
  const transitions: Transition[] = [...enTransitions(null, ouverte)]
  let aVisiter = retenir(departs)
  for (let reste = actes; aVisiter.length > 0; reste--) {
    const suivantes: Situation[] = []
    for (const situation of aVisiter)
      for (const issue of issues(situation)) {
        transitions.push(...issue)
        const derniere = issue.at(-1)
        if (derniere && reste > 0)
          suivantes.push({ etat: derniere.apres, dispositif: situation.dispositif, le: derniere.fait.le })
      }
    aVisiter = retenir(suivantes)
  }
  return { situations: [...vues.values()], transitions }
}
