import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Acte, ActeurAgent, ActeurEditeur, Personne } from '../../src/kernel/acteur.ts'
import { rolesAgent } from '../../src/kernel/acteur.ts'
import { jourAParis } from '../../src/kernel/temps.ts'
import {
  type Candidatures,
  casAChoisir,
  composerCandidatures,
  estInstruite,
  type NumeroCandidature,
  numeroDepuis,
  type Resultat,
  suitUneHomologation,
  voirCandidature,
} from '../../src/modules/candidatures/index.ts'
import {
  type CodeChapitre,
  type Dispositif,
  makeDispositifs,
  type NumeroPreuve,
} from '../../src/modules/dispositifs/index.ts'
import { type Db, lireHorloge } from '../../src/platform/db/index.ts'
import { EDITEUR_MODELE, reponsesDuBanc, SOLUTION_MODELE } from './reponses.ts'

/** How far a template has gone. `depot`: every proof deposited, nothing handed over; `instruction`: chapters in every state. */
export type Etape = 'administrative' | 'eligibilite' | 'depot' | 'instruction' | 'prete' | 'referencee'

/** A candidature led by the product's own verbs, of which clones are made. */
export type Modele = { readonly numero: string; readonly entrepriseId: string; readonly produitId: string }

const empreinte = (texte: string): string => createHash('sha256').update(texte).digest('hex')

/** A fresh act of somebody. */
export const acteDe = (acteur: Personne): Acte => {
  const cle = randomUUID()
  return { acteur, cle, empreinte: empreinte(cle) }
}

export const agentDuBanc: ActeurAgent = {
  kind: 'agent',
  personneId: randomUUID(),
  nom: 'Hugo Lefèvre',
  courriel: 'hugo.lefevre@agence.example',
  roles: rolesAgent,
}

type Vie = {
  readonly db: Db
  readonly verbes: Candidatures
  readonly dispositif: Dispositif
  readonly editeur: ActeurEditeur
  readonly numero: NumeroCandidature
}

const accepte = async (resultat: Promise<Resultat>): Promise<void> => {
  const obtenu = await resultat
  if (!obtenu.ok) throw new Error(`modèle refusé : ${JSON.stringify(obtenu.refus)}`)
}

/** The template's own company and product, registered as the catalogue writes them. */
const enregistrer = async (db: Db): Promise<{ readonly editeur: ActeurEditeur; readonly produitId: string }> => {
  const [entrepriseId, produitId, personneId] = [randomUUID(), randomUUID(), randomUUID()]
  const siren = String(Math.floor(Math.random() * 1e9)).padStart(9, '0')
  await sql`insert into entreprises (id, siren, siret, nom) values (${entrepriseId}, ${siren}, ${`${siren}00011`}, ${EDITEUR_MODELE})`.execute(
    db,
  )
  await sql`insert into produits (id, reference, entreprise_id, revision, nom, version, description, responsable_id, certifications,
      interets, enregistre_le, enregistre_par, maj_le)
    select ${produitId}, coalesce(max(reference), 0) + 1, ${entrepriseId}, 1, ${SOLUTION_MODELE}, '4.2', 'Une solution.', ${personneId},
      '{}', '{aucun}', clock_timestamp(), '{"id": "x", "nom": "x", "qualite": "x"}', clock_timestamp() from produits`.execute(
    db,
  )
  const editeur: ActeurEditeur = {
    kind: 'editeur',
    personneId,
    nom: 'Claire Martin',
    courriel: 'claire.martin@editeur.example',
    entrepriseId,
    role: 'mandataire',
  }
  return { editeur, produitId }
}

const verbesDuBanc = (db: Db, numero: NumeroCandidature): Candidatures =>
  composerCandidatures({
    db,
    reagir: () => null,
    lireDispositif: makeDispositifs(db).lire,
    noterPiece: () => async () => undefined,
    tirerNumero: () => numero,
    produireDocuments: async () => ({
      convention: empreinte(`convention ${numero}`),
      attestation: empreinte(`attestation ${numero}`),
      rapport: empreinte(`rapport ${numero}`),
    }),
    produireAutorisation: async () => empreinte(`autorisation ${numero}`),
  })

const remplir = async ({ verbes, numero, editeur, dispositif }: Vie, etape: 'administrative' | 'eligibilite') => {
  const reponses = reponsesDuBanc(dispositif)[etape]
  await verbes.enregistrerBrouillon({ numero, acte: acteDe(editeur), etape, reponses, versionVue: 0 })
  await accepte(verbes.soumettreEtape({ numero, acte: acteDe(editeur), etape }))
}

/** The chapters as they stand, in the order of the requirements. */
const chapitres = async ({
  db,
  numero,
}: Vie): Promise<readonly (readonly [CodeChapitre, readonly NumeroPreuve[]])[]> => {
  const { etat } = await voirCandidature(db, { numero, acteur: agentDuBanc })
  if (!estInstruite(etat)) throw new Error('le modèle n’a pas de chapitre')
  return Object.entries(etat.chapitres).map(
    ([code, { preuves }]) => [code as CodeChapitre, Object.keys(preuves) as NumeroPreuve[]] as const,
  )
}

/** PRE-1 — the first case, wherever one is to be chosen. */
const choisirLesCas = async ({ db, numero, verbes, editeur }: Vie): Promise<void> => {
  const { etat } = await voirCandidature(db, { numero, acteur: agentDuBanc })
  if (!estInstruite(etat)) throw new Error('le modèle n’a pas de chapitre')
  for (const [code, depose] of Object.entries(etat.chapitres))
    for (const { preuve: condition, cas } of casAChoisir(depose)) {
      const choix = { chapitre: code as CodeChapitre, condition, cas: cas[0]?.numero ?? 1, justification: '' }
      await accepte(verbes.choisirCas({ numero, acte: acteDe(editeur), ...choix }))
    }
}

const deposerTout = async (vie: Vie): Promise<void> => {
  await choisirLesCas(vie)
  let n = 0
  for (const [chapitre, preuves] of await chapitres(vie))
    for (const preuve of preuves) {
      n++
      const contenu =
        n % 3 === 0
          ? ({ nature: 'lien', url: `https://preuves.editeur.example/dossier/${n}/rapport` } as const)
          : ({
              nature: 'fichier',
              nom: `capture-${chapitre.slice(0, 20)}-${n}.png`,
              type: 'image/png',
              taille: 120_000 + n * 977,
              empreinte: empreinte(`piece ${n}`),
            } as const)
      const { numero, editeur, verbes, dispositif } = vie
      const precisions = suitUneHomologation(dispositif, preuve) ? ({ homologation: { etat: 'obtenue' } } as const) : {}
      const demande = { numero, acte: acteDe(editeur), chapitre, preuve, remplace: [], contenu, ...precisions }
      await accepte(verbes.deposerPreuve({ ...demande, depotId: randomUUID() }))
    }
}

const soumettre = ({ verbes, numero, editeur }: Vie, chapitre: CodeChapitre): Promise<void> =>
  accepte(verbes.soumettreChapitres({ numero, acte: acteDe(editeur), chapitres: [chapitre] }))

type Chapitre = readonly [CodeChapitre, readonly NumeroPreuve[]]

const juger = async ({ verbes, numero }: Vie, [chapitre, preuves]: Chapitre, aModifier: number): Promise<void> => {
  for (const [n, preuve] of preuves.entries()) {
    const avis =
      n < aModifier
        ? ({ verdict: 'a_modifier', motif: 'La version n’est pas visible sur la capture.' } as const)
        : ({ verdict: 'conforme', motif: '' } as const)
    await accepte(verbes.rendreAvis({ numero, acte: acteDe(agentDuBanc), chapitre, preuve, ...avis }))
  }
}

/** Handed over, taken, judged; and, by turns, validated, sent back, left in hand or left in the queue. */
const instruire = async (
  vie: Vie,
  issue: (rang: number) => 'valide' | 'a_modifier' | 'pris' | 'en_file' | 'en_depot',
) => {
  const { verbes, numero } = vie
  const tous = await chapitres(vie)
  const issues = tous.map((_, rang) => issue(rang))
  // The queue is served in its order: those that will wait come last.
  const ordre = tous.map((chapitre, rang) => ({ chapitre, issue: issues[rang] }))
  const aPrendre = ordre.filter(({ issue: voulue }) => voulue !== 'en_depot' && voulue !== 'en_file')
  for (const { chapitre, issue: voulue } of aPrendre) {
    const [code, preuves] = chapitre
    const acte = () => acteDe(agentDuBanc)
    await soumettre(vie, code)
    await accepte(verbes.prendreChapitre({ numero, acte: acte(), chapitre: code }))
    if (voulue === 'pris') {
      await juger(vie, [code, preuves.slice(0, preuves.length / 2)], 1)
    } else {
      await juger(vie, chapitre, voulue === 'a_modifier' ? 2 : 0)
      if (voulue === 'valide') await accepte(verbes.validerChapitre({ numero, acte: acte(), chapitre: code }))
      else
        await accepte(
          verbes.demanderModifications({
            numero,
            acte: acte(),
            chapitre: code,
            message: 'Deux captures sont à refaire.',
          }),
        )
    }
  }
  for (const { chapitre, issue: voulue } of ordre) if (voulue === 'en_file') await soumettre(vie, chapitre[0])
}

const MELANGE = ['valide', 'a_modifier', 'valide', 'pris', 'valide', 'en_file', 'valide', 'en_depot'] as const

const referencer = async ({ db, verbes, numero, editeur }: Vie): Promise<void> => {
  const seance = jourAParis(await lireHorloge(db))
  const parLAgence = () => ({ numero, acte: acteDe(agentDuBanc) })
  await accepte(verbes.preparerConvention({ ...parLAgence(), document: empreinte('convention') }))
  await accepte(
    verbes.signerConvention({
      numero,
      acte: acteDe(editeur),
      document: empreinte('convention'),
      documentSigne: empreinte('signee'),
    }),
  )
  await accepte(verbes.inscrireAuCollege({ ...parLAgence(), seance }))
  await accepte(verbes.consignerAttribution(parLAgence()))
  await accepte(verbes.prononcerReferencement(parLAgence()))
}

/** Leads one candidature to that point, by the verbs of the product: its rows are those that the product writes. */
export const faireModele = async (db: Db, dispositif: Dispositif, etape: Etape): Promise<Modele> => {
  const { editeur, produitId } = await enregistrer(db)
  const numero = numeroDepuis(createHash('sha512').update(produitId).digest())
  if (!numero) throw new Error('aucun numéro')
  const verbes = verbesDuBanc(db, numero)
  const vie: Vie = { db, verbes, dispositif, editeur, numero }
  const { entrepriseId } = editeur
  const ouverture = { dispositifId: dispositif.id, entrepriseId, produitId, charteAcceptee: true }
  await accepte(verbes.ouvrirCandidature({ acte: acteDe(editeur), ...ouverture }))
  const modele = { numero, entrepriseId, produitId }
  const parLAgence = () => ({ numero, acte: acteDe(agentDuBanc) })

  await remplir(vie, 'administrative')
  if (etape === 'administrative') return modele
  await accepte(verbes.accepterCandidatureAdministrative(parLAgence()))
  await remplir(vie, 'eligibilite')
  if (etape === 'eligibilite') return modele
  await accepte(verbes.accepterEligibilite(parLAgence()))
  await deposerTout(vie)
  if (etape === 'depot') return modele
  // No test day is waited for.
  if (dispositif.controles.journeeDeTest)
    await accepte(verbes.dispenserDeJournee({ ...parLAgence(), motif: 'Modèle du banc.' }))
  await instruire(vie, rang => (etape === 'instruction' ? (MELANGE[rang % MELANGE.length] ?? 'en_depot') : 'valide'))
  if (etape === 'referencee') await referencer(vie)
  return modele
}
