import assert from 'node:assert/strict'
import test from 'node:test'
import { enMarkdown } from './markdown.ts'

const cas: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'paragraphs are parted, line breaks kept, spaces of the source forgotten': [
    ['<p>Un</p>\n<p>Deux  \n mots</p>', 'Un\n\nDeux mots'],
    ['<p>Un<br />Deux</p>', 'Un\\\nDeux'],
    ['', ''],
    ['<p></p>', ''],
  ],
  'lists follow each other line by line, one in another': [
    ['<ul>\n <li>a</li>\n <li>b</li>\n</ul><p>fin</p>', '- a\n- b\n\nfin'],
    ['<ol><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ol>', '1. a\n   - b\n2. c\n\n   d'],
    ['<p>avant</p><ol><li>a</li></ol>', 'avant\n\n1. a'],
  ],
  'emphasis has its signs, and underlining none': [
    ['<p><strong>a</strong> <em>b</em> <u>c</u> H<sub>2</sub>O</p>', '**a** *b* c H~2~O'],
  ],
  'a table has its first row for header': [
    [
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td><p>1</p></td><td></td></tr></tbody></table>',
      '| a | b |\n| --- | --- |\n| 1 |  |',
    ],
  ],
  'what Markdown would read as its own is read as text': [
    ['<p>a * b_c [d] &lt;e&gt; &amp;amp; `f` | g</p>', 'a \\* b\\_c \\[d\\] \\<e\\> &amp; \\`f\\` \\| g'],
    ['<p>- tiret</p><p>1. un</p><p># titre</p><p>1.5 et #2</p>', '\\- tiret\n\n1\\. un\n\n\\# titre\n\n1.5 et #2'],
  ],
}
for (const [titre, exemples] of Object.entries(cas))
  test(titre, () => {
    for (const [html, attendu] of exemples) assert.equal(enMarkdown(html), attendu)
  })
