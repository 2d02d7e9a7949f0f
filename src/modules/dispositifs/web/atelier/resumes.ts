import { format } from '../../../../ui/index.ts'
import type { Chantier, Rubrique } from '../../domain/chantier.ts'
import type { Controles } from '../../domain/controles.ts'
import type { Delais, Duree, Textes } from '../../domain/dispositif.ts'
import type { Formulaire } from '../../domain/formulaire.ts'
import type { Rem } from '../../domain/rem.ts'

/** What a part of a chantier holds, in a line; empty while nothing is there. */
export const resumeRubrique = (chantier: Chantier, rubrique: Rubrique): string => {
  switch (rubrique) {
    case 'identite':
      return enLigne([
        chantier.parcours.intitule,
        chantier.vague,
        chantier.couloir,
        chantier.financement ? 'avec financement' : 'sans financement',
        chantier.issue.acte,
      ])
    case 'calendrier':
      return resumeCalendrier(chantier)
    case 'delais':
      return resumeDelais(chantier.delais)
    case 'profils':
      return enLigne([
        ...chantier.profils.map(({ libelle }) => libelle),
        format.pluriel(
          new Set([...chantier.applicabilite.sinon, ...chantier.applicabilite.siReference]).size,
          'périmètre',
        ),
      ])
    case 'controles':
      return resumeControles(chantier.controles, chantier.autorisation?.titre)
    case 'administrative':
    case 'eligibilite':
      return resumeFormulaire(chantier.formulaires[rubrique])
    case 'charte':
      return chantier.charte.titre && enLigne([chantier.charte.titre, `version ${chantier.charte.version}`])
    case 'convention':
      return resumeConvention(chantier)
    case 'mentions':
      return chantier.mentions.service
    case 'textes':
      return resumeTextes(chantier.textes)
    case 'exigences':
      return chantier.rem ? resumeRem(chantier.rem) : ''
  }
}

const enLigne = (morceaux: readonly (string | undefined)[]): string => morceaux.filter(Boolean).join(' · ')

const resumeCalendrier = ({ guichet, jalons, decret }: Chantier): string => {
  if (guichet === 'permanent') return 'Guichet permanent'
  return enLigne([
    'Guichet borné',
    format.pluriel(jalons.length, 'jalon', 'jalons'),
    decret === null ? undefined : `décret du ${format.jour(decret)}`,
  ])
}

const jours = ({ jours: nombre, decompte }: Duree): string =>
  `${format.pluriel(nombre, 'jour')} ${format.accorder(nombre, decompte === 'ouvres' ? 'ouvré' : 'calendaire')}`

const resumeDelais = ({ complement, gardeRang, abandon, instruction }: Delais): string =>
  enLigne([
    `complément ${jours(complement)}`,
    gardeRang ? `place gardée ${gardeRang.heures} h` : undefined,
    abandon ? `abandon ${jours(abandon)}` : undefined,
    instruction ? `instruction ${format.pluriel(instruction.jours, 'jour')}` : undefined,
  ])

const resumeControles = (
  { cnda, journeeDeTest, testIntrusion, maturite }: Controles,
  autorisation: string | undefined,
): string =>
  enLigne([
    cnda ? 'homologations' : undefined,
    journeeDeTest ? 'journée de test' : undefined,
    testIntrusion ? 'test d’intrusion' : undefined,
    maturite ? 'questionnaire de maturité' : undefined,
    autorisation,
  ]) || 'Aucun contrôle particulier'

const resumeFormulaire = ({ sections }: Formulaire): string =>
  enLigne([
    format.pluriel(sections.length, 'section'),
    format.pluriel(sections.flatMap(({ champs }) => champs).length, 'question'),
  ])

const resumeConvention = ({ convention, instances }: Chantier): string =>
  enLigne([
    convention ? format.pluriel(convention.articles.length, 'article') : 'Aucune convention',
    convention ? format.pluriel(convention.dureeAnnees, 'an') : undefined,
    instances.college,
  ])

const resumeTextes = ({ accuse, courriel, motifs }: Textes): string =>
  enLigne([
    accuse ? 'ajout aux accusés' : undefined,
    courriel ? 'ajout aux courriels' : undefined,
    Object.values(motifs).some(liste => liste.length > 0)
      ? format.pluriel(Object.values(motifs).flat().length, 'motif proposé', 'motifs proposés')
      : undefined,
  ]) || 'Aucun ajout'

const resumeRem = ({ chapitres }: Rem): string => {
  const toutes = chapitres.flatMap(chapitre => chapitre.exigences)
  const exigences = toutes.filter(({ nature }) => nature === 'exigence')
  const preconisations = toutes.length - exigences.length
  const preuves = toutes.flatMap(({ scenarios }) => scenarios.flatMap(scenario => scenario.preuves))
  return enLigne([
    format.pluriel(chapitres.length, 'chapitre'),
    format.pluriel(exigences.length, 'exigence'),
    preconisations > 0 ? format.pluriel(preconisations, 'préconisation') : undefined,
    format.pluriel(preuves.length, 'preuve'),
  ])
}
