import assert from 'node:assert/strict'
import test from 'node:test'
import { poser, semerProduit } from '../../../../test/harness/candidatures.ts'
import { ann1, paris, psc1 } from '../../../../test/harness/cas.ts'
import { dossierValide, enDepot, ouverte, refusee, toutDepose } from '../../../../test/harness/histoires.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import {
  administrativeAdmise,
  eligibiliteAdmise,
  programmeAEssayer,
} from '../../../../test/harness/programme-a-essayer.ts'
import { composerEssai } from '../composition-essai.ts'
import type { Dispositif } from '../../dispositifs/index.ts'
import { dossiersVecus } from '../queries/dossiers-vecus.ts'
import { makeEssayerVersion } from './essayer-version.ts'

const procedure = await ouvrirProcedure()
const { db, modules, publier } = procedure
const dispositif = await publier(programmeAEssayer())
const autre = await publier(programmeAEssayer({ code: 'guichet-plein' }))
const essayer = composerEssai(db, modules.dispositifs)

const semes = { ouverte, enDepot, toutDepose, dossierValide, refusee }
const numeros = Object.fromEntries(Object.keys(semes).map((nom, rang) => [nom, `ESSAYEE00${rang}`]))
let produits = 0
const sujetDe = async (numero: string, guichet: Dispositif) => {
  const siret = `${35600000060000 + ++produits}`
  const produit = await semerProduit(db, { siret, editeur: 'Éditeur', solution: numero })
  const reponses = { administrative: administrativeAdmise, eligibilite: eligibiliteAdmise }
  return { numero, dispositifId: guichet.id, guichet: guichet.code, ...produit, ...reponses }
}
for (const [nom, histoire] of Object.entries(semes))
  await poser(db, histoire, await sujetDe(numeros[nom] ?? '', dispositif))

const brouillon = (reste: Partial<Dispositif> = {}): Dispositif => ({
  ...dispositif,
  id: 'essai',
  version: 2,
  ...reste,
})
const tous = { guichet: dispositif.code, dossiers: 'tous' } as const
let revisions = 0
const essai = (version: Dispositif, source: Parameters<typeof essayer>[0]['source'] = tous) =>
  essayer({ brouillon: version, revision: `${++revisions}`, source })
const trouve = async (version: Dispositif, nom: keyof typeof semes) =>
  (await essai(version)).dossiers.find(({ numero }) => numero === numeros[nom]) ?? assert.fail(nom)

test('[GUI-3] every file of the guichet, open or over, with who it is of; a version that changes nothing changes nobody', async () => {
  const { dossiers, totaux } = await essai(brouillon())
  assert.deepEqual(
    dossiers.map(({ numero }) => numero),
    Object.values(numeros),
  )
  assert.deepEqual(totaux, { retard: 0, bloquee: 0, manquante: 0, autre: 0, inchangee: 5 })
  assert.deepEqual(dossiers[0]?.produit, 'ESSAYEE000 4.2')
  const ouverts = await essai(brouillon(), { ...tous, dossiers: 'ouverts' })
  assert.deepEqual(
    ouverts.dossiers.map(({ numero }) => numero),
    Object.entries(numeros).flatMap(([nom, numero]) => (nom === 'refusee' ? [] : numero)),
  )
})

test('[GUI-3] [VIE-3] proofs: those that change and were deposited, those to read again, those that stay, those no longer asked', async () => {
  const change = brouillon({
    rem: {
      chapitres: dispositif.rem.chapitres
        .filter(({ code }) => code !== 'ciba')
        .map(chapitre => ({
          ...chapitre,
          exigences: chapitre.exigences.map(exigence =>
            exigence.id === 'ANN.01' ? { ...exigence, texte: 'La solution DOIT mieux faire.' } : exigence,
          ),
        })),
    },
  })
  const { preuves, verdicts } = await trouve(change, 'toutDepose')
  assert.deepEqual(preuves?.aRefaire, [])
  assert.deepEqual(preuves?.aConfirmer, [ann1])
  assert.equal(preuves?.conservees.length, 2)
  assert.deepEqual(preuves?.plusDemandees, [psc1])
  assert.deepEqual(verdicts, ['autre'])
  // What was never deposited is neither lost nor to be done again.
  assert.deepEqual((await trouve(change, 'enDepot')).verdicts, ['inchangee'])
  assert.equal((await trouve(change, 'ouverte')).preuves, null)
})

test('[GUI-3] [ELI-8] a profile made mandatory asks everyone for its proofs, and blocks no form', async () => {
  const impose = brouillon({ profils: dispositif.profils.map(profil => ({ ...profil, obligatoire: true })) })
  const sujet = await sujetDe('ESSAYEE009', autre)
  const general = { ...sujet, eligibilite: { ...eligibiliteAdmise, profils: ['general'] } }
  const sansCiba = enDepot.map(fait =>
    fait.type === 'EligibiliteAcceptee'
      ? { ...fait, profils: ['general'], chapitres: fait.chapitres.filter(({ code }) => code !== 'ciba') }
      : fait,
  )
  await poser(db, sansCiba, general)
  const { dossiers } = await essai(impose, { guichet: autre.code, dossiers: 'tous' })
  const [dossier] = dossiers
  assert.deepEqual([dossier?.verdicts, dossier?.preuves?.aRefaire], [['manquante'], [psc1]])
})

test('[GUI-3] a result is kept while nothing has happened: the draft, or a file, makes it be worked out anew', async () => {
  let lus = 0
  const compte = makeEssayerVersion({
    recenser: async () => ({ dossiers: 5, lignes, le: paris('2026-11-22 12:00') }),
    lire: source => {
      lus++
      return dossiersVecus(db, source)
    },
    versionsDe: async () => [dispositif],
    ceder: async () => undefined,
  })
  let lignes = 40
  const demande = { brouillon: brouillon(), revision: '1', source: tous }
  const [un, deux] = await Promise.all([compte(demande), compte(demande)])
  assert.equal(un, deux)
  await compte({ ...demande, revision: '2' })
  assert.equal(lus, 2)
  lignes++
  await compte(demande)
  assert.equal(lus, 3)
})

test('[GUI-3] files are read a few at a time, each whole and once, however many there are', async () => {
  const plein = await publier(programmeAEssayer({ code: 'guichet-tres-plein' }))
  const deposees = toutDepose.slice(0, -1)
  for (let rang = 0; rang < 45; rang++)
    await poser(db, deposees, await sujetDe(`LOT${String(rang).padStart(7, '0')}`, plein))
  const lots: number[] = []
  const vus = new Set<string>()
  for await (const lot of dossiersVecus(db, { guichet: plein.code, dossiers: 'tous' })) {
    lots.push(lot.length)
    for (const { numero, faits } of lot) {
      vus.add(numero)
      assert.equal(faits.length, deposees.length)
      assert.deepEqual(faits.at(-1), deposees.at(-1))
    }
  }
  assert.deepEqual(lots, [20, 20, 5])
  assert.equal(vus.size, 45)
})

test('[GUI-3] files of another programme are tried on what both ask: no question, no profile of its own blocks them', async () => {
  const voisin = brouillon({
    code: 'guichet-nouveau',
    profils: [{ code: 'autre', libelle: 'general', obligatoire: false }],
    formulaires: {
      ...dispositif.formulaires,
      administrative: {
        sections: [
          {
            code: 'propre',
            titre: 'Propre',
            champs: [{ code: 'propre', libelle: 'Question propre', type: 'texte', obligatoire: true }],
          },
        ],
      },
    },
  })
  const { verdicts, divergences, preuves } = await trouve(voisin, 'toutDepose')
  assert.deepEqual(divergences, [])
  assert.deepEqual(preuves?.plusDemandees, [psc1])
  assert.equal(preuves?.conservees.length, 3)
  assert.deepEqual(verdicts, ['autre'])
})
