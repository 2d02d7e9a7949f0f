import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import test from 'node:test'
import { acteDe } from '../../../../test/harness/base.ts'
import { annuaire, ann1, borne, hugo, paris, pierre } from '../../../../test/harness/cas.ts'
import { annuaireEnFile } from '../../../../test/harness/histoires.ts'
import { auteur } from '../../../kernel/acteur.ts'
import type { Fait } from '../../candidatures/index.ts'
import { aucunControle, type Dispositif } from '../../dispositifs/index.ts'
import { accepte, monde, PDF, vueDe } from '../monde-de-test.ts'
import { makeDeposerCertificat, makeDeposerEnregistrement, type PortsHorsChapitre } from './deposer-hors-chapitre.ts'

const dispositif: Dispositif = {
  ...borne,
  controles: { ...aucunControle, cnda: true, journeeDeTest: { chapitre: annuaire } },
}
const par = auteur(pierre)
const parHugo = auteur(hugo)
const tenue: readonly Fait[] = [
  ...annuaireEnFile,
  {
    type: 'JourneeProposee',
    quand: paris('2026-03-12 09:00'),
    jeux: '',
    le: paris('2026-03-11 11:00'),
    par: parHugo,
  },
  { type: 'JourneeConfirmee', le: paris('2026-03-11 12:00'), par },
  { type: 'JourneeConsignee', resultats: [], le: paris('2026-03-12 11:00'), par: parHugo },
]
const MP4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom')])

const ouvrir = (panne: Parameters<typeof monde>[0] = {}) => {
  const { ports, appels } = monde(panne)
  const deposes: Parameters<PortsHorsChapitre['deposerEnregistrement']>[0][] = []
  const tentatives: Parameters<PortsHorsChapitre['consignerTentative']>[0][] = []
  const tous: PortsHorsChapitre = {
    ...ports,
    deposerEnregistrement: async depot => {
      deposes.push(depot)
      return accepte
    },
    deposerHomologation: async () => accepte,
    consignerTentative: async essai => void tentatives.push(essai),
  }
  return { ports: tous, appels, deposes, tentatives }
}
const demande = (faits: readonly Fait[], nom: string, octets: Buffer) => ({
  acte: acteDe(pierre),
  vue: vueDe(faits, paris('2026-03-12 12:00')),
  dispositif,
  nom,
  flux: Readable.from([octets]),
})

test('[INS-4] a recording is stored whole, noted, then named, dated by its last byte', async () => {
  const { ports, appels, deposes, tentatives } = ouvrir()
  const issue = await makeDeposerEnregistrement(ports)(demande(tenue, 'C:\\films\\matin.mp4', MP4))
  assert.ok(issue.ok)
  assert.deepEqual(appels, ['recevoir', 'noter video/mp4'])
  const [depot] = deposes
  assert.deepEqual(
    [depot?.contenu.nature === 'fichier' ? depot.contenu.nom : '', depot?.recuLe],
    ['matin.mp4', paris('2026-03-12 09:59')],
  )
  assert.match(depot?.acte.empreinte ?? '', /matin\.mp4/)
  assert.deepEqual(tentatives, [])
})

test('[INS-4] [P9] what the procedure would refuse is refused before a byte is stored, and asked to be kept', async () => {
  const { ports, appels, tentatives } = ouvrir()
  const issue = await makeDeposerEnregistrement(ports)(demande(annuaireEnFile, 'matin.mp4', MP4))
  assert.equal(issue.ok ? '' : issue.refus.code, 'journee_incompatible')
  assert.deepEqual(appels, [])
  assert.deepEqual(
    tentatives.map(({ commande, refus }) => [commande, refus.code]),
    [['deposerEnregistrement', 'journee_incompatible']],
  )
})

test('[P2] a retry of a recording that was taken goes through, whatever the procedure says since', async () => {
  const { ports, deposes } = ouvrir({ dejaFait: async () => true })
  assert.ok((await makeDeposerEnregistrement(ports)(demande(annuaireEnFile, 'matin.mp4', MP4))).ok)
  assert.equal(deposes.length, 1)
})

test('[PRE-3] [P9] a file that is no video, or not what its name says, is turned away, and kept as an attempt', async () => {
  for (const [nom, octets, refus] of [
    ['matin.exe', MP4, 'extension_refusee'],
    ['matin.mp4', PDF, 'contenu_different'],
  ] as const) {
    const { ports, deposes, tentatives } = ouvrir()
    const issue = await makeDeposerEnregistrement(ports)(demande(tenue, nom, octets))
    assert.equal(issue.ok ? '' : issue.refus.code, refus)
    assert.equal(deposes.length, 0)
    assert.deepEqual(
      tentatives.map(essai => essai.refus),
      [{ code: 'envoi_refuse', motif: refus }],
    )
  }
})

test('[INT-7] [P9] a certificate for a chapter that is not validated is refused before it is received, by its chapter and proof', async () => {
  const { ports, appels, tentatives } = ouvrir()
  const visee = { chapitre: annuaire, preuve: ann1 }
  const issue = await makeDeposerCertificat(ports)({ ...demande(tenue, 'certificat.pdf', PDF), ...visee })
  assert.equal(issue.ok ? '' : issue.refus.code, 'preuve_inconnue')
  assert.deepEqual(appels, [])
  assert.deepEqual(
    tentatives.map(({ commande, chapitres, preuve }) => ({ commande, chapitres, preuve })),
    [{ commande: 'deposerHomologation', chapitres: [annuaire], preuve: ann1 }],
  )
})
