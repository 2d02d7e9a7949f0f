import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { acteDe } from '../../../../test/harness/base.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { actesEntiersDe, programmeEntier } from '../../../../test/harness/programme-entier.ts'
import type { Instant } from '../../../kernel/temps.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, modules, reagir } = procedure
const { pierre, hugo, nadia, lucas, paul } = personnes
const actes = actesEntiersDe(procedure)
const programme = await procedure.publier(programmeEntier())

const ouvrir = async (): Promise<string> => actes.ouvrir(programme.id)
const adresse = (numero: string): string => `/candidatures/${numero}/mediation`
const demander = async (numero: string, motif: string) => {
  const qui = navigation.en(pierre)
  return qui.soumettre(await qui.aller(adresse(numero)), `${adresse(numero)}/demande`, { motif })
}
const conclure = async (numero: string, conclusion: string) => {
  const qui = navigation.en(nadia)
  return qui.soumettre(await qui.aller(adresse(numero)), `${adresse(numero)}/conclusion`, { conclusion })
}

test('[INT-10] the éditeur is told what mediation is, and that no delay stops, before it asks', async () => {
  const numero = await ouvrir()
  const page = await navigation.en(pierre).aller(adresse(numero))
  assert.match(page.texte, /La médiation ne suspend aucun délai , et ne change pas votre place dans la file/)
  const vide = await demander(numero, '  ')
  assert.equal(vide.statut, 422)
  assert.match(vide.html, /href="#champ-motif"/)
  assert.match(vide.texte, /Dites ce qui fait difficulté/)
})

test('[INT-10] asked for, then concluded by a gestionnaire: both sides read the whole of it, and it can be asked for again', async () => {
  const numero = await ouvrir()
  const demandee = await demander(numero, 'Deux avis se contredisent sur DMP.01.')
  assert.equal(demandee.url, `${adresse(numero)}?recu=demande`)
  assert.match(
    demandee.texte,
    /La médiation est demandée .* Réponse attendue|Réponse attendue .* La médiation est demandée/,
  )
  assert.ok(!demandee.html.includes('/mediation/demande'))
  const deHugo = await navigation.en(hugo).aller(adresse(numero))
  assert.match(deHugo.texte, /Deux avis se contredisent .* aucun délai n’est suspendu/)
  assert.ok(!deHugo.html.includes('/mediation/conclusion'))

  const vide = await conclure(numero, '')
  assert.equal(vide.statut, 422)
  assert.match(vide.html, /href="#champ-conclusion"/)
  const conclue = await conclure(numero, 'Le second avis est retenu.')
  assert.match(
    conclue.texte,
    /Conclue .* La médiation est conclue .* Le second avis est retenu\. .* Deux avis se contredisent/,
  )
  const lue = await navigation.en(pierre).aller(adresse(numero))
  assert.match(lue.texte, /Demander une médiation .* Historique .* Le second avis est retenu/)
  await reagir(numero)
  const fil = await modules.messagerie.lireFil({ numero, acteur: pierre })
  const objets = fil.messages.map(({ objet }) => objet)
  assert.ok(objets.includes('Médiation demandée') && objets.includes('Médiation conclue'), objets.join())
})

test('[INT-10] [P23] a mediation is nobody else’s, and what was asked meanwhile by a colleague is said', async () => {
  const numero = await ouvrir()
  for (const qui of [lucas, paul]) assert.equal((await navigation.en(qui).aller(adresse(numero))).statut, 404)
  const ouverte = await navigation.en(pierre).aller(adresse(numero))
  await demander(numero, 'Le premier.')
  const second = await navigation
    .en(pierre)
    .soumettre(ouverte, `${adresse(numero)}/demande`, { motif: 'Le second.', cle: randomUUID() })
  assert.equal(second.statut, 422)
  assert.match(second.texte, /Une médiation est déjà demandée/)
})

test('[INT-10] before the evidence there is nothing to mediate', async () => {
  const acte = { entrepriseId: pierre.entrepriseId, produitId: await procedure.produit(), charteAcceptee: true }
  const ouverte = await modules.candidatures.ouvrirCandidature({
    acte: acteDe(pierre),
    dispositifId: programme.id,
    ...acte,
  })
  assert.ok(ouverte.ok)
  assert.equal((await navigation.en(pierre).aller(adresse(ouverte.numero))).statut, 404)
})

test('[INT-10] [PRE-7] on a candidature that closed, what was asked stays readable, and nothing more is asked or concluded', async () => {
  const hier = Temporal.Now.instant().subtract({ hours: 24 }).toString({ smallestUnit: 'millisecond' }) as Instant
  const jalons = [{ code: 'J2', libelle: 'Dossier complet', quand: hier }] as const
  const borne = await procedure.publier(programmeEntier({ code: 'mediation-close', guichet: 'borne', jalons }))
  const numero = await actes.ouvrir(borne.id)
  await demander(numero, 'Deux avis se contredisent.')
  const constat = { ...actes.sur(nadia, numero), explication: 'Jalon manqué.' }
  assert.ok((await modules.candidatures.constaterEcheance(constat)).ok)
  for (const qui of [pierre, nadia]) {
    const page = await navigation.en(qui).aller(adresse(numero))
    assert.match(page.texte, /La candidature est close .* Deux avis se contredisent/)
    assert.ok(!/<form[^>]*\/mediation\//.test(page.html))
  }
  for (const page of ['journee', 'homologations'])
    for (const qui of [pierre, hugo]) {
      const { statut, html } = await navigation.en(qui).aller(`/candidatures/${numero}/${page}`)
      assert.equal(statut, 200)
      assert.ok(!html.includes(`action="/candidatures/${numero}/${page}`), page)
    }
})
