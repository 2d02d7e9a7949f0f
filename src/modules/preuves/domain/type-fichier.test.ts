import assert from 'node:assert/strict'
import test from 'node:test'
import { familleDe, refusDeContenu, refusDExtension, typeDe } from './type-fichier.ts'

const octets = (texte: string): Uint8Array => Buffer.from(texte, 'latin1')
const apres = (decalage: number, texte: string): Uint8Array =>
  Buffer.concat([Buffer.alloc(decalage, 0x41), octets(texte)])

const PDF = octets('%PDF-1.7\n')
const PNG = octets('\u0089PNG\r\n\u001a\n\0\0\0\rIHDR')
const JPG = octets('\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF')
const ZIP = octets('PK\u0003\u0004\u0014\0')
const OLE = octets('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')
const EXE = octets('MZ\u0090\0\u0003\0')
const HTML = octets('<!doctype html><script>alert(1)</script>')
const TEXTE = octets('2026-03-10 10:00 connexion de 1234\n')

type Cas = readonly [nom: string, debut: Uint8Array, accepte: boolean]

/** What people really send, and what someone could try. */
const cas: readonly Cas[] = [
  ['preuve.pdf', PDF, true],
  ['PREUVE.PDF', PDF, true],
  ['preuve.v2.final.pdf', PDF, true],
  ['preuve.pdf', PNG, false],
  ['preuve.pdf', EXE, false],
  ['preuve.pdf', HTML, false],
  ['preuve.pdf', apres(10, '%PDF-1.7'), false],
  ['preuve.pdf', octets('%PD'), false],
  ['ecran.png', PNG, true],
  ['ecran.png', JPG, false],
  ['ecran.jpeg', JPG, true],
  ['ecran.jpg', octets('\u00ff\u00d8'), false],
  ['ecran.gif', octets('GIF89a'), true],
  ['ecran.webp', apres(8, 'WEBPVP8 '), true],
  ['ecran.bmp', octets('BM\u0036\u0084\u0003\0\0\0\0\0'), true],
  ['ecran.tiff', octets('II*\0'), true],
  ['ecran.tif', octets('MM\0*'), true],
  ['film.mp4', apres(4, 'ftypisom'), true],
  ['film.mov', apres(4, 'moov'), true],
  ['film.mov', apres(4, 'wide'), true],
  ['film.mp4', ZIP, false],
  ['film.webm', octets('\u001aE\u00df\u00a3'), true],
  ['film.avi', apres(8, 'AVI LIST'), true],
  ['film.mpg', octets('\0\0\u0001\u00ba'), true],
  ['film.wmv', octets('0&\u00b2u'), true],
  ['film.ogv', octets('OggS'), true],
  ['note.docx', ZIP, true],
  ['note.docx', OLE, false],
  ['note.doc', OLE, true],
  ['note.doc', octets('{\\rtf1\\ansi'), true],
  ['note.rtf', octets('{\\rtf1\\ansi'), true],
  ['note.rtf', TEXTE, false],
  ['courrier.msg', OLE, true],
  ['lot.zip', ZIP, true],
  ['lot.zip', octets('PK'), false],
  ['lot.tar.gz', octets('\u001f\u008b\u0008'), true],
  ['lot.tgz', octets('\u001f\u008b\u0008'), true],
  ['lot.tgz', HTML, false],
  ['lot.tar', apres(257, 'ustar\0'), true],
  ['lot.7z', octets("7z\u00bc\u00af'\u001c"), true],
  ['scelle.asice', ZIP, true],
  ['examen.dcm', apres(128, 'DICM'), true],
  ['examen.dcm', TEXTE, false],
  ['reseau.pcap', octets('\u00d4\u00c3\u00b2\u00a1'), true],
  ['reseau.pcapng', octets('\n\r\r\n'), true],
  ['trace.log', TEXTE, true],
  ['trace.txt', octets('BM;BN;BO\n'), true],
  ['trace.txt', PDF, false],
  ['donnees.csv', ZIP, false],
  ['rapport.xml', octets('\u00ef\u00bb\u00bf<?xml version="1.0"?>'), true],
  ['rapport.json', octets('{"a":1}'), true],
  ['constructor', TEXTE, true],
]

test(`[PRE-3] a file that is not what its name says is refused: ${cas.length} files`, () => {
  for (const [nom, debut, accepte] of cas)
    assert.deepEqual(
      refusDeContenu({ nom, taille: debut.length, debut }),
      accepte ? null : { code: 'contenu_different', extension: nom.slice(nom.lastIndexOf('.') + 1).toLowerCase() },
      `${nom} ${familleDe(debut)}`,
    )
})

test('[PRE-3] an empty file is refused, whatever its name', () => {
  for (const nom of ['preuve.pdf', 'trace.log', 'sans-extension'])
    assert.deepEqual(refusDeContenu({ nom, taille: 0, debut: new Uint8Array() }), { code: 'fichier_vide' })
})

test('[PRE-3] the extension is the last one, and must be one of those that were said', () => {
  const admises = ['pdf', 'png']
  for (const nom of ['a.pdf', 'a.PDF', 'a.exe.png']) assert.equal(refusDExtension(nom, admises), null, nom)
  const refuses: readonly (readonly [string, string])[] = [
    ['a.pdf.exe', 'exe'],
    ['a.svg', 'svg'],
    ['a.html', 'html'],
    ['pdf', ''],
    ['a.pdf ', 'pdf '],
    ['a.', ''],
    ['a.p\u0064f\u0000', 'pdf\u0000'],
  ]
  for (const [nom, extension] of refuses)
    assert.deepEqual(refusDExtension(nom, admises), { code: 'extension_refusee', extension, admises }, nom)
})

test('[P24] the type served comes from the name, and is never one that a browser would run', () => {
  assert.equal(typeDe('film.mp4'), 'video/mp4')
  assert.equal(typeDe('a.PDF'), 'application/pdf')
  for (const nom of ['a.html', 'a.svg', 'a.xhtml', 'a.mht', 'a.xml', 'a.js', 'a.constructor', 'a.__proto__', 'a'])
    assert.equal(typeDe(nom), 'application/octet-stream', nom)
})
