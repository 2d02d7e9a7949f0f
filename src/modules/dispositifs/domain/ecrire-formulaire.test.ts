import assert from 'node:assert/strict'
import test from 'node:test'
import { chantierVide } from './chantier-vide.ts'
import {
  ajouterChamp,
  ajouterSection,
  avecFormulaire,
  avecLignes,
  codePropose,
  copierSection,
  deplacerChamp,
  deplacerSection,
  formulaireDesLignes,
  modifierChamp,
  modifierSection,
  retirerChamps,
  retirerSection,
  type Sens,
} from './ecrire-formulaire.ts'
import type { Champ, Formulaire } from './formulaire.ts'
import { champsDe, dependancesDe, raisonDeGarder, reponsesPossibles, suivantesDe } from './liens-formulaire.ts'

const champ = (code: string, reste: Partial<Champ> = {}): Champ => ({
  code,
  libelle: `Question ${code}`,
  type: 'texte',
  obligatoire: true,
  ...reste,
})

const groupe = champ('groupe', { type: 'oui_non' })
const mandats = champ('mandats', { type: 'oui_non', si: { champ: 'groupe', vaut: 'oui' } })
const combien = champ('combien', { si: { champ: 'mandats', vaut: 'oui' } })
const formulaire: Formulaire = {
  sections: [
    {
      code: 'un',
      titre: 'Un',
      aidesSaisie: [
        { source: 'moi', libelle: 'Mes données', remplit: { nom: 'nom_complet', debut: 'fonction' } },
        { source: 'responsable_legal', libelle: 'Les siennes', remplit: { nom: 'nom_complet' } },
      ],
      champs: [champ('nom'), groupe, mandats, combien],
    },
    {
      code: 'deux',
      titre: 'Deux',
      champs: [champ('debut', { type: 'date' }), champ('fin', { type: 'date', apres: 'debut' })],
    },
  ],
}

const ordre = ({ sections }: Formulaire): readonly string[] =>
  sections.flatMap(({ code, champs }) => [`[${code}]`, ...champs.map(autre => autre.code)])
const trouver = (dans: Formulaire, code: string): Champ => {
  const trouve = champsDe(dans).find(autre => autre.code === code)
  assert.ok(trouve, code)
  return trouve
}

test('[GUI-1] une section s’ajoute à la fin, se modifie, monte et descend sans sortir du formulaire', () => {
  const trois = ajouterSection(formulaire, { code: 'trois', titre: 'Trois', champs: [] })
  assert.equal(trois.sections.at(-1)?.code, 'trois')
  const modifiee = modifierSection(trois, { code: 'trois', section: { code: 'trois', titre: 'Autre', champs: [] } })
  assert.equal(modifiee.sections[2]?.titre, 'Autre')
  const codes = (code: string, sens: Sens) => deplacerSection(trois, { code, sens }).sections.map(s => s.code)
  assert.deepEqual(codes('trois', 'haut'), ['un', 'trois', 'deux'])
  assert.deepEqual(codes('un', 'bas'), ['deux', 'un', 'trois'])
  for (const [code, sens] of [
    ['un', 'haut'],
    ['trois', 'bas'],
    ['inconnue', 'bas'],
  ] as const)
    assert.deepEqual(codes(code, sens), ['un', 'deux', 'trois'])
})

test('[GUI-1] un champ s’ajoute à la fin de sa section', () => {
  const ecrit = ajouterChamp(formulaire, { section: 'deux', champ: champ('neuf') })
  assert.deepEqual(ordre(ecrit).slice(-3), ['debut', 'fin', 'neuf'])
})

test('[GUI-1] un champ monte et descend, et passe d’une section à l’autre quand il est au bord de la sienne', () => {
  const deplace = (code: string, sens: Sens) => ordre(deplacerChamp(formulaire, { code, sens }))
  assert.deepEqual(deplace('fin', 'haut').slice(-2), ['fin', 'debut'])
  assert.deepEqual(deplace('debut', 'haut'), ['[un]', 'nom', 'groupe', 'mandats', 'combien', 'debut', '[deux]', 'fin'])
  assert.deepEqual(deplace('combien', 'bas'), ['[un]', 'nom', 'groupe', 'mandats', '[deux]', 'combien', 'debut', 'fin'])
  for (const [code, sens] of [
    ['nom', 'haut'],
    ['fin', 'bas'],
    ['inconnu', 'bas'],
  ] as const)
    assert.deepEqual(deplace(code, sens), ordre(formulaire))
})

test('[GUI-1] un champ change sous son code, et passe dans une autre section quand on le demande', () => {
  const libelle = modifierChamp(formulaire, { code: 'nom', champ: champ('nom', { libelle: 'Nom' }), section: 'un' })
  assert.deepEqual([trouver(libelle, 'nom').libelle, ordre(libelle)], ['Nom', ordre(formulaire)])
  const ailleurs = modifierChamp(formulaire, { code: 'nom', champ: champ('nom'), section: 'deux' })
  assert.deepEqual(ordre(ailleurs), ['[un]', 'groupe', 'mandats', 'combien', '[deux]', 'debut', 'fin', 'nom'])
})

test('[GUI-1] sous un autre code, les conditions, les dates et les aides qui le nomment suivent', () => {
  const renomme = modifierChamp(formulaire, { code: 'groupe', champ: { ...groupe, code: 'groupement' }, section: 'un' })
  assert.deepEqual(trouver(renomme, 'mandats').si, { champ: 'groupement', vaut: 'oui' })
  const date = modifierChamp(formulaire, {
    code: 'debut',
    champ: champ('ouverture', { type: 'date' }),
    section: 'deux',
  })
  assert.equal(trouver(date, 'fin').apres, 'ouverture')
  assert.deepEqual(date.sections[0]?.aidesSaisie?.[0]?.remplit, { nom: 'nom_complet', ouverture: 'fonction' })
})

test('[GUI-1] on sait tout ce qui nomme un champ, et ce qui se cache à sa suite', () => {
  assert.deepEqual(dependancesDe(formulaire, 'groupe').conditions, [mandats])
  assert.deepEqual(
    dependancesDe(formulaire, 'debut').dates.map(({ code }) => code),
    ['fin'],
  )
  assert.deepEqual(
    dependancesDe(formulaire, 'debut').aides.map(({ aide }) => aide.source),
    ['moi'],
  )
  assert.deepEqual(suivantesDe(formulaire, 'groupe'), [mandats, combien])
  assert.deepEqual(suivantesDe(formulaire, 'combien'), [])
})

test('[GUI-1] un champ retiré ne laisse ni condition, ni date, ni aide qui le nomme', () => {
  const retire = retirerChamps(formulaire, new Set(['groupe', 'debut']))
  assert.equal(trouver(retire, 'mandats').si, undefined)
  assert.deepEqual(trouver(retire, 'combien').si, { champ: 'mandats', vaut: 'oui' })
  assert.equal(trouver(retire, 'fin').apres, undefined)
  assert.deepEqual(
    retire.sections[0]?.aidesSaisie?.map(({ remplit }) => remplit),
    [{ nom: 'nom_complet' }, { nom: 'nom_complet' }],
  )
  assert.equal('aidesSaisie' in (retirerChamps(formulaire, new Set(['nom', 'debut'])).sections[0] ?? {}), false)
})

test('[GUI-1] une section part avec ses champs', () => {
  const retire = retirerSection(formulaire, 'deux')
  assert.deepEqual(ordre(retire), ['[un]', 'nom', 'groupe', 'mandats', 'combien'])
  assert.deepEqual(retire.sections[0]?.aidesSaisie?.[0]?.remplit, { nom: 'nom_complet' })
})

test('[GUI-1] une section copiée ne pose pas deux fois la même question, et dit ce qui n’a pas suivi', () => {
  const copie = copierSection(formulaire, {
    code: 'deux',
    titre: 'D’ailleurs',
    aidesSaisie: [{ source: 'moi', libelle: 'Mes données', remplit: { absent: 'nom_complet' } }],
    champs: [
      champ('nom'),
      champ('neuf', { type: 'oui_non' }),
      champ('detail', { si: { champ: 'neuf', vaut: 'oui' } }),
      champ('perdu', { si: { champ: 'absent', vaut: 'oui' } }),
    ],
  })
  assert.deepEqual(ordre(copie.formulaire).slice(-4), ['[deux_2]', 'neuf', 'detail', 'perdu'])
  assert.deepEqual(
    [copie.dejaPosees, copie.sansCondition].map(champs => champs.map(({ code }) => code)),
    [['nom'], ['perdu']],
  )
  assert.deepEqual(trouver(copie.formulaire, 'detail').si, { champ: 'neuf', vaut: 'oui' })
  assert.equal(trouver(copie.formulaire, 'perdu').si, undefined)
  assert.equal(copie.section.aidesSaisie, undefined)
})

test('[ELI-4] les champs d’une ligne s’écrivent comme ceux d’un formulaire', () => {
  const liste = champ('membres', { type: 'liste', lignes: [champ('nom'), champ('siret', { type: 'siret' })] })
  const lignes = deplacerChamp(formulaireDesLignes(liste), { code: 'siret', sens: 'haut' })
  assert.deepEqual(
    avecLignes(liste, lignes).lignes?.map(({ code }) => code),
    ['siret', 'nom'],
  )
})

test('le code proposé dit le libellé sans accents, et n’en répète aucun', () => {
  assert.equal(
    codePropose('Numéro d’identification de l’éditeur (NIE)', new Set()),
    'numero_d_identification_de_l_editeur_nie',
  )
  assert.equal(codePropose('Œuvre', new Set(['oeuvre', 'oeuvre_2'])), 'oeuvre_3')
  assert.equal(codePropose('« ? »', new Set()), 'question')
  assert.equal(codePropose('a'.repeat(90), new Set()).length, 40)
})

test('[ELI-8] ce qui dit la vague 1 suit le champ renommé, et ne nomme plus le champ retiré', () => {
  const chantier = {
    ...chantierVide({ code: 'essai', intitule: 'Essai' }),
    formulaires: { administrative: formulaire, eligibilite: formulaire },
    applicabilite: { champVague1: 'groupe', siReference: [], sinon: [] },
  }
  const apres = (suite: Parameters<typeof avecFormulaire>[1]) =>
    avecFormulaire(chantier, suite).applicabilite.champVague1
  const sansGroupe = retirerChamps(formulaire, new Set(['groupe']))
  const renomme = modifierChamp(formulaire, { code: 'groupe', champ: champ('vague_1'), section: 'un' })
  assert.equal(apres({ etape: 'administrative', formulaire }), 'groupe')
  assert.equal(apres({ etape: 'administrative', formulaire: sansGroupe }), null)
  assert.equal(
    apres({ etape: 'administrative', formulaire: renomme, renomme: { de: 'groupe', vers: 'vague_1' } }),
    'vague_1',
  )
  assert.equal(apres({ etape: 'eligibilite', formulaire: sansGroupe }), 'groupe')
})

test('[ADM-1] [ELI-3] ce que la plateforme lit elle-même reste ; un second choix des profils peut partir', () => {
  const profils = champ('profils', { type: 'profils' })
  const deux = ajouterChamp(formulaire, { section: 'deux', champ: profils })
  assert.equal(raisonDeGarder(formulaire, { etape: 'administrative', champ: champ('siret') }), 'lu_par_la_plateforme')
  assert.equal(raisonDeGarder(formulaire, { etape: 'eligibilite', champ: champ('siret') }), null)
  assert.equal(raisonDeGarder(formulaire, { etape: 'administrative', champ: champ('toString') }), null)
  assert.equal(raisonDeGarder(deux, { etape: 'eligibilite', champ: profils }), 'choix_des_profils')
  const trois = ajouterChamp(deux, { section: 'un', champ: champ('autres', { type: 'profils' }) })
  assert.equal(raisonDeGarder(trois, { etape: 'eligibilite', champ: profils }), null)
})

test('une condition repose sur des réponses qu’on connaît : oui et non, les options, les profils, les chapitres', () => {
  const references = {
    profils: [{ code: 'general', libelle: 'Général', obligatoire: true }],
    rem: { chapitres: [{ code: 'ins', titre: 'INS' }] },
  }
  const valeurs = (reste: Partial<Champ>) =>
    reponsesPossibles(champ('x', reste), references).map(({ valeur }) => valeur)
  assert.deepEqual(valeurs({ type: 'oui_non' }), ['oui', 'non'])
  assert.deepEqual(valeurs({ type: 'choix', options: [{ valeur: 'a', libelle: 'A' }] }), ['a'])
  assert.deepEqual(valeurs({ type: 'choix_multiple', options: 'chapitres' }), ['ins'])
  assert.deepEqual(valeurs({ type: 'profils' }), ['general'])
  assert.deepEqual(valeurs({ type: 'texte' }), [])
})
