import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { acteDe } from '../../../../../test/harness/base.ts'
import { ouvrirProcedure } from '../../../../../test/harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../../../../../test/harness/programme.ts'
import type { Chapitre } from '../../domain/rem.ts'
import { composerAtelier } from '../../composition.ts'
import { lireClasseur } from '../../infra/classeur.ts'
import { lireRenumerotations } from '../../queries/renumerotations.ts'
import { lireVersions } from '../../queries/versions.ts'

const procedure = await ouvrirProcedure()
const { db, navigation, personnes } = procedure
const nadia = navigation.en(personnes.nadia)

const dit = (texte: string): string =>
  `<p>La solution DOIT ${texte} dans les conditions que fixent les référentiels en vigueur de l’agence, sans perte ni altération.</p>`
const chapitre = (exigences: Readonly<Record<string, string>>): Chapitre => {
  const essai = chapitreDEssai(
    'annuaire',
    Object.keys(exigences).map(id => ({ numero: `${id}.01.01`, natures: ['document'] })),
  )
  return {
    ...essai,
    exigences: essai.exigences.map(exigence => ({
      ...exigence,
      texte: exigences[exigence.id] ?? exigence.texte,
      scenarios: exigence.scenarios.map(scenario => ({
        ...scenario,
        preuves: scenario.preuves.map(preuve => ({ ...preuve, texte: `<p>Preuve : ${dit('le montrer')}</p>` })),
      })),
    })),
  }
}

const programme = petitProgramme({
  code: 'compares',
  rem: {
    chapitres: [
      chapitre({
        'ANN.01': dit('interroger l’annuaire'),
        'ANN.02': dit('afficher les droits'),
        'ANN.03': dit('exporter la liste'),
        'ANN.04': '<p>La solution DOIT imprimer en couleurs.</p>',
      }),
    ],
  },
})
await procedure.publier(programme)
await procedure.publier({
  ...programme,
  rem: {
    chapitres: [
      chapitre({
        'ANN.01': dit('interroger l’annuaire national'),
        'ANN.02': dit('afficher les droits'),
        // Renumbered, and a word more.
        'ANN.13': dit('exporter la liste entière'),
        'ANN.05': '<p>La solution DOIT dater chaque compte rendu validé.</p>',
      }),
    ],
  },
})

const PAGE = '/atelier/compares/versions/1/2'

test('[GUI-3] the versions of a programme are listed, and any two are compared', async () => {
  const liste = await nadia.aller('/atelier/compares/versions')
  assert.match(liste.texte, /2 versions publiées/)
  assert.ok(liste.html.includes(`href="${PAGE}"`))
  assert.equal((await nadia.aller('/atelier/compares/versions?avant=2&apres=1')).url, '/atelier/compares/versions/2/1')
  const meme = await nadia.aller('/atelier/compares/versions?avant=2&apres=2')
  assert.equal(meme.statut, 422)
  assert.match(meme.texte, /Choisissez deux versions différentes/)
  for (const ailleurs of ['/atelier/nul/versions', `${PAGE}0`, '/atelier/compares/versions/1/1', `${PAGE}x`])
    assert.equal((await nadia.aller(ailleurs)).statut, 404, ailleurs)
})

test('[GUI-3] what became of each requirement is told, with the words that changed, and filtered by the address', async () => {
  const { texte, html } = await nadia.aller(PAGE)
  assert.match(texte, /La version 2 comparée à la version 1/)
  assert.match(
    texte,
    /1 exigence modifiée 1 exigence nouvelle 1 exigence supprimée 1 exigence renumérotée 1 à confirmer/,
  )
  assert.match(texte, /ajouté : national/)
  assert.match(texte, /ANN\.03 devient ANN\.13 Renumérotée À confirmer/)
  assert.ok(html.includes(`${PAGE}?sort=nouvelle#exigences`))
  const nouvelles = await nadia.aller(`${PAGE}?sort=nouvelle`)
  assert.match(nouvelles.texte, /ANN\.05 Nouvelle/)
  assert.doesNotMatch(nouvelles.texte, /ANN\.01 Modifiée/)
  assert.match(
    (await nadia.aller(`${PAGE}?sort=nouvelle&chapitre=dmp`)).texte,
    /Aucune exigence ne répond à ces filtres/,
  )
})

test('[GUI-3] the draft is compared with the version in force', async () => {
  const atelier = composerAtelier(db)
  const acte = acteDe(personnes.nadia)
  const ouvert = await atelier.ouvrirChantier({ acte, ouverture: { kind: 'version', code: 'compares' } })
  assert.ok(ouvert.ok, JSON.stringify(ouvert))
  const issue = await atelier.enregistrerChantier({
    acte: acteDe(personnes.nadia),
    code: 'compares',
    rubrique: 'identite',
    versionVue: (await atelier.lireChantier('compares'))?.version ?? 0,
    modifier: chantier => ({ ...chantier, vague: 'Vague 9' }),
  })
  assert.ok(issue.ok)
  const liste = await nadia.aller('/atelier/compares/versions')
  assert.match(liste.texte, /Le chantier en cours/)
  const { texte } = await nadia.aller('/atelier/compares/versions/2/brouillon')
  assert.match(texte, /Le chantier comparé à la version 2/)
  assert.match(texte, /1 réglage différent/)
  assert.match(texte, /Vague Changement .*→ Vague 9/)
  assert.match(texte, /0 exigences? modifiées?/)
})

test('[GUI-3] [VIE-3] a likeness is confirmed or refused by an agent, whose name stays, and the last word counts', async () => {
  const envoyer = async (decision: string, champs = {}) =>
    nadia.soumettre(await nadia.aller(PAGE), `${PAGE}/renumerotations`, {
      exigence_avant: 'ANN.03',
      exigence_apres: 'ANN.13',
      decision,
      ...champs,
    })
  const decisions = async () => {
    const [v2, v1] = await lireVersions(db, 'compares')
    const lues = await lireRenumerotations(db, { avant: v1?.id ?? '', apres: v2?.id ?? '' })
    return lues.map(({ avant, apres, confirmee, par }) => [avant, apres, confirmee, par.nom])
  }
  assert.equal((await envoyer('peut-être')).statut, 422)
  const inconnue = await envoyer('confirmer', { exigence_apres: 'ANN.01' })
  assert.equal(inconnue.statut, 422)
  assert.match(inconnue.texte, /garde son numéro/)
  assert.deepEqual(await decisions(), [])

  const confirmee = await envoyer('confirmer')
  assert.match(confirmee.texte, /Reconnue à sa ressemblance\. Confirmée par Nadia Benali/)
  assert.doesNotMatch(confirmee.texte, /1 à confirmer par un agent/)

  const refusee = await envoyer('refuser')
  assert.match(refusee.texte, /2 exigences nouvelles 2 exigences supprimées 0 exigences? renumérotées?/)
  assert.match(refusee.texte, /ce que Nadia Benali a refusé/)
  assert.deepEqual(await decisions(), [['ANN.03', 'ANN.13', false, 'Nadia Benali']])
  assert.match((await envoyer('confirmer')).texte, /1 exigence renumérotée/)
  assert.deepEqual(await decisions(), [['ANN.03', 'ANN.13', true, 'Nadia Benali']])
  await assert.rejects(sql`update renumerotations set confirmee = false`.execute(db), /ne se modifie pas/)
})

test('[GUI-3] the differences are a workbook, one row a requirement', async () => {
  const fichier = await nadia.demander({ url: `${PAGE}.xlsx` })
  assert.equal(fichier.statusCode, 200)
  const [feuille] = lireClasseur(fichier.rawPayload)
  const lignes = (feuille?.lignes ?? []).map(({ cellules }) =>
    ['A', 'B', 'C'].map(colonne => {
      const cellule = cellules.get(colonne)
      return cellule?.kind === 'texte' ? cellule.texte : null
    }),
  )
  assert.deepEqual(lignes, [
    ['Différence', 'ID avant', 'ID après'],
    ['Modifiée', 'ANN.01', 'ANN.01'],
    ['Renumérotée', 'ANN.03', 'ANN.13'],
    ['Nouvelle', null, 'ANN.05'],
    ['Supprimée', 'ANN.04', null],
  ])
})
