import assert from 'node:assert/strict'
import test from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { borne } from '../../../../test/harness/cas.ts'
import type { Champ, Reponses } from '../../dispositifs/index.ts'
import { SectionDeFormulaire } from './formulaire-programme.tsx'

const champs: readonly Champ[] = [
  { code: 'groupe', libelle: 'Est-ce un groupement ?', type: 'oui_non', obligatoire: true },
  { code: 'mandats', libelle: 'Mandats', type: 'fichier', obligatoire: true, si: { champ: 'groupe', vaut: 'oui' } },
  {
    code: 'membres',
    libelle: 'Membres',
    type: 'liste',
    obligatoire: true,
    lignes: [
      { code: 'role', libelle: 'Rôle', type: 'choix', obligatoire: true, options: [{ valeur: 'a', libelle: 'Autre' }] },
      { code: 'precision', libelle: 'Lequel', type: 'texte', obligatoire: true, si: { champ: 'role', vaut: 'a' } },
    ],
  },
]
const section = { code: 's', titre: 'Groupement', champs }
const dispositif = { ...borne, formulaires: { ...borne.formulaires, administrative: { sections: [section] } } }

const rendre = (reponses: Reponses): string =>
  renderToString(
    <SectionDeFormulaire
      section={section}
      avancement={{ remplis: 1, attendus: 3, pourcentage: 33 }}
      contexte={{ dispositif, reponses, erreurs: [] }}
    />,
  ).replaceAll('\u00a0', ' ')

test('without JavaScript a field of some cases stands there, and says its case in the words of the question', () => {
  const html = rendre({})
  assert.match(html, /data-si="groupe" data-vaut="oui"/)
  assert.match(html, /À renseigner si vous répondez « Oui » à la question « Est-ce un groupement \S? ».*Mandats/)
  assert.doesNotMatch(html, /\shidden[\s>]/)
})

test('in a line of a list the case is that of its own line, whatever the others answer', () => {
  const html = rendre({ membres: [{ role: 'a' }, { role: '' }] })
  for (const rang of [0, 1]) assert.match(html, new RegExp(`data-si="membres\\.${rang}\\.role" data-vaut="a"`))
  assert.match(html, /si vous répondez « Autre » à la question « Rôle »/)
})

test('[ADM-6] the section says how far it is; the same file given twice can be taken back once', () => {
  const fichier = { nom: 'mandat.pdf', type: 'application/pdf', taille: 10, empreinte: 'a'.repeat(64) }
  const html = rendre({ mandats: [fichier, fichier] })
  assert.match(html, /33 % : 1 sur 3/)
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  assert.equal(new Set(ids).size, ids.length)
})
