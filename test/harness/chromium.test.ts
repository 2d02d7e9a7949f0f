import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { ouvrirNavigateur } from './chromium.ts'

test('the browser opens a page of ours and shows its text', async t => {
  const serveur = createServer((_requete, reponse) => {
    reponse.setHeader('content-type', 'text/html; charset=utf-8')
    reponse.end('<!doctype html><title>Essai</title><h1>Référencement</h1><script>document.title += " vu"</script>')
  })
  await new Promise<void>(ecoute => serveur.listen(0, '127.0.0.1', ecoute))
  t.after(() => {
    serveur.closeAllConnections()
    serveur.close()
  })
  const navigateur = await ouvrirNavigateur()
  const page = await navigateur.newPage({ viewport: { width: 320, height: 640 } })
  await page.goto(`http://localhost:${(serveur.address() as AddressInfo).port}/`)
  assert.equal(await page.getByRole('heading').innerText(), 'Référencement')
  assert.equal(await page.title(), 'Essai vu')
  assert.ok((await page.screenshot()).length > 1000)
})
