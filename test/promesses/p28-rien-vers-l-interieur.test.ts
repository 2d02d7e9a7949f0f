import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import test, { after } from 'node:test'
import type { NumeroCandidature } from '../../src/modules/candidatures/index.ts'
import type { CodeChapitre, NumeroPreuve } from '../../src/modules/dispositifs/index.ts'
import { creerGazelle, creerImportation } from '../../src/platform/gazelle/index.ts'
import { actesDe } from '../harness/actes.ts'
import { acteDe } from '../harness/base.ts'
import { GRAPHIES } from '../harness/graphies.ts'
import { ouvrirProcedure } from '../harness/procedure.ts'
import { petitProgramme } from '../harness/programme.ts'
import { chiffrer } from '../harness/promesses/forme.ts'

/** What nothing given by a candidate may reach: on this machine, it counts whoever comes. */
let touches = 0
const canari = createServer((_, reponse) => {
  touches++
  reponse.end('{"status":"DONE_PASSED"}')
})
await new Promise<void>(pret => canari.listen(0, '127.0.0.1', pret))
after(() => {
  canari.close()
  canari.closeAllConnections()
})
const { port } = canari.address() as AddressInfo

const importation = creerImportation(creerGazelle({ base: 'https://gazelle.example', cle: 'cle', delaiMs: 500 }))
const procedure = await ouvrirProcedure({ importation })
const { navigation, personnes, modules } = procedure
const actes = actesDe(procedure)
const programme = await procedure.publier(petitProgramme())

const OID = '1.3.6.1.4.1.12559.11.36.8.3.24101'
const CHEMINS = [`/evs/report.seam?oid=${OID}`, `/gazelle/validation-portal/reports/${OID}?readAccessKey=x`, '/']
const liensVers = (hote: string): readonly string[] =>
  CHEMINS.flatMap(chemin => [
    `https://${hote}:${port}${chemin}`,
    `http://${hote}:${port}${chemin}`,
    `http://${hote}${chemin}`,
  ])

test(`[P28] ${GRAPHIES.length} spellings of « inside », deposited as links and imported from: nothing inside is called`, async t => {
  const numero = await actes.menerAuDepot(programme)
  const chapitre = `/candidatures/${numero}/chapitres/interop`
  const qui = navigation.en(personnes.pierre)
  let deposes = 0
  let importes = 0
  for (const lien of GRAPHIES.flatMap(liensVers)) {
    // By the form, as an éditeur does; then by the module's own verb, as if the form had let it through.
    const page = await qui.aller(chapitre)
    const recue = await qui.soumettre(page, `${chapitre}/preuves/lien`, { preuve: 'INT.01.01.01', url: lien })
    assert.ok(recue.statut < 500, `${lien} : ${recue.statut}`)
    const depotId = randomUUID()
    await modules.candidatures.deposerPreuve({
      numero: numero as NumeroCandidature,
      acte: acteDe(personnes.pierre),
      chapitre: 'interop' as CodeChapitre,
      preuve: 'INT.01.01.01' as NumeroPreuve,
      depotId,
      remplace: [],
      contenu: { nature: 'lien', url: lien },
    })
    deposes++
    const corps = new URLSearchParams({ preuve: 'INT.01.01.01', depot: depotId, cle: randomUUID() })
    const jeton = /name="_jeton" value="([^"]+)"/.exec(recue.html)?.[1] ?? assert.fail()
    corps.set('_jeton', jeton)
    const importe = await qui.demander({
      method: 'POST',
      url: `${chapitre}/preuves/gazelle`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: corps.toString(),
    })
    assert.ok(importe.statusCode >= 400 && importe.statusCode < 500, `${lien} : ${importe.statusCode}`)
    importes++
  }
  assert.equal(touches, 0)
  chiffrer(t, {
    'liens déposés': deposes,
    'importations demandées': importes,
    'connexions reçues à l’intérieur': touches,
  })
})
