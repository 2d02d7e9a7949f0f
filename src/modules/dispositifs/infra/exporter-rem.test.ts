import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { RACINE } from '../../../platform/config/index.ts'
import { colonnesRem } from '../domain/colonnes-import.ts'
import { codeDeTitre, natureDe } from '../domain/composer-rem.ts'
import { lettresDeColonne } from '../domain/feuille.ts'
import { importerRem, type ResultatImport } from '../domain/import-rem.ts'
import { naturesDepuisTexte } from '../domain/natures.ts'
import { criticites, type CodeChapitre, type Exigence, type NumeroPreuve, type Rem } from '../domain/rem.ts'
import { nouvelAssainisseur } from './assainir.ts'
import { lireClasseur } from './classeur.ts'
import { exporterRem } from './exporter-rem.ts'

const assainir = nouvelAssainisseur()
const importer = (octets: Buffer): ResultatImport =>
  importerRem(lireClasseur(octets), { assainir, admis: { profils: null, perimetres: null } })

const BRIBES = [
  ...'<p>|</p>|<p class="mb-1">|<ul>|<li>|</li>|</ul>|<br>|<strong>|<span>|</div>|<table>|<tr>|<td>|<h2>'.split('|'),
  ...'<a href="http://a.fr/?a=1&b=2">|</a>|<!-- c -->|&nbsp;|&amp;|&lt;|&quot;|&eacute;|&#13;|&#1;|&amp;lt;'.split('|'),
  ...'CAS 1 : |<br>CAS 2 : |OU|OU CAS 2 : '.split('|'),
  ...'&|<|>|"|\n| |\t|\u00a0|=|La solution DOIT|PEUT|Vidéo|a < b|_x000D_|constructor'.split('|'),
]
const bribe = fc.oneof(fc.constantFrom(...BRIBES), fc.string({ maxLength: 4, unit: 'grapheme' }))
const brut = fc.array(bribe, { maxLength: 12 }).map(bribes => bribes.join('').toWellFormed())
const net = brut.map(texte => texte.replace(/(?![\t\n])\p{Cc}/gu, ''))
const ligne = net.map(texte => texte.replace(/\s+/gu, ' ').trim())
const html = brut.map(texte => assainir(texte).html)
const nonVide = (textes: fc.Arbitrary<string>): fc.Arbitrary<string> => textes.filter(texte => texte !== '')

const identifiant = fc.constantFrom('INS/va1', 'SC.SSI/GEN', 'A & B', '<b>', '=1', 'é°')
const proposition = fc.record({
  prefixe: identifiant,
  fonction: ligne,
  texte: nonVide(html),
  commentaire: html,
  profil: nonVide(ligne),
  profilHistorique: ligne,
  perimetre: nonVide(ligne),
  criticite: fc.constantFrom(...criticites),
  scenarios: fc.array(
    fc.record({ texte: nonVide(html), preuves: fc.array(nonVide(html), { maxLength: 3 }), notes: fc.array(net) }),
    { minLength: 1, maxLength: 3 },
  ),
})

/** Any requirements that a workbook can give: what is deduced from texts is, and the numbers are nested in one another. */
const rems: fc.Arbitrary<Rem> = fc
  .record({
    colonnes: fc.array(
      nonVide(ligne).map(entete => `Note ${entete}`),
      { maxLength: 3 },
    ),
    chapitres: fc.uniqueArray(
      fc.record({ titre: nonVide(ligne), exigences: fc.array(proposition, { minLength: 1, maxLength: 3 }) }),
      { minLength: 1, maxLength: 3, selector: ({ titre }) => codeDeTitre(titre) },
    ),
  })
  .map(({ colonnes, chapitres }) => {
    let rang = 0
    const avecNotes = (notes: readonly string[]): { readonly supplement?: readonly string[] } => {
      const supplement = colonnes.map((_, colonne) => notes[colonne] ?? '')
      return supplement.some(note => note !== '') ? { supplement } : {}
    }
    const exigence = ({
      prefixe,
      scenarios,
      ...reste
    }: typeof proposition extends fc.Arbitrary<infer P> ? P : never): Exigence => {
      const id = `${prefixe}.${++rang}`
      return {
        ...reste,
        id,
        nature: natureDe(assainir(reste.texte).texte),
        scenarios: scenarios.map(({ texte, preuves, notes }, numero) => ({
          numero: `${id.replace(/^SC\./, '')}.0${numero}`,
          texte,
          preuves: preuves.map((preuve, suite) => ({
            numero: `${id.replace(/^SC\./, '')}.0${numero}.0${suite}` as NumeroPreuve,
            texte: preuve,
            natures: naturesDepuisTexte(assainir(preuve).texte),
            ...avecNotes(notes.slice(suite + 1)),
          })),
          ...avecNotes(notes),
        })),
      }
    }
    return {
      chapitres: chapitres.map(({ titre, exigences }) => ({
        code: codeDeTitre(titre) as CodeChapitre,
        titre,
        exigences: exigences.map(exigence),
      })),
      ...(colonnes.length > 0 ? { colonnes } : {}),
    }
  })

test('[REM-3] imported from their own export, any requirements whatever are the same', async () => {
  await fc.assert(
    fc.asyncProperty(rems, async rem => {
      const resultat = importer(await exporterRem(rem))
      assert.deepEqual(resultat.fautes, [])
      assert.deepEqual(resultat.rem, rem)
    }),
    { numRuns: 200 },
  )
})

const classeurs = [
  ...globSync('programmes/*/exigences.xlsx', { cwd: RACINE }),
  ...globSync('test/donnees/REM-*.xlsx', { cwd: RACINE }),
]
  .filter(chemin => !chemin.includes('faulty'))
  .sort()

test('the workbooks that are shipped are all tried', () => {
  assert.ok(classeurs.length >= 6, classeurs.join(', '))
})

const EN_HTML: readonly string[] = ['Exigence', 'Commentaire', 'Scénario de conformité', 'Preuve']

/** A cell as the import reads it. The order is no content: some workbooks count their rows, others their requirements. */
const lue = (colonne: string, texte: string): string =>
  EN_HTML.includes(colonne) ? assainir(texte).html : colonne === 'Ordre' ? '' : texte

const cellules = (octets: Buffer): readonly (readonly string[])[] =>
  (lireClasseur(octets)[0]?.lignes ?? []).map(({ cellules: deLigne }) =>
    colonnesRem.map((_, rang) => {
      const cellule = deLigne.get(lettresDeColonne(rang + 1))
      return cellule?.kind === 'texte' ? cellule.texte : ''
    }),
  )

for (const chemin of classeurs)
  test(`[REM-1] [REM-3] ${chemin}: the export says the same in every cell, and gives the same requirements`, async () => {
    const original = readFileSync(`${RACINE}/${chemin}`)
    const { rem, fautes } = importer(original)
    assert.deepEqual(fautes, [])
    assert.ok(rem)
    const exporte = await exporterRem(rem)
    assert.deepEqual(importer(exporte).rem, rem)
    const [avant, apres] = [cellules(original), cellules(exporte)]
    const lues = (lignes: typeof avant): typeof avant =>
      lignes.map(textes => textes.map((texte, rang) => lue(colonnesRem[rang] ?? '', texte)))
    assert.deepEqual(apres[0], avant[0])
    assert.deepEqual(lues(apres.slice(1)), lues(avant.slice(1)))
    const exigences = rem.chapitres.flatMap(chapitre => chapitre.exigences)
    assert.equal(apres.at(-1)?.[colonnesRem.indexOf('Ordre')], String(exigences.length))
  })
