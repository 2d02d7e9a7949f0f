import assert from 'node:assert/strict'
import test from 'node:test'
import { deposer, type Dossier, etantDonne, nadia, ouvrir, paris, pierre } from '../../../../test/harness/cas.ts'
import { programmesLivres } from '../../../../test/harness/programmes.ts'
import { repondre } from '../../../../test/harness/reponses.ts'
import { jourCivil } from '../../../kernel/temps.ts'
import {
  chapitresApplicables,
  chapitresAttendus,
  controler,
  type Dispositif,
  profilsChoisis,
} from '../../dispositifs/index.ts'
import type { RapportTest } from './controles.ts'
import { naturesDe } from './rem.ts'

const livres = await programmesLivres(jourCivil('2026-03-10'))
const dispositifs: readonly Dispositif[] = Object.values(livres).map(livre => ({
  ...livre,
  id: livre.code,
  version: 1,
}))
const programme = (code: string): Dispositif => dispositifs.find(d => d.code === code) ?? assert.fail(code)

const now = paris('2026-03-11 10:00')

/** From the charter to the deposit of evidence, every form filled: the least that is asked, or the most. */
const jusquAuDepot = (dispositif: Dispositif, tout: boolean): Dossier => {
  const editeur = { acteur: pierre, now, dispositif }
  const agence = { acteur: nadia, now, dispositif }
  const soumettre = (dossier: Dossier, etape: 'administrative' | 'eligibilite'): Dossier => {
    const formulaire = dispositif.formulaires[etape]
    const reponses = repondre(formulaire, dispositif, { tout })
    const fautes = controler(formulaire, reponses, { complet: true, dispositif })
    return dossier.quand({ type: 'soumettreEtape', etape, reponses, fautes }, editeur).accepte()
  }
  const ouvert = etantDonne().quand(ouvrir, editeur).accepte()
  const recevable = soumettre(ouvert, 'administrative').quand({ type: 'accepterCandidatureAdministrative' }, agence)
  const administrative = repondre(dispositif.formulaires.administrative, dispositif, { tout })
  const profils = profilsChoisis(dispositif, repondre(dispositif.formulaires.eligibilite, dispositif, { tout }))
  const chapitres = chapitresAttendus(chapitresApplicables(dispositif, { profils, administrative }))
  return soumettre(recevable.accepte(), 'eligibilite')
    .quand({ type: 'accepterEligibilite', profils, chapitres }, agence)
    .accepte()
}

/** Chapters and proofs that the file waits for. */
const attendus = ({ etat }: Dossier): readonly [number, number] => {
  assert.equal(etat.statut, 'depot_des_preuves')
  const chapitres = etat.statut === 'depot_des_preuves' ? Object.values(etat.chapitres) : []
  return [chapitres.length, chapitres.flatMap(({ preuves }) => Object.keys(preuves)).length]
}

test('[GUI-1] [GUI-4] [REM-2] dans chaque programme livré, une candidature va de la charte aux preuves de ses profils', () => {
  const parCode = Object.fromEntries(
    dispositifs.map(d => [d.code, [attendus(jusquAuDepot(d, false)), attendus(jusquAuDepot(d, true))]]),
  )
  // The most: every profile; and, where the question is asked, already referenced in vague 1.
  assert.deepEqual(parCode, {
    // Two of its proofs are one case each: one of them is due (PRE-1).
    'dmn-certification': [
      [4, 10],
      [6, 13],
    ],
    'dpi-vague-2': [
      [20, 94],
      [15, 69],
    ],
    'edc-psc-editeur': [
      [5, 13],
      [6, 28],
    ],
    'ris-vague-1-sans-financement': [
      [10, 81],
      [10, 90],
    ],
    'ris-vague-2': [
      [24, 225],
      [15, 148],
    ],
  })
})

test('[GUI-2] à un guichet permanent une candidature s’ouvre à tout moment ; à un guichet borné, avant J1', () => {
  const tard = paris('2036-03-11 10:00')
  for (const dispositif of dispositifs) {
    const { decision } = etantDonne().quand(ouvrir, { acteur: pierre, now: tard, dispositif })
    assert.equal(decision.ok, dispositif.guichet === 'permanent', dispositif.code)
  }
})

test('[ELI-9] le questionnaire de maturité est demandé là où le programme en a un', () => {
  for (const dispositif of dispositifs) {
    const { maturite } = dispositif.controles
    const niveaux = Object.fromEntries((maturite?.questions ?? []).map(({ id }) => [id, 2]))
    const reponse = jusquAuDepot(dispositif, false).quand(
      { type: 'renseignerMaturite', niveaux },
      { acteur: pierre, now, dispositif },
    )
    if (maturite) reponse.accepte()
    else reponse.refuse({ code: 'controle_sans_objet' })
  }
})

/** The first proof of that kind that the file waits for. */
const preuveDeNature = (dispositif: Dispositif, nature: 'passi' | 'cnda') =>
  dispositif.rem.chapitres
    .flatMap(({ code, exigences }) =>
      exigences.flatMap(({ scenarios }) =>
        scenarios.flatMap(({ preuves }) => preuves.map(({ numero }) => ({ chapitre: code, preuve: numero }))),
      ),
    )
    .find(({ preuve }) => naturesDe(dispositif, preuve).includes(nature)) ?? assert.fail(nature)

test('[PEN-1] [PEN-4] la même preuve est un rapport structuré dans un programme, et un fichier ordinaire dans un autre', () => {
  const depot = (dispositif: Dispositif, rapportTest?: RapportTest) =>
    jusquAuDepot(dispositif, false).quand(
      {
        ...deposer({ ...preuveDeNature(dispositif, 'passi'), depotId: 'd1' }),
        ...(rapportTest ? { rapportTest } : {}),
      },
      { acteur: pierre, now, dispositif },
    )
  depot(programme('ris-vague-2')).accepte()
  const dpi = programme('dpi-vague-2')
  depot(dpi).refuse({ code: 'rapport_de_test_a_completer', champs: ['rapport'], points: [] })
  const { testIntrusion } = dpi.controles
  assert.ok(testIntrusion)
  const { version, points, typesApplication } = testIntrusion
  depot(dpi, {
    version,
    prestataire: 'Audit Démo',
    qualification: 'PASSI-DEMO-1',
    finLe: jourCivil('2026-02-27'),
    types: typesApplication.map(({ code }) => code),
    reponses: Object.fromEntries(points.map(({ id }) => [id, { reponse: 'conforme', justification: '' }])),
  }).accepte()
})

test('[PRE-8] une homologation du CNDA dit où elle en est, dans les programmes qui les suivent', () => {
  const suivis = dispositifs.filter(({ controles }) => controles.cnda)
  assert.deepEqual(
    suivis.map(({ code }) => code),
    ['dpi-vague-2', 'ris-vague-1-sans-financement', 'ris-vague-2'],
  )
  for (const dispositif of suivis) {
    const { decision } = jusquAuDepot(dispositif, false).quand(
      deposer({ ...preuveDeNature(dispositif, 'cnda'), depotId: 'd1' }),
      { acteur: pierre, now, dispositif },
    )
    assert.equal(decision.ok, false, dispositif.code)
  }
})
