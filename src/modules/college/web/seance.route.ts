import { NonTrouve } from '../../../kernel/erreurs.ts'
import { type JourCivil, jourAParis, jourCivil } from '../../../kernel/temps.ts'
import {
  type Acces,
  page,
  redirection,
  type Reponse,
  type Requete,
  type Route,
} from '../../../platform/http/contract.ts'
import { texteSaisi, textesSaisis } from '../../../platform/http/lecture.ts'
import { type Erreur, libelleRole } from '../../../ui/index.ts'
import { chapitresDe, chemins, estInstruite, type NumeroCandidature } from '../../candidatures/index.ts'
import { nomsSaisis, partenaires } from '../domain/partenaires.ts'
import { clore as decideClore, type Membre } from '../domain/seance.ts'
import type { IssueExamen } from '../use-cases/examiner.ts'
import { pageCloture } from './cloture.page.tsx'
import type { DepsCollege } from './deps.ts'
import { phraseCollege, PRETS } from './phrases.ts'
import { pageSeance, type SaisieMembres, type VueSeance } from './seance.page.tsx'

export const SECRETAIRE: Acces = { qui: 'agent', roles: ['secretaire_college'] }
const AGENT: Acces = { qui: 'agent' }
const CHEMIN = '/agence/college/:seance'

/** One séance: its agenda, who sat, and its minutes. */
export const routesSeance = (deps: DepsCollege): readonly Route[] => [
  {
    methode: 'GET',
    chemin: CHEMIN,
    acces: AGENT,
    traiter: async requete => page(pageSeance(await charger(deps, requete))),
  },
  { methode: 'POST', chemin: `${CHEMIN}/inscriptions`, acces: SECRETAIRE, traiter: surDossier(deps, deps.inscrire) },
  { methode: 'POST', chemin: `${CHEMIN}/retraits`, acces: SECRETAIRE, traiter: surDossier(deps, deps.retirer) },
  { methode: 'POST', chemin: `${CHEMIN}/membres`, acces: SECRETAIRE, traiter: noterMembres(deps) },
  { methode: 'GET', chemin: `${CHEMIN}/cloture`, acces: SECRETAIRE, traiter: async requete => cloture(deps, requete) },
  { methode: 'POST', chemin: `${CHEMIN}/cloture`, acces: SECRETAIRE, traiter: clore(deps) },
  { methode: 'GET', chemin: `${CHEMIN}/pv`, acces: AGENT, traiter: telechargerPv(deps) },
]

/** @throws NonTrouve for what is not a day. */
export const jourDe = ({ params }: Requete): JourCivil => {
  try {
    return jourCivil(params['seance'] ?? '')
  } catch {
    throw new NonTrouve()
  }
}

const charger = async (
  deps: DepsCollege,
  requete: Requete,
  { erreurs = [], saisie }: { readonly erreurs?: readonly Erreur[]; readonly saisie?: SaisieMembres } = {},
): Promise<VueSeance> => {
  const { acteur } = requete
  const jour = jourDe(requete)
  const seance = await deps.lireSeance(jour)
  if (!seance) throw new NonTrouve()
  const [dossiers, agents, prets, maintenant] = await Promise.all([
    deps.lireDossiers({ jour, acteur }),
    deps.agents(),
    deps.lister({ acteur, statuts: PRETS, toutes: true }),
    deps.horloge(),
  ])
  const instructeurs = dossiers.flatMap(({ vue: { etat } }) =>
    estInstruite(etat) ? chapitresDe(etat).flatMap(([, c]) => (c.statut === 'valide' ? [c.validePar.nom] : [])) : [],
  )
  return {
    acteur,
    seance,
    dossiers,
    prets,
    aujourdhui: jourAParis(maintenant),
    agents: agents.map(({ nom, roles }) => ({ nom, qualite: roles.map(libelleRole).join(', ') })),
    saisie: saisie ?? saisieInitiale(seance.membres, [...instructeurs, acteur.nom]),
    refusDeClore: refusDeClore({ seance, dossiers, acteur, maintenant }),
    erreurs,
  }
}

/** What was noted; before anything was, those who took part in the instruction of the files, and the secretary. */
const saisieInitiale = (membres: readonly Membre[], proposes: readonly string[]): SaisieMembres =>
  membres.length === 0
    ? { presents: proposes, partenaires: {} }
    : {
        presents: membres.map(({ nom }) => nom),
        partenaires: Object.fromEntries(
          partenaires.map(({ code, libelle }) => [
            code,
            membres
              .filter(({ qualite }) => qualite === libelle)
              .map(({ nom }) => nom)
              .join(', '),
          ]),
        ),
      }

const refusDeClore = ({
  seance,
  dossiers,
  acteur,
  maintenant,
}: Pick<VueSeance, 'seance' | 'dossiers' | 'acteur'> & {
  readonly maintenant: Awaited<ReturnType<DepsCollege['horloge']>>
}): string | null => {
  const essai = decideClore(seance, { dossiers, pv: '', extraits: {} }, { acteur, now: maintenant })
  return essai.ok ? null : phraseCollege(essai.refus)
}

const refuser = async (deps: DepsCollege, requete: Requete, message: string): Promise<Reponse> =>
  page(pageSeance(await charger(deps, requete, { erreurs: [{ message }] })), 422)

const surDossier =
  (
    deps: DepsCollege,
    agir: (demande: {
      readonly acte: Requete['acte']
      readonly jour: JourCivil
      readonly numero: NumeroCandidature
    }) => Promise<IssueExamen>,
  ) =>
  async (requete: Requete): Promise<Reponse> => {
    const jour = jourDe(requete)
    const numero = texteSaisi(requete.corps['numero']) as NumeroCandidature
    const issue = await agir({ acte: requete.acte, jour, numero })
    return issue.ok ? redirection(chemins.seance(jour)) : refuser(deps, requete, phraseCollege(issue.refus))
  }

const noterMembres =
  (deps: DepsCollege) =>
  async (requete: Requete): Promise<Reponse> => {
    const { corps, acte } = requete
    const jour = jourDe(requete)
    const presents = textesSaisis(corps['presents'])
    const saisie: SaisieMembres = {
      presents,
      partenaires: Object.fromEntries(partenaires.map(({ code }) => [code, texteSaisi(corps[`partenaire_${code}`])])),
    }
    const agents = (await deps.agents()).filter(({ nom }) => presents.includes(nom))
    const membres: readonly Membre[] = [
      ...agents.map(({ nom, roles }) => ({ nom, qualite: roles.map(libelleRole).join(', ') })),
      ...partenaires.flatMap(({ code, libelle }) =>
        nomsSaisis(saisie.partenaires[code] ?? '').map(nom => ({ nom, qualite: libelle })),
      ),
    ]
    const issue = await deps.noterMembres({ acte, jour, membres })
    if (issue.ok) return redirection(`${chemins.seance(jour)}#membres`)
    const erreurs = [{ champ: 'presents', message: phraseCollege(issue.refus) }]
    return page(pageSeance(await charger(deps, requete, { erreurs, saisie })), 422)
  }

const cloture = async (deps: DepsCollege, requete: Requete, erreurs: readonly Erreur[] = []): Promise<Reponse> => {
  const vue = await charger(deps, requete)
  if (vue.seance.statut === 'close') return redirection(chemins.seance(vue.seance.jour))
  return page(pageCloture({ ...vue, erreurs }), erreurs.length > 0 ? 422 : 200)
}

const clore =
  (deps: DepsCollege) =>
  async (requete: Requete): Promise<Reponse> => {
    const jour = jourDe(requete)
    const issue = await deps.clore({ acte: requete.acte, jour })
    return issue.ok
      ? redirection(chemins.seance(jour))
      : cloture(deps, requete, [{ message: phraseCollege(issue.refus) }])
  }

const telechargerPv =
  (deps: DepsCollege) =>
  async (requete: Requete): Promise<Reponse> => {
    const seance = await deps.lireSeance(jourDe(requete))
    if (seance?.statut !== 'close') throw new NonTrouve()
    return {
      kind: 'fichier',
      nom: `proces-verbal-${seance.jour}.pdf`,
      type: 'application/pdf',
      corps: await deps.ouvrirDocument(seance.pv),
      disposition: 'attachment',
    }
  }
