import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { sql } from 'kysely'
import { actesDe } from '../../test/harness/actes.ts'
import { acteDe } from '../../test/harness/base.ts'
import { poser } from '../../test/harness/candidatures.ts'
import { complementAdministratif } from '../../test/harness/histoires.ts'
import { ADRESSE, fait, ouvrirProcedure } from '../../test/harness/procedure.ts'
import { petitProgramme } from '../../test/harness/programme.ts'
import { instantDeDate } from '../kernel/temps.ts'
import { type Echeance, type Fait, numeroDepuis } from '../modules/candidatures/index.ts'
import { creerLog } from '../platform/log/index.ts'
import { TACHE_ENVOI, tachesCourriel } from '../platform/mail/courriels.ts'
import { tourDHorloge } from './horloge.ts'
import { makeRappeler } from './rappels.ts'

const procedure = await ouvrirProcedure()
const { db, modules, personnes, identite } = procedure
const actes = actesDe(procedure)
const { pierre, claire, nadia, hugo, maya } = personnes

const jalon = (code: 'J1' | 'J2', libelle: string, dans: number) => ({
  code,
  libelle,
  quand: instantDeDate(new Date((Math.floor(Date.now() / 60_000) + dans * 1_440) * 60_000)),
})
const [premier, second] = [
  jalon('J1', 'Dépôt du dossier administratif', 5),
  jalon('J2', 'Dossier complet de preuves', 60),
]
const programme = await procedure.publier(
  petitProgramme({
    guichet: 'borne',
    jalons: [premier, second],
    rappels: { jalons: [30, 7, 1], delais: [24] },
  }),
)

/** The clock last looked three days ago, and is stopped since: what fell due meanwhile is done by one turn. */
const apresTroisJoursDArret = async (numero: string): Promise<void> => {
  await sql`update candidatures set reveil = clock_timestamp() - interval '3 days' where numero = ${numero}`.execute(db)
  assert.deepEqual(await modules.reveiller(), { traitees: 1, echecs: [] })
}
const messagesDe = async (numero: string) =>
  (
    await sql<{ cle: string; objet: string; corps: string; auteur: { readonly nom: string } }>`
      select cle, objet, corps, auteur from messages where numero = ${numero} and cle like '%rappel:%' order by position`.execute(
      db,
    )
  ).rows
type Courriel = { readonly id: number; readonly cle: string; readonly destinataire: string; readonly texte: string }
const courriels = async (motif: string): Promise<readonly Courriel[]> =>
  (
    await sql<Courriel>`select id, cle, destinataire, texte from courriels where cle like ${motif} order by destinataire`.execute(
      db,
    )
  ).rows

test('[JAL-6] [MSG-2] who is not ready is reminded in the conversation and by e-mail, once whatever is run again', async () => {
  const numero = await actes.ouvrir(programme)
  await apresTroisJoursDArret(numero)
  const [message, ...autres] = await messagesDe(numero)
  assert.ok(message && autres.length === 0)
  assert.match(message.cle, new RegExp(`rappel:${numero}:JAL-1:jalon:.*:7j$`))
  assert.equal(message.objet, 'Rappel : Jalon 1 : Dépôt du dossier administratif')
  assert.equal(message.auteur.nom, 'Horloge de Convergence')
  assert.match(message.corps, /Il vous reste à agir avant le .*\n\nReste à faire :\n- Compléter et soumettre l’étape/)
  const ecrits = await courriels(`message:${numero}:%`)
  assert.deepEqual(
    ecrits.map(({ destinataire }) => destinataire),
    [claire.courriel, pierre.courriel],
  )
  assert.ok(ecrits.every(({ texte }) => !texte.includes('Dépôt du dossier')))
  await apresTroisJoursDArret(numero)
  await apresTroisJoursDArret(numero)
  assert.equal((await messagesDe(numero)).length, 1)
  assert.equal((await courriels(`message:${numero}:%`)).length, 2)
})

test('[JAL-6] who is ready is not', async () => {
  const numero = await actes.ouvrir(programme)
  await actes.soumettreEtape(numero, 'administrative')
  await fait(modules.candidatures.accepterCandidatureAdministrative({ numero, acte: acteDe(nadia) }))
  await actes.soumettreEtape(numero, 'eligibilite')
  await apresTroisJoursDArret(numero)
  assert.deepEqual(await messagesDe(numero), [])
})

test('[P20] [JAL-6] the mail is down: the reminder is written, and goes later with the same Message-ID', async () => {
  const numero = await actes.ouvrir(programme)
  await apresTroisJoursDArret(numero)
  const [courriel] = await courriels(`message:${numero}:%`)
  assert.ok(courriel)
  const contexte = { id: 'essai', tentative: 1, derniere: false, arret: undefined }
  const partis: string[] = []
  const envoyer = (panne: boolean) =>
    tachesCourriel({
      db,
      envoyer: async ({ messageId }) => {
        partis.push(messageId)
        if (panne) throw new Error('SMTP absent')
      },
    })[TACHE_ENVOI]({ id: courriel.id }, contexte)
  await assert.rejects(envoyer(true), /SMTP absent/)
  await envoyer(false)
  await envoyer(false)
  assert.equal(partis.length, 2)
  assert.equal(new Set(partis).size, 1)
})

test('[INT-9] [JAL-6] what the agency undertook is recalled to its people alone, those who know the file', async () => {
  const numero = await actes.menerAuDepot(programme)
  const etat = await procedure.etat(numero)
  const echeance: Echeance = {
    regle: 'INT-9',
    quand: second.quand,
    depuis: etat.ouverteLe,
    objet: { kind: 'dossier' },
    qui: { partie: 'agence', role: 'verificateur' },
    effet: 'retard_de_l_agence',
  }
  const rappels = [{ echeance, avance: '24h', quand: etat.ouverteLe }]
  const rappeler = () =>
    db.transaction().execute(tx => makeRappeler({ adresse: ADRESSE })(tx, { etat, dispositif: programme, rappels }))
  await rappeler()
  await rappeler()
  assert.deepEqual(
    (await courriels(`rappel:${numero}:%`)).map(({ destinataire }) => destinataire),
    [hugo.courriel, maya.courriel],
  )
  assert.deepEqual(await messagesDe(numero), [])
  // Once one of them has the file in hand, that one alone.
  await actes.soumettreChapitre(numero, 'dmp')
  await actes.prendre(maya, numero, 'dmp')
  const plusTard = [{ ...rappels[0], avance: '6h' }] as typeof rappels
  await db
    .transaction()
    .execute(tx => makeRappeler({ adresse: ADRESSE })(tx, { etat, dispositif: programme, rappels: plusTard }))
  assert.deepEqual(
    (await courriels(`rappel:${numero}:%:6h:%`)).map(({ destinataire }) => destinataire),
    [maya.courriel],
  )
})

const permanent = await procedure.publier(petitProgramme({ code: 'permanent' }))
const poserEnRetard = async (histoire: readonly Fait[]): Promise<string> => {
  const numero = numeroDepuis(randomBytes(30)) ?? ''
  const { entrepriseId } = pierre
  await poser(db, histoire, {
    numero,
    entrepriseId,
    produitId: await procedure.produit(),
    dispositifId: permanent.id,
    guichet: permanent.code,
  })
  return numero
}
const agentDe = async (numero: string): Promise<string | undefined> =>
  (await procedure.etat(numero)).propositions?.at(-1)?.agent.nom

test('[P19] a closing is proposed to the gestionnaire who knows the file, else to the one who has the fewest, and told by one e-mail', async () => {
  await identite.installerHabilitation({
    compte: { iss: 'https://isc.example', sub: 'maya' },
    role: 'gestionnaire',
    par: { id: 'essai', nom: 'Essai', qualite: 'commande' },
  })
  // In that history, the request for a complement is Nadia's; here it is the person of that name who signed in.
  const deNadia = complementAdministratif.map(fait =>
    fait.type === 'ComplementDemande' ? { ...fait, par: { ...fait.par, id: nadia.personneId } } : fait,
  )
  const connus = [await poserEnRetard(deNadia), await poserEnRetard(deNadia), await poserEnRetard(deNadia)]
  const inconnus = [await poserEnRetard(complementAdministratif), await poserEnRetard(complementAdministratif)]
  await sql`update candidatures set reveil = null where statut = 'close'`.execute(db)
  const attente = await tourDHorloge({ db, log: creerLog({ niveau: 'silent' }), reveiller: modules.reveiller })()
  assert.ok(attente === null || attente > 0)
  for (const numero of connus) assert.equal(await agentDe(numero), 'Nadia Benali')
  const choisis = (await Promise.all(inconnus.map(agentDe))).toSorted()
  assert.ok(choisis.includes('Maya Girard'))
  for (const numero of [...connus, ...inconnus]) await procedure.reagir(numero)
  assert.deepEqual(
    (await courriels('proposition:%')).map(({ destinataire }) => destinataire),
    [maya.courriel, nadia.courriel],
  )
  assert.ok((await courriels('proposition:%')).every(({ texte }) => texte.includes(`${ADRESSE}/agence/constats`)))
})
