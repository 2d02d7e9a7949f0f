import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { avecBase } from '../../../../test/harness/base.ts'
import { poser, semerProduit } from '../../../../test/harness/candidatures.ts'
import { nadia, paris, signer } from '../../../../test/harness/cas.ts'
import { annuaireEnFile } from '../../../../test/harness/histoires.ts'
import { fileAttente, teteDeFile } from './file-attente.ts'

test('[INT-2] une candidature close quitte la file : elle n’arrête pas les autres', async t => {
  const { db } = await avecBase(t)
  const produit = await semerProduit(db, { siret: '73282932000074', editeur: 'Imagerie Démo SAS', solution: 'Imago' })
  const sujet = { numero: 'AAAAAAAAAA', dispositifId: randomUUID(), guichet: 'essai', ...produit }
  await poser(db, annuaireEnFile, sujet)
  assert.equal((await teteDeFile(db, 'essai'))?.numero, 'AAAAAAAAAA')

  const autre = await semerProduit(db, { siret: '35600000049837', editeur: 'Radio Témoin SARL', solution: 'Témoin' })
  const cloture = signer(
    { type: 'CandidatureClose', motif: 'jalon_manque', explication: 'Le jalon 3 est passé.' },
    { acteur: nadia, now: paris('2027-03-11 10:00') },
  )
  await poser(db, [...annuaireEnFile, cloture], { ...sujet, numero: 'BBBBBBBBBB', ...autre, guichet: 'autre' })
  assert.equal(await teteDeFile(db, 'autre'), null)
  assert.deepEqual(
    (await fileAttente(db)).map(({ numero }) => numero),
    ['AAAAAAAAAA'],
  )
})
