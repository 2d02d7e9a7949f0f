import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { acteDe } from '../../../test/harness/base.ts'
import { annuaire, dmp, dmp1, hugo, ines, nadia } from '../../../test/harness/cas.ts'
import { ouvrirNavigation } from '../../../test/harness/navigateur.ts'
import { ConflitDeVersion } from '../../kernel/erreurs.ts'
import { type JourCivil, jourAParis, jourCivil } from '../../kernel/temps.ts'
import { lireHorloge } from '../../platform/db/index.ts'
import { verifierSignatures } from '../../platform/signature/index.ts'
import { listeCandidatures, type NumeroCandidature } from '../candidatures/index.ts'
import { composerConventions, routesConventions } from '../conventions/index.ts'
import { candidaturePrete, codeRecu, deposerEtValider, emetteur, ouvrirMonde } from '../conventions/monde-de-test.ts'
import { verifierJournal } from '../journal/index.ts'
import { composerCollege, FLUX_COLLEGE, routesCollege } from './index.ts'

const monde = await ouvrirMonde()
const { db, claire, lucas, candidatures, voir, lireFaits, coffre, sceau } = monde
const besoins: Parameters<typeof composerCollege>[0] = {
  ...monde,
  operateur: emetteur.operateur,
  lister: filtre => listeCandidatures(db, filtre),
  dispositifsOuverts: async () => [monde.dispositif],
  agents: async () => [
    { nom: 'Inès Moreau', roles: ['secretaire_college'] },
    { nom: 'Hugo Lefèvre', roles: ['verificateur'] },
  ],
}
const college = composerCollege(besoins)
const conventions = composerConventions({ ...monde, ...emetteur, extraitsDuCollege: college.extraitsDe })
const navigation = await ouvrirNavigation([...routesCollege(college), ...routesConventions(conventions)])
after(() => navigation.fermer())

const AUJOURDHUI = jourAParis(await lireHorloge(db))
const jourDans = (jours: number): JourCivil =>
  jourCivil(Temporal.PlainDate.from(AUJOURDHUI).add({ days: jours }).toString())
const adresse = (jour: string): string => `/agence/college/${jour}`

const conventionSignee = async (): Promise<NumeroCandidature> => {
  const numero = await candidaturePrete(monde)
  await conventions.preparer({ numero, acte: acteDe(nadia) })
  await conventions.envoyerCode({ numero, acteur: claire })
  const code = await codeRecu(db, 'claire.martin@imagerie-demo.example')
  assert.ok((await conventions.signer({ numero, acte: acteDe(claire), code })).ok)
  return numero
}

test('[COL-1] the week’s séance is proposed, and another day can be convened, today included', async () => {
  const qui = navigation.en(ines)
  const page = await qui.aller('/agence/college')
  assert.match(page.texte, /Prochaine séance Collège technique/)
  const passee = await qui.soumettre(page, '/agence/college', {
    jour: '2020-01-02',
    heure: '10:00',
    instance: 'Collège',
  })
  assert.equal(passee.statut, 422)
  assert.match(passee.texte, /Choisissez aujourd’hui ou un jour à venir/)
  const seance = await qui.soumettre(passee, '/agence/college', {
    jour: AUJOURDHUI,
    heure: '10:30',
    instance: 'Collège technique',
    lieu: 'Visioconférence',
  })
  assert.equal(seance.url, adresse(AUJOURDHUI))
  assert.match(seance.texte, /L’ordre du jour est vide/)
  const deux = await qui.soumettre(await qui.aller('/agence/college'), '/agence/college', {
    jour: AUJOURDHUI,
    heure: '11:00',
    instance: 'Collège',
  })
  assert.equal(deux.statut, 422)
  assert.match(deux.texte, /Une séance est déjà convoquée/)
  assert.equal((await navigation.en(claire).aller('/agence/college')).statut, 403)
  assert.equal((await navigation.en(hugo).aller(adresse(AUJOURDHUI))).statut, 200)
  assert.equal((await qui.aller(adresse('2026-02-30'))).statut, 404)
  assert.equal((await qui.aller(adresse('2099-01-01'))).statut, 404)
})

test('two people who convene the same day at once: one séance', async () => {
  const jour = jourDans(30)
  const convocation = { jour, heure: '14:00', instance: 'Collège technique', lieu: '' }
  const issues = await Promise.all([1, 2, 3].map(() => college.convoquer({ acte: acteDe(ines), ...convocation })))
  assert.deepEqual(issues.map(({ ok }) => ok).sort(), [false, false, true])
})

test('[COL-1] [CVN-2] only files signed by the éditeur go on the agenda; they can be taken off and put on another', async () => {
  const qui = navigation.en(ines)
  const prete = await candidaturePrete(monde)
  const numero = await conventionSignee()
  const vide = await qui.aller(adresse(AUJOURDHUI))
  assert.ok(vide.texte.includes(`Inscrire ${numero}`))
  assert.ok(!vide.texte.includes(`Inscrire ${prete}`))
  const forcee = await qui.soumettre(vide, `${adresse(AUJOURDHUI)}/inscriptions`, { numero: prete })
  assert.equal(forcee.statut, 422)
  const inscrite = await qui.soumettre(vide, `${adresse(AUJOURDHUI)}/inscriptions`, { numero })
  assert.match(inscrite.texte, /Ordre du jour \(1\)/)
  const retiree = await qui.soumettre(inscrite, `${adresse(AUJOURDHUI)}/retraits`, { numero })
  assert.match(retiree.texte, /Ordre du jour \(0\)/)

  const autre = jourDans(7)
  await college.convoquer({ acte: acteDe(ines), jour: autre, heure: '14:00', instance: 'Collège', lieu: '' })
  assert.ok((await college.inscrire({ acte: acteDe(ines), jour: autre, numero })).ok)
  const ailleurs = await college.retirer({ acte: acteDe(ines), jour: AUJOURDHUI, numero })
  assert.deepEqual(ailleurs, { ok: false, refus: { code: 'dossier_hors_seance' } })
  const tropTot = await college.consigner({
    acte: acteDe(ines),
    jour: autre,
    numero,
    decision: { kind: 'attribution' },
  })
  assert.deepEqual(tropTot, { ok: false, refus: { code: 'seance_a_venir', seance: autre } })
  assert.ok((await college.retirer({ acte: acteDe(ines), jour: autre, numero })).ok)
})

test('[COL-2] [COL-3] [COL-4] attribution and reservations are recorded, then the minutes are sealed', async () => {
  const qui = navigation.en(ines)
  const seance = adresse(AUJOURDHUI)
  const [accordee, reservee] = [await conventionSignee(), await conventionSignee()]
  for (const numero of [accordee, reservee])
    await qui.soumettre(await qui.aller(seance), `${seance}/inscriptions`, { numero })

  const page = await qui.aller(`${seance}/dossiers/${accordee}`)
  assert.match(page.texte, /4\.2\.0-b7/)
  assert.match(page.texte, /Aucune modification n’a été demandée/)
  const decision = `${seance}/dossiers/${accordee}/decision`
  const sansChoix = await qui.soumettre(page, decision)
  assert.equal(sansChoix.statut, 422)
  assert.match(sansChoix.texte, /Choisissez la décision du collège/)
  const relue = await qui.soumettre(page, decision, { decision: 'attribution' })
  assert.match(relue.texte, /Confirmer la décision : référencement attribué/)
  assert.equal((await voir({ numero: accordee, acteur: ines })).etat.statut, 'inscrite_au_college')
  await qui.soumettre(relue, decision)
  assert.equal((await voir({ numero: accordee, acteur: ines })).etat.statut, 'attribuee')

  const versReserves = `${seance}/dossiers/${reservee}/decision`
  const dossier = await qui.aller(`${seance}/dossiers/${reservee}`)
  const motif = 'L’alimentation du DMP n’est pas démontrée.'
  const sansMotif = await qui.soumettre(dossier, versReserves, { decision: 'reserves', preuves: `${dmp}/${dmp1}` })
  assert.equal(sansMotif.statut, 422)
  assert.match(sansMotif.texte, /Indiquez le motif/)
  assert.match(sansMotif.html, /value="dmp\/DMP\.01\.01\.01" checked/)
  const sansPreuve = await qui.soumettre(dossier, versReserves, { decision: 'reserves', motif })
  assert.equal(sansPreuve.statut, 422)
  assert.match(sansPreuve.texte, /Choisissez au moins une preuve/)
  assert.ok(sansPreuve.html.includes(motif))
  const deport = 'Hugo Lefèvre, ancien salarié de l’éditeur.'
  await qui.soumettre(dossier, `${seance}/dossiers/${reservee}/deport`, { deport })
  const aRelire = await qui.soumettre(dossier, versReserves, { decision: 'reserves', motif, preuves: `${dmp}/${dmp1}` })
  assert.match(aRelire.texte, /1 preuve concernée/)
  await qui.soumettre(aRelire, versReserves)

  const avant = await qui.aller(seance)
  assert.match(avant.texte, /Indiquez qui a siégé/)
  const personne = await qui.soumettre(avant, `${seance}/membres`, { presents: [] })
  assert.equal(personne.statut, 422)
  const notes = await qui.soumettre(avant, `${seance}/membres`, {
    presents: ['Inès Moreau', 'Hugo Lefèvre', 'Nobody'],
    partenaire_cnda: 'Jean Petit, Anne Roy',
  })
  assert.match(notes.html, /value="Jean Petit, Anne Roy"/)
  const confirmer = await qui.aller(`${seance}/cloture`)
  assert.match(
    confirmer.texte,
    /Inès Moreau \(secrétaire du collège\), Hugo Lefèvre \(vérificateur\), Jean Petit \(CNDA\)/,
  )
  assert.match(confirmer.texte, /Déport : Hugo Lefèvre, ancien salarié/)

  // While the minutes are being made, someone writes: they would no longer say what was recorded.
  const note = { acte: acteDe(ines), jour: AUJOURDHUI, candidature: accordee, motif: 'Anne Roy.' }
  const bouscule = composerCollege({
    ...besoins,
    sceau: {
      sceller: async (pdf, raison) => {
        assert.ok((await college.noterDeport(note)).ok)
        return sceau.sceller(pdf, raison)
      },
    },
  })
  await assert.rejects(bouscule.clore({ acte: acteDe(ines), jour: AUJOURDHUI }), ConflitDeVersion)
  assert.equal((await college.lireSeance(AUJOURDHUI))?.statut, 'convoquee')

  const close = await qui.soumettre(confirmer, `${seance}/cloture`)
  assert.match(close.texte, /Le procès-verbal est établi/)
  assert.equal((await qui.aller(`${seance}/pv`)).statut, 200)

  const lue = await college.lireSeance(AUJOURDHUI)
  assert.ok(lue?.statut === 'close')
  assert.deepEqual(Object.keys(lue.extraits).sort(), [accordee, reservee].sort())
  for (const empreinte of [lue.pv, ...Object.values(lue.extraits)])
    assert.ok(verifierSignatures(await coffre.lire(empreinte), sceau.confiance).authentique)
})

test('[COL-4] each éditeur finds its own extract of the minutes among its documents, and no other', async () => {
  const lue = await college.lireSeance(AUJOURDHUI)
  assert.ok(lue?.statut === 'close')
  const [[numero, empreinte] = ['', ''], [, autre] = ['', '']] = Object.entries(lue.extraits)
  const qui = navigation.en(claire)
  const { texte, html } = await qui.aller(`/candidatures/${numero}/documents`)
  assert.match(texte, /Décision \(extrait du procès-verbal\)/)
  assert.ok(html.includes(`/candidatures/${numero}/documents/${empreinte}`))
  assert.equal((await qui.aller(`/candidatures/${numero}/documents/${empreinte}`)).statut, 200)
  for (const etranger of [autre, lue.pv])
    assert.equal((await qui.aller(`/candidatures/${numero}/documents/${etranger}`)).statut, 404)
  assert.equal((await navigation.en(lucas).aller(`/candidatures/${numero}/documents/${empreinte}`)).statut, 404)
})

test('[COL-4] a closed séance does not change, and takes no more file', async () => {
  const numero = await conventionSignee()
  const refus = await college.inscrire({ acte: acteDe(ines), jour: AUJOURDHUI, numero })
  assert.deepEqual(refus, { ok: false, refus: { code: 'seance_close' } })
  await assert.rejects(
    sql`update seances set lieu = 'ailleurs' where jour = ${AUJOURDHUI}`.execute(db),
    /ne se modifie pas/,
  )
  await assert.rejects(sql`delete from seances where jour = ${AUJOURDHUI}`.execute(db), /ne se supprime pas/)
  const { verification, lignes } = await verifierJournal(db, { flux: FLUX_COLLEGE, fluxId: AUJOURDHUI })
  assert.ok(verification.intact)
  assert.deepEqual(
    lignes.map(({ type }) => type),
    ['SeanceConvoquee', 'DeportNote', 'MembresNotes', 'DeportNote', 'SeanceClose'],
  )
})

test('[COL-3] before J3 the éditeur deposits again the proofs of the reservations, and only those', async () => {
  const lue = await college.lireSeance(AUJOURDHUI)
  assert.ok(lue?.statut === 'close')
  const statuts = await Promise.all(
    Object.keys(lue.extraits).map(async numero => (await voir({ numero, acteur: claire })).etat),
  )
  const reservee = statuts.find(({ statut }) => statut === 'depot_des_preuves')
  assert.ok(reservee?.statut === 'depot_des_preuves')
  assert.deepEqual(
    Object.values(reservee.chapitres).map(({ statut }) => statut),
    ['valide', 'reserve', 'valide'],
  )
  const { numero } = reservee
  const fige = await candidatures.deposerPreuve({
    numero,
    acte: acteDe(claire),
    chapitre: annuaire,
    preuve: Object.keys(reservee.chapitres[annuaire]?.preuves ?? {})[0] as never,
    depotId: randomUUID(),
    remplace: [],
    contenu: { nature: 'lien', url: 'https://preuves.example/x' },
  })
  assert.ok(!fige.ok && fige.refus.code === 'chapitre_fige')
  await deposerEtValider(monde, numero, [{ chapitre: dmp, preuve: dmp1 }])
  assert.equal((await voir({ numero, acteur: claire })).etat.statut, 'prete_pour_convention')
  const faits = await lireFaits(numero, 10_000)
  assert.equal(faits.filter(({ type }) => type === 'DossierValide').length, 2)
})
