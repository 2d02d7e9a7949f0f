import assert from 'node:assert/strict'
import test from 'node:test'
import { ouvrirProcedure } from '../../../../../test/harness/procedure.ts'
import { programmesLivres } from '../../../../../test/harness/programmes.ts'
import { type Instant, jourCivil } from '../../../../kernel/temps.ts'
import { composerAtelier } from '../../composition.ts'
import type { Chantier } from '../../domain/chantier.ts'
import { acteDe } from '../../../../../test/harness/base.ts'

const procedure = await ouvrirProcedure()
const { navigation, personnes, publier } = procedure
const atelier = composerAtelier(procedure.db)
const nadia = navigation.en(personnes.nadia)
const alix = navigation.en(personnes.alix)

const ris = (await programmesLivres(jourCivil('2026-11-10')))['ris-vague-2']
assert.ok(ris)

/** A published programme whose next version is being written, and what was written of it. */
const enChantier = async (code: string, reste: Partial<Chantier> = {}): Promise<void> => {
  await publier({ ...ris, code, intitule: `Essai ${code}` })
  await nadia.soumettre(await nadia.aller('/atelier'), `/atelier/${code}/ouverture`)
  await ecrire(code, 1, reste)
}
const ecrire = async (code: string, versionVue: number, reste: Partial<Chantier>): Promise<void> => {
  const modifier = (chantier: Chantier): Chantier => ({ ...chantier, ...reste })
  const demande = { acte: acteDe(personnes.nadia), code, rubrique: 'identite', versionVue, modifier } as const
  assert.equal((await atelier.enregistrerChantier(demande)).ok, true)
}

test('[GUI-1] a programme is created with a name alone: its code comes from it, and the page says what is left to do', async () => {
  const formulaire = await nadia.aller('/atelier/nouveau')
  const ouvert = await nadia.soumettre(formulaire, '/atelier/nouveau', { intitule: 'Téléconsultation – été 2027' })
  assert.equal(ouvert.url, '/atelier/teleconsultation-ete-2027?fait=ouverture')
  assert.match(ouvert.texte, /Chantier ouvert\..*18 points à corriger.*Jamais publié/)
  assert.match(ouvert.texte, /Complétez « Identité du dispositif ».*3 points y restent.*18 points dans 6 rubriques/)
  assert.match((await nadia.aller('/atelier')).texte, /Téléconsultation – été 2027 la première version 18 points/)
})

test('[GUI-1] what can’t be created is said at its field, and what was typed stays', async () => {
  await enChantier('pris')
  const refusee = async (champs: Readonly<Record<string, string>>) =>
    nadia.soumettre(await nadia.aller('/atelier/nouveau'), '/atelier/nouveau', champs)
  const cas: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
    [{ intitule: '', code: 'essai' }, /Donnez un nom au dispositif/],
    [{ intitule: 'Essai', code: 'Mon Code' }, /Écrivez le code en minuscules sans accents/],
    [{ intitule: '–' }, /Donnez un code/],
    [{ intitule: 'Essai', code: 'pris' }, /un chantier « pris » est en cours/],
    [{ intitule: 'Essai', code: 'importer' }, /est une adresse du service/],
    [{ intitule: 'x'.repeat(121) }, /Raccourcissez le nom/],
    [{ intitule: 'Essai', code: 'essai', modele: 'inconnu' }, /Choisissez un autre point de départ/],
  ]
  for (const [champs, phrase] of cas) {
    const { statut, texte } = await refusee(champs)
    assert.equal(statut, 422, JSON.stringify(champs))
    assert.match(texte, phrase)
  }
  const { html } = await refusee({ intitule: 'Essai', code: 'Mon Code' })
  assert.match(html, /value="Mon Code"/)
  await atelier.abandonnerChantier({ acte: acteDe(personnes.nadia), code: 'pris' })
  assert.match((await refusee({ intitule: 'Essai', code: 'pris' })).texte, /est celui d’un dispositif publié/)
})

test('[GUI-1] the check tells every fault at once, where it is in words, what to do, and leads there', async () => {
  const { formulaires, mentions, profils } = ris
  const sansPilote = {
    ...formulaires,
    eligibilite: {
      sections: [
        ...formulaires.eligibilite.sections,
        {
          code: 'plus',
          titre: 'En plus',
          champs: [
            {
              code: 'detail',
              libelle: 'Détail',
              type: 'texte',
              obligatoire: false,
              si: { champ: 'retire', vaut: 'oui' },
            },
          ],
        },
      ],
    },
  } as const
  await enChantier('fautif', {
    formulaires: sansPilote,
    mentions: { ...mentions, recours: '' },
    profils: profils.slice(0, 1),
    convention: ris.convention && {
      ...ris.convention,
      articles: [{ titre: 'Objet', paragraphes: ['Entre {{editteur}} et nous.'] }],
    },
  })
  const { texte, html } = await nadia.aller('/atelier/fautif/controle')
  assert.match(texte, /5 points restent à corriger avant la publication/)
  assert.match(texte, /En plus › Détail › Condition : La condition porte sur « retire »/)
  assert.match(texte, /Voies de recours : Écrivez cette mention légale obligatoire/)
  assert.match(texte, /Articles : La variable \{\{editteur\}\} est inconnue/)
  assert.match(texte, /Profils : Le classeur demande des preuves au profil « /)
  const liens = [...html.matchAll(/href="(\/atelier\/fautif\/[^"#]+)(?:#([^"]+))?"/g)].map(([, page, ancre]) => [
    page,
    ancre,
  ])
  for (const [page = '', ancre] of liens) {
    const cible = await nadia.aller(page)
    assert.equal(cible.statut, 200, page)
    if (ancre !== undefined) assert.ok(cible.html.includes(`id="${ancre}"`), `${page}#${ancre}`)
  }
  assert.ok(liens.some(([page]) => page === '/atelier/fautif/formulaires/eligibilite/champs/detail'))
  assert.match((await nadia.aller('/atelier/fautif/publication')).texte, /ne peut pas encore être publié/)
  assert.match((await nadia.aller('/atelier/fautif/mentions')).texte, /1 point à corriger ici avant la publication/)
})

test('[GUI-1] [GUI-3] published after a page that says what comes into force: it is public, and the chantier is no more', async () => {
  await enChantier('suite', { presentation: 'Une autre présentation.' })
  const page = await nadia.aller('/atelier/suite/publication')
  assert.match(page.texte, /Publier la version 2 .*le font sur la version 2.*J1 · /)
  assert.match(page.texte, /inchangée.*Candidatures en cours Aucune.*Ce qui change : 1 réglage/)
  const publiee = await nadia.soumettre(page, '/atelier/suite/publication')
  assert.equal(publiee.url, '/atelier/suite?fait=publication')
  assert.match(publiee.texte, /La version 2 de « Essai suite » est publiée/)
  assert.match((await navigation.anonyme.aller('/dispositifs/suite')).texte, /Une autre présentation\./)
  assert.match(
    (await nadia.aller('/atelier/suite')).texte,
    /Version 2 en vigueur Essai suite .*Préparer la version suivante/,
  )
  const histoire = (await nadia.aller('/atelier/suite/histoire')).texte
  assert.match(
    histoire,
    /Nadia Benali, gestionnaire de guichet Version publiée version 2 .*Identité du dispositif .*Chantier ouvert d’après la version 1/,
  )
  assert.equal((await nadia.aller('/atelier/suite/controle')).statut, 404)
})

test('[GUI-1] a chantier that was written in between is not published unread', async () => {
  await enChantier('double')
  const page = await nadia.aller('/atelier/double/publication')
  await ecrire('double', 2, { vague: 'Autre' })
  const refusee = await nadia.soumettre(page, '/atelier/double/publication')
  assert.equal(refusee.statut, 422)
  assert.match(refusee.texte, /Rien n’a été publié.*modifié ce chantier depuis que vous avez ouvert la page/)
  assert.match((await nadia.soumettre(refusee, '/atelier/double/publication')).texte, /La version 2 .* est publiée/)
})

test('[P10] a version that would move a milestone is not published: which one, why, and where it is moved', async () => {
  await enChantier('bouge')
  const { jalons } = (await atelier.lireChantier('bouge'))?.chantier ?? assert.fail()
  await ecrire('bouge', 2, {
    jalons: jalons.map(jalon => (jalon.code === 'J3' ? { ...jalon, heure: '18:00' } : jalon)),
  })
  assert.match(
    (await nadia.aller('/atelier/bouge/controle')).texte,
    /J3 · .*Le jalon J3 est publié au .*remettez cette date/,
  )
  const gestionnaire = await nadia.aller('/atelier/bouge/publication')
  assert.match(gestionnaire.texte, /Un jalon publié ne change pas .*J3 · .*à 12 h 00 .*: le chantier dit .*à 18 h 00/)
  assert.match(gestionnaire.texte, /demandez à un administrateur de déplacer le jalon/)
  assert.doesNotMatch(gestionnaire.html, /href="\/administration/)
  const administrateur = await alix.aller('/atelier/bouge/publication')
  assert.match(administrateur.html, /href="\/administration\/dispositifs\/bouge\/jalons\/J3"/)
})

test('[JAL-1] a guichet whose first milestone has passed is told to open closed', async () => {
  const [j1] = ris.jalons
  assert.ok(j1)
  const passe = { ...j1, quand: '2026-01-10T11:00:00.000Z' as Instant }
  await publier({ ...ris, code: 'ferme', jalons: [passe, ...ris.jalons.slice(1)] })
  await nadia.soumettre(await nadia.aller('/atelier'), '/atelier/ferme/ouverture')
  assert.match((await nadia.aller('/atelier')).texte, /fermé aux nouvelles candidatures J2 le/)
  assert.match((await nadia.aller('/atelier/ferme/publication')).texte, /Le jalon J1 est passé Aucune candidature/)
})

test('[GUI-1] a chantier is given up after a page that says what is lost, and what is in force stays', async () => {
  await enChantier('laisse')
  const page = await nadia.aller('/atelier/laisse/abandon')
  assert.match(page.texte, /Tout ce qui y est écrit est effacé.*par Nadia Benali.*La version 1 reste en vigueur/)
  const parti = await nadia.soumettre(page, '/atelier/laisse/abandon')
  assert.match(parti.texte, /Le chantier est abandonné.*Rien de publié n’a changé/)
  assert.match((await nadia.aller('/atelier/laisse')).texte, /Version 1 en vigueur/)
  assert.match((await nadia.aller('/atelier/laisse/histoire')).texte, /Chantier abandonné/)
})

test('what is neither published nor being written is not there', async () => {
  for (const page of ['', '/controle', '/publication', '/abandon', '/histoire', '/mentions'])
    assert.equal((await nadia.aller(`/atelier/nulle-part${page}`)).statut, 404, page)
  const formulaire = await nadia.aller('/atelier/nouveau')
  const jeton = /name="_jeton" value="([^"]+)"/.exec(formulaire.html)?.[1] ?? ''
  const reponse = await nadia.demander({
    method: 'POST',
    url: '/atelier/nulle-part/ouverture',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _jeton: jeton, cle: crypto.randomUUID() }).toString(),
  })
  assert.equal(reponse.statusCode, 404)
})
