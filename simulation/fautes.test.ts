import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auteur } from '../src/kernel/acteur.ts'
import type { Fait } from '../src/modules/candidatures/index.ts'
import { REGLES } from './creer-monde.ts'
import { principal } from './commande.ts'
import type { Dispositif } from '../src/modules/dispositifs/index.ts'
import { JOUR } from './calendrier.ts'
import { instantDe, type Reglages, type Regles } from './monde.ts'
import { borne, ouverture } from './monde-de-test.ts'
import { simuler } from './simuler.ts'

const { decider, evoluer, suivre } = REGLES

/** What the facts of an accepted decision become. */
const enChangeant =
  (changer: (fait: Fait) => Fait): Regles['decider'] =>
  (...args) => {
    const decision = decider(...args)
    return decision.ok ? { ok: true, faits: decision.faits.map(changer) } : decision
  }

const avecJ1DansDeuxMois = (dispositif: Dispositif): Dispositif => ({
  ...dispositif,
  jalons: dispositif.jalons.map(jalon =>
    jalon.code === 'J1' ? { ...jalon, quand: instantDe(Date.parse(jalon.quand) + 60 * JOUR) } : jalon,
  ),
})

type Faute = {
  readonly nom: string
  readonly regles: Partial<Regles>
  readonly attendu: RegExp
  /** Where the usual ones give it too few occasions. */
  readonly reglages?: Partial<Reglages>
}

const FAUTES: readonly Faute[] = [
  {
    nom: '[ADM-8] [INT-6] [JAL-1] un dossier est clos avant l’heure',
    attendu: /avant l’heure|constaterEcheance de .* devait être refuse/,
    regles: {
      decider: (etat, commande, contexte) =>
        commande.type === 'constaterEcheance' && contexte.acteur.kind === 'agent'
          ? {
              ok: true,
              faits: [
                {
                  type: 'CandidatureClose',
                  motif: 'jalon_manque',
                  explication: 'x',
                  le: contexte.now,
                  par: auteur(contexte.acteur),
                },
              ],
            }
          : decider(etat, commande, contexte),
    },
  },
  {
    nom: '[P19] l’horloge clôt seule quand le programme propose',
    attendu: /constaterEcheance de Horloge .* devait être refuse/,
    regles: {
      decider: (etat, commande, contexte) => {
        if (commande.type !== 'constaterEcheance' || contexte.acteur.kind !== 'horloge')
          return decider(etat, commande, contexte)
        const { adverseJalons: _, ...reste } = contexte.dispositif
        const { complement, abandon } = reste.delais
        const delais = {
          ...reste.delais,
          complement: { ...complement, adverse: 'automatique' as const },
          abandon: abandon && { ...abandon, adverse: 'automatique' as const },
        }
        return decider(etat, commande, { ...contexte, dispositif: { ...reste, delais, adverseJalons: 'automatique' } })
      },
    },
  },
  {
    nom: '[INT-5] la place est perdue dans les 24 heures',
    attendu: /place perdue à tort/,
    regles: {
      decider: (etat, commande, contexte) =>
        decider(etat, commande, {
          ...contexte,
          dispositif: { ...contexte.dispositif, delais: { ...contexte.dispositif.delais, gardeRang: { heures: 1 } } },
        }),
    },
  },
  {
    nom: '[INT-5] la place est gardée au-delà',
    attendu: /place gardée à tort/,
    regles: {
      decider: (etat, commande, contexte) =>
        decider(etat, commande, {
          ...contexte,
          dispositif: { ...contexte.dispositif, delais: { ...contexte.dispositif.delais, gardeRang: { heures: 900 } } },
        }),
    },
  },
  {
    nom: '[INT-2] un chapitre est pris hors de son tour',
    attendu: /prendreChapitre de .* devait être refuse/,
    regles: {
      decider: (etat, commande, contexte) =>
        decider(
          etat,
          commande.type === 'prendreChapitre' ? { ...commande, rangDeTete: 1e9 as never } : commande,
          contexte,
        ),
    },
  },
  {
    nom: '[P4] un rang est sauté',
    attendu: /ne suit pas/,
    regles: {
      decider: enChangeant(fait =>
        fait.type === 'ChapitreSoumis' ? { ...fait, rang: (fait.rang + 1) as never } : fait,
      ),
    },
  },
  {
    nom: '[JAL-1] une étape est remise après J1',
    attendu: /après J1/,
    reglages: { candidatures: 250 },
    regles: {
      suivre: (etat, dispositif, now) => suivre(etat, avecJ1DansDeuxMois(dispositif), now),
      decider: (etat, commande, contexte) =>
        decider(
          etat,
          commande,
          commande.type === 'soumettreEtape'
            ? { ...contexte, dispositif: avecJ1DansDeuxMois(contexte.dispositif) }
            : contexte,
        ),
    },
  },
  {
    nom: '[GRP-2] un membre du groupement agit',
    attendu: /soumettreEtape de Membre|deposerPreuve de Membre|soumettreChapitres de Membre/,
    regles: {
      decider: (etat, commande, contexte) => {
        const { acteur } = contexte
        return decider(etat, commande, {
          ...contexte,
          acteur: acteur.kind === 'editeur' ? { ...acteur, entrepriseId: etat.entrepriseId } : acteur,
        })
      },
    },
  },
  {
    nom: 'personne ne doit agir sur un dossier ouvert',
    attendu: /personne ne doit agir/,
    regles: { suivre: (etat, ...reste) => (etat.statut === 'convention_signee' ? [] : suivre(etat, ...reste)) },
  },
  {
    nom: 'une échéance n’a pas de date',
    attendu: /sans date/,
    regles: {
      suivre: (...args) =>
        suivre(...args).map(tache => (tache.action === 'soumettre_chapitre' ? { ...tache, echeance: null } : tache)),
    },
  },
  {
    nom: '[PRE-7] l’état n’est pas ce que dit le journal',
    attendu: /le journal ne se replie pas sur l’état/,
    regles: {
      evoluer: (etat, fait) => {
        const suivant = evoluer(etat, fait)
        return fait.type === 'CandidatureClose' && suivant.statut === 'close'
          ? { ...suivant, cloture: { ...suivant.cloture, explication: '' } }
          : suivant
      },
    },
  },
]

for (const { nom, regles, attendu, reglages } of FAUTES)
  test(`une faute plantée est prise : ${nom}`, () => {
    const resultat = simuler(ouverture(borne, { candidatures: 60, regles, ...reglages }))
    assert.ok(!resultat.ok, 'la faute est passée')
    const { phrase, graine, guichet, journal } = resultat.rupture
    assert.match(phrase, attendu)
    assert.deepEqual([graine, guichet], ['essai', borne.code])
    assert.equal(JSON.parse(journal[0] ?? '').type, 'CandidatureOuverte')
  })

test('la commande écrit la graine, la candidature et son journal, et finit par 1', async () => {
  const ecrits: string[] = []
  const regles: Regles = {
    ...REGLES,
    suivre: (etat, ...reste) => (etat.statut === 'eligibilite' ? [] : suivre(etat, ...reste)),
  }
  const code = await principal(['--candidatures', '8', '--seed', 'panne', '--guichet', borne.code], {
    regles,
    dire: texte => void ecrits.push(texte),
  })
  assert.equal(code, 1)
  const tout = ecrits.join('')
  assert.match(tout, /Règle prise en défaut : personne ne doit agir/)
  assert.match(tout, /Graine panne, guichet \S+, candidature [A-Z0-9]{10}, le 2026-/)
  assert.match(tout, /"type":"CandidatureAdministrativeAcceptee"/)
})
