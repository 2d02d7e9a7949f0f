import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { J1, J3 } from '../../../../test/harness/cas.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { actesEntiersDe, programmeEntier } from '../../../../test/harness/programme-entier.ts'
import { type Instant, plusHeures } from '../../../kernel/temps.ts'
import { lireHorloge } from '../../../platform/db/index.ts'
import type { CodeChapitre } from '../../dispositifs/index.ts'
import { chapitresDe, estInstruite, type Instruite, type NumeroCandidature, type Refus } from '../index.ts'

const procedure = await ouvrirProcedure()
const { personnes, etat, db, modules } = procedure
const { candidatures } = modules
const { pierre, hugo } = personnes
const actes = actesEntiersDe(procedure)
const { sur } = actes
let guichets = 0

const ouvrir = async (reste: Parameters<typeof programmeEntier>[0] = {}): Promise<NumeroCandidature> => {
  const { id } = await procedure.publier(programmeEntier({ code: `profils-${++guichets}`, ...reste }))
  return actes.ouvrir(id, { vague1: 'oui' })
}
const instruite = async (numero: string) => {
  const lu = await etat(numero)
  return estInstruite(lu) ? lu : assert.fail(lu.statut)
}
const codes = (dossier: Instruite): readonly string[] => chapitresDe(dossier).map(([code]) => code)
const refuse = async (
  promesse: Promise<{ readonly ok: true } | { readonly ok: false; readonly refus: Refus }>,
): Promise<string> => {
  const issue = await promesse
  return issue.ok ? assert.fail('accepté') : issue.refus.code
}

test('[PRE-9] a profile that is added puts its chapter in the REM’s order, and brings back the one that it completes; what was found conforming stays', async () => {
  const numero = await ouvrir()
  await actes.soumettre(numero, 'ins')
  await actes.juger(numero, 'ins')
  await candidatures.validerChapitre({ ...sur(hugo, numero), chapitre: 'ins' as CodeChapitre })
  await actes.soumettre(numero, 'dmp')
  await actes.juger(numero, 'dmp')
  assert.deepEqual(codes(await instruite(numero)), ['ins', 'dmp', 'cnda'])

  await fait(candidatures.ajouterProfils({ ...sur(pierre, numero), profils: ['ciba'] }))
  const apres = await instruite(numero)
  assert.deepEqual(apres.profils, ['general', 'ciba'])
  assert.deepEqual(codes(apres), ['ins', 'psc', 'dmp', 'cnda'])
  const { ins, psc, dmp } = apres.chapitres as Readonly<Record<string, Instruite['chapitres'][CodeChapitre]>>
  assert.deepEqual([ins?.statut, psc?.statut, dmp?.statut], ['valide', 'en_depot', 'en_depot'])
  assert.deepEqual(
    Object.values(dmp?.preuves ?? {}).map(({ statut }) => statut),
    ['conforme', 'attendue'],
  )
  assert.deepEqual(await actes.replie(numero), apres)
  const { rows } = await sql<{ code: string; ordre: number; rang: number | null; pris_par: string | null }>`
    select code, ordre, rang, pris_par from candidatures_chapitres where numero = ${numero} order by ordre`.execute(db)
  assert.deepEqual(
    rows.map(({ code, ordre }) => `${ordre} ${code}`),
    ['0 ins', '1 psc', '2 dmp', '3 cnda'],
  )
  assert.deepEqual([rows[2]?.rang, rows[2]?.pris_par], [null, null])

  // One chapter alone is loaded for a deposit: its place among those loaded says nothing of its place in the file.
  await actes.soumettre(numero, 'cnda')
  await actes.soumettre(numero, 'dmp')
  assert.deepEqual(codes(await instruite(numero)), ['ins', 'psc', 'dmp', 'cnda'])
  assert.deepEqual(await actes.replie(numero), await etat(numero))
})

test('[PRE-9] [PRE-6] in a chapter to be modified, the proof that a new profile asks for can be deposited', async () => {
  const numero = await ouvrir()
  const chapitre = 'dmp' as CodeChapitre
  await actes.soumettre(numero, 'dmp')
  await fait(candidatures.prendreChapitre({ ...sur(hugo, numero), chapitre }))
  await fait(
    candidatures.rendreAvis({
      ...sur(hugo, numero),
      chapitre,
      preuve: 'DMP.01.01.01' as never,
      verdict: 'a_modifier',
      motif: 'Illisible.',
    }),
  )
  await fait(candidatures.demanderModifications({ ...sur(hugo, numero), chapitre, message: '' }))
  await fait(candidatures.ajouterProfils({ ...sur(pierre, numero), profils: ['ciba'] }))
  const deposer = (preuve: string) =>
    candidatures.deposerPreuve({
      ...sur(pierre, numero),
      chapitre,
      preuve: preuve as never,
      depotId: preuve,
      remplace: [],
      contenu: { nature: 'lien', url: 'https://preuves.example/x' },
    })
  await fait(deposer('DMP.01.01.01'))
  await fait(deposer('DMP.02.01.01'))
  await fait(candidatures.soumettreChapitres({ ...sur(pierre, numero), chapitres: [chapitre] }))
  assert.deepEqual(await actes.replie(numero), await etat(numero))
})

test('[PRE-9] nothing is added twice, nor a profile that is not offered, nor after J2', async () => {
  const numero = await ouvrir()
  const ajouter = (...profils: readonly string[]) => candidatures.ajouterProfils({ ...sur(pierre, numero), profils })
  for (const profils of [[], ['inconnu'], ['general']])
    assert.equal(await refuse(ajouter(...profils)), 'profils_a_preciser', profils.join())
  await fait(ajouter('ciba'))
  assert.equal(await refuse(ajouter('ciba')), 'profils_a_preciser')

  const maintenant = await lireHorloge(db)
  const loin = (jalon: Instant): Instant => jalon.replace(/^\d+/, '2126') as Instant
  const jalons = (J2: Instant) =>
    [
      { code: 'J1', libelle: 'Un', quand: loin(J1) },
      { code: 'J2', libelle: 'Dossier complet', quand: J2 },
      { code: 'J3', libelle: 'Trois', quand: loin(J3) },
    ] as const
  const tard = await ouvrir({ guichet: 'borne', jalons: jalons(plusHeures(maintenant, -1)) })
  assert.equal(await refuse(candidatures.ajouterProfils({ ...sur(pierre, tard), profils: ['ciba'] })), 'jalon_depasse')
  const temps = await ouvrir({ guichet: 'borne', jalons: jalons(plusHeures(maintenant, 1)) })
  await fait(candidatures.ajouterProfils({ ...sur(pierre, temps), profils: ['ciba'] }))
})
