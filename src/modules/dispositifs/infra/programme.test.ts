import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import test, { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { jourCivil } from '../../../kernel/temps.ts'
import { jalonsDe } from '../domain/programme.ts'
import { lireProgramme } from './programme.ts'

const PROGRAMMES = fileURLToPath(new URL('../../../../programmes', import.meta.url))
const RIS = join(PROGRAMMES, 'ris-vague-2')
const aujourdhui = jourCivil('2026-03-10')
const lu = await lireProgramme(RIS, { aujourdhui })
assert.ok(lu.ok, JSON.stringify(lu))
const ris = lu.valeur

test('[GUI-1] the programme « RIS vague 2 » is a folder, and loads without a fault', () => {
  assert.deepEqual([ris.vague, ris.couloir, ris.guichet, ris.financement], ['Vague 2', 'Imagerie', 'borne', true])
  assert.equal(ris.rem.chapitres.length, 24)
  assert.match(ris.charte.empreinte, /^[0-9a-f]{64}$/)
  assert.doesNotMatch(ris.charte.html, /<(?!\/?(p|h2|ul|li)>)/)
})

test('[JAL-5] milestones are days, or months counted from a day, at an hour of Paris', () => {
  assert.deepEqual(
    ris.jalons.map(({ code, quand }) => [code, quand]),
    [
      ['J1', '2026-05-10T10:00:00.000Z'],
      ['J2', '2026-12-10T11:00:00.000Z'],
      ['J3', '2027-03-10T11:00:00.000Z'],
      ['J4', '2027-05-10T10:00:00.000Z'],
      ['J5', '2028-03-10T11:00:00.000Z'],
      ['J6', '2028-06-10T10:00:00.000Z'],
    ],
  )
  const [date] = jalonsDe([{ code: 'J2', libelle: 'J2', heure: '12:00', jour: '2026-05-13' }], aujourdhui)
  assert.equal(date?.quand, '2026-05-13T10:00:00.000Z')
})

const copies: string[] = []
after(() => Promise.all(copies.map(copie => rm(copie, { recursive: true, force: true }))))

type Json = Record<string, unknown>
const ecrire = async (fichier: string, valeur: Json): Promise<void> => {
  await mkdir(dirname(fichier), { recursive: true })
  await writeFile(fichier, JSON.stringify(valeur))
}
const abime = async (
  changer: (programme: Json & { mentions: Json; convention: { titre: string } }) => void,
  source = 'ris-vague-2',
): Promise<string> => {
  const parent = await mkdtemp(join(tmpdir(), 'programmes-'))
  copies.push(parent)
  const dossier = join(parent, 'essai')
  await cp(join(PROGRAMMES, source), dossier, { recursive: true })
  const fichier = join(dossier, 'programme.json')
  const programme = JSON.parse(await readFile(fichier, 'utf8'))
  changer(programme)
  await writeFile(fichier, JSON.stringify(programme))
  return dossier
}
const fautesDe = async (dossier: string): Promise<readonly string[]> => {
  const lu = await lireProgramme(dossier, { aujourdhui })
  return lu.ok ? [] : lu.fautes.map(({ chemin }) => chemin)
}

test('[JAL-5] a programme that has a decree counts its months from it, whatever the day it is read', async () => {
  const [j1, ...autres] = ris.jalons.map(({ code, libelle }) => ({ code, libelle, heure: '12:00' }))
  const mois = [13, 16, 19, 22, 25]
  const calendrier = {
    decret: '2026-06-03',
    jalons: [{ ...j1, mois: 6 }, ...autres.map((jalon, rang) => ({ ...jalon, mois: mois[rang] }))],
  }
  const dossier = await abime(programme => Object.assign(programme, calendrier))
  for (const jour of ['2026-03-10', '2030-01-01'].map(jourCivil)) {
    const date = await lireProgramme(dossier, { aujourdhui: jour })
    assert.deepEqual(date.ok && date.valeur.jalons.map(({ code, quand }) => `${code} ${quand}`), [
      'J1 2026-12-03T11:00:00.000Z',
      'J2 2027-07-03T10:00:00.000Z',
      'J3 2027-10-03T10:00:00.000Z',
      'J4 2028-01-03T11:00:00.000Z',
      'J5 2028-04-03T10:00:00.000Z',
      'J6 2028-07-03T10:00:00.000Z',
    ])
  }
  const sansDecret = await lireProgramme(RIS, { aujourdhui })
  assert.equal(sansDecret.ok && 'decret' in sansDecret.valeur, false)
})

test('[JAL-5] days and months are put in order from the decree, and a day that doesn’t exist is told', async () => {
  const avec = (decret: string, jour: string): Promise<string> =>
    abime(programme => {
      const [j1, j2, ...suite] = [...ris.jalons].map(({ code, libelle }, rang) => ({
        code,
        libelle,
        heure: '12:00',
        mois: 6 + 3 * rang,
      }))
      const { mois: _, ...jalon } = j2 ?? { mois: 0 }
      Object.assign(programme, { decret, jalons: [j1, { ...jalon, jour }, ...suite] })
    })
  assert.deepEqual(await fautesDe(await avec('2026-06-03', '2027-01-05')), [])
  assert.deepEqual(await fautesDe(await avec('2026-06-03', '2026-12-01')), ['jalons.J2'])
  assert.deepEqual(await fautesDe(await avec('2026-06-03', '2027-02-30')), ['jalons.J2.jour', 'jalons.J3'])
  assert.ok((await fautesDe(await avec('2026-06-31', '2027-01-05'))).includes('decret'))
})

test('[P8] a guichet that lacks one of its legal mentions can’t open', async () => {
  for (const mention of Object.keys(ris.mentions)) {
    const dossier = await abime(programme => Reflect.deleteProperty(programme.mentions, mention))
    assert.deepEqual(await fautesDe(dossier), [`mentions.${mention}`])
  }
  const blanche = await abime(programme => Object.assign(programme.mentions, { silence: '  ' }))
  assert.deepEqual(await fautesDe(blanche), ['mentions.silence'])
})

test('[GUI-1] every fault of a programme is told at once, with its place', async () => {
  const dossier = await abime(programme =>
    Object.assign(programme, {
      guichet: 'ouvert',
      couloir: null,
      inconnu: 1,
      reference: { prefixe: 'ref', validiteAnnees: 0 },
      vague: undefined,
    }),
  )
  await writeFile(join(dossier, 'charte.html'), '<p onclick="x()">Charte</p>')
  await writeFile(join(dossier, 'exigences.xlsx'), 'ID;Chapitre')
  assert.deepEqual((await fautesDe(dossier)).toSorted(), [
    'charte.html',
    'couloir',
    'exigences.xlsx',
    'guichet',
    'inconnu',
    'reference.prefixe',
    'reference.validiteAnnees',
    'vague',
  ])
})

test('[GUI-1] a value of another form is told with what to write instead', async () => {
  const dossier = await abime(programme => {
    Object.assign(programme, { reference: { prefixe: 'ref', validiteAnnees: 5 } })
    Object.assign(programme.mentions, { courriel: 'agence' })
    programme['instances'] = { college: 'Collège', jourDeSeance: 4, heure: '14 h' }
  })
  const lu = await lireProgramme(dossier, { aujourdhui })
  assert.deepEqual(lu.ok ? [] : lu.fautes.map(({ chemin, phrase }) => `${chemin} : ${phrase}`).toSorted(), [
    'instances.heure : Écrivez une heure : « 12:00 ».',
    'mentions.courriel : Écrivez une adresse électronique : « nom@agence.fr ».',
    'reference.prefixe : Écrivez des majuscules, des chiffres et des tirets : « REF-RIS2 ».',
  ])
})

test('[GUI-2] a counter is bounded by its milestones, or permanent and without any', async () => {
  const permanent = { guichet: 'permanent', ajoutDeProfils: 'eligibilite' }
  const sansJalon = await abime(programme => Object.assign(programme, permanent, { jalons: [] }))
  assert.deepEqual(await fautesDe(sansJalon), [])
  assert.deepEqual(await fautesDe(await abime(programme => Object.assign(programme, permanent))), ['jalons'])
  assert.deepEqual(await fautesDe(await abime(programme => Object.assign(programme, { jalons: [] }))), ['jalons'])
})

test('[PRE-9] where there is no milestone, no profile is added until J2', async () => {
  const permanent = { guichet: 'permanent', jalons: [], ajoutDeProfils: 'J2' }
  assert.deepEqual(await fautesDe(await abime(programme => Object.assign(programme, permanent))), ['ajoutDeProfils'])
})

test('[CVN-5] the model that is named fits the funding, exists, and names nothing unknown', async () => {
  const modele = (nom: string, financement = true) =>
    abime(programme => {
      Object.assign(programme, { financement })
      Object.assign(programme.convention, { modele: nom })
    })
  assert.deepEqual(await fautesDe(await modele('sans-financement')), ['conventions/sans-financement.json, financement'])
  assert.deepEqual(await fautesDe(await modele('avec-financement', false)), [
    'conventions/avec-financement.json, financement',
  ])
  assert.deepEqual(await fautesDe(await modele('sans-financement', false)), [])
  assert.deepEqual(await fautesDe(await modele('ailleurs')), ['convention.modele'])
  assert.deepEqual(await fautesDe(await modele('../ris-vague-2/programme')), ['convention.modele'])
  const articles = [{ titre: 'Parties', paragraphes: ['Entre {{service}} et {{editteur}}.'] }]
  const aCote = await abime(programme => Object.assign(programme.convention, { modele: 'essai' }))
  await ecrire(join(aCote, '../conventions/essai.json'), { financement: true, articles })
  assert.deepEqual(await fautesDe(aCote), ['conventions/essai.json, articles'])
})

test('[CVN-4] [REF-2] the convention and the attestation say the same duration', async () => {
  const plusCourte = await abime(programme => Object.assign(programme.convention, { dureeAnnees: 4 }))
  assert.deepEqual(await fautesDe(plusCourte), ['reference.validiteAnnees'])
})

const TEST = 'test-intrusion.json'
const point = { rubrique: 'Sessions', intitule: 'Expiration', enonce: 'Elle expire.', gravite: 'haute', types: ['web'] }
const formulaireTest = {
  version: '1',
  typesApplication: [
    { code: 'web', libelle: 'Application web' },
    { code: 'mobile', libelle: 'Application mobile' },
  ],
  points: [{ ...point, id: 'P1', graviteParType: { web: 'na' } }],
  moyennesNegativesMax: 10,
  ageMaxMois: 12,
}

test('[PEN-1] a programme has a penetration test when its folder has the form; its severities and kinds are checked', async () => {
  const avec = async (...points: readonly Json[]): Promise<string> => {
    const dossier = await abime(() => {})
    await ecrire(join(dossier, TEST), { ...formulaireTest, points })
    return dossier
  }
  const sain = await lireProgramme(await avec(...formulaireTest.points), { aujourdhui })
  assert.deepEqual(sain.ok && sain.valeur.controles.testIntrusion, formulaireTest)
  assert.equal(ris.controles.testIntrusion, null)
  assert.deepEqual(await fautesDe(await avec({ ...point, id: 'P1', gravite: 'grave', graviteParType: {} })), [
    `${TEST}, points.P1.gravite`,
  ])
  const egares = { types: ['web', 'lourd'], graviteParType: { mobile: 'na' } }
  assert.deepEqual(
    await fautesDe(await avec({ ...point, id: 'P1', graviteParType: {} }, { ...point, id: 'P1', ...egares })),
    [`${TEST}, points.P1`, `${TEST}, points.P1.types`, `${TEST}, points.P1.graviteParType`],
  )
})

test('[ELI-9] a programme has a maturity questionnaire when its folder has it; each question says every level', async () => {
  const dossier = await abime(() => {})
  const question = { id: 'Q1', theme: 'Accès', question: 'Qui entre ?', niveaux: ['Tous', 'Les connus'] }
  const questionnaire = { version: '1', niveaux: ['Absent', 'Suivi'], questions: [question] }
  const fichier = join(dossier, 'maturite-ssi.json')
  await ecrire(fichier, questionnaire)
  const lu = await lireProgramme(dossier, { aujourdhui })
  assert.deepEqual(lu.ok && lu.valeur.controles.maturite, questionnaire)
  await ecrire(fichier, { ...questionnaire, questions: [question, { ...question, niveaux: ['Tous', 'Peu', 'Un'] }] })
  assert.deepEqual(await fautesDe(dossier), [
    'maturite-ssi.json, questions.Q1',
    'maturite-ssi.json, questions.Q1.niveaux',
  ])
  await writeFile(fichier, '{')
  assert.deepEqual(await fautesDe(dossier), ['maturite-ssi.json'])
})

test('[GUI-1] a control that no proof and no chapter of the workbook answers is told, with the faults of the other files', async () => {
  const dossier = await abime(programme => {
    programme['controles'] = { cnda: true, journeeDeTest: { chapitre: 'ailleurs' } }
  }, 'dmn-certification')
  await ecrire(join(dossier, TEST), formulaireTest)
  await writeFile(join(dossier, 'charte.html'), '')
  assert.deepEqual(await fautesDe(dossier), ['charte.html', TEST, 'controles.cnda', 'controles.journeeDeTest.chapitre'])
  const delai = await abime(programme => Object.assign(programme, { controles: { cnda: false, journeeDeTest: null } }))
  assert.deepEqual(await fautesDe(delai), ['delais.journee'])
})

test('[GUI-1] what points nowhere is told: a variable, a condition, a field that the platform needs, milestones out of order', async () => {
  const dossier = await abime(programme => {
    programme.convention.titre = 'Convention {{editteur}}'
    const texte = JSON.stringify(programme.formulaires)
      .replaceAll('"reference_vague1"', '"vague1"')
      .replaceAll('"siret","libelle"', '"numero","libelle"')
    programme.formulaires = JSON.parse(texte)
    programme.jalons = [
      { code: 'J1', libelle: 'J1', heure: '12:00', mois: 9 },
      { code: 'J2', libelle: 'J2', heure: '12:00', mois: 2, jour: '2027-01-01' },
    ]
  })
  const trouvees = await fautesDe(dossier)
  for (const attendue of [
    'convention',
    'applicabilite.champVague1',
    'formulaires.administrative.siret',
    'jalons',
    'jalons.J2',
  ])
    assert.ok(trouvees.includes(attendue), `${attendue} dans ${trouvees.join(', ')}`)
})

test('[REM-3] the workbook’s faults prevent the programme from opening', async () => {
  const dossier = await abime(programme => Object.assign(programme, { profils: ris.profils.slice(0, 1) }))
  const trouvees = await fautesDe(dossier)
  assert.equal(trouvees.length, 13)
  assert.ok(trouvees.every(chemin => /^exigences\.xlsx, Exigences G\d+$/.test(chemin)))
})
