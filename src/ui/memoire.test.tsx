import assert from 'node:assert/strict'
import test from 'node:test'
import { avecContexte, type Contexte } from './contexte.ts'
import { Formulaire } from './formulaire.tsx'
import { memoriser, memoriserParCle } from './memoire.tsx'
import { rendreHtml } from './rendu.ts'

test('a part is written once for the same data, and again for others or under another name', () => {
  let ecritures = 0
  const vue = (texte: string) => () => {
    ecritures++
    return <p title="« x »">{texte}</p>
  }
  const donnees = {}
  const premiere = rendreHtml(memoriser(donnees, 'a', vue('l’été : <')))
  assert.equal(premiere, '<p title="« x »">l’été\u00a0: &lt;</p>')
  assert.equal(rendreHtml(<div>{memoriser(donnees, 'a', vue('autre'))}</div>), `<div>${premiere}</div>`)
  assert.equal(ecritures, 1)
  assert.equal(rendreHtml(memoriser({}, 'a', vue('x'))), '<p title="« x »">x</p>')
  assert.equal(rendreHtml(memoriser(donnees, 'b', vue('y'))), '<p title="« x »">y</p>')
  assert.equal(ecritures, 3)
})

test('a part whose key says all that it shows is written once; the oldest ones are forgotten', () => {
  let ecritures = 0
  const lire = (cle: string): string =>
    rendreHtml(
      memoriserParCle(cle, () => {
        ecritures++
        return <b>{cle}</b>
      }),
    )
  assert.equal(lire('a'), '<b>a</b>')
  assert.equal(lire('a'), '<b>a</b>')
  assert.equal(ecritures, 1)
  for (let n = 0; n < 4_000; n++) {
    lire(String(n))
    if (n === 2_000) lire('a')
  }
  assert.equal(ecritures, 4_001)
  assert.equal(lire('a'), '<b>a</b>')
  lire('0')
  assert.equal(ecritures, 4_002)
})

test('a form is never remembered: its token is one person’s', () => {
  const contexte: Contexte = {
    connecte: null,
    jeton: 'jeton',
    chemin: '/',
    demonstration: false,
    operateur: 'x',
    marqueEtat: false,
    correlation: 'c',
  }
  const formulaire = () => (
    <Formulaire action="/x">
      <button>Envoyer</button>
    </Formulaire>
  )
  avecContexte(contexte, () => {
    assert.throws(() => memoriser({}, 'a', formulaire), /formulaire/)
    assert.match(rendreHtml(formulaire()), /value="jeton"/)
  })
})
