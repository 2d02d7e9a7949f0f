import assert from 'node:assert/strict'
import { test } from 'node:test'
import { serrer, texteDuPdf } from '../../../test/harness/pdf.ts'
import { composer } from './composer.ts'
import type { DonneesParModele, Modele } from './donnees.ts'
import { ErreurDeComposition } from './erreur.ts'
import {
  exempleAccuse,
  exempleAttestation,
  exempleAutorisation,
  exempleConvention,
  exempleJournal,
  exempleProcesVerbal,
  exempleRapport,
} from './exemples.ts'
import { imprimable } from './texte.ts'

const latin1 = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1')

const exemples: DonneesParModele = {
  accuse: exempleAccuse(),
  convention: exempleConvention(),
  'proces-verbal': exempleProcesVerbal(),
  attestation: exempleAttestation(),
  autorisation: exempleAutorisation(),
  'rapport-de-conformite': exempleRapport(3),
  journal: exempleJournal(),
}

for (const modele of Object.keys(exemples) as Modele[]) {
  test(`« ${modele} » is a tagged PDF/UA-1 in French with its title`, () => {
    const texte = latin1(composer(modele, exemples[modele]))
    assert.match(texte, /^%PDF-1\.7/)
    assert.match(texte, /\/MarkInfo\s*<<\s*\/Marked true/)
    assert.match(texte, /\/Lang \(fr-FR\)/)
    assert.match(texte, /pdfuaid:part>1</)
    assert.match(texte, /\/DisplayDocTitle true/)
    assert.ok(
      Buffer.from(texte, 'latin1').toString('utf8').includes(`<rdf:li xml:lang="x-default">${exemples[modele].titre}<`),
    )
  })
}

test('[REF-6] the attestation says what the versions to come must keep to', async () => {
  const texte = await texteDuPdf(composer('attestation', exempleAttestation()))
  const phrase =
    'Les versions qui succèdent à celle-ci doivent continuer de répondre aux exigences qui s’appliquaient à elle.'
  assert.ok(texte.includes(serrer(phrase)))
})

test('the same data make the same bytes', () => {
  assert.deepEqual(composer('attestation', exempleAttestation()), composer('attestation', exempleAttestation()))
})

test('a long table runs over several pages', () => {
  const pages = (pieces: number): number =>
    latin1(composer('accuse', exempleAccuse(pieces))).match(/\/Type\s*\/Page\b/g)?.length ?? 0
  assert.ok(pages(200) > pages(3) + 5)
})

test('what people type is text, never markup', () => {
  const piege = '#panic("non") *gras* $x$ @ref <label> \\ #read("/etc/passwd") ]['
  const donnees = { ...exempleAttestation(), solution: piege, titre: piege }
  assert.ok(composer('attestation', donnees).length > 10_000)
})

test('every character that is let through can be drawn by an embedded font', () => {
  const laisses = Array.from({ length: 0xfffe }, (_, i) => String.fromCharCode(i)).filter(
    c => c.normalize('NFC') === c && imprimable(c) === c && c.trim() !== '',
  )
  assert.ok(laisses.length > 1500)
  const lignes = Array.from({ length: Math.ceil(laisses.length / 20) }, (_, i) =>
    laisses.slice(i * 20, i * 20 + 20).join(' '),
  )
  assert.ok(composer('attestation', { ...exempleAttestation(), profils: lignes }).length > 10_000)
})

test('hostile names compose all the same', () => {
  const manifeste = ['名前.pdf', '😀'.repeat(300), '\u202egpj.exe', '\u0000', 'x'.repeat(5000), ''].map(nom => ({
    preuve: nom,
    nom,
    taille: nom,
    empreinte: 'f'.repeat(64),
  }))
  assert.ok(composer('accuse', { ...exempleAccuse(), manifeste }).length > 10_000)
})

test('data that the template cannot use are a typed error', () => {
  const incomplet = { ...exempleAttestation(), profils: undefined } as unknown as DonneesParModele['attestation']
  assert.throws(() => composer('attestation', incomplet), ErreurDeComposition)
})
