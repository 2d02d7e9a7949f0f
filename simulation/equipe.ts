import { chapitresApplicables, chapitresAttendus, type Dispositif } from '../src/modules/dispositifs/index.ts'
import { enMs, JOUR } from './calendrier.ts'
import { DUREES_VERIFICATION } from './verificateurs.ts'

/** Hours that a verifier gives in a month, leave and half-days taken off; and how much of them one counts on. */
const HEURES_PAR_MOIS = 115
const PART_UTILE = 0.9

/** Of those who come, how much of the whole evidence is handed over and seen: some give up, what comes back is seen again. */
const PART_INSTRUITE = 0.85

/** The hours of verification that one whole file asks for, as its programme applies to half of those who were referenced before. */
export const heuresParDossier = (dispositif: Dispositif): number => {
  const { champVague1 } = dispositif.applicabilite
  const obligatoires = dispositif.profils.filter(({ obligatoire }) => obligatoire)
  // Where none is mandatory, somebody may ask for all of them.
  const profils = (obligatoires.length > 0 ? obligatoires : dispositif.profils).map(({ code }) => code)
  const heures = ['oui', 'non'].map(vague1 => {
    const administrative = champVague1 === null ? {} : { [champVague1]: vague1 }
    const chapitres = chapitresAttendus(chapitresApplicables(dispositif, { profils, administrative }))
    const preuves = chapitres.reduce((total, chapitre) => total + chapitre.preuves.length, 0)
    const { ouverture, preuve, conclusion } = DUREES_VERIFICATION
    return (chapitres.length * (ouverture + conclusion) + preuves * preuve * 1.15) / 60
  })
  return heures.reduce((a, b) => a + b, 0) / heures.length
}

/** How many verifiers one would plan: the work of all files, over the months in which evidence comes. At least two. */
export const verificateursPrevus = (
  dispositif: Dispositif,
  { candidatures, mois, debut }: { readonly candidatures: number; readonly mois: number; readonly debut: number },
): number => {
  const complet = dispositif.jalons.find(({ code }) => code === 'J2')
  const fenetre = complet ? (enMs(complet.quand) - debut) / (30.44 * JOUR) - 1 : mois * 0.75
  const heures = candidatures * PART_INSTRUITE * heuresParDossier(dispositif)
  return Math.max(2, Math.ceil(heures / (fenetre * HEURES_PAR_MOIS * PART_UTILE)))
}
