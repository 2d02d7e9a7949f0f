import { instantAParis } from '../../kernel/temps.ts'
import type { DonneesProcesVerbal } from '../../platform/pdf/index.ts'
import { format } from '../../ui/index.ts'
import {
  avantCloture,
  type Candidature,
  chapitresDe,
  compterDossier,
  estInstruite,
  titreChapitre,
} from '../candidatures/index.ts'
import { texteDe } from '../dispositifs/index.ts'
import type { DossierLu, ProcesVerbal } from './use-cases/ports.ts'

type DossierImprime = DonneesProcesVerbal['dossiers'][number]

/** COL-4 — the minutes, from what was recorded and nothing else. */
export const pvImprime = (
  { seance, dossiers, secretaire, le }: ProcesVerbal,
  { operateur, extrait }: { readonly operateur: string; readonly extrait: boolean },
): DonneesProcesVerbal => {
  const [premier] = dossiers
  const titre = extrait ? 'Extrait du procès-verbal de séance' : 'Procès-verbal de séance'
  const reference = `PV-${seance.jour}${extrait && premier ? `-${premier.candidature}` : ''}`
  return {
    operateur: { nom: operateur },
    titre,
    sousTitre: seance.instance,
    reference,
    date: format.jour(le),
    le,
    pied: `${titre} · ${reference}`,
    instance: seance.instance,
    seance: format.dateHeure(instantAParis(seance.jour, seance.heure)),
    ...(seance.lieu ? { lieu: seance.lieu } : {}),
    membres: seance.membres.map(({ nom, qualite }) => ({ nom, qualite, presence: 'A siégé' })),
    dossiers: dossiers.map(dossier => dossierImprime(dossier, seance.deports[dossier.candidature])),
    secretaire: { nom: secretaire.nom, qualite: 'secrétaire du collège' },
  }
}

const dossierImprime = (dossier: DossierLu, deport: string | undefined): DossierImprime => {
  const { candidature, vue, dispositif } = dossier
  const etat = avantCloture(vue.etat)
  const reponses = estInstruite(etat)
    ? { ...etat.administrative.soumission.reponses, ...etat.eligibilite.soumission.reponses }
    : {}
  return {
    candidature,
    editeur: texteDe(reponses['denomination_sociale']) || vue.entreprise.nom,
    solution: texteDe(reponses['denomination_commerciale']) || vue.produit.nom,
    versionTechnique: texteDe(reponses['version_technique']) || vue.produit.version,
    dispositif: dispositif.intitule,
    decision: issueEnMots(dossier),
    motifs: motifs(dossier, etat),
    ...(deport ? { departs: deport } : {}),
  }
}

const issueEnMots = ({ issue, dispositif }: DossierLu): string => {
  if (issue.kind === 'attribution') return dispositif.issue.decision
  return issue.kind === 'reserves' ? 'Réserves bloquantes' : 'Sans décision'
}

const motifs = ({ issue, dispositif }: DossierLu, etat: Candidature): readonly string[] => {
  switch (issue.kind) {
    case 'a_examiner':
      return ['Aucune décision n’a été rendue.']
    case 'attribution': {
      const chapitres = estInstruite(etat) ? chapitresDe(etat).length : 0
      const conformes = estInstruite(etat) ? compterDossier(etat).conformes : 0
      return [
        `Toutes les preuves des exigences applicables sont conformes : ${format.pluriel(conformes, 'preuve')}, dans ${format.pluriel(chapitres, 'chapitre')}. La version technique présentée est acceptée telle quelle.`,
        ...('convention' in etat && etat.convention && 'signeeLe' in etat.convention
          ? [
              `La convention est signée par l’éditeur (${etat.convention.signeePar.nom}) depuis le ${format.dateHeure(etat.convention.signeeLe)}.`,
            ]
          : []),
        `${format.enMajuscule(dispositif.issue.leActe)} prend effet à la signature ${dispositif.convention ? 'de la convention par la' : 'de la'} direction de l’agence.`,
      ]
    }
    case 'reserves':
      return [
        ...issue.motif.split(/\n+/u).filter(ligne => ligne.trim() !== ''),
        ...issue.preuves.map(
          ({ chapitre, preuve }) =>
            `Preuve concernée : ${preuve}, chapitre « ${titreChapitre(dispositif, chapitre)} ».`,
        ),
        ...(dispositif.mentions.recours ? [dispositif.mentions.recours] : []),
      ]
  }
}
