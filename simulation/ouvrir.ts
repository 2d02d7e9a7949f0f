import type { ActeurEditeur } from '../src/kernel/acteur.ts'
import { type NumeroCandidature, numeroDepuis } from '../src/modules/candidatures/index.ts'
import { enMs, JOUR } from './calendrier.ts'
import { creerHasard, type Hasard } from './hasard.ts'
import type { Demande, Dossier, Monde } from './monde.ts'
import { TEMPERAMENTS } from './population.ts'

/** GUI-6 — ten letters or digits. */
const tirerNumero = (hasard: Hasard, pris: Set<string>): NumeroCandidature => {
  for (;;) {
    const numero = numeroDepuis(Uint8Array.from({ length: 16 }, () => hasard.entier(256)))
    if (!numero || pris.has(numero)) continue
    pris.add(numero)
    return numero
  }
}

/** A UUID that the draw alone decides. */
const uuid = (hasard: Hasard): string => {
  const chiffres = Array.from({ length: 30 }, () => hasard.entier(16).toString(16)).join('')
  return `${chiffres.slice(0, 8)}-${chiffres.slice(8, 12)}-4${chiffres.slice(12, 15)}-8${chiffres.slice(15, 18)}-${chiffres.slice(18)}`
}

/** The company that is a member of every group, as the forms name it: it reads, and never acts (GRP-2). */
export const MEMBRE = '00000000-0000-4000-8000-000000000001'

type Identite = { readonly nom: string; readonly role: ActeurEditeur['role']; readonly entrepriseId: string }

const personne = (hasard: Hasard, { nom, role, entrepriseId }: Identite): ActeurEditeur => {
  const personneId = uuid(hasard)
  return { kind: 'editeur', personneId, nom, courriel: `${personneId}@editeur.example`, entrepriseId, role }
}

/** ELI-3 — one of them at least, where none is mandatory. */
const tirerProfils = ({ profils }: Monde['dispositif'], hasard: Hasard): readonly string[] => {
  const choisis = profils.filter(({ obligatoire }) => obligatoire || hasard.chance(0.4))
  return (choisis.length > 0 ? choisis : profils.slice(0, 1)).map(({ code }) => code)
}

const creerDossier = ({ graine, dispositif }: Monde, indice: number, pris: Set<string>): Dossier => {
  const hasard = creerHasard(`${graine} candidature ${indice}`)
  const groupe = hasard.chance(0.12)
  const entrepriseId = uuid(hasard)
  return {
    indice,
    numero: tirerNumero(hasard, pris),
    produitId: uuid(hasard),
    temperament: hasard.selon(TEMPERAMENTS),
    enBloc: hasard.chance(0.25),
    groupe,
    vague1: hasard.chance(0.5),
    profils: tirerProfils(dispositif, hasard),
    salarie: personne(hasard, { nom: `Salarié ${indice}`, role: 'salarie', entrepriseId }),
    mandataire: personne(hasard, { nom: `Mandataire ${indice}`, role: 'mandataire', entrepriseId }),
    autre: personne(hasard, { nom: `Membre ${indice}`, role: 'mandataire', entrepriseId: MEMBRE }),
    hasard,
    etat: null,
    faits: [],
    plans: new Map(),
    reveils: new Set(),
    homologueeLe: 0,
    chantier: 0,
    muet: false,
    tardif: false,
    depots: 0,
  }
}

/** When an éditeur comes: to a counter with a milestone, most of them early, the others until it has come; to another, at any time. */
const arrivee = ({ dispositif, debut, fin }: Monde, hasard: Hasard): number => {
  const premier = dispositif.jalons.find(({ code }) => code === 'J1')
  if (!premier) return Math.round(debut + hasard.reel() * (fin - debut) * 0.75)
  const delai = Math.min(enMs(premier.quand), fin) - debut
  const part = hasard.chance(0.75) ? hasard.reel() * 0.4 : 0.4 + 0.6 * hasard.reel()
  return Math.round(Math.max(debut + JOUR / 2, debut + delai * part))
}

/** Puts in the calendar everyone who will come to the counter. */
export const attendreLesEditeurs = (monde: Monde): void => {
  const pris = new Set<string>()
  for (let indice = 0; indice < monde.reglages.candidatures; indice++) {
    const dossier = creerDossier(monde, indice, pris)
    monde.dossiers.push(dossier)
    const t = arrivee(monde, dossier.hasard)
    dossier.homologueeLe = t + Math.round(dossier.hasard.autour(130) * JOUR)
    monde.tas.ajouter(t, () => ouvrir(monde, dossier))
  }
}

/** EDC-1 — digits that the draw alone decides, apart from all the others. */
const identifiantDe = ({ graine, dispositif }: Monde, { indice }: Dossier): { readonly identifiant?: string } => {
  if (!dispositif.identifiant) return {}
  const hasard = creerHasard(`${graine} identifiant ${dispositif.code} ${indice}`)
  return { identifiant: Array.from({ length: dispositif.identifiant.chiffres }, () => hasard.entier(10)).join('') }
}

const ouvrir = (monde: Monde, dossier: Dossier): Demande => ({
  dossier,
  acteur: dossier.salarie,
  attendu: 'selon',
  commande: {
    type: 'ouvrirCandidature',
    numero: dossier.numero,
    entrepriseId: dossier.salarie.entrepriseId,
    produitId: dossier.produitId,
    charteAcceptee: true,
    ...identifiantDe(monde, dossier),
  },
})
