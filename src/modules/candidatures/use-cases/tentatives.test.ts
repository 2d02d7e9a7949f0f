import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { sql } from 'kysely'
import { actesDe } from '../../../../test/harness/actes.ts'
import { acteDe } from '../../../../test/harness/base.ts'
import { annuaire, borne, dmp, J2, J3, justeApres, justeAvant, pierre, rang } from '../../../../test/harness/cas.ts'
import { enDepot, toutDepose } from '../../../../test/harness/histoires.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { petitProgramme } from '../../../../test/harness/programme.ts'
import type { Instant } from '../../../kernel/temps.ts'
import { lireHorloge } from '../../../platform/db/index.ts'
import type { CodeChapitre, Jalon } from '../../dispositifs/index.ts'
import type { NumeroCandidature } from '../domain/candidature.ts'
import { replier } from '../domain/evolve.ts'
import type { Fait } from '../domain/faits.ts'
import { ecarts, rejouer } from '../domain/rejeu.ts'
import { makeExecuter } from './executer.ts'
import type { Ecriture, Registre } from './ports.ts'

const procedure = await ouvrirProcedure()
const { db, personnes, modules, faits, etat } = procedure
const actes = actesDe(procedure)

/** A register of one candidature, at that moment, that says what was written and which rangs came back. */
const auMoment = (histoire: readonly Fait[], le: Instant) => {
  const ecrits: Ecriture[] = []
  const rendus: number[] = []
  const inutile = (): never => assert.fail('ne devait pas être demandé')
  const registre: Registre = {
    charger: async () => ({ etat: replier(histoire), version: histoire.length, guichet: 'demo', revision: 0, le }),
    prendreRangs: async () => ({ premier: rang(11), le }),
    rendreRangs: async (_, nombre) => void rendus.push(nombre),
    lireEcarts: async () => [],
    enregistrer: async ecriture => void ecrits.push(ecriture),
    lireDispositif: async () => borne,
    rangDeTete: inutile,
    prochainNumero: inutile,
    horloge: inutile,
    lireBrouillon: inutile,
    noterPiece: inutile,
  }
  return { ecrits, rendus, executer: makeExecuter({ uneFois: async (_, faire) => faire(registre) }) }
}

const soumettre = (executer: ReturnType<typeof makeExecuter>, chapitres: readonly CodeChapitre[]) =>
  executer({
    numero: replier(enDepot).numero,
    acte: acteDe(pierre),
    rangs: chapitres.length,
    commande: ({ rang: premier }) => ({ type: 'soumettreChapitres', chapitres, rang: premier }),
  })

test('[P9] a submission one millisecond after the milestone is refused and kept, with its exact time; its place is given back', async () => {
  const tard = justeApres(J2)
  const { executer, ecrits, rendus } = auMoment(toutDepose, tard)
  const refus = { code: 'jalon_depasse', jalon: 'J2', quand: J2 } as const
  assert.deepEqual(await soumettre(executer, [annuaire]), { ok: false, refus })
  const [ecriture] = ecrits
  const par = { id: pierre.personneId, nom: pierre.nom, qualite: 'salarie' }
  const fait = { type: 'TentativeRejetee', commande: 'soumettreChapitres', refus, chapitres: [annuaire], le: tard, par }
  assert.deepEqual(ecriture?.faits, [fait])
  assert.deepEqual(ecriture.etat, replier(toutDepose))
  assert.deepEqual(ecriture.resultat, { ok: false, refus })
  assert.deepEqual([ecrits.length, rendus], [1, [1]])
})

test('[P9] what is refused for another reason than the time leaves nothing', async () => {
  const { executer, ecrits } = auMoment(enDepot, justeAvant(J2))
  const refuse = await soumettre(executer, [dmp])
  assert.deepEqual([refuse.ok, !refuse.ok && refuse.refus.code, ecrits], [false, 'chapitre_incomplet', []])
})

const jalonsDans = async (ms: number): Promise<readonly Jalon[]> => {
  const maintenant = Temporal.Instant.from(await lireHorloge(db))
  const dans = (duree: number) =>
    maintenant.add({ milliseconds: duree }).toString({ fractionalSecondDigits: 3 }) as Instant
  return [
    { code: 'J1', libelle: 'Un', quand: dans(86_400_000) },
    { code: 'J2', libelle: 'Deux', quand: dans(ms) },
    { code: 'J3', libelle: 'Trois', quand: J3.replace('2027', '2127') as Instant },
  ]
}

/** A candidature whose chapter is complete, and a milestone that has just passed. */
const enRetard = async (code: string): Promise<NumeroCandidature> => {
  const [jalons, preuves] = [await jalonsDans(2_500), ['ANN.01.01.01', 'ANN.02.01.01']]
  const programme = await procedure.publier(petitProgramme({ code, guichet: 'borne', jalons }))
  const numero = await actes.menerAuDepot(programme)
  for (const preuve of preuves) await actes.deposer(numero, 'annuaire', preuve)
  while ((await lireHorloge(db)) < (jalons[1]?.quand ?? '')) await new Promise(suite => setTimeout(suite, 20))
  return numero
}

const replieVers = async (numero: string): Promise<readonly string[]> => {
  const rejeu = rejouer(await faits(numero))
  return rejeu.ok ? ecarts(rejeu.etat, await etat(numero)) : [`rompu à ${rejeu.rompuA}`]
}

test('[P9] [P2] kept in the journal once: a retry is answered the same and adds no line; the journal still folds to the state', async () => {
  const numero = await enRetard('retard')
  const avant = await faits(numero)
  const demande = { numero, acte: acteDe(personnes.pierre), chapitres: [annuaire] }
  const premiere = await modules.candidatures.soumettreChapitres(demande)
  const [seconde, autre] = await Promise.all([
    modules.candidatures.soumettreChapitres(demande),
    modules.candidatures.soumettreChapitres(demande),
  ])
  assert.deepEqual([seconde, autre], [premiere, premiere])
  const [tentative, ...encore] = (await faits(numero)).slice(avant.length)
  assert.ok(tentative?.type === 'TentativeRejetee' && tentative.refus.code === 'jalon_depasse')
  assert.ok(tentative.le >= tentative.refus.quand)
  assert.deepEqual(encore, [])
  assert.deepEqual(await replieVers(numero), [])
})

test('[P9] [INT-2] the places taken by a late submission are given back: the queue has no gap', async () => {
  const numero = await enRetard('sans-trou')
  const acte = acteDe(personnes.pierre)
  await modules.candidatures.soumettreChapitres({ numero, acte, chapitres: [annuaire, dmp] })
  const { rows } = await sql<{ valeur: number }>`select valeur from compteurs where nom = 'file:sans-trou'`.execute(db)
  assert.deepEqual(
    rows.map(({ valeur }) => valeur),
    [0],
  )
  assert.equal((await faits(numero)).at(-1)?.type, 'TentativeRejetee')
})

test('[P9] what is handed over to a closed file is kept; an act of the agency that comes too late is not', async () => {
  const numero = await actes.ouvrir(await procedure.publier(petitProgramme({ code: 'close' })))
  await actes.soumettreEtape(numero, 'administrative')
  const clore = () => modules.candidatures.refuserCandidature({ numero, acte: acteDe(personnes.nadia), motif: 'Non.' })
  assert.equal((await clore()).ok, true)
  const avant = (await faits(numero)).length
  assert.equal((await clore()).ok, false)
  assert.equal((await faits(numero)).length, avant)
  const acte = acteDe(personnes.pierre)
  const resultat = await modules.candidatures.soumettreEtape({ numero, acte, etape: 'administrative' })
  assert.equal(!resultat.ok && resultat.refus.code, 'statut_incompatible')
  const dernier = (await faits(numero)).at(-1)
  assert.deepEqual(dernier?.type === 'TentativeRejetee' && [dernier.commande, dernier.par.nom], [
    'soumettreEtape',
    'Pierre Durand',
  ])
  assert.deepEqual(await replieVers(numero), [])
})

test('[P9] an attempt that reached no decision is kept once every few seconds, of one’s own candidature only', async () => {
  const numero = await actes.menerAuDepot(await procedure.publier(petitProgramme({ code: 'coupure' })))
  const { consignerTentative } = modules.candidatures
  const coupe = (recus: number, qui = personnes.pierre) =>
    consignerTentative({
      numero,
      acte: acteDe(qui, randomUUID()),
      commande: 'deposerPreuve',
      refus: { code: 'envoi_interrompu', recus },
    })
  const avant = (await faits(numero)).length
  await assert.rejects(coupe(1, personnes.lucas), { name: 'Error', statut: 404 })
  await coupe(2)
  await coupe(3)
  const nouveaux = (await faits(numero)).slice(avant)
  assert.deepEqual(
    nouveaux.map(fait => fait.type === 'TentativeRejetee' && fait.refus),
    [{ code: 'envoi_interrompu', recus: 2 }],
  )
})

test('[P9] [CVN-2] a signature on a file that is closed is refused, and kept', async () => {
  const numero = await actes.ouvrir(await procedure.publier(petitProgramme({ code: 'signature' })))
  await actes.soumettreEtape(numero, 'administrative')
  await modules.candidatures.refuserCandidature({ numero, acte: acteDe(personnes.nadia), motif: 'Non.' })
  const qui = procedure.navigation.en(personnes.claire)
  const { html } = await qui.aller('/produits/nouveau')
  const champs = { _jeton: /name="_jeton" value="([^"]*)"/.exec(html)?.[1] ?? '', cle: randomUUID(), code: '123456' }
  const reponse = await qui.demander({
    method: 'POST',
    url: `/candidatures/${numero}/convention/signature`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ ...champs, accord: 'oui' }).toString(),
  })
  assert.equal(reponse.statusCode, 422)
  const dernier = (await faits(numero)).at(-1)
  assert.deepEqual(dernier?.type === 'TentativeRejetee' && [dernier.commande, dernier.par.nom], [
    'signerConvention',
    'Claire Martin',
  ])
})
