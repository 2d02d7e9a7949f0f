import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { acteDe } from '../../../../test/harness/base.ts'
import { actesDe } from '../../../../test/harness/actes.ts'
import { fait, ouvrirProcedure } from '../../../../test/harness/procedure.ts'
import { chapitreDEssai, petitProgramme } from '../../../../test/harness/programme.ts'
import type { Chapitre, Champ, CodeChapitre, DispositifAPublier, Reponses } from '../../dispositifs/index.ts'
import { ecarts, rejouer } from '../domain/rejeu.ts'

const procedure = await ouvrirProcedure()
const { db, navigation, personnes, modules } = procedure
const { pierre, hugo, nadia } = personnes
const actes = actesDe(procedure)

const lien = (numero: string) => ({ numero, natures: ['lien'] as const })
const chapitre = (code: string, ...numeros: readonly string[]): Chapitre => chapitreDEssai(code, numeros.map(lien))
const champ = (code: string, libelle: string): Champ => ({ code, libelle, type: 'texte', obligatoire: false })
const formulaire = (...champs: readonly Champ[]) => ({ sections: [{ code: 'section', titre: 'Section', champs }] })

const v1: DispositifAPublier = petitProgramme({
  code: 'changer',
  formulaires: {
    administrative: formulaire(champ('denomination', 'Dénomination de la société')),
    eligibilite: formulaire(champ('version_technique', 'Version technique')),
  },
  rem: {
    chapitres: [
      chapitre('annuaire', 'ANN.01.01.01', 'ANN.02.01.01'),
      chapitre('dmp', 'DMP.01.01.01'),
      chapitre('ancien', 'ANC.01.01.01'),
    ],
  },
})
/** One proof more in « annuaire », « ancien » is gone, and the questions are others. */
const v2: DispositifAPublier = {
  ...v1,
  formulaires: {
    administrative: formulaire(champ('raison_sociale', 'Raison sociale'), champ('denomination', 'Nom d’usage')),
    eligibilite: formulaire(champ('version_technique', 'Numéro de build')),
  },
  rem: {
    chapitres: [chapitre('annuaire', 'ANN.01.01.01', 'ANN.02.01.01', 'ANN.03.01.01'), chapitre('dmp', 'DMP.01.01.01')],
  },
}

const premiere = await procedure.publier(v1)
const numero = await actes.ouvrir(premiere)
const repondre = async (etape: 'administrative' | 'eligibilite', reponses: Reponses): Promise<void> => {
  await modules.candidatures.enregistrerBrouillon({ numero, etape, acte: acteDe(pierre), reponses, versionVue: 0 })
  await actes.soumettreEtape(numero, etape)
}
await repondre('administrative', { denomination: 'Imagerie Démo' })
await fait(modules.candidatures.accepterCandidatureAdministrative({ numero, acte: acteDe(nadia) }))
await repondre('eligibilite', { version_technique: '4.1.7' })
await fait(modules.candidatures.accepterEligibilite({ numero, acte: acteDe(nadia) }))
await actes.soumettreChapitre(numero, 'annuaire')
await actes.soumettreChapitre(numero, 'dmp')
const autre = await actes.ouvrir(premiere)
await actes.soumettreEtape(autre, 'administrative')
const enCours = navigation.en(pierre)
const PAGE = `/candidatures/${numero}/version`
const chapitres = async (): Promise<readonly unknown[]> =>
  (
    await sql<{ code: string; statut: string; rang: number | null }>`
    select code, statut, rang from candidatures_chapitres where numero = ${numero} order by ordre`.execute(db)
  ).rows.map(({ code, statut, rang }) => [code, statut, rang])

test('[VIE-3] tant que rien n’est publié depuis, il n’y a pas d’autre version', async () => {
  const { statut, texte } = await enCours.aller(PAGE)
  assert.equal(statut, 200)
  assert.match(texte, /la dernière publiée/)
})

test('[VIE-3] [GUI-3] l’éditeur lit ce que coûte la nouvelle version, coche, et y passe', async () => {
  const [, [, , rangDmp] = []] = (await chapitres()) as readonly (readonly unknown[])[]
  await procedure.publier(v2)
  const tableau = await enCours.aller(`/candidatures/${numero}`)
  assert.match(
    tableau.texte,
    /Avec la version 2, pour votre produit : 1 preuve à refaire, 0 à confirmer, 3 conservées\./,
  )
  assert.ok(tableau.html.includes(`href="${PAGE}"`))
  assert.doesNotMatch((await navigation.en(nadia).aller(`/candidatures/${numero}`)).html, new RegExp(`href="${PAGE}"`))

  const page = await enCours.aller(PAGE)
  assert.match(page.texte, /1 preuve à refaire 0 à confirmer 3 conservées/)
  assert.match(page.texte, /1 chapitre déjà soumis revient dans vos mains et perd sa place/)
  assert.match(page.texte, /Chapitre ancien 0 0 .* N’est plus demandé/)
  const sansAccord = await enCours.soumettre(page, PAGE)
  assert.equal(sansAccord.statut, 422)
  assert.match(sansAccord.texte, /Cochez la case/)

  const recu = await enCours.soumettre(page, PAGE, { accord: 'oui' })
  assert.match(recu.texte, /Passage de la version 1 à la version 2 du dispositif/)
  assert.deepEqual(await chapitres(), [
    ['annuaire', 'en_depot', null],
    ['dmp', 'en_file', rangDmp],
  ])
  const { rows } = await sql<{ version: number }>`
    select v.version from candidatures c join versions_dispositif v on v.id = c.dispositif_id where c.numero = ${numero}`.execute(
    db,
  )
  assert.deepEqual(rows, [{ version: 2 }])
  assert.doesNotMatch((await enCours.aller(`/candidatures/${numero}`)).texte, /Une version plus récente/)
})

test('[VIE-3] le journal raconte l’état, et ce qui a été remplacé y reste', async () => {
  const rejeu = rejouer(await procedure.faits(numero))
  assert.ok(rejeu.ok)
  assert.deepEqual(ecarts(rejeu.etat, await procedure.etat(numero)), [])
  const { texte } = await navigation.en(personnes.alix).aller(`/candidatures/${numero}/journal`)
  assert.match(texte, /Candidature passée de la version 1 à la version 2/)
})

test('[GUI-3] [VIE-3] ce qui a été soumis se relit avec les questions qui étaient affichées', async () => {
  for (const [etape, question] of [
    ['administrative', 'Dénomination de la société'],
    ['eligibilite', 'Version technique'],
  ] as const) {
    for (const [qui, adresse] of [
      [pierre, `/candidatures/${numero}/etapes/${etape}/recapitulatif`],
      [nadia, `/agence/candidatures/${numero}/etapes/${etape}`],
    ] as const) {
      const { texte } = await navigation.en(qui).aller(adresse)
      assert.match(texte, new RegExp(question), adresse)
      assert.doesNotMatch(texte, /Nom d’usage|Raison sociale|Numéro de build/, adresse)
    }
  }
  const soumises = (await procedure.faits(numero)).flatMap(({ type }, rang) =>
    type === 'EtapeSoumise' ? rang + 1 : [],
  )
  const [accuse] = await Promise.all(
    soumises.map(position => enCours.aller(`/candidatures/${numero}/accuses/${position}`)),
  )
  assert.match(accuse?.texte ?? '', /Dénomination de la société Imagerie Démo/)
  assert.match(accuse?.texte ?? '', /version 1 du référentiel/)
  assert.match((await enCours.aller(`/candidatures/${numero}/accuses`)).texte, /Passage de la version 1 à la version 2/)
})

test('[VIE-3] une étape encore ouverte prend les questions de la nouvelle version, et garde son brouillon', async () => {
  await fait(
    modules.candidatures.demanderComplement({
      numero: autre,
      acte: acteDe(nadia),
      etape: 'administrative',
      motif: 'Kbis.',
    }),
  )
  const adresse = `/candidatures/${autre}/version`
  const page = await enCours.aller(adresse)
  assert.match(page.texte, /Les étapes déjà soumises le restent/)
  assert.match((await enCours.soumettre(page, adresse, { accord: 'oui' })).texte, /Passage de la version 1/)
  assert.match(
    (await enCours.aller(`/candidatures/${autre}/etapes/administrative`)).texte,
    /Raison sociale.*Nom d’usage/,
  )
  // Before an answer is sent again, the agency still reads what was answered, as it was asked.
  assert.match(
    (await navigation.en(nadia).aller(`/agence/candidatures/${autre}/etapes/administrative`)).texte,
    /Dénomination de la société/,
  )
  await actes.soumettreEtape(autre, 'administrative')
  assert.match(
    (await navigation.en(nadia).aller(`/agence/candidatures/${autre}/etapes/administrative`)).texte,
    /Nom d’usage/,
  )
})

test('[VIE-3] ce qui a changé depuis la lecture est à relire : rien n’est fait', async () => {
  const dernier = await actes.menerAuDepot(await procedure.publier({ ...v1, code: 'changer-encore' }))
  await procedure.publier({ ...v2, code: 'changer-encore' })
  const adresse = `/candidatures/${dernier}/version`
  const page = await enCours.aller(adresse)
  await actes.soumettreChapitre(dernier, 'annuaire')
  const relue = await enCours.soumettre(page, adresse, { accord: 'oui' })
  assert.equal(relue.statut, 409)
  assert.match(relue.texte, /La situation a changé/)
  assert.equal((await procedure.etat(dernier)).statut, 'depot_des_preuves')
  assert.ok(!(await procedure.faits(dernier)).some(({ type }) => type === 'VersionChangee'))
  const autreEntreprise = await navigation.en(personnes.lucas).aller(adresse)
  assert.equal(autreEntreprise.statut, 404)
  await actes.prendre(hugo, dernier, 'annuaire')
})

test('[VIE-3] une preuve à confirmer se lit avec l’avis qu’elle avait, et se juge de nouveau', async () => {
  const dite = chapitreDEssai('annuaire', ['ANN.01.01.01'].map(lien))
  const contenu = { ...v1, code: 'changer-dire', rem: { chapitres: [dite, chapitre('dmp', 'DMP.01.01.01')] } }
  const jugee = await actes.menerAuDepot(await procedure.publier(contenu))
  await actes.soumettreChapitre(jugee, 'annuaire')
  await actes.prendre(hugo, jugee, 'annuaire')
  await actes.juger(hugo, { numero: jugee, chapitre: 'annuaire' }, { 'ANN.01.01.01': 'conforme' })
  await fait(
    modules.candidatures.validerChapitre({ numero: jugee, acte: acteDe(hugo), chapitre: 'annuaire' as CodeChapitre }),
  )
  const autrement = dite.exigences.map(exigence => ({ ...exigence, texte: '<p>La solution DOIT faire mieux.</p>' }))
  const rem = { chapitres: [{ ...dite, exigences: autrement }, chapitre('dmp', 'DMP.01.01.01')] }
  await procedure.publier({ ...contenu, rem })
  const adresse = `/candidatures/${jugee}/version`
  const page = await enCours.aller(adresse)
  assert.match(page.texte, /1 chapitre validé est jugé de nouveau/)
  await enCours.soumettre(page, adresse, { accord: 'oui' })
  const { texte } = await enCours.aller(`/candidatures/${jugee}/chapitres/annuaire?preuve=ANN.01.01.01`)
  assert.match(texte, /Jugée conforme par Hugo Lefèvre, .* sous une version antérieure du dispositif : à confirmer/)
  await actes.prendre(hugo, jugee, 'annuaire')
  await actes.juger(hugo, { numero: jugee, chapitre: 'annuaire' }, { 'ANN.01.01.01': 'conforme' })
  const etat = await procedure.etat(jugee)
  assert.ok(etat.statut === 'depot_des_preuves')
})
