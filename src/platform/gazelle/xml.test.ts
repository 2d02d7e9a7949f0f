import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parcourirXml, XmlRefuse } from './xml.ts'

const lire = (xml: string): string[] => {
  const vu: string[] = []
  parcourirXml(xml, {
    ouvrir: ({ nom, espace, attributs }) => vu.push(`<${espace}|${nom} ${JSON.stringify(attributs)}`),
    texte: texte => {
      if (texte.trim() !== '') vu.push(texte.trim())
    },
    fermer: ({ nom }) => vu.push(`/${nom}`),
  })
  return vu
}

test('reads elements with their namespaces, attributes, text and CDATA', () => {
  assert.deepEqual(
    lire(
      '\uFEFF<?xml version="1.0"?><!-- x --><a:r xmlns:a="urn:a" n=\'1 &lt; 2\'><b xmlns="urn:b">é &#233;</b><![CDATA[<i>]]></a:r>',
    ),
    ['<urn:a|r {"xmlns:a":"urn:a","n":"1 < 2"}', '<urn:b|b {"xmlns":"urn:b"}', 'é é', '/b', '<i>', '/r'],
  )
})

const refuses = {
  'a DOCTYPE, hence every entity of its own': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  'an entity that is not predefined': '<a>&nbsp;</a>',
  'an entity named as a property that every object has': '<a>&constructor;</a>',
  'a bare ampersand': '<a>R & D</a>',
  'a null character by its number': '<a>&#0;</a>',
  'a character beyond Unicode': '<a>&#x110000;</a>',
  'elements closed out of order': '<a><b></a></b>',
  'an element never closed': '<a><b></b>',
  'two roots': '<a/><b/>',
  'nothing at all': '',
  'text outside the root': '<a/>b',
  'an attribute twice': '<a b="1" b="2"/>',
  'an attribute without quotes': '<a b=1/>',
  'a comment never ended': '<a><!-- ',
  'a hundred levels': '<a>'.repeat(100) + '</a>'.repeat(100),
} as const

for (const [quoi, xml] of Object.entries(refuses))
  test(`refuses ${quoi}`, () => assert.throws(() => lire(xml), XmlRefuse))

test('[P29] a tag made to be tried again and again is refused as fast as it is read', () => {
  assert.throws(() => lire(`<a ${'b="c" '.repeat(200_000)}`), XmlRefuse)
  assert.throws(() => lire(`<a${' '.repeat(500_000)}`), XmlRefuse)
})
