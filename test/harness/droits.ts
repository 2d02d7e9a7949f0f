import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Fait, NumeroCandidature } from '../../src/modules/candidatures/index.ts'
import { aucunControle, fichiersDe } from '../../src/modules/dispositifs/index.ts'
import { noterPiece } from '../../src/modules/preuves/index.ts'
import { AGENCE, magasinSurDisque } from '../../src/platform/storage/index.ts'
import { actesDe } from './actes.ts'
import { acteDe } from './base.ts'
import { poser } from './candidatures.ts'
import { ouvrirLeChantier } from './chantier.ts'
import { borne } from './cas.ts'
import * as histoires from './histoires.ts'
import { contratDeLicence, declarerParLesPages } from './marques.ts'
import { fait, type Procedure } from './procedure.ts'
import { chapitreDEssai, petitProgramme } from './programme.ts'
import { formulaireDeTest } from './test-intrusion.ts'

/** A full candidature, and the others that show what it has not reached yet, with every address that leads to them. */
export type MondeDesDroits = {
  /** The address of a route, its parameters being real ones or such that nobody has. */
  readonly adresse: (chemin: string, inconnu: boolean) => string
  /** What a form names besides. */
  readonly champs: (chemin: string, inconnu: boolean) => Readonly<Record<string, string>>
  readonly sansNumeros: (texte: string) => string
  /** What only those who see the candidature may read. */
  readonly secrets: readonly string[]
}

const INCONNUE = 'ZZZZZZZZZZ'
const AUCUN_ID = '00000000-0000-4000-8000-00000000dead'
const MOTIF = 'Motif confidentiel de l’essai'

export const peupler = async (procedure: Procedure): Promise<MondeDesDroits> => {
  const { db, modules, personnes, navigation, publier } = procedure
  const { pierre, hugo, ines, nadia } = personnes
  const actes = actesDe(procedure)
  const base = petitProgramme({ code: 'droits', formulaires, controles })
  const securite = chapitreDEssai('securite', [{ numero: 'PEN.01.01.01', natures: ['passi'] }])
  const contenu = { ...base, rem: { chapitres: [...base.rem.chapitres, securite] } }
  await publier(contenu)
  const programme = await publier({ ...contenu, presentation: 'Deuxième version.' })
  await ouvrirLeChantier(procedure, programme.code)
  const auJalon = await publier(petitProgramme({ code: 'droits-jalons', guichet: 'borne', jalons: borne.jalons }))
  const produitId = await procedure.produit()
  const { personneId } = personnes.claire
  await fait(modules.catalogue.ajouterCollaborateur({ acte: acteDe(pierre), produitId, personneId }))
  const numero = await actes.ouvrir(programme, produitId)
  const kbis = await joindre(procedure, numero)
  await actes.soumettreEtape(numero, 'administrative')
  await fait(modules.candidatures.accepterCandidatureAdministrative({ numero, acte: acteDe(nadia) }))
  await actes.soumettreEtape(numero, 'eligibilite')
  await fait(modules.candidatures.accepterEligibilite({ numero, acte: acteDe(nadia) }))
  const depot = await deposerFichier(procedure, numero)
  await actes.deposer(numero, 'annuaire', 'ANN.02.01.01')
  await fait(
    modules.candidatures.soumettreChapitres({ numero, acte: acteDe(pierre), chapitres: ['annuaire' as never] }),
  )
  const agenda = await procedure.identite.agenda.ouvrir(personneId)
  const position = (await procedure.faits(numero)).length
  await actes.prendre(hugo, numero, 'annuaire')
  await fait(
    modules.candidatures.rendreAvis({
      numero,
      acte: acteDe(hugo),
      chapitre: 'annuaire' as never,
      preuve: 'ANN.01.01.01' as never,
      verdict: 'a_modifier',
      motif: MOTIF,
    }),
  )
  const enExamen = await actes.ouvrir(programme)
  await actes.soumettreEtape(enExamen, 'administrative')

  const convoquee = await navigation
    .en(ines)
    .soumettre(await navigation.en(ines).aller('/agence/college'), '/agence/college')
  const seance = /\/agence\/college\/(\d{4}-\d\d-\d\d)/.exec(convoquee.url)?.[1] ?? ''
  const magasin = await magasinSurDisque({ dossier: join(procedure.dossier, 'pieces') })
  const piece = await magasin.deposer(Readable.from([Buffer.from('%PDF-1.7 convention')]), {
    tailleMax: 1_000,
    pour: AGENCE,
  })
  if (!piece.ok) throw new Error('pièce refusée')
  const { empreinte, taille } = piece
  await noterPiece(db)({ empreinte, taille, type: 'application/pdf' })
  const images = JSON.stringify([{ empreinte, largeur: 1, hauteur: 1, repere: 1 }])
  await sql`update apercus set etat = 'fait', genre = 'pages', etendue = 1, images = ${images}::jsonb, reprise_le = null,
    rendu_le = now()`.execute(db)
  const raconter = async (histoire: readonly Fait[], dit: NumeroCandidature): Promise<string> => {
    const faits = histoire.map(un => avecDocuments(un, { empreinte, seance }))
    const sujet = {
      entrepriseId: pierre.entrepriseId,
      produitId: await procedure.produit(),
      dispositifId: programme.id,
      administrative: { denomination_commerciale: 'Solution d’origine' },
    }
    await poser(db, faits, { ...sujet, numero: dit, guichet: `droits-${dit}` })
    return dit
  }
  const numeros = {
    referencee: await raconter(histoires.referencee, 'REFERENCEE' as NumeroCandidature),
    attribuee: await raconter(histoires.attribuee, 'ATTRIBUEE0' as NumeroCandidature),
    inscrite: await raconter(histoires.inscrite, 'INSCRITE00' as NumeroCandidature),
    aSigner: await raconter(histoires.conventionASigner, 'ASIGNER000' as NumeroCandidature),
  }
  await procedure.reagir(numero)
  const reference = 'REF-DEMO-000001'
  const marque = await declarerParLesPages({ navigation, acteur: pierre }, { produitId, reference })

  const numeroPour = (chemin: string): string =>
    chemin.includes('/documents/')
      ? numeros.referencee
      : chemin.startsWith('/agence/signatures/')
        ? numeros.attribuee
        : chemin.includes('/dossiers/')
          ? numeros.inscrite
          : chemin.includes('/convention/')
            ? numeros.aSigner
            : chemin.startsWith('/agence') && chemin.includes('/etapes/')
              ? enExamen
              : numero
  const { rows: droits } = await sql<{ id: string }>`select id::text from habilitations order by id limit 1`.execute(db)
  const { rows: courriels } = await sql<{ id: string }>`select id::text from courriels order by id limit 1`.execute(db)
  const envoi = randomUUID()
  await sql`insert into envois (id, numero, entreprise_id, personne_id, chapitre, preuve, nom, taille)
    values (${envoi}, ${numero}, ${pierre.entrepriseId}, ${pierre.personneId}, 'annuaire', 'ANN.01.01.01', 'film.pdf', 9)`.execute(
    db,
  )
  const ids = (chemin: string): string =>
    chemin.startsWith('/envois')
      ? envoi
      : chemin.startsWith('/produits')
        ? produitId
        : chemin.includes('/personnes/')
          ? pierre.personneId
          : chemin.includes('/habilitations/')
            ? (droits[0]?.id ?? '')
            : (courriels[0]?.id ?? '')
  const parametres = (chemin: string, inconnu: boolean): Readonly<Record<string, string>> => ({
    numero: inconnu ? INCONNUE : numeroPour(chemin),
    id: inconnu ? AUCUN_ID : ids(chemin),
    code: chemin.includes('/jalons/')
      ? auJalon.code
      : /^\/(?:demarches|dispositifs|administration|atelier)/.test(chemin)
        ? programme.code
        : chemin.includes('/test-intrusion')
          ? 'securite'
          : 'annuaire',
    jalon: 'J3',
    etape: 'administrative',
    position: String(position),
    depot: inconnu ? AUCUN_ID : depot,
    rang: '1',
    empreinte: chemin.includes('/documents/') ? empreinte : kbis,
    personne: personnes.claire.personneId,
    seance,
    reference,
    marque: inconnu ? AUCUN_ID : marque,
    version: '2',
    avant: '1',
    apres: '2',
    section: 'section',
    champ: 'membres',
    ligne: 'nom',
    vue: 'administrative',
    fichier: 'catalogue.json',
    jeton: `${inconnu ? 'x'.repeat(43) : agenda}.ics`,
  })
  const requetes: Readonly<Record<string, (inconnu: boolean) => string>> = {
    '/demarches/:code/charte': inconnu => `?produit=${inconnu ? AUCUN_ID : produitId}`,
    '/candidatures/:numero/chapitres/:code/preuves/gazelle': () => '?preuve=ANN.01.01.01',
    '/candidatures/:numero/chapitres/:code/reprise': () => '?preuve=ANN.01.01.01',
    '/candidatures/:numero/chapitres/:code/test-intrusion': () => '?preuve=PEN.01.01.01',
    '/administration/journal': () => `?numero=${numero}`,
  }
  const tous = [numero, enExamen, ...Object.values(numeros), INCONNUE, produitId, depot, marque, envoi, AUCUN_ID]
  return {
    adresse: (chemin, inconnu) => {
      const valeurs = parametres(chemin, inconnu)
      const url = chemin.replaceAll(/:(\w+)/g, (_, nom: string) => encodeURIComponent(valeurs[nom] ?? `sans-${nom}`))
      return url + (requetes[chemin]?.(inconnu) ?? '')
    },
    champs: (chemin, inconnu) => ({
      ...(chemin.endsWith('/charte') ? { produit: inconnu ? AUCUN_ID : produitId } : {}),
      preuve: 'ANN.01.01.01',
    }),
    sansNumeros: texte => tous.reduce((reste, un) => reste.replaceAll(un, '·'), texte),
    secrets: [MOTIF, 'kbis-confidentiel.pdf', 'preuve-confidentielle.pdf', contratDeLicence.nom, 'Imago RIS'],
  }
}

const controles = {
  ...aucunControle,
  cnda: true,
  journeeDeTest: { chapitre: 'annuaire' },
  testIntrusion: formulaireDeTest,
  maturite: {
    version: '1',
    niveaux: ['Absent', 'Suivi'],
    questions: [{ id: 'SSI-01', theme: 'Gouvernance', question: 'Qui répond ?', niveaux: ['Personne.', 'Quelqu’un.'] }],
  },
}

const formulaires = {
  administrative: {
    sections: [
      {
        code: 'section',
        titre: 'Section',
        champs: [
          { code: 'kbis', libelle: 'Kbis', type: 'fichier', obligatoire: false, extensions: ['pdf'] },
          {
            code: 'membres',
            libelle: 'Membres',
            type: 'liste',
            obligatoire: false,
            lignes: [{ code: 'nom', libelle: 'Nom', type: 'texte', obligatoire: false }],
          },
        ],
      },
    ],
  },
  eligibilite: { sections: [] },
} as const

/** A file given in the form of step 1. @returns its hash */
const joindre = async ({ navigation, personnes, modules }: Procedure, numero: NumeroCandidature): Promise<string> => {
  const qui = navigation.en(personnes.pierre)
  const adresse = `/candidatures/${numero}/etapes/administrative`
  const kbis = { nom: 'kbis-confidentiel.pdf', contenu: '%PDF-1.7 kbis' }
  await qui.soumettre(await qui.aller(adresse), adresse, { kbis, geste: 'enregistrer' })
  const brouillon = await modules.candidatures.lireBrouillon({ numero, etape: 'administrative' })
  return fichiersDe(brouillon?.reponses['kbis'])[0]?.empreinte ?? ''
}

/** A file deposited for the first proof. @returns the id of the deposit */
const deposerFichier = async ({ navigation, personnes, faits }: Procedure, numero: string): Promise<string> => {
  const qui = navigation.en(personnes.pierre)
  const chapitre = `/candidatures/${numero}/chapitres/annuaire`
  const piece = { nom: 'preuve-confidentielle.pdf', contenu: `%PDF-1.7 ${randomUUID()}` }
  await qui.soumettre(await qui.aller(chapitre), `${chapitre}/preuves/fichier`, { piece })
  const depose = (await faits(numero)).findLast(({ type }) => type === 'PreuveDeposee')
  if (depose?.type !== 'PreuveDeposee') throw new Error('rien de déposé')
  return depose.depot.id
}

/** The same fact, about a séance that is convened and documents that are kept. */
const avecDocuments = (
  un: Fait,
  { empreinte, seance }: { readonly empreinte: string; readonly seance: string },
): Fait => {
  switch (un.type) {
    case 'ConventionPreparee':
      return { ...un, document: empreinte }
    case 'ConventionSigneeParEditeur':
      return { ...un, documentSigne: empreinte }
    case 'CandidatureInscriteAuCollege':
    case 'ReferencementAttribue':
      return { ...un, seance: seance as never }
    case 'ReferencementPrononce':
      return {
        ...un,
        referencement: {
          ...un.referencement,
          debutLe: '2020-01-01' as never,
          finLe: '2099-01-01' as never,
          convention: empreinte,
          attestation: empreinte,
          rapport: empreinte,
        },
      }
    default:
      return un
  }
}
