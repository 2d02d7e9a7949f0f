import type { AvisImprime, DonneesRapportDeConformite } from '../../platform/pdf/index.ts'
import { format } from '../../ui/index.ts'
import {
  type ChapitreDepose,
  conditionDe,
  type Depot,
  depotsCourants,
  type Instruite,
  libelleVerdict,
  type PreuveDeposee,
} from '../candidatures/index.ts'
import { type ChapitreApplicable, chapitresApplicables, type Exigence } from '../dispositifs/index.ts'
import { communs, type Emetteur, identiteDe } from './imprimes.ts'
import type { DecisionAImprimer } from './use-cases/ports.ts'

type ChapitreImprime = DonneesRapportDeConformite['chapitres'][number]
type ExigenceImprimee = ChapitreImprime['exigences'][number]
type PreuveImprimee = ExigenceImprimee['preuves'][number]

const SANS_AVIS: AvisImprime = { code: 'sans_avis', libelle: 'Sans avis' }

/** REF-1 — the verdict on every requirement that applied, with the proofs it rests on and their SHA-256. */
export const rapportImprime = (decision: DecisionAImprimer, emetteur: Emetteur): DonneesRapportDeConformite => {
  const { etat, dispositif } = decision
  const { editeur, siret, solution, versionTechnique, profils, versionRem } = identiteDe(decision)
  const chapitres = chapitresApplicables(dispositif, {
    profils: etat.profils,
    administrative: etat.administrative.soumission.reponses,
  }).map(chapitre => chapitreImprime(chapitre, etat))
  return {
    ...communs(decision, emetteur, 'Rapport de conformité'),
    reference: `RC-${decision.reference}`,
    sousTitre: `${solution}, version technique ${versionTechnique} – ${dispositif.intitule}`,
    faits: [
      { libelle: 'Candidature', valeur: etat.numero },
      { libelle: 'Éditeur', valeur: `${editeur} (SIRET ${siret})` },
      { libelle: 'Solution', valeur: `${solution}, version technique ${versionTechnique}` },
      { libelle: 'Profils', valeur: format.enumeration(profils) },
      { libelle: 'Référentiel d’exigences', valeur: versionRem },
      { libelle: 'Décision', valeur: `${dispositif.instances.college}, ${format.jour(etat.decision.seance)}` },
      { libelle: dispositif.issue.acte, valeur: decision.reference },
    ],
    totaux: {
      colonnes: ['Chapitre', 'Exigences', 'Preuves', 'Conformes', 'Non conformes', 'Sans avis'],
      lignes: chapitres.map(totaux),
    },
    chapitres,
  }
}

const totaux = ({ titre, exigences }: ChapitreImprime): readonly string[] => {
  const preuves = exigences.flatMap(exigence => exigence.preuves)
  const nombre = (...codes: readonly AvisImprime['code'][]): string =>
    format.nombre(preuves.filter(({ verdict }) => codes.includes(verdict.code)).length)
  return [
    titre,
    format.nombre(exigences.length),
    format.nombre(preuves.length),
    nombre('conforme'),
    nombre('non_conforme', 'a_modifier'),
    nombre('sans_avis'),
  ]
}

const chapitreImprime = (chapitre: ChapitreApplicable, { chapitres }: Instruite): ChapitreImprime => ({
  titre: chapitre.titre,
  exigences: chapitre.exigences.map(exigence => exigenceImprimee(exigence, chapitres[chapitre.code])),
})

const exigenceImprimee = (exigence: Exigence, depose: ChapitreDepose | undefined): ExigenceImprimee => {
  const preuves = exigence.scenarios
    .flatMap(scenario => scenario.preuves)
    .flatMap(({ numero }): PreuveImprimee[] => {
      const preuve = depose?.preuves[numero]
      const condition = depose && conditionDe(depose, numero)
      // PRE-1 — the proofs of the other cases were not asked for.
      if (condition && !preuve) return []
      return [preuveImprimee(condition?.choix ? `${numero} (cas ${condition.choix.cas})` : numero, preuve)]
    })
  return {
    id: exigence.id,
    texte: paragraphes(exigence.texte),
    verdict: verdictDe(preuves),
    preuves: exigence.nature === 'exigence' ? preuves : preuves.filter(({ pieces }) => pieces.length > 0),
  }
}

/** A requirement conforms when each of its proofs does; the worst verdict is that of the whole. */
const verdictDe = (preuves: readonly PreuveImprimee[]): AvisImprime =>
  preuves.find(({ verdict }) => verdict.code === 'non_conforme')?.verdict ??
  preuves.find(({ verdict }) => verdict.code === 'a_modifier')?.verdict ??
  preuves.find(({ verdict }) => verdict.code === 'sans_avis')?.verdict ??
  preuves[0]?.verdict ??
  SANS_AVIS

const preuveImprimee = (numero: string, preuve: PreuveDeposee | undefined): PreuveImprimee => {
  const avis = preuve && 'avis' in preuve ? preuve.avis : undefined
  return {
    numero,
    verdict: avis ? { code: avis.verdict, libelle: libelleVerdict[avis.verdict] } : SANS_AVIS,
    ...(avis?.motif ? { motif: avis.motif } : {}),
    pieces: preuve ? depotsCourants(preuve).map(pieceImprimee) : [],
  }
}

const pieceImprimee = (depot: Depot): PreuveImprimee['pieces'][number] => {
  const deposeLe = `déposée le ${format.dateHeureSecondes(depot.deposeLe)}`
  switch (depot.nature) {
    case 'fichier':
      return { nom: depot.nom, empreinte: depot.empreinte, detail: `${format.taille(depot.taille)}, ${deposeLe}` }
    case 'gazelle':
      return {
        nom: `Rapport Gazelle ${depot.oid}`,
        empreinte: depot.empreinte,
        detail: `${depot.service}, ${deposeLe}`,
      }
    case 'lien':
      return { nom: depot.url, empreinte: 'lien : le contenu n’est pas conservé', detail: deposeLe }
  }
}

const entites: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }

/** A requirement's sanitised HTML as plain paragraphs. */
const paragraphes = (html: string): readonly string[] =>
  html
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/<(?:br|\/p|\/li|\/tr|\/h\d)\b[^>]*>/gu, '\n')
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/&(lt|gt|quot|amp);/gu, (_, nom: string) => entites[nom] ?? '')
    .split('\n')
    .map(ligne => ligne.trim())
    .filter(ligne => ligne !== '')
