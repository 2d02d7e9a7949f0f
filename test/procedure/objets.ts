import type { Candidature, Statut } from '../../src/modules/candidatures/domain/candidature.ts'
import { chapitresDe } from '../../src/modules/candidatures/domain/chapitres.ts'
import { estInstruite } from '../../src/modules/candidatures/domain/contexte.ts'
import type { Fait } from '../../src/modules/candidatures/domain/faits.ts'
import { libelleChapitre, libelleJournee, libellePreuve, libelleStatut } from '../../src/modules/candidatures/index.ts'
import { motsDesCertificats, motsDesEtapes, motsDesMediations } from './mots.ts'

/** What has a status in a candidature, and how that status is said. */
export type Objet = {
  readonly titre: string
  readonly libelles: Readonly<Record<string, string>>
  /** The statuses of all those that there are, by a key that stays theirs; none once the candidature is closed, but for itself. */
  readonly statuts: (etat: Candidature) => ReadonlyMap<string, string>
  /** Whether a fact is about it, were its status to stay the same. */
  readonly concerne: (fait: Fait, cle: string) => boolean
}

type Ouverte = Exclude<Candidature, { readonly statut: 'close' }>
const siOuverte =
  (statuts: (etat: Ouverte) => readonly (readonly [string, string])[]) =>
  (etat: Candidature): ReadonlyMap<string, string> =>
    new Map(etat.statut === 'close' ? [] : statuts(etat))

const candidature: Objet = {
  titre: 'La candidature',
  libelles: libelleStatut satisfies Readonly<Record<Statut, string>>,
  statuts: ({ statut }) => new Map([['', statut]]),
  concerne: () => true,
}
const etape: Objet = {
  titre: 'Une étape',
  libelles: motsDesEtapes,
  statuts: siOuverte(etat => [
    ['administrative', etat.administrative.statut],
    ...('eligibilite' in etat ? ([['eligibilite', etat.eligibilite.statut]] as const) : []),
  ]),
  concerne: (fait, cle) => 'etape' in fait && fait.etape === cle,
}
const chapitre: Objet = {
  titre: 'Un chapitre',
  libelles: libelleChapitre,
  statuts: siOuverte(etat =>
    estInstruite(etat) ? chapitresDe(etat).map(([code, { statut }]) => [code, statut] as const) : [],
  ),
  concerne: (fait, cle) => 'chapitre' in fait && fait.chapitre === cle,
}
const preuve: Objet = {
  titre: 'Une preuve',
  libelles: libellePreuve,
  statuts: siOuverte(etat =>
    estInstruite(etat)
      ? chapitresDe(etat).flatMap(([, { preuves }]) =>
          Object.entries(preuves).map(([numero, { statut }]) => [numero, statut] as const),
        )
      : [],
  ),
  concerne: (fait, cle) => 'preuve' in fait && fait.preuve === cle,
}
const certificat: Objet = {
  titre: 'Le certificat d’une homologation, une fois son chapitre validé',
  libelles: motsDesCertificats,
  statuts: siOuverte(etat =>
    estInstruite(etat)
      ? chapitresDe(etat).flatMap(([, depose]) =>
          depose.statut === 'valide'
            ? Object.entries(depose.preuves).map(([numero, un]) => [numero, un.certificat?.statut ?? 'aucun'] as const)
            : [],
        )
      : [],
  ),
  concerne: (fait, cle) => fait.type.startsWith('Homologation') && 'preuve' in fait && fait.preuve === cle,
}
const journee: Objet = {
  titre: 'La journée de test',
  libelles: { aucune: 'Rien n’en est décidé', ...libelleJournee },
  statuts: siOuverte(etat => (estInstruite(etat) ? [['', etat.journee?.statut ?? 'aucune']] : [])),
  concerne: fait => /Journee|AutreDate|Enregistrement/.test(fait.type),
}
const mediation: Objet = {
  titre: 'La médiation',
  libelles: motsDesMediations,
  statuts: siOuverte(etat => (estInstruite(etat) ? [['', etat.mediation?.statut ?? 'aucune']] : [])),
  concerne: fait => fait.type.startsWith('Mediation'),
}

export const objets = { candidature, etape, chapitre, preuve, certificat, journee, mediation }
