import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { enHtml, enTexteSimple, estDuHtml } from './texte-simple.ts'

const charte = `# 1. Engagements

L’éditeur s’engage, et **répond** à temps.
Une ligne de plus.

- exact ;
- complet : 3 < 5 & *vérifié*.

## Suites

1. la décision
2) le recours`

test('[GUI-1] a plain text has paragraphs, titles, lists and emphasis; its signs are letters', () => {
  assert.equal(
    enHtml(charte).replaceAll('\n', ''),
    '<h2>1. Engagements</h2><p>L’éditeur s’engage, et <strong>répond</strong> à temps.<br />Une ligne de plus.</p>' +
      '<ul><li>exact ;</li><li>complet : 3 &lt; 5 &amp; <em>vérifié</em>.</li></ul>' +
      '<h3>Suites</h3><ol><li>la décision</li><li>le recours</li></ol>',
  )
  assert.equal(enHtml('<script>alert(1)</script>'), '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')
  assert.equal(enHtml(' \n\n '), '')
})

test('[GUI-1] it comes back as it was typed', () => {
  const relu = enTexteSimple(enHtml(charte))
  assert.equal(relu, charte.replace('2) ', '2. '))
  assert.equal(enHtml(relu ?? ''), enHtml(charte.replace('2) ', '2. ')))
  assert.equal(enTexteSimple(''), '')
})

test('[GUI-1] every charter that is shipped can be written as a plain text', () => {
  const racine = new URL('../../../../programmes/', import.meta.url)
  const chartes = readdirSync(racine).filter(nom => nom !== 'conventions')
  for (const nom of chartes) {
    const html = readFileSync(new URL(`${nom}/charte.html`, racine), 'utf8')
    assert.match(enTexteSimple(html) ?? '', /^# /mu, nom)
  }
})

test('[GUI-1] what a plain text can’t say is left as HTML', () => {
  for (const html of [
    '<table><tr><td>Un</td></tr></table>',
    '<ul><li>Un<ul><li>Dedans</li></ul></li></ul>',
    '<p>H<sub>2</sub>O</p>',
    '<p>- pas une liste</p>',
    'Sans paragraphe',
  ])
    assert.equal(enTexteSimple(html), null, html)
})

test('a text pasted from elsewhere is known to be HTML by its tags', () => {
  for (const html of ['<p>Un</p>', 'a<br>b', '<o:p></o:p>', '<a href="#">x</a>', '<!-- x -->'])
    assert.ok(estDuHtml(html), html)
  for (const texte of ['3 < 5 et 6 > 2', '<nom@exemple.fr>', 'a <- b', '']) assert.ok(!estDuHtml(texte), texte)
})
