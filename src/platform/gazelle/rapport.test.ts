import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lireContenu, RapportIllisible } from './rapport.ts'

const xml = (entete: string, dedans = ''): string =>
  `<g:validationReport xmlns:g="http://validationreport.gazelle.ihe.net/" ${entete}>${dedans}</g:validationReport>`
const lireXml = (texte: string): ReturnType<typeof lireContenu> => lireContenu({ texte, type: 'application/xml' })
const lireJson = (valeur: unknown): ReturnType<typeof lireContenu> =>
  lireContenu({ texte: JSON.stringify(valeur), type: 'application/json' })

test('an XML report: verdict, validator and its version, counters of the whole, date', () => {
  const lu = lireXml(
    xml(
      'result="FAILED"',
      `<g:validationOverview validationDateTime="2026-03-02T10:31:05.137+01:00">
         <g:validationServiceName>Gazelle CDA &amp; co</g:validationServiceName>
         <g:validationServiceVersion>3.4</g:validationServiceVersion>
         <g:validatorID>IMG-CR-IMG</g:validatorID><g:validatorVersion>2024.01</g:validatorVersion>
       </g:validationOverview>
       <g:counters numberOfErrors="2" numberOfWarnings="1"/>
       <g:subReport><g:counters numberOfErrors="9"/><g:constraint><g:validatorID2/></g:constraint></g:subReport>`,
    ),
  )
  assert.deepEqual(lu, {
    verdict: 'echoue',
    service: 'Gazelle CDA & co',
    versionService: '3.4',
    validateur: 'IMG-CR-IMG',
    versionValidateur: '2024.01',
    erreurs: 2,
    avertissements: 1,
    valideLe: '2026-03-02T09:31:05.137Z',
    exigences: [],
    ecarts: [],
  })
})

test('an XML report that says its verdict in the overview only', () => {
  assert.equal(lireXml(xml('', '<g:validationOverview validationOverallResult="PASSED"/>')).verdict, 'reussi')
})

test('a date without a zone is left out rather than guessed', () => {
  const dit = '<g:validationOverview validationDateTime="2026-03-02T10:31:05"/>'
  assert.equal(lireXml(xml('result="PASSED"', dit)).valideLe, null)
})

test('a newer JSON report, with the requirements that its assertions name', () => {
  const lu = lireJson({
    overallResult: 'UNDEFINED',
    dateTime: '2026-03-02T09:31:05Z',
    validationMethod: { validationServiceName: 'XDM', validationServiceVersion: '1.6', validationProfileID: 'MSS' },
    counters: { numberOfFailedWithErrors: 3, numberOfFailedWithWarnings: '1' },
    reports: [
      {
        assertionReports: [{ requirementIDs: ['B.2', 'A.1'] }, { requirementIDs: 'C' }, null],
        subReports: [{ assertionReports: [{ requirementIDs: ['A.1', 3] }] }],
      },
    ],
  })
  assert.equal(lu.verdict, 'indetermine')
  assert.deepEqual([lu.service, lu.versionService, lu.validateur], ['XDM', '1.6', 'MSS'])
  assert.deepEqual([lu.erreurs, lu.avertissements], [3, 1])
  assert.deepEqual(lu.exigences, ['A.1', 'B.2'])
})

test('an older JSON report, which mirrors the XML', () => {
  const lu = lireJson({ result: 'PASSED', validationOverview: { validationServiceName: 'HL7', validatorID: '9.8.7' } })
  assert.deepEqual([lu.verdict, lu.service, lu.validateur], ['reussi', 'HL7', '9.8.7'])
})

test('what is not a report, or names no verdict, is refused', () => {
  const refuses = [
    () => lireXml('<html><body>Connexion</body></html>'),
    () => lireXml('<validationReport result="PASSED"/>'),
    () => lireXml(xml('result="PERHAPS"')),
    () => lireXml('{"result":"PASSED"}'),
    () => lireXml(`<!DOCTYPE x>${xml('result="PASSED"')}`),
    () => lireJson({}),
    () => lireJson(null),
    () => lireJson([{ result: 'PASSED' }]),
    () => lireContenu({ texte: '{"result":', type: 'application/json' }),
  ]
  for (const refus of refuses) assert.throws(refus, RapportIllisible)
})

test('[PRE-4] what did not pass is read with its severity and its place, errors first, in either form', () => {
  const contrainte = (id: string, resultat: string, gravite: string): string =>
    `<g:constraint constraintID="${id}" severity="${gravite}" testResult="${resultat}"><g:constraintDescription>Il  faut ${id}</g:constraintDescription><g:locationInValidatedObject>/${id}</g:locationInValidatedObject></g:constraint>`
  const suite = `<g:subReport>${contrainte('A', 'FAILED', 'WARNING')}${contrainte('B', 'PASSED', 'ERROR')}${contrainte('C', 'FAILED', 'ERROR')}${contrainte('D', 'UNDEFINED', '')}</g:subReport>`
  const attendus = [
    { id: 'C', libelle: 'Il faut C', gravite: 'erreur', emplacement: '/C' },
    { id: 'D', libelle: 'Il faut D', gravite: 'erreur', emplacement: '/D' },
    { id: 'A', libelle: 'Il faut A', gravite: 'avertissement', emplacement: '/A' },
  ]
  assert.deepEqual(lireXml(xml('result="FAILED"', suite)).ecarts, attendus)
  const assertion = (id: string, result: string, severity: string, ou: object): object => ({
    assertionID: id,
    description: `Il faut ${id}`,
    result,
    severity,
    ...ou,
  })
  const json = lireJson({
    overallResult: 'FAILED',
    reports: [
      {
        assertionReports: [
          assertion('A', 'FAILED', 'WARNING', { subjectLocation: '/A' }),
          assertion('B', 'PASSED', 'ERROR', {}),
          assertion('C', 'FAILED', 'ERROR', { subjectLocations: [{ type: 'path', value: '/C' }] }),
          assertion('D', 'UNDEFINED', '', { subjectLocation: '/D' }),
        ],
      },
    ],
  })
  assert.deepEqual(json.ecarts, attendus)
})

test('[P29] a report of thousands of failures, each a book, is read in part', () => {
  const assertionReports = Array.from({ length: 5_000 }, (_, rang) => ({
    assertionID: `A${rang}`,
    description: 'x'.repeat(2_000),
    result: 'FAILED',
    severity: rang === 4_999 ? 'ERROR' : 'WARNING',
  }))
  const { ecarts } = lireJson({ result: 'FAILED', reports: [{ assertionReports }] })
  assert.equal(ecarts.length, 100)
  assert.equal(ecarts[0]?.id, 'A4999')
  assert.equal(ecarts[0]?.libelle.length, 500)
})
