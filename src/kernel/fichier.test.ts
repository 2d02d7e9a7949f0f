import assert from 'node:assert/strict'
import test from 'node:test'
import { extensionDe, nomNettoye } from './fichier.ts'

test('the extension is what follows the last dot, in lower case', () => {
  const cas: readonly (readonly [string, string])[] = [
    ['rapport.pdf', 'pdf'],
    ['RAPPORT.PDF', 'pdf'],
    ['archive.tar.gz', 'gz'],
    ['.pdf', 'pdf'],
    ['rapport', ''],
    ['rapport.', ''],
    ['facture.pdf.exe', 'exe'],
    ['', ''],
  ]
  for (const [nom, extension] of cas) assert.equal(extensionDe(nom), extension, nom)
})

test('[P24] a name keeps neither a path, nor what hides, nor what deceives; the rest is as its author wrote it', () => {
  const cas: readonly (readonly [string, string])[] = [
    ['Compte rendu d’imagerie – été 2026.pdf', 'Compte rendu d’imagerie – été 2026.pdf'],
    ['C:\\Users\\pierre\\preuve.pdf', 'preuve.pdf'],
    ['/home/pierre/preuve.pdf', 'preuve.pdf'],
    ['../../../etc/passwd', 'passwd'],
    ['..', 'piece'],
    ['.', 'piece'],
    ['', 'piece'],
    [' \t ', 'piece'],
    ['a\u0000b.pdf', 'ab.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie: x.pdf'],
    ['a\u0085b\u009f.pdf', 'ab.pdf'],
    ['facture\u202efdp.exe', 'facturefdp.exe'],
    ['a\u2066b\u2069\u200f.pdf', 'ab.pdf'],
    ['\ufeffa\u2028b.pdf', 'ab.pdf'],
    ['"><script>alert(1)</script>.pdf', 'script>.pdf'],
    ['dossier "final" ; v2.pdf', 'dossier "final" ; v2.pdf'],
    ['👩‍⚕️ ordonnance.pdf', '👩‍⚕️ ordonnance.pdf'],
    ['seul\ud800.pdf', 'seul\ufffd.pdf'],
  ]
  for (const [nom, attendu] of cas) assert.equal(nomNettoye(nom), attendu, JSON.stringify(nom))
})

test('a name too long is cut between characters, and keeps its extension', () => {
  assert.equal(nomNettoye(`${'a'.repeat(300)}.pdf`), `${'a'.repeat(196)}.pdf`)
  const emojis = nomNettoye(`${'🩻'.repeat(300)}.dcm`)
  assert.equal(emojis, `${'🩻'.repeat(196)}.dcm`)
  assert.ok(emojis.isWellFormed())
  assert.equal([...nomNettoye(`a.${'b'.repeat(300)}`)].length, 200)
  assert.equal([...nomNettoye('x'.repeat(1000))].length, 200)
})
