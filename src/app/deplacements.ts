import { sql } from 'kysely'
import { type NumeroCandidature, reveillerTout } from '../modules/candidatures/index.ts'
import {
  type ApresDeplacement,
  type CodeJalon,
  type DeplacementDe,
  type Dispositif,
  lireDeplacements,
  sensDuDeplacement,
} from '../modules/dispositifs/index.ts'
import type { Identite } from '../modules/identite/index.ts'
import type { DeposerSysteme, MessageSysteme } from '../modules/messagerie/index.ts'
import { type Db, enTransaction } from '../platform/db/index.ts'
import { ajouterTache, type Tache } from '../platform/jobs/index.ts'
import { deposerCourriel } from '../platform/mail/index.ts'
import { format } from '../ui/index.ts'

export const TACHE_SUIVRE_DEPLACEMENT = 'suivre-deplacement'
export const TACHE_ANNONCER_DEPLACEMENT = 'annoncer-deplacement'

/** What a candidature is told of several moves is said in their order. */
const fileDe = (numero: string): string => `deplacement:${numero.slice(0, 1)}`

/**
 * P10 — asks for what follows from a move, in its transaction. The rest is done after it, one candidature at a time: while it
 * holds the calendar, those who judge by it wait, each with its own candidature locked.
 */
export const apresDeplacement: ApresDeplacement = async (tx, { code, fait: { revision } }) => {
  await ajouterTache(tx, { nom: TACHE_SUIVRE_DEPLACEMENT, charge: { code, revision } })
}

type Besoins = {
  readonly db: Db
  readonly dispositifOuvert: (code: string) => Promise<Dispositif>
  readonly deposerSysteme: DeposerSysteme
  readonly gestionnaires: () => ReturnType<Identite['agents']>
  readonly adresse: string
}

/** The jobs that follow a move, by name. Each writes once, whatever runs twice (P20). */
export const tachesDeplacement = (besoins: Besoins): Readonly<Record<string, Tache>> => ({
  [TACHE_SUIVRE_DEPLACEMENT]: async charge => {
    const sujet = await lireSujet(besoins, charge)
    await enTransaction(besoins.db, tx => reveillerTout(tx, sujet.deplacement.code))
    await prevenirGestionnaires(besoins, sujet)
    const concernees = await candidaturesConcernees(besoins.db, sujet.deplacement)
    await enTransaction(besoins.db, async tx => {
      const { code, revision } = sujet.deplacement
      for (const numero of concernees)
        await ajouterTache(tx, {
          nom: TACHE_ANNONCER_DEPLACEMENT,
          charge: { code, revision, numero },
          cle: `jalon:${code}:${revision}:${numero}`,
          file: fileDe(numero),
        })
    })
  },
  [TACHE_ANNONCER_DEPLACEMENT]: async charge => {
    const sujet = await lireSujet(besoins, charge)
    await besoins.deposerSysteme(messageDuDeplacement(sujet, texte(charge, 'numero')))
  },
})

export type SujetDuDeplacement = { readonly deplacement: DeplacementDe; readonly dispositif: Dispositif }

const texte = (charge: unknown, nom: string): string => {
  const valeur: unknown = typeof charge === 'object' && charge !== null ? Reflect.get(charge, nom) : undefined
  if (typeof valeur !== 'string') throw new Error(`charge de déplacement illisible : ${nom}`)
  return valeur
}

const lireSujet = async (
  { db, dispositifOuvert }: Pick<Besoins, 'db' | 'dispositifOuvert'>,
  charge: unknown,
): Promise<SujetDuDeplacement> => {
  const code = texte(charge, 'code')
  const revision: unknown = Reflect.get(Object(charge), 'revision')
  const deplacement = (await lireDeplacements(db, code)).find(connu => connu.revision === revision)
  if (!deplacement) throw new Error(`dispositif ${code} : pas de déplacement n° ${String(revision)}`)
  return { deplacement, dispositif: await dispositifOuvert(code) }
}

/** J1 to J3 bind those whose file goes on; the later ones, of the funding, those who are referenced too. */
export const jalonDeLaProcedure = (jalon: CodeJalon): boolean => jalon === 'J1' || jalon === 'J2' || jalon === 'J3'

const candidaturesConcernees = async (
  db: Db,
  { code, jalon }: DeplacementDe,
): Promise<readonly NumeroCandidature[]> => {
  const finies = jalonDeLaProcedure(jalon) ? ['close', 'referencee'] : ['close']
  const { rows } = await sql<{ numero: NumeroCandidature }>`
    select numero from candidatures where guichet = ${code} and statut <> all(${finies}) order by numero`.execute(db)
  return rows.map(({ numero }) => numero)
}

const libelleDe = ({ deplacement, dispositif }: SujetDuDeplacement): string =>
  dispositif.jalons.find(({ code }) => code === deplacement.jalon)?.libelle ?? ''

const objetDe = (sujet: SujetDuDeplacement): string => {
  const sens = sensDuDeplacement(sujet.deplacement) === 'reporte' ? 'reporté' : 'avancé'
  return `Jalon ${sujet.deplacement.jalon.slice(1)} ${sens} : ${libelleDe(sujet)}`
}

const corpsDe = (sujet: SujetDuDeplacement): string => {
  const { jalon, avant, quand, motif } = sujet.deplacement
  const nom = `${jalon.slice(1)}, ${format.guillemets(libelleDe(sujet))},`
  return [
    `Le jalon ${nom} du dispositif ${format.guillemets(sujet.dispositif.intitule)} change de date, pour toutes les candidatures.`,
    `Ancienne date : ${format.dateHeure(avant)}.\nNouvelle date : ${format.dateHeure(quand)}.`,
    `Motif : ${motif}`,
    'Ce qui arrive à cette minute, ou après, est hors délai.',
  ].join('\n\n')
}

/** P10 — what each candidature is told: both dates, and why. */
export const messageDuDeplacement = (sujet: SujetDuDeplacement, numero: string): MessageSysteme => {
  const { code, revision, par } = sujet.deplacement
  return {
    numero,
    cle: `JalonDeplace:${code}:${revision}`,
    cote: 'agence',
    auteur: par,
    kind: 'notification',
    annoncee: true,
    faitPosition: null,
    objet: objetDe(sujet),
    corps: corpsDe(sujet),
  }
}

/** The agency's side hears of it once, not once for each candidature. What is told is public: it is on the programme's page. */
const prevenirGestionnaires = async (
  { db, gestionnaires, adresse }: Besoins,
  sujet: SujetDuDeplacement,
): Promise<void> => {
  const { code, revision, par } = sujet.deplacement
  const agents = await gestionnaires()
  await enTransaction(db, async tx => {
    for (const { personneId, courriel } of agents)
      await deposerCourriel(tx, {
        cle: `jalon:${code}:${revision}:${personneId}`,
        destinataire: courriel,
        sujet: `${sujet.dispositif.intitule} : ${objetDe(sujet)}`,
        texte: [
          'Bonjour,',
          corpsDe(sujet),
          `Déplacé par ${par.nom}. Les candidatures concernées sont prévenues.\n${adresse}/dispositifs/${code}`,
          'Convergence',
        ].join('\n\n'),
      })
  })
}
