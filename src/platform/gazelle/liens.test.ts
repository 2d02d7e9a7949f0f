import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lienAdmis, lienPermanent, reconnaitreLien, sansCle } from './liens.ts'

const base = 'https://gazelle.example'
const reconnaitre = (url: string): ReturnType<typeof reconnaitreLien> => reconnaitreLien({ url, base })

test('a permanent link of the platform gives its OID and its private key, and can be read', () => {
  assert.deepEqual(reconnaitre('https://gazelle.example/evs/report.seam?oid=1.3.6.1&privacyKey=aB3'), {
    kind: 'rapport',
    generation: 'evs',
    oid: '1.3.6.1',
    clePrivee: 'aB3',
    lisible: true,
  })
})

test('the same form on another platform is recognised, and cannot be read', () => {
  const lien = reconnaitre('https://gazelle.other.example/evs/report.seam?oid=1.3.6.1')
  assert.deepEqual(lien, { kind: 'rapport', generation: 'evs', oid: '1.3.6.1', clePrivee: null, lisible: false })
})

test('links of the newer portal and of test instances are recognised', () => {
  assert.deepEqual(reconnaitre('https://gazelle.example/gazelle/validation-portal/reports/9f2c-11?readAccessKey=k'), {
    kind: 'rapport',
    generation: 'portail',
    oid: '9f2c-11',
    clePrivee: 'k',
    lisible: true,
  })
  assert.deepEqual(reconnaitre('https://gazelle.example/gazelle/testing/test/test/TestInstance.seam?id=4512'), {
    kind: 'instance_de_test',
    id: '4512',
  })
})

test('what is not a permanent link is nothing', () => {
  for (const url of [
    'https://gazelle.example/',
    'https://gazelle.example/evs/report.seam',
    'https://gazelle.example/evs/report.seam?oid=../../admin',
    'https://gazelle.example/evs/report.seam?oid=1.2%2F3',
    'https://gazelle.example/gazelle/validation-portal/reports/..',
    'javascript:alert(1)//evs/report.seam?oid=1.2',
    'ftp://gazelle.example/evs/report.seam?oid=1.2',
    'https://user:pw@gazelle.example/evs/report.seam?oid=1.2',
    'not a link',
    `https://gazelle.example/evs/report.seam?oid=1.2&x=${'y'.repeat(3_000)}`,
  ])
    assert.equal(reconnaitre(url), null, url)
})

test('[PRE-4] a link counts on the hosts of the programme only, and in https', () => {
  const admis = (url: string): boolean => lienAdmis({ url, hotes: ['gazelle.example', 'tests.example:8443'], base })
  assert.equal(admis('https://gazelle.example/evs/report.seam?oid=1.2'), true)
  assert.equal(admis('https://GAZELLE.example/evs/report.seam?oid=1.2'), true)
  assert.equal(admis('https://tests.example:8443/evs/report.seam?oid=1.2'), true)
  assert.equal(admis('http://gazelle.example/evs/report.seam?oid=1.2'), false)
  assert.equal(admis('https://gazelle.example:444/evs/report.seam?oid=1.2'), false)
  assert.equal(admis('https://gazelle.example.evil.test/evs/report.seam?oid=1.2'), false)
  assert.equal(admis('https://gazelle.example@evil.test/evs/report.seam?oid=1.2'), false)
  assert.equal(admis('https://evil.test/evs/report.seam?oid=1.2#gazelle.example'), false)
  assert.equal(admis('https://gazelle.example/'), false)
})

test('the local platform, in clear, counts where the programme names it', () => {
  const local = 'http://127.0.0.1:3000/demonstration/gazelle'
  const url = lienPermanent({ base: local, oid: '1.2.3', clePrivee: 'k', generation: 'evs' })
  assert.equal(url, 'http://127.0.0.1:3000/demonstration/gazelle/evs/report.seam?oid=1.2.3&privacyKey=k')
  assert.equal(lienAdmis({ url, hotes: ['127.0.0.1:3000'], base: local }), true)
  assert.equal(lienAdmis({ url, hotes: ['gazelle.example'], base: local }), false)
})

test('the newer link is written as it is read, and either is left without its key', () => {
  const url = lienPermanent({ base: `${base}/`, oid: '9f2c-11', clePrivee: 'k', generation: 'portail' })
  assert.equal(url, 'https://gazelle.example/gazelle/validation-portal/reports/9f2c-11?readAccessKey=k')
  assert.equal(sansCle(url), 'https://gazelle.example/gazelle/validation-portal/reports/9f2c-11')
  assert.equal(
    sansCle(`${base}/evs/report.seam?oid=1.2&privacyKey=k`),
    'https://gazelle.example/evs/report.seam?oid=1.2',
  )
})
