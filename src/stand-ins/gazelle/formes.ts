import { compter, type Validation } from './rapports.ts'

/** What Gazelle's REST answers, in the shapes that design/integrations.md records. */

export const resume = (validation: Validation): object => ({
  oid: validation.oid,
  ...(validation.clePrivee === null ? {} : { privacyKey: validation.clePrivee }),
  status: validation.statut,
  date: validation.date,
  validationService: { name: validation.service, validator: validation.validateur },
  objects: [{ originalFileName: validation.fichier }],
})

const echapper = (texte: string): string => texte.replace(/[&<>"']/g, signe => `&#${signe.codePointAt(0)};`)

const mot = (validation: Validation): string => validation.statut.replace('DONE_', '')

/** The report of the older validators. */
export const rapportXml = (validation: Validation): string => {
  const { controles } = validation
  const contraintes = controles.map(
    ({ id, libelle, resultat, gravite, emplacement }) =>
      `    <gvr:constraint constraintID="${echapper(id)}" priority="MANDATORY" severity="${gravite}" testResult="${resultat}">
      <gvr:constraintDescription>${echapper(libelle)}</gvr:constraintDescription>
      <gvr:locationInValidatedObject>${echapper(emplacement)}</gvr:locationInValidatedObject>
    </gvr:constraint>`,
  )
  const compteurs = `<gvr:counters numberOfConstraints="${controles.length}" numberOfErrors="${compter(validation, 'ERROR')}" numberOfWarnings="${compter(validation, 'WARNING')}"/>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<gvr:validationReport xmlns:gvr="http://validationreport.gazelle.ihe.net/" result="${mot(validation)}" uuid="${validation.oid}">
  <gvr:validationOverview validationDateTime="${validation.date}" validationOverallResult="${mot(validation)}">
    <gvr:disclaimer>Rapport de démonstration : il ne prouve rien.</gvr:disclaimer>
    <gvr:validationServiceName>${echapper(validation.service)}</gvr:validationServiceName>
    <gvr:validationServiceVersion>${echapper(validation.versionService)}</gvr:validationServiceVersion>
    <gvr:validatorID>${echapper(validation.validateur)}</gvr:validatorID>
    <gvr:validatorVersion>${echapper(validation.versionValidateur)}</gvr:validatorVersion>
  </gvr:validationOverview>
  ${compteurs}
  <gvr:subReport name="Contrôles" subReportResult="${mot(validation)}">
    ${compteurs}
${contraintes.join('\n')}
  </gvr:subReport>
</gvr:validationReport>
`
}

/** The report of the newer ones. */
export const rapportJson = (validation: Validation): object => ({
  uuid: validation.oid,
  dateTime: validation.date,
  disclaimer: 'Rapport de démonstration : il ne prouve rien.',
  overallResult: mot(validation),
  validationMethod: {
    validationServiceName: validation.service,
    validationServiceVersion: validation.versionService,
    validationProfileID: validation.validateur,
    validationProfileVersion: validation.versionValidateur,
  },
  counters: {
    numberOfAssertions: validation.controles.length,
    numberOfFailedWithErrors: compter(validation, 'ERROR'),
    numberOfFailedWithWarnings: compter(validation, 'WARNING'),
  },
  reports: [
    {
      name: 'Contrôles',
      subReportResult: mot(validation),
      assertionReports: validation.controles.map(({ id, libelle, resultat, gravite, emplacement }) => ({
        assertionID: id,
        description: libelle,
        result: resultat,
        severity: gravite,
        requirementIDs: [id],
        subjectLocations: [{ type: 'path', value: emplacement }],
      })),
    },
  ],
})
