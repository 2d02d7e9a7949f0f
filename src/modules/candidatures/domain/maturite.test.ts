import assert from 'node:assert/strict'
import test from 'node:test'
import { borne, etantDonne, hugo, J2, J3, justeAvant, nadia, paris, pierre } from '../../../../test/harness/cas.ts'
import { complet, completPermanent, niveauxDonnes, questionnaire } from '../../../../test/harness/complet.ts'
import { administrativeSoumise, conventionASigner } from '../../../../test/harness/histoires.ts'
import { histoiresCompletes, maturiteManquante } from '../../../../test/harness/histoires-completes.ts'
import {
  eligibiliteOuverte,
  enDepotComplet,
  enDepotSansMaturite,
} from '../../../../test/harness/histoires-controles.ts'
import { decide } from './decide.ts'
import type { Fait } from './faits.ts'
import { resultatDeMaturite } from './maturite.ts'
import { suite } from './suite.ts'

const renseigner = { type: 'renseignerMaturite', niveaux: niveauxDonnes } as const
const parPierre = (now: string) => ({ acteur: pierre, now: paris(now), dispositif: complet })
const renseignee = { type: 'MaturiteRenseignee', version: questionnaire.version, niveaux: niveauxDonnes } as const

test('[ELI-9] le questionnaire se remplit pendant l’éligibilité ou le dépôt des preuves', () => {
  for (const histoire of [eligibiliteOuverte, enDepotSansMaturite])
    etantDonne(...histoire)
      .quand(renseigner, parPierre('2026-03-10'))
      .alors(renseignee)
  for (const histoire of [administrativeSoumise, conventionASigner]) {
    const cas = etantDonne(...histoire)
    cas.quand(renseigner, parPierre('2026-04-10')).refuse({ code: 'statut_incompatible', statut: cas.etat.statut })
  }
})

test('[ELI-9] un programme sans questionnaire n’en demande pas', () => {
  etantDonne(...eligibiliteOuverte)
    .quand(renseigner, { ...parPierre('2026-03-10'), dispositif: borne })
    .refuse({ code: 'controle_sans_objet' })
})

test('[ELI-9] chaque question a sa réponse, et c’est un niveau de son échelle', () => {
  const cas = etantDonne(...eligibiliteOuverte)
  const refuse = (niveaux: Readonly<Record<string, number>>, ...questions: readonly string[]) =>
    cas.quand({ ...renseigner, niveaux }, parPierre('2026-03-10')).refuse({ code: 'maturite_incomplete', questions })
  refuse({}, 'SSI-01', 'SSI-02', 'SSI-03')
  refuse({ 'SSI-01': 0, 'SSI-02': 3 }, 'SSI-03')
  refuse({ 'SSI-01': -1, 'SSI-02': 4, 'SSI-03': 1.5 }, 'SSI-01', 'SSI-02', 'SSI-03')
  refuse({ ...niveauxDonnes, 'SSI-02': Number.NaN }, 'SSI-02')
  for (const niveau of [0, 3])
    cas.quand({ ...renseigner, niveaux: { ...niveauxDonnes, 'SSI-02': niveau } }, parPierre('2026-03-10')).accepte()
})

test('[ELI-9] ce qui n’est pas une question n’est pas retenu', () => {
  etantDonne(...eligibiliteOuverte)
    .quand({ ...renseigner, niveaux: { ...niveauxDonnes, 'SSI-99': 3 } }, parPierre('2026-03-10'))
    .alors(renseignee)
})

test('[ELI-9] il se remplit de nouveau : la dernière réponse compte', () => {
  const niveaux = { 'SSI-01': 3, 'SSI-02': 3, 'SSI-03': 3 }
  const { etat } = etantDonne(...enDepotComplet)
    .quand({ ...renseigner, niveaux }, parPierre('2026-04-10'))
    .accepte()
  assert.deepEqual(etat.maturite?.niveaux, niveaux)
})

test('[ELI-9] [JAL-2] rempli une première fois avant J2, pas à son instant ; ensuite, il se corrige encore', () => {
  const aJ2 = { ...parPierre('2026-03-10'), now: J2 }
  for (const histoire of [enDepotSansMaturite, maturiteManquante]) {
    etantDonne(...histoire)
      .quand(renseigner, { ...aJ2, now: justeAvant(J2) })
      .accepte()
    etantDonne(...histoire)
      .quand(renseigner, aJ2)
      .refuse({ code: 'jalon_depasse', jalon: 'J2', quand: J2 })
  }
  etantDonne(...enDepotComplet)
    .quand(renseigner, aJ2)
    .accepte()
})

test('[ELI-9] [JAL-2] un guichet sans jalon le reçoit en tout temps', () => {
  etantDonne(...enDepotSansMaturite)
    .quand(renseigner, { ...parPierre('2030-01-10'), dispositif: completPermanent })
    .accepte()
})

/** The same history, with the highest or the lowest answers. */
const dontLeNiveau = (histoire: readonly Fait[], niveau: number): readonly Fait[] =>
  histoire.map(fait =>
    fait.type === 'MaturiteRenseignee'
      ? { ...fait, niveaux: { 'SSI-01': niveau, 'SSI-02': niveau, 'SSI-03': niveau } }
      : fait,
  )

test('[ELI-9] le niveau ne change rien à ce qui vient ensuite, ni à ce que quiconque peut', () => {
  for (const [nom, histoire] of Object.entries(histoiresCompletes)) {
    const [bas, haut] = [0, 3].map(niveau => etantDonne(...dontLeNiveau(histoire, niveau)).etat)
    assert.ok(bas && haut)
    for (const now of [paris('2026-03-10'), J3])
      assert.deepEqual(suite(bas, complet, now), suite(haut, complet, now), nom)
    for (const acteur of [hugo, nadia])
      for (const type of ['validerChapitre', 'preparerConvention'] as const) {
        const commande = type === 'validerChapitre' ? { type, chapitre: 'ins' as never } : { type, document: 'pdf' }
        const contexte = { acteur, now: paris('2026-06-08'), dispositif: complet }
        assert.deepEqual(decide(bas, commande, contexte), decide(haut, commande, contexte), nom)
      }
  }
})

test('[ELI-9] ce qui en est rendu au candidat : des moyennes, à une décimale', () => {
  assert.deepEqual(resultatDeMaturite(questionnaire, niveauxDonnes), {
    global: 1.3,
    parTheme: [
      { theme: 'Gouvernance', moyenne: 0.5 },
      { theme: 'Développement', moyenne: 3 },
    ],
  })
  assert.deepEqual(resultatDeMaturite({ ...questionnaire, questions: [] }, {}), { global: 0, parTheme: [] })
})

test('[ELI-9] Impossible à l’agence de le remplir', () => {
  for (const acteur of [hugo, nadia])
    etantDonne(...eligibiliteOuverte)
      .quand(renseigner, { ...parPierre('2026-03-10'), acteur })
      .refuse({ code: 'acteur_non_autorise' })
})
