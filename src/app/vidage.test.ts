import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { actesDe } from '../../test/harness/actes.ts'
import { EICAR, ouvrirFauxClamd } from '../../test/harness/clamd.ts'
import { ouvrirProcedure } from '../../test/harness/procedure.ts'
import { petitProgramme } from '../../test/harness/programme.ts'
import { demarrerS3 } from '../../test/harness/s3.ts'
import { antivirusClamd } from '../platform/antivirus/index.ts'
import type { ContexteTache } from '../platform/jobs/index.ts'
import { creerLog } from '../platform/log/index.ts'
import { magasinSurDisque } from '../platform/storage/index.ts'
import { supportS3 } from '../platform/storage/s3.ts'
import { TACHE_ANALYSER, tachesAnalyse } from './analyses.ts'
import { TACHE_VIDER, tachesVidage } from './vidage.ts'

const s3 = await demarrerS3()
const procedure = await ouvrirProcedure()
test.after(s3.arreter)
const { db, modules, navigation, personnes, dossier, faits } = procedure
const actes = actesDe(procedure)
const programme = await procedure.publier(petitProgramme())
const clamd = await ouvrirFauxClamd()
test.after(clamd.fermer)

const contexte: ContexteTache = { id: '1', tentative: 1, derniere: false, arret: undefined }
const antivirus = { adresse: { hote: '127.0.0.1', port: clamd.adresse.port }, tailleMax: 50_000 }
const analyser = async (): Promise<void> => {
  const taches = tachesAnalyse({ config: { antivirus }, db, modules }, antivirusClamd(antivirus))
  await taches[TACHE_ANALYSER]?.(null, contexte)
}
const pieces = join(dossier, 'pieces')
const vider = async ({ avecAntivirus = true, panne = false } = {}): Promise<void> => {
  const distant = supportS3(panne ? { ...s3.reglages, adresse: 'http://127.0.0.1:9' } : s3.reglages)
  const magasin = await magasinSurDisque({ dossier: pieces, distant })
  const config = { antivirus: avecAntivirus ? antivirus : undefined }
  await tachesVidage({ config, log: creerLog({ niveau: 'silent' }), magasin, modules })[TACHE_VIDER]?.(null, contexte)
}
const surLeDisque = async (contenu: string): Promise<boolean> => {
  const empreinte = createHash('sha256').update(contenu).digest('hex')
  return (await readdir(pieces, { recursive: true })).some(chemin => chemin.endsWith(empreinte))
}
const deposer = async (contenu: string, nom = 'preuve.pdf'): Promise<string> => {
  const numero = await actes.menerAuDepot(programme)
  const chapitre = `/candidatures/${numero}/chapitres/annuaire`
  const qui = navigation.en(personnes.pierre)
  const page = await qui.aller(`${chapitre}?preuve=ANN.01.01.01`)
  await qui.soumettre(page, `${chapitre}/preuves/fichier`, { piece: { nom, contenu } })
  assert.equal((await faits(numero)).at(-1)?.type, 'PreuveDeposee')
  return numero
}

test('[P35] une pièce part quand l’antivirus en a fini avec elle ; celle qu’il a reconnue reste sur le disque', async () => {
  const [sain, infecte] = ['%PDF-1.7 sain', `note ${EICAR}`]
  await deposer(sain)
  await deposer(infecte, 'note.txt')
  await vider()
  assert.ok((await surLeDisque(sain)) && (await surLeDisque(infecte)))
  await analyser()
  await vider()
  assert.deepEqual([await surLeDisque(sain), await surLeDisque(infecte)], [false, true])
})

test('[P6] magasin distant arrêté : les dépôts sont reçus, le disque les garde, et ils partent quand il revient', async () => {
  const contenu = '%PDF-1.7 pendant la panne'
  await deposer(contenu)
  await assert.rejects(vider({ avecAntivirus: false, panne: true }), /le disque les garde/)
  assert.ok(await surLeDisque(contenu))
  await vider({ avecAntivirus: false })
  assert.equal(await surLeDisque(contenu), false)
})
