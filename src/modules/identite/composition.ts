import { createHash } from 'node:crypto'
import type { Acte, Personne, RoleAgent } from '../../kernel/acteur.ts'
import { type Db, unActe } from '../../platform/db/index.ts'
import type { SessionResolue } from '../../platform/http/contract.ts'
import { entreeDe, type NomTexte } from './domain/entree.ts'
import { type Correspondance, correspondanceParDefaut } from './domain/profil.ts'
import { type Texte, type Textes, textesEnVigueur, versionsDe } from './domain/textes.ts'
import { agendasPg } from './infra/agendas.pg.ts'
import { consentementsPg } from './infra/consentements.pg.ts'
import { habilitationsPg } from './infra/habilitations.pg.ts'
import { resoudrePg } from './infra/resolution.pg.ts'
import { purgerSessions, sessionsPg } from './infra/sessions.pg.ts'
import * as personnes from './queries/personnes.ts'
import { makeAccepterCgu } from './use-cases/accepter-cgu.ts'
import { makeAccorderHabilitation, makeRetirerHabilitation } from './use-cases/changer-habilitation.ts'
import { makeFermerSession } from './use-cases/fermer-session.ts'
import { makeOuvrirSession } from './use-cases/ouvrir-session.ts'
import type { Compte, Droit, Fournisseur, Habilitations } from './use-cases/ports.ts'
import { cheminsIdentite } from './web/chemins.ts'

export type Identite = ReturnType<typeof composerIdentite>

export type ReglagesIdentite = {
  readonly db: Db
  readonly fournisseur: Fournisseur
  readonly correspondance?: Correspondance
  readonly textes?: Textes
}

export type GesteHabilitation = {
  readonly acte: Acte
  readonly geste: 'accorder' | 'retirer'
  readonly compte: Compte
  readonly role: RoleAgent
}

const verbes = { accorder: makeAccorderHabilitation, retirer: makeRetirerHabilitation } as const

/** Rights given and taken back by who operates the service, the first administrator's for one: no person's act. */
export const habilitationsDeLExploitant = (db: Db): Pick<Habilitations, 'accorder' | 'retirer'> => habilitationsPg(db)

/** The SHA-256 of a text as it is shown: titles and paragraphs, in order. */
const empreinteDe = ({ titre, articles }: Texte): string =>
  createHash('sha256')
    .update(JSON.stringify([titre, articles.map(article => [article.titre, ...article.paragraphes])]))
    .digest('hex')

/** Identity wired to PostgreSQL and to a provider: its verbs, its pages' needs, and what other modules ask of it. */
export const composerIdentite = (reglages: ReglagesIdentite) => {
  const { db, fournisseur, correspondance = correspondanceParDefaut, textes = textesEnVigueur } = reglages
  const sessions = sessionsPg(db)
  const habilitations = habilitationsPg(db)
  const { personneDe, ...agenda } = agendasPg(db)
  const versions = versionsDe(textes)
  const empreintes: Readonly<Record<NomTexte, string>> = {
    partage: empreinteDe(textes.partage),
    cgu: empreinteDe(textes.cgu),
  }
  const resoudre = resoudrePg(db)

  /** What a session cookie is worth now: for `creerServeur`. */
  const resoudreSession = async (jeton: string): Promise<SessionResolue | null> => {
    const connue = await resoudre(jeton)
    if (!connue) return null
    const { sessionId, personne, entreprise } = connue
    const entree = entreeDe(personne, versions)
    switch (entree.kind) {
      case 'sans_acces':
        return { kind: 'retenue', sessionId, vers: cheminsIdentite.sansAcces() }
      case 'a_accepter':
        return { kind: 'retenue', sessionId, vers: cheminsIdentite.cgu() }
      case 'admise':
        return {
          kind: 'connecte',
          connecte: {
            acteur: entree.acteur,
            sessionId,
            ...(entree.acteur.kind === 'editeur' && entreprise !== null ? { entreprise } : {}),
          },
        }
    }
  }

  return {
    fournisseur,
    textes,
    resoudreSession,
    ouvrirSession: makeOuvrirSession({ sessions, correspondance }),
    fermerSession: makeFermerSession({ sessions, fournisseur }),
    accepterCgu: makeAccepterCgu({ consentements: consentementsPg(db), textes, empreintes }),
    accorderHabilitation: makeAccorderHabilitation({ habilitations }),
    retirerHabilitation: makeRetirerHabilitation({ habilitations }),
    /** P2 — a right given or taken by a form: a replay answers what was answered, whatever became of the right since. */
    changerHabilitation: ({ acte, geste, ...droit }: GesteHabilitation) =>
      unActe(db, acte, tx => verbes[geste]({ habilitations: habilitationsPg(tx) })({ acteur: acte.acteur, ...droit })),
    /** Rights of the demonstration's people. Can run at every start. */
    installerHabilitation: (droit: Droit) => habilitations.accorder(droit),
    agenda,
    /** Who reads an agenda by its address; `null` for an address that is worth nothing, or a person who lost access. */
    acteurDAgenda: async (jeton: string): Promise<Personne | null> => {
      const personne = await personneDe(jeton)
      const entree = personne && entreeDe(personne, versions)
      return entree?.kind === 'admise' ? entree.acteur : null
    },
    /** A job: sessions that are over leave the table. */
    purgerSessions: () => purgerSessions(db),
    lirePersonne: (personneId: string) => personnes.lirePersonne(db, personneId),
    personneDeSession: (sessionId: string) => personnes.personneDeSession(db, sessionId),
    consentementsDe: (personneId: string) => personnes.consentementsDe(db, personneId),
    donneesCompte: (personneId: string) => personnes.donneesCompte(db, personneId),
    donneesRepresentant: (entrepriseId: string) => personnes.donneesRepresentant(db, entrepriseId),
    representantLegal: (entrepriseId: string) => personnes.representantLegal(db, entrepriseId),
    agents: (role?: RoleAgent) => personnes.agents(db, role),
    courrielsDesAgents: (role: RoleAgent) => personnes.courrielsDesAgents(db, role),
  }
}
