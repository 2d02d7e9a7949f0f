import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { acteDe } from '../../../../test/harness/base.ts'
import { actesDe } from '../../../../test/harness/actes.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../../../../test/harness/programme.ts'
import { comparerRem, type Chapitre, type DispositifAPublier, makeDispositifs } from '../../dispositifs/index.ts'
import type { ChapitreDepose } from '../domain/candidature.ts'
import { impactSurDossier } from '../domain/consequences-version.ts'
import { estInstruite } from '../domain/contexte.ts'
import { dossiersDeVersion } from '../queries/dossiers-de-version.ts'
import { commandeDeChangement } from '../use-cases/changer-de-version.ts'
import { calculDesConsequences } from '../use-cases/consequences-de-version.ts'

const procedure = await ouvrirProcedure()
const { db, navigation, personnes, modules } = procedure
const { pierre, hugo, nadia } = personnes
const actes = actesDe(procedure)

type Changer = Readonly<Record<string, Partial<Chapitre['exigences'][number]>>>
const chapitre = (code: string, numeros: readonly string[], changer: Changer = {}): Chapitre => {
  const essai = chapitreDEssai(
    code,
    numeros.map(numero => ({ numero, natures: ['lien'] })),
  )
  return { ...essai, exigences: essai.exigences.map(exigence => ({ ...exigence, ...changer[exigence.id] })) }
}
const ciba: Changer = { 'ANN.03': { profil: 'CIBA' }, 'ANN.04': { perimetre: 'Vague 1' } }
const annuaire = ['ANN.01.01.01', 'ANN.02.01.01', 'ANN.03.01.01', 'ANN.04.01.01']
const v1: DispositifAPublier = petitProgramme({
  code: 'consequences',
  rem: {
    chapitres: [
      chapitre('annuaire', annuaire, ciba),
      chapitre('dmp', ['DMP.01.01.01']),
      chapitre('parti', ['PAR.01.01.01']),
    ],
  },
})
/** One requirement worded anew, one that comes to everyone, one new, a chapter that goes. */
const v2: DispositifAPublier = {
  ...v1,
  rem: {
    chapitres: [
      chapitre('annuaire', [...annuaire, 'ANN.05.01.01'], {
        ...ciba,
        'ANN.02': { texte: '<p>La solution DOIT dire tout autre chose, et autrement.</p>' },
        'ANN.03': { profil: 'Général' },
      }),
      chapitre('dmp', ['DMP.01.01.01']),
    ],
  },
}
const premiere = await procedure.publier(v1)
const ouverte = await actes.ouvrir(premiere)
const enDepot = await actes.menerAuDepot(premiere)
await actes.deposer(enDepot, 'annuaire', 'ANN.02.01.01')
await actes.deposer(enDepot, 'parti', 'PAR.01.01.01')
const jugee = await actes.menerAuDepot(premiere)
await actes.soumettreChapitre(jugee, 'annuaire')
await actes.prendre(hugo, jugee, 'annuaire')
await actes.juger(
  hugo,
  { numero: jugee, chapitre: 'annuaire' },
  { 'ANN.01.01.01': 'conforme', 'ANN.02.01.01': 'conforme' },
)
const close = await actes.ouvrir(premiere)
await actes.soumettreEtape(close, 'administrative')
await fait(modules.candidatures.refuserCandidature({ numero: close, acte: acteDe(nadia), motif: 'Hors sujet.' }))
const seconde = await procedure.publier(v2)
await actes.ouvrir(seconde)

const PAGE = '/atelier/consequences/versions/1/2/consequences'

test('[VIE-3] pour mille dossiers, le compte est celui que chacun lirait du sien', async () => {
  const lues = makeDispositifs(db)
  const [avant, apres] = await Promise.all([lues.lirePubliee(premiere.id), lues.lirePubliee(seconde.id)])
  const ecarts = comparerRem(avant.rem, apres.rem)
  const { aLire, compter } = calculDesConsequences(avant, apres, ecarts)
  assert.deepEqual(aLire, ['annuaire', 'parti'])
  const dossiers = await dossiersDeVersion(db, { dispositifId: premiere.id, champs: [], aLire })
  assert.deepEqual(dossiers.map(({ numero }) => numero).toSorted(), [ouverte, enDepot, jugee].toSorted())
  let compares = 0
  for (const { profils, ...dossier } of dossiers) {
    const etat = await procedure.etat(dossier.numero)
    if (!estInstruite(etat) || profils === null) continue
    const { chapitres } = commandeDeChangement({ etat, recente: apres, ecarts })
    const impact = impactSurDossier(etat, chapitres)
    assert.deepEqual(compter({ ...dossier, profils }), {
      aRefaire: impact.aRefaire.length,
      aConfirmer: impact.aConfirmer.length,
      conservees: impact.conservees.length,
      aDeposer: impact.aDeposer.length,
    })
    compares++
  }
  assert.equal(compares, 2)
})

test('[VIE-3] beside each chapter stands where its proofs stand, written with it', async () => {
  const { rows } = await sql<{ etat: ChapitreDepose; statuts: unknown }>`
    select etat, statuts from candidatures_chapitres`.execute(db)
  assert.ok(rows.length > 4)
  for (const { etat, statuts } of rows)
    assert.deepEqual(
      statuts,
      Object.fromEntries(Object.entries(etat.preuves).map(([numero, { statut }]) => [numero, statut])),
    )
})

test('[VIE-3] l’agence lit ce que la version demande à chaque candidature, triée, filtrée, en classeur', async () => {
  const page = navigation.en(nadia)
  const { texte, html } = await page.aller(PAGE)
  assert.match(texte, /3 candidatures concernées/)
  assert.match(texte, new RegExp(`${jugee} .*En cours|${jugee}`))
  assert.ok(html.includes(`href="/candidatures/${jugee}"`))
  assert.ok(!html.includes(close))
  assert.match(texte, new RegExp(`${jugee} Imagerie Démo SAS Imago RIS \\S+ \\S.* 2 1 \\d+ \\d+`))
  assert.match((await page.aller(`${PAGE}?quoi=referencees`)).texte, /Aucune candidature ne répond à ces filtres/)
  assert.ok(!(await page.aller(`${PAGE}?q=${jugee}`)).html.includes(enDepot))
  const classeur = await page.demander({ url: `${PAGE}.xlsx?quoi=ouvertes` })
  assert.equal(classeur.statusCode, 200)
  const lien = await page.aller('/atelier/consequences/versions/1/2')
  assert.ok(lien.html.includes(`href="${PAGE}"`))
  assert.equal((await navigation.en(pierre).aller(PAGE)).statut, 403)
  assert.match((await page.aller('/atelier/consequences/versions/2/1/consequences')).texte, /1 candidature concernée/)
})
