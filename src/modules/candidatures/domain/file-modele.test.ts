import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  annuaire,
  ann1,
  ann2,
  borne,
  ciba,
  deposer,
  dmp,
  dmp1,
  hugo,
  maya,
  pierre,
  psc1,
  rang,
} from '../../../../test/harness/cas.ts'
import { apres } from '../../../../test/harness/hasard.ts'
import { toutDepose } from '../../../../test/harness/histoires.ts'
import {
  type Cle,
  enFile,
  type Modele,
  prendre,
  quitter,
  rangeeVide,
  remettre,
  type Sort,
} from '../../../../test/harness/modele-file.ts'
import type { Acteur, ActeurAgent } from '../../../kernel/acteur.ts'
import type { Instant } from '../../../kernel/temps.ts'
import type { CodeChapitre, Dispositif } from '../../dispositifs/index.ts'
import type { Candidature, ChapitreDepose, Rang } from './candidature.ts'
import type { CommandeCandidature } from './commandes.ts'
import { decide } from './decide.ts'
import { evolve, replier } from './evolve.ts'

const [heure, jour] = [3_600_000, 24 * 3_600_000]
const chapitres = [annuaire, dmp, ciba]
const preuves = { [annuaire]: [ann1, ann2], [dmp]: [dmp1], [ciba]: [psc1] }
const depart = replier(toutDepose)
const ouverture = '2026-03-10T08:30:00.000Z' as Instant

const DOSSIERS = 3
const cle = (dossier: number, chapitre: CodeChapitre): Cle => `${dossier} ${chapitre}`
const cles = Array.from({ length: DOSSIERS }, (_, n) => chapitres.map(chapitre => cle(n, chapitre))).flat()
const ouEst = (texte: Cle): readonly [dossier: number, chapitre: CodeChapitre] => {
  const [dossier, chapitre] = texte.split(' ')
  return [Number(dossier), chapitre as CodeChapitre]
}

/** A guichet as it runs: its candidatures, the last rang that was given, the moment. */
type Guichet = { dossiers: Candidature[]; dernier: number; now: Instant; readonly dispositif: Dispositif }

const deposeDe = ({ dossiers }: Guichet, texte: Cle): ChapitreDepose => {
  const [dossier, chapitre] = ouEst(texte)
  const etat = dossiers[dossier]
  assert.ok(etat && 'chapitres' in etat)
  const depose = etat.chapitres[chapitre]
  assert.ok(depose)
  return depose
}

/** Who waits, and at which rang, in their order. */
const attente = (guichet: Guichet): readonly (readonly [Cle, Rang])[] =>
  cles
    .flatMap(texte => {
      const depose = deposeDe(guichet, texte)
      return depose.statut === 'en_file' ? [[texte, depose.rang] as const] : []
    })
    .toSorted(([, un], [, autre]) => un - autre)

/** One command, as a transaction runs it: the next rang, the head of the queue, then what was decided, or nothing. */
const executer = (guichet: Guichet, dossier: number, acteur: Acteur, commande: CommandeCandidature): boolean => {
  const etat = guichet.dossiers[dossier]
  assert.ok(etat)
  const { now, dispositif } = guichet
  const decision = decide(etat, commande, { acteur, now, dispositif })
  if (!decision.ok) return false
  guichet.dossiers[dossier] = decision.faits.reduce<Candidature>(evolve, etat)
  for (const fait of decision.faits)
    if ((fait.type === 'ChapitreSoumis' || fait.type === 'ChapitreResoumis') && fait.rang > guichet.dernier) {
      assert.equal(fait.rang, guichet.dernier + 1, 'aucun rang n’est sauté')
      guichet.dernier = fait.rang
    }
  return true
}

/** Every proof of a chapter, judged by this verifier. */
const juger = (guichet: Guichet, texte: Cle, par: ActeurAgent, verdict: 'conforme' | 'a_modifier'): void => {
  const [dossier, chapitre] = ouEst(texte)
  for (const preuve of preuves[chapitre] ?? [])
    executer(guichet, dossier, par, { type: 'rendreAvis', chapitre, preuve, verdict, motif: 'Vu.' })
}

/** What brings a chapter back is as frequent as what it waits for: otherwise nobody would come back in time. */
const verbes = [
  'remettre',
  'prendre',
  'prendre',
  'renvoyer',
  'renvoyer',
  'revenir',
  'revenir',
  'rendre',
  'valider',
] as const

type Verbe = (typeof verbes)[number]

type Acte = {
  readonly quoi: number
  readonly attente: number
  /** For who comes back: at that many milliseconds from the last moment at which the place is kept, if it is not past. */
  readonly bord: number | null
  readonly n: number
  readonly juste: boolean
  readonly plusieurs: number
  readonly autre: boolean
}

const unActe: fc.Arbitrary<Acte> = fc.record({
  quoi: fc.nat(71),
  attente: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 1, heure, heure, heure, heure, 5 * heure, 5 * heure, jour, 40 * jour),
  bord: fc.constantFrom(null, null, null, -1, 0, 1),
  n: fc.nat(8),
  juste: fc.constantFrom(true, true, true, true, true, true, false),
  plusieurs: fc.constantFrom(1, 1, 1, 2, 3),
  autre: fc.constantFrom(false, false, false, false, false, false, true),
})

const attendu: Readonly<Record<Verbe, Sort['ou']>> = {
  remettre: 'chez_l_editeur',
  revenir: 'a_modifier',
  prendre: 'en_file',
  renvoyer: 'pris',
  rendre: 'pris',
  valider: 'pris',
}

const possibles = (modele: Modele, verbe: Verbe): readonly Cle[] =>
  verbe === 'prendre'
    ? enFile(modele).slice(0, 1)
    : cles.filter(texte => modele.sorts.get(texte)?.ou === attendu[verbe])

/** Mostly what can be done, with a chapter with which it can; at times anything, with any of them. */
const choisir = (modele: Modele, { quoi, juste, n }: Acte): readonly [Verbe, Cle] => {
  const parmi = juste ? verbes.filter(verbe => possibles(modele, verbe).length > 0) : verbes
  const verbe = parmi[quoi % parmi.length] ?? 'prendre'
  const choix = juste ? possibles(modele, verbe) : cles
  return [verbe, choix[n % choix.length] ?? cles[0] ?? '']
}

/** Some time passes before the act. */
const avancer = (guichet: Guichet, sort: Sort | undefined, { attente, bord }: Acte): void => {
  const heures = guichet.dispositif.delais.gardeRang?.heures ?? 24
  const auBord =
    bord !== null && sort?.ou === 'a_modifier' ? sort.depuis + heures * heure + bord - Date.parse(guichet.now) : -1
  guichet.now = apres(guichet.now, auBord >= 0 ? auBord : attente)
}

/** Does the same to the real queue and to the model. @returns the model as it then is, and whether each of them accepted */
const agir = (guichet: Guichet, modele: Modele, acte: Acte): readonly [Modele, reel: boolean, prevu: boolean] => {
  const [verbe, cible] = choisir(modele, acte)
  const sort = modele.sorts.get(cible)
  avancer(guichet, sort, acte)
  const a = Date.parse(guichet.now)
  const [dossier, chapitre] = ouEst(cible)
  const preneur = sort?.ou === 'pris' && sort.par === maya.personneId ? maya : hugo
  const par = acte.autre === (preneur === hugo) ? maya : hugo
  const suite = (suivant: Modele | null, reel: boolean): readonly [Modele, boolean, boolean] => [
    suivant ?? modele,
    reel,
    suivant !== null,
  ]
  const lacher = (pour: Sort, commande: CommandeCandidature): readonly [Modele, boolean, boolean] =>
    suite(quitter(modele, cible, { par: par.personneId, pour }), executer(guichet, dossier, par, commande))
  switch (verbe) {
    case 'remettre':
    case 'revenir': {
      const rangee = [...new Set([chapitre, ...chapitres])].slice(0, acte.plusieurs)
      for (const code of rangee)
        for (const preuve of preuves[code] ?? [])
          executer(guichet, dossier, pierre, deposer({ chapitre: code, preuve, depotId: 'neuf' }))
      const heures = guichet.dispositif.delais.gardeRang?.heures ?? null
      const soumettre = { type: 'soumettreChapitres', chapitres: rangee, rang: rang(guichet.dernier + 1) } as const
      return suite(
        remettre(modele, { cles: rangee.map(code => cle(dossier, code)), a, heures }),
        executer(guichet, dossier, pierre, soumettre),
      )
    }
    case 'prendre': {
      const [[, rangDeTete] = ['', rang(0)]] = attente(guichet)
      return suite(
        prendre(modele, cible, par.personneId),
        executer(guichet, dossier, par, { type: 'prendreChapitre', chapitre, rangDeTete }),
      )
    }
    case 'rendre':
      return lacher({ ou: 'en_file' }, { type: 'rendreChapitre', chapitre })
    case 'renvoyer':
      juger(guichet, cible, par, 'a_modifier')
      return lacher({ ou: 'a_modifier', depuis: a }, { type: 'demanderModifications', chapitre, message: '' })
    case 'valider':
      juger(guichet, cible, par, 'conforme')
      return lacher({ ou: 'valide' }, { type: 'validerChapitre', chapitre })
  }
}

/** What the lives went through: a draw in which nobody comes back, in time and too late, would prove nothing. */
const vus = { gardees: 0, perdues: 0, auBord: 0, refuses: 0, ensemble: 0 }

const noter = (avant: Modele, modele: Modele, acte: Acte): void => {
  const revenus = [...avant.sorts].filter(
    ([texte, { ou }]) => ou === 'a_modifier' && modele.sorts.get(texte)?.ou === 'en_file',
  )
  const gardees = revenus.filter(([texte]) => avant.recus.get(texte) === modele.recus.get(texte)).length
  vus.gardees += gardees
  vus.perdues += revenus.length - gardees
  if (revenus.length > 0 && acte.bord !== null) vus.auBord++
  if (revenus.length > 1) vus.ensemble++
  if (modele === avant) vus.refuses++
}

const vivre = (dispositif: Dispositif, actes: readonly Acte[]): void => {
  const dossiers = Array.from({ length: DOSSIERS }, () => depart)
  const guichet: Guichet = { dossiers, dernier: 0, now: ouverture, dispositif }
  let modele = rangeeVide(cles)
  for (const acte of actes) {
    const [suivant, reel, prevu] = agir(guichet, modele, acte)
    noter(modele, suivant, acte)
    assert.equal(reel, prevu, JSON.stringify(acte))
    modele = suivant
    const file = attente(guichet)
    assert.deepEqual(
      file.map(([texte]) => texte),
      enFile(modele),
      'la file est celle du modèle',
    )
    assert.equal(new Set(file.map(([, place]) => place)).size, file.length, 'un rang n’est qu’à un chapitre')
    assert.equal(guichet.dernier, modele.apportees)
    for (const [texte] of file) {
      const depose = deposeDe(guichet, texte)
      assert.equal('recuLe' in depose && Date.parse(depose.recuLe), modele.recus.get(texte), 'reçu à l’heure dite')
    }
  }
}

const programme = (heures: number | null): Dispositif => ({
  ...borne,
  jalons: [],
  delais: { ...borne.delais, abandon: null, gardeRang: heures === null ? null : { heures } },
})
const programmes = { 24: programme(24), 48: programme(48), jamais: programme(null) }

test('[P12] [INT-2] [INT-5] dix mille vies d’une file : l’ordre, les heures et les refus sont ceux d’une rangée de chaises', () => {
  const garde = fc.constantFrom('24', '24', '48', 'jamais')
  fc.assert(
    fc.property(garde, fc.array(unActe, { minLength: 25, maxLength: 50 }), (heures, actes) =>
      vivre(programmes[heures], actes),
    ),
    { numRuns: 10_000 },
  )
})

test('[P12] ces vies voient des places gardées, d’autres perdues, des retours à la milliseconde près, à plusieurs, et des refus', () => {
  const auMoins = { gardees: 5_000, perdues: 5_000, auBord: 5_000, refuses: 5_000, ensemble: 500 } satisfies typeof vus
  for (const [quoi, minimum] of Object.entries(auMoins))
    assert.ok(vus[quoi as keyof typeof vus] >= minimum, `${quoi} : ${vus[quoi as keyof typeof vus]}`)
})
