import assert from 'node:assert/strict'
import test from 'node:test'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import { type Instant, instant, jourAParis } from '../../../kernel/temps.ts'
import { format } from '../../../ui/index.ts'
import { limiteDuComplement, type NumeroCandidature } from '../index.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, modules, etat, identite } = procedure
const { pierre, claire, lucas, nadia } = personnes
const actes = actesDe(procedure)
const ris = await procedure.publier(
  petitProgramme({
    guichet: 'borne',
    jalons: [{ code: 'J1', libelle: 'Dépôt du dossier administratif', quand: instant('2096-05-13T10:00:00Z') }],
  }),
)

/** A candidature of which a complement was asked just now. */
const avecComplement = async (): Promise<{ readonly numero: NumeroCandidature; readonly limite: Instant }> => {
  const numero = await actes.ouvrir(ris)
  await actes.soumettreEtape(numero, 'administrative')
  await fait(
    modules.candidatures.demanderComplement({ numero, acte: acteDe(nadia), etape: 'administrative', motif: 'Kbis' }),
  )
  const lu = await etat(numero)
  const administrative = lu.statut === 'candidature_administrative' ? lu.administrative : null
  assert.ok(administrative?.statut === 'complement_demande')
  return { numero, limite: limiteDuComplement(administrative.demandeLe, ris.delais) }
}
const adresse = (numero: string): string => `/candidatures/${numero}/echeances`

test('[ADM-8] [JAL-1] each date says when to the minute, from which fact, by which rule, who must act and what follows', async () => {
  const { numero, limite } = await avecComplement()
  for (const qui of [pierre, nadia]) {
    const { statut, texte } = await navigation.en(qui).aller(adresse(numero))
    assert.equal(statut, 200)
    assert.ok(texte.includes(format.limite(limite).replaceAll(/\s+/g, ' ')), texte)
    assert.match(texte, /Réponse à la demande de complément Qui doit agir l’éditeur À compter de /)
    assert.match(texte, /jours ouvrés .*hors week-ends et jours fériés ; le jour de la demande ne compte pas/)
    assert.match(texte, /Ensuite Sans réponse, la candidature est rejetée/)
    assert.match(texte, /Jalon 1 .* une date fixe du dispositif/)
  }
})

test('[ADM-8] « et si je réponds le… » answers for a day and an hour, keeps what was typed, and keeps nothing else', async () => {
  const { numero, limite } = await avecComplement()
  const avant = (await procedure.faits(numero)).length
  const demander = (jour: string, heure = '') =>
    navigation.en(pierre).aller(`${adresse(numero)}?jour=${jour}&heure=${encodeURIComponent(heure)}`)
  const veille = jourAParis(new Date(Date.parse(limite) - 3_600_000).toISOString() as Instant)
  assert.match((await demander(veille, '23:59')).texte, /À temps Réponse à la demande de complément/)
  assert.match((await demander(jourAParis(limite), '00:00')).texte, /Trop tard Réponse à la demande de complément/)
  const refuse = await demander('2020-01-01', '25:00')
  assert.equal(refuse.statut, 422)
  assert.match(refuse.texte, /Donnez l’heure sous la forme 14:30/)
  assert.match(refuse.html, /value="2020-01-01"/)
  assert.match((await demander('2020-01-01')).texte, /Choisissez un moment à venir/)
  assert.equal((await demander('pas-un-jour')).statut, 422)
  assert.equal((await procedure.faits(numero)).length, avant)
})

test('the dates go to a calendar as a file; nobody else’s', async () => {
  const { numero, limite } = await avecComplement()
  const reponse = await navigation.en(pierre).demander({ url: `${adresse(numero)}.ics` })
  assert.equal(reponse.statusCode, 200)
  assert.match(String(reponse.headers['content-type']), /^text\/calendar/)
  assert.ok(reponse.body.includes(`DTEND:${limite.replaceAll(/[-:]|\.\d+/g, '')}`), reponse.body)
  assert.equal((await navigation.en(lucas).demander({ url: `${adresse(numero)}.ics` })).statusCode, 404)
  assert.equal((await navigation.en(lucas).aller(adresse(numero))).statut, 404)
})

test('[P32] a person’s calendar reads all their deadlines at a secret address, until it is closed, replaced, or their access lost', async () => {
  const { numero } = await avecComplement()
  const lire = (url: string) => navigation.anonyme.demander({ url })
  const ouvrir = async (): Promise<string> => {
    const page = await navigation.en(claire).soumettre(await navigation.en(claire).aller('/agenda'), '/agenda/ouvrir')
    const trouvee = /https:\/\/convergence\.example(\/agenda\/[\w-]{43}\.ics)/.exec(page.texte)?.[1]
    return trouvee ?? assert.fail(page.texte)
  }
  const premiere = await ouvrir()
  const flux = await lire(premiere)
  assert.equal(flux.statusCode, 200)
  assert.ok(flux.body.replaceAll('\r\n ', '').includes(`/candidatures/${numero}/echeances`))
  assert.ok(!(await navigation.en(claire).aller('/agenda')).texte.includes(premiere))
  const seconde = await ouvrir()
  assert.equal((await lire(premiere)).statusCode, 404)
  assert.equal((await lire(seconde)).statusCode, 200)
  await navigation.en(claire).soumettre(await navigation.en(claire).aller('/agenda'), '/agenda/fermer')
  assert.equal((await lire(seconde)).statusCode, 404)
  const inconnue = `/agenda/${'a'.repeat(43)}.ics`
  assert.equal((await lire(inconnue)).statusCode, 404)
  const jeton = await identite.agenda.ouvrir(pierre.personneId)
  assert.equal((await lire(`/agenda/${jeton}.ics`)).statusCode, 200)
  await procedure.db.deleteFrom('consentements').where('personne_id', '=', pierre.personneId).execute()
  assert.equal((await lire(`/agenda/${jeton}.ics`)).statusCode, 404)
})
