import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { setTimeout as attendre } from 'node:timers/promises'
import { sql } from 'kysely'
import { actesDe } from '../../test/harness/actes.ts'
import { acteDe } from '../../test/harness/base.ts'
import { annuaire, hugo, ines, paris, pierre as auteurEditeur, rang, signer } from '../../test/harness/cas.ts'
import { poser } from '../../test/harness/candidatures.ts'
import { casChoisi } from '../../test/harness/conditions.ts'
import * as histoires from '../../test/harness/histoires.ts'
import { histoiresCompletes } from '../../test/harness/histoires-completes.ts'
import { versionChangee } from '../../test/harness/histoires-version.ts'
import { histoiresDossierEntier } from '../../test/harness/histoires-dossier-entier.ts'
import { ADRESSE, ouvrirProcedure } from '../../test/harness/procedure.ts'
import { mentions, petitProgramme } from '../../test/harness/programme.ts'
import { type Fait, numeroDepuis, type TypeFait } from '../modules/candidatures/index.ts'
import type { CodeChapitre } from '../modules/dispositifs/index.ts'
import type { MessageSysteme } from '../modules/messagerie/index.ts'
import { demarrerTravailleur } from '../platform/jobs/index.ts'
import { TACHE_REAGIR, tacheReagir } from './reactions.ts'

const procedure = await ouvrirProcedure()
const { db, modules, personnes, produit } = procedure
const { pierre, claire, nadia } = personnes
const programme = await procedure.publier(petitProgramme())

const REPRESENTANT = 'representante@imagerie-demo.example'
const EDITEUR = [claire.courriel, pierre.courriel]
const AGENCE = [nadia.courriel]

type Attendu = {
  readonly message: readonly [cote: 'editeur' | 'agence', kind: MessageSysteme['kind'], dit: RegExp] | null
  /** Whom an e-mail is written to. */
  readonly courriels: readonly string[]
}
const rien: Attendu = { message: null, courriels: [] }
const deLEditeur = (dit: RegExp, courriels: readonly string[] = []): Attendu => ({
  message: ['editeur', 'notification', dit],
  courriels,
})
const deLAgence = (dit: RegExp, courriels: readonly string[] = EDITEUR): Attendu => ({
  message: ['agence', 'notification', dit],
  courriels,
})
const decision = (dit: RegExp): Attendu => ({ message: ['agence', 'decision', dit], courriels: EDITEUR })

/** What follows from each fact, and nothing else. A fact without its line does not compile. */
const suites: Readonly<Record<TypeFait, Attendu>> = {
  CandidatureOuverte: deLEditeur(/La charte \(version 1\.2\) a été acceptée/),
  EtapeSoumise: deLEditeur(/Accusé de réception n° .*L’agence l’examine/, AGENCE),
  ComplementDemande: {
    message: ['agence', 'sollicitation', /Le Kbis est illisible\.[\s\S]*Votre réponse est attendue .*11 mars 2026/],
    courriels: EDITEUR,
  },
  CandidatureAdministrativeAcceptee: decision(/L’étape « Éligibilité » est ouverte/),
  EligibiliteAcceptee: decision(/3\s*chapitres et 4\s*preuves attendues/),
  PreuveDeposee: rien,
  CasChoisi: rien,
  ChapitreSoumis: deLEditeur(/Rang n° 11 dans la file/),
  ChapitreResoumis: deLEditeur(/place dans la file d’attente est gardée/),
  ChapitrePris: rien,
  ChapitreRendu: rien,
  AvisRendu: rien,
  ModificationsDemandees: {
    message: ['agence', 'sollicitation', /ANN\.02\.01\.01[\s\S]*Une capture est à refaire\.[\s\S]*17 mars 2026 à 10/],
    courriels: EDITEUR,
  },
  ChapitreValide: deLAgence(/sont conformes/, []),
  AutorisationDelivree: decision(/« Chapitre annuaire » est validé : l’autorisation vous est délivrée/),
  DossierValide: deLAgence(/L’agence prépare la convention/),
  ConventionPreparee: {
    message: ['agence', 'sollicitation', /La convention est prête/],
    courriels: [...EDITEUR, REPRESENTANT],
  },
  ConventionSigneeParEditeur: deLEditeur(/Claire Martin a signé/, AGENCE),
  CandidatureInscriteAuCollege: deLAgence(/2 avril 2026/),
  CandidatureRetireeDuCollege: deLAgence(/n’est plus inscrite/),
  ReferencementAttribue: decision(
    /référencement attribué\. Le référencement prend effet à la signature de la convention/,
  ),
  ReservesBloquantesEmises: decision(
    /L’alimentation du DMP n’est pas démontrée\.[\s\S]*DMP\.01\.01\.01[\s\S]*contesté/,
  ),
  ReferencementPrononce: decision(/Le référencement court du 7 avril 2026 au 6 avril 2031/),
  MaturiteRenseignee: rien,
  ProfilsAjoutes: deLEditeur(/Profils ajoutés : CIBA\./),
  VersionChangee: deLEditeur(/de la version 1 à la version 2[\s\S]*à refaire/),
  HomologationDeposee: deLEditeur(/Un vérificateur l’examine/, AGENCE),
  HomologationValidee: deLAgence(/FAC\.01\.01\.01.* est retenu/),
  HomologationRefusee: {
    message: ['agence', 'sollicitation', /n’est pas retenu : C’est la lettre d’une autre version\./],
    courriels: EDITEUR,
  },
  JourneeProposee: {
    message: ['agence', 'sollicitation', /24 mars 2026 à 10[\s\S]*Jeux de données : Identités de test\./],
    courriels: EDITEUR,
  },
  JourneeConfirmee: deLEditeur(/Pierre Durand a confirmé/, AGENCE),
  AutreDateDemandee: deLEditeur(/L’équipe est en congés\./, AGENCE),
  JourneeDispensee: deLAgence(/Les preuves suffisent\./),
  JourneeConsignee: deLAgence(/Déposez l’enregistrement/),
  EnregistrementDepose: deLEditeur(/Accusé de réception n° /),
  MediationDemandee: deLEditeur(/Les avis se contredisent\.[\s\S]*Aucun délai n’est suspendu/, AGENCE),
  MediationConclue: deLAgence(/Un point est organisé\./),
  PreuvesTransversesAdmises: deLAgence(/FAC\.01\.01\.01 de la candidature AUTREDOSSI/),
  EffetPropose: rien,
  TentativeRejetee: rien,
  CandidatureClose: decision(/La solution n’entre pas dans le périmètre\.[\s\S]*contesté dans les deux mois/),
}

/** One history that ends with each fact. */
const racontees: readonly (readonly Fait[])[] = [
  ...Object.values(histoires.toutesLesHistoires),
  ...Object.values(histoiresCompletes),
  versionChangee,
  casChoisi,
  ...Object.values(histoiresDossierEntier),
  [
    ...histoires.annuairePris,
    signer({ type: 'ChapitreRendu', chapitre: annuaire }, { acteur: hugo, now: paris('2026-03-16 09:05') }),
  ],
  [
    ...histoires.preuveModifiee,
    signer(
      { type: 'ChapitreResoumis', chapitre: annuaire, rang: rang(11), placeGardee: true },
      { acteur: auteurEditeur, now: paris('2026-03-16 15:10') },
    ),
  ],
  [
    ...histoires.inscrite,
    signer(
      { type: 'CandidatureRetireeDuCollege', seance: histoires.seance },
      { acteur: ines, now: paris('2026-03-26 09:00') },
    ),
  ],
]
const finissantPar = (type: TypeFait): readonly Fait[] => {
  const histoire = racontees.find(faits => faits.some(fait => fait.type === type)) ?? assert.fail(`aucun ${type}`)
  return histoire.slice(0, histoire.findIndex(fait => fait.type === type) + 1)
}

const poserHistoire = async (faits: readonly Fait[]): Promise<string> => {
  const numero = numeroDepuis(randomBytes(30)) ?? ''
  await poser(db, faits, {
    numero,
    entrepriseId: pierre.entrepriseId,
    produitId: await produit(),
    dispositifId: programme.id,
    guichet: `${programme.code}-${numero}`,
    administrative: { representant_nom: 'Représentante Secrète', representant_courriel: REPRESENTANT },
  })
  return numero
}
const contexteTache = { id: 'essai', tentative: 1, derniere: false, arret: undefined }
const reagirAvec =
  (deposerSysteme = modules.messagerie.deposerSysteme) =>
  (numero: string, de: number, a: number): Promise<void> =>
    tacheReagir({ db, deposerSysteme, lireDispositif: modules.dispositifs.lire, adresse: ADRESSE })(
      { numero, de, a },
      contexteTache,
    )
const reagir = reagirAvec()

type Courriel = { readonly destinataire: string; readonly sujet: string; readonly texte: string }
const courrielsDe = async (numero: string): Promise<readonly Courriel[]> =>
  (
    await sql<Courriel>`select destinataire, sujet, texte from courriels where texte like ${`%${numero}%`} order by destinataire`.execute(
      db,
    )
  ).rows
const messagesDe = async (numero: string) =>
  (
    await sql<{ cote: string; kind: string; objet: string; corps: string; fait: number }>`
      select cote, kind, objet, corps, fait_position as fait from messages where numero = ${numero} order by position`.execute(
      db,
    )
  ).rows

for (const [type, { message, courriels }] of Object.entries(suites))
  test(`[MSG-2] [MSG-3] ${type}: ${message ? `a ${message[1]} of ${message[0]}` : 'no message'}, ${courriels.length} e-mails, once`, async () => {
    const faits = finissantPar(type as TypeFait)
    const numero = await poserHistoire(faits)
    for (let fois = 0; fois < 3; fois++) await reagir(numero, faits.length, faits.length)
    await Promise.all([reagir(numero, faits.length, faits.length), reagir(numero, faits.length, faits.length)])
    const ecrits = await messagesDe(numero)
    assert.deepEqual(
      ecrits.map(({ cote, kind, fait }) => [cote, kind, fait]),
      message ? [[message[0], message[1], faits.length]] : [],
    )
    if (message) assert.match((ecrits[0]?.corps ?? '').replaceAll('\u00a0', ' ').replaceAll('\u202f', ' '), message[2])
    const partis = await courrielsDe(numero)
    assert.deepEqual(
      partis.map(({ destinataire }) => destinataire),
      courriels.toSorted(),
    )
    for (const courriel of partis) verifierConfidentialite(courriel, numero)
  })

/** An e-mail says that something waits, for which candidature, and where: nothing of what it is about. */
const verifierConfidentialite = ({ destinataire, sujet, texte }: Courriel, numero: string): void => {
  const dit = `${sujet}\n${texte}`
  assert.ok(dit.includes(numero) && dit.includes(`${ADRESSE}/candidatures/${numero}`), dit)
  const secrets = 'Imagerie Imago Kbis périmètre capture DMP ANN. annuaire conforme Hugo Nadia'.split(' ')
  for (const secret of [...secrets, mentions.recours, 'attribu', 'réserve', 'refus', 'rejet'])
    assert.ok(!dit.toLowerCase().includes(secret.toLowerCase()), `${secret} dans : ${dit}`)
  if (destinataire !== REPRESENTANT) assert.ok(!dit.includes('Représentante'))
}

test('[P20] killed between two reactions, the job that runs again writes what was missing, and nothing twice', async () => {
  const faits = histoires.conventionASigner
  for (let morts = 0; morts < faits.length; morts++) {
    const numero = await poserHistoire(faits)
    let restants = morts
    const quiMeurt = reagirAvec(async message => {
      const ecrit = await modules.messagerie.deposerSysteme(message)
      if (restants-- === 0) throw new Error('processus tué')
      return ecrit
    })
    await quiMeurt(numero, 1, faits.length).catch(() => undefined)
    await reagir(numero, 1, faits.length)
    const attendus = faits.flatMap(fait => (suites[fait.type].message ? [fait.type] : []))
    assert.equal((await messagesDe(numero)).length, attendus.length, `mort après ${morts}`)
    const courriels = faits.flatMap(fait => suites[fait.type].courriels)
    assert.deepEqual(
      (await courrielsDe(numero)).map(({ destinataire }) => destinataire),
      courriels.toSorted(),
    )
  }
})

test('[P20] an act that is refused asks for nothing, one from which nothing follows neither, any other for one job, once', async () => {
  const actes = actesDe(procedure)
  const numero = await actes.menerAuDepot(programme)
  const depart = (await procedure.faits(numero)).length
  const recues: { readonly numero: string; readonly de: number; readonly a: number }[] = []
  const travailleur = await demarrerTravailleur({
    url: procedure.url,
    taches: { [TACHE_REAGIR]: async charge => void recues.push(charge as (typeof recues)[number]) },
    concurrence: 1,
    seul: true,
  })
  const soumettre = (acte: ReturnType<typeof acteDe<typeof pierre>>, chapitre: string) =>
    modules.candidatures.soumettreChapitres({ numero, acte, chapitres: [chapitre as CodeChapitre] })
  await actes.deposer(numero, 'dmp', 'DMP.01.01.01')
  assert.equal((await soumettre(acteDe(pierre), 'annuaire')).ok, false)
  const acte = acteDe(pierre)
  for (let fois = 0; fois < 3; fois++) assert.equal((await soumettre(acte, 'dmp')).ok, true)
  await actes.soumettreChapitre(numero, 'interop')
  const positions = (await procedure.faits(numero)).flatMap(({ type }, i) =>
    i >= depart && type === 'ChapitreSoumis' ? [i + 1] : [],
  )
  const siennes = () => recues.filter(charge => charge.numero === numero && charge.de > depart)
  while (!siennes().some(({ a }) => a === positions.at(-1))) await attendre(20)
  await travailleur.arreter()
  assert.deepEqual(
    siennes(),
    positions.map(position => ({ numero, de: position, a: position })),
  )
})

test('[CVN-1] the representative named in the last version of step 1 is invited, even if they never came; without one, nobody', async () => {
  const faits = histoires.conventionASigner
  const numero = await poserHistoire(faits)
  await reagir(numero, faits.length, faits.length)
  const invitation = (await courrielsDe(numero)).find(({ destinataire }) => destinataire === REPRESENTANT)
  assert.match(invitation?.texte ?? '', /^Bonjour Représentante Secrète,[\s\S]*\/candidatures\/\w+\/convention\n/)
  const sans = await poserHistoire(faits.map(f => (f.type === 'EtapeSoumise' ? { ...f, reponses: {} } : f)))
  await sql`update candidatures set etat = replace(etat::text, ${REPRESENTANT}, '')::json where numero = ${sans}`.execute(
    db,
  )
  await reagir(sans, faits.length, faits.length)
  assert.equal((await courrielsDe(sans)).length, 2)
})

test('[MSG-2] whoever caused the fact is not written to about it; a salarié who is on no product neither', async () => {
  const numero = await poserHistoire(histoires.administrativeSoumise)
  await reagir(numero, 2, 2)
  assert.deepEqual(
    (await courrielsDe(numero)).map(({ destinataire }) => destinataire),
    AGENCE,
  )
  const faits = histoires.complementAdministratif
  const autre = await poserHistoire(faits)
  await reagir(autre, faits.length, faits.length)
  assert.ok((await courrielsDe(autre)).every(({ destinataire }) => destinataire !== personnes.paul.courriel))
})

test('a job with an unreadable payload, or about a candidature that is not, fails and is set aside', async () => {
  const tache = tacheReagir({
    db,
    deposerSysteme: modules.messagerie.deposerSysteme,
    lireDispositif: modules.dispositifs.lire,
    adresse: ADRESSE,
  })
  for (const charge of [null, {}, { numero: 'X', de: '1', a: 1 }, 'x'])
    await assert.rejects(tache(charge, contexteTache))
  await assert.rejects(reagir('AAAAAAAAAA', 1, 1))
})
