import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { explorer } from './explorateur.ts'

const pages: Readonly<Record<string, string>> = {
  '/': `<a href="/bonne#titre">Bonne</a> <a href="/morte">Morte</a> <a href="/bonne#rien">Ancre</a> <a href="#">Vide</a>
    <a href="/nue">Nue</a> <a href="https://ailleurs.example/">Ailleurs</a> <a href="/vers">Vers</a> <img src="/image.svg">
    <form method="post" action="/envoi"></form> <form method="post" action="/sourde"></form> <form action="/cherche"></form>
    <a href="/liste?page=1">Liste</a>`,
  '/bonne': '<h1 id="titre">Bonne</h1> <a href="/">Accueil</a>',
  '/cherche': 'Rien',
}

const serveur = createServer((requete, reponse) => {
  const { pathname, searchParams } = new URL(requete.url ?? '/', 'http://x')
  const repondre = (statut: number, corps = '', entetes: Readonly<Record<string, string>> = {}): void => {
    const politique = pathname === '/nue' ? {} : { 'content-security-policy': "default-src 'none'" }
    reponse.writeHead(statut, { 'content-type': 'text/html', ...politique, ...entetes }).end(corps)
  }
  if (requete.method === 'DELETE' && pathname === '/envoi') return repondre(405, '', { allow: 'POST' })
  if (pathname === '/vers') return repondre(303, '', { location: '/brisee' })
  if (pathname === '/brisee') return repondre(500)
  if (pathname === '/nue') return repondre(200)
  // A list without end.
  if (pathname === '/liste')
    return repondre(200, `<a href="/liste?page=${Number(searchParams.get('page')) + 1}">Suite</a>`)
  const page = pages[pathname]
  return page === undefined ? repondre(404) : repondre(200, page)
})
await new Promise<void>(pret => serveur.listen(0, '127.0.0.1', pret))
after(() => new Promise(fini => serveur.close(fini)))
const adresse = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`

test('what is planted is found, and nothing else', async () => {
  const { fautes, ouvertes } = await explorer({ adresse })
  assert.deepEqual(fautes.toSorted(), [
    '/ : « Vide » ne mène nulle part',
    '/ → /bonne#rien : pas d’ancre',
    '/ → /image.svg : 404',
    '/ → /morte : 404',
    '/ → /nue : sans Content-Security-Policy',
    '/ → /sourde : ne reçoit pas ce formulaire',
    '/ → /vers : 500',
  ])
  assert.ok(ouvertes.includes('/cherche'))
  assert.ok(ouvertes.filter(url => url.startsWith('/liste')).length <= 8)
})

test('one goes no further than one is told', async () => {
  const { ouvertes } = await explorer({ adresse, departs: ['/bonne'], profondeur: 0 })
  assert.deepEqual(ouvertes, ['/bonne'])
})
