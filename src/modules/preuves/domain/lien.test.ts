import assert from 'node:assert/strict'
import test from 'node:test'
import { type Adresse, refusDeLien } from './lien.ts'

const analyser = (texte: string): Adresse | null => {
  const url = URL.parse(texte)
  return url && { protocole: url.protocol, hote: url.host, identifiants: url.username !== '' || url.password !== '' }
}
const refus = (texte: string, hotes: readonly string[] | null = null): string | null =>
  refusDeLien(texte, hotes, analyser)?.code ?? null

test('[PRE-1] a link is a whole https address, as a person copies it', () => {
  for (const lien of [
    'https://preuves.example',
    'https://preuves.example/',
    'HTTPS://Preuves.Example/Rapport',
    'https://preuves.example:8443/r?a=1&b=2#fin',
    'https://preuves.example/mon rapport.pdf',
    'https://preuves.example/été',
    'https://münchen.example/r',
    'https://[2001:db8::1]/r',
    'https://192.0.2.10/r',
    'https://preuves.example/r?redirige=http://ailleurs.example',
    'https://preuves.example/@auteur',
    `https://preuves.example/${'a'.repeat(1900)}`,
  ])
    assert.equal(refus(lien), null, lien)
})

test('[PRE-3] what is no https address, or leads elsewhere than it shows, is refused', () => {
  for (const lien of [
    '',
    ' ',
    'preuves.example/r',
    '//preuves.example/r',
    'http://preuves.example/r',
    'ftp://preuves.example/r',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'mailto:a@preuves.example',
    'https:preuves.example',
    'https:/preuves.example',
    'https:///preuves.example',
    'https://',
    'https:\\\\preuves.example\\r',
    'https://preuves.example\\@ailleurs.example',
    'https://gazelle.example@ailleurs.example/r',
    'https://gazelle.example:mot@ailleurs.example/r',
    'https://preuves.example/a\tb',
    'https://preuves.example/a\nb',
    'https://preu\u0000ves.example/',
    'https://preuves.example/\u202egpj.exe',
    'https://preuves.\u200bexample/',
    'https://preuves.example:99999/',
    'https://pre uves.example/',
    `https://preuves.example/${'a'.repeat(2000)}`,
  ])
    assert.equal(refus(lien), 'lien_invalide', JSON.stringify(lien))
})

test('[PRE-3] when the programme names hosts, a link must be on one of them, port included', () => {
  const hotes = ['gazelle.example', 'Interop.Example', '127.0.0.1:3000']
  for (const lien of [
    'https://gazelle.example/evs/report.seam?oid=1',
    'https://GAZELLE.example:443/r',
    'https://interop.example/r',
    'https://127.0.0.1:3000/r',
  ])
    assert.equal(refus(lien, hotes), null, lien)
  for (const lien of [
    'https://gazelle.example.ailleurs.example/r',
    'https://ailleurs.example/gazelle.example',
    'https://sous.gazelle.example/r',
    'https://gazelle.example:8443/r',
    'https://127.0.0.1/r',
    'https://gazelle.example./r',
  ])
    assert.equal(refus(lien, hotes), 'hote_refuse', lien)
  assert.equal(refus('https://gazelle.example/r', []), 'hote_refuse')
})
