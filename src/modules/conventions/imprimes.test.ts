import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ann2, annuaire, claire, jour, paris } from '../../../test/harness/cas.ts'
import { attribuee } from '../../../test/harness/histoires.ts'
import { type Candidature, type Fait, replier } from '../candidatures/index.ts'
import { documentsGardes, logoUtilisable } from './domain/documents.ts'
import { attestationImprimee, conventionImprimee } from './imprimes.ts'
import { administrative, emetteur, programme } from './monde-de-test.ts'
import { rapportImprime } from './rapport.ts'
import { signataireDeLAgence } from './use-cases/produire-documents.ts'
import { redigerPour } from './use-cases/rediger.ts'

const eligibilite = { version_technique: '4.2.0-b7', profils: ['general', 'ciba'] }
const faits: readonly Fait[] = attribuee.map(fait =>
  fait.type === 'EtapeSoumise'
    ? { ...fait, reponses: fait.etape === 'administrative' ? administrative : eligibilite }
    : fait,
)
const etat = replier(faits)
assert.ok(etat.statut === 'attribuee')
const decision = {
  etat,
  dispositif: programme,
  reference: 'REF-DEMO-000007',
  now: paris('2026-04-07 23:59'),
  signataire: signataireDeLAgence(programme, 'Dominique Roux'),
}

test('[REF-2] the attestation names the publisher, the solution, its technical version, the programme, the profiles and the dates', () => {
  const imprimee = attestationImprimee(decision, emetteur)
  assert.deepEqual(imprimee.editeur, { nom: 'Imagerie Démo SAS', siret: '732\u202f829\u202f320\u202f00074' })
  assert.equal(imprimee.solution, 'Imago RIS')
  assert.equal(imprimee.versionTechnique, '4.2.0-b7')
  assert.equal(imprimee.dispositif, 'Démonstration vague 2')
  assert.deepEqual(imprimee.profils, ['Général', 'CIBA'])
  assert.deepEqual(imprimee.dates, {
    decision: 'Collège technique, 2\u00a0avril 2026',
    debut: '7\u00a0avril 2026',
    fin: '6\u00a0avril 2031',
  })
  assert.deepEqual(imprimee.authenticite, {
    url: 'https://convergence.example/verifier?reference=REF-DEMO-000007',
    numero: 'REF-DEMO-000007',
  })
  assert.deepEqual(imprimee.signataire, { nom: 'Dominique Roux', qualite: 'direction générale' })
})

test('the capacity that the programme states is that of the person it names, and of nobody else', () => {
  assert.deepEqual(signataireDeLAgence(programme, 'Camille Noir'), { nom: 'Camille Noir', qualite: 'direction' })
})

test('[REF-1] the report gives the verdict on every requirement that applies, with the proofs it rests on', () => {
  const rapport = rapportImprime(decision, emetteur)
  assert.deepEqual(rapport.totaux.lignes, [
    ['annuaire', '2', '2', '2', '0', '0'],
    ['dmp', '1', '1', '1', '0', '0'],
    ['ciba', '1', '1', '1', '0', '0'],
  ])
  const [premiere] = rapport.chapitres[0]?.exigences ?? []
  assert.deepEqual(premiere?.texte, ['La solution DOIT satisfaire ANN.01.01.01.'])
  assert.equal(premiere?.verdict.libelle, 'Conforme')
  assert.equal(premiere?.preuves[0]?.pieces[0]?.nom, 'https://preuves.example/a1')
})

test('[REF-1] one proof that does not conform, and its requirement does not; what nobody judged is without verdict', () => {
  const abime = (statut: 'a_modifier' | 'deposee'): Extract<Candidature, { statut: 'attribuee' }> => {
    const chapitre = etat.chapitres[annuaire] ?? assert.fail()
    const preuve = chapitre.preuves[ann2] ?? assert.fail()
    assert.ok('avis' in preuve)
    const avis = { ...preuve.avis, verdict: 'a_modifier' as const, motif: 'Illisible.' }
    const autre =
      statut === 'deposee' ? { statut, versions: preuve.versions } : { statut, versions: preuve.versions, avis }
    return {
      ...etat,
      chapitres: { ...etat.chapitres, [annuaire]: { ...chapitre, preuves: { ...chapitre.preuves, [ann2]: autre } } },
    }
  }
  const verdicts = (statut: 'a_modifier' | 'deposee') =>
    rapportImprime({ ...decision, etat: abime(statut) }, emetteur).chapitres[0]?.exigences.map(
      ({ verdict }) => verdict.code,
    )
  assert.deepEqual(verdicts('a_modifier'), ['conforme', 'a_modifier'])
  assert.deepEqual(verdicts('deposee'), ['conforme', 'sans_avis'])
})

test('[CVN-4] the convention states its duration, on every page and in its text', () => {
  const redaction = redigerPour(etat, programme)
  const imprimee = conventionImprimee({ etat, dispositif: programme, le: decision.now, ...redaction }, emetteur)
  assert.match(imprimee.pied, /durée : 5\u00a0ans$/)
  assert.deepEqual(imprimee.articles[2], {
    titre: 'Article 3 – Durée',
    paragraphes: ['La convention vaut 5 ans.', 'Celle de la vague 1 reste en vigueur.'],
  })
  assert.deepEqual(
    imprimee.signatures.map(({ nom, qualite }) => [nom, qualite]),
    [
      ['Claire Martin', 'présidente'],
      ['Dominique Roux', 'direction générale'],
    ],
  )
})

test('[GRP-1] [CVN-1] the convention of a group names the members for whom its lead signs, and nobody where there is none', () => {
  const membres = [{ denomination: 'Radio Témoin SARL', siret: '35600000049837', composant: 'Visionneuse' }]
  const { soumission } = etat.eligibilite
  const groupe = {
    ...etat,
    eligibilite: {
      ...etat.eligibilite,
      soumission: { ...soumission, reponses: { ...eligibilite, groupement: 'oui', membres } },
    },
  }
  const lignes = (candidature: typeof etat): string => {
    const redaction = redigerPour(candidature, programme)
    const { parties } = conventionImprimee(
      { etat: candidature, dispositif: programme, le: decision.now, ...redaction },
      emetteur,
    )
    return (parties[1]?.lignes ?? []).join(' · ').replaceAll(/\s+/g, ' ')
  }
  assert.match(lignes(groupe), /chef de file du groupement formé avec Radio Témoin SARL \(SIRET 356 000 000 49837\)/)
  assert.doesNotMatch(lignes(etat), /groupement/)
})

test('[REF-3] the logo is for the days of the convention: the first one counts, the one that ends it does not', () => {
  const referencement = {
    reference: 'REF-DEMO-000007',
    prononceLe: decision.now,
    signePar: { id: 'd', nom: 'Dominique Roux', qualite: 'direction' },
    debutLe: jour('2026-04-07'),
    finLe: jour('2031-04-07'),
    convention: 'c',
    attestation: 'a',
    rapport: 'r',
  }
  const referencee: Candidature = { ...etat, statut: 'referencee', referencement }
  assert.ok(!logoUtilisable(etat, jour('2026-04-07')))
  assert.deepEqual(
    ['2026-04-06', '2026-04-07', '2031-04-06', '2031-04-07'].map(quand => logoUtilisable(referencee, jour(quand))),
    [false, true, true, false],
  )
})

test('[REF-4] a convention that was replaced stays among the documents; the extracts come in their place', () => {
  const seconde = faits.flatMap<Fait>(fait =>
    fait.type === 'ConventionPreparee' ? [fait, { ...fait, document: 'pdf-2' }] : [fait],
  )
  const extrait = { empreinte: 'pv', le: paris('2026-04-02 18:00'), par: { id: 'i', nom: 'Inès Moreau', qualite: '' } }
  assert.deepEqual(
    documentsGardes(seconde, [extrait]).map(({ empreinte, par }) => [empreinte, par]),
    [
      ['pdf-1', 'Nadia Benali'],
      ['pdf-2', 'Nadia Benali'],
      ['pdf-1-signe', claire.nom],
      ['pv', 'Inès Moreau'],
    ],
  )
})
