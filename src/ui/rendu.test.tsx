import assert from 'node:assert/strict'
import test from 'node:test'
import { Component, type ComponentChildren, h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { galerie } from './galerie/index.ts'
import { rendreHtml } from './rendu.ts'
import { typographier } from './typographie.ts'

/** The keys of forms are drawn anew at each rendering. */
const sansCles = (html: string): string => html.replace(/(?<=name="cle" value=")[^"]*/g, '')

const comparer = (vue: VNode): void =>
  assert.equal(sansCles(rendreHtml(vue)), sansCles(typographier(renderToString(vue))))

for (const [nom, { contenu }] of Object.entries(galerie))
  test(`the page « ${nom} » is written as the general renderer writes it`, () => comparer(contenu))

const Liste = ({ children }: { readonly children: ComponentChildren }): VNode => <ul>{children}</ul>
const Rien = (): null => null

test('texts, numbers, lists, fragments, absent values and components of components', () => {
  comparer(
    <>
      {null}
      {undefined}
      {true}
      {false}
      {''}
      {0}
      {12.5}
      {[<b>a</b>, 'b & « c » : d ?', [null, <i />]]}
      <Liste>
        <li key="x">{'<'}</li>
        <Rien />
        {['un', 2].map(n => (
          <li>
            {n} {n}
          </li>
        ))}
      </Liste>
    </>,
  )
})

test('attributes: absent, true, false, empty, escaped, aria and data in full, DOM names in those of HTML', () => {
  comparer(
    <>
      <input name="a" value="" required disabled={false} checked={undefined} maxLength={3} autoComplete="off" />
      <p
        className="c"
        tabIndex={0}
        aria-hidden={false}
        aria-busy={true}
        data-vide=""
        data-non={false}
        title={`"<&>' : x`}
      >
        <label htmlFor="a" hidden>
          x
        </label>
        <time dateTime="2026-03-10">10 mars</time>
        <br />
        <form noValidate encType="multipart/form-data" acceptCharset={undefined} />
      </p>
    </>,
  )
})

test('HTML that was sanitised is written as it is, with its typography; what was typed in a field keeps its spaces', () => {
  comparer(<div class="x" dangerouslySetInnerHTML={{ __html: '<p title="a : b">Quoi ?</p> « x »' }} />)
  comparer(<div dangerouslySetInnerHTML={{ __html: '' }} />)
  assert.equal(rendreHtml(<textarea name="t">{'a : b ?\n<'}</textarea>), '<textarea name="t">a : b ?\n&lt;</textarea>')
})

test('a component that is not a function of its props is refused', () => {
  class Etat extends Component {
    override render(): VNode {
      return <p />
    }
  }
  assert.throws(() => rendreHtml(<Etat />), /Etat/)
})

test('an attribute whose name would end the tag is refused', () => {
  assert.throws(() => rendreHtml(h('p', { 'x onload=': '1' })))
})
