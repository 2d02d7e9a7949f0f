import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { jourCivil } from '../../../kernel/temps.ts'
import type { Chantier } from '../domain/chantier.ts'
import { chantierVide } from '../domain/chantier-vide.ts'
import { naturesPreuve, type CodeChapitre, type NumeroPreuve, type Rem } from '../domain/rem.ts'
import { enArchive, lireArchive } from './archive-programme.ts'
import { assainirTexte, nouvelAssainisseur } from './assainir.ts'
import { exporterProgramme } from './exporter-programme.ts'
import { dossiersDeProgrammes } from './installer.ts'
import { lireDossier } from './programme.ts'
import { PROGRAMMES } from '../../../../test/harness/programmes.ts'

const livres = await Promise.all(
  (await dossiersDeProgrammes(PROGRAMMES)).map(async dossier => {
    const lu = await lireDossier(dossier)
    assert.ok(lu.ok, JSON.stringify(lu))
    return lu.valeur.chantier
  }),
)
const certification = livres.find(({ code }) => code === 'dmn-certification')
assert.ok(certification)

const relire = async (chantier: Chantier): Promise<Chantier> => {
  const lu = await lireArchive(enArchive(await exporterProgramme(chantier)), 'essai.zip')
  assert.ok(lu.ok, JSON.stringify(lu))
  return lu.valeur.chantier
}

test('[GUI-1] a programme that is exported and imported is the same, every setting of it: all those that are shipped', async () => {
  assert.ok(livres.length >= 4)
  for (const livre of livres) assert.deepEqual(await relire(livre), livre, livre.code)
})

const texteBrut = fc.string({ unit: fc.constantFrom(...'aé <>&"’_x000D_\t\n/p="'), maxLength: 30 })
const morceau = fc.constantFrom(
  '<p>',
  '</p>',
  '<ul><li>',
  '</li></ul>',
  '<br>',
  '<table><tr><td>',
  '</td></tr></table>',
)
const assainir = nouvelAssainisseur()
const html = fc.array(fc.oneof(texteBrut, morceau), { maxLength: 8 }).map(morceaux => assainir(morceaux.join('')).html)
const nu = texteBrut.map(texte => texte.replace(/\s+/gu, ' ').trim())
const ecrit = nu.map(texte => texte || 'x')
const htmlEcrit = html.map(texte => texte || '<p>x</p>')

const rem = fc
  .array(
    fc.record({
      titre: ecrit,
      exigences: fc.array(
        fc.record({
          fonction: nu,
          nature: fc.constantFrom('exigence' as const, 'preconisation' as const),
          texte: htmlEcrit,
          commentaire: html,
          profilHistorique: nu,
          criticite: fc.constantFrom('Mineure' as const, 'Critique' as const, 'Non définie' as const),
          scenarios: fc.array(
            fc.record({
              texte: htmlEcrit,
              preuves: fc.array(
                fc.record({
                  texte: htmlEcrit,
                  natures: fc.uniqueArray(fc.constantFrom(...naturesPreuve), { minLength: 1, maxLength: 3 }),
                }),
                { maxLength: 2 },
              ),
            }),
            { minLength: 1, maxLength: 2 },
          ),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
    { minLength: 1, maxLength: 2 },
  )
  .map(
    (chapitres): Rem => ({
      chapitres: chapitres.map(({ titre, exigences }, c) => ({
        code: `chapitre-${c}` as CodeChapitre,
        titre: `${titre} ${c}`,
        exigences: exigences.map(({ scenarios, ...exigence }, e) => ({
          ...exigence,
          id: `A/${c}.0${e}`,
          profil: certification.profils[0]?.libelle ?? '',
          perimetre: certification.applicabilite.sinon[0] ?? '',
          scenarios: scenarios.map(({ preuves, ...scenario }, s) => ({
            ...scenario,
            numero: `A/${c}.0${e}.0${s}`,
            preuves: preuves.map((preuve, p) => ({
              ...preuve,
              numero: `A/${c}.0${e}.0${s}.0${p}` as NumeroPreuve,
            })),
          })),
        })),
      })),
    }),
  )

const jalons = fc.constantFrom<Pick<Chantier, 'jalons' | 'decret' | 'guichet' | 'ajoutDeProfils'>>(
  { jalons: [], decret: null, guichet: 'permanent', ajoutDeProfils: 'eligibilite' },
  {
    jalons: [
      { code: 'J1', libelle: 'J1', mois: 6, heure: '12:00' },
      { code: 'J2', libelle: 'J2', jour: '2027-07-13', heure: '08:30' },
      { code: 'J3', libelle: 'J3', mois: 16, heure: '12:00' },
    ],
    decret: jourCivil('2026-06-03'),
    guichet: 'borne',
    ajoutDeProfils: 'J2',
  },
)

test('[GUI-1] [JAL-5] the same of programmes drawn at random: texts, requirements, calendars, with a convention or without', async () => {
  const tires = fc.record({ rem, jalons, titre: ecrit, silence: ecrit, sansConvention: fc.boolean(), charte: html })
  const propriete = fc.asyncProperty(tires, async tire => {
    const articles = [{ titre: tire.titre, paragraphes: [tire.silence, 'Fin.'] }]
    const chantier: Chantier = {
      ...certification,
      ...tire.jalons,
      rem: tire.rem,
      charte: { titre: tire.titre, version: '2', html: assainirTexte(`<p>Charte</p>${tire.charte}`).html },
      convention: tire.sansConvention ? null : { titre: tire.titre, dureeAnnees: 3, articles },
      mentions: { ...certification.mentions, silence: tire.silence },
    }
    assert.deepEqual(await relire(chantier), chantier)
  })
  await fc.assert(propriete, { numRuns: 60 })
})

test('[GUI-1] what is not written yet has no file; imported, it is told, and nothing is lost of the rest', async () => {
  const vide = chantierVide({ code: 'neuf', intitule: 'Neuf' })
  const fichiers = await exporterProgramme(vide)
  assert.deepEqual(
    fichiers.map(({ nom }) => nom),
    ['charte.html', 'convention.json', 'programme.json'],
  )
  const lu = await lireArchive(enArchive(fichiers), 'neuf.zip')
  const chemins = lu.ok ? [] : lu.fautes.map(({ chemin }) => chemin)
  for (const attendue of ['programme.json, presentation', 'charte.html', 'convention.json, articles', 'exigences.xlsx'])
    assert.ok(chemins.includes(attendue), `${attendue} dans ${chemins.join(' ; ')}`)
})

test('[GUI-1] the same programme gives the same bytes, whatever the order in which its settings are kept', async () => {
  const retourner = (valeur: unknown): unknown => {
    if (Array.isArray(valeur)) return valeur.map(retourner)
    if (typeof valeur !== 'object' || valeur === null) return valeur
    const membres = Object.entries(valeur).map(([cle, membre]) => [cle, retourner(membre)] as const)
    return Object.fromEntries(membres.toReversed())
  }
  for (const livre of livres) {
    const autrement = retourner(livre) as Chantier
    assert.deepEqual(enArchive(await exporterProgramme(autrement)), enArchive(await exporterProgramme(livre)))
  }
})

test('[GUI-1] [REM-3] what changed is reviewed line by line: one setting, one paragraph of a requirement', async () => {
  const lignes = async (chantier: Chantier): Promise<readonly string[]> =>
    (await exporterProgramme(chantier))
      .filter(({ nom }) => !nom.endsWith('.xlsx'))
      .flatMap(({ nom, octets }) =>
        octets
          .toString('utf8')
          .split('\n')
          .map(ligne => `${nom}: ${ligne.trim()}`),
      )
  const changees = async (apres: Chantier): Promise<readonly string[]> => {
    const connues = new Set(await lignes(certification))
    return (await lignes(apres)).filter(ligne => !connues.has(ligne))
  }
  assert.deepEqual(await changees({ ...certification, vague: 'Vague 3' }), ['programme.json: "vague": "Vague 3",'])
  const [premier, ...suite] = certification.rem.chapitres
  const [exigence, ...autres] = premier?.exigences ?? []
  assert.ok(premier && exigence)
  const texte = `${exigence.texte}<p>Ajout.</p>`
  const chapitres = [{ ...premier, exigences: [{ ...exigence, texte }, ...autres] }, ...suite]
  const vues = await changees({ ...certification, rem: { ...certification.rem, chapitres } })
  assert.ok(vues.length <= 3 && vues.includes('exigences.json: "<p>Ajout.</p>"'), vues.join('\n'))
})
