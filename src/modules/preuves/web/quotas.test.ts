import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { sql } from 'kysely'
import { actesDe } from '../../../../test/harness/actes.ts'
import type { Visite } from '../../../../test/harness/navigateur.ts'
import { ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../../../../test/harness/programme.ts'
import { makeVolume } from '../infra/volume.pg.ts'

const procedure = await ouvrirProcedure()
const { db, navigation, personnes, faits } = procedure
const { pierre } = personnes
const actes = actesDe(procedure)
const programme = await procedure.publier(
  petitProgramme({
    rem: {
      chapitres: [
        chapitreDEssai('annuaire', [
          { numero: 'ANN.01.01.01', natures: ['document'] },
          { numero: 'ANN.02.01.01', natures: ['document'] },
        ]),
      ],
    },
  }),
)

const pdf = (texte: string): string => `%PDF-1.7 ${texte}`
const octets = (...contenus: readonly string[]): number => Buffer.byteLength(contenus.join(''))
const volume = makeVolume(db)

const deposer = async (numero: string, preuve: string, contenu: string, mode = 'complete'): Promise<Visite> => {
  const qui = navigation.en(pierre)
  const chapitre = `/candidatures/${numero}/chapitres/annuaire`
  const page = await qui.aller(`${chapitre}?preuve=${preuve}`)
  return qui.soumettre(page, `${chapitre}/preuves/fichier`, { preuve, mode, piece: { nom: 'relevé.pdf', contenu } })
}
const deposes = async (numero: string): Promise<number> =>
  (await faits(numero)).filter(({ type }) => type === 'PreuveDeposee').length

/** What the company is taken to have sent already. */
const remplir = async (numero: string, taille: number): Promise<void> => {
  await sql`insert into depots_groupes (id, numero, entreprise_id, personne_id, chemin, nom, taille, empreinte)
    select ${randomUUID()}::uuid, numero, entreprise_id, ${randomUUID()}::uuid, 'a', 'a', ${taille}, ${'a'.repeat(64)}
    from candidatures where numero = ${numero}`.execute(db)
}
const vider = (numero: string) => sql`delete from depots_groupes where numero = ${numero}`.execute(db)

test('[PRE-1] what a form deposits counts in the quotas, each content once a candidature', async () => {
  const [numero, autre] = [await actes.menerAuDepot(programme), await actes.menerAuDepot(programme)]
  const avant = await volume(numero)
  assert.equal(avant.candidature, 0)
  await deposer(numero, 'ANN.01.01.01', pdf('un'))
  await deposer(numero, 'ANN.02.01.01', pdf('un'))
  await deposer(numero, 'ANN.02.01.01', pdf('deux'))
  await deposer(autre, 'ANN.01.01.01', pdf('un'))
  assert.equal(await deposes(numero), 3)
  const apres = await volume(numero)
  assert.equal(apres.candidature, octets(pdf('un'), pdf('deux')))
  assert.equal(apres.entreprise - avant.entreprise, octets(pdf('un'), pdf('deux'), pdf('un')))
})

test('[PRE-1] no room is left: the form is answered 413, with what was typed; nothing is deposited, and the next one is when there is', async () => {
  const numero = await actes.menerAuDepot(programme)
  await deposer(numero, 'ANN.01.01.01', pdf('premier'))
  await remplir(numero, 10 ** 14)
  const refuse = await deposer(numero, 'ANN.01.01.01', pdf('second'), 'complete')
  assert.equal(refuse.statut, 413)
  assert.match(refuse.texte, /Les fichiers de cette candidature dépasseraient 214,7 Go/)
  assert.match(refuse.html, /value="complete"[^>]* checked/)
  assert.equal(await deposes(numero), 1)
  await vider(numero)
  assert.equal((await deposer(numero, 'ANN.01.01.01', pdf('second'))).statut, 200)
  assert.equal(await deposes(numero), 2)
})

test('[PRE-1] a file that outgrows what is left is turned away where it does', async () => {
  const numero = await actes.menerAuDepot(programme)
  await remplir(numero, 200 * 2 ** 30 - 1_000)
  const refuse = await deposer(numero, 'ANN.01.01.01', pdf('x'.repeat(2_000)))
  assert.equal(refuse.statut, 413)
  assert.match(refuse.texte, /Les fichiers de cette candidature dépasseraient/)
  assert.equal((await deposer(numero, 'ANN.01.01.01', pdf('court'))).statut, 200)
  await vider(numero)
})
