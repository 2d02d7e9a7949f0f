import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import test from 'node:test'
import { acteDe } from '../../../../test/harness/base.ts'
import { ann1, ann2, annuaire, ciba, J3, justeAvant, lucas, paris, pierre, psc1 } from '../../../../test/harness/cas.ts'
import { annuaireEnFile, enDepot, modificationsDemandees, preuveDeposee } from '../../../../test/harness/histoires.ts'
import type { CandidatureVue, Resultat } from '../../candidatures/index.ts'
import type { NaturePreuve } from '../../dispositifs/index.ts'
import { accepte, demande, monde, PDF, quiAttend, rapport, vueDe } from '../monde-de-test.ts'
import { type Cible, makeDeposerFichier, makeDeposerLien, makeImporterRapport } from './deposer.ts'

test('[PRE-2] the pièce is stored, then noted, then deposited for its own proof, under the name that its owner gave', async () => {
  const { ports, appels, deposes } = monde()
  const d = demande(vueDe(enDepot), quiAttend('document'))
  const flux = Readable.from([PDF])
  assert.deepEqual(await makeDeposerFichier(ports)({ ...d, nom: 'C:\\preuves\\écran.pdf', flux }), accepte)
  assert.deepEqual(appels, ['recevoir', 'noter application/pdf', 'deposer'])
  const [depose] = deposes
  assert.deepEqual(depose?.contenu, {
    nature: 'fichier',
    nom: 'écran.pdf',
    type: 'application/pdf',
    taille: PDF.length,
    empreinte: 'e'.repeat(64),
  })
  assert.deepEqual([depose.chapitre, depose.preuve, depose.depotId, depose.remplace], [annuaire, ann1, 'depot-1', []])
})

test('[P2] the act knows what its file holds: the same key with another file is another act', async () => {
  const { ports, deposes } = monde()
  const d = demande(vueDe(enDepot), quiAttend('document'))
  await makeDeposerFichier(ports)({ ...d, nom: 'a.pdf', flux: Readable.from([PDF]) })
  assert.equal(deposes[0]?.acte.empreinte, `${d.acte.empreinte}+a.pdf+${'e'.repeat(64)}`)
})

type Refusee = {
  readonly vue?: CandidatureVue
  readonly nature?: NaturePreuve
  readonly nom?: string
  readonly cible?: Partial<Cible>
  readonly acteur?: typeof pierre
  readonly code: string
}

const avantUnOctet: Readonly<Record<string, Refusee>> = {
  'a frozen chapter': { vue: vueDe(annuaireEnFile), code: 'chapitre_fige' },
  'a passed milestone': { vue: vueDe(enDepot, J3), code: 'jalon_depasse' },
  'a proof of another chapter': { cible: { preuve: psc1 }, code: 'preuve_inconnue' },
  'a chapter named as every object': { cible: { chapitre: 'constructor' as never }, code: 'chapitre_inconnu' },
  'a proof named as every object': { cible: { preuve: 'toString' as never }, code: 'preuve_inconnue' },
  'another company': { acteur: lucas, code: 'acteur_non_autorise' },
  'a proof that the change asked for does not concern': {
    vue: vueDe(modificationsDemandees, paris('2026-03-16 12:00')),
    code: 'preuve_non_modifiable',
  },
  'an extension that was not said': { nom: 'a.exe', code: 'extension_refusee' },
  'a proof that is a link': { nature: 'lien', code: 'extension_refusee' },
}

for (const [cas, refusee] of Object.entries(avantUnOctet))
  test(`[PRE-3] [PRE-6] refused before a byte is kept: ${cas}`, async () => {
    const { vue = vueDe(enDepot), nature = 'document', nom = 'a.pdf', acteur = pierre, code } = refusee
    const { ports, appels } = monde()
    const flux = Readable.from([PDF])
    const d = { ...demande(vue, quiAttend(nature), refusee.cible), acte: acteDe(acteur) }
    const issue = await makeDeposerFichier(ports)({ ...d, nom, flux })
    assert.deepEqual([issue.ok, !issue.ok && issue.refus.code, appels], [false, code, []])
    assert.ok(flux.readableFlowing, 'what the browser still sends is read and thrown away')
  })

test('[PRE-3] a file too large, empty, or not what it says is noted nowhere', async () => {
  const d = demande(vueDe(enDepot), quiAttend('document'))
  const tropGros = monde({ recevoir: async () => ({ ok: false, refus: { limite: 10 } }) })
  const issue = await makeDeposerFichier(tropGros.ports)({ ...d, nom: 'a.pdf', flux: Readable.from([PDF]) })
  assert.deepEqual(issue, { ok: false, refus: { code: 'fichier_trop_gros', limite: 10 } })
  for (const [octets, code] of [
    ['', 'fichier_vide'],
    ['<html>', 'contenu_different'],
  ] as const) {
    const { ports, appels } = monde()
    const refuse = await makeDeposerFichier(ports)({ ...d, nom: 'a.pdf', flux: Readable.from([Buffer.from(octets)]) })
    assert.equal(!refuse.ok && refuse.refus.code, code)
    assert.deepEqual(appels, ['recevoir'])
  }
})

test('[P6] a store that fails leaves nothing noted and nothing deposited', async () => {
  const { ports, appels } = monde({ recevoir: () => Promise.reject(new Error('disque plein')) })
  const d = demande(vueDe(enDepot), quiAttend('document'))
  await assert.rejects(makeDeposerFichier(ports)({ ...d, nom: 'a.pdf', flux: Readable.from([PDF]) }), /disque plein/)
  assert.deepEqual(appels, [])
})

test('[PRE-7] « remplace » names the deposits that count, « complete » names none', async () => {
  const depose = [
    ...enDepot,
    ...preuveDeposee({ quand: '2026-03-10 09:00', chapitre: annuaire, preuve: ann2, depotId: 'a2' }),
    ...preuveDeposee({ quand: '2026-03-10 09:05', chapitre: annuaire, preuve: ann2, depotId: 'a3', remplace: ['a2'] }),
  ]
  for (const [mode, remplace] of [
    ['remplace', ['a3']],
    ['complete', []],
  ] as const) {
    const { ports, deposes } = monde()
    const d = demande(vueDe(depose), quiAttend('lien'), { preuve: ann2, mode })
    await makeDeposerLien(ports)({ ...d, url: ' https://preuves.example/r ' })
    assert.deepEqual(deposes[0]?.remplace, remplace)
    assert.deepEqual(deposes[0].contenu, { nature: 'lien', url: 'https://preuves.example/r' })
  }
})

test('[PRE-1] a proof that is a file takes no link; one that must be on Gazelle takes no other', async () => {
  const { ports, appels } = monde()
  const lier = (natures: readonly NaturePreuve[], url: string) =>
    makeDeposerLien(ports)({ ...demande(vueDe(enDepot), quiAttend(...natures)), url })
  assert.deepEqual(await lier(['document'], 'https://preuves.example/'), {
    ok: false,
    refus: { code: 'lien_non_admis' },
  })
  assert.deepEqual(await lier(['gazelle'], 'https://preuves.example/'), {
    ok: false,
    refus: { code: 'hote_refuse', hotes: ['gazelle.example'] },
  })
  assert.deepEqual(appels, [])
  assert.equal((await lier(['gazelle'], 'https://gazelle.example/r')).ok, true)
})

test('[PRE-4] a report is read for the person who imports it, kept whole, and deposited with its validator', async () => {
  const { ports, appels, deposes } = monde()
  const d = demande(vueDe(enDepot), quiAttend('gazelle'), { chapitre: ciba, preuve: psc1 })
  assert.equal((await makeImporterRapport(ports)({ ...d, rapport: { oid: '1.2.3' } })).ok, true)
  assert.deepEqual(appels, [`lire 1.2.3 de ${pierre.courriel}`, 'recevoir', 'noter application/xml', 'deposer'])
  const { octets, ...reste } = rapport
  assert.deepEqual(deposes[0]?.contenu, {
    nature: 'gazelle',
    ...reste,
    taille: octets.length,
    empreinte: 'e'.repeat(64),
  })
})

test('[PRE-4] what Gazelle refuses, and a proof that is no report, import nothing', async () => {
  const refuse = monde({ lireRapport: async () => ({ ok: false, cause: 'Ce rapport n’est pas parmi les vôtres.' }) })
  const d = demande(vueDe(enDepot), quiAttend('gazelle'))
  assert.deepEqual(await makeImporterRapport(refuse.ports)({ ...d, rapport: { oid: '9' } }), {
    ok: false,
    refus: { code: 'rapport_indisponible', cause: 'Ce rapport n’est pas parmi les vôtres.' },
  })
  const autre = monde()
  await makeImporterRapport(autre.ports)({
    ...demande(vueDe(enDepot), quiAttend('document')),
    rapport: { oid: '1.2.3' },
  })
  await makeImporterRapport(autre.ports)({
    ...demande(vueDe(annuaireEnFile), quiAttend('gazelle')),
    rapport: { oid: '1.2.3' },
  })
  assert.deepEqual([...refuse.appels, ...autre.appels], [])
})

test('[JAL-4] begun in time and received too late, a deposit is judged at its reception', async () => {
  const tropTard: Resultat = { ok: false, refus: { code: 'jalon_depasse', jalon: 'J3', quand: J3 } }
  const { ports } = monde({ deposer: async () => tropTard })
  const d = demande(vueDe(enDepot, justeAvant(J3)), quiAttend('document'))
  assert.deepEqual(await makeDeposerFichier(ports)({ ...d, nom: 'a.pdf', flux: Readable.from([PDF]) }), tropTard)
})

test('[P2] a retry of a deposit that was taken is answered as it was, even once the chapter is frozen', async () => {
  const { ports, appels } = monde({ dejaFait: async () => true })
  const resultat = await makeDeposerFichier(ports)({
    ...demande(vueDe(annuaireEnFile), quiAttend('document')),
    nom: 'preuve.pdf',
    flux: Readable.from([PDF]),
  })
  assert.ok(resultat.ok)
  assert.ok(appels.includes('deposer'))
})

test('[P9] what is refused before its file is received, turned away, or fails, is given to keep; a mistake in a form is not', async () => {
  const fichier = (octets: Buffer = PDF) => ({ nom: 'a.pdf', flux: Readable.from([octets]) })
  const tard = monde()
  await makeDeposerFichier(tard.ports)({ ...demande(vueDe(enDepot, J3), quiAttend('document')), ...fichier() })
  assert.deepEqual(tard.consignes, [{ code: 'jalon_depasse', jalon: 'J3', quand: J3 }])
  const enTemps = demande(vueDe(enDepot), quiAttend('document'))
  const autre = monde()
  await makeDeposerFichier(autre.ports)({ ...enTemps, ...fichier(Buffer.from('<html>')) })
  assert.deepEqual(autre.consignes, [{ code: 'envoi_refuse', motif: 'contenu_different' }])
  const vide = monde()
  await makeDeposerFichier(vide.ports)({ ...enTemps, ...fichier(Buffer.alloc(0)) })
  assert.deepEqual(vide.consignes, [])
  const coupe = monde({
    recevoir: async flux => {
      throw flux.on('error', () => undefined).destroy(new Error('coupé')).errored ?? new Error('rien')
    },
  })
  await assert.rejects(makeDeposerFichier(coupe.ports)({ ...enTemps, ...fichier() }), /coupé/)
  assert.deepEqual(coupe.consignes, [{ code: 'envoi_interrompu', recus: 0 }])
})

test('[PRE-8] a homologation that is not said is asked for before the file is received', async () => {
  const dispositif = quiAttend('cnda')
  const cnda = { ...dispositif, controles: { ...dispositif.controles, cnda: true } }
  const envoi = { nom: 'a.pdf', flux: Readable.from([PDF]) }
  const { ports, appels, deposes } = monde()
  const muet = await makeDeposerFichier(ports)({ ...demande(vueDe(enDepot), cnda), ...envoi })
  assert.deepEqual([muet, appels], [{ ok: false, refus: { code: 'homologation_a_preciser' } }, []])
  const precisions = { homologation: { etat: 'obtenue' } } as const
  await makeDeposerFichier(ports)({
    ...demande(vueDe(enDepot), cnda),
    ...envoi,
    flux: Readable.from([PDF]),
    precisions,
  })
  assert.deepEqual(deposes[0]?.homologation, { etat: 'obtenue' })
})
